//! What a node hears of others, and of the database itself.
//!
//! Hints come over the bus and may be lost; every 2 s the database is asked what they missed. A changed epoch says that the
//! database was restored from a backup: memory is void then, and the node starts over.

use crate::bus::BusCounters;
use crate::incidents::Incidents;
use crate::indexing::Indexing;
use crate::learning::Learning;
use crate::presence::Presence;
use crate::queue::{Queue, ROWS};
use crate::registry::Registry;
use crate::tell::Tell;
use helpdesk_core::Seq;
use helpdesk_sql::Store;
use helpdesk_sql::bus::Heard;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, watch};

/// What this node hears of others: hints of the bus, and every 2 s the database itself.
pub(crate) struct Ears {
    pub store: Store,
    pub registry: Registry,
    pub queue: Queue,
    pub learning: Learning,
    pub indexing: Indexing,
    pub incidents: Incidents,
    pub presence: Presence,
    pub tell: Tell,
    pub hints: Arc<BusCounters>,
    /// Told when the database is another one than before.
    pub epoch: watch::Sender<String>,
    pub safety_net: Duration,
}

impl Ears {
    /// Listens for ever.
    pub async fn listen(self, mut heard: Option<mpsc::Receiver<Heard>>) {
        let alone = heard.is_none();
        let mut net = tokio::time::interval(self.safety_net);
        net.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            let hint = async {
                match heard.as_mut() {
                    Some(heard) => heard.recv().await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                hint = hint => match hint {
                    Some(Heard::Hint { ticket, seq }) => self.hinted(ticket, seq),
                    Some(Heard::Aside(said)) => self.presence.heard(said),
                    Some(Heard::CatchUp) => {
                        self.hints.set_connected(true);
                        self.look().await;
                        self.tell.figures_moved();
                    }
                    Some(Heard::Deaf) => self.hints.set_connected(false),
                    None => heard = None,
                },
                _ = net.tick() => {
                    self.look().await;
                    // a lost hint may have been of a ticket that came and went since the last look
                    if !alone {
                        self.tell.figures_moved();
                    }
                }
            }
        }
    }

    fn hinted(&self, ticket: helpdesk_core::TicketId, seq: Seq) {
        self.hints.count_heard();
        self.registry.hint(ticket, seq);
        self.queue.hint(vec![(ticket, seq)]);
        self.learning.hint();
        self.indexing.hint(ticket);
        self.tell.figures_moved();
    }

    /// Asks the database what the hints may have missed.
    async fn look(&self) {
        self.look_at_epoch().await;
        self.learning.hint();
        if let Err(error) = self.incidents.look().await {
            tracing::debug!(%error, "the safety net could not look");
        }
        let live = self.registry.live();
        match self.store.heads(&live).await {
            Ok(heads) => heads.into_iter().for_each(|(ticket, seq)| self.registry.hint(ticket, seq)),
            Err(error) => tracing::debug!(%error, "the safety net could not look"),
        }
        match self.store.unclosed_heads().await {
            Ok(heads) => self.queue.all_heads(heads),
            Err(error) => tracing::debug!(%error, "the safety net could not look"),
        }
    }

    /// After a restore what this node remembers is of another past: everything is loaded again before anybody is told.
    async fn look_at_epoch(&self) {
        let found = match self.store.epoch().await {
            Ok(found) if found != *self.epoch.borrow() => found,
            Ok(_) => return,
            Err(error) => return tracing::debug!(%error, "the safety net could not look"),
        };
        tracing::warn!("the database was restored: tickets, queue and figures are loaded again");
        match self.store.queue(ROWS).await {
            Ok((items, _)) => self.queue.start_over(items),
            // the old epoch stays, so the next look tries again
            Err(error) => return tracing::warn!(%error, "the queue cannot be loaded again yet"),
        }
        self.incidents.start_over().await;
        self.registry.start_over().await;
        self.epoch.send_replace(found);
        self.tell.figures_moved();
    }
}
