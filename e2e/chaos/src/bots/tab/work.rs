//! What a tab does by itself: think of commands, send what is due, follow tickets, ask for signs of life.

use super::{PING, Tab, Thread};
use crate::bots::outbox::{Pending, Route, Sending};
use crate::bots::rest;
use crate::bots::wish::{Known, wish};
use crate::history::{Invoke, What};
use rand::Rng;
use rand::seq::IteratorRandom;
use serde_json::{Value, json};
use std::time::Instant;

/// Most copies of one command, over both ways together.
const MOST_COPIES: u32 = 5;

impl Tab {
    /// Everything that is due.
    pub(super) async fn work(&mut self, loads: bool) {
        let now = Instant::now();
        self.stay_alive(now).await;
        if loads && self.next_wish <= now {
            self.next_wish = now + self.dice.random_range(self.shared.manners.pause.clone());
            self.follow_others().await;
            self.think(now);
        }
        if self.is_greeted() {
            let again = |(ticket, thread): (&i64, &Thread)| thread.again.is_some_and(|at| at <= now).then_some(*ticket);
            for ticket in self.threads.iter().filter_map(again).collect::<Vec<_>>() {
                self.subscribe(ticket).await;
            }
        }
        for sending in self.outbox.due(now, self.is_greeted()) {
            self.dispatch(sending).await;
        }
    }

    async fn stay_alive(&mut self, now: Instant) {
        let patience = self.patience();
        let Some(link) = &mut self.link else { return };
        if now >= link.heard + patience {
            return self.lose(None);
        }
        if now >= link.pinged + PING {
            link.pinged = now;
            let n = link.conn;
            self.send(json!({"t": "ping", "n": n})).await;
        }
    }

    /// Takes up as many tickets as it may, before its first `hello`.
    pub(super) fn take_up(&mut self) {
        let manners = &self.shared.manners;
        if self.listens.is_some() || self.was_greeted {
            return;
        }
        let hot = (manners.hot > 0).then(|| self.shared.first_ticket()).flatten();
        self.threads.extend(hot.map(|ticket| (ticket, Thread::new())));
        while self.threads.len() < manners.follows {
            let fresh = |ticket: &i64| !self.threads.contains_key(ticket);
            let Some(ticket) = self.shared.any_ticket(&mut self.dice, fresh) else { return };
            self.threads.insert(ticket, Thread::new());
        }
    }

    /// Takes up another ticket if there is room, and now and then leaves one.
    async fn follow_others(&mut self) {
        let Some(link) = self.link.as_ref().filter(|link| link.greeted) else { return };
        let (room, conn) = (self.threads.len() < self.shared.manners.follows, link.conn);
        let wanders = self.shared.manners.wanders && self.dice.random_bool(0.02);
        let live = self.threads.iter().filter(|(_, thread)| thread.live).map(|(ticket, _)| *ticket);
        if wanders && let Some(ticket) = live.choose(&mut self.dice) {
            self.threads.remove(&ticket);
            self.shared.recorder.record(What::Unsubscribed { conn, ticket });
            self.send(json!({"t": "unsub", "ticket": ticket})).await;
        } else if room {
            let fresh = |ticket: &i64| !link.followed.contains(ticket) && !self.threads.contains_key(ticket);
            let Some(ticket) = self.shared.any_ticket(&mut self.dice, fresh) else { return };
            self.threads.insert(ticket, Thread::new());
            self.subscribe(ticket).await;
        }
    }

    /// A new command into the outbox.
    fn think(&mut self, now: Instant) {
        let manners = &self.shared.manners;
        let room = |ticket: &&i64| self.outbox.waiting(Some(**ticket)) < manners.backlog;
        let hot = self.dice.random_range(0..100) < manners.hot;
        let hot = hot.then(|| self.shared.first_ticket()).flatten().filter(|ticket| room(&ticket));
        let any = self.threads.keys().filter(room).choose(&mut self.dice).copied();
        let Some(ticket) = hot.filter(|ticket| self.threads.contains_key(ticket)).or(any) else { return };
        let Some(thread) = self.threads.get(&ticket) else { return };
        let op = self.shared.number();
        let habits = if self.who.is_helpdesk() { &manners.helpdesk } else { &manners.user };
        let known = Known { seq: thread.cursor.seq, status: &thread.status };
        let unique = format!("{:.<1$}", format!("#{op}"), manners.padding);
        let command = wish(habits, known, &unique, &mut self.dice);
        let lane = (command.get("op").and_then(Value::as_str) != Some("create")).then_some(ticket);
        if self.outbox.waiting(lane) >= manners.backlog {
            return;
        }
        let route = self.route(&command);
        let cid = format!("{:016x}{op:016x}", self.dice.random::<u64>());
        self.outbox.put(lane, Pending::new(op, cid, command, route, now));
    }

    fn route(&mut self, command: &Value) -> Route {
        let manners = &self.shared.manners;
        let nodes = self.shared.doors.len();
        let repeated = self.dice.random_range(0..100) < manners.repeated;
        let copies = if repeated { self.dice.random_range(1..=MOST_COPIES) } else { 1 };
        if !rest::speaks(command) {
            return Route { socket: copies, rest: Vec::new() };
        }
        if repeated {
            let by_socket = self.dice.random_range(0..=copies);
            let rest = (by_socket..copies).map(|_| self.dice.random_range(0..nodes)).collect();
            return Route { socket: by_socket, rest };
        }
        if self.dice.random_range(0..100) < manners.by_rest {
            return Route { socket: 0, rest: vec![self.door.node.min(nodes.saturating_sub(1))] };
        }
        Route { socket: 1, rest: Vec::new() }
    }

    /// Sends one copy, after it was written down.
    async fn dispatch(&mut self, sending: Sending) {
        let invoke = Invoke {
            op: sending.op,
            tab: self.tab,
            person: self.who.id.clone(),
            role: self.who.role.to_owned(),
            cid: sending.cid.clone(),
            ticket: sending.lane,
            node: sending.rest.unwrap_or(self.link.as_ref().map_or(self.door.node, |link| link.node)),
            via: sending.via(),
            attempt: sending.attempt,
            command: sending.command.clone(),
        };
        self.shared.recorder.record(What::Invoke(invoke));
        match sending.rest.map(|node| self.shared.door(node)) {
            None => {
                let mut frame = sending.command;
                if let Some(fields) = frame.as_object_mut() {
                    fields.extend([("t".to_owned(), json!("cmd")), ("cid".to_owned(), json!(sending.cid))]);
                    fields.extend(sending.lane.map(|ticket| ("ticket".to_owned(), json!(ticket))));
                }
                self.send(frame).await;
            }
            Some(door) => {
                let (shared, who, answers) = (self.shared.clone(), self.who.clone(), self.answers.0.clone());
                tokio::spawn(async move {
                    let answer = match door {
                        Some(door) => rest::send(&shared.http, door.address, &who, &sending).await,
                        None => crate::bots::outbox::Answer::Lost,
                    };
                    // the tab may have gone
                    let _ = answers.send((sending.cid, answer)).await;
                });
            }
        }
    }
}
