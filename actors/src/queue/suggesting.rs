//! What the queue suggests as an incident, and to which incidents its tickets belong: told to watchers as a whole whenever
//! it changed, so that a missed frame cannot leave an old suggestion behind.
//!
//! All of it is computed from this node's own rows. A burst of news is computed once a [`TICK`]: one pass over the rows.

use super::rows::Rows;
use chrono::{DateTime, Utc};
use helpdesk_core::TicketId;
use helpdesk_core::incident::{Hint, Marked, hints};
use helpdesk_core::wire::ServerFrame;
use std::collections::HashSet;
use std::time::Duration;

/// How often rows that changed are looked at: one pass over 20,000 rows takes about a millisecond.
pub(super) const TICK: Duration = Duration::from_secs(1);
/// Rows that stand still are looked at once in so many ticks, because tickets grow too old to suggest anything.
const STILL: u32 = 60;

#[derive(Default)]
pub(super) struct Suggesting {
    marked: Vec<Marked>,
    grouped: HashSet<TicketId>,
    told: Vec<Hint>,
    moved: bool,
    still: u32,
}

impl Suggesting {
    /// A row came, changed or left.
    pub fn rows_moved(&mut self) {
        self.moved = true;
    }

    /// The members of all incidents, from now on.
    pub fn mark(&mut self, marked: Vec<Marked>) {
        self.grouped = marked.iter().flat_map(|one| &one.tickets).copied().collect();
        self.marked = marked;
    }

    /// A tick: the frame that tells what is suggested now, if that is something else than before.
    pub fn tick(&mut self, rows: &Rows, now: DateTime<Utc>) -> Option<ServerFrame> {
        self.still += 1;
        if !self.moved && self.still < STILL {
            return None;
        }
        self.look(rows, now)
    }

    /// The same at once.
    pub fn look(&mut self, rows: &Rows, now: DateTime<Utc>) -> Option<ServerFrame> {
        (self.moved, self.still) = (false, 0);
        let found = hints(rows.all(), |ticket| self.grouped.contains(&ticket), now);
        if found == self.told {
            return None;
        }
        self.told = found;
        Some(self.hint())
    }

    /// What is suggested, as a frame.
    pub fn hint(&self) -> ServerFrame {
        ServerFrame::IncidentHint { hints: self.told.clone() }
    }

    /// The members of all incidents, as a frame.
    pub fn marks(&self) -> ServerFrame {
        ServerFrame::Incidents { items: self.marked.clone() }
    }
}
