//! Between nodes: "this ticket's log now ends at this seq". Only a hint; lost, doubled and reordered hints are harmless.
//!
//! `local` is for one node. `postgres` sends batched NOTIFYs after the commit. A `nats` bus will take the same trait.

mod postgres;

pub(crate) use postgres::PostgresBus;

use helpdesk_core::{Seq, TicketId};

/// Tells other nodes of a commit. Must not block and may drop: the safety net of every node bounds the staleness.
pub(crate) trait Bus: Send + Sync + 'static {
    fn publish(&self, ticket: TicketId, seq: Seq);
}

/// There is no other node.
pub(crate) struct LocalBus;

impl Bus for LocalBus {
    fn publish(&self, _ticket: TicketId, _seq: Seq) {}
}
