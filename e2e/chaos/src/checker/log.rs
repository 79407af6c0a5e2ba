//! The log against the commands: nothing acknowledged is missing, nothing is there twice, nothing is there unasked.
//! K1, K2, K3 and K10.

use super::book::{Book, Operation};
use super::content::{made, text, unique_text};
use super::verdict::{Evidence, Findings, Rule};
use crate::history::{Outcome, What};
use std::collections::{HashMap, HashSet};

/// A fault that takes a process away has this in its name.
const KILL: &str = "kill";

pub(super) fn judge(book: &Book<'_>, found: &mut Findings) {
    acknowledged(book, found);
    once(book, found);
    asked_for(book, found);
    after_asking(book, found);
}

/// K1, and K10 for what was acknowledged before a kill.
fn acknowledged(book: &Book<'_>, found: &mut Findings) {
    let kills = book
        .records
        .iter()
        .filter(|record| matches!(&record.what, What::Fault { name, begins: true } if name.contains(KILL)));
    let last_kill = kills.map(|record| record.at).max();
    for record in &book.records {
        let What::Outcome { op, outcome: Outcome::Ok { ticket, seq, .. } } = &record.what else { continue };
        let place = Evidence::event(*ticket, *seq).op(*op);
        let Some(operation) = book.operations.get(op) else {
            found.add(Rule::K1, place, "a command was acknowledged that nobody sent");
            continue;
        };
        let Some((missing, breach)) = breach_of_ack(book, operation, *ticket, *seq) else { continue };
        let rule = if missing && last_kill.is_some_and(|kill| kill >= record.at) { Rule::K10 } else { Rule::K1 };
        found.add(rule, place, breach);
    }
}

/// Whether the event is missing altogether, and what is wrong.
fn breach_of_ack(book: &Book<'_>, operation: &Operation<'_>, ticket: i64, seq: i64) -> Option<(bool, String)> {
    let asked = operation.first;
    match (book.event(ticket, seq), operation.landed) {
        (Some(row), _) if row.cid.as_deref() == Some(&asked.cid) && row.author == asked.person => (!made(asked, row))
            .then(|| (false, format!("acknowledged, but the log says something else: {} {}", row.kind, row.data))),
        (_, Some((ticket, seq))) => {
            Some((false, format!("acknowledged at this seq, but logged in ticket {ticket} at {seq}")))
        }
        (Some(_), None) => {
            Some((true, "acknowledged, but another's event stands there and its own nowhere".to_owned()))
        }
        (None, None) => Some((true, "acknowledged, but not in the log".to_owned())),
    }
}

/// K2.
fn once(book: &Book<'_>, found: &mut Findings) {
    let mut cids = HashSet::new();
    let mut texts: HashMap<String, u64> = HashMap::new();
    for operation in book.operations.values() {
        let command = &operation.first.command;
        if let Some(written) = unique_text(text(command, "op"), command) {
            *texts.entry(written).or_default() += 1;
        }
    }
    for row in book.logs.values().flatten() {
        let place = Evidence::event(row.ticket, row.seq);
        // one cid makes one ticket, whichever number it gets
        let lane = if row.kind == "opened" { 0 } else { row.ticket };
        let twice = row.cid.as_deref().is_some_and(|cid| !cids.insert((lane, row.author.as_str(), cid)));
        if twice {
            found.add(Rule::K2, place, "the same client id of the same author is in the log twice");
        }
        let Some(written) = unique_text(&row.kind, &row.data) else { continue };
        // a text that nobody wrote is K3's, one that two commands wrote may stand there twice
        let again = texts.get_mut(&written).is_some_and(|left| {
            let none = *left == 0;
            *left = left.saturating_sub(1);
            none
        });
        if again && !twice {
            found.add(Rule::K2, place, "this text is in the log more often than commands wrote it");
        }
    }
}

/// K3.
fn asked_for(book: &Book<'_>, found: &mut Findings) {
    for row in book.logs.values().flatten() {
        let place = Evidence::event(row.ticket, row.seq);
        let Some((op, operation)) = book.origin(row) else {
            let says = if book.candidates(row).is_empty() {
                format!("nobody sent a command with the client id of this {}", row.kind)
            } else {
                format!("the command with this client id asked for something else: {} {}", row.kind, row.data)
            };
            found.add(Rule::K3, place, says);
            continue;
        };
        if operation.is_refused_for_good() {
            found.add(Rule::K3, place.op(op), "its command was refused for good, yet it is in the log");
        }
    }
}

/// K3 too: nobody sees what was not asked for yet.
fn after_asking(book: &Book<'_>, found: &mut Findings) {
    let mut seen = HashSet::new();
    for record in &book.records {
        let What::Event { conn, event } = &record.what else { continue };
        let number = |field: &str| event.get(field).and_then(serde_json::Value::as_i64);
        let (Some(ticket), Some(seq)) = (number("ticket"), number("seq")) else { continue };
        if !seen.insert((ticket, seq)) {
            continue;
        }
        let Some(op) = book.origins.get(&(ticket, seq)) else { continue };
        if book.operations.get(op).is_some_and(|operation| operation.invoked > record.at) {
            found.add(
                Rule::K3,
                Evidence::event(ticket, seq).op(*op).conn(*conn),
                "it was seen before it was asked for",
            );
        }
    }
}
