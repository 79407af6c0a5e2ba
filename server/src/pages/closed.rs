//! What a user sees at the address of a closed ticket: that it was closed, and nothing of it.

use super::Shell;
use helpdesk_core::{Author, TicketId};
use serde::Serialize;

/// View of `closed.hbs`.
#[derive(Debug, Serialize)]
pub struct Closed {
    page: Shell,
    id: TicketId,
}

impl Closed {
    /// The page for this number.
    #[must_use]
    pub fn new(you: &Author, id: TicketId) -> Closed {
        Closed { page: Shell::new(format!("#{id} closed · Helpdesk"), None, Some(you)), id }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::{Pages, samples};

    #[test]
    fn a_closed_ticket_shows_its_number_and_no_more() {
        let html = Pages::load().unwrap().render("closed", &Closed::new(&samples::user(), TicketId(1042))).unwrap();
        assert!(html.contains("#1042") && html.contains("closed by the helpdesk"));
    }
}
