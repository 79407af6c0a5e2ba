//! `GET /tickets`: a new ticket, one's own tickets, and all that are open and active.

use super::closed::Solved;
use super::{FoundPiece, Prefill, Shell, wording};
use crate::language::{Arg, Said, said};
use chrono::{DateTime, SecondsFormat, Utc};
use helpdesk_core::receipts::MOST_UNREAD;
use helpdesk_core::search::Found;
use helpdesk_core::{Author, Category, Status, Ticket, TicketId};
use helpdesk_sql::RecentlyClosed;
use serde::Serialize;
use serde_json::json;
use std::collections::HashMap;

/// Characters of a description that a card carries; it shows two lines.
const CARD_CHARS: usize = 240;

/// What the page lists.
pub struct Lists<'a> {
    /// One's own open and active tickets, newest first.
    pub mine: &'a [Ticket],
    /// One's own tickets that were closed not long ago: numbers, dates and a question.
    pub closed: &'a [RecentlyClosed],
    /// How much waits to be read in which of them; at most 10, those without anything are not here.
    pub unread: &'a HashMap<TicketId, i64>,
    /// The first page of all open and active tickets that fit the filters.
    pub all: &'a [Ticket],
    /// Why each of `all` was found; empty if nothing is looked for.
    pub found: &'a [Found],
    /// What is looked for.
    pub q: &'a str,
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
    found: Option<FoundPiece>,
    category: Said,
    category_icon: &'static str,
    place: String,
    named: bool,
    who: Said,
    unread: String,
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
            found: None,
            category: wording::category_label(ticket.category),
            category_icon: wording::category_icon(ticket.category),
            place: wording::place(&ticket.location),
            named: reader.is_some(),
            who: reader.map(who).unwrap_or_default(),
            unread: String::new(),
        }
    }

    /// The same with a badge.
    fn with_unread(self, unread: Option<&i64>) -> TicketCard {
        let badge = |n: &i64| if *n >= MOST_UNREAD { "9+".to_owned() } else { n.to_string() };
        TicketCard { unread: unread.map(badge).unwrap_or_default(), ..self }
    }

    /// The card that scripts fill.
    fn blank() -> TicketCard {
        TicketCard { status: "open", category_icon: "facility", ..TicketCard::default() }
    }
}

/// A closed ticket as its requester may know it.
#[derive(Debug, Serialize)]
struct ClosedRow {
    #[serde(flatten)]
    solved: Solved,
    at: String,
    shown: Said,
    label: Said,
}

impl ClosedRow {
    fn new(closed: &RecentlyClosed) -> ClosedRow {
        let at = closed.closed_at;
        let shown = wording::full(at);
        ClosedRow {
            solved: Solved::from(closed),
            at: at.to_rfc3339_opts(SecondsFormat::Millis, true),
            shown,
            label: wording::status_label(Status::Closed),
        }
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
    closed: Vec<ClosedRow>,
    all: Vec<TicketCard>,
    total: Arg,
    next: String,
    next_href: String,
    q: String,
    filtered: bool,
    categories: Vec<Choice>,
    building_options: Vec<Choice>,
    buildings: Vec<String>,
    blank: TicketCard,
    closed_label: Said,
}

impl Tickets {
    /// The page as of `now`.
    #[must_use]
    pub fn new(you: &Author, lists: &Lists<'_>, now: DateTime<Utc>) -> Tickets {
        let mine_json: Vec<_> = lists
            .mine
            .iter()
            .map(|t| json!({ "id": t.id, "last_seq": t.last_seq, "unread": lists.unread.get(&t.id).unwrap_or(&0) }))
            .collect();
        Tickets {
            page: Shell::new(title(lists.unread), Some("page-tickets"), Some(you)),
            prefill: Prefill::default(),
            mine: lists.mine.iter().map(|ticket| mine(ticket, lists.unread, now)).collect(),
            mine_json: json!(mine_json).to_string(),
            closed: lists.closed.iter().map(ClosedRow::new).collect(),
            all: found_cards(you, lists, now),
            total: wording::total(lists.total),
            next: lists.next.unwrap_or_default().to_owned(),
            next_href: lists.next_href.to_owned(),
            q: lists.q.to_owned(),
            filtered: lists.category.is_some() || lists.building.is_some() || !lists.q.is_empty(),
            categories: category_choices(lists.category),
            building_options: building_choices(lists.buildings, lists.building),
            buildings: lists.buildings.to_vec(),
            blank: TicketCard::blank(),
            closed_label: wording::status_label(Status::Closed),
        }
    }
}

/// The cards of all tickets, with why each was found.
fn found_cards(you: &Author, lists: &Lists<'_>, now: DateTime<Utc>) -> Vec<TicketCard> {
    let found = lists.found.iter().map(|found| Some(FoundPiece::new(found))).chain(std::iter::repeat_with(|| None));
    let card = |(ticket, found)| TicketCard { found, ..TicketCard::new(ticket, Some(you), now) };
    lists.all.iter().zip(found).map(card).collect()
}

fn mine(ticket: &Ticket, unread: &HashMap<TicketId, i64>, now: DateTime<Utc>) -> TicketCard {
    TicketCard::new(ticket, None, now).with_unread(unread.get(&ticket.id))
}

/// The tab says in how many tickets something waits to be read.
fn title(unread: &HashMap<TicketId, i64>) -> Said {
    let title = said("title").with("name", said("my-tickets"));
    match i64::try_from(unread.len()).unwrap_or(i64::MAX) {
        0 => title,
        n => said("title-counted").with("n", n).with("title", title),
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
    use std::sync::LazyLock;

    fn lists<'a>(mine: &'a [Ticket], all: &'a [Ticket]) -> Lists<'a> {
        static NONE: LazyLock<HashMap<TicketId, i64>> = LazyLock::new(HashMap::new);
        Lists {
            mine,
            unread: &NONE,
            closed: &[],
            all,
            found: &[],
            q: "",
            total: 31,
            next: None,
            category: None,
            building: None,
            buildings: &[],
            next_href: "",
        }
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
        assert!(!html.contains("(1) My tickets") && html.matches("data-slot=\"badge\" hidden").count() == 3);
        assert_eq!(html.matches("href=\"/tickets/1042\"").count(), 2);
        assert!(html.contains("Library 204") && html.contains("Facility management"));
        assert!(html.contains("value=\"Boathouse\" selected") && html.contains("value=\"technical_it\" selected"));
        assert!(html.contains("/tickets?cursor&#x3D;abc") && html.contains("data-next=\"abc\""));
    }

    #[test]
    fn what_was_found_is_marked_and_stays_text() {
        use helpdesk_core::search::FoundIn;
        let tickets = [samples::ticket()];
        let found = [Found {
            field: FoundIn::Message,
            seq: None,
            text: "a <i>key</i> for \u{202e}it".to_owned(),
            marks: vec![[5, 8]],
        }];
        let lists = Lists { found: &found, q: "\"key\"", ..lists(&[], &tickets) };
        let html = Pages::load()
            .unwrap()
            .render(Lang::En, "tickets", &Tickets::new(&samples::user(), &lists, Utc::now()))
            .unwrap();
        assert!(html.contains("In a message:</span> a &lt;i&gt;<mark>key</mark>&lt;/i&gt; for \u{202e}it"), "{html}");
        assert!(html.contains("value=\"&quot;key&quot;\""));
        let nothing = Lists { found: &[], q: "key", ..lists };
        let nothing = Lists { all: &[], ..nothing };
        let html = Pages::load()
            .unwrap()
            .render(Lang::En, "tickets", &Tickets::new(&samples::user(), &nothing, Utc::now()))
            .unwrap();
        assert!(html.contains("No ticket fits."));
    }

    #[test]
    fn what_was_closed_is_a_number_a_date_and_a_question() {
        let closed = [RecentlyClosed { ticket: helpdesk_core::TicketId(1029), closed_at: Utc::now(), stars: None }];
        let lists = Lists { closed: &closed, ..lists(&[], &[]) };
        let html = Pages::load()
            .unwrap()
            .render(Lang::En, "tickets", &Tickets::new(&samples::user(), &lists, Utc::now()))
            .unwrap();
        assert!(html.contains("Recently closed") && html.contains("#1029") && html.contains("Was it solved for you?"));
    }

    #[test]
    fn what_waits_to_be_read_has_a_badge_and_is_counted_in_the_tab() {
        let tickets = [samples::ticket()];
        for (waits, badge) in [(3, "3"), (10, "9+")] {
            let unread = HashMap::from([(TicketId(1042), waits)]);
            let lists = Lists { unread: &unread, ..lists(&tickets, &tickets) };
            let html = Pages::load()
                .unwrap()
                .render(Lang::En, "tickets", &Tickets::new(&samples::user(), &lists, Utc::now()))
                .unwrap();
            let shown = format!("data-slot=\"badge\"><span data-slot=\"unread\">{badge}</span>");
            assert_eq!(html.matches(&shown).count(), 1, "in one's own list alone");
            assert!(html.contains("<title>(1) My tickets"));
        }
    }
}
