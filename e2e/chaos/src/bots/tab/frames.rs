//! What a tab does with the frames that it gets.

use super::Tab;
use crate::bots::cursor::Step;
use crate::bots::outbox::{Answer, Verdict};
use crate::bots::rest::catch_up;
use crate::history::{Outcome, Via, What};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Longest pause before a refused subscription is asked for again; browsers wait as long as the server says.
const ASK_AGAIN: Duration = Duration::from_millis(300);
/// Refusals that no command of a bot deserves.
const NEVER: [&str; 7] =
    ["bad_frame", "invalid", "too_large", "unauthenticated", "cid_conflict", "unsupported_media", "internal"];

fn text<'a>(frame: &'a Value, field: &str) -> &'a str {
    frame.get(field).and_then(Value::as_str).unwrap_or_default()
}

fn number(frame: &Value, field: &str) -> i64 {
    frame.get(field).and_then(Value::as_i64).unwrap_or_default()
}

impl Tab {
    pub(super) async fn frame(&mut self, frame: Value) {
        let ticket = number(&frame, "ticket");
        match text(&frame, "t") {
            "welcome" => self.welcome(),
            "sub_ok" => self.sub_ok(ticket, &frame),
            "ev" => self.event(ticket, frame).await,
            "ack" => {
                let dup = frame.get("dup").and_then(Value::as_bool).unwrap_or_default();
                let answer = Answer::Ok { ticket, seq: number(&frame, "seq"), dup };
                self.answered(text(&frame, "cid"), Via::Socket, answer);
            }
            "err" => self.refused(ticket, &frame),
            "gone" => self.gone(ticket, &frame),
            "resync" => self.resync(ticket, &frame).await,
            "bye" => self.bye(&frame),
            _ => {}
        }
    }

    fn conn(&self) -> u64 {
        self.link.as_ref().map_or(0, |link| link.conn)
    }

    fn welcome(&mut self) {
        let Some(link) = &mut self.link else { return };
        link.greeted = true;
        let (conn, node) = (link.conn, link.node);
        let (person, role) = (self.who.id.clone(), self.who.role.to_owned());
        self.shared.recorder.record(What::Connect { conn, node, person, role });
        // those of the hello
        for (ticket, thread) in &self.threads {
            self.shared.recorder.record(What::Subscribe { conn, ticket: *ticket, after: thread.cursor.seq });
        }
        self.tries = 0;
        if std::mem::replace(&mut self.was_greeted, true) {
            self.shared.reconnected();
        }
    }

    fn sub_ok(&mut self, ticket: i64, frame: &Value) {
        let (conn, from, last) = (self.conn(), number(frame, "from"), number(frame, "last"));
        self.shared.recorder.record(What::Subscribed { conn, ticket, from, last });
        if let Some(thread) = self.threads.get_mut(&ticket) {
            thread.live = true;
            thread.again = None;
            text(frame, "status").clone_into(&mut thread.status);
        }
    }

    async fn event(&mut self, ticket: i64, mut frame: Value) {
        if let Some(fields) = frame.as_object_mut() {
            fields.remove("t");
        }
        let (seq, kind) = (number(&frame, "seq"), text(&frame, "kind").to_owned());
        let to = frame.get("data").map(|data| text(data, "to").to_owned()).unwrap_or_default();
        self.shared.recorder.record(What::Event { conn: self.conn(), event: frame });
        let Some(thread) = self.threads.get_mut(&ticket) else { return };
        match thread.cursor.take(seq) {
            Step::Applied if kind == "status" => thread.status = to,
            Step::Applied | Step::Old => {}
            Step::Gap => {
                self.shared.complain(format!("a gap before {seq} of ticket {ticket}"));
                self.subscribe(ticket).await;
            }
        }
    }

    fn refused(&mut self, ticket: i64, frame: &Value) {
        let code = text(frame, "code").to_owned();
        let retry = frame.get("retry_ms").and_then(Value::as_u64).map(Duration::from_millis);
        if frame.get("cid").is_some() {
            return self.answered(text(frame, "cid"), Via::Socket, Answer::Refused { code, retry });
        }
        let Some(thread) = self.threads.get_mut(&ticket) else { return };
        if let Some(pause) = retry {
            thread.again = Some(Instant::now() + pause.min(ASK_AGAIN));
        } else {
            self.threads.remove(&ticket);
            self.shared.closed(ticket);
        }
        // what was asked for will not be answered any more
        self.shared.recorder.record(What::Unsubscribed { conn: self.conn(), ticket });
    }

    fn gone(&mut self, ticket: i64, frame: &Value) {
        let (seq, reason) = (number(frame, "seq"), text(frame, "reason").to_owned());
        self.shared.recorder.record(What::Gone { conn: self.conn(), ticket, seq, reason });
        self.threads.remove(&ticket);
        self.shared.closed(ticket);
    }

    async fn resync(&mut self, ticket: i64, frame: &Value) {
        let (reason, last) = (text(frame, "reason").to_owned(), number(frame, "last"));
        self.shared.recorder.record(What::Resync { conn: self.conn(), ticket, reason, last });
        let (Some(thread), door) = (self.threads.get_mut(&ticket), self.door.address) else { return };
        // a cursor past the log would be a lost event; the checker sees it in the reason
        if let Ok(reached) = catch_up(&self.shared.http, door, &self.who, ticket, thread.cursor.seq.min(last)).await {
            thread.cursor.seq = reached;
        }
        thread.again = Some(Instant::now());
    }

    fn bye(&mut self, frame: &Value) {
        if let Some(link) = &mut self.link {
            link.bye = Some(text(frame, "reason").to_owned());
        }
    }

    /// Asks for a ticket from its cursor on.
    pub(super) async fn subscribe(&mut self, ticket: i64) {
        let Some(thread) = self.threads.get_mut(&ticket) else { return };
        thread.again = None;
        let after = thread.cursor.seq;
        self.shared.recorder.record(What::Subscribe { conn: self.conn(), ticket, after });
        if let Some(link) = &mut self.link {
            link.followed.insert(ticket);
        }
        self.send(json!({"t": "sub", "ticket": ticket, "after": after})).await;
    }

    /// A copy of a command was answered.
    pub(super) fn answered(&mut self, cid: &str, via: Via, answer: Answer) {
        if let Answer::Refused { code, .. } = &answer
            && NEVER.contains(&code.as_str())
        {
            self.shared.complain(format!("{cid} was refused with {code}"));
        }
        match self.outbox.answered(cid, via, answer, Instant::now()) {
            Verdict::Goes => {}
            Verdict::Disagrees { cid, first, now } => {
                self.shared.complain(format!("{cid} was acknowledged at {first} and again at {now}"));
            }
            Verdict::Ended { op, outcome } => {
                if let Outcome::Ok { ticket, seq: 1, dup: false } = &outcome {
                    self.shared.opened(*ticket);
                }
                self.shared.recorder.record(What::Outcome { op, outcome });
            }
        }
    }
}
