//! Rows into the core's types.
//!
//! The rule it keeps: what the database holds was checked before it was written, so a value that does not fit its type
//! means a damaged database; it is reported with its ticket, never repaired or skipped.

use crate::generated::queries::queue::Queue;
use crate::generated::types::hd::{Events, Tickets};
use crate::store::ReadError;
use helpdesk_core::{
    Author, Building, Category, CategorySource, Cid, Description, EditMarks, Event, EventBody, Location, Person,
    PersonId, PersonName, QueueItem, Role, Room, Seq, Status, Ticket, TicketId, queue,
};
use uuid::Uuid;

fn damaged(ticket: i64, what: &str) -> ReadError {
    ReadError::Failed(format!("ticket {ticket}: {what} is damaged"))
}

fn name(ticket: i64, text: &str) -> Result<PersonName, ReadError> {
    PersonName::parse(text).map_err(|_| damaged(ticket, "a name"))
}

/// A person by their id and name.
pub(crate) fn person(ticket: i64, id: Uuid, text: &str) -> Result<Person, ReadError> {
    Ok(Person { id: PersonId(id), name: name(ticket, text)? })
}

/// Who works on a ticket, if somebody does.
pub(crate) fn assignee(ticket: i64, id: Option<Uuid>, text: Option<&str>) -> Result<Option<Person>, ReadError> {
    match (id, text) {
        (Some(id), Some(text)) => person(ticket, id, text).map(Some),
        _ => Ok(None),
    }
}

/// A place; its parts were checked before they were written.
pub(crate) fn location(ticket: i64, building: Option<&str>, room: Option<&str>) -> Result<Location, ReadError> {
    let building = building.map(Building::parse).transpose().map_err(|_| damaged(ticket, "the building"))?;
    let room = room.map(Room::parse).transpose().map_err(|_| damaged(ticket, "the room"))?;
    Ok(Location { building, room })
}

/// A status by its word in the database.
pub(crate) fn status(ticket: i64, word: &str) -> Result<Status, ReadError> {
    Status::from_word(word).ok_or_else(|| damaged(ticket, "the status"))
}

/// A category by its word in the database.
pub(crate) fn category(ticket: i64, word: &str) -> Result<Category, ReadError> {
    Category::from_word(word).ok_or_else(|| damaged(ticket, "the category"))
}

fn source(ticket: i64, word: &str) -> Result<CategorySource, ReadError> {
    CategorySource::from_word(word).ok_or_else(|| damaged(ticket, "the category's source"))
}

fn role(ticket: i64, word: &str) -> Result<Role, ReadError> {
    Role::from_word(word).ok_or_else(|| damaged(ticket, "a role"))
}

/// A cid as it stands in the log.
pub(crate) fn cid(ticket: i64, text: &str) -> Result<Cid, ReadError> {
    Cid::parse(text).map_err(|_| damaged(ticket, "a cid"))
}

/// A ticket without its edit marks.
pub(crate) fn ticket(row: Tickets) -> Result<Ticket, ReadError> {
    let id = row.id;
    Ok(Ticket {
        id: TicketId(id),
        status: status(id, &row.status)?,
        category: category(id, &row.category)?,
        category_source: source(id, &row.category_source)?,
        category_confidence: row.category_confidence,
        category_reasons: serde_json::from_value(row.category_reasons)
            .map_err(|_| damaged(id, "the category's reasons"))?,
        description: Description::parse(&row.description).map_err(|_| damaged(id, "the description"))?,
        location: location(id, row.building.as_deref(), row.room.as_deref())?,
        requester: person(id, row.requester_id, &row.requester_name)?,
        assignee: assignee(id, row.assignee_id, row.assignee_name.as_deref())?,
        opened_at: row.opened_at,
        modified_at: row.modified_at,
        closed_at: row.closed_at,
        last_seq: Seq(row.last_seq),
        marks: EditMarks::default(),
    })
}

/// One line of a log.
pub(crate) fn event(row: Events) -> Result<Event, ReadError> {
    let id = row.ticket_id;
    Ok(Event {
        ticket: TicketId(id),
        seq: Seq(row.seq),
        author: Author {
            id: PersonId(row.author_id),
            name: name(id, &row.author_name)?,
            role: role(id, &row.author_role)?,
        },
        at: row.at,
        cid: row.cid.as_deref().map(|text| cid(id, text)).transpose()?,
        body: EventBody::from_parts(&row.kind, row.data).map_err(|_| damaged(id, &format!("event {}", row.seq)))?,
    })
}

/// A row of the queue.
pub(crate) fn queue_item(row: Queue) -> Result<QueueItem, ReadError> {
    let id = row.id;
    Ok(QueueItem {
        ticket: TicketId(id),
        rev: Seq(row.last_seq),
        status: status(id, &row.status)?,
        category: category(id, &row.category)?,
        category_source: source(id, &row.category_source)?,
        category_confidence: row.category_confidence,
        location: location(id, row.building.as_deref(), row.room.as_deref())?,
        requester: person(id, row.requester_id, &row.requester_name)?,
        assignee: assignee(id, row.assignee_id, row.assignee_name.as_deref())?,
        opened_at: row.opened_at,
        modified_at: row.modified_at,
        preview: queue::preview(&row.preview),
        last_author_role: role(id, &row.last_author_role)?,
    })
}
