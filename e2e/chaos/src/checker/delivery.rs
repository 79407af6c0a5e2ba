//! What sockets were sent: no gap from the accepted cursor on, the same for everybody and as the log has it (K5), and in
//! the end all of it (K6).

use super::book::{Book, Reader};
use super::content::{same, strange_field, text, visible};
use super::verdict::{Evidence, Findings, Rule};
use crate::history::{EventRow, What};
use serde_json::Value;
use std::collections::HashMap;

/// Where a socket stands with a ticket.
#[derive(Clone, Copy)]
enum Follows {
    /// Asked, with this cursor; what it followed before goes on until the answer.
    Asked { after: i64, held: Option<i64> },
    /// Has everything up to here.
    UpTo(i64),
    /// Left by itself; what was under way may still come.
    Left,
    /// Told `gone` or `resync`.
    Ended,
}

/// One pass over the history.
struct Pass<'a, 'b> {
    book: &'b Book<'a>,
    found: &'b mut Findings,
    follows: HashMap<u64, HashMap<i64, Follows>>,
    /// What the log does not hold here, by event: time and author's name as they were first told.
    told: HashMap<(i64, i64), (&'a Value, &'a str)>,
}

pub(super) fn judge(book: &Book<'_>, quiet: bool, found: &mut Findings) {
    let last_quiet = book.records.iter().rposition(|record| matches!(record.what, What::Quiet));
    if quiet && last_quiet.is_none() {
        found.add(Rule::K6, Evidence::default(), "the history has no quiet moment at which cursors could be judged");
    }
    let mut pass = Pass { book, found, follows: HashMap::new(), told: HashMap::new() };
    for (place, record) in book.records.iter().enumerate() {
        pass.step(&record.what);
        if last_quiet == Some(place) {
            pass.cursors();
        }
    }
}

impl<'a> Pass<'a, '_> {
    fn step(&mut self, what: &'a What) {
        match what {
            What::Connect { conn, .. } => drop(self.follows.insert(*conn, HashMap::new())),
            What::Disconnect { conn, .. } => drop(self.follows.remove(conn)),
            What::Subscribe { conn, ticket, after } => {
                let held = match self.of(*conn, *ticket) {
                    Some(Follows::UpTo(cursor)) => Some(cursor),
                    Some(Follows::Asked { held, .. }) => held,
                    _ => None,
                };
                self.set(*conn, *ticket, Follows::Asked { after: *after, held });
            }
            What::Subscribed { conn, ticket, from, .. } => {
                match self.of(*conn, *ticket) {
                    Some(Follows::Asked { after, .. }) if after != *from => {
                        let says = format!("asked for what comes after {after}, was accepted from {from}");
                        self.found.add(Rule::K5, Evidence::ticket(*ticket).conn(*conn), says);
                    }
                    _ => {}
                }
                self.set(*conn, *ticket, Follows::UpTo(*from));
            }
            What::Unsubscribed { conn, ticket } => self.set(*conn, *ticket, Follows::Left),
            What::Resync { conn, ticket, .. } => self.set(*conn, *ticket, Follows::Ended),
            What::Gone { conn, ticket, seq, reason } => self.gone(*conn, *ticket, *seq, reason),
            What::Event { conn, event } => self.event(*conn, event),
            _ => {}
        }
    }

    fn of(&self, conn: u64, ticket: i64) -> Option<Follows> {
        self.follows.get(&conn)?.get(&ticket).copied()
    }

    fn set(&mut self, conn: u64, ticket: i64, follows: Follows) {
        self.follows.entry(conn).or_default().insert(ticket, follows);
    }

    fn gone(&mut self, conn: u64, ticket: i64, seq: i64, reason: &str) {
        let place = Evidence::event(ticket, seq).conn(conn);
        match self.of(conn, ticket) {
            Some(Follows::UpTo(cursor)) if cursor != seq => {
                self.found.add(Rule::K5, place, format!("gone at this seq, but it was sent events up to {cursor}"));
            }
            _ => {}
        }
        if reason == "closed" && self.book.closings.get(&ticket) != Some(&seq) {
            self.found.add(Rule::K5, place, "gone as closed, but the log was not closed there");
        }
        self.set(conn, ticket, Follows::Ended);
    }

    fn event(&mut self, conn: u64, event: &'a Value) {
        let number = |field: &str| event.get(field).and_then(Value::as_i64);
        let (Some(ticket), Some(seq)) = (number("ticket"), number("seq")) else {
            return self.found.add(Rule::K5, Evidence::default().conn(conn), format!("not an event: {event}"));
        };
        let place = Evidence::event(ticket, seq).conn(conn);
        let Some(reader) = self.book.readers.get(&conn) else {
            return self.found.add(Rule::K5, place, "an event on a socket that was never greeted");
        };
        match self.follows.get_mut(&conn).and_then(|of| of.get_mut(&ticket)) {
            Some(Follows::UpTo(cursor) | Follows::Asked { held: Some(cursor), .. }) => {
                if seq != *cursor + 1 {
                    self.found.add(Rule::K5, place, format!("the event after {cursor} was due"));
                }
                // go on from here, so that one gap is one breach
                *cursor = seq;
            }
            Some(Follows::Left) => {}
            // a user who is told of a ticket after its closing is K9's
            Some(Follows::Ended) if reader.is_user() && self.book.closings.contains_key(&ticket) => {}
            _ => self.found.add(Rule::K5, place, "an event of a ticket that this socket does not follow"),
        }
        self.content(place, reader, event, ticket, seq);
    }

    fn content(&mut self, place: Evidence, reader: &Reader<'_>, event: &'a Value, ticket: i64, seq: i64) {
        let Some(row) = self.book.event(ticket, seq) else {
            return self.found.add(Rule::K5, place, format!("an event that is not in the log: {event}"));
        };
        if let Some(difference) = differs(row, reader, event) {
            self.found.add(Rule::K5, place, difference);
        }
        let author = event.get("author").unwrap_or(&Value::Null);
        let told = (event.get("at").unwrap_or(&Value::Null), text(author, "name"));
        let first = *self.told.entry((ticket, seq)).or_insert(told);
        if first != told {
            let says = format!("time or author's name are told differently: {first:?} and {told:?}");
            self.found.add(Rule::K5, place, says);
        }
    }

    /// K6.
    fn cursors(&mut self) {
        for (conn, tickets) in &self.follows {
            let Some(reader) = self.book.readers.get(conn) else { continue };
            for (ticket, follows) in tickets {
                let last = self.book.length(*ticket);
                let may_see = !(reader.is_user() && self.book.closings.contains_key(ticket));
                let breach = match follows {
                    Follows::UpTo(_) if !may_see => "a user still follows a closed ticket".to_owned(),
                    Follows::UpTo(cursor) if *cursor != last => format!("heard up to {cursor} of {last}"),
                    Follows::Asked { .. } if may_see => "asked to follow a ticket and never was answered".to_owned(),
                    _ => continue,
                };
                self.found.add(Rule::K6, Evidence::event(*ticket, last).conn(*conn), breach);
            }
        }
    }
}

/// How a frame differs from what this reader should see of the row. What it shows too much of is K9's.
fn differs(row: &EventRow, reader: &Reader<'_>, event: &Value) -> Option<String> {
    let (kind, data) = visible(row, reader);
    let shown = event.get("data").unwrap_or(&Value::Null);
    let author = event.get("author").unwrap_or(&Value::Null);
    let leaked = kind == "hidden";
    if !leaked && (text(event, "kind") != kind || !same(shown, &data)) {
        return Some(format!("shown as {} {shown}, but the log says {kind} {data}", text(event, "kind")));
    }
    if text(author, "id") != row.author || text(author, "role") != row.role {
        return Some(format!("shown as written by {author}, but it was {} {}", row.role, row.author));
    }
    if reader.wrote(row) && event.get("cid").and_then(Value::as_str) != row.cid.as_deref() {
        return Some("its author was not shown its client id".to_owned());
    }
    strange_field(event).map(|name| format!("has a field that is not in the contract: {name}"))
}
