//! Sample data for the views' tests: one person of each role, one ticket with everything, its first event.

use crate::language::{Catalog, Lang, Said, Speaker};
use chrono::{TimeDelta, Utc};
use helpdesk_core::{
    Author, Building, Category, Description, Event, EventBody, Location, Opened, PersonId, PersonName, Role, Room, Seq,
    Ticket, TicketId,
};
use std::sync::Arc;
use uuid::Uuid;

/// What is said, in English.
pub fn english(said: &Said) -> String {
    let catalog = Arc::new(Catalog::load().unwrap());
    Speaker::new(Lang::En, chrono_tz::UTC, catalog).say(said, Utc::now()).unwrap()
}

/// Somebody who needs help.
pub fn user() -> Author {
    Author { id: PersonId(Uuid::from_u128(1)), name: PersonName::parse("Noor").unwrap(), role: Role::User }
}

/// Somebody of the helpdesk.
pub fn staff() -> Author {
    Author { id: PersonId(Uuid::from_u128(2)), name: PersonName::parse("Mira").unwrap(), role: Role::Helpdesk }
}

/// The first event of [`ticket`].
pub fn opened() -> Event {
    Event {
        ticket: TicketId(1042),
        seq: Seq(1),
        author: user(),
        at: Utc::now() - TimeDelta::minutes(12),
        cid: None,
        body: EventBody::Opened(Opened {
            description: Description::parse("The <b>elevator</b> in the library is stuck between floors").unwrap(),
            location: Location { building: Building::parse("Library").ok(), room: Room::parse("204").ok() },
            category: Category::FacilityManagement,
            confidence: 0.93,
            reasons: vec!["elevator".to_owned(), "stuck".to_owned()],
            follows: None,
        }),
    }
}

/// An open ticket.
pub fn ticket() -> Ticket {
    Ticket::born(&opened()).unwrap()
}
