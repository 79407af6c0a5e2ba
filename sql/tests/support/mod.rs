//! What the tests of this crate say often: people, tickets, one-line batches.
#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod clock;
pub mod place;

use helpdesk_core::event::Edited;
use helpdesk_core::{
    Author, Building, Category, CategorySource, Cid, Description, EventBody, Location, MessageText, Opened, PersonId,
    PersonName, Role, Seq, Status, Ticket, TicketId,
};
use helpdesk_sql::{Answer, Batch, Creation, Entry, NewEvent, Snapshot, Store, WriteError};
use uuid::Uuid;

/// Somebody new in this role.
pub fn person(role: Role) -> Author {
    Author { id: PersonId(Uuid::new_v4()), name: PersonName::parse("Mara").unwrap(), role }
}

/// A fresh cid.
pub fn cid() -> Cid {
    Cid::from_uuid(Uuid::new_v4())
}

/// What a ticket of this category begins with.
pub fn opened(category: Category, building: Option<&str>) -> Opened {
    Opened {
        description: Description::parse("The heating in the library is cold").unwrap(),
        location: Location { building: building.map(|name| Building::parse(name).unwrap()), room: None },
        category,
        confidence: 0.8125,
        reasons: vec!["heating".to_owned()],
        follows: None,
    }
}

/// Opens a ticket.
pub async fn open_ticket(store: &Store, author: &Author, opened: Opened) -> TicketId {
    let creation = Creation { author: author.clone(), cid: cid(), opened };
    match store.write(&Batch { creations: vec![creation], ..Batch::default() }).await.unwrap().as_slice() {
        [Answer::Created { ticket, .. }] => *ticket,
        other => panic!("{other:?}"),
    }
}

/// A ticket of the facility management.
pub async fn a_ticket(store: &Store) -> TicketId {
    open_ticket(store, &person(Role::User), opened(Category::FacilityManagement, Some("Library"))).await
}

/// The ticket as it stands.
pub async fn ticket(store: &Store, id: TicketId) -> Ticket {
    store.load(id, 0).await.unwrap().unwrap().ticket
}

/// A message's body.
pub fn message(text: &str) -> EventBody {
    EventBody::Message { body: MessageText::parse(text).unwrap(), attachments: Vec::new() }
}

/// An event by somebody, with a fresh cid.
pub fn by(author: &Author, body: EventBody) -> NewEvent {
    NewEvent { author: author.clone(), cid: Some(cid()), body }
}

/// An entry without a snapshot.
pub fn messages(ticket: TicketId, expected: i64, events: Vec<NewEvent>) -> Entry {
    Entry { ticket, expected: Seq(expected), events, snapshot: None, check_cids: true }
}

/// An entry that moves the status of a ticket.
pub fn moves(ticket: &Ticket, to: Status, author: &Author) -> Entry {
    let event = by(author, EventBody::Status { from: ticket.status, to });
    let snapshot = Snapshot { status: to, ..Snapshot::of(ticket) };
    Entry {
        ticket: ticket.id,
        expected: ticket.last_seq,
        events: vec![event],
        snapshot: Some(snapshot),
        check_cids: true,
    }
}

/// An entry that corrects the category of a ticket, step by step.
pub fn corrects(ticket: &Ticket, steps: &[Category], author: &Author) -> Entry {
    let from = std::iter::once(ticket.category).chain(steps.iter().copied());
    let events = from.zip(steps).map(|(from, to)| by(author, EventBody::Category { from, to: *to })).collect();
    let category = steps.last().copied().unwrap_or(ticket.category);
    let snapshot = Snapshot { category, category_source: CategorySource::Corrected, ..Snapshot::of(ticket) };
    Entry { snapshot: Some(snapshot), ..messages(ticket.id, ticket.last_seq.0, events) }
}

/// An entry that says the ticket is in another building.
pub fn goes_to(ticket: &Ticket, building: Option<&str>, author: &Author) -> Entry {
    let to = Location { building: building.map(|name| Building::parse(name).unwrap()), room: None };
    let event = by(author, EventBody::Edited(Edited::Location { from: ticket.location.clone(), to: to.clone() }));
    let snapshot = Some(Snapshot { location: to, ..Snapshot::of(ticket) });
    Entry { snapshot, ..messages(ticket.id, ticket.last_seq.0, vec![event]) }
}

/// Corrects the category of a ticket.
pub async fn correct(store: &Store, id: TicketId, to: Category, author: &Author) {
    let answer = write_one(store, corrects(&ticket(store, id).await, &[to], author)).await.unwrap();
    assert!(matches!(answer, Answer::Committed { .. }), "{answer:?}");
}

/// Writes one entry; its answer.
pub async fn write_one(store: &Store, entry: Entry) -> Result<Answer, WriteError> {
    let mut answers = store.write(&Batch { entries: vec![entry], ..Batch::default() }).await?;
    assert_eq!(answers.len(), 1, "one answer per entry");
    Ok(answers.remove(0))
}

/// Moves a ticket on.
pub async fn move_to(store: &Store, id: TicketId, to: Status) {
    let current = ticket(store, id).await;
    let answer = write_one(store, moves(&current, to, &person(Role::Helpdesk))).await.unwrap();
    assert!(matches!(answer, Answer::Committed { .. }), "{answer:?}");
}
