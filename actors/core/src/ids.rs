//! Identifiers. Each is its own type, so that a sequence number can never be taken for a ticket.

use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::fmt;
use utoipa::ToSchema;
use uuid::Uuid;

/// Number of a ticket, from 1, below 2^53.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct TicketId(pub i64);

impl fmt::Display for TicketId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Place of an event in its ticket's log: dense, from 1. Zero means "before the first".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct Seq(pub i64);

impl Seq {
    /// Before the first event.
    pub const ZERO: Seq = Seq(0);

    /// The place `n` further on.
    #[must_use]
    pub fn plus(self, n: usize) -> Seq {
        Seq(self.0.saturating_add(i64::try_from(n).unwrap_or(i64::MAX)))
    }

    /// The next place.
    #[must_use]
    pub fn next(self) -> Seq {
        self.plus(1)
    }
}

impl fmt::Display for Seq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A person as the session cookie knows them: random, 128 bits, new at every entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct PersonId(pub Uuid);

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A client's own id for one command: 16 to 64 characters of `A-Za-z0-9_-`. One has at most one effect.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, min_length = 16, max_length = 64, pattern = "^[A-Za-z0-9_-]{16,64}$")]
pub struct Cid(String);

impl Cid {
    /// Checks length and alphabet; the refusal names the field `cid`.
    pub fn parse(text: &str) -> Result<Cid, Refusal> {
        let fits = (16..=64).contains(&text.len());
        let legal = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
        if fits && legal {
            Ok(Cid(text.to_owned()))
        } else {
            Err(Refusal::invalid("cid", "must be 16 to 64 characters of A-Z, a-z, 0-9, _ and -"))
        }
    }

    /// A fresh id for a command that came without one.
    #[must_use]
    pub fn from_uuid(id: Uuid) -> Cid {
        Cid(id.simple().to_string())
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Cid {
    type Error = Refusal;
    fn try_from(text: String) -> Result<Cid, Refusal> {
        Cid::parse(&text)
    }
}

impl From<Cid> for String {
    fn from(cid: Cid) -> String {
        cid.0
    }
}
