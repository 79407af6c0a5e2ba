//! `GET /tickets/new`: the box alone, prefilled from a link (a QR code on a door).

use super::Shell;
use crate::language::said;
use helpdesk_core::{Author, Building, Description, Room, TicketId};
use serde::Serialize;

/// What a link brought along.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Prefill {
    /// For the box.
    pub text: String,
    /// The building.
    pub building: String,
    /// The room.
    pub room: String,
    /// The closed ticket that the new one follows.
    pub follows: Option<TicketId>,
}

impl Prefill {
    fn cut(self) -> Prefill {
        let cut = |text: String, most: usize| text.chars().filter(|c| *c != '\0').take(most).collect();
        Prefill {
            text: cut(self.text, Description::MAX_CHARS),
            building: cut(self.building, Building::MAX_CHARS),
            room: cut(self.room, Room::MAX_CHARS),
            follows: self.follows,
        }
    }
}

/// View of `ticket_new.hbs`.
#[derive(Debug, Serialize)]
pub struct TicketNew {
    page: Shell,
    prefill: Prefill,
    buildings: Vec<String>,
}

impl TicketNew {
    /// `buildings` are suggestions; what is too long in `prefill` is cut, since somebody will read it before sending.
    #[must_use]
    pub fn new(you: &Author, prefill: Prefill, buildings: &[String]) -> TicketNew {
        TicketNew {
            page: Shell::new(said("title").with("name", said("new-ticket")), Some("page-new"), Some(you)),
            prefill: prefill.cut(),
            buildings: buildings.to_vec(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lang;
    use crate::pages::{Pages, samples};

    #[test]
    fn a_link_fills_the_box_and_markup_in_it_stays_text() {
        let prefill = Prefill {
            text: "<img src=x onerror=alert(1)>".into(),
            building: "L\"IB".into(),
            room: "9".repeat(60),
            follows: None,
        };
        let html = Pages::load()
            .unwrap()
            .render(Lang::En, "ticket_new", &TicketNew::new(&samples::user(), prefill, &["Library".to_owned()]))
            .unwrap();
        assert!(!html.contains("Follow-up of"));
        assert!(!html.contains("<img") && html.contains("&lt;img"));
        assert!(html.contains("L&quot;IB") && html.contains(&format!("value=\"{}\"", "9".repeat(40))));
    }

    #[test]
    fn a_follow_up_names_the_ticket_that_it_follows() {
        let prefill = Prefill { follows: Some(TicketId(1042)), ..Prefill::default() };
        let html = Pages::load()
            .unwrap()
            .render(Lang::En, "ticket_new", &TicketNew::new(&samples::user(), prefill, &[]))
            .unwrap();
        assert!(html.contains("Follow-up of #1042") && html.contains("name=\"follows\" value=\"1042\""));
    }
}
