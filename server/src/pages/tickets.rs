//! `GET /tickets`: a new ticket, one's own tickets, and all that are open and active.

use super::{Prefill, Shell, wording};
use crate::language::{Said, said};
use chrono::{DateTime, SecondsFormat, Utc};
use helpdesk_core::{Author, Category, Ticket};
use serde::Serialize;
use serde_json::json;

/// Characters of a description that a card carries; it shows two lines.
const CARD_CHARS: usize = 240;

/// What the page lists.
pub struct Lists<'a> {
    /// One's own open and active tickets, newest first.
    pub mine: &'a [Ticket],
    /// The first page of all open and active tickets that fit the filters.
    pub all: &'a [Ticket],
    /// How many fit the filters.
    pub total: i64,
    /// Cursor of the next page.
    pub next: Option<&'a str>,
    /// The filter that is set.
    pub category: Option<Category>,
    /// The filter that is set.
    pub building: Option<&'a str>,
    /// Buildings to choose from.
    pub buildings: &'a [String],
    /// Path and query of the next page without a script, ready encoded; empty when there is none.
    pub next_href: &'a str,
}

/// A ticket in a list.
#[derive(Debug, Default, Serialize)]
pub struct TicketCard {
    id: i64,
    href: String,
    status: &'static str,
    label: Said,
    opened_at: String,
    opened_shown: Said,
    text: String,
    category: Said,
    category_icon: &'static str,
    place: String,
    named: bool,
    who: Said,
}

impl TicketCard {
    /// `reader` adds who reported it: "you", or a name.
    #[must_use]
    pub fn new(ticket: &Ticket, reader: Option<&Author>, now: DateTime<Utc>) -> TicketCard {
        let who = |reader: &Author| {
            let is_reader = reader.id == ticket.requester.id;
            if is_reader { said("you") } else { Said::verbatim(ticket.requester.name.to_string()) }
        };
        TicketCard {
            id: ticket.id.0,
            href: format!("/tickets/{}", ticket.id),
            status: ticket.status.as_str(),
            label: wording::status_label(ticket.status),
            opened_at: ticket.opened_at.to_rfc3339_opts(SecondsFormat::Millis, true),
            opened_shown: wording::age(ticket.opened_at, now),
            text: ticket.description.as_str().chars().take(CARD_CHARS).collect(),
            category: wording::category_label(ticket.category),
            category_icon: wording::category_icon(ticket.category),
            place: wording::place(&ticket.location),
            named: reader.is_some(),
            who: reader.map(who).unwrap_or_default(),
        }
    }

    /// The card that scripts fill.
    fn blank() -> TicketCard {
        TicketCard { status: "open", category_icon: "facility", ..TicketCard::default() }
    }
}

#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    text: Said,
    chosen: bool,
}

/// View of `tickets.hbs`.
#[derive(Debug, Serialize)]
pub struct Tickets {
    page: Shell,
    prefill: Prefill,
    mine: Vec<TicketCard>,
    mine_json: String,
    all: Vec<TicketCard>,
    total: i64,
    next: String,
    next_href: String,
    filtered: bool,
    categories: Vec<Choice>,
    building_options: Vec<Choice>,
    buildings: Vec<String>,
    blank: TicketCard,
}

impl Tickets {
    /// The page as of `now`.
    #[must_use]
    pub fn new(you: &Author, lists: &Lists<'_>, now: DateTime<Utc>) -> Tickets {
        let mine_json: Vec<_> = lists.mine.iter().map(|t| json!({ "id": t.id, "last_seq": t.last_seq })).collect();
        Tickets {
            page: Shell::new(said("title").with("name", said("my-tickets")), Some("page-tickets"), Some(you)),
            prefill: Prefill::default(),
            mine: lists.mine.iter().map(|ticket| TicketCard::new(ticket, None, now)).collect(),
            mine_json: json!(mine_json).to_string(),
            all: lists.all.iter().map(|ticket| TicketCard::new(ticket, Some(you), now)).collect(),
            total: lists.total,
            next: lists.next.unwrap_or_default().to_owned(),
            next_href: lists.next_href.to_owned(),
            filtered: lists.category.is_some() || lists.building.is_some(),
            categories: category_choices(lists.category),
            building_options: building_choices(lists.buildings, lists.building),
            buildings: lists.buildings.to_vec(),
            blank: TicketCard::blank(),
        }
    }
}

fn category_choices(chosen: Option<Category>) -> Vec<Choice> {
    let choice = |c: Category| Choice {
        value: c.as_str().to_owned(),
        text: wording::category_label(c),
        chosen: Some(c) == chosen,
    };
    Category::ALL.into_iter().map(choice).collect()
}

/// The building that is filtered by is always among them, even if no ticket is left there.
fn building_choices(buildings: &[String], chosen: Option<&str>) -> Vec<Choice> {
    let missing = chosen.filter(|chosen| !buildings.iter().any(|building| building == chosen));
    let names = missing.into_iter().chain(buildings.iter().map(String::as_str));
    names
        .map(|name| Choice { value: name.to_owned(), text: Said::verbatim(name), chosen: Some(name) == chosen })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lang;
    use crate::pages::{Pages, samples};

    fn lists<'a>(mine: &'a [Ticket], all: &'a [Ticket]) -> Lists<'a> {
        Lists { mine, all, total: 31, next: None, category: None, building: None, buildings: &[], next_href: "" }
    }

    #[test]
    fn an_empty_campus_says_so() {
        let html = Pages::load()
            .unwrap()
            .render(Lang::En, "tickets", &Tickets::new(&samples::user(), &lists(&[], &[]), Utc::now()))
            .unwrap();
        assert!(html.contains("You have not reported anything yet.") && html.contains("Nobody is waiting"));
    }

    #[test]
    fn tickets_show_status_place_and_who_and_filters_stay_chosen() {
        let tickets = [samples::ticket()];
        let buildings = ["Library".to_owned()];
        let lists = Lists {
            next: Some("abc"),
            next_href: "/tickets?cursor=abc",
            category: Some(Category::TechnicalIt),
            building: Some("Boathouse"),
            buildings: &buildings,
            ..lists(&tickets, &tickets)
        };
        let html = Pages::load()
            .unwrap()
            .render(Lang::En, "tickets", &Tickets::new(&samples::user(), &lists, Utc::now()))
            .unwrap();
        assert_eq!(html.matches("href=\"/tickets/1042\"").count(), 2);
        assert!(html.contains("Library 204") && html.contains("Facility management"));
        assert!(html.contains("value=\"Boathouse\" selected") && html.contains("value=\"technical_it\" selected"));
        assert!(html.contains("/tickets?cursor&#x3D;abc") && html.contains("data-next=\"abc\""));
    }
}
