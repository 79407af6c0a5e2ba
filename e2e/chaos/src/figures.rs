//! Numbers from a history, pure: how long commands took, and how long clients waited after a fault was healed.

use crate::history::{Outcome, Record, What};
use std::collections::HashMap;
use std::ops::Range;

/// A command that was acknowledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// First sent, microseconds.
    pub asked: u64,
    /// Acknowledged, microseconds.
    pub answered: u64,
    /// Its ticket; none for a new one.
    pub ticket: Option<i64>,
    /// Whether it was sent once only.
    pub once: bool,
}

/// Every command that was acknowledged.
pub fn done(records: &[Record]) -> Vec<Done> {
    let mut asked: HashMap<u64, (u64, Option<i64>, u32)> = HashMap::new();
    let mut all = Vec::new();
    for record in records {
        match &record.what {
            What::Invoke(invoke) => asked.entry(invoke.op).or_insert((record.at, invoke.ticket, 0)).2 += 1,
            What::Outcome { op, outcome: Outcome::Ok { .. } } => {
                if let Some((at, ticket, sendings)) = asked.get(op) {
                    all.push(Done { asked: *at, answered: record.at, ticket: *ticket, once: *sendings == 1 });
                }
            }
            _ => {}
        }
    }
    all
}

/// The share-th smallest (0.99: of a hundred the 99th), in milliseconds; none of nothing.
pub fn percentile_ms(mut micros: Vec<u64>, share: f64) -> Option<f64> {
    micros.sort_unstable();
    let last = micros.len().checked_sub(1)?;
    let place = ((micros.len() as f64 * share).ceil() as usize).saturating_sub(1).min(last);
    micros.get(place).map(|value| *value as f64 / 1000.0)
}

/// The latencies of commands that were asked for within a span, of those for which this holds.
pub fn latencies(done: &[Done], span: &Range<u64>, wanted: impl Fn(&Done) -> bool) -> Vec<u64> {
    let inside = done.iter().filter(|done| span.contains(&done.asked) && wanted(done));
    inside.map(|done| done.answered - done.asked).collect()
}

/// The longest that a command waited for its acknowledgement after the fault in which it was caught was healed, in seconds.
pub fn slowest_recovery(records: &[Record]) -> Option<f64> {
    let healed = |record: &Record| matches!(record.what, What::Fault { begins: false, .. }).then_some(record.at);
    let healings: Vec<u64> = records.iter().filter_map(healed).collect();
    let waits = done(records).into_iter().filter_map(|done| {
        let healed = healings.iter().rfind(|at| (done.asked..done.answered).contains(at))?;
        Some(done.answered - healed)
    });
    waits.max().map(|micros| micros as f64 / 1_000_000.0)
}

/// How long events took from the moment that anybody knew of them to every socket of another node that followed the ticket
/// by then, in microseconds, by when they were known; of events that were known within the span.
pub fn across_nodes(records: &[Record], span: &Range<u64>) -> Vec<u64> {
    let mut nodes: HashMap<u64, usize> = HashMap::new();
    let mut asked: HashMap<u64, usize> = HashMap::new();
    // where it was written, and when somebody first knew
    let mut known: HashMap<(i64, i64), (Option<usize>, u64)> = HashMap::new();
    let mut replayed: HashMap<(u64, i64), i64> = HashMap::new();
    let mut seen: Vec<(u64, i64, i64, u64)> = Vec::new();
    for record in records {
        match &record.what {
            What::Connect { conn, node, .. } => drop(nodes.insert(*conn, *node)),
            What::Invoke(invoke) => drop(asked.entry(invoke.op).or_insert(invoke.node)),
            What::Subscribed { conn, ticket, last, .. } => drop(replayed.insert((*conn, *ticket), *last)),
            What::Outcome { op, outcome: Outcome::Ok { ticket, seq, dup: false } } => {
                let known = known.entry((*ticket, *seq)).or_insert((None, record.at));
                known.0 = asked.get(op).copied();
            }
            What::Event { conn, event } => {
                let number = |field: &str| event.get(field).and_then(serde_json::Value::as_i64);
                let (Some(ticket), Some(seq)) = (number("ticket"), number("seq")) else { continue };
                known.entry((ticket, seq)).or_insert((None, record.at));
                if replayed.get(&(*conn, ticket)).is_some_and(|last| seq > *last) {
                    seen.push((*conn, ticket, seq, record.at));
                }
            }
            _ => {}
        }
    }
    let delay = |(conn, ticket, seq, at): (u64, i64, i64, u64)| {
        let (written, first) = known.get(&(ticket, seq))?;
        let elsewhere = written.as_ref()? != nodes.get(&conn)?;
        (elsewhere && span.contains(first)).then(|| at.saturating_sub(*first))
    };
    seen.into_iter().filter_map(delay).collect()
}

#[cfg(test)]
mod tests {
    use super::{percentile_ms, slowest_recovery};
    use crate::history::{Invoke, Outcome, Record, Via, What};
    use serde_json::json;

    #[test]
    fn percentiles_and_recoveries_are_counted() {
        assert_eq!(percentile_ms((1..=100).map(|n| n * 1000).collect(), 0.99), Some(99.0));
        assert_eq!(percentile_ms(Vec::new(), 0.5), None);
        let invoke = Invoke {
            op: 1,
            tab: 1,
            person: "p".to_owned(),
            role: "user".to_owned(),
            cid: "c".to_owned(),
            ticket: Some(1),
            node: 0,
            via: Via::Socket,
            attempt: 0,
            command: json!({}),
        };
        let records = [
            (10, What::Invoke(invoke)),
            (20, What::Fault { name: "kill".to_owned(), begins: true }),
            (1_000_020, What::Fault { name: "kill".to_owned(), begins: false }),
            (3_000_020, What::Outcome { op: 1, outcome: Outcome::Ok { ticket: 1, seq: 2, dup: true } }),
        ];
        let records = records.map(|(at, what)| Record { at, what });
        assert_eq!(slowest_recovery(&records), Some(2.0));
    }
}
