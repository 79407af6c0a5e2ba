//! The one statement that writes.
//!
//! A batch holds what many tickets want to log at once; it becomes one call of the function `journal`, hence one
//! transaction, one round trip and one fsync. The function fences every entry by the length of the ticket's log that its
//! writer knew, so several nodes may write at once and none can overwrite what it has not seen.
//!
//! The rule it keeps: an entry is written as a whole or not at all, and a `cid` has at most one effect. A batch that
//! fails leaves nothing behind, except when the connection broke or time was over ([`WriteError::Lost`], [`WriteError::Unknown`], [`WriteError::Late`]): then
//! nobody knows, and only asking again with the same cids finds out.

use crate::failure;
use crate::generated::queries::journal::{Written, journal, journal_with_files};
use crate::generated::types::hd::{NewEventBorrowed, NewTicketBorrowed, SnapshotBorrowed};
use crate::pool::{Loan, WRITE_LIMIT};
use crate::store::Store;
use chrono::{DateTime, Utc};
use helpdesk_core::{
    Author, Category, CategorySource, Cid, Description, EventBody, Location, Opened, Person, PersonId, Seq, Status,
    Ticket, TicketId,
};
use postgres_types::Json;
use serde_json::value::{RawValue, to_raw_value};
use std::collections::BTreeMap;

/// The SQLSTATE of a write whose message names a file that another message has taken.
pub const FILE_TAKEN: &str = "HD004";

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
    /// Nothing of the entry was written: somebody else holds the ticket's row. The same entry again, in a moment.
    Locked {
        /// Which entry.
        entry: usize,
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
    /// The connection broke; whether it was written is unknown.
    #[error("the outcome of the write is unknown")]
    Unknown,
    /// The answer did not come in time; whether it was written, or will be, is unknown.
    #[error("the database did not answer the write in time")]
    Late,
    /// No connection came free in time; nothing was sent.
    #[error("no connection to the database came free in time")]
    Busy,
    /// No connection could be made, or the server has run out of disk or memory; nothing was done.
    #[error("the database cannot be used: {reason}")]
    Away {
        /// Why.
        reason: String,
    },
}

impl Store {
    /// Writes a batch: one statement, one transaction, one fsync. One answer per entry and creation, in any order.
    ///
    /// Waits at most [`WRITE_LIMIT`]; then the connection is thrown away and the outcome is `Late`. A caller that
    /// drops this future does not know the outcome either.
    pub async fn write(&self, batch: &Batch) -> Result<Vec<Answer>, WriteError> {
        if batch.entries.is_empty() && batch.creations.is_empty() {
            return Ok(Vec::new());
        }
        let texts = Texts::of(batch)?;
        let call = Call::of(batch, &texts);
        let loan = Loan::from(&self.write).await.map_err(|error| failure::of_write_pool(&error))?;
        let Some(client) = loan.client() else { return Err(WriteError::Busy) };
        let answer = tokio::time::timeout(WRITE_LIMIT, call.send(client)).await.map_err(|_| WriteError::Late)?;
        let rows = answer.map_err(|error| failure::of_write(&error));
        if !matches!(rows, Err(WriteError::Lost { .. } | WriteError::Unknown)) {
            loan.give_back(); // a refusal is an answer too; a connection that is about to end is not given back
        }
        let rows = rows?;
        answers(rows).ok_or(WriteError::Unknown)
    }
}

/// The `data` of every event as JSON text, kept alive while the call borrows it.
struct Texts {
    events: Vec<Box<RawValue>>,
    creations: Vec<Box<RawValue>>,
}

impl Texts {
    fn of(batch: &Batch) -> Result<Texts, WriteError> {
        let events = batch.entries.iter().flat_map(|entry| &entry.events);
        let unwritable =
            |error: serde_json::Error| WriteError::Refused { code: "22032".to_owned(), message: error.to_string() };
        Ok(Texts {
            events: events
                .map(|event| to_raw_value(&event.body.data()?))
                .collect::<Result<_, _>>()
                .map_err(unwritable)?,
            creations: batch
                .creations
                .iter()
                .map(|new| to_raw_value(&new.opened))
                .collect::<Result<_, _>>()
                .map_err(unwritable)?,
        })
    }
}

/// The arrays of the call; see the function `journal` for what they mean.
struct Call<'a> {
    ticket: Vec<i64>,
    expected: Vec<i64>,
    events: Vec<i32>,
    search: Vec<bool>,
    snapshot: Vec<Option<SnapshotBorrowed<'a>>>,
    new_events: Vec<NewEventBorrowed<'a>>,
    new_tickets: Vec<NewTicketBorrowed<'a>>,
    /// Whether a message carries files, which then become its own.
    files: bool,
}

impl<'a> Call<'a> {
    fn of(batch: &'a Batch, texts: &'a Texts) -> Call<'a> {
        let entries = &batch.entries;
        let any_snapshot = entries.iter().any(|entry| entry.snapshot.is_some());
        let snapshots = entries.iter().filter(|_| any_snapshot).map(|entry| entry.snapshot.as_ref().map(snapshot));
        let places = entries
            .iter()
            .zip(1..)
            .flat_map(|(entry, number)| entry.events.iter().zip(1..).map(move |(event, place)| (number, place, event)));
        Call {
            ticket: entries.iter().map(|entry| entry.ticket.0).collect(),
            expected: entries.iter().map(|entry| entry.expected.0).collect(),
            events: entries.iter().map(|entry| i32::try_from(entry.events.len()).unwrap_or(i32::MAX)).collect(),
            search: entries
                .iter()
                .map(|entry| entry.check_cids && entry.events.iter().any(|event| event.cid.is_some()))
                .collect(),
            snapshot: snapshots.collect(),
            new_events: places
                .zip(&texts.events)
                .map(|((entry, place, event), data)| new_event(entry, place, event, data))
                .collect(),
            new_tickets: batch
                .creations
                .iter()
                .zip(&texts.creations)
                .map(|(new, opened)| new_ticket(new, opened))
                .collect(),
            files: entries.iter().flat_map(|entry| &entry.events).any(|event| carries_files(&event.body)),
        }
    }

    async fn send(&self, db: &deadpool_postgres::Client) -> Result<Vec<Written>, tokio_postgres::Error> {
        let Call { ticket, expected, events, search, snapshot, new_events, new_tickets, files } = self;
        if *files {
            let write = journal_with_files();
            return write.bind(db, ticket, expected, events, search, snapshot, new_events, new_tickets).all().await;
        }
        journal().bind(db, ticket, expected, events, search, snapshot, new_events, new_tickets).all().await
    }
}

fn carries_files(body: &EventBody) -> bool {
    matches!(body, EventBody::Message { attachments, .. } if !attachments.is_empty())
}

fn snapshot(snapshot: &Snapshot) -> SnapshotBorrowed<'_> {
    SnapshotBorrowed {
        status: snapshot.status.as_str(),
        category: snapshot.category.as_str(),
        category_source: snapshot.category_source.as_str(),
        description: snapshot.description.as_str(),
        building: snapshot.location.building.as_ref().map(|building| building.as_str()),
        room: snapshot.location.room.as_ref().map(|room| room.as_str()),
        assignee_id: snapshot.assignee.as_ref().map(|person| person.id.0),
        assignee_name: snapshot.assignee.as_ref().map(|person| person.name.as_str()),
    }
}

fn new_event<'a>(entry: i32, place: i32, event: &'a NewEvent, data: &'a RawValue) -> NewEventBorrowed<'a> {
    NewEventBorrowed {
        entry,
        place,
        kind: event.body.kind(),
        author_id: event.author.id.0,
        author_name: event.author.name.as_str(),
        author_role: event.author.role.as_str(),
        cid: event.cid.as_ref().map(Cid::as_str),
        data: Json(data),
    }
}

fn new_ticket<'a>(new: &'a Creation, opened: &'a RawValue) -> NewTicketBorrowed<'a> {
    NewTicketBorrowed {
        author_id: new.author.id.0,
        author_name: new.author.name.as_str(),
        author_role: new.author.role.as_str(),
        cid: new.cid.as_str(),
        opened: Json(opened),
    }
}

/// The rows as answers; `None`: not what the function promises to say, so nobody knows what it did.
fn answers(rows: Vec<Written>) -> Option<Vec<Answer>> {
    let mut answers = Vec::with_capacity(rows.len());
    let mut duplicates: BTreeMap<usize, Vec<Found>> = BTreeMap::new();
    for row in rows {
        let place = usize::try_from(row.entry).ok()?.checked_sub(1)?;
        match row.outcome.as_str() {
            "committed" => answers.push(Answer::Committed { entry: place, last: Seq(row.seq?), at: row.at? }),
            "conflict" => answers.push(Answer::Conflict { entry: place, current: row.seq.map(Seq) }),
            "locked" => answers.push(Answer::Locked { entry: place }),
            "created" => answers.push(Answer::Created { creation: place, ticket: TicketId(row.ticket), at: row.at? }),
            "exists" => answers.push(Answer::Exists { creation: place, ticket: TicketId(row.ticket), at: row.at? }),
            "duplicate" => {
                let cid = Cid::parse(row.cid.as_deref()?).ok()?;
                let found = Found { author: PersonId(row.author?), cid, seq: Seq(row.seq?), at: row.at? };
                duplicates.entry(place).or_default().push(found);
            }
            _ => return None,
        }
    }
    answers.extend(duplicates.into_iter().map(|(entry, found)| Answer::Duplicate { entry, found }));
    Some(answers)
}
