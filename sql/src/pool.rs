//! Connections: bounded in number and in time, living on one runtime that nobody else blocks.
//!
//! The runtimes of HTTP workers and actors come and go and may stall; a connection whose task lives on one of them would
//! stall or die with it. So connections are made and driven on the runtime that the caller names, wherever they are used.
//! Writes and reads have pools of their own, so that a page that is slow to read never keeps a message from being written.
//!
//! The rule it keeps: every connection acts as a role with few rights and with the server's own time limits, and one that
//! was given up on (time over, caller gone) is closed, never handed out again. "Full": no connection came free within 2 s.

use crate::failure;
use crate::store::{OpenError, ReadError};
use deadpool_postgres::{Client, Connect, Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime, Timeouts};
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::task::JoinHandle;
use tokio_postgres::{Config, NoTls};

/// Longest wait for a write's answer; then the connection is thrown away and the outcome is unknown.
/// More than `statement_timeout` (10 s), so that the server tells of a slow statement where it can.
pub const WRITE_LIMIT: Duration = Duration::from_secs(12);
/// Longest wait for a read's answer; then the connection is thrown away.
pub const READ_LIMIT: Duration = Duration::from_secs(12);
/// Longest wait for a connection to come free; then the caller is told that we are busy.
const WAIT_LIMIT: Duration = Duration::from_secs(2);
/// Longest wait for a new connection.
const CREATE_LIMIT: Duration = Duration::from_secs(3);
/// Longest look at a connection before it is used again.
const RECYCLE_LIMIT: Duration = Duration::from_secs(2);

/// How many connections a store may hold at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolSizes {
    /// For the journal.
    pub write: usize,
    /// For everything else.
    pub read: usize,
}

impl Default for PoolSizes {
    fn default() -> PoolSizes {
        // one journal writer and one batch that is being retried; reads are short
        PoolSizes { write: 2, read: 8 }
    }
}

/// What a connection is for; decides its role and its limits.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Purpose {
    /// The journal and its lookups.
    Write,
    /// Everything else that the application reads.
    Read,
    /// What the search knows: made from the log again if it is lost.
    Index,
    /// The figures.
    Analytics,
}

impl Purpose {
    /// Said at start-up, so that no connection is ever without its role and its limits.
    ///
    /// Reads are planned anew each time: their filters may be absent, and one plan for all would use no index. A report has
    /// no such filters, and planning it would take as long as the answer; but a plan for any period expects a third of all
    /// rows, for which it would read the whole table, so it may not. Nothing is long enough for compiling it to pay.
    /// The journal touches tickets by their key. Its plan is made once, maybe while the tables are empty and reading them
    /// whole is cheapest; a minute of heavy writing on, before anything is analyzed, that plan would read all tickets for
    /// each batch. So it may not.
    pub(crate) fn options(self) -> &'static str {
        match self {
            Purpose::Write => {
                "-c role=helpdesk_app -c statement_timeout=10s -c lock_timeout=2s \
                 -c idle_in_transaction_session_timeout=10s -c search_path=hd,pg_temp -c jit=off \
                 -c enable_seqscan=off"
            }
            Purpose::Read => {
                "-c role=helpdesk_app -c statement_timeout=10s -c lock_timeout=5s \
                 -c idle_in_transaction_session_timeout=10s -c search_path=hd,pg_temp -c plan_cache_mode=force_custom_plan \
                 -c jit=off"
            }
            // nobody waits for it to be durable, and the disk is the journal's
            Purpose::Index => {
                "-c role=helpdesk_app -c statement_timeout=10s -c lock_timeout=2s -c synchronous_commit=off \
                 -c idle_in_transaction_session_timeout=10s -c search_path=hd,pg_temp -c plan_cache_mode=force_custom_plan \
                 -c jit=off"
            }
            Purpose::Analytics => {
                "-c role=helpdesk_analytics -c default_transaction_read_only=on -c statement_timeout=5s \
                 -c search_path=hd,pg_temp -c plan_cache_mode=force_generic_plan -c jit=off \
                 -c enable_seqscan=off"
            }
        }
    }
}

/// Reads a database URL and says how we connect with it.
pub(crate) fn config(url: &str, options: &str) -> Result<Config, tokio_postgres::Error> {
    let mut config: Config = url.parse()?;
    let own = config.get_options().map(|own| format!("{own} {options}"));
    config.options(own.unwrap_or_else(|| options.to_owned()));
    config.connect_timeout(CREATE_LIMIT);
    config.application_name("helpdesk");
    Ok(config)
}

/// Polls a future inside another runtime, so that its sockets and timers belong to that one.
pub(crate) async fn inside<F: Future>(on: Handle, future: F) -> F::Output {
    let mut future: Pin<_> = pin!(future);
    poll_fn(|cx| {
        let _inside = on.enter();
        future.as_mut().poll(cx)
    })
    .await
}

/// Makes connections on one runtime, whoever asks.
struct On(Handle);

/// What [`Connect::connect`] answers: the client, and the task that drives its connection.
type Connected<'a> =
    Pin<Box<dyn Future<Output = Result<(tokio_postgres::Client, JoinHandle<()>), tokio_postgres::Error>> + Send + 'a>>;

impl Connect for On {
    fn connect(&self, config: &Config) -> Connected<'_> {
        let config = config.clone();
        Box::pin(async move {
            let (client, connection) = inside(self.0.clone(), async { config.connect(NoTls).await }).await?;
            let task = self.0.spawn(async move {
                if let Err(error) = connection.await {
                    tracing::warn!(error = failure::sentence(&error), "a database connection ended");
                }
            });
            Ok((client, task))
        })
    }
}

/// A pool of connections for one purpose; connects when it is first used.
pub(crate) fn pool(url: &str, on: &Handle, purpose: Purpose, size: usize) -> Result<Pool, OpenError> {
    let unusable = |error: &(dyn std::error::Error + 'static)| OpenError::Unreachable(failure::sentence(error));
    let config = config(url, purpose.options()).map_err(|error| unusable(&error))?;
    let manager =
        Manager::from_connect(config, On(on.clone()), ManagerConfig { recycling_method: RecyclingMethod::Fast });
    let timeouts = Timeouts { wait: Some(WAIT_LIMIT), create: Some(CREATE_LIMIT), recycle: Some(RECYCLE_LIMIT) };
    Pool::builder(manager)
        .max_size(size)
        .timeouts(timeouts)
        .runtime(Runtime::Tokio1)
        .build()
        .map_err(|error| unusable(&error))
}

/// A connection on loan. Goes back to the pool only after [`Loan::give_back`]; a loan that is dropped half-way (time over,
/// caller gone) closes its connection, for an answer may still be on its way through it.
pub(crate) struct Loan(Option<Client>);

impl Loan {
    /// Borrows a connection.
    pub(crate) async fn from(pool: &Pool) -> Result<Loan, deadpool_postgres::PoolError> {
        pool.get().await.map(|client| Loan(Some(client)))
    }

    /// Lends it on for a statement; `None` after it was given back.
    pub(crate) fn client(&self) -> Option<&Client> {
        self.0.as_ref()
    }

    /// All answers were read.
    pub(crate) fn give_back(mut self) {
        drop(self.0.take());
    }
}

impl Drop for Loan {
    fn drop(&mut self) {
        if let Some(client) = self.0.take() {
            drop(Object::take(client));
        }
    }
}

/// Runs one read: borrows a connection, waits at most [`READ_LIMIT`], gives it back unless it failed.
pub(crate) async fn read<T, F>(pool: &Pool, ask: F) -> Result<T, ReadError>
where
    F: AsyncFnOnce(&Client) -> Result<T, tokio_postgres::Error>,
{
    let loan = Loan::from(pool).await.map_err(|error| failure::of_read_pool(&error))?;
    let Some(client) = loan.client() else { return Err(ReadError::Busy) };
    let answer = tokio::time::timeout(READ_LIMIT, ask(client)).await;
    let answer = answer.map_err(|_| ReadError::Failed("no answer within 12 s".to_owned()))??;
    loan.give_back();
    Ok(answer)
}
