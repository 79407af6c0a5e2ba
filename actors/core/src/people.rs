//! Who speaks. There is no user administration: a person is a name, a random id and one of two roles.

use crate::ids::PersonId;
use crate::text::PersonName;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The two faces of the entry page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Reports problems, sees open and active tickets.
    User,
    /// Answers the queue, sees everything.
    Helpdesk,
}

impl Role {
    /// Both, for exhaustive tables and tests.
    pub const ALL: [Role; 2] = [Role::User, Role::Helpdesk];

    /// The word on the wire and in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Role::User => "user",
            Role::Helpdesk => "helpdesk",
        }
    }

    /// The role of a word from the wire or the database.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.as_str() == word)
    }
}

/// A person as others see them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
pub struct Person {
    /// Random id of the session.
    pub id: PersonId,
    /// What they call themselves.
    pub name: PersonName,
}

/// A person who acts, with the role they act in.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
pub struct Author {
    /// Random id of the session.
    pub id: PersonId,
    /// What they call themselves.
    pub name: PersonName,
    /// The role they entered in.
    pub role: Role,
}

impl Author {
    /// The person without the role.
    #[must_use]
    pub fn person(&self) -> Person {
        Person { id: self.id, name: self.name.clone() }
    }
}
