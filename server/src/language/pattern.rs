//! A message, digested: pieces of text, values, and choices by a value. The same form goes to the browser as JSON:
//! a text is a string, a value `["name"]`, a choice `["name", {"one": …, "other": …}, "other"]`, a pattern a string or a
//! list of these.
//!
//! Rule: a choice takes the variant of exactly this number or word, else that of the number's plural, else the default.

use serde::Serialize;
use serde::ser::{SerializeSeq, Serializer};
use std::collections::{BTreeMap, BTreeSet};

/// A message or a variant of one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Pattern(pub Vec<Piece>);

/// What a pattern is made of.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub(super) enum Piece {
    Text(String),
    Value((String,)),
    Choice(String, BTreeMap<String, Pattern>, String),
}

impl Pattern {
    /// The names of all values that it needs.
    pub fn values(&self) -> BTreeSet<&str> {
        let mut names = BTreeSet::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(_) => {}
                Piece::Value((name,)) => {
                    names.insert(name.as_str());
                }
                Piece::Choice(name, variants, _) => {
                    names.insert(name.as_str());
                    names.extend(variants.values().flat_map(Pattern::values));
                }
            }
        }
        names
    }

    /// Its text, if it has no values.
    pub fn text(&self) -> Option<String> {
        self.0.iter().map(|piece| if let Piece::Text(text) = piece { Some(text.as_str()) } else { None }).collect()
    }

    /// Adds a piece; texts beside each other become one.
    pub fn push(&mut self, piece: Piece) {
        match (self.0.last_mut(), piece) {
            (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
            (_, piece) => self.0.push(piece),
        }
    }
}

impl Serialize for Pattern {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let [Piece::Text(text)] = self.0.as_slice() {
            return serializer.serialize_str(text);
        }
        let mut pieces = serializer.serialize_seq(Some(self.0.len()))?;
        self.0.iter().try_for_each(|piece| pieces.serialize_element(piece))?;
        pieces.end()
    }
}
