//! The order of a log: dense (K4), true to real time (K7), true to each tab (K8).

use super::book::Book;
use super::verdict::{Evidence, Findings, Rule};
use crate::history::Via;
use std::collections::BTreeMap;

pub(super) fn judge(book: &Book<'_>, found: &mut Findings) {
    dense(book, found);
    real_time(book, found);
    tabs(book, found);
}

/// K4.
fn dense(book: &Book<'_>, found: &mut Findings) {
    for (ticket, log) in &book.logs {
        for (row, seq) in log.iter().zip(1..) {
            if row.seq != seq {
                found.add(Rule::K4, Evidence::event(*ticket, row.seq), format!("place {seq} of the log has this seq"));
                break;
            }
        }
        if !book.tickets.contains_key(ticket) {
            found.add(Rule::K4, Evidence::ticket(*ticket), "a log without a ticket");
        }
    }
    for (ticket, row) in &book.tickets {
        let length = book.length(*ticket);
        if row.last_seq != length {
            let says = format!("the ticket says {} events, the log ends at {length}", row.last_seq);
            found.add(Rule::K4, Evidence::ticket(*ticket), says);
        }
    }
}

/// A moment in a ticket's life. Askings come before answers of the same microsecond: only "before" is a promise.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Moment {
    Asked { seq: i64, op: u64 },
    Acknowledged { seq: i64, op: u64 },
}

/// K7: who was acknowledged before another was asked for stands before it. A `dup` counts by its first sending, so it
/// is no exception.
fn real_time(book: &Book<'_>, found: &mut Findings) {
    let mut moments: BTreeMap<i64, Vec<(u64, Moment)>> = BTreeMap::new();
    for (op, operation) in &book.operations {
        let (Some((ticket, seq)), op) = (operation.landed, *op) else { continue };
        let of_ticket = moments.entry(ticket).or_default();
        of_ticket.push((operation.invoked, Moment::Asked { seq, op }));
        if operation.is_ok() {
            of_ticket.push((operation.answered, Moment::Acknowledged { seq, op }));
        }
    }
    for (ticket, mut moments) in moments {
        moments.sort();
        let mut highest = (0, 0);
        for (_, moment) in moments {
            match moment {
                Moment::Acknowledged { seq, op } => highest = highest.max((seq, op)),
                Moment::Asked { seq, op } if seq <= highest.0 => {
                    let (before, of) = highest;
                    let says =
                        format!("asked for after seq {before} (op {of}) was acknowledged, yet it stands before it");
                    found.add(Rule::K7, Evidence::event(ticket, seq).op(op), says);
                }
                Moment::Asked { .. } => {}
            }
        }
    }
}

/// K8, for commands that were sent once and over the socket: what is sent several times, or beside the socket, races with
/// itself and is bound by K7 alone. The same holds for one whose end its tab never knew.
fn tabs(book: &Book<'_>, found: &mut Findings) {
    let mut last: BTreeMap<(u64, i64), (i64, u64)> = BTreeMap::new();
    for (op, operation) in &book.operations {
        let asked = operation.first;
        let Some((ticket, seq)) = operation.landed else { continue };
        if operation.sendings != 1 || asked.via != Via::Socket || asked.ticket.is_none() {
            continue;
        }
        let before = last.get(&(asked.tab, ticket)).copied();
        if let Some((earlier, of)) = before.filter(|(earlier, _)| *earlier > seq) {
            let says = format!("its tab had sent op {of} before, which has seq {earlier}");
            found.add(Rule::K8, Evidence::event(ticket, seq).op(*op), says);
        }
        if operation.is_ok() && before.is_none_or(|(earlier, _)| earlier < seq) {
            last.insert((asked.tab, ticket), (seq, *op));
        }
    }
}
