//! The long lists of a page. Problem: Handlebars copies what a partial may see each time it is used, and a page with sixty rows
//! and a hundred partials would copy the rows a hundred times; that was nine tenths of the time of a page. Rule: a long list
//! is taken out of the page's view before it is rendered; in its place stands whether it has anything.
//!
//! ```text
//! {{#unless rows}} hidden{{/unless}}                       rows is true or false now
//! {{every "rows" "queue_row" choices=category_words}}       the partial once for each; it sees its own item and what is named
//! ```

use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext, RenderError, RenderErrorReason,
    Renderable,
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Page, and which of its fields are long.
const LONG: [(&str, &[&str]); 3] = [("queue", &["rows"]), ("tickets", &["mine", "all"]), ("dashboard", &["slots"])];

/// What was taken out of a view.
pub(super) struct Lists(BTreeMap<&'static str, Vec<Value>>);

impl Lists {
    /// Takes the long lists of this page out of its view.
    pub(super) fn taken(page: &str, view: &mut Value) -> Lists {
        let long = LONG.iter().filter(|(name, _)| *name == page).flat_map(|(_, fields)| *fields);
        let taken = long.filter_map(|field| {
            let place = view.get_mut(*field)?;
            let has_any = place.as_array().is_some_and(|items| !items.is_empty());
            match std::mem::replace(place, Value::Bool(has_any)) {
                Value::Array(items) => Some((*field, items)),
                _ => None,
            }
        });
        Lists(taken.collect())
    }
}

fn fault(reason: String) -> RenderError {
    RenderErrorReason::Other(reason).into()
}

impl HelperDef for Lists {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let name = |n| helper.param(n).and_then(|param| param.value().as_str()).unwrap_or_default();
        let (list, partial) = (name(0), name(1));
        let items = self.0.get(list).ok_or_else(|| fault(format!("{list} is no long list of this page")))?;
        let template = registry.get_template(partial).ok_or_else(|| fault(format!("there is no partial {partial}")))?;
        let given: Map<String, Value> =
            helper.hash().iter().map(|(name, value)| ((*name).to_owned(), value.value().clone())).collect();
        for item in items {
            let mut seen = given.clone();
            seen.extend(item.as_object().cloned().unwrap_or_default());
            let seen = Context::from(Value::Object(seen));
            template.render(registry, &seen, &mut RenderContext::new(template.name.as_ref()), out)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_long_list_leaves_whether_it_has_anything() {
        let mut view = json!({ "rows": [{ "id": 1 }], "more": [1], "page": {} });
        let lists = Lists::taken("queue", &mut view);
        assert_eq!(view, json!({ "rows": true, "more": [1], "page": {} }));
        assert_eq!(lists.0, BTreeMap::from([("rows", vec![json!({ "id": 1 })])]));
        let mut view = json!({ "mine": [], "all": [2] });
        assert_eq!(Lists::taken("tickets", &mut view).0.len(), 2);
        assert_eq!(view, json!({ "mine": false, "all": true }));
        let mut view = json!({ "rows": [1] });
        assert!(Lists::taken("thread", &mut view).0.is_empty());
        assert_eq!(view, json!({ "rows": [1] }));
    }
}
