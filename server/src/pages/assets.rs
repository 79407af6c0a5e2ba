//! The browser's files, embedded in the binary: style sheets, modules, the icon, what scripts say in each language.
//!
//! In a release build they live under one version (a hash over all of them) and may be kept for ever; in a debug build
//! they are read from disk and asked for again each time. An unknown path is `None`: the caller answers 404.

use crate::language::{Catalog, Lang, live_messages};
use rust_embed::{EmbeddedFile, RustEmbed};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::sync::LazyLock;

#[derive(RustEmbed)]
#[folder = "../web-assets/css"]
struct Css;

#[derive(RustEmbed)]
#[folder = "../web-assets/js"]
struct Js;

const ICON: &[u8] = include_bytes!("../../../web-assets/icon.svg");

/// The style sheets in the order in which they build on each other.
pub const STYLES: [&str; 7] = ["tokens", "base", "controls", "conversation", "desk", "figures", "layout"];

/// A file as it goes out.
pub struct Asset {
    /// Its content.
    pub bytes: Cow<'static, [u8]>,
    /// The value of `Content-Type`.
    pub media_type: &'static str,
    /// The value of `ETag`, quotes included.
    pub etag: String,
    /// The value of `Cache-Control`.
    pub cache_control: &'static str,
}

static VERSION: LazyLock<String> = LazyLock::new(|| {
    if cfg!(debug_assertions) {
        return "dev".to_owned();
    }
    let mut all = Sha256::new();
    let files = Css::iter().filter_map(|path| Css::get(&path)).chain(Js::iter().filter_map(|path| Js::get(&path)));
    files.for_each(|file| all.update(file.metadata.sha256_hash()));
    all.update(ICON);
    Catalog::fingerprints().into_iter().for_each(|hash| all.update(hash));
    hex::encode(all.finalize()).chars().take(12).collect()
});

/// The address below which all assets stand, without a slash at its end.
#[must_use]
pub fn base() -> String {
    format!("/assets/{}", VERSION.as_str())
}

/// The file at this path below [`base`], for example `css/tokens.css`.
#[must_use]
pub fn asset(path: &str) -> Option<Asset> {
    if path == "icon.svg" {
        return Some(made(Cow::Borrowed(ICON), "image/svg+xml", Sha256::digest(ICON).as_ref()));
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

/// `de.json`: what scripts say in German.
fn messages(name: &str) -> Option<Asset> {
    let code = name.strip_suffix(".json")?;
    let lang = Lang::ALL.into_iter().find(|lang| lang.code() == code)?;
    let said = live_messages(lang)?.into_bytes();
    let hash = Sha256::digest(&said);
    Some(made(Cow::Owned(said), "application/json", hash.as_ref()))
}

fn made(bytes: Cow<'static, [u8]>, media_type: &'static str, hash: &[u8]) -> Asset {
    let short: String = hex::encode(hash).chars().take(16).collect();
    let cache_control = if cfg!(debug_assertions) { "no-cache" } else { "public, max-age=31536000, immutable" };
    Asset { bytes, media_type, etag: format!("\"{short}\""), cache_control }
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
    fn the_same_content_has_the_same_tag() {
        let (one, two) = (asset("icon.svg").unwrap(), asset("icon.svg").unwrap());
        assert_eq!(one.etag, two.etag);
        assert_eq!(one.media_type, "image/svg+xml");
    }

    #[test]
    fn each_language_has_its_messages() {
        let german = asset("locales/de.json").unwrap();
        assert_eq!(german.media_type, "application/json");
        assert!(String::from_utf8_lossy(&german.bytes).contains("\"lang\":\"de\""));
        assert_ne!(german.etag, asset("locales/fr.json").unwrap().etag);
    }

    #[test]
    fn every_module_imports_only_modules_that_exist() {
        for path in Js::iter() {
            let file = Js::get(&path).unwrap();
            let text = std::str::from_utf8(&file.data).unwrap();
            for name in text.split(" from \"./").skip(1).filter_map(|rest| rest.split_once('"')).map(|(name, _)| name) {
                assert!(Js::get(name).is_some(), "{path} imports {name}");
            }
        }
    }
}
