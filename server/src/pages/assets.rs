//! The browser's files, embedded in the binary: style sheets, modules with what they say in each language, the icon.
//!
//! They live under one version, a hash over all of them: what stands at an address of this version never changes and may be
//! kept for ever. A debug build reads them from disk, and its version changes when one of them was saved. An unknown path is
//! `None`: the caller answers 404.

use super::{joined, lean, touch_icon};
use crate::language::{Catalog, Lang};
use bytes::Bytes;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};
use std::sync::Arc;

#[derive(RustEmbed)]
#[folder = "../web-assets/css"]
pub(super) struct Css;

#[derive(RustEmbed)]
#[folder = "../web-assets/js"]
pub(super) struct Js;

const ICON: &[u8] = include_bytes!("../../../web-assets/icon.svg");
/// The same with a dot: somebody waits.
const ICON_NEWS: &[u8] = include_bytes!("../../../web-assets/icon-news.svg");
/// The same with a ground and room around it, for systems that cut icons to a shape of theirs.
const MASKABLE: &[u8] = include_bytes!("../../../web-assets/icon-maskable.svg");

/// The style sheets in the order in which they build on each other.
pub const STYLES: [&str; 12] = [
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
    "wall",
];
/// Pages load their style sheets as one: it packs better, and costs one request. The dashboard's own sheets are in its one only.
const ALL: &str = "pages.css";
const WITH_FIGURES: &str = "dashboard.css";
const FIGURES: [&str; 2] = ["figures", "wall"];

/// A file as it goes out.
pub struct Asset {
    /// Its content.
    pub bytes: Bytes,
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

/// The address of the style sheet for the page of this script.
#[must_use]
pub fn style(script: Option<&str>) -> String {
    format!("{}/css/{}", base(), if script == Some("dashboard") { WITH_FIGURES } else { ALL })
}

/// The sheets of [`STYLES`] in their order, those that `wanted` takes.
fn sheet(wanted: impl Fn(&str) -> bool) -> Option<Asset> {
    let (mut text, mut hash) = (String::new(), Sha256::new());
    for name in STYLES.iter().filter(|name| wanted(name)) {
        let file = Css::get(&format!("{name}.css"))?;
        hash.update(file.metadata.sha256_hash());
        text.push_str(&lean::style(&String::from_utf8_lossy(&file.data)));
    }
    Some(made(text.into(), "text/css; charset=utf-8", hash.finalize().as_ref()))
}

/// The file at this path below [`base`], for example `js/page.js`.
#[must_use]
pub fn asset(path: &str) -> Option<Asset> {
    let fixed = |bytes: Bytes, media_type| {
        let hash = Sha256::digest(&bytes);
        Some(made(bytes, media_type, hash.as_ref()))
    };
    match path {
        "icon.svg" => return fixed(Bytes::from_static(ICON), "image/svg+xml"),
        "icon-news.svg" => return fixed(Bytes::from_static(ICON_NEWS), "image/svg+xml"),
        "icon-maskable.svg" => return fixed(Bytes::from_static(MASKABLE), "image/svg+xml"),
        "icon-180.png" => return fixed(touch_icon::png(touch_icon::APPLE).into(), "image/png"),
        "icon-512.png" => return fixed(touch_icon::png(touch_icon::LARGE).into(), "image/png"),
        _ => {}
    }
    match path.split_once('/')? {
        ("css", ALL) => sheet(|name| !FIGURES.contains(&name)),
        ("css", WITH_FIGURES) => sheet(|_| true),
        ("js", name) => {
            let script = joined::joined(name)?;
            Some(made(script.text, "text/javascript; charset=utf-8", &script.hash))
        }
        _ => None,
    }
}

/// The address of the script of a page, with what it says in this language if it speaks.
#[must_use]
pub fn script_of(script: &str, lang: Lang) -> String {
    let speaks = joined::joined(&format!("{script}.js")).is_some_and(|script| script.speaks);
    let spoken = if speaks { format!(".{}", lang.code()) } else { String::new() };
    format!("{}/js/{script}{spoken}.js", base())
}

fn made(bytes: Bytes, media_type: &'static str, hash: &[u8]) -> Asset {
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

    /// How long a look at the files counts; a page and its files look once.
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
            assert!(Css::get(&format!("{style}.css")).is_some(), "{style}");
        }
        assert_eq!(Css::iter().count(), STYLES.len(), "a style sheet that no page links");
        for script in [Some("dashboard"), Some("queue"), None] {
            let address = style(script);
            let sheet = asset(address.strip_prefix(&format!("{}/", base())).unwrap()).unwrap();
            let text = String::from_utf8(sheet.bytes.to_vec()).unwrap();
            assert!(text.contains(".bubble") && text.contains("--canvas") && !text.contains("/*"));
            assert_eq!(text.contains(".h-bars"), script == Some("dashboard"));
        }
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
    fn the_address_of_a_script_names_its_language_only_if_it_speaks() {
        assert!(script_of("page-thread", Lang::De).ends_with("/js/page-thread.de.js"));
        assert!(script_of("page-offline", Lang::De).ends_with("/js/page-offline.js"));
        let german = asset("js/page-thread.de.js").unwrap();
        assert_eq!(german.media_type, "text/javascript; charset=utf-8");
        assert_ne!(german.hash, asset("js/page-thread.fr.js").unwrap().hash);
    }
}
