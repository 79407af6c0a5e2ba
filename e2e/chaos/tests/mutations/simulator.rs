//! Makes believable histories: persons with tabs on two nodes, pipelined and repeated commands, kills with resending and
//! giving up, refusals, joins with cursors, resyncs, leavings and closings. All chance comes from the seed.

mod commands;

use crate::tickets::{Person, Story, Tickets};
use helpdesk_chaos::history::{Facts, Invoke, Outcome, Record, Sample, What};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use serde_json::json;
use std::collections::{BTreeMap, VecDeque};

/// Servers.
const NODES: usize = 2;
/// A tab that is further behind is told to resync.
const REPLAY: i64 = 25;

/// A finished run.
#[derive(Clone)]
pub struct Run {
    pub records: Vec<Record>,
    pub facts: Facts,
    /// Events by ticket and seq, with what the facts do not hold.
    pub stories: BTreeMap<(i64, i64), Story>,
    /// Sockets: person and role.
    pub readers: BTreeMap<u64, (String, String)>,
}

struct Tab {
    person: usize,
    conn: Option<Conn>,
    /// Events held, by ticket.
    cursors: BTreeMap<i64, i64>,
}

struct Conn {
    id: u64,
    node: usize,
    /// On their way to the client.
    frames: VecDeque<What>,
    follows: Vec<i64>,
}

/// A command under way.
struct Flight {
    invoke: Invoke,
    done: Option<Result<(i64, i64), &'static str>>,
    dup: bool,
}

impl Flight {
    fn lane(&self) -> (u64, Option<i64>) {
        (self.invoke.tab, self.invoke.ticket)
    }
}

struct World {
    dice: StdRng,
    now: u64,
    records: Vec<Record>,
    people: Vec<Person>,
    tabs: Vec<Tab>,
    tickets: Tickets,
    flights: Vec<Flight>,
    ops: u64,
    conns: u64,
}

/// A run of so many steps.
pub fn run(seed: u64, steps: usize) -> Run {
    let person = |n: usize| Person {
        id: format!("{n:08x}-0000-4000-8000-000000000000"),
        name: format!("Person {n}"),
        role: if n < 3 { "user" } else { "helpdesk" }.to_owned(),
    };
    let people: Vec<Person> = (0..5).map(person).collect();
    let tabs = (0..10).map(|tab| Tab { person: tab % 5, conn: None, cursors: BTreeMap::new() }).collect();
    let mut world = World {
        dice: StdRng::seed_from_u64(seed),
        now: 0,
        records: Vec::new(),
        people,
        tabs,
        tickets: Tickets::default(),
        flights: Vec::new(),
        ops: 0,
        conns: 0,
    };
    world.sample("baseline");
    (0..world.tabs.len()).for_each(|tab| world.connect(tab));
    (0..steps).for_each(|_| world.step());
    world.finish()
}

impl World {
    fn record(&mut self, what: What) {
        self.now += self.dice.random_range(1..900);
        self.records.push(Record { at: self.now, what });
    }

    fn chance(&mut self, percent: u32) -> bool {
        self.dice.random_ratio(percent, 100)
    }

    fn step(&mut self) {
        let tab = self.dice.random_range(0..self.tabs.len());
        match self.dice.random_range(0..1000) {
            0..540 => self.deliver(tab),
            540..690 => self.execute_one(),
            690..840 => self.answer_one(),
            840..940 => self.send(tab),
            940..965 => self.follow_or_leave(tab),
            965..970 => self.cut(tab),
            970..972 => self.kill(),
            _ => self.connect(tab),
        }
    }

    fn sample(&mut self, label: &str) {
        for node in 0..NODES {
            let more = self.dice.random_range(0..9);
            self.record(What::Sample(Sample {
                node,
                label: label.to_owned(),
                rss_kib: 40_000 + 100 * more,
                descriptors: 30 + more,
                actors: 3,
                sockets: 0,
                database: 4 + more,
            }));
        }
    }

    // sockets

    fn connect(&mut self, tab: usize) {
        if self.tabs[tab].conn.is_some() {
            return;
        }
        self.conns += 1;
        let node = self.dice.random_range(0..NODES);
        let person = self.people[self.tabs[tab].person].clone();
        self.record(What::Connect { conn: self.conns, node, person: person.id, role: person.role });
        self.tabs[tab].conn = Some(Conn { id: self.conns, node, frames: VecDeque::new(), follows: Vec::new() });
        for ticket in self.tabs[tab].cursors.keys().copied().collect::<Vec<_>>() {
            self.subscribe(tab, ticket);
        }
    }

    fn subscribe(&mut self, tab: usize, id: i64) {
        let user = self.people[self.tabs[tab].person].is_user();
        let conn = self.tabs[tab].conn.as_ref().unwrap().id;
        let after = *self.tabs[tab].cursors.entry(id).or_default();
        let last = self.tickets.all[&id].last();
        self.record(What::Subscribe { conn, ticket: id, after });
        if user && self.tickets.all[&id].is_closed() {
            return;
        }
        while self.chance(10) {
            // refused as busy, asked again
            self.record(What::Subscribe { conn, ticket: id, after });
        }
        if last - after > REPLAY {
            self.deliver_all(tab);
            self.record(What::Resync { conn, ticket: id, reason: "too_old".to_owned(), last });
            // what it read by REST instead
            self.tabs[tab].cursors.insert(id, last);
            return self.subscribe(tab, id);
        }
        let missed: Vec<Story> = (after + 1..=last).map(|seq| self.tickets.all[&id].story(seq).clone()).collect();
        let conn = self.tabs[tab].conn.as_mut().unwrap();
        conn.frames.push_back(What::Subscribed { conn: conn.id, ticket: id, from: after, last });
        conn.follows.push(id);
        missed.iter().for_each(|story| self.push(tab, story));
    }

    fn push(&mut self, tab: usize, story: &Story) {
        let person = &self.people[self.tabs[tab].person];
        let event = story.frame(&person.id, &person.role);
        let conn = self.tabs[tab].conn.as_mut().unwrap();
        conn.frames.push_back(What::Event { conn: conn.id, event });
    }

    fn follow_or_leave(&mut self, tab: usize) {
        let Some(conn) = &self.tabs[tab].conn else { return };
        let (id, follows) = (conn.id, conn.follows.clone());
        let tickets: Vec<i64> = self.tickets.all.keys().copied().collect();
        let Some(ticket) = tickets.choose(&mut self.dice).copied() else { return };
        if !follows.contains(&ticket) {
            return self.subscribe(tab, ticket);
        }
        let told = !conn.frames.iter().any(|frame| matches!(frame, What::Subscribed { ticket: t, .. } if *t == ticket));
        if told && self.chance(20) {
            self.record(What::Unsubscribed { conn: id, ticket });
            self.tabs[tab].conn.as_mut().unwrap().follows.retain(|followed| *followed != ticket);
        }
    }

    fn cut(&mut self, tab: usize) {
        if let Some(conn) = self.tabs[tab].conn.take() {
            self.record(What::Disconnect { conn: conn.id, code: None, bye: None });
        }
    }

    fn deliver(&mut self, tab: usize) {
        let Some(frame) = self.tabs[tab].conn.as_mut().and_then(|conn| conn.frames.pop_front()) else { return };
        if let What::Event { event, .. } = &frame {
            let (ticket, seq) = (event["ticket"].as_i64().unwrap(), event["seq"].as_i64().unwrap());
            // what is still under way after leaving may be old
            let cursor = self.tabs[tab].cursors.entry(ticket).or_default();
            if seq == *cursor + 1 {
                *cursor = seq;
            }
        }
        self.record(frame);
    }

    fn deliver_all(&mut self, tab: usize) {
        while self.tabs[tab].conn.as_ref().is_some_and(|conn| !conn.frames.is_empty()) {
            self.deliver(tab);
        }
    }

    // faults

    fn kill(&mut self) {
        let node = self.dice.random_range(0..NODES);
        self.record(What::Fault { name: "kill-server".to_owned(), begins: true });
        let on_it = |tab: &usize| self.tabs[*tab].conn.as_ref().is_some_and(|conn| conn.node == node);
        let cut: Vec<usize> = (0..self.tabs.len()).filter(on_it).collect();
        let hit = self.flights.iter().filter(|flight| flight.invoke.node == node).count();
        // some are committed, though nobody is told any more
        for _ in 0..hit {
            self.execute_one();
        }
        cut.into_iter().for_each(|tab| self.cut(tab));
        for mut flight in std::mem::take(&mut self.flights) {
            if flight.invoke.node != node {
                self.flights.push(flight);
            } else if self.chance(30) {
                if self.chance(50) {
                    self.record(What::Outcome { op: flight.invoke.op, outcome: Outcome::Info });
                }
            } else {
                flight.invoke.attempt += 1;
                flight.invoke.node = 1 - node;
                flight.done = None;
                self.record(What::Invoke(flight.invoke.clone()));
                self.flights.push(flight);
            }
        }
        self.record(What::Fault { name: "kill-server".to_owned(), begins: false });
    }

    fn finish(mut self) -> Run {
        while !self.flights.is_empty() {
            self.execute_one();
            self.answer_one();
        }
        for tab in 0..self.tabs.len() {
            self.connect(tab);
            self.deliver_all(tab);
        }
        self.record(What::Quiet);
        let open = self.tickets.all.values().filter(|ticket| !ticket.is_closed()).count();
        self.record(What::Figure {
            name: "backlog".to_owned(),
            told: json!({ "unclosed": open }),
            counted: json!({ "unclosed": open }),
        });
        self.record(What::Figure {
            name: "resolution".to_owned(),
            told: json!([1.5, null]),
            counted: json!([1.5, null]),
        });
        for ticket in self.tickets.all.values().map(|ticket| ticket.shown.clone()).collect::<Vec<_>>() {
            self.record(What::Shown { ticket });
        }
        (0..self.tabs.len()).for_each(|tab| self.cut(tab));
        self.sample("end");
        let stories = self.tickets.all.values().flat_map(|ticket| &ticket.log);
        let readers = self.records.iter().filter_map(|record| match &record.what {
            What::Connect { conn, person, role, .. } => Some((*conn, (person.clone(), role.clone()))),
            _ => None,
        });
        Run {
            facts: self.tickets.facts(),
            stories: stories.map(|story| ((story.row.ticket, story.row.seq), story.clone())).collect(),
            readers: readers.collect(),
            records: self.records,
        }
    }
}
