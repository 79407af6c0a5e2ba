//! The checker: judges a finished history against the promises, knowing nothing of the server but its contract.
//!
//! Rule: everything here is pure. What is judged is what clients wrote down ([`Record`]) and what the database held in the
//! end ([`Facts`]); every breach names its rule and where to look. Work is n log n at most, for a million lines.
//!
//! The client id is what ties an event to a command, so every command of a run carries one, over REST too.

mod book;
mod content;
mod delivery;
mod log;
mod order;
mod replay;
mod resources;
mod rights;
mod verdict;

pub use resources::Growth;
pub use verdict::{Counts, Evidence, Rule, Verdict, Violation};

use crate::history::{Facts, Record};
use book::Book;
use verdict::Findings;

/// What a row of the fault matrix asks beyond what always holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Expectations {
    /// The history must have a [`crate::history::What::Quiet`], and at the last one cursors are judged (K6).
    pub quiet: bool,
    /// What a server may hold at `end` beyond its `baseline` (K11). None: the row does not sample.
    pub growth: Option<Growth>,
}

impl Default for Expectations {
    fn default() -> Expectations {
        Expectations { quiet: true, growth: Some(Growth::default()) }
    }
}

/// Judges a run.
#[must_use]
pub fn judge(records: &[Record], facts: &Facts, expectations: &Expectations) -> Verdict {
    let book = Book::of(records, facts);
    let mut found = Findings::default();
    log::judge(&book, &mut found);
    order::judge(&book, &mut found);
    delivery::judge(&book, expectations.quiet, &mut found);
    rights::judge(&book, &mut found);
    resources::judge(&book, expectations.growth.as_ref(), &mut found);
    replay::judge(&book, &mut found);
    Verdict::of(&book, found)
}
