//! Asking a database from code that blocks, wherever it runs.
//!
//! The private cluster and the tests' databases are started and stopped by blocking code that may itself stand inside a
//! runtime, where waiting is forbidden; so each question gets a thread and a small runtime of its own.

use std::time::Duration;
use tokio_postgres::error::SqlState;

/// Longest wait for a connection.
const CONNECT_LIMIT: Duration = Duration::from_secs(10);

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unanswered {
    /// The database refused or cannot be reached.
    #[error(transparent)]
    Database(#[from] tokio_postgres::Error),
    /// No runtime could be made.
    #[error("the system gives no more threads or files: {0}")]
    System(#[from] std::io::Error),
}

impl Unanswered {
    /// What the database called it.
    pub(crate) fn code(&self) -> Option<&SqlState> {
        match self {
            Unanswered::Database(error) => error.code(),
            Unanswered::System(_) => None,
        }
    }
}

/// Connects, runs statements, hangs up. No statement: only asks whether the database answers.
pub(crate) fn run_sql(url: &str, statements: &str) -> Result<(), Unanswered> {
    let mut config: tokio_postgres::Config = url.parse()?;
    config.connect_timeout(CONNECT_LIMIT);
    let answer = on_own_thread(async {
        let (client, connection) = config.connect(tokio_postgres::NoTls).await?;
        let driver = tokio::spawn(connection);
        let answer = client.batch_execute(statements).await;
        drop(client);
        let _ = driver.await; // what went wrong on the way out was said by the answer
        answer
    })?;
    Ok(answer?)
}

/// Blocks on a future from anywhere.
pub(crate) fn on_own_thread<F: Future<Output: Send> + Send>(future: F) -> std::io::Result<F::Output> {
    std::thread::scope(|scope| {
        let work =
            scope.spawn(|| Ok(tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(future)));
        work.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}
