//! Canned replies: what the helpdesk writes again and again, called by a short word.
//!
//! The rule it keeps: they stand beside the tickets. Changing one changes nothing that was sent, and what a placeholder
//! stands for is filled in by the browser that inserts it. "Full" is [`MOST_REPLIES`]: delete one first.

use crate::refusal::Refusal;
pub use crate::text::ReplyText;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;
use utoipa::ToSchema;

/// Replies of one helpdesk. More cannot be remembered by their words, and the whole list goes to every browser at once:
/// with [`ReplyText::MAX_CHARS`] that is at most a few hundred KiB, usually ten.
pub const MOST_REPLIES: i64 = 200;

/// The word behind `/` that calls a reply: 1 to 32 letters, digits, `-` or `_`. Capitals make no difference.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, min_length = 1, max_length = 32, example = "hello")]
pub struct Shortcut(String);

impl Shortcut {
    /// Most characters.
    pub const MAX_CHARS: usize = 32;

    /// Trims and checks; the refusal names the field.
    pub fn parse(text: &str) -> Result<Shortcut, Refusal> {
        let text = text.trim();
        let chars = text.chars().count();
        if !(1..=Shortcut::MAX_CHARS).contains(&chars) {
            let most = Shortcut::MAX_CHARS;
            return Err(Refusal::invalid("shortcut", format!("must have 1 to {most} characters, has {chars}")));
        }
        if !text.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_') {
            return Err(Refusal::invalid("shortcut", "must be one word of letters, digits, - or _"));
        }
        Ok(Shortcut(text.to_owned()))
    }

    /// The word as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Shortcut {
    type Error = Refusal;
    fn try_from(text: String) -> Result<Shortcut, Refusal> {
        Shortcut::parse(&text)
    }
}

impl From<Shortcut> for String {
    fn from(shortcut: Shortcut) -> String {
        shortcut.0
    }
}

impl fmt::Display for Shortcut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A canned reply. Its body may hold `{name}`, `{ticket}`, `{building}` and `{room}`.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Reply {
    /// Its number.
    pub id: i64,
    /// What calls it.
    pub shortcut: Shortcut,
    /// What is written.
    pub body: ReplyText,
    /// When it was written or changed.
    pub updated_at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_shortcut_is_one_short_word_in_any_script() {
        for good in ["hello", "Ré-initialiser", "zurück_2", "7", &"ж".repeat(32)] {
            assert_eq!(Shortcut::parse(&format!(" {good} ")).unwrap().as_str(), good);
        }
        for bad in ["", "  ", "two words", "a/b", "/a", "a{b}", "a\0b", "<b>", &"x".repeat(33)] {
            let refused = Shortcut::parse(bad).unwrap_err();
            assert_eq!(refused.field.as_deref(), Some("shortcut"), "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn what_was_parsed_is_parsed_to_itself(text in "\\PC{0,40}") {
            if let Ok(shortcut) = Shortcut::parse(&text) {
                prop_assert_eq!(Shortcut::parse(shortcut.as_str()).unwrap(), shortcut.clone());
                prop_assert!(!shortcut.as_str().contains(char::is_whitespace));
            }
        }
    }
}
