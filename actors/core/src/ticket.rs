//! A ticket: the fold of its events. [`Ticket::decide`] says which events a command makes, [`Ticket::evolve`] applies one.
//!
//! Both are total and pure: no clock, no randomness, no panic. A refusal changes nothing.

use crate::category::{Category, CategorySource};
use crate::command::{Command, EditValue, FieldName};
use crate::event::{Edited, Event, EventBody};
use crate::ids::{Seq, TicketId};
use crate::people::{Author, Person};
use crate::refusal::{Code, Refusal};
use crate::rights::can;
use crate::status::Status;
use crate::text::{Description, Location};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// The last seq at which each editable field changed; what `stale_base` is decided by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EditMarks {
    /// Of the description (`edited`).
    pub description: Seq,
    /// Of the location (`edited`).
    pub location: Seq,
    /// Of the category (`category`).
    pub category: Seq,
    /// Of the assignee (`assigned`).
    pub assignee: Seq,
}

/// A ticket as the API shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Ticket {
    /// Its number.
    pub id: TicketId,
    /// Where it stands.
    pub status: Status,
    /// Who can help.
    pub category: Category,
    /// How the category was found.
    pub category_source: CategorySource,
    /// 0..1 of the automatic guess.
    pub category_confidence: f64,
    /// The words that decided the automatic guess.
    pub category_reasons: Vec<String>,
    /// What is wrong.
    pub description: Description,
    /// Where it is.
    pub location: Location,
    /// Who reported it.
    pub requester: Person,
    /// Who works on it.
    pub assignee: Option<Person>,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// When its last event happened.
    pub modified_at: DateTime<Utc>,
    /// When it was closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// The length of its log.
    pub last_seq: Seq,
    /// Not on the wire.
    #[serde(skip)]
    pub marks: EditMarks,
}

impl Ticket {
    /// The ticket that a log's first event makes; `None` if it is not an `opened` at seq 1.
    #[must_use]
    pub fn born(event: &Event) -> Option<Ticket> {
        let EventBody::Opened(opened) = &event.body else { return None };
        (event.seq == Seq(1)).then(|| Ticket {
            id: event.ticket,
            status: Status::Open,
            category: opened.category,
            category_source: CategorySource::Automatic,
            category_confidence: opened.confidence,
            category_reasons: opened.reasons.clone(),
            description: opened.description.clone(),
            location: opened.location.clone(),
            requester: event.author.person(),
            assignee: None,
            opened_at: event.at,
            modified_at: event.at,
            closed_at: None,
            last_seq: event.seq,
            marks: EditMarks::default(),
        })
    }

    /// The fold of a whole log; `None` if it does not begin with `opened`.
    pub fn replay<'a>(log: impl IntoIterator<Item = &'a Event>) -> Option<Ticket> {
        let mut log = log.into_iter();
        let mut ticket = Ticket::born(log.next()?)?;
        log.for_each(|event| ticket.evolve(event));
        Some(ticket)
    }

    /// Applies what happened. Events come in the order of their seq; the caller sees to it.
    pub fn evolve(&mut self, event: &Event) {
        self.last_seq = event.seq;
        self.modified_at = event.at;
        self.apply(&event.body, event.seq);
        if self.status == Status::Closed && self.closed_at.is_none() {
            self.closed_at = Some(event.at);
        }
    }

    /// Applies what is decided but not committed yet, so that the next command can be decided on top of it. Times
    /// stay as they are: they come with the commit.
    pub fn foresee(&mut self, body: &EventBody) {
        self.last_seq = self.last_seq.next();
        self.apply(body, self.last_seq);
    }

    fn apply(&mut self, body: &EventBody, seq: Seq) {
        match body {
            EventBody::Opened(_) | EventBody::Message { .. } | EventBody::Note { .. } | EventBody::Hidden {} => {}
            EventBody::Edited(Edited::Description { to, .. }) => {
                self.description = to.clone();
                self.marks.description = seq;
            }
            EventBody::Edited(Edited::Location { to, .. }) => {
                self.location = to.clone();
                self.marks.location = seq;
            }
            EventBody::Status { to, .. } => self.status = *to,
            EventBody::Category { to, .. } => {
                self.category = *to;
                self.category_source = CategorySource::Corrected;
                self.marks.category = seq;
            }
            EventBody::Assigned { to } => {
                self.assignee = to.clone();
                self.marks.assignee = seq;
            }
        }
    }

    /// What the command makes of this ticket: the bodies of the next events, at least one, or a refusal.
    ///
    /// The order of the answers is role, status, move, stale base.
    pub fn decide(&self, command: &Command, who: &Author) -> Result<Vec<EventBody>, Refusal> {
        let ops = command.ops();
        if ops.is_empty() {
            return Err(Refusal::invalid("description", "or location, category or assignee must be given"));
        }
        for op in ops {
            can(who.role, op, self.status)?;
        }
        if let Command::Patch(patch) = command {
            self.check_base(FieldName::Category, patch.category.is_some(), patch.base)?;
            self.check_base(FieldName::Assignee, patch.assignee.is_some(), patch.base)?;
        }
        command.parts().iter().map(|part| self.decide_part(part, who)).collect()
    }

    fn decide_part(&self, part: &Command, who: &Author) -> Result<EventBody, Refusal> {
        match part {
            Command::Post(body) => Ok(EventBody::Message { body: body.clone(), attachments: Vec::new() }),
            Command::PostWith(body, files) => Ok(EventBody::Message { body: body.clone(), attachments: files.clone() }),
            Command::Note(body) => Ok(EventBody::Note { body: body.clone() }),
            Command::Edit { value, base } => self.decide_edit(value, *base).map(EventBody::Edited),
            Command::Category(to) => Ok(EventBody::Category { from: self.category, to: *to }),
            Command::Status(to) => self.decide_status(*to),
            Command::Assign(to) => Ok(EventBody::Assigned { to: to.resolve(who) }),
            Command::Patch(_) => Err(Refusal::invalid("description", "a patch does not contain patches")),
        }
    }

    fn decide_status(&self, to: Status) -> Result<EventBody, Refusal> {
        if self.status.next() == Some(to) {
            return Ok(EventBody::Status { from: self.status, to });
        }
        let by = self.assignee.as_ref().map(|person| format!(", with {}", person.name)).unwrap_or_default();
        Err(Refusal::new(
            Code::BadTransition,
            format!("this ticket is {}{by} and cannot become {}", self.status.as_str(), to.as_str()),
        ))
    }

    fn decide_edit(&self, value: &EditValue, base: Option<Seq>) -> Result<Edited, Refusal> {
        self.check_base(value.field(), true, base)?;
        Ok(match value {
            EditValue::Description(to) => Edited::Description { from: self.description.clone(), to: to.clone() },
            EditValue::Location(to) => Edited::Location { from: self.location.clone(), to: to.clone() },
        })
    }

    fn check_base(&self, field: FieldName, wanted: bool, base: Option<Seq>) -> Result<(), Refusal> {
        let (changed, value) = match field {
            FieldName::Description => (self.marks.description, json!(self.description)),
            FieldName::Location => (self.marks.location, json!(self.location)),
            FieldName::Category => (self.marks.category, json!(self.category)),
            FieldName::Assignee => (self.marks.assignee, json!(self.assignee)),
        };
        match base {
            Some(base) if wanted && changed > base => Err(Refusal {
                field: Some(field.as_str().to_owned()),
                current: Some(json!({ "value": value, "seq": changed })),
                ..Refusal::new(Code::StaleBase, "it changed since the version that you edited")
            }),
            _ => Ok(()),
        }
    }
}
