//! A row of the queue, as the first paint shows it; `js/queue-row.js` fills the same partial from live frames.

use super::super::{FoundPiece, wording};
use super::query::{QueueQuery, View};
use crate::language::{Said, said};
use chrono::{DateTime, SecondsFormat, Utc};
use helpdesk_core::queue::preview;
use helpdesk_core::{QueueItem, Role, Status, Ticket};
use serde::Serialize;

/// Seconds of waiting after which a ticket is amber; the desk's promise is a first answer within a quarter of an hour.
const LATE_S: i64 = 15 * 60;
/// Seconds after which it is red.
const OVERDUE_S: i64 = 30 * 60;

/// View of `queue_row.hbs`.
#[derive(Debug, Default, Serialize)]
pub struct QueueRow {
    id: i64,
    rev: i64,
    href: String,
    current: bool,
    wait: u8,
    unsure: bool,
    initial: String,
    name: String,
    at: String,
    shown: Said,
    waiting: bool,
    amber: bool,
    late: bool,
    meta: Meta,
    worker: Option<Said>,
    last: Said,
    found: Option<FoundPiece>,
}

/// The second line: number, status where it is not clear, category, place.
#[derive(Debug, Default, Serialize)]
struct Meta {
    id: i64,
    status: Option<Said>,
    category: Said,
    place: String,
}

/// The step of the wick: 1 fresh, 2 past half the first threshold, 3 amber, 4 red; 0 when nobody waits.
fn wick(status: Status, opened_at: DateTime<Utc>, now: DateTime<Utc>) -> u8 {
    if status != Status::Open {
        return 0;
    }
    match now.signed_duration_since(opened_at).num_seconds() {
        s if s >= OVERDUE_S => 4,
        s if s >= LATE_S => 3,
        s if s >= LATE_S / 2 => 2,
        _ => 1,
    }
}

impl QueueRow {
    /// The row of `item` in the list that `query` describes.
    #[must_use]
    pub fn new(item: &QueueItem, query: &QueueQuery, now: DateTime<Utc>) -> QueueRow {
        let wait = wick(item.status, item.opened_at, now);
        // who waits shows since when; what is worked on or done shows when it last moved
        let at = if item.status == Status::Open { item.opened_at } else { item.modified_at };
        let unsure = wording::is_unsure(item.category_source, item.category_confidence, item.status);
        let meta = Meta {
            id: item.ticket.0,
            // a list of any status says which
            status: (query.view == View::All).then(|| wording::status_label(item.status)),
            category: wording::category_short(item.category),
            place: wording::place(&item.location),
        };
        QueueRow {
            id: item.ticket.0,
            rev: item.rev.0,
            href: QueueQuery { ticket: Some(item.ticket), ..query.clone() }.href(),
            current: query.ticket == Some(item.ticket),
            wait,
            unsure,
            initial: wording::initial(item.requester.name.as_str()),
            name: item.requester.name.to_string(),
            at: at.to_rfc3339_opts(SecondsFormat::Millis, true),
            shown: wording::age(at, now),
            waiting: wait > 0,
            amber: wait == 3,
            late: wait == 4,
            meta,
            worker: worker(item, query.view),
            last: last(item),
            found: None,
        }
    }

    /// The same with why it was found, which stands in the place of the last words.
    #[must_use]
    pub fn found_by(self, found: Option<FoundPiece>) -> QueueRow {
        QueueRow { found, ..self }
    }

    /// The row that scripts fill.
    #[must_use]
    pub fn blank() -> QueueRow {
        QueueRow::default()
    }
}

/// The last words; the helpdesk's own are marked.
fn last(item: &QueueItem) -> Said {
    match item.last_author_role {
        Role::Helpdesk => said("last-of-helpdesk").with("text", item.preview.clone()),
        Role::User => Said::verbatim(item.preview.clone()),
    }
}

/// Who works on it, or that nobody does although it was taken; in one's own list that says nothing.
fn worker(item: &QueueItem, view: View) -> Option<Said> {
    match &item.assignee {
        _ if view == View::Mine => None,
        Some(person) => Some(Said::verbatim(person.name.to_string())),
        None if item.status == Status::Active => Some(said("nobody")),
        None => None,
    }
}

/// A row for a ticket whose thread is not at hand: closed ones, and pages beyond the live rows.
#[must_use]
pub fn item_of(ticket: &Ticket) -> QueueItem {
    QueueItem {
        ticket: ticket.id,
        rev: ticket.last_seq,
        status: ticket.status,
        category: ticket.category,
        category_source: ticket.category_source,
        category_confidence: ticket.category_confidence,
        location: ticket.location.clone(),
        requester: ticket.requester.clone(),
        assignee: ticket.assignee.clone(),
        opened_at: ticket.opened_at,
        modified_at: ticket.modified_at,
        preview: preview(ticket.description.as_str()),
        last_author_role: Role::User,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    #[test]
    fn the_wick_grows_with_the_wait_and_only_while_somebody_waits() {
        let now = Utc::now();
        let step = |status, seconds| wick(status, now - TimeDelta::seconds(seconds), now);
        let steps = [0, 449, 450, 899, 900, 1799, 1800, 90_000].map(|seconds| step(Status::Open, seconds));
        assert_eq!(steps, [1, 1, 2, 2, 3, 3, 4, 4]);
        assert_eq!((step(Status::Active, 9000), step(Status::Closed, 9000), step(Status::Open, -60)), (0, 0, 1));
    }
}
