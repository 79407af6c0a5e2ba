//! All messages of all languages, embedded in the binary.
//!
//! Rule: a file that cannot be read, or a key that stands twice in a language, stops the server at its start. A debug build
//! reads the files from disk whenever a catalog is asked for.

use super::pattern::Pattern;
use super::{Lang, digest, number};
use rust_embed::RustEmbed;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Messages of files whose name begins so may go to the browser: to each page those that its scripts name.
const LIVE: &str = "live";

#[derive(RustEmbed)]
#[folder = "../web-assets/locales"]
struct Files;

/// Why the messages cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("messages {file}: {reason}")]
pub struct CatalogError {
    /// The file below `web-assets/locales`.
    pub file: String,
    /// What is wrong with it.
    pub reason: String,
}

#[derive(Debug)]
struct Message {
    pattern: Pattern,
    live: bool,
}

/// The messages of all languages.
#[derive(Debug, Default)]
pub struct Catalog(BTreeMap<Lang, BTreeMap<String, Message>>);

impl Catalog {
    /// Reads every file; the first fault is the error.
    pub fn load() -> Result<Catalog, CatalogError> {
        let mut catalog = Catalog::default();
        for file in Files::iter() {
            let wrong = |reason: String| CatalogError { file: file.to_string(), reason };
            let (folder, name) =
                file.split_once('/').ok_or_else(|| wrong("belongs into a language's folder".into()))?;
            let lang = Lang::ALL.into_iter().find(|lang| lang.code() == folder);
            let lang = lang.ok_or_else(|| wrong("its folder is no language of ours".into()))?;
            let source = Files::get(&file).ok_or_else(|| wrong("cannot be read".into()))?;
            let text = std::str::from_utf8(&source.data).map_err(|error| wrong(error.to_string()))?;
            let table = catalog.0.entry(lang).or_default();
            for (key, pattern) in digest::messages(text).map_err(wrong)? {
                let wrong = || CatalogError { file: file.to_string(), reason: format!("{key} stands twice") };
                if table.contains_key(&key) {
                    return Err(wrong());
                }
                table.insert(key, Message { pattern, live: name.starts_with(LIVE) });
            }
        }
        Ok(catalog)
    }

    pub(super) fn pattern(&self, lang: Lang, key: &str) -> Option<&Pattern> {
        Some(&self.0.get(&lang)?.get(key)?.pattern)
    }

    /// The keys of a language; of the browser's messages only if `live`.
    #[must_use]
    pub fn keys(&self, lang: Lang, live: bool) -> BTreeSet<&str> {
        let table = self.0.get(&lang).into_iter().flatten();
        table.filter(|(_, message)| message.live || !live).map(|(key, _)| key.as_str()).collect()
    }

    /// The values that a message needs.
    #[must_use]
    pub fn values(&self, lang: Lang, key: &str) -> BTreeSet<&str> {
        self.pattern(lang, key).map(Pattern::values).unwrap_or_default()
    }

    /// What a script of this text says in a language: `{"lang", "grouping", "messages": {key: pattern}}`.
    #[must_use]
    pub fn live(&self, lang: Lang, script: &str) -> String {
        let named = Named::by(script);
        let table = self.0.get(&lang).into_iter().flatten();
        let messages: BTreeMap<&str, &Pattern> = table
            .filter(|(key, message)| message.live && named.has(key))
            .map(|(key, message)| (key.as_str(), &message.pattern))
            .collect();
        json!({ "lang": lang.code(), "grouping": number::grouping(lang), "messages": messages }).to_string()
    }

    /// When a file was last changed, in seconds since 1970.
    #[cfg(debug_assertions)]
    pub(crate) fn newest_change() -> u64 {
        Files::iter().filter_map(|file| Files::get(&file)?.metadata.last_modified()).max().unwrap_or_default()
    }

    /// A hash over all files, for the address of what browsers keep.
    pub(crate) fn fingerprints() -> Vec<[u8; 32]> {
        Files::iter().filter_map(|file| Some(Files::get(&file)?.metadata.sha256_hash())).collect()
    }
}

/// What may be a key in the text of a script: whole literals, and beginnings that are completed with a value.
struct Named<'a> {
    whole: BTreeSet<&'a str>,
    begun: BTreeSet<&'a str>,
}

impl<'a> Named<'a> {
    fn by(script: &'a str) -> Named<'a> {
        let pieces = || script.split(['"', '`']);
        Named {
            whole: pieces().collect(),
            begun: pieces()
                .filter_map(|piece| Some(piece.split_once("${")?.0))
                .filter(|begun| begun.ends_with('-'))
                .collect(),
        }
    }

    fn has(&self, key: &str) -> bool {
        self.whole.contains(key) || self.begun.iter().any(|begun| key.starts_with(begun))
    }
}

/// What a script of this text says in a language, as a file for the browser; nothing if the messages cannot be used.
#[must_use]
pub fn live_messages(lang: Lang, script: &str) -> Option<String> {
    Some(loaded()?.live(lang, script))
}

/// A message without values, outside of pages; nothing if there is none.
#[must_use]
pub fn label(lang: Lang, key: &str) -> Option<String> {
    loaded()?.pattern(lang, key)?.text()
}

#[cfg(debug_assertions)]
fn loaded() -> Option<Catalog> {
    Catalog::load().inspect_err(|error| tracing::error!(%error, "no messages")).ok()
}

#[cfg(not(debug_assertions))]
fn loaded() -> Option<&'static Catalog> {
    static LOADED: std::sync::LazyLock<Option<Catalog>> = std::sync::LazyLock::new(|| Catalog::load().ok());
    LOADED.as_ref()
}
