//! What a user sees at the address of a closed ticket: that it was closed, and nothing of it. Its requester is asked whether
//! it was solved; everybody may start a follow-up.

use super::{Shell, wording};
use crate::language::{Said, said};
use helpdesk_core::{Author, Status, TicketId};
use helpdesk_sql::RecentlyClosed;
use serde::Serialize;

/// The question of a closed ticket; view of `solved.hbs`.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Solved {
    id: TicketId,
    /// 1 to 5; 0: not answered yet.
    stars: i32,
}

impl From<&RecentlyClosed> for Solved {
    fn from(closed: &RecentlyClosed) -> Solved {
        Solved { id: closed.ticket, stars: closed.stars.map_or(0, |stars| stars.get()) }
    }
}

/// View of `closed.hbs`.
#[derive(Debug, Serialize)]
pub struct Closed {
    page: Shell,
    id: TicketId,
    solved: Option<Solved>,
    label: Said,
}

impl Closed {
    /// The page for this number; `own` if the reader reported it and it was closed not long ago.
    #[must_use]
    pub fn new(you: &Author, id: TicketId, own: Option<&RecentlyClosed>) -> Closed {
        let title = said("title-closed-ticket").with("id", id.0);
        Closed {
            page: Shell::new(title, Some("page-closed"), Some(you)),
            id,
            solved: own.map(Solved::from),
            label: wording::status_label(Status::Closed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lang;
    use crate::pages::{Pages, samples};
    use chrono::Utc;
    use helpdesk_sql::Stars;

    fn html(own: Option<&RecentlyClosed>) -> String {
        Pages::load().unwrap().render(Lang::En, "closed", &Closed::new(&samples::user(), TicketId(1042), own)).unwrap()
    }

    #[test]
    fn a_closed_ticket_shows_its_number_and_no_more() {
        let html = html(None);
        assert!(html.contains("#1042") && html.contains("closed by the helpdesk"));
        assert!(html.contains("/tickets/new?follows&#x3D;1042") || html.contains("/tickets/new?follows=1042"));
        assert!(!html.contains("Was it solved"), "only its requester is asked");
    }

    #[test]
    fn its_requester_is_asked_once_whether_it_was_solved() {
        let own = RecentlyClosed { ticket: TicketId(1042), closed_at: Utc::now(), stars: None };
        assert!(html(Some(&own)).contains("Was it solved for you?"));
        let rated = RecentlyClosed { stars: Stars::new(4), ..own };
        assert!(html(Some(&rated)).contains("4 of 5 stars"));
    }
}
