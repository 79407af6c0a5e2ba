//! Searching: which tickets have the words, the best first, and the piece of each that shows why.
//!
//! The rule it keeps: what is found is looked up in the tickets again with the list's own filters, so a ticket that was
//! closed a moment ago is as closed here as everywhere; and a reader who may not read notes asks for words outside of notes
//! only. The index is behind the log by a second or so; it never shows what the log has not.
//!
//! "Full": a word that very many tickets have is looked for in bands of tickets, the newest first, each with about as many hits
//! as can be ranked in time; each page says where the next begins. `total` then counts the bands that were looked at, which
//! is why it may be smaller than what there is.

mod asked;
mod pieces;
mod wide;

use super::list::{Sort, TicketFilter, TicketPage, Wanted};
use super::{ReadError, Store};
use crate::generated::queries::search_page as queries;
use crate::pool::read;
use crate::rows;
use asked::Asked;
use helpdesk_core::search::Query;
use helpdesk_core::{Status, Ticket};

/// Tickets of a band, at least and at most: what one page may cost. Looking at one takes 2 to 4 µs.
const BAND: (i64, i64) = (RANKED, 4_000);
/// Hits that a band should have: ranking one takes some 10 µs.
const RANKED: i64 = 600;
/// With so many tickets, or fewer, all that have the words are ranked: the index knows them.
const FEW: i64 = 1_000;
/// Bands that one page looks through when the filters leave nothing of them.
const BANDS_A_PAGE: usize = 4;

/// What is looked for, and by whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The question.
    pub query: Query,
    /// Whether words of internal notes count.
    pub notes: bool,
}

/// Where a page of a search ends: `s<order>.<one>.<two>.<three>.<band>`, opaque to everybody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Spot {
    /// The last ticket's place; `None`: the band begins here.
    place: Option<(i64, i64, i64)>,
    /// The band ends below this number; `None`: it is the first, or there are no bands.
    below: Option<i64>,
}

fn word(sort: Sort) -> &'static str {
    match sort {
        Sort::Best => "best",
        Sort::Waiting => "waiting",
        Sort::Newest => "newest",
        Sort::Oldest => "oldest",
        Sort::Updated => "updated",
    }
}

impl Spot {
    const START: Spot = Spot { place: None, below: None };

    fn write(self, sort: Sort) -> String {
        let number = |n: Option<i64>| n.map_or_else(|| "-".to_owned(), |n| n.to_string());
        let (one, two, three) = self.place.map_or((None, None, None), |(a, b, c)| (Some(a), Some(b), Some(c)));
        format!("s{}.{}.{}.{}.{}", sort.letter(), number(one), number(two), number(three), number(self.below))
    }

    fn read(cursor: &str, sort: Sort) -> Option<Spot> {
        let mut parts = cursor.strip_prefix('s')?.strip_prefix(sort.letter())?.strip_prefix('.')?.split('.');
        let mut number = || match parts.next()? {
            "-" => Some(None),
            digits => digits.parse::<i64>().ok().map(Some),
        };
        let (one, two, three, below) = (number()?, number()?, number()?, number()?);
        let place = match (one, two, three) {
            (Some(one), Some(two), Some(three)) => Some((one, two, three)),
            (None, None, None) => None,
            _ => return None,
        };
        parts.next().is_none().then_some(Spot { place, below })
    }
}

/// A page as it was read: each ticket with its place.
struct Rows {
    found: Vec<(Ticket, (i64, i64, i64))>,
    total: i64,
}

impl Store {
    /// A page of the tickets that fit the filter and have the words.
    pub(super) async fn search(&self, filter: &TicketFilter, search: &Search) -> Result<TicketPage, ReadError> {
        let sort = filter.sort;
        let start = match filter.cursor.as_deref() {
            Some(cursor) => Spot::read(cursor, sort).ok_or(ReadError::BadCursor)?,
            None => Spot::START,
        };
        if search.query.is_empty() {
            return Ok(TicketPage::default());
        }
        let asked = self.understand(search).await?;
        let limit = filter.limit.max(1);
        let page = if asked.few {
            self.among_few(filter, &asked, start, limit).await?
        } else {
            self.by_bands(filter, &asked, start, limit).await?
        };
        let (rows, next, total) = page;
        let tickets: Vec<Ticket> = rows.into_iter().map(|(ticket, _)| ticket).collect();
        let found = self.pieces(&tickets, &asked, search.notes).await?;
        Ok(TicketPage { items: tickets, found, next: next.map(|spot| spot.write(sort)), total })
    }

    /// All that has the words is ranked.
    async fn among_few(&self, filter: &TicketFilter, asked: &Asked, from: Spot, limit: i64) -> Result<Page, ReadError> {
        let Rows { mut found, total } = self.rows(filter, asked, from, None, limit.saturating_add(1)).await?;
        let whole = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = found.len() > whole;
        found.truncate(whole);
        let next = found.last().filter(|_| more).map(|(_, place)| Spot { place: Some(*place), below: None });
        Ok((found, next, total))
    }

    /// Band after band until the page is full. A page may end short: the next one goes on.
    async fn by_bands(&self, filter: &TicketFilter, asked: &Asked, start: Spot, limit: i64) -> Result<Page, ReadError> {
        let whole = usize::try_from(limit).unwrap_or(usize::MAX);
        let (mut page, mut spot, mut total) = (Vec::new(), start, 0);
        let width = band(asked);
        for _ in 0..BANDS_A_PAGE {
            let floor = self.floor(filter, spot.below, width).await?;
            let room = limit.saturating_sub(i64::try_from(page.len()).unwrap_or(limit));
            let Rows { mut found, total: here } =
                self.rows(filter, asked, spot, Some(floor.unwrap_or(0)), room.saturating_add(1)).await?;
            total += here;
            let more = found.len() > whole.saturating_sub(page.len());
            found.truncate(whole.saturating_sub(page.len()));
            let last = found.last().map(|(_, place)| *place);
            page.extend(found);
            if more {
                return Ok((page, Some(Spot { place: last.or(spot.place), ..spot }), total));
            }
            match floor {
                Some(floor) => spot = Spot { place: None, below: Some(floor) },
                None => return Ok((page, None, total)),
            }
            if page.len() == whole {
                break;
            }
        }
        Ok((page, Some(spot), total))
    }

    /// Where the band below a number ends; `None`: it is the last.
    async fn floor(&self, filter: &TicketFilter, below: Option<i64>, width: i64) -> Result<Option<i64>, ReadError> {
        let (unclosed, closed) = halves(&filter.statuses);
        let ask = async |db: &_| queries::search_floor().bind(db, &closed, &unclosed, &below, &(width - 1)).opt().await;
        read(&self.read, ask).await
    }

    async fn rows(
        &self,
        filter: &TicketFilter,
        asked: &Asked,
        from: Spot,
        floor: Option<i64>,
        limit: i64,
    ) -> Result<Rows, ReadError> {
        let Wanted { statuses, category, building, requester, from: opened_from, before, guessed, corrected, counted } =
            Wanted::by(filter);
        let (unclosed, closed) = halves(&filter.statuses);
        let (one, two, three) = from.place.map_or((None, None, None), |(a, b, c)| (Some(a), Some(b), Some(c)));
        let params = queries::SearchPageParams {
            floor,
            unclosed,
            sought: asked.sought.as_str(),
            number: asked.number.map(|ticket| ticket.0),
            closed,
            below: from.below,
            exact: asked.exact.as_str(),
            kin: asked.kin.as_str(),
            weights: asked.weights.as_slice(),
            ranked: asked.ranked.as_str(),
            statuses,
            category,
            building,
            requester,
            opened_from,
            opened_before: before,
            guessed,
            corrected,
            closed_from: counted.closed_after,
            closed_before: counted.closed_before,
            unclosed_at: counted.unclosed_at,
            answered: counted.answered,
            stars: counted.stars,
            weekday: counted.weekday,
            hour: counted.hour,
            sort: word(filter.sort),
            after_1: one,
            after_2: two,
            after_3: three,
            limit,
        };
        use crate::generated::client::async_::Params;
        let found = read(&self.read, async |db| queries::search_page().params(db, &params).all().await).await?;
        let total = found.first().map_or(0, |row| row.total);
        let row = |row: queries::SearchPage| {
            let place = (row.one, row.two, row.three);
            rows::ticket(row.ticket).map(|ticket| (ticket, place))
        };
        Ok(Rows { found: found.into_iter().map(row).collect::<Result<_, _>>()?, total })
    }
}

/// Tickets with their places, where the next page begins, how many were found.
type Page = (Vec<(Ticket, (i64, i64, i64))>, Option<Spot>, i64);

/// How many tickets a band has, so that about [`RANKED`] of them have the words.
fn band(asked: &Asked) -> i64 {
    let width = asked.n.map_or(BAND.0, |n| RANKED.saturating_mul(asked.all) / n.max(1));
    width.clamp(BAND.0, BAND.1)
}

/// Whether unclosed and closed tickets are asked for.
fn halves(statuses: &[Status]) -> (bool, bool) {
    let unclosed = statuses.is_empty() || statuses.iter().any(|status| *status != Status::Closed);
    (unclosed, statuses.is_empty() || statuses.contains(&Status::Closed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_says_its_spot_and_belongs_to_one_order() {
        for spot in [Spot { place: Some((0, -3, -42)), below: None }, Spot { place: None, below: Some(7) }, Spot::START]
        {
            assert_eq!(Spot::read(&spot.write(Sort::Best), Sort::Best), Some(spot));
            assert_eq!(Spot::read(&spot.write(Sort::Best), Sort::Newest), None);
        }
        for bad in ["", "s", "sb", "sb.1", "sb.1.2.3", "sb.1.-.3.-", "sb.1.2.3.4.5", "sb.x.2.3.-", "n1.2.3"] {
            assert_eq!(Spot::read(bad, Sort::Best), None, "{bad}");
        }
    }

    #[test]
    fn closed_tickets_are_a_half_of_their_own() {
        assert_eq!(halves(&[]), (true, true));
        assert_eq!(halves(&[Status::Open, Status::Active]), (true, false));
        assert_eq!(halves(&[Status::Closed]), (false, true));
    }
}
