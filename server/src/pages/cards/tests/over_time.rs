//! The cards of a period and of ratings: numbers and their lists, what is said, and what an unused campus looks like.

use super::super::Report;
use super::{at, html, unescaped};
use chrono::{DateTime, TimeDelta, Utc};
use helpdesk_core::TicketId;
use helpdesk_core::reports::{
    Arrivals, ArrivalsHour, BuildingCount, Buildings, FirstResponses, Flow, FlowStep, LongestWait, Moved, RatingMonth,
    Ratings, ResponseMonth, Step,
};

/// Days of (opened, closed), the last one today; so many were there before.
fn flow(at_first: i64, days: &[(i64, i64)]) -> Flow {
    let midnight: DateTime<Utc> = "2026-11-21T00:00:00+01:00".parse().unwrap();
    let mut unclosed = at_first;
    let steps = (1..).zip(days).map(|(i, &(opened, closed))| {
        unclosed += opened - closed;
        let from = midnight - TimeDelta::days(i64::try_from(days.len()).unwrap() - i);
        let to = (from + TimeDelta::days(1)).min(at());
        FlowStep { from, to, opened, closed, unclosed }
    });
    let steps: Vec<FlowStep> = steps.collect();
    Flow {
        last: "7d".parse().unwrap(),
        since: steps.first().unwrap().from,
        timezone: "Europe/Berlin".to_owned(),
        step: Step::Day,
        total: Moved { opened: days.iter().map(|day| day.0).sum(), closed: days.iter().map(|day| day.1).sum() },
        before: Moved { opened: 4, closed: 0 },
        unclosed_at_first: at_first,
        longest_wait: None,
        steps,
        as_of: at(),
    }
}

#[test]
fn each_step_of_the_course_leads_to_its_tickets_and_the_last_one_is_open() {
    let wait = LongestWait {
        ticket: TicketId(12),
        opened_at: at() - TimeDelta::minutes(41),
        building: Some("Science Range".to_owned()),
        room: Some("1.12".to_owned()),
    };
    let html =
        unescaped(&html(&Report::Flow(Flow { longest_wait: Some(wait), ..flow(2, &[(5, 0), (0, 4), (1, 1)]) }), false));
    for query in [
        // in the table and as a bar
        "view=all&opened_after=2026-11-18T23%3A00%3A00Z&opened_before=2026-11-19T23%3A00%3A00Z",
        "view=closed&closed_after=2026-11-19T23%3A00%3A00Z&closed_before=2026-11-20T23%3A00%3A00Z",
        "view=all&unclosed_at=2026-11-19T23%3A00%3A00Z",
        // what came or was closed since the last reading belongs to the last step
        "view=all&opened_after=2026-11-20T23%3A00%3A00Z\"",
        "view=closed&closed_after=2026-11-20T23%3A00%3A00Z\"",
        "view=unclosed\"",
    ] {
        assert!(html.contains(&format!("/queue?{query}")), "{query}\n{html}");
    }
    assert_eq!(html.matches("class=\"bar-link\"").count(), 2, "nobody came on the second day");
    assert!(html.contains("3 tickets are not closed now. The highest point of the curve is 7: 19 Nov."), "{html}");
    assert!(html.contains("+50 % to the period before") && html.contains("none in the period before"));
    assert!(html.contains("#12</a>, Science Range 1.12") && html.contains("41 min"));
}

#[test]
fn a_long_course_is_looked_at_and_an_unused_campus_has_one() {
    let long = html(&Report::Flow(flow(0, &[(1, 1); 33])), false);
    assert!(!long.contains("bar-link") && long.matches("<rect class=\"s1\" x=\"").count() == 33 + 1, "{long}");
    let unused = html(&Report::Flow(flow(0, &[(0, 0); 7])), false);
    assert!(unused.contains("Every ticket is closed now.") && unused.contains("Nobody waits."));
    assert!(!unused.contains("/queue") && !unused.contains("NaN") && !unused.contains("inf"));
}

#[test]
fn what_grew_many_times_is_told_by_the_number_before() {
    let grown = |now: i64| html(&Report::Flow(flow(0, &[(now, 0)])), false); // four came in the period before
    assert!(grown(43).contains("+975 % to the period before"));
    assert!(grown(44).contains("4 in the period before") && !grown(44).contains("% to the period before"));
}

fn arrivals(count: impl Fn(i32, i32) -> i64) -> Report {
    let hours = (1..=7).flat_map(|weekday| (0..24).map(move |hour| (weekday, hour)));
    let hours: Vec<_> =
        hours.map(|(weekday, hour)| ArrivalsHour { weekday, hour, opened: count(weekday, hour) }).collect();
    Report::Arrivals(Arrivals {
        last: "30d".parse().unwrap(),
        since: at() - TimeDelta::days(30),
        timezone: "Europe/Berlin".to_owned(),
        opened: hours.iter().map(|of| of.opened).sum(),
        hours,
        as_of: at(),
    })
}

#[test]
fn the_fullest_hour_is_darkest_and_one_ticket_is_not_none() {
    let html = unescaped(&html(
        &arrivals(|weekday, hour| match (weekday, hour) {
            (3, 10) => 90,
            (7, 23) => 1,
            _ => 0,
        }),
        false,
    ));
    assert_eq!(html.matches("data-level=\"0\"").count(), 166 + 1, "the cells and the key");
    assert!(
        html.contains(
            "data-level=\"5\"><a href=\"/queue?view=all&opened_after=2026-10-22T14%3A02%3A11.500Z&weekday=3&hour=10\""
        ),
        "{html}"
    );
    assert!(
        html.contains("data-level=\"1\"><a href=") && html.contains("aria-label=\"Sunday, 23:00 to 00:00: 1 opened\"")
    );
    assert!(html.contains("Most came on Wednesday between 10:00 and 11:00: 90 of 91."));
    assert!(super::html(&arrivals(|_, _| 0), false).contains("No ticket came in this time."));
}

#[test]
fn buildings_lead_to_their_tickets_and_nowhere_is_no_building() {
    let line = |building: Option<&str>, opened, unclosed| BuildingCount {
        building: building.map(str::to_owned),
        opened,
        unclosed,
    };
    let of = |buildings: Vec<BuildingCount>| {
        Report::Buildings(Buildings {
            last: "24h".parse().unwrap(),
            since: at() - TimeDelta::days(1),
            opened: buildings.iter().map(|line| line.opened).sum(),
            unclosed: buildings.iter().map(|line| line.unclosed).sum(),
            buildings,
            as_of: at(),
        })
    };
    let html = unescaped(&html(&of(vec![line(None, 9, 3), line(Some("<b>Library</b>"), 7, 0)]), false));
    assert!(html.contains("nowhere=true") && html.contains("view=unclosed&") && !html.contains("<b>Library"));
    assert!(html.contains("building=%3Cb%3ELibrary%3C%2Fb%3E"));
    assert!(html.contains("Without a building") && html.contains("&lt;b&gt;Library&lt;/b&gt;: 7 of 16."), "{html}");
    let many = super::html(&of((0..205).map(|n| line(Some(&format!("House {n}")), 1, 1)).collect()), false);
    assert!(many.contains("5 more buildings are in the file."));
    assert!(super::html(&of(vec![]), false).contains("No ticket with a building came in this time."));
}

#[test]
fn months_of_first_responses_count_answers() {
    let month = |text: &str, answered, unanswered| ResponseMonth {
        month: text.parse().unwrap(),
        answered,
        unanswered,
        average_seconds: (answered > 0).then_some(1_800.0),
        median_seconds: (answered > 0).then_some(420.0),
        p90_seconds: (answered > 0).then_some(3_600.0),
    };
    let months = vec![month("2026-10", 88, 0), month("2026-11", 20, 2)];
    let report = FirstResponses { timezone: "Europe/Berlin".to_owned(), months, as_of: at() };
    let html = unescaped(&html(&Report::Responses(report), false));
    assert!(
        html.contains(
            "Tickets opened in October waited 30 min on average for the first answer, half of them at most 7 min."
        ),
        "{html}"
    );
    assert!(html.contains("&answered=true") && html.contains("&answered=false"));
    assert!(html.contains("<h2 class=\"card__title\" id=\"first-responses-title\">First response by opening month"));
}

#[test]
fn stars_lead_to_who_gave_them() {
    let month = |text: &str, closed, stars: [i64; 5]| RatingMonth {
        month: text.parse().unwrap(),
        closed,
        rated: stars.iter().sum(),
        stars,
        average_stars: (stars.iter().sum::<i64>() > 0).then_some(4.26),
    };
    let of = |months| Report::Ratings(Ratings { timezone: "Europe/Berlin".to_owned(), months, as_of: at() });
    let months = vec![month("2026-09", 0, [0; 5]), month("2026-10", 9, [1, 0, 0, 2, 3]), month("2026-11", 4, [0; 5])];
    let html = unescaped(&html(&of(months), false));
    assert!(
        html.contains("Tickets opened in October got 4.3 of 5 stars on average: 6 of 9 closed ones were rated."),
        "{html}"
    );
    assert!(html.contains("opened_before=2026-10-31T23%3A00%3A00Z&stars=5"));
    assert!(!html.contains("Sep</th>"), "months before the first closing are left out");
    assert!(
        super::html(&of(vec![month("2026-11", 0, [0; 5])]), false).contains("No ticket of these months was rated yet.")
    );
}
