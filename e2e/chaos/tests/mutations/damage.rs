//! Ways to falsify a run. Each touches as little as it can and says whether the run had a place for it.

use crate::simulator::Run;
use helpdesk_chaos::history::{EventRow, Invoke, Outcome, Record, Via, What};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashSet};

/// A damage; `None`: this run has no place for it.
pub type Damage = fn(&mut Run, &mut StdRng) -> Option<()>;

/// An acknowledgement.
pub struct Ack {
    /// Its place in the history.
    pub place: usize,
    pub at: u64,
    pub ticket: i64,
    pub seq: i64,
    pub asked: Invoke,
    /// When it was first asked for.
    pub invoked: u64,
    pub sendings: usize,
}

/// What an event is about.
pub fn key(event: &Value) -> (i64, i64) {
    (event["ticket"].as_i64().unwrap(), event["seq"].as_i64().unwrap())
}

impl Run {
    pub fn invokes(&self) -> BTreeMap<u64, (u64, Invoke, usize)> {
        let mut all: BTreeMap<u64, (u64, Invoke, usize)> = BTreeMap::new();
        for record in &self.records {
            if let What::Invoke(invoke) = &record.what {
                all.entry(invoke.op).or_insert_with(|| (record.at, invoke.clone(), 0)).2 += 1;
            }
        }
        all
    }

    pub fn acks(&self) -> Vec<Ack> {
        let invokes = self.invokes();
        let ack = |(place, record): (usize, &Record)| {
            let What::Outcome { op, outcome: Outcome::Ok { ticket, seq, .. } } = record.what else { return None };
            let (invoked, asked, sendings) = invokes[&op].clone();
            Some(Ack { place, at: record.at, ticket, seq, asked, invoked, sendings })
        };
        self.records.iter().enumerate().filter_map(ack).collect()
    }

    pub fn last_kill(&self) -> u64 {
        let kills = self.records.iter().filter(|record| matches!(record.what, What::Fault { begins: true, .. }));
        kills.map(|record| record.at).max().unwrap_or(0)
    }

    /// Places of frames that fit.
    pub fn frames(&self, fits: impl Fn(&Run, u64, &Value) -> bool) -> Vec<usize> {
        let event = |place: &usize| match &self.records[*place].what {
            What::Event { conn, event } => fits(self, *conn, event),
            _ => false,
        };
        (0..self.records.len()).filter(event).collect()
    }

    pub fn frame(&mut self, place: usize) -> &mut Value {
        match &mut self.records[place].what {
            What::Event { event, .. } => event,
            other => panic!("not a frame: {other:?}"),
        }
    }

    /// The event of a frame: ticket and seq.
    pub fn place(&self, frame: usize) -> (i64, i64) {
        match &self.records[frame].what {
            What::Event { event, .. } => key(event),
            other => panic!("not a frame: {other:?}"),
        }
    }

    /// The event of a frame as it stands in the log.
    pub fn logged(&self, frame: usize) -> &EventRow {
        &self.stories[&self.place(frame)].row
    }

    /// Places of two frames in a row of one subscription.
    pub fn neighbours(&self) -> Vec<(usize, usize)> {
        let mut last: BTreeMap<(u64, i64), usize> = BTreeMap::new();
        let mut pairs = Vec::new();
        for (place, record) in self.records.iter().enumerate() {
            match &record.what {
                What::Event { conn, event } => {
                    let before = last.insert((*conn, key(event).0), place);
                    pairs.extend(before.map(|before| (before, place)));
                }
                What::Subscribed { conn, ticket, .. } | What::Unsubscribed { conn, ticket } => {
                    last.remove(&(*conn, *ticket));
                }
                _ => {}
            }
        }
        let left = self.left();
        pairs.retain(|(_, later)| !left.contains(later));
        pairs
    }

    /// Frames that came after their client had left.
    fn left(&self) -> HashSet<usize> {
        let (mut left, mut late) = (HashSet::new(), HashSet::new());
        for (place, record) in self.records.iter().enumerate() {
            match &record.what {
                What::Unsubscribed { conn, ticket } => drop(left.insert((*conn, *ticket))),
                What::Subscribed { conn, ticket, .. } => drop(left.remove(&(*conn, *ticket))),
                What::Event { conn, event } if left.contains(&(*conn, key(event).0)) => drop(late.insert(place)),
                _ => {}
            }
        }
        late
    }

    pub fn is_closed(&self, ticket: i64) -> bool {
        self.facts.tickets.iter().any(|row| row.id == ticket && row.status == "closed")
    }

    pub fn row(&mut self, ticket: i64, seq: i64) -> &mut EventRow {
        self.facts.events.iter_mut().find(|row| (row.ticket, row.seq) == (ticket, seq)).unwrap()
    }

    /// Puts an event at the end of a log.
    pub fn append(&mut self, mut row: EventRow) {
        let ticket = self.facts.tickets.iter_mut().find(|ticket| ticket.id == row.ticket).unwrap();
        ticket.last_seq += 1;
        row.seq = ticket.last_seq;
        self.facts.events.push(row);
    }

    /// Lets somebody ask for something just before the quiet; nobody answers.
    pub fn ask(&mut self, row: &EventRow, command: Value) {
        let quiet = self.records.iter().position(|record| matches!(record.what, What::Quiet)).unwrap();
        let invoke = Invoke {
            op: 9_000_000,
            tab: 99,
            person: row.author.clone(),
            role: row.role.clone(),
            cid: row.cid.clone().unwrap(),
            ticket: Some(row.ticket),
            node: 0,
            via: Via::Rest,
            attempt: 0,
            command,
        };
        self.records.insert(quiet, Record { at: self.records[quiet].at, what: What::Invoke(invoke) });
    }

    /// Lets two events change places as if it had always been so: in the log, in every frame and in the answers.
    pub fn exchange(&mut self, ticket: i64, one: i64, other: i64) {
        let (a, b) = (self.row(ticket, one).clone(), self.row(ticket, other).clone());
        *self.row(ticket, one) = EventRow { seq: one, ..b };
        *self.row(ticket, other) = EventRow { seq: other, ..a };
        let (mut a, mut b) = (self.stories[&(ticket, one)].clone(), self.stories[&(ticket, other)].clone());
        (a.row.seq, b.row.seq) = (other, one);
        self.stories.insert((ticket, other), a);
        self.stories.insert((ticket, one), b);
        for record in &mut self.records {
            match &mut record.what {
                What::Event { conn, event } if key(event).0 == ticket => {
                    let (person, role) = &self.readers[conn];
                    *event = self.stories[&key(event)].frame(person, role);
                }
                What::Outcome { outcome: Outcome::Ok { ticket: t, seq, .. }, .. } if *t == ticket => {
                    *seq = match *seq {
                        seq if seq == one => other,
                        seq if seq == other => one,
                        seq => seq,
                    };
                }
                _ => {}
            }
        }
    }

    /// When somebody first saw an event.
    pub fn seen(&self, ticket: i64, seq: i64) -> u64 {
        let first = self.frames(|_, _, event| key(event) == (ticket, seq)).into_iter().next();
        first.map_or(u64::MAX, |place| self.records[place].at)
    }

    /// A message of a ticket that still is open, as a pattern for forgeries.
    pub fn open_message(&self, dice: &mut StdRng) -> Option<EventRow> {
        let messages = self.facts.events.iter().filter(|row| row.kind == "message" && !self.is_closed(row.ticket));
        messages.collect::<Vec<_>>().choose(dice).map(|row| (*row).clone())
    }
}

/// A message under another name.
pub fn forged(pattern: &EventRow, cid: &str, body: &str) -> EventRow {
    let data = json!({ "body": body, "attachments": [] });
    EventRow { kind: "message".to_owned(), cid: Some(cid.to_owned()), data, ..pattern.clone() }
}
