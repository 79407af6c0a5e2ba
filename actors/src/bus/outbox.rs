//! Hints on their way out: gathered for 10 ms, the newest of each ticket, then handed to the bus together.
//!
//! "Full" or "failed": they are dropped and counted, the safety net of the others finds what they would have said. An
//! outage is told once at its begin and once at its end, not with every hint.

use super::{ASIDES, Bus, BusCounters, HINTS};
use helpdesk_core::{Seq, TicketId};
use helpdesk_sql::bus::payloads;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::mpsc;

/// How long hints are gathered: a hundred messages a second and node at most, and nobody sees 10 ms.
const GATHER: Duration = Duration::from_millis(10);

type Hint = (TicketId, Seq);

/// Carries payloads to the other nodes, or says in a sentence why it could not.
pub(super) trait Carry: Send + 'static {
    fn carry(&self, payloads: &[String]) -> impl Future<Output = Result<(), String>> + Send;
}

/// The node's side: takes hints and asides, never blocks. Each kind has room of its own: no aside keeps a hint waiting.
pub(super) struct Outbox {
    hints: mpsc::Sender<Hint>,
    asides: mpsc::Sender<String>,
    counters: Arc<BusCounters>,
}

/// What waits to be sent.
struct Waiting {
    hints: mpsc::Receiver<Hint>,
    asides: mpsc::Receiver<String>,
}

impl Outbox {
    /// The task ends by itself when the outbox is gone.
    pub fn start(carrier: impl Carry, on: &Handle, counters: Arc<BusCounters>) -> Outbox {
        let (hints, waiting) = mpsc::channel(HINTS);
        let (asides, beside) = mpsc::channel(ASIDES);
        on.spawn(send(carrier, Waiting { hints: waiting, asides: beside }, Arc::clone(&counters)));
        Outbox { hints, asides, counters }
    }
}

impl Bus for Outbox {
    fn publish(&self, ticket: TicketId, seq: Seq) {
        if self.hints.try_send((ticket, seq)).is_err() {
            self.counters.count_dropped(1);
        }
    }

    fn aside(&self, said: String) {
        // full: the next one says more
        let _ = self.asides.try_send(said);
    }
}

async fn send(carrier: impl Carry, mut waiting: Waiting, counters: Arc<BusCounters>) {
    let mut failing = false;
    while let Some((hints, asides)) = waiting.gathered().await {
        match carrier.carry(&payloads(&hints, &asides)).await {
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

impl Waiting {
    /// What came within a moment; `None`: the outbox is gone.
    async fn gathered(&mut self) -> Option<(Vec<Hint>, Vec<String>)> {
        let (mut hints, mut asides) = (HashMap::new(), Vec::new());
        tokio::select! {
            biased;
            hint = self.hints.recv() => hints.extend([hint?]),
            aside = self.asides.recv() => asides.push(aside?),
        }
        tokio::time::sleep(GATHER).await;
        newest(&mut hints, &mut self.hints);
        while let Ok(aside) = self.asides.try_recv() {
            asides.push(aside);
            if asides.len() >= ASIDES {
                break;
            }
        }
        Some((hints.into_iter().collect(), asides))
    }
}

/// Adds what waits now, of each ticket the newest; at most as many as may wait.
fn newest(newest: &mut HashMap<TicketId, Seq>, waiting: &mut mpsc::Receiver<Hint>) {
    for _ in 0..HINTS {
        let Ok((ticket, seq)) = waiting.try_recv() else { break };
        let last = newest.entry(ticket).or_insert(seq);
        *last = seq.max(*last);
    }
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
        let mut found = HashMap::from([(TicketId(1), Seq(6))]);
        newest(&mut found, &mut waiting);
        let mut found: Vec<Hint> = found.into_iter().collect();
        found.sort();
        assert_eq!(found, [(TicketId(1), Seq(7)), (TicketId(2), Seq(1))]);
        assert!(waiting.try_recv().is_err(), "nothing is left");
    }
}
