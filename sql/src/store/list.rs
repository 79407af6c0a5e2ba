//! Lists of tickets, page by page.
//!
//! A page ends with a cursor that says where its last ticket stands in the order; the next page begins behind that place.
//! So a ticket that nobody touched is neither lost nor doubled, however many are opened meanwhile, and a late page costs no
//! more than the first. Only in the order "last changed" may a ticket move while somebody pages, because that is its meaning.

use super::{ReadError, Store};
use crate::generated::queries;
use crate::generated::types::hd::Tickets;
use crate::pool::read;
use crate::rows;
use chrono::{DateTime, Utc};
use deadpool_postgres::Client;
use helpdesk_core::{Category, PersonId, Status, Ticket};
use uuid::Uuid;

/// Which tickets, in which order, how many.
#[derive(Clone, Debug, Default)]
pub struct TicketFilter {
    /// Of these statuses; empty: of any.
    pub statuses: Vec<Status>,
    /// Of this category.
    pub category: Option<Category>,
    /// In this building, compared to the letter.
    pub building: Option<String>,
    /// Reported by this person.
    pub mine: Option<PersonId>,
    /// Opened at or after this moment.
    pub opened_after: Option<DateTime<Utc>>,
    /// Opened before this moment.
    pub opened_before: Option<DateTime<Utc>>,
    /// Whose words were found to be of this category, whatever it is now.
    pub guessed: Option<Category>,
    /// Whether the category is another one than was found from the words.
    pub corrected: Option<bool>,
    /// In which order.
    pub sort: Sort,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Most tickets of a page, at least 1.
    pub limit: i64,
}

/// The order of a list. Equal places are told apart by the ticket's number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Who waits longest: open before active before closed, the oldest first. Sorts all that match.
    #[default]
    Waiting,
    /// Last opened first.
    Newest,
    /// First opened first.
    Oldest,
    /// Last changed first. Sorts all that match: an index on the last change would slow every message.
    Updated,
}

impl Sort {
    /// How cursors of this order begin.
    fn letter(self) -> char {
        match self {
            Sort::Waiting => 'w',
            Sort::Newest => 'n',
            Sort::Oldest => 'o',
            Sort::Updated => 'u',
        }
    }
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct TicketPage {
    /// The tickets.
    pub items: Vec<Ticket>,
    /// The cursor of the next page, if there is one.
    pub next: Option<String>,
    /// How many tickets match, on all pages.
    pub total: i64,
}

/// A ticket's place in an order: `<order><status>.<microseconds>.<number>` in a cursor, opaque to everybody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    rank: i32,
    at: DateTime<Utc>,
    id: i64,
}

impl Place {
    fn of(ticket: &Ticket, sort: Sort) -> Place {
        let at = if sort == Sort::Updated { ticket.modified_at } else { ticket.opened_at };
        let rank = match ticket.status {
            Status::Open => 0,
            Status::Active => 1,
            Status::Closed => 2,
        };
        Place { rank, at, id: ticket.id.0 }
    }

    fn write(self, sort: Sort) -> String {
        format!("{}{}.{}.{}", sort.letter(), self.rank, self.at.timestamp_micros(), self.id)
    }

    fn read(cursor: &str, sort: Sort) -> Option<Place> {
        let mut parts = cursor.strip_prefix(sort.letter())?.split('.');
        let rank = parts.next()?.parse().ok().filter(|rank| (0..=2).contains(rank))?;
        let at = DateTime::from_timestamp_micros(parts.next()?.parse().ok()?)?;
        let id = parts.next()?.parse().ok()?;
        parts.next().is_none().then_some(Place { rank, at, id })
    }
}

/// The filter as the statements take it.
struct Wanted<'a> {
    statuses: Option<Vec<&'static str>>,
    category: Option<&'static str>,
    building: Option<&'a str>,
    requester: Option<Uuid>,
    from: Option<DateTime<Utc>>,
    before: Option<DateTime<Utc>>,
    guessed: Option<&'static str>,
    corrected: Option<bool>,
}

impl<'a> Wanted<'a> {
    fn by(filter: &'a TicketFilter) -> Wanted<'a> {
        Wanted {
            statuses: (!filter.statuses.is_empty())
                .then(|| filter.statuses.iter().map(|status| status.as_str()).collect()),
            category: filter.category.map(Category::as_str),
            building: filter.building.as_deref(),
            requester: filter.mine.map(|person| person.0),
            from: filter.opened_after,
            before: filter.opened_before,
            guessed: filter.guessed.map(Category::as_str),
            corrected: filter.corrected,
        }
    }

    async fn page(
        &self,
        db: &Client,
        sort: Sort,
        after: Option<Place>,
        limit: i64,
    ) -> Result<Vec<Tickets>, tokio_postgres::Error> {
        let Wanted { statuses, category, building, requester, from, before, guessed, corrected } = self;
        let (rank, at, id) = (after.map(|place| place.rank), after.map(|place| place.at), after.map(|place| place.id));
        macro_rules! rows {
            ($statement:ident $(, $rank:expr)?) => {
                queries::$statement::$statement()
                    .bind(db, statuses, category, building, requester, from, before, guessed, corrected, &id, $($rank,)? &at, &limit)
                    .all()
                    .await
            };
        }
        match sort {
            Sort::Waiting => rows!(list_waiting, &rank),
            Sort::Newest => rows!(list_newest),
            Sort::Oldest => rows!(list_oldest),
            Sort::Updated => rows!(list_updated),
        }
    }

    async fn total(&self, db: &Client) -> Result<i64, tokio_postgres::Error> {
        let Wanted { statuses, category, building, requester, from, before, guessed, corrected } = self;
        queries::count_matching::count_matching()
            .bind(db, statuses, category, building, requester, from, before, guessed, corrected)
            .one()
            .await
    }

    /// Whether nothing but the status is asked for, so that the rollups know the answer.
    fn is_by_status(&self) -> bool {
        self.category.is_none()
            && self.building.is_none()
            && self.requester.is_none()
            && self.from.is_none()
            && self.before.is_none()
            && self.guessed.is_none()
            && self.corrected.is_none()
    }
}

impl Store {
    /// A page of tickets and how many there are on all pages.
    pub async fn list(&self, filter: &TicketFilter) -> Result<TicketPage, ReadError> {
        let after = filter
            .cursor
            .as_deref()
            .map(|cursor| Place::read(cursor, filter.sort).ok_or(ReadError::BadCursor))
            .transpose()?;
        let wanted = Wanted::by(filter);
        let limit = filter.limit.max(1);
        let more = limit.saturating_add(1); // one more row tells whether there is a next page
        let found = read(&self.read, async |db| wanted.page(db, filter.sort, after, more).await).await?;
        let mut items = found.into_iter().map(rows::ticket).collect::<Result<Vec<_>, _>>()?;
        let whole = usize::try_from(limit).unwrap_or(usize::MAX);
        let has_next = items.len() > whole;
        items.truncate(whole);
        let next = items.last().filter(|_| has_next).map(|ticket| Place::of(ticket, filter.sort).write(filter.sort));
        Ok(TicketPage { items, next, total: self.total(filter, &wanted).await? })
    }

    async fn total(&self, filter: &TicketFilter, wanted: &Wanted<'_>) -> Result<i64, ReadError> {
        if !wanted.is_by_status() {
            return read(&self.read, async |db| wanted.total(db).await).await;
        }
        let counts = self.counts().await?;
        let all = filter.statuses.is_empty();
        let of = |status, n| if all || filter.statuses.contains(&status) { n } else { 0 };
        Ok(of(Status::Open, counts.open) + of(Status::Active, counts.active) + of(Status::Closed, counts.closed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_says_its_place_and_belongs_to_one_order() {
        let place = Place { rank: 1, at: DateTime::from_timestamp_micros(1_763_719_200_123_456).unwrap(), id: 42 };
        let cursor = place.write(Sort::Newest);
        assert_eq!(Place::read(&cursor, Sort::Newest), Some(place));
        assert_eq!(Place::read(&cursor, Sort::Oldest), None);
        for bad in ["", "n", "n1", "n1.2", "n1.2.x", "n3.2.1", "n1.2.3.4", "n1.99999999999999999999.1", "'; DROP TABLE"]
        {
            assert_eq!(Place::read(bad, Sort::Newest), None, "{bad}");
        }
    }
}
