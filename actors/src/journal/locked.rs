//! Submissions whose ticket's row somebody else holds: another node for a moment, a person with psql for an hour.
//!
//! The statement skips them, so nobody else waits; here they wait to be sent again, each after a pause that doubles. Past
//! [`GIVE_UP`] they are told `busy`: nothing of them was written. "Full" is `busy` at once.

use super::{Item, Verdict};
use std::time::{Duration, Instant};

/// How long one is sent again before it is told `busy`.
const GIVE_UP: Duration = Duration::from_secs(2);
/// First and longest pause. Another node holds a row for a millisecond or two.
const PAUSE: (Duration, Duration) = (Duration::from_millis(2), Duration::from_millis(100));
/// Submissions that wait for a row. Each is of another ticket, so more than this is a lock on a whole table.
const MOST: usize = 1_024;

/// Since when an item waits for its row, and until when it is left alone.
#[derive(Clone, Copy, Debug)]
pub(super) struct Blocked {
    since: Instant,
    pause: Duration,
    due: Instant,
}

/// Those that wait.
#[derive(Default)]
pub(super) struct Locked(Vec<Item>);

impl Locked {
    /// Its row was held just now. Put aside, or told `busy`.
    pub fn put(&mut self, mut item: Item, now: Instant) {
        let before = item.blocked;
        let since = before.map_or(now, |blocked| blocked.since);
        let pause = before.map_or(PAUSE.0, |blocked| (blocked.pause * 2).min(PAUSE.1));
        if now.duration_since(since) >= GIVE_UP || self.0.len() >= MOST {
            // whoever asked may have gone
            let _ = item.reply.send(Verdict::Busy);
            return;
        }
        item.blocked = Some(Blocked { since, pause, due: now + pause });
        self.0.push(item);
    }

    /// When the next one is due.
    pub fn next(&self) -> Option<Instant> {
        self.0.iter().filter_map(due).min()
    }

    /// One that is due, the longest waiting first.
    pub fn pop(&mut self, now: Instant) -> Option<Item> {
        let place = self.0.iter().position(|item| due(item).is_none_or(|due| due <= now))?;
        Some(self.0.remove(place))
    }
}

fn due(item: &Item) -> Option<Instant> {
    item.blocked.map(|blocked| blocked.due)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Submission;
    use helpdesk_core::{Seq, TicketId};
    use tokio::sync::oneshot;

    fn item() -> (Item, oneshot::Receiver<Verdict>) {
        let (reply, verdict) = oneshot::channel();
        let entry = helpdesk_sql::Entry {
            ticket: TicketId(1),
            expected: Seq(1),
            events: Vec::new(),
            snapshot: None,
            check_cids: false,
        };
        (Item { submission: Submission::Entry(entry), reply, blocked: None }, verdict)
    }

    #[test]
    fn it_is_sent_again_with_growing_pauses_and_then_told_busy() {
        let mut locked = Locked::default();
        let (first, mut verdict) = item();
        let began = Instant::now();
        let (mut now, mut tries) = (began, 0);
        locked.put(first, now);
        while let Some(due) = locked.next() {
            assert!(locked.pop(due - Duration::from_millis(1)).is_none(), "not before its time");
            assert!(due - now <= PAUSE.1);
            now = due;
            let again = locked.pop(now).unwrap();
            tries += 1;
            locked.put(again, now);
        }
        assert!(matches!(verdict.try_recv(), Ok(Verdict::Busy)));
        assert!((20..=40).contains(&tries), "{tries}");
        assert!(now - began >= GIVE_UP && now - began <= GIVE_UP + PAUSE.1);
    }

    #[test]
    fn full_is_told_busy_at_once() {
        let mut locked = Locked::default();
        let now = Instant::now();
        let verdicts: Vec<_> = (0..=MOST)
            .map(|_| {
                let (item, verdict) = item();
                locked.put(item, now);
                verdict
            })
            .collect();
        let busy = verdicts.into_iter().filter_map(|mut verdict| verdict.try_recv().ok()).count();
        assert_eq!(busy, 1);
    }
}
