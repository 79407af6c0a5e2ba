//! What happened. The events `1..n` of a ticket are the truth; the ticket itself is their fold.

use crate::attachment::Attachment;
use crate::category::Category;
use crate::ids::{Cid, PersonId, Seq, TicketId};
use crate::people::{Author, Person, Role};
use crate::status::Status;
use crate::text::{Description, Location, MessageText, NoteText};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::borrow::Cow;
use utoipa::ToSchema;

/// The first event: everything that is known when a ticket is born.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Opened {
    /// What is wrong.
    pub description: Description,
    /// Where it is.
    #[serde(default)]
    pub location: Location,
    /// Found from the words.
    pub category: Category,
    /// 0..1, four decimals at most (`double precision` in the database, so that a replay gives the very same number).
    pub confidence: f64,
    /// The words that decided.
    #[serde(default)]
    pub reasons: Vec<String>,
    /// The closed ticket that this one follows. The event is the truth of it; nothing else keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<TicketId>,
}

/// A field that got a new value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "field", rename_all = "lowercase")]
pub enum Edited {
    /// The description.
    Description {
        /// Before.
        from: Description,
        /// After.
        to: Description,
    },
    /// The location.
    Location {
        /// Before.
        from: Location,
        /// After.
        to: Location,
    },
}

/// What an event says, by kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", content = "data", rename_all = "lowercase")]
pub enum EventBody {
    /// The ticket was opened.
    Opened(Opened),
    /// Somebody wrote a message.
    Message {
        /// The text.
        body: MessageText,
        /// Its files.
        #[serde(default)]
        attachments: Vec<Attachment>,
    },
    /// The helpdesk wrote a note; a user gets `hidden` in its place.
    Note {
        /// The text.
        body: NoteText,
    },
    /// Description or location changed.
    Edited(Edited),
    /// The status moved.
    Status {
        /// Before.
        from: Status,
        /// After.
        to: Status,
    },
    /// The category was corrected.
    Category {
        /// Before.
        from: Category,
        /// After.
        to: Category,
    },
    /// It was given to somebody, or to nobody.
    Assigned {
        /// Who works on it now.
        to: Option<Person>,
    },
    /// Something that this reader may not see, so that its log stays dense.
    Hidden {},
}

impl EventBody {
    /// The word on the wire and in the database.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            EventBody::Opened(_) => "opened",
            EventBody::Message { .. } => "message",
            EventBody::Note { .. } => "note",
            EventBody::Edited(_) => "edited",
            EventBody::Status { .. } => "status",
            EventBody::Category { .. } => "category",
            EventBody::Assigned { .. } => "assigned",
            EventBody::Hidden {} => "hidden",
        }
    }

    /// Whether it changes anything but the thread (and so needs the whole snapshot written).
    #[must_use]
    pub fn changes_ticket(&self) -> bool {
        !matches!(self, EventBody::Message { .. } | EventBody::Note { .. } | EventBody::Hidden {})
    }

    /// The `data` object.
    pub fn data(&self) -> Result<Value, serde_json::Error> {
        match serde_json::to_value(self)? {
            Value::Object(mut parts) => Ok(parts.remove("data").unwrap_or_default()),
            other => Ok(other),
        }
    }

    /// Puts `kind` and `data`, as the database keeps them, together again.
    pub fn from_parts(kind: &str, data: Value) -> Result<EventBody, serde_json::Error> {
        let mut parts = Map::new();
        parts.insert("kind".to_owned(), Value::String(kind.to_owned()));
        parts.insert("data".to_owned(), data);
        serde_json::from_value(Value::Object(parts))
    }
}

/// One line of a ticket's log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Event {
    /// Which ticket.
    pub ticket: TicketId,
    /// Which place in its log, from 1, without gaps.
    pub seq: Seq,
    /// Who did it.
    pub author: Author,
    /// When it was committed, by PostgreSQL's clock. Informs, never orders.
    pub at: DateTime<Utc>,
    /// The author's own id for the command; shown to nobody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cid: Option<Cid>,
    /// What happened.
    #[serde(flatten)]
    pub body: EventBody,
}

impl Event {
    /// The event as this reader may see it: notes are hidden from users, a `cid` from everyone but its author.
    #[must_use]
    pub fn seen_by(&self, role: Role, person: PersonId) -> Cow<'_, Event> {
        let hides_note = role == Role::User && matches!(self.body, EventBody::Note { .. });
        let hides_cid = self.cid.is_some() && self.author.id != person;
        if !hides_note && !hides_cid {
            return Cow::Borrowed(self);
        }
        let mut seen = self.clone();
        if hides_note {
            seen.body = EventBody::Hidden {};
        }
        if hides_cid {
            seen.cid = None;
        }
        Cow::Owned(seen)
    }
}
