//! NOTIFY as the bus: gathered for 10 ms and sent after the commit, never inside it (a NOTIFY in a writing transaction
//! takes a cluster-wide lock through its fsync). The listener has a connection of its own.

use super::Bus;
use helpdesk_core::{Seq, TicketId};
use helpdesk_sql::Store;
use helpdesk_sql::bus::{self, Heard};
use std::collections::HashMap;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::mpsc;

/// Hints that may wait to be sent; what is over is dropped, the safety net of the others finds it.
const HINTS: usize = 8192;
/// How long hints are gathered: one NOTIFY per node and 10 ms at most.
const GATHER: Duration = Duration::from_millis(10);

pub(crate) struct PostgresBus {
    hints: mpsc::Sender<(TicketId, Seq)>,
}

impl PostgresBus {
    /// Starts sender and listener on the database runtime; what is heard comes out of the receiver.
    pub fn start(store: Store, url: &str, on: &Handle) -> (PostgresBus, mpsc::Receiver<Heard>) {
        let (hints, waiting) = mpsc::channel(HINTS);
        let (heard, hear) = mpsc::channel(HINTS);
        on.spawn(send(store, waiting));
        bus::listen(url, on, heard);
        (PostgresBus { hints }, hear)
    }
}

impl Bus for PostgresBus {
    fn publish(&self, ticket: TicketId, seq: Seq) {
        if self.hints.try_send((ticket, seq)).is_err() {
            tracing::warn!(%ticket, "a hint was dropped, the other nodes' safety net will find it");
        }
    }
}

async fn send(store: Store, mut waiting: mpsc::Receiver<(TicketId, Seq)>) {
    while let Some((ticket, seq)) = waiting.recv().await {
        tokio::time::sleep(GATHER).await;
        let mut newest = HashMap::from([(ticket, seq)]);
        while let Ok((ticket, seq)) = waiting.try_recv() {
            let last = newest.entry(ticket).or_insert(seq);
            *last = seq.max(*last);
        }
        let hints: Vec<_> = newest.into_iter().collect();
        if let Err(error) = bus::notify(&store, &hints).await {
            tracing::warn!(%error, "hints were not sent, the other nodes' safety net will find them");
        }
    }
}
