//! The writer behind of what people have read: gathers, keeps the newest of each person and ticket, writes many at once.
//!
//! Rule: nobody waits for it, and it never holds up the journal (it writes beside the reads). "Full": a receipt that has no
//! room is dropped, so something that was read is shown as new after a reload. "Failed": what was gathered is kept, and
//! tried again in a moment.

use helpdesk_core::receipts::Receipt;
use helpdesk_core::{PersonId, Seq, TicketId};
use helpdesk_sql::{ReadError, Store};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::Notify;
use tokio::task::JoinHandle;

/// Receipts that may wait: everybody on a campus reads something while the database is away for a moment.
const WAITING: usize = 20_000;
/// How long they are gathered: somebody who reads along makes one write a second, not one a message.
const GATHER: Duration = Duration::from_secs(1);
/// Receipts of one statement.
const BATCH: usize = 1_000;
/// The pause after a write that failed.
const RETRY: Duration = Duration::from_secs(2);
/// How long the last write may take when the node ends.
const LAST: Duration = Duration::from_secs(2);

type Waiting = HashMap<(TicketId, PersonId), Receipt>;

#[derive(Default)]
struct Inner {
    waiting: Mutex<Waiting>,
    came: Notify,
}

/// Takes receipts. Cheap to clone, never blocks.
#[derive(Clone, Default)]
pub(crate) struct Receipts(Arc<Inner>);

impl Receipts {
    /// The task ends by being aborted; then call [`Receipts::write_last`].
    pub fn start(store: Store, on: &Handle) -> (Receipts, JoinHandle<()>) {
        let receipts = Receipts::default();
        let task = on.spawn(receipts.clone().write_behind(store));
        (receipts, task)
    }

    /// Keeps a receipt, soon.
    pub fn keep(&self, receipt: Receipt) {
        self.put([receipt]);
        self.0.came.notify_one();
    }

    /// Writes what still waits, if that is quick.
    pub async fn write_last(&self, store: &Store) {
        match tokio::time::timeout(LAST, self.write_all(store)).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!(%error, "the last read receipts cannot be written"),
            Err(_) => tracing::warn!("the last read receipts could not be written in time"),
        }
    }

    async fn write_behind(self, store: Store) {
        loop {
            self.0.came.notified().await;
            tokio::time::sleep(GATHER).await;
            if let Err(error) = self.write_all(&store).await {
                tracing::debug!(%error, "read receipts cannot be written, they are tried again");
                tokio::time::sleep(RETRY).await;
                self.0.came.notify_one();
            }
        }
    }

    async fn write_all(&self, store: &Store) -> Result<(), ReadError> {
        loop {
            let batch = self.take();
            if batch.is_empty() {
                return Ok(());
            }
            if let Err(error) = store.keep_receipts(&batch).await {
                self.put(batch);
                return Err(error);
            }
        }
    }

    fn put(&self, receipts: impl IntoIterator<Item = Receipt>) {
        let mut waiting = self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        receipts.into_iter().for_each(|receipt| put(&mut waiting, receipt));
    }

    fn take(&self) -> Vec<Receipt> {
        let mut waiting = self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let some: Vec<_> = waiting.keys().take(BATCH).copied().collect();
        some.into_iter().filter_map(|key| waiting.remove(&key)).collect()
    }
}

/// The greatest of each person and ticket stays.
fn put(waiting: &mut Waiting, receipt: Receipt) {
    let key = (receipt.ticket, receipt.person);
    let known = waiting.get(&key).map_or(Seq::ZERO, |known| known.seq);
    if receipt.seq > known && (known > Seq::ZERO || waiting.len() < WAITING) {
        waiting.insert(key, receipt);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use helpdesk_core::Role;
    use uuid::Uuid;

    fn receipt(ticket: i64, person: u128, seq: i64) -> Receipt {
        let person = PersonId(Uuid::from_u128(person));
        Receipt { ticket: TicketId(ticket), person, role: Role::User, seq: Seq(seq) }
    }

    #[test]
    fn the_greatest_of_each_person_and_ticket_waits_and_room_is_bounded() {
        let receipts = Receipts::default();
        receipts.put([receipt(1, 1, 5), receipt(1, 1, 3), receipt(1, 2, 4), receipt(2, 1, 1)]);
        let mut taken: Vec<_> =
            receipts.take().iter().map(|one| (one.ticket.0, one.person.0.as_u128(), one.seq.0)).collect();
        taken.sort_unstable();
        assert_eq!(taken, [(1, 1, 5), (1, 2, 4), (2, 1, 1)]);
        receipts.put((0..WAITING as u128 + 9).map(|person| receipt(1, person, 1)));
        receipts.put([receipt(1, 0, 7)]);
        let all: Vec<Receipt> =
            std::iter::repeat_with(|| receipts.take()).take(WAITING / BATCH + 1).flatten().collect();
        assert_eq!(all.len(), WAITING);
        assert!(all.contains(&receipt(1, 0, 7)), "one that waits still moves on when there is no room");
    }
}
