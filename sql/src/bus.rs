//! The bus between nodes on `NOTIFY` and `LISTEN`. A hint, never the truth.

use crate::store::{ReadError, Store};
use helpdesk_core::{Seq, TicketId};
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

/// What a listener hears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A ticket's log reached this length.
    Hint {
        /// Which ticket.
        ticket: TicketId,
        /// How long its log is at least.
        seq: Seq,
    },
    /// The connection is new: hints may have been missed, read the heads.
    CatchUp,
}

/// Tells the other nodes; batched into payloads below 8000 bytes.
pub async fn notify(store: &Store, hints: &[(TicketId, Seq)]) -> Result<(), ReadError> {
    let _ = (store, hints);
    unimplemented!()
}

/// Listens on a connection of its own until the receiver is dropped; reconnects by itself.
pub fn listen(url: &str, on: &Handle, ears: mpsc::Sender<Heard>) -> JoinHandle<()> {
    let _ = (url, on, ears);
    unimplemented!()
}
