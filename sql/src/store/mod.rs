//! Reads. What belongs together (a ticket and its log's end) is one statement, hence one snapshot.
//!
//! The rule it keeps: what is read is what was committed, and nothing is cached here. "Full": no read connection came free
//! within 2 s ([`ReadError::Busy`]); "failed": the reader may ask again, nothing was changed.

mod beside;
mod files;
mod incidents;
mod index;
mod lessons;
mod list;
mod open;
mod receipts;
mod replies;
mod search;

pub use beside::{Links, PlaceUsed, RatingOutcome, RecentlyClosed, Stars, UnclosedText};
pub use files::{Begun, Finished, Quotas, StoredFile, Upload};
pub use incidents::{AnswerBegun, Grouping};
pub use index::{Indexed, Lag};
pub use lessons::Correction;
pub use list::{Counted, MOST_COUNTED, Sort, TicketFilter, TicketPage};
pub use open::OpenError;
pub(crate) use open::check_schema;
pub use replies::{Added, ReplyError};
pub use search::Search;

use crate::generated::queries;
use crate::pool::{PoolSizes, Purpose, pool, read};
use crate::rows;
use chrono_tz::Tz;
use deadpool_postgres::Pool;
use helpdesk_core::{Cid, EditMarks, Event, PersonId, QueueItem, Seq, Ticket, TicketId};
use tokio::runtime::Handle;

/// The database as the application may use it. Clones share the pools.
#[derive(Clone, Debug)]
pub struct Store {
    /// For the journal alone, so that no reader keeps it waiting.
    pub(crate) write: Pool,
    /// For everything else.
    pub(crate) read: Pool,
    /// For the bytes of files.
    pub(crate) files: Pool,
    /// For the one task that keeps the search up with the log.
    pub(crate) index: Pool,
}

/// A ticket and the end of its log, from one snapshot.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The ticket, with its edit marks.
    pub ticket: Ticket,
    /// The last events of its log, ascending; all of them if the log is short.
    pub tail: Vec<Event>,
}

/// How many tickets there are, by status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Wait for the helpdesk.
    pub open: i64,
    /// Are being worked on.
    pub active: i64,
    /// Are done.
    pub closed: i64,
}

/// Why something could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The cursor is not one of ours, or belongs to another order.
    #[error("this cursor is not valid")]
    BadCursor,
    /// No connection came free in time.
    #[error("no connection to the database came free in time")]
    Busy,
    /// The database failed, went away, or holds something that is damaged.
    #[error("the database failed: {0}")]
    Failed(String),
}

impl Store {
    /// Forgets some thousand hours of the backlog in which nothing is unclosed; how many. No figure changes by it.
    pub async fn forget_empty_hours(&self) -> Result<i64, ReadError> {
        read(&self.read, async |db| queries::sweep_figures::sweep_figures().bind(db).one().await).await
    }

    /// Connects as the application's role and checks that the schema is this program's. All connections live on `on`.
    pub async fn open(url: &str, on: Handle, sizes: PoolSizes) -> Result<Store, OpenError> {
        let store = Store {
            write: pool(url, &on, Purpose::Write, sizes.write)?,
            read: pool(url, &on, Purpose::Read, sizes.read)?,
            files: pool(url, &on, Purpose::Read, files::CONNECTIONS)?,
            index: pool(url, &on, Purpose::Index, 1)?,
        };
        check_schema(&store.read).await?;
        Ok(store)
    }

    /// A ticket with the last `tail` events of its log; `None`: there is no such ticket.
    pub async fn load(&self, ticket: TicketId, tail: i64) -> Result<Option<Loaded>, ReadError> {
        let found = read(&self.read, async |db| queries::load::load().bind(db, &tail, &ticket.0).opt().await).await?;
        let Some(row) = found else { return Ok(None) };
        let marks = EditMarks {
            description: Seq(row.description),
            location: Seq(row.location),
            category: Seq(row.category),
            assignee: Seq(row.assignee),
        };
        let ticket = Ticket { marks, ..rows::ticket(row.ticket)? };
        let tail = row.tail.into_iter().map(rows::event).collect::<Result<_, _>>()?;
        Ok(Some(Loaded { ticket, tail }))
    }

    /// The events after a place, ascending, at most `limit`. None for a ticket that does not exist.
    pub async fn events(&self, ticket: TicketId, after: Seq, limit: i64) -> Result<Vec<Event>, ReadError> {
        let ask =
            async |db: &_| queries::events_after::events_after().bind(db, &ticket.0, &after.0, &limit).all().await;
        read(&self.read, ask).await?.into_iter().map(rows::event).collect()
    }

    /// The queue, the longest waiting first, and how many unclosed tickets there are in all.
    pub async fn queue(&self, limit: i64) -> Result<(Vec<QueueItem>, i64), ReadError> {
        let (found, total) = read(&self.read, async |db| {
            let found = queries::queue::queue().bind(db, &None::<&[i64]>, &limit).all().await?;
            Ok((found, queries::queue_total::queue_total().bind(db).one().await?))
        })
        .await?;
        let items = found.into_iter().map(rows::queue_item).collect::<Result<_, _>>()?;
        Ok((items, total))
    }

    /// The rows of these tickets; those that are closed or do not exist are left out.
    pub async fn queue_items(&self, tickets: &[TicketId]) -> Result<Vec<QueueItem>, ReadError> {
        let ids = numbers(tickets);
        let limit = i64::try_from(ids.len()).unwrap_or(i64::MAX);
        let found =
            read(&self.read, async |db| queries::queue::queue().bind(db, &Some(ids.as_slice()), &limit).all().await)
                .await?;
        found.into_iter().map(rows::queue_item).collect()
    }

    /// Active tickets that this person works on, the longest waiting first.
    pub async fn mine(&self, person: PersonId, most: i64) -> Result<Vec<TicketId>, ReadError> {
        let ask = async |db: &_| queries::queue_mine::queue_mine().bind(db, &person.0, &most).all().await;
        Ok(read(&self.read, ask).await?.into_iter().map(TicketId).collect())
    }

    /// The buildings of all tickets, in their order.
    pub async fn buildings(&self, most: i64) -> Result<Vec<String>, ReadError> {
        read(&self.read, async |db| queries::buildings::buildings().bind(db, &most).all().await).await
    }

    /// The buildings of unclosed tickets, in their order: what a user may know.
    pub async fn unclosed_buildings(&self, most: i64) -> Result<Vec<String>, ReadError> {
        read(&self.read, async |db| queries::buildings::unclosed_buildings().bind(db, &most).all().await).await
    }

    /// How long the logs of these tickets are; those that do not exist are left out.
    pub async fn heads(&self, tickets: &[TicketId]) -> Result<Vec<(TicketId, Seq)>, ReadError> {
        let ids = numbers(tickets);
        let found = read(&self.read, async |db| queries::heads::heads().bind(db, &ids).all().await).await?;
        Ok(found.into_iter().map(|head| (TicketId(head.id), Seq(head.last_seq))).collect())
    }

    /// How long the logs of all unclosed tickets are.
    pub async fn unclosed_heads(&self) -> Result<Vec<(TicketId, Seq)>, ReadError> {
        let found = read(&self.read, async |db| queries::unclosed_heads::unclosed_heads().bind(db).all().await).await?;
        Ok(found.into_iter().map(|head| (TicketId(head.id), Seq(head.last_seq))).collect())
    }

    /// The ticket that this person's cid made.
    pub async fn find_creation(&self, person: PersonId, cid: &Cid) -> Result<Option<TicketId>, ReadError> {
        let ask = async |db: &_| queries::find_creation::find_creation().bind(db, &person.0, &cid.as_str()).opt().await;
        Ok(read(&self.read, ask).await?.map(TicketId))
    }

    /// The random value that changes when the database is restored from a backup.
    pub async fn epoch(&self) -> Result<String, ReadError> {
        Ok(read(&self.read, async |db| queries::settings::settings().bind(db).one().await).await?.epoch)
    }

    /// A name of 64 hexadecimal digits that no other database has; changes with the epoch.
    pub async fn database_name(&self) -> Result<String, ReadError> {
        read(&self.read, async |db| queries::database_name::database_name().bind(db).one().await).await
    }

    /// The campus time zone.
    pub async fn timezone(&self) -> Result<Tz, ReadError> {
        let name = read(&self.read, async |db| queries::settings::settings().bind(db).one().await).await?.timezone;
        name.parse().map_err(|_| ReadError::Failed(format!("the time zone {name} in the settings is unknown")))
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), ReadError> {
        read(&self.read, async |db| queries::ping::ping().bind(db).one().await).await.map(drop)
    }

    /// Whether the schema is this program's.
    pub async fn migrations_current(&self) -> Result<bool, ReadError> {
        let found = read(&self.read, async |db| queries::schema_version::schema_version().bind(db).one().await).await?;
        Ok(found == crate::migrate::known_version())
    }

    /// How many tickets there are, by status; from the rollups, whatever the size.
    pub async fn counts(&self) -> Result<Counts, ReadError> {
        let row = read(&self.read, async |db| queries::counts::counts().bind(db).one().await).await?;
        Ok(Counts { open: row.open, active: row.active, closed: row.closed })
    }
}

fn numbers(tickets: &[TicketId]) -> Vec<i64> {
    tickets.iter().map(|ticket| ticket.0).collect()
}
