//! The parts of a page that need little of it: icons, marks, times, menus, what scripts clone. Problem: Handlebars copies all
//! that is seen, twice, for each partial, and a page has hundreds of them. Rule: a leaf sees what it is given and nothing else.
//!
//! ```text
//! {{leaf "icon" name="eye" small=true}}
//! {{leaf "found" found place=place}}      the fields of `found`, and `place`
//! ```
//! Those of [`REMEMBERED`] come in few kinds; each kind is rendered once a language and written again. "Full": it is rendered.

use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext, RenderError, RenderErrorReason,
    Renderable, StringOutput,
};
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// Leaves that are the same again and again: what they are given has few values, and they tell no time.
const REMEMBERED: [&str; 27] = [
    "banner",
    "bulk_bar",
    "category_guess",
    "category_switch",
    "delivery",
    "desk_templates",
    "file_buttons",
    "file_parcels",
    "file_templates",
    "file_tray",
    "icon",
    "incident_hint",
    "incident_templates",
    "jump",
    "keys_sheet",
    "language_menu",
    "log",
    "mark",
    "notices_dialog",
    "pending_ticket",
    "place_in_line",
    "queue_details",
    "similar",
    "sprite",
    "status",
    "thread_templates",
    "toast",
];
/// Kinds that are remembered: more than the templates have.
const KINDS: usize = 400;

/// The leaves that were rendered.
#[derive(Default)]
pub(super) struct Leaves(RwLock<HashMap<String, Arc<str>>>);

fn fault(reason: String) -> RenderError {
    RenderErrorReason::Other(reason).into()
}

fn render(partial: &str, given: Map<String, Value>, registry: &Handlebars<'_>, out: &mut dyn Output) -> HelperResult {
    let template = registry.get_template(partial).ok_or_else(|| fault(format!("there is no partial {partial}")))?;
    let seen = Context::from(Value::Object(given));
    template.render(registry, &seen, &mut RenderContext::new(template.name.as_ref()), out)
}

impl Leaves {
    fn known(&self, kind: &str) -> Option<Arc<str>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(kind).map(Arc::clone)
    }

    fn remember(&self, kind: String, text: Arc<str>) {
        let mut kinds = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if kinds.len() < KINDS {
            kinds.insert(kind, text);
        }
    }
}

impl HelperDef for Leaves {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let partial = helper.param(0).and_then(|name| name.value().as_str()).unwrap_or_default();
        let mut given = match helper.param(1).map(|view| view.value()) {
            None => Map::new(),
            Some(Value::Object(fields)) => fields.clone(),
            Some(_) => return Err(fault(format!("{partial} is given no view"))),
        };
        for (name, value) in helper.hash() {
            if value.is_value_missing() {
                return Err(fault(format!("{partial} lacks {name}")));
            }
            given.insert((*name).to_owned(), value.value().clone());
        }
        if !REMEMBERED.contains(&partial) {
            return render(partial, given, registry, out);
        }
        let kind = format!("{partial} {}", Value::Object(given.clone()));
        let text = if let Some(text) = self.known(&kind) {
            text
        } else {
            let mut rendered = StringOutput::new();
            render(partial, given, registry, &mut rendered)?;
            let text: Arc<str> = rendered.into_string()?.into();
            self.remember(kind, Arc::clone(&text));
            text
        };
        Ok(out.write(&text)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn forest() -> Handlebars<'static> {
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        registry.register_template_string("icon", "<{{name}}{{#if small}} s{{/if}}>").unwrap();
        registry.register_helper("leaf", Box::new(Leaves::default()));
        registry
    }

    #[test]
    fn a_leaf_sees_what_it_is_given_and_is_escaped() {
        let forest = forest();
        let say = |template| forest.render_template(template, &json!({ "small": true, "who": "<b>" }));
        let two =
            "{{leaf \"icon\" name=\"eye\"}}{{leaf \"icon\" name=\"eye\" small=small}}{{leaf \"icon\" name=\"eye\"}}";
        assert_eq!(say(two).unwrap(), "<eye><eye s><eye>");
        assert_eq!(say("{{leaf \"icon\" name=who}}").unwrap(), "<&lt;b&gt;>");
        let view = json!({ "eye": { "name": "eye", "small": true }, "no": false });
        let say = |template| forest.render_template(template, &view);
        assert_eq!(say("{{leaf \"icon\" eye}}{{leaf \"icon\" eye small=no}}").unwrap(), "<eye s><eye>");
        for wrong in [
            "{{leaf \"icon\" no}}",
            "{{leaf \"icon\" name=missing}}",
            "{{leaf \"icon\"}}",
            "{{leaf \"tree\"}}",
            "{{leaf}}",
        ] {
            assert!(say(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn no_more_is_remembered_than_there_is_room_for() {
        let leaves = Leaves::default();
        for n in 0..=KINDS {
            leaves.remember(n.to_string(), "x".into());
        }
        assert!(leaves.known("0").is_some() && leaves.known(&KINDS.to_string()).is_none());
    }
}
