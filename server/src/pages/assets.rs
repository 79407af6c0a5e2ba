//! The browser's files, embedded in the binary: style sheets, modules, the icon, what scripts say in each language.
//!
//! They live under one version, a hash over all of them: what stands at an address of this version never changes and may be
//! kept for ever. A debug build reads them from disk, and its version changes when one of them was saved. An unknown path is
//! `None`: the caller answers 404.

use super::{modules, touch_icon};
use crate::language::{Catalog, Lang, live_messages};
use rust_embed::{EmbeddedFile, RustEmbed};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::sync::Arc;

#[derive(RustEmbed)]
#[folder = "../web-assets/css"]
struct Css;

#[derive(RustEmbed)]
#[folder = "../web-assets/js"]
pub(super) struct Js;

const ICON: &[u8] = include_bytes!("../../../web-assets/icon.svg");
/// The same with a dot: somebody waits.
const ICON_NEWS: &[u8] = include_bytes!("../../../web-assets/icon-news.svg");
/// The same with a ground and room around it, for systems that cut icons to a shape of theirs.
const MASKABLE: &[u8] = include_bytes!("../../../web-assets/icon-maskable.svg");

/// The style sheets in the order in which they build on each other.
pub const STYLES: [&str; 11] = [
    "tokens",
    "base",
    "controls",
    "conversation",
    "files",
    "desk",
    "tools",
    "figures",
    "layout",
    "reporting",
    "posters",
];
/// The one that only the page of this script needs; others do not load it.
const OF_ONE_PAGE: (&str, &str) = ("figures", "dashboard");

/// A file as it goes out.
pub struct Asset {
    /// Its content.
    pub bytes: Cow<'static, [u8]>,
    /// The value of `Content-Type`.
    pub media_type: &'static str,
    /// A hash of its content: 16 hexadecimal digits.
    pub hash: String,
}

/// The version of all files together: 12 hexadecimal digits.
#[must_use]
pub fn version() -> Arc<str> {
    current::version()
}

/// The address below which all assets stand, without a slash at its end.
#[must_use]
pub fn base() -> String {
    format!("/assets/{}", version())
}

/// The addresses of the style sheets for the page of this script.
#[must_use]
pub fn styles(script: Option<&str>) -> Vec<String> {
    let base = base();
    let (own, page) = OF_ONE_PAGE;
    let needed = STYLES.iter().filter(|style| **style != own || script == Some(page));
    needed.map(|style| format!("{base}/css/{style}.css")).collect()
}

/// The file at this path below [`base`], for example `css/tokens.css`.
#[must_use]
pub fn asset(path: &str) -> Option<Asset> {
    let fixed = |bytes: Cow<'static, [u8]>, media_type| {
        let hash = Sha256::digest(&bytes);
        Some(made(bytes, media_type, hash.as_ref()))
    };
    match path {
        "icon.svg" => return fixed(Cow::Borrowed(ICON), "image/svg+xml"),
        "icon-news.svg" => return fixed(Cow::Borrowed(ICON_NEWS), "image/svg+xml"),
        "icon-maskable.svg" => return fixed(Cow::Borrowed(MASKABLE), "image/svg+xml"),
        "icon-180.png" => return fixed(Cow::Owned(touch_icon::png(touch_icon::APPLE)), "image/png"),
        "icon-512.png" => return fixed(Cow::Owned(touch_icon::png(touch_icon::LARGE)), "image/png"),
        _ => {}
    }
    let (file, media_type) = match path.split_once('/')? {
        ("css", name) => (Css::get(name)?, "text/css; charset=utf-8"),
        ("locales", name) => return messages(name),
        ("js", name) => (Js::get(name)?, "text/javascript; charset=utf-8"),
        _ => return None,
    };
    let EmbeddedFile { data, metadata } = file;
    Some(made(data, media_type, &metadata.sha256_hash()))
}

/// The address of what the scripts of this page say in this language.
#[must_use]
pub fn messages_of(script: &str, lang: Lang) -> String {
    format!("{}/locales/{script}.{}.json", base(), lang.code())
}

/// `page-thread.de.json`: what the scripts of a thread's page say in German.
fn messages(name: &str) -> Option<Asset> {
    let (script, code) = name.strip_suffix(".json")?.rsplit_once('.')?;
    let lang = Lang::ALL.into_iter().find(|lang| lang.code() == code)?;
    let said = live_messages(lang, &modules::texts(script)?)?.into_bytes();
    let hash = Sha256::digest(&said);
    Some(made(Cow::Owned(said), "application/json", hash.as_ref()))
}

fn made(bytes: Cow<'static, [u8]>, media_type: &'static str, hash: &[u8]) -> Asset {
    Asset { bytes, media_type, hash: hex::encode(hash).chars().take(16).collect() }
}

fn hash_of_all() -> Arc<str> {
    let mut all = Sha256::new();
    let files = Css::iter().filter_map(|path| Css::get(&path)).chain(Js::iter().filter_map(|path| Js::get(&path)));
    files.for_each(|file| all.update(file.metadata.sha256_hash()));
    all.update(ICON);
    all.update(MASKABLE);
    Catalog::fingerprints().into_iter().for_each(|hash| all.update(hash));
    hex::encode(all.finalize()).chars().take(12).collect::<String>().into()
}

#[cfg(not(debug_assertions))]
mod current {
    use std::sync::{Arc, LazyLock};

    static VERSION: LazyLock<Arc<str>> = LazyLock::new(super::hash_of_all);

    pub(super) fn version() -> Arc<str> {
        Arc::clone(&VERSION)
    }
}

/// Debug builds look again, so that a file can be worked on by saving it and reloading the page.
#[cfg(debug_assertions)]
mod current {
    use std::sync::{Arc, Mutex, PoisonError};
    use std::time::{Duration, Instant};

    /// How long a look at the files counts; a page and its forty files look once.
    const LOOK_EVERY: Duration = Duration::from_millis(400);

    static LOOK: Mutex<Option<(Instant, Arc<str>)>> = Mutex::new(None);

    pub(super) fn version() -> Arc<str> {
        let mut look = LOOK.lock().unwrap_or_else(PoisonError::into_inner);
        match look.as_ref() {
            Some((at, version)) if at.elapsed() < LOOK_EVERY => Arc::clone(version),
            _ => {
                let version = super::hash_of_all();
                *look = Some((Instant::now(), Arc::clone(&version)));
                version
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_sheet_that_the_pages_link_exists() {
        for style in STYLES {
            assert!(asset(&format!("css/{style}.css")).is_some(), "{style}");
        }
        assert_eq!(Css::iter().count(), STYLES.len(), "a style sheet that no page links");
        assert_eq!(styles(Some("dashboard")).len(), STYLES.len());
        assert_eq!(styles(Some("queue")).len(), STYLES.len() - 1);
    }

    #[test]
    fn a_path_outside_the_assets_is_nothing() {
        for path in [
            "",
            "css",
            "css/",
            "templates/layout.hbs",
            "css/../templates/layout.hbs",
            "js/../../Cargo.toml",
            "locales/de",
            "locales/xx.json",
            "locales/de/live.ftl",
            "/etc/passwd",
        ] {
            assert!(asset(path).is_none(), "{path}");
        }
    }

    #[test]
    fn the_same_content_has_the_same_hash() {
        let (one, two) = (asset("icon.svg").unwrap(), asset("icon.svg").unwrap());
        assert_eq!(one.hash, two.hash);
        assert_eq!(one.media_type, "image/svg+xml");
        assert_eq!(version(), version());
    }

    #[test]
    fn each_page_has_its_messages_in_each_language() {
        let said = |name: &str| {
            let found = asset(name).unwrap();
            (found.media_type, String::from_utf8(found.bytes.into_owned()).unwrap())
        };
        let (kind, thread) = said("locales/page-thread.de.json");
        assert_eq!(kind, "application/json");
        assert!(thread.contains("\"lang\":\"de\"") && thread.contains("\"event-taken\""));
        assert!(!thread.contains("\"title-unclosed\"") && said("locales/queue.de.json").1.contains("\"title-unclosed\""));
        assert_ne!(thread, said("locales/page-thread.fr.json").1);
        assert!(asset("locales/page-thread.xx.json").is_none() && asset("locales/no-page.de.json").is_none());
    }
}
