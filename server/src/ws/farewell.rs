//! How sockets are told to go: all of them in waves when the node ends, one that does not keep up, a jammed one.
//!
//! A client that still reads is told `bye` first and closes by itself. One that does not is ended from outside its actor:
//! a jammed session is not polled, and nothing that is sent to it helps.

use super::seats::{Room, Sockets, Taken};
use actix::Message;
use helpdesk_actors::ConnId;
use helpdesk_core::wire::ByeReason;
use rand::Rng;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// Waves in which all sockets are told farewell.
const WAVES: u32 = 20;
/// How often the drain looks whether everybody has left.
const LOOK: Duration = Duration::from_millis(20);
/// A client that was told `bye slow` may take so long to read it.
const SLOW_GRACE: Duration = Duration::from_secs(2);
/// Spread of the reconnects after a restart, and after an eviction or an overload.
const AFTER_RESTART_MS: u64 = 5_000;
const AFTER_SLOW_MS: u64 = 1_000;
const AFTER_OVERLOAD_MS: u64 = 10_000;

/// Say farewell and go.
#[derive(Clone, Copy, Debug, Message)]
#[rtype(result = "()")]
pub(super) struct Farewell {
    pub reason: ByeReason,
    pub after_ms: u64,
}

impl Farewell {
    /// When to come back is random for each connection, so that they do not all come at once.
    pub fn because(reason: ByeReason) -> Farewell {
        let spread = match reason {
            ByeReason::Shutdown => AFTER_RESTART_MS,
            ByeReason::Overload => AFTER_OVERLOAD_MS,
            ByeReason::Slow | ByeReason::Expired => AFTER_SLOW_MS,
        };
        Farewell { reason, after_ms: rand::rng().random_range(0..spread) }
    }
}

impl Sockets {
    /// Ends every socket that has shown no progress for so long, and those that were told `bye slow` and are still there.
    pub(super) fn evict_jammed(&self, limit: Duration) {
        let now = self.room.now();
        let passed = |since: u64, limit: Duration| u128::from(now.saturating_sub(since)) > limit.as_millis();
        for (conn, seat) in self.room.lock().taken.iter_mut() {
            let told = seat.evicted.is_some();
            let jammed = !told && passed(seat.progress.load(Ordering::Relaxed), limit);
            if jammed {
                self.room.note_eviction(*conn, seat);
            }
            if jammed || seat.evicted.is_some_and(|at| passed(at, SLOW_GRACE)) {
                seat.kill.kill();
            }
        }
    }

    /// How many sockets were ended because their client did not read.
    #[must_use]
    pub fn evicted(&self) -> u64 {
        self.room.evicted.load(Ordering::Relaxed)
    }

    /// Tells everybody farewell, spread over `spread`, waits up to `grace` for the last ones and then ends them.
    pub async fn drain(&self, spread: Duration, grace: Duration) {
        let mut waiting: Vec<ConnId> = self.room.lock().taken.keys().copied().collect();
        let wave = waiting.len().div_ceil(WAVES as usize).max(1);
        while !waiting.is_empty() {
            let leaving = waiting.split_off(waiting.len().saturating_sub(wave));
            self.farewell(&leaving);
            if !waiting.is_empty() {
                tokio::time::sleep(spread / WAVES).await;
            }
        }
        // who came in while the others left
        let late: Vec<ConnId> = self.room.lock().taken.keys().copied().collect();
        self.farewell(&late);
        let end = Instant::now() + grace;
        while self.count() > 0 && Instant::now() < end {
            tokio::time::sleep(LOOK).await;
        }
        self.room.lock().taken.values().for_each(|seat| seat.kill.kill());
    }

    fn farewell(&self, leaving: &[ConnId]) {
        for conn in leaving {
            let to = self.room.lock().taken.get(conn).and_then(|taken| taken.farewell.clone());
            // full or frozen: the grace ends it
            let _ = to.map(|to| to.try_send(Farewell::because(ByeReason::Shutdown)));
        }
    }
}

impl Room {
    /// Its mailbox is full: it is told so once, and its connection is ended a moment later.
    pub fn evict(&self, conn: ConnId) {
        let mut seats = self.lock();
        let Some(seat) = seats.taken.get_mut(&conn).filter(|seat| seat.evicted.is_none()) else { return };
        self.note_eviction(conn, seat);
        match &seat.farewell {
            // past the mailbox's bound, but once in a socket's life
            Some(to) => to.do_send(Farewell::because(ByeReason::Slow)),
            None => seat.kill.kill(),
        }
    }

    fn note_eviction(&self, conn: ConnId, seat: &mut Taken) {
        seat.evicted = Some(self.now());
        tracing::warn!(target: "security", conn = conn.0, person = %seat.person, "evicted: does not read");
        self.evicted.fetch_add(1, Ordering::Relaxed);
    }
}
