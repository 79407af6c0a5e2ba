//! Who is in: every socket of this node has a seat from its handshake to the end of its actor.
//!
//! Seats bound the sockets of one person and of one address, and they are how all sockets are told farewell when the
//! node goes down: in waves, so that the clients do not come back all at once.

use super::connection::KillHandle;
use actix::{Message, Recipient};
use helpdesk_actors::ConnId;
use helpdesk_core::wire::ByeReason;
use helpdesk_core::{Code, PersonId, Refusal};
use rand::Rng;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Sockets of one person: tabs, a phone, a reload in between.
pub const PER_PERSON: usize = 8;
/// Sockets of one address, unless configured. A campus sits behind one address, so this is high.
pub const PER_ADDRESS: usize = 20_000;
/// Waves in which all sockets are told farewell.
const WAVES: u32 = 20;
/// How often the drain looks whether everybody has left.
const LOOK: Duration = Duration::from_millis(20);

/// Say farewell and go.
#[derive(Message)]
#[rtype(result = "()")]
pub(super) struct Farewell {
    pub reason: ByeReason,
    pub after_ms: u64,
}

struct Taken {
    person: PersonId,
    address: Option<IpAddr>,
    kill: KillHandle,
    farewell: Option<Recipient<Farewell>>,
    progress: Arc<AtomicU64>,
}

struct Room {
    taken: Mutex<HashMap<ConnId, Taken>>,
    next: AtomicU64,
    per_address: usize,
    /// Progress is told in milliseconds since then.
    began: Instant,
    evicted: AtomicU64,
}

/// All sockets of this node. Cheap to clone.
#[derive(Clone)]
pub struct Sockets {
    room: Arc<Room>,
}

/// A place in the room; given back when dropped.
pub(super) struct Seat {
    pub conn: ConnId,
    room: Arc<Room>,
    progress: Arc<AtomicU64>,
}

impl Sockets {
    /// An empty room; at most so many sockets come from one address.
    #[must_use]
    pub fn new(per_address: usize) -> Sockets {
        let room = Room {
            taken: Mutex::default(),
            next: AtomicU64::new(0),
            per_address,
            began: Instant::now(),
            evicted: AtomicU64::new(0),
        };
        Sockets { room: Arc::new(room) }
    }

    /// How many sockets are open.
    #[must_use]
    pub fn count(&self) -> usize {
        self.room.lock().len()
    }

    /// A seat for a newcomer, or `rate_limited`.
    pub(super) fn seat(&self, person: PersonId, address: Option<IpAddr>, kill: KillHandle) -> Result<Seat, Refusal> {
        let mut taken = self.room.lock();
        let mine = taken.values().filter(|seat| seat.person == person).count();
        let here = taken.values().filter(|seat| address.is_some() && seat.address == address).count();
        if mine >= PER_PERSON || here >= self.room.per_address {
            return Err(Refusal::new(Code::RateLimited, "too many connections at once"));
        }
        let conn = ConnId(self.room.next.fetch_add(1, Ordering::Relaxed));
        let progress = Arc::new(AtomicU64::new(self.room.now()));
        taken.insert(conn, Taken { person, address, kill, farewell: None, progress: Arc::clone(&progress) });
        Ok(Seat { conn, room: Arc::clone(&self.room), progress })
    }

    /// Ends every socket that has shown no progress for so long.
    pub(super) fn evict_jammed(&self, limit: Duration) {
        let now = self.room.now();
        let limit = u64::try_from(limit.as_millis()).unwrap_or(u64::MAX);
        for (conn, seat) in self.room.lock().iter() {
            if now.saturating_sub(seat.progress.load(Ordering::Relaxed)) > limit {
                // told and counted once, even if a busy thread lets go of it late
                seat.progress.store(now, Ordering::Relaxed);
                tracing::warn!(target: "security", conn = conn.0, person = %seat.person, "evicted: does not read");
                self.room.evicted.fetch_add(1, Ordering::Relaxed);
                seat.kill.kill();
            }
        }
    }

    /// How many sockets were ended because they were jammed.
    #[must_use]
    pub fn evicted(&self) -> u64 {
        self.room.evicted.load(Ordering::Relaxed)
    }

    /// Tells everybody farewell, spread over `spread`, waits up to `grace` for the last ones and then ends them.
    pub async fn drain(&self, spread: Duration, grace: Duration) {
        let mut waiting: Vec<ConnId> = self.room.lock().keys().copied().collect();
        let wave = waiting.len().div_ceil(WAVES as usize).max(1);
        while !waiting.is_empty() {
            let leaving = waiting.split_off(waiting.len().saturating_sub(wave));
            self.farewell(&leaving);
            if !waiting.is_empty() {
                tokio::time::sleep(spread / WAVES).await;
            }
        }
        // who came in while the others left
        let late: Vec<ConnId> = self.room.lock().keys().copied().collect();
        self.farewell(&late);
        let end = Instant::now() + grace;
        while self.count() > 0 && Instant::now() < end {
            tokio::time::sleep(LOOK).await;
        }
        self.room.lock().values().for_each(|seat| seat.kill.kill());
    }

    fn farewell(&self, leaving: &[ConnId]) {
        let mut rng = rand::rng();
        for taken in leaving.iter().filter_map(|conn| self.room.lock().get(conn).map(|taken| taken.farewell.clone())) {
            let farewell = Farewell { reason: ByeReason::Shutdown, after_ms: rng.random_range(0..5_000) };
            // full or frozen: the grace ends it
            let _ = taken.map(|to| to.try_send(farewell));
        }
    }
}

impl Seat {
    /// How this socket is told farewell; set once its actor runs.
    pub fn reachable_by(&self, to: Recipient<Farewell>) {
        if let Some(taken) = self.room.lock().get_mut(&self.conn) {
            taken.farewell = Some(to);
        }
    }

    /// The session is being polled: it is not jammed.
    pub fn shows_progress(&self) {
        self.progress.store(self.room.now(), Ordering::Relaxed);
    }

    /// Ends the connection from outside its actor.
    pub fn kill_handle(&self) -> KillHandle {
        self.room.lock().get(&self.conn).map(|taken| taken.kill.clone()).unwrap_or_default()
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.room.lock().remove(&self.conn);
    }
}

impl Room {
    fn now(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// A poisoned map is whole: every change of it is a single insert or remove.
    fn lock(&self) -> MutexGuard<'_, HashMap<ConnId, Taken>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
