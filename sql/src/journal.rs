//! The one statement that writes.
//!
//! A batch holds what many tickets want to log at once; it becomes one call of the function `journal`, hence one
//! transaction, one round trip and one fsync. The function fences every entry by the length of the ticket's log that its
//! writer knew, so several nodes may write at once and none can overwrite what it has not seen.
//!
//! The rule it keeps: an entry is written as a whole or not at all, and a `cid` has at most one effect. A batch that
//! fails leaves nothing behind, except when the connection broke ([`WriteError::Lost`], [`WriteError::Unknown`]): then
//! nobody knows, and only asking again with the same cids finds out.

use crate::store::Store;
use chrono::{DateTime, Utc};
use helpdesk_core::{Author, Category, CategorySource, Cid, Description, EventBody, Location, Opened, Person, PersonId, Seq, Status, Ticket, TicketId};

/// What is written in one go. The order inside does not matter: the statement locks tickets by id.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// New events of tickets that exist, at most one entry per ticket.
    pub entries: Vec<Entry>,
    /// New tickets.
    pub creations: Vec<Creation>,
}

/// The next events of one ticket; written as a whole or not at all.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Which ticket.
    pub ticket: TicketId,
    /// The length of its log that the writer knows. Another length in the database is a conflict.
    pub expected: Seq,
    /// At least one; at most one of them moves the status.
    pub events: Vec<NewEvent>,
    /// What the ticket looks like afterwards; needed when anything but a message or a note is among the events.
    pub snapshot: Option<Snapshot>,
    /// Whether the log must be searched for the events' cids first. `false` only if the writer knows every cid of the ticket.
    pub check_cids: bool,
}

/// An event before it has its place and its time.
#[derive(Clone, Debug)]
pub struct NewEvent {
    /// Who did it.
    pub author: Author,
    /// The author's own id for the command; the first event of a command carries it.
    pub cid: Option<Cid>,
    /// What happened.
    pub body: EventBody,
}

/// The columns of a ticket that events change. Always all of them, never a patch.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// Where it stands.
    pub status: Status,
    /// Who can help.
    pub category: Category,
    /// How the category was found.
    pub category_source: CategorySource,
    /// What is wrong.
    pub description: Description,
    /// Where it is.
    pub location: Location,
    /// Who works on it.
    pub assignee: Option<Person>,
}

impl Snapshot {
    /// The snapshot of a ticket that has evolved.
    #[must_use]
    pub fn of(ticket: &Ticket) -> Snapshot {
        Snapshot {
            status: ticket.status,
            category: ticket.category,
            category_source: ticket.category_source,
            description: ticket.description.clone(),
            location: ticket.location.clone(),
            assignee: ticket.assignee.clone(),
        }
    }
}

/// A ticket before it has its number.
#[derive(Clone, Debug)]
pub struct Creation {
    /// Who reports it.
    pub author: Author,
    /// The author's own id for the command. A second creation with it answers the first ticket.
    pub cid: Cid,
    /// Its first event.
    pub opened: Opened,
}

/// What became of an entry or a creation; both are numbered by their place in the batch, from 0.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Durable.
    Committed {
        /// Which entry.
        entry: usize,
        /// The seq of its last event.
        last: Seq,
        /// The time of all of its events.
        at: DateTime<Utc>,
    },
    /// Nothing of the entry was written: the log is not as long as expected.
    Conflict {
        /// Which entry.
        entry: usize,
        /// How long the log is; `None`: there is no such ticket.
        current: Option<Seq>,
    },
    /// Nothing of the entry was written: some of its cids are in the log already.
    Duplicate {
        /// Which entry.
        entry: usize,
        /// Those cids and what they became.
        found: Vec<Found>,
    },
    /// A new ticket, durable, with its first event at seq 1.
    Created {
        /// Which creation.
        creation: usize,
        /// Its number.
        ticket: TicketId,
        /// When it was opened.
        at: DateTime<Utc>,
    },
    /// The cid made a ticket before; its first event is at seq 1.
    Exists {
        /// Which creation.
        creation: usize,
        /// The number of that ticket.
        ticket: TicketId,
        /// When it was opened.
        at: DateTime<Utc>,
    },
}

/// A cid that was in the log already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Whose cid it is.
    pub author: PersonId,
    /// The cid.
    pub cid: Cid,
    /// The place of its event.
    pub seq: Seq,
    /// The time of its event.
    pub at: DateTime<Utc>,
}

/// Why a batch was not written, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// Rolled back for a reason that passes (40001, 40P01, 55P03, 57014): the same batch again.
    #[error("the database asks to try again ({code})")]
    Again {
        /// The SQLSTATE.
        code: String,
    },
    /// Rolled back because something in it is wrong: halve it, in order; a single entry is refused.
    #[error("the database refuses it ({code}): {message}")]
    Refused {
        /// The SQLSTATE.
        code: String,
        /// What the database said.
        message: String,
    },
    /// The server ended the connection (57P.., 08...); whether it was written is unknown.
    #[error("the database closed the connection ({code})")]
    Lost {
        /// The SQLSTATE.
        code: String,
    },
    /// The connection broke or the answer did not come in time; whether it was written is unknown.
    #[error("the outcome of the write is unknown")]
    Unknown,
    /// No connection came free in time, or none could be made; nothing was sent.
    #[error("no connection to the database came free in time")]
    Busy,
}

impl Store {
    /// Writes a batch: one statement, one transaction, one fsync. One answer per entry and creation, in any order.
    ///
    /// Waits at most [`crate::pool::WRITE_LIMIT`]; then the connection is thrown away and the outcome is `Unknown`.
    pub async fn write(&self, batch: &Batch) -> Result<Vec<Answer>, WriteError> {
        let _ = batch;
        unimplemented!()
    }
}
