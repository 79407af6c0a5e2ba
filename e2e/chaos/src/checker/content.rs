//! What a command asks for, what an event says and what a reader may see of it, compared as JSON.
//!
//! Written from the contract, not from the server's types: an error in those must not hide itself.

use super::book::Reader;
use crate::history::{EventRow, Invoke};
use serde_json::{Map, Value, json};
use std::borrow::Cow;

/// Fractions that differ by less, relatively, are the same: one of them may have gone through SQL's text.
const SAME_FRACTION: f64 = 1e-9;

/// Whether two JSON values say the same; `1` and `1.0` do.
pub(super) fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(a), Value::Number(b)) => {
            let fractions = a.is_f64() || b.is_f64();
            let near = |a: f64, b: f64| (a - b).abs() <= SAME_FRACTION * a.abs().max(b.abs());
            a == b || (fractions && a.as_f64().zip(b.as_f64()).is_some_and(|(a, b)| near(a, b)))
        }
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => one == other,
    }
}

/// A field as text; empty if it is none.
pub(super) fn text<'a>(of: &'a Value, field: &str) -> &'a str {
    of.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// Building and room of a location, as the server keeps them.
fn place(location: Option<&Value>) -> (Option<&str>, Option<&str>) {
    let part = |name: &str| location.and_then(|place| place.get(name)).and_then(Value::as_str).map(str::trim);
    (part("building"), part("room"))
}

/// Whether the event is what the command asked for. Texts are compared after trimming, as the contract stores them.
pub(super) fn made(invoke: &Invoke, row: &EventRow) -> bool {
    let (command, data) = (&invoke.command, &row.data);
    let like = |asked: &str, said: &str| text(command, asked).trim() == text(data, said);
    let there = invoke.ticket.is_none_or(|ticket| ticket == row.ticket);
    there
        && match (text(command, "op"), row.kind.as_str()) {
            ("create", "opened") => {
                like("description", "description") && place(command.get("location")) == place(data.get("location"))
            }
            ("post", "message") | ("note", "note") => like("body", "body"),
            ("edit", "edited") => like("field", "field") && edited(command, data),
            ("status", "status") | ("category", "category") => like("to", "to"),
            ("assign", "assigned") => assignee(command.get("to"), &invoke.person) == assignee(data.get("to"), ""),
            _ => false,
        }
}

fn edited(command: &Value, data: &Value) -> bool {
    match text(command, "field") {
        "location" => place(command.get("value")) == place(data.get("to")),
        _ => text(command, "value").trim() == text(data, "to"),
    }
}

/// The id of the person meant; `None`: nobody.
fn assignee<'a>(to: Option<&'a Value>, me: &'a str) -> Option<&'a str> {
    match to {
        Some(Value::String(word)) if word == "me" => Some(me),
        Some(person @ Value::Object(_)) => Some(text(person, "id")),
        _ => None,
    }
}

/// The text that no other command may have written, if the event has one.
pub(super) fn unique_text(kind: &str, data: &Value) -> Option<String> {
    let field = match kind {
        "opened" | "create" => "description",
        "message" | "note" | "post" => "body",
        _ => return None,
    };
    Some(text(data, field).trim().to_owned())
}

/// Kind and data of an event as this reader may see them.
pub(super) fn visible<'a>(row: &'a EventRow, reader: &Reader<'_>) -> (&'a str, Cow<'a, Value>) {
    if row.kind == "note" && reader.is_user() {
        ("hidden", Cow::Owned(json!({})))
    } else {
        (&row.kind, Cow::Borrowed(&row.data))
    }
}

/// A field of the frame that the contract's event has not: whatever it shows, nobody decided who may see it.
pub(super) fn strange_field(frame: &Value) -> Option<&String> {
    const FIELDS: [&str; 8] = ["t", "ticket", "seq", "kind", "author", "at", "data", "cid"];
    let fields = frame.as_object().map(Map::keys).into_iter().flatten();
    fields.into_iter().find(|name| !FIELDS.contains(&name.as_str()))
}
