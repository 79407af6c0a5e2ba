//! One tab of one person: a client that keeps the rules of protocol 5.5 and writes down all that it does and sees.
//!
//! One loop owns everything: the socket, the outbox, the cursors. It wakes for a frame, for an answer over REST, for a new
//! phase of the run, and for whatever is next by the clock.

mod frames;
mod work;

use super::cursor::Cursor;
use super::outbox::{Answer, Outbox};
use super::person::Person;
use super::shared::{Door, Phase, Shared};
use super::socket::{Heard, Socket};
use crate::dice::Dice;
use crate::history::{Outcome, What};
use rand::Rng;
use rand::seq::IndexedRandom;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, watch};

/// First and longest pause before a new try; browsers go up to 30 s, a run is shorter.
const RETRY: (Duration, Duration) = (Duration::from_millis(50), Duration::from_secs(1));
/// How often a tab asks for a sign of life, and how long it waits for one.
const PING: Duration = Duration::from_secs(1);
const SILENT: Duration = Duration::from_secs(4);
/// Answers over REST that wait to be looked at; a tab has a handful of requests at most.
const ANSWERS: usize = 64;
/// A tab without anything to do looks up so often all the same.
const IDLE: Duration = Duration::from_secs(1);

/// The answer to a copy that went over REST, with its `cid`.
type ByRest = (String, Answer);

/// A ticket that the tab follows.
struct Thread {
    cursor: Cursor,
    status: String,
    /// `sub_ok` came on this socket.
    live: bool,
    /// When to subscribe again after a refusal that passes.
    again: Option<Instant>,
}

impl Thread {
    fn new() -> Thread {
        Thread { cursor: Cursor::default(), status: "open".to_owned(), live: false, again: None }
    }
}

/// A socket and what belongs to it alone.
struct Link {
    socket: Socket,
    conn: u64,
    node: usize,
    greeted: bool,
    heard: Instant,
    pinged: Instant,
    bye: Option<String>,
    /// Tickets that were ever followed on it: none is followed twice, so that what is still on its way is never mistaken.
    followed: BTreeSet<i64>,
}

/// A tab.
pub struct Tab {
    shared: Arc<Shared>,
    who: Person,
    tab: u64,
    dice: Dice,
    /// Where it goes next.
    door: Door,
    /// It only listens, never goes elsewhere, and waits for so long for a sign of life.
    listens: Option<Duration>,
    outbox: Outbox,
    threads: BTreeMap<i64, Thread>,
    link: Option<Link>,
    tries: u32,
    reconnect: Instant,
    next_wish: Instant,
    /// Set once it was greeted; later greetings are reconnects.
    was_greeted: bool,
    /// The number of the last phase of which everything is done.
    done: Arc<AtomicU64>,
    phase: watch::Receiver<(u64, Phase)>,
    answers: (mpsc::Sender<ByRest>, mpsc::Receiver<ByRest>),
}

impl Tab {
    /// A tab that goes through this door first; it does nothing until it runs.
    pub fn new(shared: Arc<Shared>, who: Person, door: Door, mut dice: Dice, done: Arc<AtomicU64>) -> Tab {
        let now = Instant::now();
        let next_wish = now + dice.random_range(shared.manners.pause.clone());
        Tab {
            tab: shared.number(),
            phase: shared.phase(),
            answers: mpsc::channel(ANSWERS),
            shared,
            who,
            dice,
            door,
            listens: None,
            outbox: Outbox::default(),
            threads: BTreeMap::new(),
            link: None,
            tries: 0,
            reconnect: now,
            next_wish,
            was_greeted: false,
            done,
        }
    }

    /// Only listens to one ticket, through one door, however long nothing comes through it.
    pub fn listens(mut self, ticket: i64, patience: Duration) -> Tab {
        self.listens = Some(patience);
        self.threads.insert(ticket, Thread::new());
        self
    }

    /// How long it waits for a sign of life.
    fn patience(&self) -> Duration {
        self.listens.unwrap_or(SILENT)
    }

    /// Lives until [`Phase::End`].
    pub async fn run(mut self) {
        loop {
            let (number, phase) = self.phase.borrow_and_update().clone();
            if matches!(phase, Phase::End) {
                return self.go().await;
            }
            if self.link.is_none() && self.reconnect <= Instant::now() {
                self.connect().await;
            }
            let loads = matches!(phase, Phase::Load) && self.listens.is_none();
            self.work(loads).await;
            if self.is_done(&phase) {
                self.done.store(number, Ordering::Release);
            }
            self.wait(loads).await;
        }
    }

    fn is_done(&self, phase: &Phase) -> bool {
        let has_all = |heads: &BTreeMap<i64, i64>| {
            let behind = |(ticket, thread): (&i64, &Thread)| {
                !thread.live || heads.get(ticket).is_some_and(|last| thread.cursor.seq < *last)
            };
            self.link.as_ref().is_some_and(|link| link.greeted) && !self.threads.iter().any(behind)
        };
        match phase {
            Phase::Load | Phase::End => false,
            Phase::Finish => self.outbox.is_empty(),
            Phase::Hear(heads) => self.outbox.is_empty() && has_all(heads),
        }
    }

    async fn wait(&mut self, loads: bool) {
        let wake = self.wake(loads);
        let next = async {
            match &mut self.link {
                Some(link) => link.socket.next().await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            heard = next => self.hear(heard).await,
            Some((cid, answer)) = self.answers.1.recv() => self.answered(&cid, crate::history::Via::Rest, answer),
            _ = self.phase.changed() => {}
            () = tokio::time::sleep_until(wake.into()) => {}
        }
    }

    /// The next thing by the clock.
    fn wake(&self, loads: bool) -> Instant {
        let now = Instant::now();
        let connected = self.is_greeted();
        let of_link = match &self.link {
            Some(link) => (link.pinged + PING).min(link.heard + self.patience()),
            None => self.reconnect,
        };
        let wish = loads.then_some(self.next_wish);
        let again = self.threads.values().filter_map(|thread| thread.again).filter(|_| connected).min();
        let all = [Some(of_link), wish, again, self.outbox.next_due(connected)];
        all.into_iter().flatten().min().unwrap_or(now).min(now + IDLE)
    }

    fn is_greeted(&self) -> bool {
        self.link.as_ref().is_some_and(|link| link.greeted)
    }

    async fn connect(&mut self) {
        self.tries = self.tries.saturating_add(1);
        let opened = Socket::open(self.door.address, &self.who).await;
        let now = Instant::now();
        let Ok(socket) = opened else { return self.later() };
        self.take_up();
        let (conn, node) = (self.shared.number(), self.door.node);
        let followed = self.threads.keys().copied().collect();
        self.link = Some(Link { socket, conn, node, greeted: false, heard: now, pinged: now, bye: None, followed });
        let subs: Vec<Value> =
            self.threads.iter().map(|(ticket, thread)| json!({"ticket": ticket, "after": thread.cursor.seq})).collect();
        self.send(json!({"t": "hello", "v": 1, "client": "chaos", "subs": subs})).await;
    }

    /// A frame; a socket that does not take it is given up.
    async fn send(&mut self, frame: Value) {
        let Some(link) = &mut self.link else { return };
        if !matches!(tokio::time::timeout(SILENT, link.socket.send(&frame)).await, Ok(Ok(()))) {
            self.lose(None);
        }
    }

    /// The socket is gone.
    fn lose(&mut self, code: Option<u16>) {
        let Some(link) = self.link.take() else { return };
        if link.greeted {
            self.shared.recorder.record(What::Disconnect { conn: link.conn, code, bye: link.bye });
        }
        self.threads.values_mut().for_each(|thread| (thread.live, thread.again) = (false, None));
        let gives_up = f64::from(self.shared.manners.gives_up) / 100.0;
        for op in self.outbox.cut(Instant::now(), || self.dice.random_bool(gives_up)) {
            self.shared.recorder.record(What::Outcome { op, outcome: Outcome::Info });
        }
        self.later();
    }

    /// Tries again after a while, with full jitter, perhaps elsewhere.
    fn later(&mut self) {
        let longest = RETRY.0.saturating_mul(1 << self.tries.min(8)).min(RETRY.1);
        let pause = longest.mul_f64(self.dice.random_range(0.0..1.0));
        self.reconnect = Instant::now() + pause;
        if self.listens.is_none()
            && self.dice.random_bool(0.5)
            && let Some(door) = self.shared.doors.choose(&mut self.dice)
        {
            self.door = *door;
        }
    }

    /// The end of the run.
    async fn go(mut self) {
        for op in self.outbox.give_up() {
            self.shared.recorder.record(What::Outcome { op, outcome: Outcome::Info });
        }
        if let Some(link) = &mut self.link {
            link.socket.close().await;
        }
        self.lose(None);
    }

    async fn hear(&mut self, heard: Heard) {
        if let Some(link) = &mut self.link {
            link.heard = Instant::now();
        }
        match heard {
            Heard::Frame(frame) => self.frame(frame).await,
            Heard::Life => {}
            Heard::End(code) => self.lose(code),
        }
    }
}
