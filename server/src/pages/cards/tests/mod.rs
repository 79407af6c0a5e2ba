//! The cards as they are rendered: every number leads to its tickets, nothing unsettled looks settled.

mod over_time;

use super::{Kind, Options, Pages, Report, failed, last_months, render};
use crate::language::Lang;
use chrono::{DateTime, Utc};
use helpdesk_core::Category;
use helpdesk_core::reports::{
    ActiveByCategory, Backlog, ByStatus, CategoryCount, Month, ResolutionMonth, ResolutionTimes,
};
use std::collections::BTreeMap;

fn at() -> DateTime<Utc> {
    "2026-11-21T14:02:11.5Z".parse().unwrap()
}

fn backlog(open: i64, active: i64) -> Report {
    let by_category = BTreeMap::from([
        (Category::TechnicalIt, active),
        (Category::FacilityManagement, open),
        (Category::ServicesComplaints, 0),
    ]);
    Report::Backlog(Backlog {
        last: "24h".parse().unwrap(),
        since: "2026-11-20T14:02:11.123456Z".parse().unwrap(),
        unclosed: open + active,
        by_status: ByStatus { open, active },
        by_category,
        as_of: at(),
    })
}

fn month(text: &str, closed: i64, still_open: i64) -> ResolutionMonth {
    let seconds = |s: f64| (closed > 0).then_some(s);
    ResolutionMonth {
        month: text.parse().unwrap(),
        closed,
        still_open,
        average_seconds: seconds(100_000.0),
        median_seconds: seconds(70_000.0),
        p90_seconds: seconds(200_000.0),
    }
}

fn resolution(months: Vec<ResolutionMonth>) -> Report {
    Report::Resolution(ResolutionTimes { timezone: "Europe/Berlin".to_owned(), months, as_of: at() })
}

fn html(report: &Report, stale: bool) -> String {
    render(&Pages::load().unwrap(), Lang::En, report, Options { stale }).unwrap()
}

/// Attribute values as a browser reads them.
fn unescaped(html: &str) -> String {
    html.replace("&amp;", "&").replace("&#x3D;", "=")
}

#[test]
fn every_part_of_the_backlog_leads_to_its_tickets() {
    let html = unescaped(&html(&backlog(11, 16), false));
    for query in [
        "view=unclosed&opened_after=2026-11-20T14%3A02%3A11.123456Z",
        "view=open&opened_after=",
        "view=active&opened_after=",
        "view=unclosed&category=technical_it&opened_after=",
        "view=unclosed&category=facility_management&opened_after=",
    ] {
        assert!(html.contains(&format!("/queue?{query}")), "{query}\n{html}");
    }
    assert!(!html.contains("category=services_complaints"), "nothing leads to an empty list");
    assert!(html.contains("Opened in the last 24 hours, not yet closed"));
    assert!(html.contains("11 wait for the helpdesk, 16 are being worked on. Most of them, 16, are Technical IT."));
    assert!(!html.contains("data-stale"));
}

#[test]
fn an_empty_backlog_is_said_and_links_nothing() {
    let html = html(&backlog(0, 0), false);
    assert!(html.contains("Nothing from this time is left to do.") && !html.contains("/queue"));
}

#[test]
fn months_that_mature_are_hatched_and_months_without_closings_say_none() {
    let html = unescaped(&html(
        &resolution(vec![month("2026-08", 0, 4), month("2026-09", 58, 0), month("2026-10", 88, 2)]),
        false,
    ));
    let chart = html.split("</div>").next().unwrap();
    assert_eq!(chart.matches("class=\"bar-link\"").count(), 2);
    assert_eq!(chart.matches("url(#hatch)").count(), 1, "only October still matures");
    assert_eq!(chart.matches(">none</text>").count(), 1);
    assert!(
        html.contains("view=closed&opened_after=2026-08-31T22%3A00%3A00Z&opened_before=2026-09-30T22%3A00%3A00Z"),
        "September on campus\n{html}"
    );
    assert!(
        html.contains("view=unclosed&opened_after=2026-09-30T22%3A00%3A00Z&opened_before=2026-10-31T23%3A00%3A00Z"),
        "October's two\n{html}"
    );
    assert!(html.contains("<td>–</td>"), "no closing has no average");
}

#[test]
fn months_of_an_unused_campus_still_stand() {
    let html = html(&resolution((1..=11).map(|m| month(&format!("2026-{m:02}"), 0, 0)).collect()), false);
    assert!(html.contains("No ticket of these months is closed yet.") && !html.contains("NaN"));
}

#[test]
fn categories_are_sorted_by_their_work() {
    let line = |category, active| CategoryCount { category, active };
    let categories = vec![
        line(Category::FacilityManagement, 7),
        line(Category::TechnicalIt, 9),
        line(Category::ServicesComplaints, 0),
    ];
    let html = unescaped(&html(&Report::Categories(ActiveByCategory { categories, as_of: at() }), false));
    let place = |word: &str| html.find(word).unwrap_or_else(|| panic!("{word}\n{html}"));
    assert!(place("view=active&category=technical_it") < place("view=active&category=facility_management"));
    assert!(html.contains("h-bar--none"));
}

#[test]
fn a_stale_card_tells_its_age_and_a_failed_one_its_cause() {
    let stale = html(&backlog(1, 0), true);
    assert!(stale.contains("data-stale") && stale.contains("Stale since <time datetime=\"2026-11-21T14:02:11.500Z\""));
    for kind in Kind::ALL {
        let html = failed(&Pages::load().unwrap(), Lang::En, kind).unwrap();
        assert!(html.contains(&format!("data-report=\"{}\"", kind.name())) && html.contains("data-act=\"retry\""));
    }
}

#[test]
fn no_card_has_a_style_attribute_or_a_view_box_in_its_chart() {
    for report in [backlog(1, 2), resolution(vec![month("2026-10", 3, 1)])] {
        let html = html(&report, true);
        assert!(!html.contains("style="));
        assert!(!html.contains("class=\"chart\" viewBox"));
    }
}

#[test]
fn a_year_of_months_ends_with_the_campus_month() {
    let new_year = "2025-12-31T23:30:00Z".parse().unwrap();
    let (from, to) = last_months(new_year, chrono_tz::Europe::Berlin).unwrap();
    assert_eq!((from.to_string(), to), ("2025-02".to_owned(), Month::new(2026, 1).unwrap()));
}
