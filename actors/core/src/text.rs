//! Texts that people write, parsed once at the edge.
//!
//! Each type trims, counts characters, refuses U+0000 (PostgreSQL cannot store it) and keeps everything else as it was
//! written. A text that breaks a rule is refused as `invalid`, naming its field; nothing is cut or repaired.

use crate::parse::Object;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::fmt;
use utoipa::ToSchema;

/// Bytes that one message may take, so that an event always fits a websocket frame of 64 KiB.
pub const MESSAGE_BYTES: usize = 48 * 1024;

fn checked(field: &'static str, text: &str, max_chars: usize, max_bytes: usize) -> Result<String, Refusal> {
    let text = text.trim();
    if text.contains('\0') {
        return Err(Refusal::invalid(field, "must not contain U+0000"));
    }
    let chars = text.chars().count();
    if chars == 0 {
        return Err(Refusal::invalid(field, "must not be empty"));
    }
    if chars > max_chars {
        return Err(Refusal::invalid(field, format!("must have at most {max_chars} characters, has {chars}")));
    }
    if text.len() > max_bytes {
        return Err(Refusal::invalid(field, format!("must take at most {max_bytes} bytes in UTF-8")));
    }
    Ok(text.to_owned())
}

macro_rules! text_type {
    ($(#[$doc:meta])* $name:ident, $field:literal, $chars:tt, $bytes:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
        #[serde(try_from = "String", into = "String")]
        #[schema(value_type = String, min_length = 1, max_length = $chars)]
        pub struct $name(String);

        impl $name {
            /// Most characters after trimming.
            pub const MAX_CHARS: usize = $chars;

            /// Trims and checks; the refusal names the field.
            pub fn parse(text: &str) -> Result<Self, Refusal> {
                checked($field, text, $chars, $bytes).map(Self)
            }

            /// The text as it was written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = Refusal;
            fn try_from(text: String) -> Result<Self, Refusal> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> String {
                text.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_type!(
    /// What is wrong, in the requester's words: 1 to 10,000 characters.
    Description, "description", 10000, usize::MAX
);
text_type!(
    /// A message of the thread: 1 to 16,000 characters, at most 48 KiB.
    MessageText, "body", 16000, MESSAGE_BYTES
);
text_type!(
    /// An internal note of the helpdesk: 1 to 16,000 characters, at most 48 KiB.
    NoteText, "body", 16000, MESSAGE_BYTES
);
text_type!(
    /// A canned reply: 1 to 2,000 characters; a longer one is no reply but a page.
    ReplyText, "body", 2000, MESSAGE_BYTES
);
text_type!(
    /// A building as people call it: 1 to 80 characters.
    Building, "building", 80, usize::MAX
);
text_type!(
    /// A room: 1 to 40 characters.
    Room, "room", 40, usize::MAX
);
text_type!(
    /// What a person calls themselves: 1 to 40 characters.
    PersonName, "name", 40, usize::MAX
);

/// Where it is. Both parts are optional; on the wire both keys are always there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(from = "Object<LocationFields>")]
pub struct Location {
    /// The building, if known.
    pub building: Option<Building>,
    /// The room, if known.
    pub room: Option<Room>,
}

#[derive(Deserialize)]
struct LocationFields {
    #[serde(default)]
    building: Option<Building>,
    #[serde(default)]
    room: Option<Room>,
}

impl From<Object<LocationFields>> for Location {
    fn from(Object(LocationFields { building, room }): Object<LocationFields>) -> Location {
        Location { building, room }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn limits_count_characters_after_trimming() {
        assert!(Room::parse(&format!("  {}  ", "é".repeat(40))).is_ok());
        assert!(Room::parse(&"é".repeat(41)).is_err());
        assert!(Room::parse(" \n ").is_err());
        assert!(MessageText::parse(&"€".repeat(16_000)).is_ok(), "48,000 bytes are under 48 KiB");
        assert!(MessageText::parse(&"😀".repeat(12_289)).is_err(), "49,156 bytes are over 48 KiB");
    }

    proptest! {
        #[test]
        fn a_parsed_text_is_what_was_written(text in "\\PC{0,60}") {
            if let Ok(parsed) = Building::parse(&text) {
                prop_assert_eq!(parsed.as_str(), text.trim());
                prop_assert_eq!(Building::parse(parsed.as_str()).unwrap(), parsed);
            } else {
                prop_assert!(text.trim().is_empty());
            }
        }

        #[test]
        fn nul_is_refused_wherever_it_stands(before in "[a-z]{0,5}", after in "[a-z]{1,5}") {
            let refused = Description::parse(&format!("{before}\0{after}")).unwrap_err();
            prop_assert_eq!(refused.field.as_deref(), Some("description"));
        }
    }
}
