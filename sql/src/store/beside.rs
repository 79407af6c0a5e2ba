//! What stands beside the logs: follow-ups, ratings, places that were used, unclosed tickets that may be like another, and
//! how long people waited for a first word.
//!
//! The rule it keeps: every statement here is bounded by a limit that its caller gives, whatever the number of tickets, and
//! none touches an event or a closed ticket. The one that writes, [`Store::rate`], leaves the decision to the database.

use super::{ReadError, Store, numbers};
use crate::generated::queries;
use crate::pool::read;
use crate::rows;
use chrono::{DateTime, Utc};
use helpdesk_core::{Category, Cid, Location, PersonId, Ticket, TicketId};
use serde::{Deserialize, Serialize};

/// How well something was solved: 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
pub struct Stars(i32);

impl Stars {
    /// `None` if it is not 1 to 5.
    #[must_use]
    pub fn new(stars: i32) -> Option<Stars> {
        (1..=5).contains(&stars).then_some(Stars(stars))
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> i32 {
        self.0
    }
}

impl TryFrom<i32> for Stars {
    type Error = &'static str;
    fn try_from(stars: i32) -> Result<Stars, &'static str> {
        Stars::new(stars).ok_or("must be a whole number from 1 to 5")
    }
}

impl From<Stars> for i32 {
    fn from(stars: Stars) -> i32 {
        stars.0
    }
}

/// What stands beside one ticket's log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// The closed ticket that this one follows.
    pub follows: Option<TicketId>,
    /// The tickets that follow this one, the last opened first.
    pub followed_by: Vec<TicketId>,
    /// How its requester rated it.
    pub rating: Option<Stars>,
}

/// What became of a rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RatingOutcome {
    /// It stands, and whether this very call had made it before.
    Rated {
        /// When it was given.
        at: DateTime<Utc>,
        /// Whether it was there already.
        dup: bool,
    },
    /// The same cid had given other stars.
    CidConflict,
    /// Another call had rated it.
    Twice,
    /// The ticket is not closed yet.
    Unclosed,
    /// It was closed too long ago.
    Late,
    /// Somebody else reported it.
    Foreign,
    /// There is no such ticket.
    Unknown,
}

/// A closed ticket as its requester may still know it: its number, when it was closed, how it was rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecentlyClosed {
    /// Its number.
    pub ticket: TicketId,
    /// When it was closed.
    pub closed_at: DateTime<Utc>,
    /// The rating, if one was given.
    pub stars: Option<Stars>,
}

/// A building, or a room in it, and how many tickets named it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceUsed {
    /// The building, as it was written.
    pub building: String,
    /// The room, as it was written.
    pub room: Option<String>,
    /// How many tickets.
    pub used: i64,
}

/// What is compared to find tickets that are like another.
#[derive(Clone, Debug, PartialEq)]
pub struct UnclosedText {
    /// Which ticket.
    pub ticket: TicketId,
    /// Where it is.
    pub location: Location,
    /// How its description begins.
    pub text: String,
}

impl Store {
    /// What stands beside a ticket's log; at most `most` followers. Nothing for a ticket that does not exist.
    pub async fn links(&self, ticket: TicketId, most: i64) -> Result<Links, ReadError> {
        let row = read(&self.read, async |db| queries::links::links().bind(db, &ticket.0, &most).one().await).await?;
        Ok(Links {
            follows: row.follows.map(TicketId),
            followed_by: row.followed_by.into_iter().map(TicketId).collect(),
            rating: row.stars.and_then(Stars::new),
        })
    }

    /// Rates a closed ticket. A repeat with the same cid has no second effect.
    pub async fn rate(
        &self,
        ticket: TicketId,
        person: PersonId,
        cid: &Cid,
        stars: Stars,
    ) -> Result<RatingOutcome, ReadError> {
        let ask =
            async |db: &_| queries::rate::rate().bind(db, &ticket.0, &person.0, &cid.as_str(), &stars.0).one().await;
        let row = read(&self.read, ask).await?;
        match (row.outcome.as_str(), row.at) {
            ("rated", Some(at)) => Ok(RatingOutcome::Rated { at, dup: false }),
            ("repeated", Some(at)) => Ok(RatingOutcome::Rated { at, dup: true }),
            ("conflict", _) => Ok(RatingOutcome::CidConflict),
            ("twice", _) => Ok(RatingOutcome::Twice),
            ("unclosed", _) => Ok(RatingOutcome::Unclosed),
            ("late", _) => Ok(RatingOutcome::Late),
            ("foreign", _) => Ok(RatingOutcome::Foreign),
            ("unknown", _) => Ok(RatingOutcome::Unknown),
            (other, _) => Err(ReadError::Failed(format!("rating ticket {ticket} was answered {other}"))),
        }
    }

    /// A person's tickets that were closed not long ago, the last one first.
    pub async fn recently_closed(&self, person: PersonId, most: i64) -> Result<Vec<RecentlyClosed>, ReadError> {
        let ask = async |db: &_| queries::recently_closed::recently_closed().bind(db, &person.0, &most).all().await;
        let closed = |row: queries::recently_closed::RecentlyClosed| RecentlyClosed {
            ticket: TicketId(row.id),
            closed_at: row.closed_at,
            stars: row.stars.and_then(Stars::new),
        };
        Ok(read(&self.read, ask).await?.into_iter().map(closed).collect())
    }

    /// Buildings and rooms of the newest tickets, most used first, at most `most`.
    pub async fn places(&self, newest: i64, most: i64) -> Result<Vec<PlaceUsed>, ReadError> {
        let found = read(&self.read, async |db| queries::places::places().bind(db, &newest, &most).all().await).await?;
        let place = |row: queries::places::Places| PlaceUsed { building: row.building, room: row.room, used: row.used };
        Ok(found.into_iter().map(place).collect())
    }

    /// Place and first `chars` characters of the newest unclosed tickets.
    pub async fn unclosed_texts(&self, newest: i64, chars: i32) -> Result<Vec<UnclosedText>, ReadError> {
        let ask = async |db: &_| queries::unclosed_texts::unclosed_texts().bind(db, &chars, &newest).all().await;
        let text = |row: queries::unclosed_texts::UnclosedTexts| {
            let location = rows::location(row.id, row.building.as_deref(), row.room.as_deref())?;
            Ok(UnclosedText { ticket: TicketId(row.id), location, text: row.text })
        };
        read(&self.read, ask).await?.into_iter().map(text).collect()
    }

    /// Those of these tickets that are not closed now, in any order.
    pub async fn unclosed(&self, tickets: &[TicketId]) -> Result<Vec<Ticket>, ReadError> {
        let ids = numbers(tickets);
        let found = read(&self.read, async |db| queries::unclosed::unclosed().bind(db, &ids).all().await).await?;
        found.into_iter().map(rows::ticket).collect()
    }

    /// Seconds that the newest answered tickets of each category waited for the helpdesk's first word: at most `samples` of
    /// a category, among its `newest` tickets, in the first `deep` events of each.
    pub async fn first_responses(
        &self,
        newest: i64,
        deep: i64,
        samples: i64,
    ) -> Result<Vec<(Category, Vec<f64>)>, ReadError> {
        read(&self.read, async |db| {
            let mut waits = Vec::with_capacity(Category::ALL.len());
            for category in Category::ALL {
                let query = queries::first_responses::first_responses();
                waits.push((category, query.bind(db, &category.as_str(), &newest, &deep, &samples).all().await?));
            }
            Ok(waits)
        })
        .await
    }
}
