//! `GET /`: a name and two doors. Works without a script.

use super::Shell;
use crate::language::{Said, said};
use helpdesk_core::Author;
use serde::Serialize;

/// View of `entry.hbs`.
#[derive(Debug, Serialize)]
pub struct Entry {
    page: Shell,
    name: String,
    fault: Option<Said>,
    next: Option<String>,
}

impl Entry {
    /// `who` is the session that exists already, `name` what is in the box, `fault` a sentence about that name, `next`
    /// the path to go to after entering (a deep link that was asked for without a session).
    #[must_use]
    pub fn new(who: Option<&Author>, name: &str, fault: Option<Said>, next: Option<&str>) -> Entry {
        let name =
            if name.is_empty() { who.map(|who| who.name.to_string()).unwrap_or_default() } else { name.to_owned() };
        Entry {
            page: Shell::new(said("title-entry"), Some("page-entry"), who),
            name,
            fault,
            next: next.map(str::to_owned),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lang;
    use crate::pages::{Pages, samples};

    #[test]
    fn the_entry_page_stands_with_nothing_and_with_everything() {
        let pages = Pages::load().unwrap();
        let bare = pages.render(Lang::En, "entry", &Entry::new(None, "", None, None)).unwrap();
        assert!(bare.contains("I need help") && bare.contains("Whoever can reach this address can enter as helpdesk"));
        assert!(!bare.contains("aria-invalid"));
        let full = pages
            .render(
                Lang::En,
                "entry",
                &Entry::new(
                    Some(&samples::user()),
                    "",
                    Some(said("fault-name").with("most", 40_i64)),
                    Some("/tickets/7"),
                ),
            )
            .unwrap();
        assert!(
            full.contains("value=\"Noor\"") && full.contains("aria-invalid") && full.contains("value=\"/tickets/7\"")
        );
    }
}
