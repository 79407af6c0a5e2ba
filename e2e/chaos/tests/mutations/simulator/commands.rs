//! Commands on their way: sent (twice at once, or one behind the other), done in the order of their lane, answered.

use super::{Flight, NODES, World};
use crate::tickets::Person;
use helpdesk_chaos::history::{Invoke, Outcome, Via, What};
use rand::Rng;
use rand::seq::IndexedRandom;
use serde_json::{Value, json};

impl World {
    fn command(&mut self, tab: usize) -> (Option<i64>, Value) {
        let tickets: Vec<i64> = self.tickets.all.keys().copied().collect();
        let n = self.ops;
        let Some(ticket) = tickets.choose(&mut self.dice).copied().filter(|_| !self.dice.random_ratio(1, 20)) else {
            let location = json!({ "room": format!("R {n}") });
            return (None, json!({ "op": "create", "description": format!("broken {n} "), "location": location }));
        };
        let user = self.people[self.tabs[tab].person].is_user();
        let kind = if user && self.chance(90) { self.dice.random_range(0..12) } else { self.dice.random_range(0..24) };
        let command = match kind {
            0..10 => json!({ "op": "post", "body": format!("  message {n}") }),
            10 => json!({ "op": "edit", "field": "description", "value": format!("worse {n}"), "base_seq": null }),
            11 => json!({ "op": "edit", "field": "location", "value": { "building": "Main", "room": null } }),
            12..15 => json!({ "op": "note", "body": format!("note {n}") }),
            15 => json!({ "op": "category", "to": "facility_management" }),
            16 => json!({ "op": "assign", "to": "me" }),
            17 => json!({ "op": "assign", "to": null }),
            18..21 => json!({ "op": "status", "to": "active" }),
            _ => json!({ "op": "status", "to": "closed" }),
        };
        (Some(ticket), command)
    }

    pub(super) fn send(&mut self, tab: usize) {
        let Some(node) = self.tabs[tab].conn.as_ref().map(|conn| conn.node) else { return };
        self.ops += 1;
        let (ticket, command) = self.command(tab);
        let lane = (u64::try_from(tab).unwrap(), ticket);
        let before: Vec<&Flight> = self.flights.iter().filter(|flight| flight.lane() == lane).collect();
        let piped = before.iter().all(|flight| flight.invoke.via == Via::Socket && flight.invoke.attempt == 0);
        if before.len() > 2 || !piped {
            return;
        }
        let rest = before.is_empty() && self.chance(20);
        let person = self.people[self.tabs[tab].person].clone();
        let invoke = Invoke {
            op: self.ops,
            tab: lane.0,
            person: person.id,
            role: person.role,
            cid: format!("cid-{:012}", self.ops),
            ticket,
            node: if rest { self.dice.random_range(0..NODES) } else { node },
            via: if rest { Via::Rest } else { Via::Socket },
            attempt: 0,
            command,
        };
        self.record(What::Invoke(invoke.clone()));
        let mut flight = Flight { invoke, done: None, dup: false };
        if rest && self.chance(40) {
            // the same, to the other node at once
            flight.invoke.attempt = 1;
            flight.invoke.node = 1 - flight.invoke.node;
            flight.dup = self.chance(50);
            self.record(What::Invoke(flight.invoke.clone()));
        }
        self.flights.push(flight);
    }

    fn author(&self, invoke: &Invoke) -> Person {
        self.people.iter().find(|person| person.id == invoke.person).unwrap().clone()
    }

    pub(super) fn execute_one(&mut self) {
        let first = |n: &usize| {
            let lane = self.flights[*n].lane();
            self.flights[*n].done.is_none() && !self.flights[..*n].iter().any(|b| b.lane() == lane && b.done.is_none())
        };
        let ready: Vec<usize> = (0..self.flights.len()).filter(first).collect();
        if let Some(n) = ready.choose(&mut self.dice).copied() {
            self.execute(n);
        }
    }

    fn execute(&mut self, n: usize) {
        let Flight { invoke, .. } = &self.flights[n];
        let (author, invoke) = (self.author(invoke), invoke.clone());
        let known = self.tickets.known(invoke.ticket, &author, &invoke.cid);
        if known.is_some() {
            self.flights[n].dup = true;
        }
        let done = match known {
            Some(place) => Ok(place),
            None if self.chance(3) => Err("busy"),
            None => self.tickets.execute(invoke.ticket, &author, &invoke.cid, &invoke.command),
        };
        self.flights[n].done = Some(done);
        if let (Ok((id, seq)), None) = (done, known) {
            self.tell(id, seq);
        }
    }

    fn tell(&mut self, id: i64, seq: i64) {
        let ticket = &self.tickets.all[&id];
        let (story, closed) = (ticket.story(seq).clone(), ticket.is_closed());
        for tab in 0..self.tabs.len() {
            let follows = self.tabs[tab].conn.as_ref().is_some_and(|conn| conn.follows.contains(&id));
            if !follows {
                continue;
            }
            self.push(tab, &story);
            if closed && self.people[self.tabs[tab].person].is_user() {
                let conn = self.tabs[tab].conn.as_mut().unwrap();
                conn.follows.retain(|followed| *followed != id);
                conn.frames.push_back(What::Gone { conn: conn.id, ticket: id, seq, reason: "closed".to_owned() });
            }
        }
    }

    pub(super) fn answer_one(&mut self) {
        let first = |n: &usize| {
            let lane = self.flights[*n].lane();
            self.flights[*n].done.is_some() && !self.flights[..*n].iter().any(|before| before.lane() == lane)
        };
        let ready: Vec<usize> = (0..self.flights.len()).filter(first).collect();
        if let Some(n) = ready.choose(&mut self.dice).copied() {
            self.answer(n);
        }
    }

    fn answer(&mut self, n: usize) {
        let flight = self.flights.remove(n);
        let outcome = match flight.done.unwrap() {
            _ if self.chance(2) => Outcome::Fail { code: "timeout".to_owned(), doubtful: true },
            Ok((ticket, seq)) => Outcome::Ok { ticket, seq, dup: flight.dup },
            Err(code) => Outcome::Fail { code: code.to_owned(), doubtful: false },
        };
        self.record(What::Outcome { op: flight.invoke.op, outcome });
    }
}
