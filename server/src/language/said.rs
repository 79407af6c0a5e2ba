//! What a view wants to say: a message's key and its values, without a language.
//!
//! It travels through a template as JSON: `{"say": "key", "with": {"n": 12}}`. The helper `t` says it.

use super::moment::Moment;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A value in a message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Arg {
    /// Written as the language writes numbers, and what plurals are chosen by. Not so a value called `id`: it is a name.
    Number(f64),
    /// Somebody's words or a name: shown as it is.
    Text(String),
    /// Another message.
    Said(Said),
    /// A point in time.
    Moment(Moment),
    /// A list: "a, b and c".
    All(Vec<Arg>),
}

/// A message with its values. The default says nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Said {
    #[serde(rename = "say")]
    pub(super) key: Cow<'static, str>,
    #[serde(rename = "with", default)]
    pub(super) args: BTreeMap<Cow<'static, str>, Arg>,
}

/// The message of this key.
#[must_use]
pub fn said(key: &'static str) -> Said {
    Said { key: Cow::Borrowed(key), args: BTreeMap::new() }
}

impl Said {
    /// Something that is no message: a name, a number in its own form.
    #[must_use]
    pub fn verbatim(text: impl Into<String>) -> Said {
        said("verbatim").with("text", text.into())
    }

    /// The same message with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Said {
        self.args.insert(Cow::Borrowed(name), value.into());
        self
    }

    /// The message of a key that a template names.
    pub(crate) fn of_key(key: String) -> Said {
        Said { key: Cow::Owned(key), args: BTreeMap::new() }
    }

    /// The same message with one more value, named by a template.
    pub(crate) fn with_owned(mut self, name: String, value: Arg) -> Said {
        self.args.insert(Cow::Owned(name), value);
        self
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.key.is_empty()
    }

    /// Its key.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }
}

impl From<f64> for Arg {
    fn from(n: f64) -> Arg {
        Arg::Number(n)
    }
}

impl From<i64> for Arg {
    fn from(n: i64) -> Arg {
        #[expect(clippy::cast_precision_loss, reason = "counts and ids are far below 2^53")]
        let exact = n as f64;
        Arg::Number(exact)
    }
}

impl From<u32> for Arg {
    fn from(n: u32) -> Arg {
        Arg::Number(f64::from(n))
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}

impl From<Said> for Arg {
    fn from(said: Said) -> Arg {
        Arg::Said(said)
    }
}

impl From<Moment> for Arg {
    fn from(moment: Moment) -> Arg {
        Arg::Moment(moment)
    }
}

impl From<Vec<Said>> for Arg {
    fn from(all: Vec<Said>) -> Arg {
        Arg::All(all.into_iter().map(Arg::Said).collect())
    }
}
