//! What the bots of a crowd share: the history, the doors, the pool of tickets, and what the run wants of them now.

use super::wish::Habits;
use crate::recorder::Recorder;
use rand::Rng;
use rand::seq::IndexedRandom;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::watch;

/// What bots do now. Each has a number, so that a bot says of which one it is done.
#[derive(Clone, Debug)]
pub enum Phase {
    /// Think of commands and send them.
    Load,
    /// Nothing new; bring the outbox to its end.
    Finish,
    /// And hear everything up to these seqs.
    Hear(Arc<BTreeMap<i64, i64>>),
    /// Give up what is left and go.
    End,
}

/// How a crowd behaves.
#[derive(Clone, Debug)]
pub struct Manners {
    /// Between two commands of a bot.
    pub pause: Range<Duration>,
    /// Characters that every text is padded to.
    pub padding: usize,
    /// Of a hundred commands: how many go to the first ticket of the run, which everybody follows then.
    pub hot: u32,
    /// Tickets that a bot follows, at most.
    pub follows: usize,
    /// Commands that may wait for one ticket, so that an outage does not pile up.
    pub backlog: usize,
    /// Of a hundred commands that REST can carry: how many go over it alone.
    pub by_rest: u32,
    /// Of a hundred commands: how many are sent several times at once, over both ways and to all servers.
    pub repeated: u32,
    /// Of a hundred commands whose socket was cut: how many their person gives up, never to know what became of them.
    pub gives_up: u32,
    /// Whether bots leave tickets and follow others.
    pub wanders: bool,
    /// What users do.
    pub user: Habits,
    /// What the helpdesk does.
    pub helpdesk: Habits,
}

impl Default for Manners {
    fn default() -> Manners {
        Manners {
            pause: Duration::from_millis(150)..Duration::from_millis(450),
            padding: 0,
            hot: 0,
            follows: 5,
            backlog: 3,
            by_rest: 10,
            repeated: 5,
            gives_up: 20,
            wanders: true,
            user: Habits::USER,
            helpdesk: Habits::HELPDESK,
        }
    }
}

/// A way into a server.
#[derive(Clone, Copy, Debug)]
pub struct Door {
    /// Where to connect.
    pub address: SocketAddr,
    /// Which server is behind it.
    pub node: usize,
}

/// Shared by all bots of a run.
pub struct Shared {
    pub recorder: Recorder,
    pub http: reqwest::Client,
    /// The usual ways in; bots change between them.
    pub doors: Vec<Door>,
    pub manners: Manners,
    phase: watch::Sender<(u64, Phase)>,
    tickets: Mutex<Vec<i64>>,
    numbers: AtomicU64,
    /// Promises that a bot itself saw broken.
    complaints: Mutex<Vec<String>>,
    reconnects: AtomicU64,
}

impl Shared {
    pub fn new(recorder: Recorder, http: reqwest::Client, doors: Vec<Door>, manners: Manners) -> Shared {
        Shared {
            recorder,
            http,
            doors,
            manners,
            phase: watch::channel((0, Phase::Load)).0,
            tickets: Mutex::default(),
            numbers: AtomicU64::new(1),
            complaints: Mutex::default(),
            reconnects: AtomicU64::new(0),
        }
    }

    /// A number that nobody else has: of a command, a tab, a socket.
    pub fn number(&self) -> u64 {
        self.numbers.fetch_add(1, Ordering::Relaxed)
    }

    /// A new phase; its number.
    pub fn begin(&self, phase: Phase) -> u64 {
        self.phase.send_modify(|now| *now = (now.0 + 1, phase));
        self.phase.borrow().0
    }

    pub fn phase(&self) -> watch::Receiver<(u64, Phase)> {
        self.phase.subscribe()
    }

    pub fn door(&self, node: usize) -> Option<Door> {
        self.doors.get(node).copied()
    }

    /// Adds a ticket to those that bots follow.
    pub fn opened(&self, ticket: i64) {
        self.tickets().push(ticket);
    }

    /// Takes it out.
    pub fn closed(&self, ticket: i64) {
        self.tickets().retain(|other| *other != ticket);
    }

    /// The oldest of those that are not closed.
    pub fn first_ticket(&self) -> Option<i64> {
        self.tickets().first().copied()
    }

    /// One of those for which this holds.
    pub fn any_ticket(&self, dice: &mut impl Rng, wanted: impl Fn(&i64) -> bool) -> Option<i64> {
        let fitting: Vec<i64> = self.tickets().iter().copied().filter(wanted).collect();
        fitting.choose(dice).copied()
    }

    fn tickets(&self) -> MutexGuard<'_, Vec<i64>> {
        self.tickets.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn complain(&self, what: String) {
        self.complaints.lock().unwrap_or_else(PoisonError::into_inner).push(what);
    }

    pub fn complaints(&self) -> Vec<String> {
        self.complaints.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn reconnected(&self) {
        self.reconnects.fetch_add(1, Ordering::Relaxed);
    }

    /// How often a bot's socket was greeted again.
    pub fn reconnects(&self) -> u64 {
        self.reconnects.load(Ordering::Relaxed)
    }
}
