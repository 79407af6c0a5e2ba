//! The template registry: strict Handlebars over the embedded files, reloaded when a file changes in a debug build.
//!
//! Templates are registered by the stem of their file (`partials/letter.hbs` is `letter`), so a stem may exist once.
//! A name used in a template that its view does not have is a [`RenderError`]; so is a template that cannot be parsed, and
//! in a debug build a message that its language does not have. There is one registry a language; each speaks it (`speak`).

use super::leaves::Leaves;
use super::lists::Lists;
use super::speak;
use crate::language::{Catalog, CatalogError, Lang, Speaker};
use chrono_tz::Tz;
use handlebars::{Context, Handlebars, RenderContext, Renderable, StringOutput};
use rust_embed::RustEmbed;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

#[derive(RustEmbed)]
#[folder = "../web-assets/templates"]
struct Files;

/// Why a page could not be made.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A template is missing, broken, or used twice under one name.
    #[error("template {name}: {reason}")]
    Template {
        /// Its stem.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The messages cannot be used.
    #[error(transparent)]
    Messages(#[from] CatalogError),
    /// The view and the template do not fit.
    #[error("page cannot be rendered: {0}")]
    Render(#[from] handlebars::RenderError),
    /// Data for a script cannot be written as JSON.
    #[error("page data cannot be written: {0}")]
    Data(#[from] serde_json::Error),
}

/// The templates of each language.
type Voices = BTreeMap<Lang, Handlebars<'static>>;

/// All templates, ready to render. Cloning shares them.
#[derive(Clone)]
pub struct Pages {
    loaded: Arc<Voices>,
    #[cfg(debug_assertions)]
    zone: Tz,
    #[cfg(debug_assertions)]
    fresh: Arc<fresh::Fresh>,
}

impl Pages {
    /// Parses every template and every message; the first broken one is the error. Times are told in UTC.
    pub fn load() -> Result<Pages, RenderError> {
        Pages::load_for(Tz::UTC)
    }

    /// The same for a campus: its pages tell times in this zone until the browser knows better.
    pub fn load_for(zone: Tz) -> Result<Pages, RenderError> {
        Ok(Pages {
            loaded: Arc::new(voices(zone)?),
            #[cfg(debug_assertions)]
            zone,
            #[cfg(debug_assertions)]
            fresh: Arc::default(),
        })
    }

    /// Renders the template of this name from its view, in this language.
    pub fn render(&self, lang: Lang, name: &str, view: &impl Serialize) -> Result<String, RenderError> {
        let voices = self.current()?;
        let voice = voices.get(&lang).ok_or_else(|| RenderError::Template {
            name: name.to_owned(),
            reason: format!("nobody speaks {}", lang.code()),
        })?;
        let template = voice.get_template(name).ok_or_else(|| RenderError::Template {
            name: name.to_owned(),
            reason: "there is none of this name".to_owned(),
        })?;
        let mut seen = serde_json::to_value(view)?;
        let lists = Lists::taken(name, &mut seen);
        let seen = Context::from(seen);
        let mut context = RenderContext::new(template.name.as_ref());
        context.register_local_helper("every", Box::new(lists));
        let mut page = StringOutput::new();
        template.render(voice, &seen, &mut context, &mut page)?;
        Ok(page.into_string().map_err(handlebars::RenderError::from)?)
    }

    #[cfg(not(debug_assertions))]
    fn current(&self) -> Result<Arc<Voices>, RenderError> {
        Ok(Arc::clone(&self.loaded))
    }

    #[cfg(debug_assertions)]
    fn current(&self) -> Result<Arc<Voices>, RenderError> {
        self.fresh.current(&self.loaded, self.zone)
    }
}

fn voices(zone: Tz) -> Result<Voices, RenderError> {
    let (registry, catalog) = (registry()?, Arc::new(Catalog::load()?));
    let voice = |lang: Lang| {
        let mut voice = registry.clone();
        voice.register_helper("leaf", Box::new(Leaves::default()));
        speak::teach(&mut voice, &Speaker::new(lang, zone, Arc::clone(&catalog)));
        (lang, voice)
    };
    Ok(Lang::ALL.map(voice).into_iter().collect())
}

fn registry() -> Result<Handlebars<'static>, RenderError> {
    let mut registry = Handlebars::new();
    registry.set_strict_mode(true);
    for file in Files::iter().filter(|file| file.ends_with(".hbs")) {
        let name = Path::new(file.as_ref()).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let wrong = |reason: String| RenderError::Template { name: name.clone(), reason };
        if registry.has_template(&name) {
            return Err(wrong("two files have this name".to_owned()));
        }
        let source = Files::get(&file).ok_or_else(|| wrong("cannot be read".to_owned()))?;
        let text = std::str::from_utf8(&source.data).map_err(|error| wrong(error.to_string()))?;
        registry.register_template_string(&name, text).map_err(|error| wrong(error.to_string()))?;
    }
    Ok(registry)
}

/// Debug builds read the templates again when one of them was saved, so that a page can be worked on by reloading it.
#[cfg(debug_assertions)]
mod fresh {
    use super::{Files, RenderError, Voices, voices};
    use crate::language::Catalog;
    use chrono_tz::Tz;
    use std::sync::{Arc, Mutex, PoisonError};
    use std::time::{Duration, Instant};

    /// How long a look at the files counts; rendering three cards in a row looks once.
    const LOOK_EVERY: Duration = Duration::from_millis(400);

    #[derive(Default)]
    struct Look {
        at: Option<Instant>,
        newest: u64,
        voices: Option<Arc<Voices>>,
    }

    #[derive(Default)]
    pub(super) struct Fresh(Mutex<Look>);

    impl Fresh {
        pub(super) fn current(&self, loaded: &Arc<Voices>, zone: Tz) -> Result<Arc<Voices>, RenderError> {
            let mut look = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if look.at.is_none_or(|at| at.elapsed() > LOOK_EVERY) {
                let newest = newest_change();
                let first = look.at.is_none();
                look.at = Some(Instant::now());
                if newest != look.newest && !first {
                    look.voices = Some(Arc::new(voices(zone)?));
                }
                look.newest = newest;
            }
            Ok(Arc::clone(look.voices.as_ref().unwrap_or(loaded)))
        }
    }

    fn newest_change() -> u64 {
        let templates = Files::iter().filter_map(|file| Files::get(&file)?.metadata.last_modified()).max();
        templates.unwrap_or_default().max(Catalog::newest_change())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_parses_under_its_own_name() {
        assert!(Pages::load().is_ok(), "{:?}", Pages::load().err());
    }

    #[test]
    fn nothing_is_written_unescaped_and_nothing_inline() {
        for file in Files::iter() {
            let source = Files::get(&file).unwrap();
            let text = std::str::from_utf8(&source.data).unwrap();
            for banned in ["{{{", "{{&", " style=\"", "<style", " onclick", " onload", "javascript:"] {
                assert!(!text.contains(banned), "{file} contains {banned}");
            }
        }
    }

    #[test]
    fn a_name_that_a_view_does_not_have_is_an_error() {
        let pages = Pages::load().unwrap();
        assert!(pages.render(Lang::En, "tag", &serde_json::json!({})).is_err());
        assert_eq!(pages.render(Lang::De, "tag", &serde_json::json!({ "id": 7 })).unwrap().matches("#7").count(), 1);
    }
}
