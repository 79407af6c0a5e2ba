//! What the checker says: which promises were broken, where to look, and the numbers of the results table.

use super::book::Book;
use crate::history::{Outcome, What};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// Breaches of one rule that are kept word by word. One lost event is told by every observer of it; the first few dozen
/// say everything, the counts say how many there were.
const KEPT: u64 = 50;

/// The rules of `docs/reliability.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Rule {
    /// What was acknowledged is in the log, at its seq, with its content.
    K1,
    /// No client id and no unique text twice.
    K2,
    /// Every event was asked for, and not by a command that was refused for good.
    K3,
    /// A log is `1..last_seq`.
    K4,
    /// A subscription has no gap, and everybody sees the same.
    K5,
    /// In the end everybody who may has everything.
    K6,
    /// What was acknowledged before something was asked for stands before it.
    K7,
    /// One tab's commands keep their order.
    K8,
    /// Rights: who moves the status, nothing after the closing, no leak.
    K9,
    /// A kill takes nothing that was acknowledged. (That an unknown command has at most one event is K2.)
    K10,
    /// Servers give back what they took.
    K11,
    /// The dashboard's numbers are a recount's.
    K12,
    /// The log replayed is the ticket.
    K13,
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// Where to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Which operation.
    pub op: Option<u64>,
    /// Which ticket.
    pub ticket: Option<i64>,
    /// Which event.
    pub seq: Option<i64>,
    /// Which socket.
    pub conn: Option<u64>,
}

impl Evidence {
    /// An event of a ticket's log.
    pub(super) fn event(ticket: i64, seq: i64) -> Evidence {
        Evidence { ticket: Some(ticket), seq: Some(seq), ..Evidence::default() }
    }

    /// A ticket as a whole.
    pub(super) fn ticket(ticket: i64) -> Evidence {
        Evidence { ticket: Some(ticket), ..Evidence::default() }
    }

    /// And the operation.
    pub(super) fn op(self, op: u64) -> Evidence {
        Evidence { op: Some(op), ..self }
    }

    /// And the socket.
    pub(super) fn conn(self, conn: u64) -> Evidence {
        Evidence { conn: Some(conn), ..self }
    }
}

/// One breach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Violation {
    /// Which promise.
    pub rule: Rule,
    /// What is wrong, as a sentence.
    pub says: String,
    /// Where to look.
    pub evidence: Evidence,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.rule, self.says)?;
        let Evidence { op, ticket, seq, conn } = self.evidence;
        let ticket = ticket.map(|ticket| ("ticket", ticket.to_string()));
        let seq = seq.map(|seq| ("seq", seq.to_string()));
        let op = op.map(|op| ("op", op.to_string()));
        let conn = conn.map(|conn| ("conn", conn.to_string()));
        let parts: Vec<_> = [ticket, seq, op, conn].into_iter().flatten().map(|(n, v)| format!("{n} {v}")).collect();
        if parts.is_empty() { Ok(()) } else { write!(f, " ({})", parts.join(", ")) }
    }
}

/// The numbers of the results table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Commands, however often sent.
    pub operations: u64,
    /// Of them acknowledged.
    pub acknowledged: u64,
    /// Of them without a known outcome.
    pub unknown: u64,
    /// Of them refused.
    pub refused: u64,
    /// Breaches of K1 and K10.
    pub lost: u64,
    /// Breaches of K2.
    pub doubled: u64,
    /// Breaches of K4, K5, K7 and K8.
    pub disordered: u64,
    /// Breaches of K9.
    pub leaked: u64,
    /// `ev` frames.
    pub deliveries: u64,
}

/// The judgement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The numbers of the results table.
    pub counts: Counts,
    /// How often each rule was broken; a rule that held is not in it.
    pub broken: BTreeMap<Rule, u64>,
    /// The first breaches of each rule.
    pub violations: Vec<Violation>,
}

impl Verdict {
    /// Whether every promise held.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.broken.is_empty()
    }

    pub(super) fn of(book: &Book<'_>, found: Findings) -> Verdict {
        let Findings { broken, kept } = found;
        let sum = |rules: &[Rule]| rules.iter().filter_map(|rule| broken.get(rule)).sum();
        let mut counts = Counts {
            lost: sum(&[Rule::K1, Rule::K10]),
            doubled: sum(&[Rule::K2]),
            disordered: sum(&[Rule::K4, Rule::K5, Rule::K7, Rule::K8]),
            leaked: sum(&[Rule::K9]),
            deliveries: book.records.iter().map(|record| u64::from(matches!(record.what, What::Event { .. }))).sum(),
            ..Counts::default()
        };
        for operation in book.operations.values() {
            counts.operations += 1;
            match operation.outcome {
                Some(Outcome::Ok { .. }) => counts.acknowledged += 1,
                Some(Outcome::Fail { .. }) => counts.refused += 1,
                Some(Outcome::Info) | None => counts.unknown += 1,
            }
        }
        Verdict { counts, broken, violations: kept }
    }
}

/// Collects breaches.
#[derive(Default)]
pub(super) struct Findings {
    broken: BTreeMap<Rule, u64>,
    kept: Vec<Violation>,
}

impl Findings {
    /// Takes one down.
    pub fn add(&mut self, rule: Rule, evidence: Evidence, says: impl Into<String>) {
        let count = self.broken.entry(rule).or_default();
        *count += 1;
        if *count <= KEPT {
            self.kept.push(Violation { rule, says: says.into(), evidence });
        }
    }
}
