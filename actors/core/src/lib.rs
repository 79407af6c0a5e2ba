//! The pure core of the helpdesk: no IO, no clock, no randomness.
//!
//! Everything that can be decided without asking anybody is decided here: what a text may be, who may do what, which
//! events a command makes, what a ticket looks like after them, and how all of it reads on the wire. Time, ids and
//! randomness come in as arguments, so every rule can be tested by a property.
//!
//! The rule it keeps: a value of a type from this crate is valid; inside, nothing is checked twice.

pub mod attachment;
pub mod category;
pub mod command;
pub mod event;
pub mod ids;
pub mod incident;
pub mod line;
pub mod parse;
pub mod people;
pub mod queue;
pub mod receipts;
pub mod refusal;
pub mod reply;
pub mod reports;
pub mod rights;
pub mod search;
pub mod status;
pub mod text;
pub mod ticket;
pub mod wire;

pub use attachment::{Attachment, AttachmentId, AttachmentIds, FileName, MediaType, Sniffer};
pub use category::{Category, CategorySource};
pub use command::{Assignee, Command, EditValue, FieldName, Patch};
pub use event::{Event, EventBody, Opened};
pub use ids::{Cid, PersonId, Seq, TicketId};
pub use incident::{Incident, IncidentId};
pub use line::{Line, Place, Wait};
pub use people::{Author, Person, Role};
pub use queue::{Digest, QueueItem};
pub use refusal::{Code, Refusal};
pub use reply::{MOST_REPLIES, Reply, ReplyText, Shortcut};
pub use rights::{Op, can, may_see};
pub use status::Status;
pub use text::{Building, Description, Location, MessageText, NoteText, PersonName, Room};
pub use ticket::{EditMarks, Ticket};
