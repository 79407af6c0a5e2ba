//! What sockets were sent: no gap from the accepted cursor on, the same for everybody and as the log has it (K5), and in
//! the end all of it (K6).

use super::book::{Book, Reader};
use super::content::{same, strange_field, text, visible};
use super::verdict::{Evidence, Findings, Rule};
use crate::history::{EventRow, What};
use serde_json::Value;
use std::collections::{HashMap, VecDeque};

/// Where a socket stands with a ticket.
#[derive(Clone, Copy, Default)]
enum Follows {
    /// Never followed it.
    #[default]
    Not,
    /// Has everything up to here.
    UpTo(i64),
    /// Left by itself; what was under way may still come.
    Left,
    /// Told `gone` or `resync`.
    Ended,
}

/// The same, and the cursors with which it asked and was not answered yet. Until then goes on what was before.
#[derive(Default)]
struct Standing {
    follows: Follows,
    asked: VecDeque<i64>,
}

impl Standing {
    /// Takes a cursor that was accepted, and with it what was asked before and refused (perhaps the same, many times).
    /// `false`: nobody asked for it.
    fn accept(&mut self, from: i64) -> bool {
        self.follows = Follows::UpTo(from);
        let place = self.asked.iter().rposition(|after| *after == from);
        let unasked = place.is_none() && !self.asked.is_empty();
        self.asked.drain(..place.map_or(self.asked.len(), |place| place + 1));
        !unasked
    }
}

/// One pass over the history.
struct Pass<'a, 'b> {
    book: &'b Book<'a>,
    found: &'b mut Findings,
    standings: HashMap<u64, HashMap<i64, Standing>>,
    /// What the log does not hold here, by event: time and author's name as they were first told.
    told: HashMap<(i64, i64), (&'a Value, &'a str)>,
}

pub(super) fn judge(book: &Book<'_>, quiet: bool, found: &mut Findings) {
    let last_quiet = book.records.iter().rposition(|record| matches!(record.what, What::Quiet));
    if quiet && last_quiet.is_none() {
        found.add(Rule::K6, Evidence::default(), "the history has no quiet moment at which cursors could be judged");
    }
    let mut pass = Pass { book, found, standings: HashMap::new(), told: HashMap::new() };
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
            What::Connect { conn, .. } => drop(self.standings.insert(*conn, HashMap::new())),
            What::Disconnect { conn, .. } => drop(self.standings.remove(conn)),
            What::Subscribe { conn, ticket, after } => self.of(*conn, *ticket).asked.push_back(*after),
            What::Subscribed { conn, ticket, from, .. } => self.subscribed(*conn, *ticket, *from),
            What::Unsubscribed { conn, ticket } => self.set(*conn, *ticket, Follows::Left),
            What::Resync { conn, ticket, .. } => self.set(*conn, *ticket, Follows::Ended),
            What::Gone { conn, ticket, seq, reason } => self.gone(*conn, *ticket, *seq, reason),
            What::Event { conn, event } => self.event(*conn, event),
            _ => {}
        }
    }

    fn of(&mut self, conn: u64, ticket: i64) -> &mut Standing {
        self.standings.entry(conn).or_default().entry(ticket).or_default()
    }

    fn set(&mut self, conn: u64, ticket: i64, follows: Follows) {
        *self.of(conn, ticket) = Standing { follows, asked: VecDeque::new() };
    }

    fn subscribed(&mut self, conn: u64, ticket: i64, from: i64) {
        if !self.of(conn, ticket).accept(from) {
            let says = format!("accepted from {from}, but asked was for what comes after another cursor");
            self.found.add(Rule::K5, Evidence::ticket(ticket).conn(conn), says);
        }
    }

    fn gone(&mut self, conn: u64, ticket: i64, seq: i64, reason: &str) {
        let place = Evidence::event(ticket, seq).conn(conn);
        match self.of(conn, ticket).follows {
            Follows::UpTo(cursor) if cursor != seq => {
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
        let follows = self.of(conn, ticket).follows;
        match follows {
            Follows::UpTo(cursor) => {
                if seq != cursor + 1 {
                    self.found.add(Rule::K5, place, format!("the event after {cursor} was due"));
                }
                // go on from here, so that one gap is one breach
                self.of(conn, ticket).follows = Follows::UpTo(seq);
            }
            Follows::Left => {}
            // a user who is told of a ticket after its closing is K9's
            Follows::Ended if reader.is_user() && self.book.closings.contains_key(&ticket) => {}
            Follows::Not | Follows::Ended => {
                self.found.add(Rule::K5, place, "an event of a ticket that this socket does not follow");
            }
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
        for (conn, tickets) in &self.standings {
            let Some(reader) = self.book.readers.get(conn) else { continue };
            for (ticket, standing) in tickets {
                let last = self.book.length(*ticket);
                let may_see = !(reader.is_user() && self.book.closings.contains_key(ticket));
                let breach = match standing.follows {
                    _ if !standing.asked.is_empty() && may_see => {
                        "asked to follow a ticket and never was answered".to_owned()
                    }
                    Follows::UpTo(_) if !may_see => "a user still follows a closed ticket".to_owned(),
                    Follows::UpTo(cursor) if cursor != last => format!("heard up to {cursor} of {last}"),
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
