//! Hints on their way out: gathered for 10 ms, the newest of each ticket, then handed to the bus together.
//!
//! "Full" or "failed": they are dropped and counted, the safety net of the others finds what they would have said. An
//! outage is told once at its begin and once at its end, not with every hint.

use super::{Bus, BusCounters, HINTS};
use helpdesk_core::{Seq, TicketId};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::mpsc;

/// How long hints are gathered: a hundred messages a second and node at most, and nobody sees 10 ms.
const GATHER: Duration = Duration::from_millis(10);

type Hint = (TicketId, Seq);

/// Carries hints to the other nodes, or says in a sentence why it could not.
pub(super) trait Carry: Send + 'static {
    fn carry(&self, hints: &[Hint]) -> impl Future<Output = Result<(), String>> + Send;
}

/// The node's side: takes hints, never blocks.
pub(super) struct Outbox {
    hints: mpsc::Sender<Hint>,
    counters: Arc<BusCounters>,
}

impl Outbox {
    /// The task ends by itself when the outbox is gone.
    pub fn start(carrier: impl Carry, on: &Handle, counters: Arc<BusCounters>) -> Outbox {
        let (hints, waiting) = mpsc::channel(HINTS);
        on.spawn(send(carrier, waiting, Arc::clone(&counters)));
        Outbox { hints, counters }
    }
}

impl Bus for Outbox {
    fn publish(&self, ticket: TicketId, seq: Seq) {
        if self.hints.try_send((ticket, seq)).is_err() {
            self.counters.count_dropped(1);
        }
    }
}

async fn send(carrier: impl Carry, mut waiting: mpsc::Receiver<Hint>, counters: Arc<BusCounters>) {
    let mut failing = false;
    while let Some(first) = waiting.recv().await {
        tokio::time::sleep(GATHER).await;
        let hints = newest(first, &mut waiting);
        match carrier.carry(&hints).await {
            Ok(()) => {
                counters.count_sent(hints.len());
                if std::mem::take(&mut failing) {
                    tracing::info!("hints are sent again");
                }
            }
            Err(error) => {
                counters.count_dropped(hints.len());
                if !std::mem::replace(&mut failing, true) {
                    tracing::warn!(error, "hints cannot be sent, the other nodes see changes within 2 s instead");
                }
            }
        }
    }
}

/// What waits now, of each ticket the newest; at most as many as may wait.
fn newest(first: Hint, waiting: &mut mpsc::Receiver<Hint>) -> Vec<Hint> {
    let mut newest = HashMap::from([first]);
    for _ in 0..HINTS {
        let Ok((ticket, seq)) = waiting.try_recv() else { break };
        let last = newest.entry(ticket).or_insert(seq);
        *last = seq.max(*last);
    }
    newest.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_each_ticket_the_newest_hint_is_carried() {
        let (hints, mut waiting) = mpsc::channel(HINTS);
        for (ticket, seq) in [(1, 5), (2, 1), (1, 4), (1, 7)] {
            hints.try_send((TicketId(ticket), Seq(seq))).unwrap();
        }
        let mut found = newest((TicketId(1), Seq(6)), &mut waiting);
        found.sort();
        assert_eq!(found, [(TicketId(1), Seq(7)), (TicketId(2), Seq(1))]);
        assert!(waiting.try_recv().is_err(), "nothing is left");
    }
}
