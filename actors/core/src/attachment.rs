//! Files of messages: what they are called, of which kind, and which of them a message names.
//!
//! The rule it keeps: the bytes decide what a file is, never its name or what the sender says of it; and a name is one
//! harmless line that ends as its kind does. What is not on the list of kinds does not come in.

mod kind;
mod name;

pub use kind::{MediaType, Sniffer};
pub use name::FileName;

use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::fmt;
use utoipa::ToSchema;
use uuid::Uuid;

/// Files of one message. A person who photographs a flooded room needs a handful; each is a picture that everybody loads.
pub const MAX_ATTACHMENTS: usize = 10;
/// Bytes of one file.
pub const MAX_ATTACHMENT_BYTES: u64 = 10 * 1024 * 1024;

/// A file's own id: random, so that nobody finds one by counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct AttachmentId(pub Uuid);

impl fmt::Display for AttachmentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A file as a message names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Attachment {
    /// Where it is: `/api/v1/attachments/{id}`.
    pub id: AttachmentId,
    /// What to call it.
    pub name: FileName,
    /// What it is, by its bytes.
    pub media_type: MediaType,
    /// How many bytes it has.
    pub size: i64,
}

/// The files that a message wants to name: each once, at most [`MAX_ATTACHMENTS`], in the order in which they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttachmentIds(Vec<AttachmentId>);

impl AttachmentIds {
    /// Reads ids; the refusal names the field `attachments`.
    pub fn parse(words: &[String]) -> Result<AttachmentIds, Refusal> {
        let wrong = |detail: String| Refusal::invalid("attachments", detail);
        if words.len() > MAX_ATTACHMENTS {
            return Err(wrong(format!("must be at most {MAX_ATTACHMENTS}")));
        }
        let mut ids = Vec::with_capacity(words.len());
        for word in words {
            let id = Uuid::parse_str(word).map(AttachmentId).map_err(|_| wrong("must be ids of files".to_owned()))?;
            if ids.contains(&id) {
                return Err(wrong("names a file twice".to_owned()));
            }
            ids.push(id);
        }
        Ok(AttachmentIds(ids))
    }

    /// Whether the message has no files.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The ids.
    #[must_use]
    pub fn as_slice(&self) -> &[AttachmentId] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_few_and_each_stands_once() {
        let id = |n: u128| Uuid::from_u128(n).to_string();
        let parsed = AttachmentIds::parse(&[id(2), id(1).replace('-', "")]).unwrap();
        assert_eq!(parsed.as_slice(), [AttachmentId(Uuid::from_u128(2)), AttachmentId(Uuid::from_u128(1))]);
        assert!(AttachmentIds::parse(&(0..10).map(id).collect::<Vec<_>>()).is_ok());
        let eleven: Vec<String> = (0..11).map(id).collect();
        for wrong in [eleven.as_slice(), &[id(1), id(1)], &["1".to_owned()], &[String::new()]] {
            assert_eq!(AttachmentIds::parse(wrong).unwrap_err().field.as_deref(), Some("attachments"));
        }
    }
}
