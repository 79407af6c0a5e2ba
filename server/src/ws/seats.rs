//! Who is in: every socket of this node has a seat from its handshake to the end of its actor.
//!
//! Seats bound the sockets of one person, of one address and of the node. What is beyond the first two is refused at the
//! handshake (429): no reconnecting would help. Beyond the node's own ceiling a newcomer gets a standing place: a browser
//! cannot read a refused handshake, so it is let in only to be told `bye overload` and when to come back.

use super::connection::KillHandle;
use super::farewell::Farewell;
use actix::Recipient;
use helpdesk_actors::ConnId;
use helpdesk_core::{Code, PersonId, Refusal};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;
use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// Sockets of one person: tabs, a phone, a reload in between.
pub const PER_PERSON: usize = 8;
/// Sockets of one address, unless configured. A campus sits behind one address, so this is high.
pub const PER_ADDRESS: usize = 20_000;
/// Sockets of this node, unless configured: at some 20 KiB each when idle, 400 MiB.
pub const PER_NODE: usize = 20_000;
/// Newcomers beyond the ceiling who are told so at the same time; the others are refused at the handshake.
const STANDING: usize = 1_000;

/// How many sockets there may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ceilings {
    /// From one address.
    pub per_address: usize,
    /// On this node.
    pub per_node: usize,
}

impl Default for Ceilings {
    fn default() -> Ceilings {
        Ceilings { per_address: PER_ADDRESS, per_node: PER_NODE }
    }
}

pub(super) struct Taken {
    pub person: PersonId,
    address: Option<IpAddr>,
    pub kill: KillHandle,
    pub farewell: Option<Recipient<Farewell>>,
    pub progress: Arc<AtomicU64>,
    /// Told `bye slow` at that moment; its connection is ended soon after.
    pub evicted: Option<u64>,
}

#[derive(Default)]
pub(super) struct Seats {
    pub taken: HashMap<ConnId, Taken>,
    of_person: HashMap<PersonId, usize>,
    of_address: HashMap<IpAddr, usize>,
}

pub(super) struct Room {
    seats: Mutex<Seats>,
    next: AtomicU64,
    ceilings: Ceilings,
    /// Progress is told in milliseconds since then.
    began: Instant,
    pub evicted: AtomicU64,
}

/// All sockets of this node. Cheap to clone.
#[derive(Clone)]
pub struct Sockets {
    pub(super) room: Arc<Room>,
}

/// A place in the room; given back when dropped.
pub(super) struct Seat {
    pub conn: ConnId,
    /// Beyond the ceiling: say farewell and go.
    pub standing: bool,
    room: Arc<Room>,
    progress: Arc<AtomicU64>,
}

impl Sockets {
    /// An empty room.
    #[must_use]
    pub fn new(ceilings: Ceilings) -> Sockets {
        let room = Room {
            seats: Mutex::default(),
            next: AtomicU64::new(0),
            ceilings,
            began: Instant::now(),
            evicted: AtomicU64::new(0),
        };
        Sockets { room: Arc::new(room) }
    }

    /// How many sockets are open.
    #[must_use]
    pub fn count(&self) -> usize {
        self.room.lock().taken.len()
    }

    /// A seat for a newcomer; `rate_limited` beyond what one person or address may have, `busy` beyond everything.
    pub(super) fn seat(&self, person: PersonId, address: Option<IpAddr>, kill: KillHandle) -> Result<Seat, Refusal> {
        let Ceilings { per_address, per_node } = self.room.ceilings;
        let mut seats = self.room.lock();
        let mine = seats.of_person.get(&person).copied().unwrap_or(0);
        let here = address.and_then(|address| seats.of_address.get(&address).copied()).unwrap_or(0);
        if mine >= PER_PERSON || here >= per_address {
            return Err(Refusal::new(Code::RateLimited, "too many connections at once"));
        }
        if seats.taken.len() >= per_node.saturating_add(STANDING) {
            return Err(Refusal::busy());
        }
        let standing = seats.taken.len() >= per_node;
        let conn = ConnId(self.room.next.fetch_add(1, Ordering::Relaxed));
        let progress = Arc::new(AtomicU64::new(self.room.now()));
        let taken = Taken { person, address, kill, farewell: None, progress: Arc::clone(&progress), evicted: None };
        seats.take(conn, taken);
        Ok(Seat { conn, standing, room: Arc::clone(&self.room), progress })
    }
}

impl Seats {
    fn take(&mut self, conn: ConnId, taken: Taken) {
        *self.of_person.entry(taken.person).or_default() += 1;
        if let Some(address) = taken.address {
            *self.of_address.entry(address).or_default() += 1;
        }
        self.taken.insert(conn, taken);
    }

    fn give_back(&mut self, conn: ConnId) {
        if let Some(taken) = self.taken.remove(&conn) {
            one_less(&mut self.of_person, taken.person);
            taken.address.into_iter().for_each(|address| one_less(&mut self.of_address, address));
        }
    }
}

/// A count that reaches nothing is forgotten, so that the maps are no larger than the room.
fn one_less<K: Eq + Hash>(counts: &mut HashMap<K, usize>, key: K) {
    if let Entry::Occupied(mut count) = counts.entry(key) {
        *count.get_mut() -= 1;
        if *count.get() == 0 {
            count.remove();
        }
    }
}

impl Seat {
    /// How this socket is told farewell; set once its actor runs.
    pub fn reachable_by(&self, to: Recipient<Farewell>) {
        if let Some(taken) = self.room.lock().taken.get_mut(&self.conn) {
            taken.farewell = Some(to);
        }
    }

    /// The session is being polled: it is not jammed.
    pub fn shows_progress(&self) {
        self.progress.store(self.room.now(), Ordering::Relaxed);
    }

    /// What whoever finds this socket's mailbox full calls.
    pub fn evict(&self) -> Arc<dyn Fn() + Send + Sync> {
        let (room, conn) = (Arc::clone(&self.room), self.conn);
        Arc::new(move || room.evict(conn))
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.room.lock().give_back(self.conn);
    }
}

impl Room {
    pub fn now(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// A poisoned room is whole: nothing in it panics between two changes that belong together.
    pub fn lock(&self) -> MutexGuard<'_, Seats> {
        self.seats.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;
    use uuid::Uuid;

    fn room(per_address: usize, per_node: usize) -> Sockets {
        Sockets::new(Ceilings { per_address, per_node })
    }

    fn come(sockets: &Sockets, person: PersonId) -> Result<Seat, Refusal> {
        sockets.seat(person, Some(Ipv4Addr::LOCALHOST.into()), KillHandle::default())
    }

    fn anybody() -> PersonId {
        PersonId(Uuid::new_v4())
    }

    #[test]
    fn a_person_and_an_address_have_their_ceilings_and_get_their_seats_back() {
        let sockets = room(PER_PERSON + 1, 100);
        let una = anybody();
        let mut seats: Vec<Seat> = (0..PER_PERSON).map(|_| come(&sockets, una).unwrap()).collect();
        assert_eq!(come(&sockets, una).err().map(|no| no.code), Some(Code::RateLimited));
        let other = come(&sockets, anybody()).unwrap();
        assert_eq!(come(&sockets, anybody()).err().map(|no| no.code), Some(Code::RateLimited), "the address is full");
        drop(other);
        seats.pop();
        assert!(come(&sockets, una).is_ok());
        drop(seats);
        assert_eq!(sockets.count(), 0);
        let left = sockets.room.lock();
        assert!(left.of_person.is_empty() && left.of_address.is_empty(), "counts that reach nothing are forgotten");
    }

    #[test]
    fn beyond_the_nodes_ceiling_one_stands_and_beyond_that_one_is_refused() {
        let sockets = room(10_000, 2);
        let seats: Vec<Seat> = (0..2 + STANDING).map(|_| come(&sockets, anybody()).unwrap()).collect();
        assert_eq!(seats.iter().filter(|seat| !seat.standing).count(), 2);
        assert_eq!(come(&sockets, anybody()).err().map(|no| no.code), Some(Code::Busy));
    }
}
