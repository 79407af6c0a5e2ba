//! The log, replayed from nothing, is the ticket (K13): the row of the database and what the API shows.
//!
//! A second, small fold over the JSON of the log. It shares no line with the server's, so that an error there shows.

use super::book::Book;
use super::content::{same, text};
use super::verdict::{Evidence, Findings, Rule};
use crate::history::{EventRow, TicketRow, What};
use serde_json::{Value, json};
use std::collections::HashMap;

/// The ticket as JSON, in the words of the API, as far as a log without times tells it.
fn replay(log: &[&EventRow]) -> Result<Value, String> {
    let mut events = log.iter();
    let Some(first) = events.next().filter(|row| row.kind == "opened") else {
        return Err("the log does not begin with opened".to_owned());
    };
    let born = |field: &str| first.data.get(field).cloned().unwrap_or(Value::Null);
    let mut ticket = json!({
        "id": first.ticket,
        "status": "open",
        "category": born("category"),
        "category_source": "automatic",
        "category_confidence": born("confidence"),
        "category_reasons": born("reasons"),
        "description": born("description"),
        "location": born("location"),
        "requester": first.author,
        "assignee": null,
        "last_seq": log.last().map_or(0, |row| row.seq),
    });
    for row in events {
        apply(&mut ticket, row).map_err(|wrong| format!("seq {}: {wrong}", row.seq))?;
    }
    Ok(ticket)
}

fn apply(ticket: &mut Value, row: &EventRow) -> Result<(), String> {
    let field = match row.kind.as_str() {
        "message" | "note" => return Ok(()),
        "edited" => text(&row.data, "field"),
        "status" => "status",
        "category" => "category",
        "assigned" => "assignee",
        other => return Err(format!("{other} does not belong here")),
    };
    let before = ticket.get(field).unwrap_or(&Value::Null);
    if let Some(from) = row.data.get("from").filter(|from| !same(from, before)) {
        return Err(format!("{field} was {before}, not {from}"));
    }
    let to = row.data.get("to").cloned().unwrap_or(Value::Null);
    let fields = ticket.as_object_mut().ok_or("not a ticket")?;
    if field == "category" {
        fields.insert("category_source".to_owned(), json!("corrected"));
    }
    fields.insert(field.to_owned(), to);
    Ok(())
}

/// The first field in which a ticket of the API differs from the replayed one.
fn differs(shown: &Value, replayed: &Value) -> Option<String> {
    let fields = replayed.as_object().into_iter().flatten();
    for (field, expected) in fields {
        let at = shown.get(field).unwrap_or(&Value::Null);
        // the log of a person is their id; what they call themselves is in the frames
        let at = if field == "requester" { at.get("id").unwrap_or(&Value::Null) } else { at };
        if !same(at, expected) {
            return Some(format!("{field} is {at}, the log says {expected}"));
        }
    }
    let closed = text(replayed, "status") == "closed";
    let has_time = shown.get("closed_at").is_some_and(Value::is_string);
    (closed != has_time).then(|| format!("closed_at is {:?}", shown.get("closed_at")))
}

fn row_differs(row: &TicketRow, replayed: &Value) -> Option<String> {
    let words = [("status", &row.status), ("category", &row.category), ("description", &row.description)];
    let wrong = words.into_iter().find(|(field, value)| text(replayed, field) != value.as_str());
    wrong.map(|(field, value)| format!("the row's {field} is {value}, the log says {}", text(replayed, field)))
}

pub(super) fn judge(book: &Book<'_>, found: &mut Findings) {
    let mut replayed = HashMap::new();
    for (ticket, row) in &book.tickets {
        let log = book.logs.get(ticket).map(Vec::as_slice).unwrap_or_default();
        match replay(log) {
            Err(wrong) => found.add(Rule::K13, Evidence::ticket(*ticket), wrong),
            Ok(fold) => {
                if let Some(wrong) = row_differs(row, &fold) {
                    found.add(Rule::K13, Evidence::ticket(*ticket), wrong);
                }
                replayed.insert(*ticket, fold);
            }
        }
    }
    for record in &book.records {
        let What::Shown { ticket } = &record.what else { continue };
        let id = ticket.get("id").and_then(Value::as_i64).unwrap_or_default();
        let Some(fold) = replayed.get(&id) else {
            if !book.tickets.contains_key(&id) {
                found.add(Rule::K13, Evidence::ticket(id), "a ticket is shown that the database does not have");
            }
            continue;
        };
        if let Some(wrong) = differs(ticket, fold) {
            found.add(Rule::K13, Evidence::ticket(id), wrong);
        }
    }
}
