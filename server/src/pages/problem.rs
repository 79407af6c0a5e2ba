//! A page request that was refused: the cause in plain words, the request id, one way on.

use super::Shell;
use crate::language::{Said, said};
use helpdesk_core::Author;
use serde::Serialize;

/// View of `problem.hbs`.
#[derive(Debug, Serialize)]
pub struct ProblemPage {
    page: Shell,
    head: Said,
    cause: Said,
    request_id: String,
    href: &'static str,
    action: Said,
}

impl ProblemPage {
    /// The page for this HTTP status; an empty `request_id` is left out.
    #[must_use]
    pub fn new(you: Option<&Author>, status: u16, request_id: &str) -> ProblemPage {
        let (head, cause) = told(status);
        let page = Shell::new(said("title").with("name", said(head)), None, you);
        let (href, action) = match you {
            Some(who) if who.role == helpdesk_core::Role::Helpdesk => ("/queue", "to-the-queue"),
            Some(_) => ("/tickets", "my-tickets"),
            None => ("/", "to-the-entry"),
        };
        let (head, cause, action) = (said(head), said(cause), said(action));
        ProblemPage { page, head, cause, request_id: request_id.to_owned(), href, action }
    }
}

fn told(status: u16) -> (&'static str, &'static str) {
    match status {
        403 => ("problem-forbidden", "problem-forbidden-cause"),
        404 | 405 => ("problem-nothing", "problem-nothing-cause"),
        400 | 413 | 415 | 422 => ("problem-senseless", "problem-senseless-cause"),
        429 => ("problem-crowd", "problem-crowd-cause"),
        503 | 504 => ("problem-unreachable", "problem-unreachable-cause"),
        _ => ("problem-broken", "problem-broken-cause"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lang;
    use crate::pages::{Pages, samples};

    #[test]
    fn every_status_has_a_page_with_one_way_on() {
        let pages = Pages::load().unwrap();
        for status in [400, 403, 404, 405, 413, 422, 500, 503] {
            for who in [None, Some(samples::user()), Some(samples::staff())] {
                for lang in Lang::ALL {
                    let view = ProblemPage::new(who.as_ref(), status, "7f3a91c2");
                    let html = pages.render(lang, "problem", &view).unwrap();
                    assert!(html.contains("7f3a91c2") && html.contains("button--primary"), "{status} {lang:?}");
                }
            }
        }
    }
}
