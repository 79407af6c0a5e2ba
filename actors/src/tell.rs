//! Who hears of a commit beside the ticket's own subscribers: the queue, the bus, the dashboard, the search.
//!
//! All of it is a hint. Whoever misses one finds out by `rev`, by the digest or by the safety net.

use crate::bus::Bus;
use crate::indexing::Indexing;
use crate::queue::{QueueActor, RowChanged};
use actix::Addr;
use helpdesk_core::wire::TicketChange;
use std::sync::Arc;
use tokio::sync::watch;

/// Something durable happened to a ticket on this node.
pub(crate) struct Told {
    /// Its row in the queue now.
    pub change: TicketChange,
    /// Whether figures may have moved.
    pub figures: bool,
    /// Whether other nodes have to hear it from us.
    pub ours: bool,
}

/// Shared by everything that commits.
#[derive(Clone)]
pub(crate) struct Tell {
    queue: Arc<Addr<QueueActor>>,
    bus: Arc<dyn Bus>,
    figures: watch::Sender<u64>,
    indexing: Indexing,
}

impl Tell {
    pub fn new(queue: Addr<QueueActor>, bus: Arc<dyn Bus>, figures: watch::Sender<u64>, indexing: Indexing) -> Tell {
        Tell { queue: Arc::new(queue), bus, figures, indexing }
    }

    pub fn committed(&self, told: Told) {
        if told.ours {
            self.bus.publish(told.change.ticket, told.change.rev);
        }
        if told.figures {
            self.figures_moved();
        }
        self.indexing.hint(told.change.ticket);
        // a full queue actor misses a hint; its safety net reads what it missed
        if self.queue.try_send(RowChanged(told.change)).is_err() {
            tracing::warn!("the queue actor is full, its safety net will catch up");
        }
    }

    pub fn figures_moved(&self) {
        self.figures.send_modify(|n| *n = n.wrapping_add(1));
    }
}
