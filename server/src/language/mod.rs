//! The languages of the product: which one a person reads, and what is said in it.
//!
//! The rule it keeps: words stand in `web-assets/locales/<language>/*.ftl` (Project Fluent's format) and nowhere else.
//! Views say [`Said`], a message's key with its values, and know no language; a page is rendered in one ([`Speaker`]).
//! Scripts get those messages of `live*.ftl` that they name, in a digested form ([`live_messages`]), and say them the same way
//! (`js/say.js`).
//!
//! "Failed": a key that a language does not have is an error in a debug build, so in every test; a release build says it in
//! English and writes a line into the log.

mod catalog;
mod choice;
mod digest;
mod moment;
mod number;
mod pattern;
mod said;
mod speaker;
#[cfg(test)]
mod tests;

pub use catalog::{Catalog, CatalogError, label, live_messages};
pub use choice::COOKIE;
pub use moment::{Form, Moment};
pub use said::{Arg, Said, said};
pub(crate) use speaker::Part;
pub use speaker::{Speaker, Unsaid};

use serde::Serialize;

/// A language of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English: what is said when nothing fits.
    #[default]
    En,
    /// German.
    De,
    /// French.
    Fr,
    /// Spanish.
    Es,
    /// Italian.
    It,
}

impl Lang {
    /// All of them, as the switch lists them.
    pub const ALL: [Lang; 5] = [Lang::En, Lang::De, Lang::Fr, Lang::Es, Lang::It];

    /// Its code: BCP 47, the name of its folder, the value of its cookie.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::De => "de",
            Lang::Fr => "fr",
            Lang::Es => "es",
            Lang::It => "it",
        }
    }

    /// What its speakers call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Lang::En => "English",
            Lang::De => "Deutsch",
            Lang::Fr => "Français",
            Lang::Es => "Español",
            Lang::It => "Italiano",
        }
    }

    /// The direction of its lines, for `dir` on `<html>`. All five run to the right; the layout is safe for others.
    #[must_use]
    pub fn direction(self) -> &'static str {
        match self {
            Lang::En | Lang::De | Lang::Fr | Lang::Es | Lang::It => "ltr",
        }
    }

    /// The language of a code, whatever its region: `de`, `de-AT`, `DE`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Lang> {
        let primary = code.trim().split(['-', '_']).next().unwrap_or_default();
        Lang::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(primary))
    }
}
