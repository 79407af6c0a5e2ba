//! The live queue's rows: small, state based, compared by `rev`.

use crate::category::{Category, CategorySource};
use crate::event::{Event, EventBody};
use crate::ids::{Seq, TicketId};
use crate::people::{Person, Role};
use crate::status::Status;
use crate::text::Location;
use crate::ticket::Ticket;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Characters of the last message that a row shows.
pub const PREVIEW_CHARS: usize = 120;

/// A row of the queue: an open or active ticket.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct QueueItem {
    /// Which ticket.
    pub ticket: TicketId,
    /// The length of its log when this row was made; the greatest wins.
    pub rev: Seq,
    /// Open or active.
    pub status: Status,
    /// Who can help.
    pub category: Category,
    /// How the category was found.
    pub category_source: CategorySource,
    /// 0..1 of the automatic guess.
    pub category_confidence: f64,
    /// Where it is.
    pub location: Location,
    /// Who reported it.
    pub requester: Person,
    /// Who works on it.
    pub assignee: Option<Person>,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// When its last event happened.
    pub modified_at: DateTime<Utc>,
    /// The beginning of the last message, or of the description.
    pub preview: String,
    /// Whose message that was.
    pub last_author_role: Role,
}

/// The first [`PREVIEW_CHARS`] characters of a text, on one line.
#[must_use]
pub fn preview(text: &str) -> String {
    text.chars().take(PREVIEW_CHARS).map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// What an event says to a row's preview: only messages and the opening do.
#[must_use]
pub fn preview_of(event: &Event) -> Option<(String, Role)> {
    match &event.body {
        EventBody::Opened(opened) => Some((preview(opened.description.as_str()), event.author.role)),
        EventBody::Message { body, .. } => Some((preview(body.as_str()), event.author.role)),
        _ => None,
    }
}

impl QueueItem {
    /// The row of a ticket; `None` when it left the queue.
    #[must_use]
    pub fn of(ticket: &Ticket, preview: String, last_author_role: Role) -> Option<QueueItem> {
        (ticket.status != Status::Closed).then(|| QueueItem {
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
            preview,
            last_author_role,
        })
    }
}

/// What both sides compare to find out that a row was missed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Digest {
    /// How many rows.
    pub count: i64,
    /// The sum of their `rev`.
    pub sum_rev: i64,
}

impl Digest {
    /// The digest of these rows.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a QueueItem>) -> Digest {
        rows.into_iter().fold(Digest::default(), |sum, row| Digest {
            count: sum.count.saturating_add(1),
            sum_rev: sum.sum_rev.saturating_add(row.rev.0),
        })
    }
}
