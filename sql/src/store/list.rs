//! Lists of tickets, page by page.
//!
//! A page ends with a cursor that says where its last ticket stands in the order; the next page begins behind that place.
//! So a ticket that nobody touched is neither lost nor doubled, however many are opened meanwhile, and a late page costs no
//! more than the first. Only in the order "last changed" may a ticket move while somebody pages, because that is its meaning.
//!
//! Orders that no index has (one on the last change would slow every message) are put together from lists that have one.

use super::search::Search;
use super::{ReadError, Store};
use crate::generated::queries;
use crate::generated::types::hd::Tickets;
use crate::pool::read;
use crate::rows;
use chrono::{DateTime, Utc};
use deadpool_postgres::Client;
use helpdesk_core::search::Found;
use helpdesk_core::{Category, PersonId, Status, Ticket};
use std::collections::HashSet;
use uuid::Uuid;

/// Tickets that are counted for a total; a list that has more says so many. Counting them takes some 10 ms.
pub const MOST_COUNTED: i64 = 10_000;

/// What only the figures over time count; a number of theirs leads to the list of the same. Absent: any.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Closed at or after this moment.
    pub closed_after: Option<DateTime<Utc>>,
    /// Closed before this moment.
    pub closed_before: Option<DateTime<Utc>>,
    /// Opened before this moment and not closed before it.
    pub unclosed_at: Option<DateTime<Utc>>,
    /// Whether the helpdesk has answered.
    pub answered: Option<bool>,
    /// Rated so, 1 to 5.
    pub stars: Option<i32>,
    /// Opened on this day of the week on campus, 1 (Monday) to 7.
    pub weekday: Option<i32>,
    /// Opened in this hour of the day on campus, 0 to 23.
    pub hour: Option<i32>,
}

/// Which tickets, in which order, how many.
#[derive(Clone, Debug, Default)]
pub struct TicketFilter {
    /// Of these statuses; empty: of any.
    pub statuses: Vec<Status>,
    /// Of this category.
    pub category: Option<Category>,
    /// In this building, compared to the letter.
    /// `Some("")`: in none.
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
    /// What only the figures over time count.
    pub counted: Counted,
    /// That have these words.
    pub search: Option<Search>,
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
    /// Who waits longest: open before active before closed, the oldest first.
    #[default]
    Waiting,
    /// What fits the words best, then the newest; without words the same as [`Sort::Waiting`].
    Best,
    /// Last opened first.
    Newest,
    /// First opened first.
    Oldest,
    /// Last changed first. Sorts all unclosed ones that match: an index on the last change would slow every message.
    Updated,
}

impl Sort {
    /// How cursors of this order begin.
    pub(super) fn letter(self) -> char {
        match self {
            Sort::Waiting => 'w',
            Sort::Best => 'b',
            Sort::Newest => 'n',
            Sort::Oldest => 'o',
            Sort::Updated => 'u',
        }
    }
}

/// A page of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TicketPage {
    /// The tickets.
    pub items: Vec<Ticket>,
    /// Why each was found; empty if nothing was looked for.
    pub found: Vec<Found>,
    /// The cursor of the next page, if there is one.
    pub next: Option<String>,
    /// How many tickets match, on all pages; past [`MOST_COUNTED`] not more than that.
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
        Place { rank: rank(ticket.status), at, id: ticket.id.0 }
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

/// The order in which statuses wait.
fn rank(status: Status) -> i32 {
    match status {
        Status::Open => 0,
        Status::Active => 1,
        Status::Closed => 2,
    }
}

/// The filter as the statements take it.
#[derive(Clone)]
pub(super) struct Wanted<'a> {
    pub statuses: Option<Vec<&'static str>>,
    pub category: Option<&'static str>,
    pub building: Option<&'a str>,
    pub requester: Option<Uuid>,
    pub from: Option<DateTime<Utc>>,
    pub before: Option<DateTime<Utc>>,
    pub guessed: Option<&'static str>,
    pub corrected: Option<bool>,
    pub counted: Counted,
}

impl<'a> Wanted<'a> {
    pub fn by(filter: &'a TicketFilter) -> Wanted<'a> {
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
            counted: filter.counted,
        }
    }

    async fn page(
        &self,
        db: &Client,
        sort: Sort,
        after: Option<Place>,
        limit: i64,
    ) -> Result<Vec<Tickets>, tokio_postgres::Error> {
        let Wanted { statuses, category, building, requester, from, before, guessed, corrected, counted } = self;
        let Counted { closed_after, closed_before, unclosed_at, answered, stars, weekday, hour } = counted;
        let (at, id) = (after.map(|place| place.at), after.map(|place| place.id));
        macro_rules! rows {
            ($statement:ident) => {
                queries::$statement::$statement()
                    .bind(
                        db,
                        statuses,
                        category,
                        building,
                        requester,
                        from,
                        before,
                        guessed,
                        corrected,
                        closed_after,
                        closed_before,
                        unclosed_at,
                        answered,
                        stars,
                        weekday,
                        hour,
                        &id,
                        &at,
                        &limit,
                    )
                    .all()
                    .await
            };
        }
        match sort {
            Sort::Waiting | Sort::Best => self.waiting(db, after, limit).await,
            Sort::Newest => rows!(list_newest),
            Sort::Oldest => rows!(list_oldest),
            // nothing changes after the closing, so one half has an index
            Sort::Updated if self.is_of(Status::Closed) => rows!(list_closed_last),
            Sort::Updated if self.has(Status::Closed) => self.updated(db, after, limit).await,
            Sort::Updated => rows!(list_updated),
        }
    }

    /// Status after status, each from its index.
    async fn waiting(
        &self,
        db: &Client,
        after: Option<Place>,
        limit: i64,
    ) -> Result<Vec<Tickets>, tokio_postgres::Error> {
        let mut found: Vec<Tickets> = Vec::new();
        let begun = after.map_or(0, |place| place.rank);
        for status in Status::ALL.into_iter().filter(|status| self.has(*status) && rank(*status) >= begun) {
            let after = after.filter(|place| place.rank == rank(status));
            let room = limit.saturating_sub(i64::try_from(found.len()).unwrap_or(limit));
            if room > 0 {
                found.extend(Box::pin(self.only(&[status]).page(db, Sort::Oldest, after, room)).await?);
            }
        }
        Ok(once(found))
    }

    /// Closed and unclosed ones, put together.
    async fn updated(
        &self,
        db: &Client,
        after: Option<Place>,
        limit: i64,
    ) -> Result<Vec<Tickets>, tokio_postgres::Error> {
        let unclosed: Vec<Status> = [Status::Open, Status::Active].into_iter().filter(|s| self.has(*s)).collect();
        let mut found = Box::pin(self.only(&unclosed).page(db, Sort::Updated, after, limit)).await?;
        found.extend(Box::pin(self.only(&[Status::Closed]).page(db, Sort::Updated, after, limit)).await?);
        found.sort_by_key(|row| std::cmp::Reverse((row.modified_at, row.id)));
        let mut found = once(found);
        found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(found)
    }

    fn only(&self, statuses: &[Status]) -> Wanted<'a> {
        Wanted { statuses: Some(statuses.iter().map(|status| status.as_str()).collect()), ..self.clone() }
    }

    fn has(&self, status: Status) -> bool {
        self.statuses.as_ref().is_none_or(|statuses| statuses.contains(&status.as_str()))
    }

    fn is_of(&self, status: Status) -> bool {
        self.statuses.as_deref() == Some(&[status.as_str()])
    }

    async fn total(&self, db: &Client) -> Result<i64, tokio_postgres::Error> {
        let Wanted { statuses, category, building, requester, from, before, guessed, corrected, counted } = self;
        let Counted { closed_after, closed_before, unclosed_at, answered, stars, weekday, hour } = counted;
        queries::count_matching::count_matching()
            .bind(
                db,
                statuses,
                category,
                building,
                requester,
                from,
                before,
                guessed,
                corrected,
                closed_after,
                closed_before,
                unclosed_at,
                answered,
                stars,
                weekday,
                hour,
                &MOST_COUNTED,
            )
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
            && self.counted == Counted::default()
    }
}

/// A ticket that moved on between two statements stands in both of their answers.
fn once(mut found: Vec<Tickets>) -> Vec<Tickets> {
    let mut seen = HashSet::new();
    found.retain(|row| seen.insert(row.id));
    found
}

impl Store {
    /// A page of tickets and how many there are on all pages.
    pub async fn list(&self, filter: &TicketFilter) -> Result<TicketPage, ReadError> {
        if let Some(search) = &filter.search {
            return self.search(filter, search).await;
        }
        let wanted = Wanted::by(filter);
        // side by side: neither waits for the other
        let (page, total) = futures::try_join!(self.plain(filter, &wanted), self.total(filter, &wanted))?;
        Ok(TicketPage { total, ..page })
    }

    /// The same page for somebody who reads all of them: nothing is counted.
    pub async fn page(&self, filter: &TicketFilter) -> Result<TicketPage, ReadError> {
        match &filter.search {
            Some(search) => self.search(filter, search).await,
            None => self.plain(filter, &Wanted::by(filter)).await,
        }
    }

    async fn plain(&self, filter: &TicketFilter, wanted: &Wanted<'_>) -> Result<TicketPage, ReadError> {
        let sort = if filter.sort == Sort::Best { Sort::Waiting } else { filter.sort };
        let after =
            filter.cursor.as_deref().map(|cursor| Place::read(cursor, sort).ok_or(ReadError::BadCursor)).transpose()?;
        let limit = filter.limit.max(1);
        let more = limit.saturating_add(1); // one more row tells whether there is a next page
        let found = read(&self.read, async |db| wanted.page(db, sort, after, more).await).await?;
        let mut items = found.into_iter().map(rows::ticket).collect::<Result<Vec<_>, _>>()?;
        let whole = usize::try_from(limit).unwrap_or(usize::MAX);
        let has_next = items.len() > whole;
        items.truncate(whole);
        let next = items.last().filter(|_| has_next).map(|ticket| Place::of(ticket, sort).write(sort));
        Ok(TicketPage { items, found: Vec::new(), next, total: 0 })
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
