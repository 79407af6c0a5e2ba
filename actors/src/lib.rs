//! Concurrency of the helpdesk: each ticket is an actor, one journal writes for all of them.
//!
//! `session -> registry -> ticket actor -> journal -> PostgreSQL`, and back: after the COMMIT the actor evolves, encodes
//! the event once and tells its subscribers, the queue and the bus. Nobody on this way awaits somebody behind it.
//!
//! Every queue here is bounded by a named constant: what is over is answered `busy`, a slow subscriber is evicted.

mod bus;
mod ears;
mod frame;
mod incidents;
mod indexing;
pub mod journal;
mod learning;
mod node;
mod presence;
mod queue;
mod receipts;
mod registry;
mod tell;
mod ticket;

pub use bus::{BusCounters, BusKind, NatsAddress, NatsAddressError};
pub use frame::{ConnId, Evict, Push, Subscriber};
pub use incidents::Incidents;
pub use indexing::Indexing;
pub use journal::{JournalCounters, Ledger};
pub use learning::Learning;
pub use node::{Node, NodeConfig, StartError};
pub use presence::Presence;
pub use queue::Queue;
pub use registry::{Created, Registry};
pub use ticket::{Done, Head};
