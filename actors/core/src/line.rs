//! The line of open tickets: how many wait longer than this one, and how long people usually wait.
//!
//! Each category has a line of its own, since different people answer it. The rule it keeps: who waits longest stands first;
//! of two that were opened at the same moment the one with the smaller number. What is expected comes from what was:
//! the 50th to the 80th percentile of recent first responses, and nothing at all from fewer than [`FEWEST`].

use crate::category::Category;
use crate::ids::TicketId;
use crate::queue::QueueItem;
use crate::status::Status;
use chrono::{DateTime, Utc};
use serde::Serialize;
use std::collections::BTreeMap;

/// From fewer first responses nobody can tell what is usual.
pub const FEWEST: usize = 5;
/// The percentiles of what is expected.
const LOW: usize = 50;
const HIGH: usize = 80;

/// Where an open ticket stands, as its watchers are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Which ticket.
    pub ticket: TicketId,
    /// Open tickets of its category that wait longer.
    pub ahead: usize,
    /// Seconds until half of the recent ones had a first response; `null` when too few are known.
    pub expect_low_s: Option<i64>,
    /// Seconds until four of five had one.
    pub expect_high_s: Option<i64>,
}

/// What stands in a line: since when, and the ticket.
type Standing = (DateTime<Utc>, TicketId);

/// The lines of all categories at one moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    standing: BTreeMap<Category, Vec<Standing>>,
    categories: BTreeMap<TicketId, (Category, DateTime<Utc>)>,
}

impl Line {
    /// The lines of these rows; those that are not open stand in none.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a QueueItem>) -> Line {
        let mut line = Line::default();
        for row in rows.into_iter().filter(|row| row.status == Status::Open) {
            line.standing.entry(row.category).or_default().push((row.opened_at, row.ticket));
            line.categories.insert(row.ticket, (row.category, row.opened_at));
        }
        line.standing.values_mut().for_each(|standing| standing.sort_unstable());
        line
    }

    /// The category of a ticket and how many stand before it; `None` if it stands in no line.
    #[must_use]
    pub fn ahead(&self, ticket: TicketId) -> Option<(Category, usize)> {
        let (category, opened_at) = *self.categories.get(&ticket)?;
        let standing = self.standing.get(&category)?;
        Some((category, standing.partition_point(|other| *other < (opened_at, ticket))))
    }
}

/// How long people usually wait for a first response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// Seconds, 50th percentile.
    pub low_s: i64,
    /// Seconds, 80th percentile.
    pub high_s: i64,
}

impl Wait {
    /// What these waits in seconds tell; `None` from fewer than [`FEWEST`]. Each percentile is one of them (nearest rank).
    #[must_use]
    pub fn usual(seconds: &[f64]) -> Option<Wait> {
        let mut waits: Vec<i64> = seconds.iter().filter_map(|seconds| whole(*seconds)).collect();
        if waits.len() < FEWEST {
            return None;
        }
        waits.sort_unstable();
        let rank = |percent: usize| (percent * waits.len()).div_ceil(100).saturating_sub(1);
        Some(Wait { low_s: *waits.get(rank(LOW))?, high_s: *waits.get(rank(HIGH))? })
    }
}

/// Whole seconds; a number that is none of time is left out.
fn whole(seconds: f64) -> Option<i64> {
    /// Longer than any ticket has waited, and exact as a number.
    const LONGEST: f64 = 1e12;
    #[allow(clippy::cast_possible_truncation, reason = "between 0 and 10^12")]
    (seconds.is_finite() && (0.0..LONGEST).contains(&seconds)).then(|| seconds.round() as i64)
}
