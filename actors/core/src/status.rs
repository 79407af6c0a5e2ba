//! The life of a ticket: `open -> active -> closed`, forwards only, one step at a time.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Where a ticket stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Waits for the helpdesk.
    Open,
    /// Somebody works on it.
    Active,
    /// Done; accepts nothing more.
    Closed,
}

impl Status {
    /// All three, for exhaustive tables and tests.
    pub const ALL: [Status; 3] = [Status::Open, Status::Active, Status::Closed];

    /// The only legal next step.
    #[must_use]
    pub fn next(self) -> Option<Status> {
        match self {
            Status::Open => Some(Status::Active),
            Status::Active => Some(Status::Closed),
            Status::Closed => None,
        }
    }

    /// The word on the wire and in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Open => "open",
            Status::Active => "active",
            Status::Closed => "closed",
        }
    }

    /// The status of a word from the wire or the database.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.as_str() == word)
    }
}
