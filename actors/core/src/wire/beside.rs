//! What stands beside a ticket's log: who looks at it, who writes, how far somebody has read. None of it decides anything.

use crate::ids::PersonId;
use crate::people::{Author, Role};
use crate::text::PersonName;
use serde::{Deserialize, Serialize};

/// Somebody who looks at a ticket, once however many tabs they have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewing {
    /// Random id of the session, so that a page can leave out its own reader.
    pub id: PersonId,
    /// What they call themselves.
    pub name: PersonName,
    /// The role they entered in.
    pub role: Role,
    /// Whether they are writing a message just now.
    pub typing: bool,
}

/// Somebody who has read a ticket up to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Reader {
    /// Random id of the session.
    pub id: PersonId,
    /// The role they entered in.
    pub role: Role,
}

impl From<&Author> for Reader {
    fn from(who: &Author) -> Reader {
        Reader { id: who.id, role: who.role }
    }
}
