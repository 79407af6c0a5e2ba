//! What every page has around its content: title, style sheets, the script, who is looking.

use super::{assets, wording};
use crate::language::Said;
use helpdesk_core::{Author, Role};
use serde::Serialize;
use serde_json::json;

/// The reader, as the page shows them.
#[derive(Clone, Debug, Serialize)]
pub struct You {
    /// What they call themselves.
    pub name: String,
    /// The letter in their avatar.
    pub initial: String,
    /// Whether they entered as helpdesk.
    pub staff: bool,
    /// Their first page.
    pub home: &'static str,
}

impl From<&Author> for You {
    fn from(who: &Author) -> You {
        let staff = who.role == Role::Helpdesk;
        let home = if staff { "/queue" } else { "/tickets" };
        You { name: who.name.to_string(), initial: wording::initial(who.name.as_str()), staff, home }
    }
}

/// The frame of a page; `layout.hbs` reads it.
#[derive(Clone, Debug, Serialize)]
pub struct Shell {
    title: Said,
    script: Option<&'static str>,
    assets: String,
    style: String,
    you: Option<You>,
    you_json: String,
    words: String,
}

impl Shell {
    /// A page of this title; `script` is its module without `.js`; `who` is absent before the entry.
    #[must_use]
    pub fn new(title: Said, script: Option<&'static str>, who: Option<&Author>) -> Shell {
        let assets = assets::base();
        let you_json = who.map(|who| json!({ "id": who.id, "name": who.name, "role": who.role })).unwrap_or_default();
        Shell {
            title,
            script,
            assets,
            style: assets::style(script),
            you: who.map(You::from),
            you_json: you_json.to_string(),
            words: wording::words_json(),
        }
    }
}
