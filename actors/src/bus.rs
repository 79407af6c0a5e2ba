//! Between nodes: "this ticket's log now ends at this seq". Only a hint; lost, doubled and reordered hints are harmless.
//!
//! `local` is for one node. `postgres` sends NOTIFYs after the commit, `nats` messages; both gather in the same [`Outbox`]
//! and hear the same [`Heard`]. Whatever a bus loses, the safety net of every node finds within 2 s.

mod address;
mod counters;
mod nats;
mod outbox;
mod postgres;

pub use address::{NatsAddress, NatsAddressError};
pub use counters::BusCounters;
use outbox::Outbox;

use helpdesk_core::{Seq, TicketId};
use helpdesk_sql::bus::Heard;
use helpdesk_sql::{ReadError, Store};
use std::sync::Arc;
use tokio::runtime::Handle;
use tokio::sync::mpsc;

/// Hints that may wait to be sent, or to be taken in. What is over is not sent; what is heard waits at its sender's.
const HINTS: usize = 8192;

/// Asides that may wait to be sent: a busy moment's. What is over is not sent; the next one says more.
const ASIDES: usize = 256;

/// How nodes tell each other of commits.
#[derive(Clone, Debug)]
pub enum BusKind {
    /// There is one node.
    Local,
    /// NOTIFY and LISTEN in the database that this URL names.
    Postgres {
        /// The database.
        url: String,
    },
    /// Core NATS.
    Nats {
        /// The server. Two campuses may share it: the subject has the database's name in it.
        address: NatsAddress,
    },
}

impl BusKind {
    /// Its name in the configuration and in the metrics.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            BusKind::Local => "local",
            BusKind::Postgres { .. } => "postgres",
            BusKind::Nats { .. } => "nats",
        }
    }
}

/// Tells other nodes of a commit. Must not block and may drop: the safety net of every node bounds the staleness.
pub(crate) trait Bus: Send + Sync + 'static {
    fn publish(&self, ticket: TicketId, seq: Seq);

    /// Tells something beside the logs (`helpdesk_sql::bus`), which nobody asks for again when it is lost.
    fn aside(&self, said: String);

    /// Whether there may be other nodes.
    fn has_others(&self) -> bool {
        true
    }
}

/// There is no other node.
struct LocalBus;

impl Bus for LocalBus {
    fn publish(&self, _ticket: TicketId, _seq: Seq) {}

    fn aside(&self, _said: String) {}

    fn has_others(&self) -> bool {
        false
    }
}

/// A node's end of the bus.
pub(crate) struct Joined {
    /// Takes what this node has committed.
    pub bus: Arc<dyn Bus>,
    /// Gives what others have; `None`: there are no others.
    pub heard: Option<mpsc::Receiver<Heard>>,
    pub counters: Arc<BusCounters>,
}

/// Starts sender and listener on the database runtime. A bus that is down holds up nobody: it is tried again for ever.
pub(crate) async fn join(store: &Store, on: &Handle, kind: BusKind) -> Result<Joined, ReadError> {
    let counters = Arc::new(BusCounters::new(kind.name()));
    let (ears, heard) = mpsc::channel(HINTS);
    let bus: Arc<dyn Bus> = match kind {
        BusKind::Local => return Ok(Joined { bus: Arc::new(LocalBus), heard: None, counters }),
        BusKind::Postgres { url } => {
            helpdesk_sql::bus::listen(&url, on, ears);
            Arc::new(Outbox::start(postgres::Notify(store.clone()), on, Arc::clone(&counters)))
        }
        BusKind::Nats { address } => {
            let line = nats::listen(address, &store.database_name().await?, on, ears);
            Arc::new(Outbox::start(line, on, Arc::clone(&counters)))
        }
    };
    Ok(Joined { bus, heard: Some(heard), counters })
}
