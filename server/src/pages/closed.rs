//! What a user sees at the address of a closed ticket: that it was closed, and nothing of it.

use super::{Shell, wording};
use crate::language::{Said, said};
use helpdesk_core::{Author, Status, TicketId};
use serde::Serialize;

/// View of `closed.hbs`.
#[derive(Debug, Serialize)]
pub struct Closed {
    page: Shell,
    id: TicketId,
    label: Said,
}

impl Closed {
    /// The page for this number.
    #[must_use]
    pub fn new(you: &Author, id: TicketId) -> Closed {
        let title = said("title-closed-ticket").with("id", id.0);
        Closed { page: Shell::new(title, None, Some(you)), id, label: wording::status_label(Status::Closed) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lang;
    use crate::pages::{Pages, samples};

    #[test]
    fn a_closed_ticket_shows_its_number_and_no_more() {
        let html =
            Pages::load().unwrap().render(Lang::En, "closed", &Closed::new(&samples::user(), TicketId(1042))).unwrap();
        assert!(html.contains("#1042") && html.contains("closed by the helpdesk"));
    }
}
