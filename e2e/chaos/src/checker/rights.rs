//! Who may do and see what (K9): the way of a status, what only the helpdesk may do, nothing after the closing, and no
//! frame that shows too much.

use super::book::{Book, Reader};
use super::content::text;
use super::verdict::{Evidence, Findings, Rule};
use crate::history::{EventRow, What};
use serde_json::Value;
use std::collections::HashSet;

pub(super) fn judge(book: &Book<'_>, found: &mut Findings) {
    for log in book.logs.values() {
        deeds(book, log, found);
    }
    Leaks::of(book).judge(found);
}

fn next(status: &str) -> Option<&'static str> {
    match status {
        "open" => Some("active"),
        "active" => Some("closed"),
        _ => None,
    }
}

/// What the log says that people did.
fn deeds(book: &Book<'_>, log: &[&EventRow], found: &mut Findings) {
    let mut status = "open";
    for row in log {
        let place = Evidence::event(row.ticket, row.seq);
        if status == "closed" {
            found.add(Rule::K9, place, format!("a {} after the closing", row.kind));
        }
        let by_helpdesk = matches!(row.kind.as_str(), "note" | "status" | "category" | "assigned");
        if by_helpdesk && row.role != "helpdesk" {
            found.add(Rule::K9, place, format!("a {} by a {}", row.kind, row.role));
        }
        if let Some((op, operation)) = book.origin(row).filter(|(_, operation)| operation.first.role != row.role) {
            let says = format!("asked for as {}, logged as {}", operation.first.role, row.role);
            found.add(Rule::K9, place.op(op), says);
        }
        if row.kind == "status" {
            let (from, to) = (text(&row.data, "from"), text(&row.data, "to"));
            if from != status || next(status) != Some(to) {
                found.add(Rule::K9, place, format!("the status was {status} and moved from {from} to {to}"));
            }
            status = to;
        }
    }
}

/// What sockets were shown.
struct Leaks<'a, 'b> {
    book: &'b Book<'a>,
    /// Texts that stand in notes only.
    notes: HashSet<&'a str>,
    /// Sockets that were dismissed from a ticket.
    dismissed: HashSet<(u64, i64)>,
}

impl<'a, 'b> Leaks<'a, 'b> {
    fn of(book: &'b Book<'a>) -> Leaks<'a, 'b> {
        let (secret, told): (Vec<&&EventRow>, Vec<&&EventRow>) =
            book.logs.values().flatten().partition(|row| row.kind == "note");
        let mut notes = secret.into_iter().map(|row| text(&row.data, "body")).collect();
        // a corpus goes through every field: what also stands in a message is no secret
        told.into_iter().for_each(|row| forget(&mut notes, &row.data));
        Leaks { book, notes, dismissed: HashSet::new() }
    }

    fn judge(mut self, found: &mut Findings) {
        for record in &self.book.records {
            match &record.what {
                What::Gone { conn, ticket, .. } => drop(self.dismissed.insert((*conn, *ticket))),
                What::Subscribed { conn, ticket, last, .. } => {
                    self.dismissed.remove(&(*conn, *ticket));
                    let late = self.book.closings.get(ticket).is_some_and(|closing| last >= closing);
                    if late && self.book.readers.get(conn).is_some_and(Reader::is_user) {
                        let place = Evidence::event(*ticket, *last).conn(*conn);
                        found.add(Rule::K9, place, "a user was let into a closed ticket");
                    }
                }
                What::Event { conn, event } => {
                    let Some(reader) = self.book.readers.get(conn) else { continue };
                    let number = |field: &str| event.get(field).and_then(Value::as_i64);
                    let (Some(ticket), Some(seq)) = (number("ticket"), number("seq")) else { continue };
                    if let Some(leak) = self.leak(*conn, reader, event, ticket, seq) {
                        found.add(Rule::K9, Evidence::event(ticket, seq).conn(*conn), leak);
                    }
                }
                _ => {}
            }
        }
    }

    fn leak(&self, conn: u64, reader: &Reader<'_>, event: &Value, ticket: i64, seq: i64) -> Option<&'static str> {
        let row = self.book.event(ticket, seq);
        if event.get("cid").is_some() && row.is_some_and(|row| !reader.wrote(row)) {
            return Some("somebody else's client id was shown");
        }
        if !reader.is_user() {
            return None;
        }
        let data = event.get("data").unwrap_or(&Value::Null);
        let hidden = text(event, "kind") == "hidden" && data.as_object().is_some_and(serde_json::Map::is_empty);
        if row.is_some_and(|row| row.kind == "note") && !hidden {
            return Some("a user was shown something of a note");
        }
        if self.tells_a_note(data) {
            return Some("a user was shown a note's text");
        }
        let closing = self.book.closings.get(&ticket)?;
        if seq > *closing {
            return Some("a user was shown what came after the closing");
        }
        self.dismissed.contains(&(conn, ticket)).then_some("a user was shown something of a closed ticket after gone")
    }

    fn tells_a_note(&self, data: &Value) -> bool {
        match data {
            Value::String(text) => self.notes.contains(text.as_str()),
            Value::Array(parts) => parts.iter().any(|part| self.tells_a_note(part)),
            Value::Object(fields) => fields.values().any(|field| self.tells_a_note(field)),
            _ => false,
        }
    }
}

fn forget(notes: &mut HashSet<&str>, data: &Value) {
    match data {
        Value::String(text) => drop(notes.remove(text.as_str())),
        Value::Array(parts) => parts.iter().for_each(|part| forget(notes, part)),
        Value::Object(fields) => fields.values().for_each(|field| forget(notes, field)),
        _ => {}
    }
}
