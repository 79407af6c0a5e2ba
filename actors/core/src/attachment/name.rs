//! What a file is called: one line of 1 to 120 characters without a path, whatever the sender called it.
//!
//! Controls and marks that turn the direction of writing are taken out (`photo\u{202e}gnp.exe` reads as a picture), and a
//! name that does not end as its kind does gets that ending, so that no double click runs what we took for text.

use super::MediaType;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::fmt;
use utoipa::ToSchema;

/// A file's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, min_length = 1, max_length = 120)]
pub struct FileName(String);

/// What a file is called that has no name.
const NAMELESS: &str = "file";

impl FileName {
    /// Characters of a name.
    pub const MAX_CHARS: usize = 120;

    /// The name that a file of this kind gets when its sender calls it so.
    #[must_use]
    pub fn of(called: &str, kind: MediaType) -> FileName {
        let last = called.rsplit(['/', '\\']).next().unwrap_or_default();
        let clean: String = last.chars().filter(|c| is_plain(*c)).collect();
        let clean = clean.trim_matches(is_edge);
        let ending = clean.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        let ends_well = ending.as_deref().is_some_and(|ending| kind.endings().contains(&ending));
        let (stem, ending) = match clean.rsplit_once('.') {
            Some((stem, ending)) if ends_well => (stem, ending),
            _ => (clean, kind.endings().first().copied().unwrap_or_default()),
        };
        let room = FileName::MAX_CHARS.saturating_sub(1 + ending.chars().count());
        let stem: String = stem.chars().take(room).collect();
        let stem = stem.trim_matches(is_edge);
        FileName(format!("{}.{ending}", if stem.is_empty() { NAMELESS } else { stem }))
    }

    /// A name that was kept.
    pub fn parse(text: &str) -> Result<FileName, Refusal> {
        let fits = (1..=FileName::MAX_CHARS).contains(&text.chars().count());
        if fits && text.chars().all(is_plain) {
            Ok(FileName(text.to_owned()))
        } else {
            Err(Refusal::invalid("name", "must be a line of 1 to 120 characters"))
        }
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What no name begins or ends with.
fn is_edge(c: char) -> bool {
    c == '.' || c.is_whitespace()
}

/// Neither a control nor a mark that turns or hides what stands around it.
fn is_plain(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

impl TryFrom<String> for FileName {
    type Error = Refusal;
    fn try_from(text: String) -> Result<FileName, Refusal> {
        FileName::parse(&text)
    }
}

impl From<FileName> for String {
    fn from(name: FileName) -> String {
        name.0
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_is_harmless_and_ends_as_its_kind() {
        let cases = [
            ("valve.jpg", MediaType::Jpeg, "valve.jpg"),
            ("Valve.JPEG", MediaType::Jpeg, "Valve.JPEG"),
            ("C:\\fakepath\\valve.png", MediaType::Png, "valve.png"),
            ("../../etc/passwd", MediaType::Text, "passwd.txt"),
            ("evil.html", MediaType::Text, "evil.html.txt"),
            ("photo\u{202e}gnp.exe", MediaType::Png, "photognp.exe.png"),
            ("a\r\nb\".pdf", MediaType::Pdf, "ab\".pdf"),
            (".htaccess", MediaType::Text, "htaccess.txt"),
            ("", MediaType::Gif, "file.gif"),
            ("...", MediaType::Gif, "file.gif"),
            ("Stra\u{df}e \u{1f6b0}.webp", MediaType::Webp, "Stra\u{df}e \u{1f6b0}.webp"),
        ];
        for (called, kind, name) in cases {
            assert_eq!(FileName::of(called, kind).as_str(), name);
        }
    }

    proptest! {
        #[test]
        fn any_name_becomes_one_that_can_be_kept(called in any::<String>(), kind in 0_usize..6) {
            let kind = MediaType::ALL[kind];
            let name = FileName::of(&called, kind);
            prop_assert_eq!(FileName::parse(name.as_str()).unwrap(), name.clone());
            prop_assert!(!name.as_str().contains(['/', '\\']));
            prop_assert_eq!(FileName::of(name.as_str(), kind), name);
        }

        #[test]
        fn a_long_name_is_cut_before_its_ending(called in "[a-z]{110,400}") {
            let name = FileName::of(&format!("{called}.jpeg"), MediaType::Jpeg);
            prop_assert!(name.as_str().ends_with(".jpeg") && name.as_str().chars().count() <= FileName::MAX_CHARS);
        }
    }
}
