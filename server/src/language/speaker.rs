//! Says messages in one language, in the campus time zone.
//!
//! Rule: a name or a text that could turn the line around it (letters that run to the left, or controls of direction) is
//! isolated as Fluent does (U+2068 … U+2069); all others go in as they are, so that what is shown can be found and copied.

use super::catalog::Catalog;
use super::pattern::{Pattern, Piece};
use super::said::{Arg, Said};
use super::{Lang, number};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use std::collections::BTreeMap;
use std::sync::Arc;

const ISOLATE: char = '\u{2068}';
const END_OF_ISOLATE: char = '\u{2069}';

/// Why something could not be said. Only in debug builds: a release build says what it can.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsaid {
    /// No file of the language has it.
    #[error("no message {key} in {lang}")]
    NoMessage {
        /// What was asked for.
        key: String,
        /// In which language.
        lang: &'static str,
    },
    /// It needs a value that was not given.
    #[error("message {key} needs ${name}")]
    NoValue {
        /// The message.
        key: String,
        /// The value's name.
        name: String,
    },
}

/// A part of what is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Text(String),
    /// Where an element goes, by the place of its name among those asked for.
    Hole(usize),
}

/// One language at work. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Speaker {
    /// Its language.
    pub lang: Lang,
    zone: Tz,
    catalog: Arc<Catalog>,
}

impl Speaker {
    /// A speaker of this language; times are told in `zone`.
    #[must_use]
    pub fn new(lang: Lang, zone: Tz, catalog: Arc<Catalog>) -> Speaker {
        Speaker { lang, zone, catalog }
    }

    /// The message with its values, as of `now`.
    pub fn say(&self, said: &Said, now: DateTime<Utc>) -> Result<String, Unsaid> {
        let parts = self.parts(said, &[], now)?;
        let text = |part| if let Part::Text(text) = part { text } else { String::new() };
        Ok(parts.into_iter().map(text).collect())
    }

    /// The message around elements: the values of these names are left out and their places told.
    pub(crate) fn parts(&self, said: &Said, holes: &[&str], now: DateTime<Utc>) -> Result<Vec<Part>, Unsaid> {
        let mut parts = Vec::new();
        if said.is_empty() {
            return Ok(parts);
        }
        if let Some(pattern) = self.pattern(said.key())? {
            self.write(pattern, said, holes, now, &mut parts)?;
        } else {
            parts.push(Part::Text(said.key().to_owned()));
        }
        Ok(parts)
    }

    /// `None`: not even in English.
    fn pattern(&self, key: &str) -> Result<Option<&Pattern>, Unsaid> {
        let found = self.catalog.pattern(self.lang, key);
        if found.is_none() {
            if cfg!(debug_assertions) {
                return Err(Unsaid::NoMessage { key: key.to_owned(), lang: self.lang.code() });
            }
            tracing::warn!(key, lang = self.lang.code(), "a message is missing, it is said in English");
        }
        Ok(found.or_else(|| self.catalog.pattern(Lang::En, key)))
    }

    fn write(
        &self,
        pattern: &Pattern,
        said: &Said,
        holes: &[&str],
        now: DateTime<Utc>,
        parts: &mut Vec<Part>,
    ) -> Result<(), Unsaid> {
        for piece in &pattern.0 {
            match piece {
                Piece::Text(text) => parts.push(Part::Text(text.clone())),
                Piece::Value((name,)) => parts.push(match holes.iter().position(|hole| hole == name) {
                    Some(n) => Part::Hole(n),
                    None => Part::Text(self.inserted(said, name, now)?),
                }),
                Piece::Choice(name, variants, usual) => {
                    let chosen = self.value(said, name)?.and_then(|arg| self.chosen(arg, variants));
                    if let Some(variant) = chosen.or_else(|| variants.get(usual)) {
                        self.write(variant, said, holes, now, parts)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// A value as it stands in a sentence. One called `id` is a name, not a quantity.
    fn inserted(&self, said: &Said, name: &str, now: DateTime<Utc>) -> Result<String, Unsaid> {
        match self.value(said, name)? {
            Some(Arg::Number(n)) if name == "id" => Ok(number::plain(*n)),
            Some(arg) => self.shown(arg, now),
            None => Ok(format!("{{${name}}}")),
        }
    }

    fn value<'a>(&self, said: &'a Said, name: &str) -> Result<Option<&'a Arg>, Unsaid> {
        let found = said.args.get(name);
        if found.is_none() {
            if cfg!(debug_assertions) {
                return Err(Unsaid::NoValue { key: said.key().to_owned(), name: name.to_owned() });
            }
            tracing::warn!(key = said.key(), name, "a message lacks a value");
        }
        Ok(found)
    }

    fn chosen<'a>(&self, arg: &Arg, variants: &'a BTreeMap<String, Pattern>) -> Option<&'a Pattern> {
        match arg {
            Arg::Number(n) => variants.get(&number::plain(*n)).or_else(|| variants.get(number::plural(self.lang, *n))),
            Arg::Text(word) => variants.get(word),
            Arg::Said(_) | Arg::Moment(_) | Arg::All(_) => None,
        }
    }

    fn shown(&self, arg: &Arg, now: DateTime<Utc>) -> Result<String, Unsaid> {
        match arg {
            Arg::Number(n) => Ok(number::written(self.lang, *n)),
            Arg::Text(text) => Ok(isolated(text)),
            Arg::Said(said) => self.say(said, now),
            Arg::Moment(moment) => self.say(&moment.said(self.zone, now), now),
            Arg::All(all) => self.listed(all, now),
        }
    }

    /// "a", "a and b", "a, b and c".
    fn listed(&self, all: &[Arg], now: DateTime<Utc>) -> Result<String, Unsaid> {
        let words = all.iter().map(|arg| self.shown(arg, now)).collect::<Result<Vec<_>, _>>()?;
        match words.as_slice() {
            [] => Ok(String::new()),
            [one] => Ok(one.clone()),
            [rest @ .., last] => {
                self.say(&super::said("list-and").with("rest", rest.join(", ")).with("last", last.clone()), now)
            }
        }
    }
}

/// A text that cannot turn its surroundings around.
fn isolated(text: &str) -> String {
    if text.chars().any(turns) { format!("{ISOLATE}{text}{END_OF_ISOLATE}") } else { text.to_owned() }
}

/// Letters of scripts that run to the left, and controls of direction. `js/say.js` has the same list.
fn turns(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
