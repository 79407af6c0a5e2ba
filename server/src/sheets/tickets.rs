//! A list of tickets of any length as CSV: page after page of the list, each from where the last one ended.
//!
//! One page is in memory and no database connection is held while its reader takes it; a reader that takes nothing is cut
//! off ([`EXPORT_TIME`]). A read that fails in the middle ends the connection, so that nobody takes half a file for a whole
//! one. "Full": more at once than [`EXPORTS`] are told `busy`.

use super::{Cell, Sheet};
use crate::files::Most;
use bytes::Bytes;
use chrono_tz::Tz;
use futures::{Stream, stream};
use helpdesk_core::Ticket;
use helpdesk_sql::{ReadError, Store, TicketFilter, TicketPage};
use std::time::Duration;

/// Tickets of a page: 50 kB as people write, 8 MB if every description is as long as it may be.
pub(crate) const PAGE: i64 = 100;
/// Lists that are read at once. Each asks for one page after the other, so eight of them take at most eight connections, for
/// some milliseconds each; one person has one running and one that they began anew.
pub(crate) const EXPORTS: Most = Most { in_all: 8, of_one: 2 };
/// How long a list may take to be read; then its connection is ended. A million tickets take some two minutes.
pub(crate) const EXPORT_TIME: Duration = Duration::from_secs(600);

/// Not "ID" first: a file that begins so is taken for SYLK.
const COLUMNS: [&str; 11] = [
    "number",
    "status",
    "category",
    "building",
    "room",
    "opened_at",
    "modified_at",
    "closed_at",
    "requester",
    "assignee",
    "description",
];

/// Why a list ended too early.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Broken {
    /// The database.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A line that is none: a fault of ours.
    #[error(transparent)]
    Line(#[from] csv::Error),
}

struct Going<T> {
    store: Store,
    filter: TicketFilter,
    zone: Tz,
    first: Option<TicketPage>,
    begun: bool,
    _held: T,
}

/// The whole list, of which the `first` page was read; `held` lives until the last line was taken or the reader has gone.
pub(crate) fn lines<T>(
    store: Store,
    filter: TicketFilter,
    zone: Tz,
    first: TicketPage,
    held: T,
) -> impl Stream<Item = Result<Bytes, Broken>> {
    let begin = Going { store, filter, zone, first: Some(first), begun: false, _held: held };
    stream::try_unfold(begin, |going| async {
        going.next().await.inspect_err(|error| tracing::warn!(%error, "a list as CSV ended too early"))
    })
}

impl<T> Going<T> {
    async fn next(mut self) -> Result<Option<(Bytes, Going<T>)>, Broken> {
        let page = match self.first.take() {
            Some(page) => page,
            None if self.filter.cursor.is_some() => self.store.page(&self.filter).await?,
            None => return Ok(None),
        };
        let mut sheet = if self.begun { Sheet::going_on() } else { Sheet::begun(&COLUMNS)? };
        page.items.iter().try_for_each(|ticket| sheet.row(cells(ticket, self.zone)))?;
        (self.begun, self.filter.cursor) = (true, page.next);
        Ok(Some((sheet.bytes()?, self)))
    }
}

fn cells(ticket: &Ticket, zone: Tz) -> [Cell<'_>; COLUMNS.len()] {
    [
        Cell::number(ticket.id.0),
        Cell::word(ticket.status.as_str()),
        Cell::word(ticket.category.as_str()),
        Cell::text(ticket.location.building.as_ref().map(|building| building.as_str())),
        Cell::text(ticket.location.room.as_ref().map(|room| room.as_str())),
        Cell::moment(ticket.opened_at, zone),
        Cell::moment(ticket.modified_at, zone),
        Cell::moment(ticket.closed_at, zone),
        Cell::text(Some(ticket.requester.name.as_str())),
        Cell::text(ticket.assignee.as_ref().map(|person| person.name.as_str())),
        Cell::text(Some(ticket.description.as_str())),
    ]
}
