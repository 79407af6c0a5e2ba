//! How templates speak: helpers that say messages in the language of the page.
//!
//! ```text
//! {{t "tickets-mine"}}                                a message; {{t "count" n=total}} with values; escaped like any text
//! {{t said}}                                          what a view says: a field that is a `Said`
//! {{> empty text=(t "nothing-here")}}                 as the parameter of a partial
//! {{#around "waiting" "time"}}<time>…</time>{{/around}}   a message around an element, which stands for its value `$time`
//! {{#around "part-of" "part" "whole"}}…{{else}}…{{/around}}   around two
//! {{tongue "code"}} {{tongue "dir"}} …                what the frame of a page says of its language
//! ```
//! Rule: what is said is escaped; only an element of the template goes in as markup.

use super::assets;
use crate::language::{Arg, Lang, Part, Said, Speaker};
use chrono::Utc;
use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext, RenderError, RenderErrorReason,
    Renderable, ScopedJson,
};
use serde_json::{Value, json};

/// Teaches a registry to speak.
pub(super) fn teach(registry: &mut Handlebars<'static>, speaker: &Speaker) {
    registry.register_helper("t", Box::new(Say(speaker.clone())));
    registry.register_helper("around", Box::new(Around(speaker.clone())));
    registry.register_helper("tongue", Box::new(Tongue(speaker.lang)));
}

struct Say(Speaker);
struct Around(Speaker);
struct Tongue(Lang);

fn fault(reason: impl ToString) -> RenderError {
    RenderErrorReason::Other(reason.to_string()).into()
}

/// The first parameter is a key or a `Said`; named ones are values.
fn asked(helper: &Helper<'_>) -> Result<Said, RenderError> {
    let first = helper.param(0).filter(|first| !first.is_value_missing());
    let first = first.ok_or_else(|| fault(format!("{{{{{}}}}} needs a message", helper.name())))?;
    let mut wanted = match first.value() {
        Value::String(key) => Said::of_key(key.clone()),
        other => serde_json::from_value(other.clone()).map_err(fault)?,
    };
    for (name, value) in helper.hash() {
        if value.is_value_missing() {
            return Err(fault(format!("{} lacks ${name}", wanted.key())));
        }
        let arg: Arg = serde_json::from_value(value.value().clone()).map_err(fault)?;
        wanted = wanted.with_owned((*name).to_owned(), arg);
    }
    Ok(wanted)
}

impl HelperDef for Say {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let text = self.0.say(&asked(helper)?, Utc::now()).map_err(fault)?;
        Ok(ScopedJson::Derived(Value::String(text)))
    }
}

impl HelperDef for Around {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        render: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let holes: Vec<&str> = helper.params().iter().skip(1).filter_map(|name| name.value().as_str()).collect();
        let elements = [helper.template(), helper.inverse()];
        for part in self.0.parts(&asked(helper)?, &holes, Utc::now()).map_err(fault)? {
            match part {
                Part::Text(text) => out.write(&registry.get_escape_fn()(&text))?,
                Part::Hole(n) => {
                    let element = elements.get(n).copied().flatten().ok_or_else(|| fault("around nothing"))?;
                    element.render(registry, context, render, out)?;
                }
            }
        }
        Ok(())
    }
}

impl HelperDef for Tongue {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let Tongue(lang) = self;
        let wanted = helper.param(0).and_then(|name| name.value().as_str()).unwrap_or_default();
        let value = match wanted {
            "code" => json!(lang.code()),
            "name" => json!(lang.name()),
            "dir" => json!(lang.direction()),
            "script" => {
                let script = helper.param(1).and_then(|script| script.value().as_str()).unwrap_or_default();
                json!(assets::script_of(script, *lang))
            }
            "all" => Lang::ALL
                .map(|one| json!({ "code": one.code(), "name": one.name(), "current": one == *lang }))
                .into_iter()
                .collect(),
            other => return Err(fault(format!("a language has no {other}"))),
        };
        Ok(ScopedJson::Derived(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Catalog, said};
    use std::sync::Arc;

    fn spoken(template: &str, view: &Value) -> Result<String, RenderError> {
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        let catalog = Arc::new(Catalog::load().unwrap());
        teach(&mut registry, &Speaker::new(Lang::De, chrono_tz::UTC, catalog));
        registry.render_template(template, view)
    }

    #[test]
    fn a_message_is_escaped_and_an_element_in_it_is_not() {
        let view = json!({ "name": "<b>Noor</b>", "who": said("with").with("who", "<i>") });
        assert_eq!(spoken("{{t \"with\" who=name}}", &view).unwrap(), "bei &lt;b&gt;Noor&lt;/b&gt;");
        assert_eq!(spoken("{{t who}}", &view).unwrap(), "bei &lt;i&gt;");
        let around = "{{#around \"with\" \"who\"}}<b>{{name}}</b>{{/around}}";
        assert_eq!(spoken(around, &view).unwrap(), "bei <b>&lt;b&gt;Noor&lt;/b&gt;</b>");
        let two = "{{#around \"corrected-of\" \"part\" \"whole\"}}<b>1</b>{{else}}<i>9</i>{{/around}}";
        assert_eq!(spoken(two, &view).unwrap(), "<b>1</b> von <i>9</i>");
    }

    #[test]
    fn what_is_not_there_cannot_be_said() {
        for template in
            ["{{t \"no-such-key\"}}", "{{t missing}}", "{{t \"with\"}}", "{{t \"with\" who=missing}}", "{{t}}"]
        {
            assert!(spoken(template, &json!({})).is_err(), "{template}");
        }
        assert_eq!(spoken("{{t \"\"}}", &json!({})).unwrap(), "", "an empty field says nothing");
    }

    #[test]
    fn a_page_knows_its_language() {
        assert_eq!(spoken("{{tongue \"code\"}} {{tongue \"dir\"}}", &json!({})).unwrap(), "de ltr");
        let list = "{{#each (tongue \"all\")}}{{code}}{{#if current}}!{{/if}} {{/each}}";
        assert_eq!(spoken(list, &json!({})).unwrap(), "en de! fr es it ");
    }
}
