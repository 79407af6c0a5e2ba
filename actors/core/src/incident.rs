//! Incidents: several tickets about one thing, and when the queue should suggest that.
//!
//! A suggestion is a pure function of the queue's rows: no memory, so every node computes the same from its own rows and a
//! suggestion goes away by itself when its reason does.

use crate::category::Category;
use crate::ids::TicketId;
use crate::people::Person;
use crate::queue::QueueItem;
use crate::status::Status;
use crate::text::{Building, Location};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use utoipa::ToSchema;

/// Tickets of one category and building within [`HINT_WINDOW`] that make a suggestion. Two are a coincidence.
pub const HINT_TICKETS: usize = 3;
/// How long after the first of them the last may be opened: what breaks for many is reported within half an hour.
pub const HINT_WINDOW: TimeDelta = TimeDelta::minutes(30);
/// A ticket that was opened longer ago suggests nothing: whoever comes in the morning still sees the evening before.
pub const HINT_AGE: TimeDelta = TimeDelta::hours(12);
/// Suggestions that are told at once, those with the newest ticket first. A page shows three; the rest is room for those
/// that somebody has waved away.
pub const HINTS: usize = 20;
/// Members of an incident, and tickets of a suggestion: an answer to all of them is one burst that the author's rate bears.
pub const MEMBERS: usize = 40;
/// Incidents whose members are marked in the queue: those with an open or active member, the newest first. Some 30 KiB.
pub const MARKED: usize = 200;

/// Number of an incident, from 1, below 2^53.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct IncidentId(pub i64);

impl fmt::Display for IncidentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Several tickets about one thing.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Incident {
    /// Its number.
    pub id: IncidentId,
    /// When the tickets were grouped.
    pub opened_at: DateTime<Utc>,
    /// Who grouped them.
    pub opened_by: Person,
    /// Its members, the first opened first; closed ones too.
    pub tickets: Vec<Member>,
}

/// A ticket of an incident.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Member {
    /// Which ticket.
    pub ticket: TicketId,
    /// Where it stands; a closed one gets nothing more.
    pub status: Status,
    /// Who can help.
    pub category: Category,
    /// Where it is.
    pub location: Location,
    /// Who reported it.
    pub requester: Person,
    /// Who works on it.
    pub assignee: Option<Person>,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// When it was closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// The beginning of its description.
    pub preview: String,
}

/// Which tickets an incident has, as the queue marks its rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Marked {
    /// Which incident.
    pub incident: IncidentId,
    /// Its members, closed ones too.
    pub tickets: Vec<TicketId>,
}

/// Tickets that look like one incident.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hint {
    /// All are of this category.
    pub category: Category,
    /// All are in this building, as the first of them wrote it.
    pub building: Building,
    /// When the first was opened.
    pub since: DateTime<Utc>,
    /// At most [`MEMBERS`], the first opened first.
    pub tickets: Vec<TicketId>,
}

/// What these rows suggest as of `now`: each group of tickets of one category and building, in no incident, where every
/// ticket is one of [`HINT_TICKETS`] that were opened within [`HINT_WINDOW`]. Groups that share a ticket are one.
///
/// Buildings are the same when only their capitals differ. The order of the rows does not matter.
pub fn hints<'a>(
    rows: impl IntoIterator<Item = &'a QueueItem>,
    is_grouped: impl Fn(TicketId) -> bool,
    now: DateTime<Utc>,
) -> Vec<Hint> {
    let mut places: HashMap<(Category, String), Vec<&QueueItem>> = HashMap::new();
    for row in rows {
        let fresh = now.signed_duration_since(row.opened_at) <= HINT_AGE;
        if let Some(building) = row.location.building.as_ref().filter(|_| fresh && !is_grouped(row.ticket)) {
            places.entry((row.category, building.as_str().to_lowercase())).or_default().push(row);
        }
    }
    let mut newest_first = BTreeMap::new();
    for mut rows in places.into_values() {
        rows.sort_unstable_by_key(|row| (row.opened_at, row.ticket));
        for group in groups(&rows) {
            if let (Some(first), Some(last)) = (group.first(), group.last()) {
                newest_first.insert((last.opened_at, last.ticket), hint(first, group));
            }
        }
    }
    newest_first.into_values().rev().flatten().take(HINTS).collect()
}

fn hint(first: &QueueItem, group: &[&QueueItem]) -> Option<Hint> {
    Some(Hint {
        category: first.category,
        building: first.location.building.clone()?,
        since: first.opened_at,
        tickets: group.iter().map(|row| row.ticket).take(MEMBERS).collect(),
    })
}

/// The runs of these rows, ascending by time, in which each row is one of [`HINT_TICKETS`] neighbours within the window.
fn groups<'r, 'q>(rows: &'r [&'q QueueItem]) -> Vec<&'r [&'q QueueItem]> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (start, few) in rows.windows(HINT_TICKETS).enumerate() {
        let (Some(first), Some(last)) = (few.first(), few.last()) else { continue };
        if last.opened_at - first.opened_at > HINT_WINDOW {
            continue;
        }
        let end = start + HINT_TICKETS;
        match runs.last_mut().filter(|(_, before)| start < *before) {
            Some((_, before)) => *before = end,
            None => runs.push((start, end)),
        }
    }
    runs.into_iter().filter_map(|(start, end)| rows.get(start..end)).collect()
}
