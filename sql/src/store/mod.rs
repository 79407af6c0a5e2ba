//! Reads. Every one is a single statement, hence one snapshot.
//!
//! The rule it keeps: what is read is what was committed, and a page never loses or doubles a row that stayed the same
//! while somebody paged. "Full": no read connection came free within 2 s ([`ReadError::Busy`]); "failed": the reader may
//! ask again, nothing was changed.

use crate::pool::PoolSizes;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use helpdesk_core::{Category, Cid, Event, PersonId, QueueItem, Seq, Status, Ticket, TicketId};
use tokio::runtime::Handle;

/// The database as the application may use it. Clones share the pools.
#[derive(Clone)]
pub struct Store {}

/// A ticket and the end of its log, from one snapshot.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The ticket, with its edit marks.
    pub ticket: Ticket,
    /// The last events of its log, ascending; all of them if the log is short.
    pub tail: Vec<Event>,
}

/// Which tickets, in which order, how many.
#[derive(Clone, Debug)]
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
    /// In which order.
    pub sort: Sort,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Most tickets of a page.
    pub limit: i64,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Who waits longest: open before active before closed, the oldest first.
    #[default]
    Waiting,
    /// Last opened first.
    Newest,
    /// First opened first.
    Oldest,
    /// Last changed first. Has no index on purpose (it would slow every message): reads and sorts all that match.
    Updated,
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

/// Why the store cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The database cannot be reached or refuses us.
    #[error("the database cannot be used: {0}")]
    Unreachable(String),
    /// Migrations are missing.
    #[error("the database's schema is older than this program; run `helpdesk migrate` first")]
    SchemaTooOld,
    /// A newer program migrated it.
    #[error("the database's schema is version {found}, this program knows version {known}; start the newer program")]
    SchemaTooNew {
        /// In the database.
        found: i32,
        /// In this program.
        known: i32,
    },
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
    /// The database failed or went away.
    #[error("the database failed: {0}")]
    Failed(String),
}

impl Store {
    /// Connects as the application's role and checks that the schema is this program's.
    pub async fn open(url: &str, on: Handle, sizes: PoolSizes) -> Result<Store, OpenError> {
        let _ = (url, on, sizes);
        unimplemented!()
    }

    /// A ticket with the last `tail` events of its log; `None`: there is no such ticket.
    pub async fn load(&self, ticket: TicketId, tail: i64) -> Result<Option<Loaded>, ReadError> {
        let _ = (ticket, tail);
        unimplemented!()
    }

    /// The events after a place, ascending, at most `limit`. None for a ticket that does not exist.
    pub async fn events(&self, ticket: TicketId, after: Seq, limit: i64) -> Result<Vec<Event>, ReadError> {
        let _ = (ticket, after, limit);
        unimplemented!()
    }

    /// A page of tickets.
    pub async fn list(&self, filter: &TicketFilter) -> Result<TicketPage, ReadError> {
        let _ = filter;
        unimplemented!()
    }

    /// The queue, the longest waiting first, and how many unclosed tickets there are in all.
    pub async fn queue(&self, limit: i64) -> Result<(Vec<QueueItem>, i64), ReadError> {
        let _ = limit;
        unimplemented!()
    }

    /// The rows of these tickets; those that are closed or do not exist are left out.
    pub async fn queue_items(&self, tickets: &[TicketId]) -> Result<Vec<QueueItem>, ReadError> {
        let _ = tickets;
        unimplemented!()
    }

    /// How long the logs of these tickets are; those that do not exist are left out.
    pub async fn heads(&self, tickets: &[TicketId]) -> Result<Vec<(TicketId, Seq)>, ReadError> {
        let _ = tickets;
        unimplemented!()
    }

    /// How long the logs of all unclosed tickets are.
    pub async fn unclosed_heads(&self) -> Result<Vec<(TicketId, Seq)>, ReadError> {
        unimplemented!()
    }

    /// The ticket that this person's cid made.
    pub async fn find_creation(&self, person: PersonId, cid: &Cid) -> Result<Option<TicketId>, ReadError> {
        let _ = (person, cid);
        unimplemented!()
    }

    /// The random value that changes when the database is restored from a backup.
    pub async fn epoch(&self) -> Result<String, ReadError> {
        unimplemented!()
    }

    /// The campus time zone.
    pub async fn timezone(&self) -> Result<Tz, ReadError> {
        unimplemented!()
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), ReadError> {
        unimplemented!()
    }

    /// Whether the schema is this program's.
    pub async fn migrations_current(&self) -> Result<bool, ReadError> {
        unimplemented!()
    }

    /// How many tickets there are, by status; from the rollups, whatever the size.
    pub async fn counts(&self) -> Result<Counts, ReadError> {
        unimplemented!()
    }
}
