//! The queue page as it is rendered, and its query as it is applied.

use super::*;
use crate::language::Lang;
use crate::pages::{Pages, samples};
use chrono::TimeDelta;
use helpdesk_core::{PersonId, Role, Seq, Status, TicketId};

fn row(id: i64, status: Status, minutes: i64) -> QueueItem {
    let now = Utc::now();
    QueueItem {
        ticket: TicketId(id),
        rev: Seq(id),
        status,
        opened_at: now - TimeDelta::minutes(minutes),
        ..item_of(&samples::ticket())
    }
}

static NOTHING_LOOKED_FOR: std::sync::LazyLock<HashMap<TicketId, Found>> = std::sync::LazyLock::new(HashMap::new);

fn lists<'a>(rows: &'a [QueueItem], buildings: &'a [String]) -> QueueLists<'a> {
    QueueLists {
        rows,
        found: &NOTHING_LOOKED_FOR,
        total: 31,
        counts: NavCounts { open: 12, mine: 2, active: 19, closed: 2846 },
        buildings,
        chosen: None,
    }
}

fn html(query: &str, lists: &QueueLists<'_>) -> String {
    let page = QueuePage::new(&samples::staff(), &QueueQuery::parse(query), lists, Utc::now()).unwrap();
    Pages::load().unwrap().render(Lang::En, "queue", &page).unwrap().replace("&#x3D;", "=").replace("&amp;", "&")
}

#[test]
fn a_row_shows_who_waits_where_and_how_long() {
    let html = html("", &lists(&[row(1031, Status::Open, 41), row(1048, Status::Open, 0)], &[]));
    assert!(html.contains("data-ticket=\"1031\" data-rev=\"1031\" data-wait=\"4\""));
    assert!(html.contains("data-ticket=\"1048\" data-rev=\"1048\" data-wait=\"1\""));
    assert!(html.contains("#1031 · Facility · Library 204"));
    assert!(html.contains("The &lt;b&gt;elevator&lt;/b&gt; in the library"));
    assert!(html.contains("href=\"/queue?view=open&ticket=1031\""));
}

#[test]
fn a_row_whose_category_nobody_should_trust_asks_to_be_checked() {
    use helpdesk_core::CategorySource;
    let unsure = QueueItem { category_confidence: 0.4, ..row(7, Status::Open, 1) };
    let settled = QueueItem { category_source: CategorySource::Corrected, ..unsure.clone() };
    let html = |item: QueueItem| html("", &lists(&[item], &[]));
    let asks = "<span data-part=\"ask\">Please check</span>";
    assert!(html(unsure.clone()).contains("data-unsure>") && html(unsure).contains(asks));
    assert!(!html(settled.clone()).contains("data-unsure") && !html(settled).contains(asks));
}

#[test]
fn what_a_figure_over_all_tickets_leads_to_says_what_it_is() {
    let rows = [row(7, Status::Closed, 1)];
    assert!(html("view=all", &lists(&rows, &[])).contains("#7 · Closed · Facility · Library 204"));
    let html = html("view=all&guessed=technical_it&corrected=true", &lists(&[], &[]));
    for part in
        ["Found: Technical IT", "value=\"technical_it\"", ">Corrected<", "All tickets · Helpdesk", "31 of any status"]
    {
        assert!(html.contains(part), "{part}");
    }
    assert!(html.contains("href=\"/queue?view=all&corrected=true\"") && html.contains("No ticket fits."));
}

#[test]
fn the_ways_carry_their_numbers_and_mark_where_one_is() {
    let html = html("view=active", &lists(&[], &[]));
    assert!(html.contains("data-count=\"closed\">2,846<") && html.contains("<title>Active · Helpdesk</title>"));
    let rail = html.split("rail__gap").next().unwrap();
    assert_eq!(rail.matches("aria-current=\"page\"").count(), 1);
    assert!(html.contains(">31 active</option>"));
}

#[test]
fn filters_stay_chosen_and_can_be_taken_away() {
    let buildings = ["Library".to_owned()];
    let query =
        "view=unclosed&category=technical_it&building=Boathouse&opened_after=2026-11-20T10:39:24.123456Z&sort=newest";
    let html = html(query, &lists(&[], &buildings));
    assert!(
        html.contains("value=\"Boathouse\" selected")
            && html.contains("value=\"technical_it\" selected")
            && html.contains("value=\"newest\" selected")
    );
    assert!(
        html.contains("/queue?view=unclosed&category=technical_it&building=Boathouse&sort=newest\""),
        "the chip's way out"
    );
    assert!(
        html.contains("name=\"opened_after\" value=\"2026-11-20T10:39:24.123456Z\""),
        "the form keeps what no menu shows"
    );
    assert!(html.contains("No ticket fits.") && html.contains("31 open or active"));
}

#[test]
fn a_chosen_ticket_comes_with_its_log() {
    let (ticket, events) = (LinkedTicket::new(samples::ticket(), None), [samples::opened()]);
    let html = html(
        "ticket=1042",
        &QueueLists {
            chosen: Some((&ticket, &events, Receipts::default())),
            ..lists(&[row(1042, Status::Open, 12)], &[])
        },
    );
    assert!(html.contains("data-pane=\"thread\"") && html.contains("data-ticket=\"{&quot;id&quot;:1042"));
    assert!(html.contains("data-ticket=\"1042\" data-rev=\"1042\" data-wait=\"2\" aria-current=\"true\""));
}

#[test]
fn a_list_keeps_what_its_address_says() {
    let me = samples::staff().id;
    let mine = QueueItem { assignee: Some(samples::staff().person()), ..row(1, Status::Active, 90) };
    let hers = QueueItem { assignee: Some(samples::user().person()), ..row(2, Status::Active, 80) };
    let open = row(3, Status::Open, 5);
    let rows = [mine, hers, open];
    let kept = |query: &str| {
        let query = QueueQuery::parse(query);
        let mut kept: Vec<&QueueItem> = rows.iter().filter(|row| query.keeps(row, me)).collect();
        kept.sort_by(|a, b| query.compare(a, b));
        kept.into_iter().map(|row| row.ticket.0).collect::<Vec<_>>()
    };
    assert_eq!((kept("view=open"), kept("view=mine"), kept("view=active")), (vec![3], vec![1], vec![1, 2]));
    assert_eq!(
        (kept("view=unclosed"), kept("view=unclosed&sort=newest"), kept("view=closed")),
        (vec![3, 1, 2], vec![3, 2, 1], vec![])
    );
    assert_eq!(
        (
            kept("view=unclosed&category=technical_it"),
            kept("view=unclosed&building=Library"),
            kept("view=unclosed&building=library")
        ),
        (vec![], vec![3, 1, 2], vec![])
    );
    let since = (Utc::now() - TimeDelta::minutes(60)).to_rfc3339().replace('+', "%2B");
    assert_eq!(
        (kept(&format!("view=unclosed&opened_after={since}")), kept(&format!("view=unclosed&opened_before={since}"))),
        (vec![3], vec![1, 2])
    );
}

#[test]
fn nobody_else_is_me() {
    let item = QueueItem {
        assignee: Some(samples::staff().person()),
        last_author_role: Role::Helpdesk,
        ..row(1, Status::Active, 1)
    };
    assert!(!QueueQuery::of(View::Mine).keeps(&item, PersonId(uuid::Uuid::from_u128(77))));
}
