//! A page request that was refused: the cause in plain words, the request id, one way on.

use super::Shell;
use helpdesk_core::Author;
use serde::Serialize;

/// View of `problem.hbs`.
#[derive(Debug, Serialize)]
pub struct ProblemPage {
    page: Shell,
    head: &'static str,
    cause: &'static str,
    request_id: String,
    href: &'static str,
    action: &'static str,
}

impl ProblemPage {
    /// The page for this HTTP status; an empty `request_id` is left out.
    #[must_use]
    pub fn new(you: Option<&Author>, status: u16, request_id: &str) -> ProblemPage {
        let (head, cause) = said(status);
        let page = Shell::new(format!("{head} · Helpdesk"), None, you);
        let (href, action) = match you {
            Some(who) if who.role == helpdesk_core::Role::Helpdesk => ("/queue", "To the queue"),
            Some(_) => ("/tickets", "My tickets"),
            None => ("/", "To the entry page"),
        };
        ProblemPage { page, head, cause, request_id: request_id.to_owned(), href, action }
    }
}

fn said(status: u16) -> (&'static str, &'static str) {
    match status {
        403 => (
            "This page is for the helpdesk",
            "You entered as somebody who needs help. Switch at the entry page if you work here.",
        ),
        404 | 405 => {
            ("There is nothing at this address", "The number may be mistyped, or the ticket is not yours to see.")
        }
        400 | 413 | 415 | 422 => {
            ("This address does not make sense", "Something in it is not what it should be. Nothing was changed.")
        }
        429 => (
            "Too many entered at once",
            "Many people from your network entered in the same minute. Go back and try again in a moment.",
        ),
        503 | 504 => (
            "The helpdesk cannot be reached right now",
            "The database does not answer. What you have sent is safe; try again in a moment.",
        ),
        _ => {
            ("Something broke on our side", "Nothing you wrote is lost. If it happens again, tell us the number below.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::{Pages, samples};

    #[test]
    fn every_status_has_a_page_with_one_way_on() {
        let pages = Pages::load().unwrap();
        for status in [400, 403, 404, 405, 413, 422, 500, 503] {
            for who in [None, Some(samples::user()), Some(samples::staff())] {
                let html = pages.render("problem", &ProblemPage::new(who.as_ref(), status, "7f3a91c2")).unwrap();
                assert!(html.contains("request 7f3a91c2") && html.contains("button--primary"), "{status}");
            }
        }
    }
}
