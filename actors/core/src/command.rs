//! What people ask of a ticket that exists. Commands are imperative; what became of them is in `event`.

use crate::attachment::Attachment;
use crate::category::Category;
use crate::event::{Edited, EventBody};
use crate::ids::Seq;
use crate::people::{Author, Person};
use crate::rights::Op;
use crate::status::Status;
use crate::text::{Description, Location, MessageText, NoteText};
use serde::{Deserialize, Deserializer, de};
use serde_json::Value;

/// A field that can be edited and whose edits can collide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldName {
    /// What is wrong.
    Description,
    /// Where it is.
    Location,
    /// Who can help.
    Category,
    /// Who works on it.
    Assignee,
}

impl FieldName {
    /// The word on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            FieldName::Description => "description",
            FieldName::Location => "location",
            FieldName::Category => "category",
            FieldName::Assignee => "assignee",
        }
    }
}

/// A new value of an editable field.
#[derive(Clone, Debug, PartialEq)]
pub enum EditValue {
    /// A new description.
    Description(Description),
    /// A new location; it replaces the old one as a whole.
    Location(Location),
}

impl EditValue {
    /// Which field it is for.
    #[must_use]
    pub fn field(&self) -> FieldName {
        match self {
            EditValue::Description(_) => FieldName::Description,
            EditValue::Location(_) => FieldName::Location,
        }
    }
}

/// Who shall work on a ticket: `"me"`, `{id, name}` or `null` on the wire.
#[derive(Clone, Debug, PartialEq)]
pub enum Assignee {
    /// The person who asks.
    Me,
    /// This person.
    Person(Person),
    /// Nobody any more.
    Nobody,
}

impl Assignee {
    /// The person meant when `who` asks.
    #[must_use]
    pub fn resolve(&self, who: &Author) -> Option<Person> {
        match self {
            Assignee::Me => Some(who.person()),
            Assignee::Person(person) => Some(person.clone()),
            Assignee::Nobody => None,
        }
    }
}

impl<'de> Deserialize<'de> for Assignee {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match Value::deserialize(from)? {
            Value::Null => Ok(Assignee::Nobody),
            Value::String(word) if word == "me" => Ok(Assignee::Me),
            value @ Value::Object(_) => serde_json::from_value(value).map(Assignee::Person).map_err(de::Error::custom),
            _ => Err(de::Error::custom("must be \"me\", {id, name} or null")),
        }
    }
}

/// Several fields in one go; all of it happens or nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Patch {
    /// A new description.
    pub description: Option<Description>,
    /// A new location.
    pub location: Option<Location>,
    /// A corrected category.
    pub category: Option<Category>,
    /// Who works on it.
    pub assignee: Option<Assignee>,
    /// The version that was edited; a field that changed after it is refused as `stale_base`.
    pub base: Option<Seq>,
}

/// One wish, validated. Who asks and under which `cid` travels beside it.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Write a message into the thread.
    Post(MessageText),
    /// Write a message that carries files, which were looked up; that they are still free is fenced by the write.
    PostWith(MessageText, Vec<Attachment>),
    /// Write an internal note.
    Note(NoteText),
    /// Change description or location.
    Edit {
        /// The new value.
        value: EditValue,
        /// The version that was edited.
        base: Option<Seq>,
    },
    /// Correct the category.
    Category(Category),
    /// Move the status.
    Status(Status),
    /// Give it to somebody.
    Assign(Assignee),
    /// Change several fields at once.
    Patch(Patch),
}

impl Command {
    /// The rights that it needs, in the order in which they are asked.
    #[must_use]
    pub fn ops(&self) -> Vec<Op> {
        match self {
            Command::Post(_) | Command::PostWith(..) => vec![Op::Post],
            Command::Note(_) => vec![Op::Note],
            Command::Edit { .. } => vec![Op::Edit],
            Command::Category(_) => vec![Op::Category],
            Command::Status(_) => vec![Op::Status],
            Command::Assign(_) => vec![Op::Assign],
            Command::Patch(patch) => [
                patch.category.as_ref().map(|_| Op::Category),
                patch.assignee.as_ref().map(|_| Op::Assign),
                (patch.description.is_some() || patch.location.is_some()).then_some(Op::Edit),
            ]
            .into_iter()
            .flatten()
            .collect(),
        }
    }

    /// The parts of which it consists, each making one event, in the order in which they are logged.
    #[must_use]
    pub fn parts(&self) -> Vec<Command> {
        let Command::Patch(patch) = self else { return vec![self.clone()] };
        let edit = |value| Command::Edit { value, base: patch.base };
        [
            patch.description.clone().map(|text| edit(EditValue::Description(text))),
            patch.location.clone().map(|place| edit(EditValue::Location(place))),
            patch.category.map(Command::Category),
            patch.assignee.clone().map(Command::Assign),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Whether the event that a known `cid` made says the same as this command: if not, the id was used twice.
    #[must_use]
    pub fn made(&self, event: &EventBody, who: &Author) -> bool {
        let Some(first) = self.parts().into_iter().next() else { return false };
        match (first, event) {
            (Command::Post(body), EventBody::Message { body: said, attachments }) => {
                body == *said && attachments.is_empty()
            }
            (Command::PostWith(body, files), EventBody::Message { body: said, attachments }) => {
                body == *said && files == *attachments
            }
            (Command::Note(body), EventBody::Note { body: said }) => body == *said,
            (
                Command::Edit { value: EditValue::Description(text), .. },
                EventBody::Edited(Edited::Description { to, .. }),
            ) => text == *to,
            (
                Command::Edit { value: EditValue::Location(place), .. },
                EventBody::Edited(Edited::Location { to, .. }),
            ) => place == *to,
            (Command::Category(category), EventBody::Category { to, .. }) => category == *to,
            (Command::Status(status), EventBody::Status { to, .. }) => status == *to,
            (Command::Assign(assignee), EventBody::Assigned { to }) => assignee.resolve(who) == *to,
            _ => false,
        }
    }
}
