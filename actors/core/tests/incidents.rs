//! What the queue suggests as an incident: a property of the rows, not of the order in which they came.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests say what they mean"
)]

use chrono::{DateTime, TimeDelta, Utc};
use helpdesk_core::incident::{HINT_AGE, HINT_TICKETS, HINT_WINDOW, HINTS, Hint, MEMBERS, hints};
use helpdesk_core::*;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap()
}

/// A ticket that was opened so many minutes ago.
fn row(ticket: i64, category: Category, building: Option<&str>, minutes: i64) -> QueueItem {
    QueueItem {
        ticket: TicketId(ticket),
        rev: Seq(1),
        status: if ticket % 2 == 0 { Status::Open } else { Status::Active },
        category,
        category_source: CategorySource::Automatic,
        category_confidence: 0.9,
        location: Location { building: building.map(|name| Building::parse(name).unwrap()), room: None },
        requester: Person { id: PersonId(Uuid::from_u128(1)), name: PersonName::parse("Una").unwrap() },
        assignee: None,
        opened_at: now() - TimeDelta::minutes(minutes),
        modified_at: now(),
        preview: "dark".to_owned(),
        last_author_role: Role::User,
    }
}

/// Few categories, buildings and times, so that groups happen.
fn rows() -> impl Strategy<Value = Vec<QueueItem>> {
    let place = proptest::sample::select(vec![None, Some("Library"), Some("LIBRARY"), Some("Gym")]);
    let category = proptest::sample::select(vec![Category::TechnicalIt, Category::FacilityManagement]);
    vec((category, place, 0..1000_i64), 0..40).prop_map(|all| {
        let numbered = all.into_iter().enumerate();
        numbered.map(|(n, (category, place, age))| row(n as i64 + 1, category, place, age)).collect()
    })
}

fn suggested(rows: &[QueueItem], grouped: &BTreeSet<i64>) -> Vec<Hint> {
    hints(rows, |ticket| grouped.contains(&ticket.0), now())
}

/// Whether this row may be suggested at all, and with which others: the rule written down the slow way.
fn companions<'a>(row: &QueueItem, rows: &'a [QueueItem], grouped: &BTreeSet<i64>) -> Vec<&'a QueueItem> {
    let key = |row: &QueueItem| row.location.building.as_ref().map(|name| (row.category, name.as_str().to_lowercase()));
    let may =
        |row: &QueueItem| key(row).is_some() && !grouped.contains(&row.ticket.0) && now() - row.opened_at <= HINT_AGE;
    rows.iter().filter(|other| may(row) && may(other) && key(row) == key(other)).collect()
}

fn is_dense(row: &QueueItem, rows: &[QueueItem], grouped: &BTreeSet<i64>) -> bool {
    let near = companions(row, rows, grouped);
    near.iter().any(|first| {
        let within = |other: &&&QueueItem| (first.opened_at..=first.opened_at + HINT_WINDOW).contains(&other.opened_at);
        within(&&row) && near.iter().filter(within).count() >= HINT_TICKETS
    })
}

proptest! {
    #[test]
    fn exactly_the_tickets_with_enough_neighbours_are_suggested_each_once(
        rows in rows(), grouped in proptest::collection::btree_set(1..40_i64, 0..10)
    ) {
        let all: Vec<i64> = suggested(&rows, &grouped).iter().flat_map(|hint| hint.tickets.iter().map(|id| id.0)).collect();
        let once: BTreeSet<i64> = all.iter().copied().collect();
        prop_assert_eq!(all.len(), once.len());
        let dense: BTreeSet<i64> =
            rows.iter().filter(|row| is_dense(row, &rows, &grouped)).map(|row| row.ticket.0).collect();
        prop_assert_eq!(once, dense);
    }

    #[test]
    fn a_hint_is_of_one_category_and_building_in_the_order_of_opening(rows in rows()) {
        for hint in suggested(&rows, &BTreeSet::new()) {
            let members: Vec<&QueueItem> =
                hint.tickets.iter().map(|id| rows.iter().find(|row| row.ticket == *id).unwrap()).collect();
            prop_assert!(members.len() >= HINT_TICKETS);
            prop_assert!(members.is_sorted_by_key(|row| (row.opened_at, row.ticket)));
            prop_assert_eq!((hint.since, &hint.building), (members[0].opened_at, members[0].location.building.as_ref().unwrap()));
            for row in members {
                prop_assert_eq!(row.category, hint.category);
                let name = row.location.building.as_ref().unwrap().as_str();
                prop_assert_eq!(name.to_lowercase(), hint.building.as_str().to_lowercase());
            }
        }
    }

    #[test]
    fn the_order_of_the_rows_does_not_matter(rows in rows(), shuffled in any::<prop::sample::Index>()) {
        let mut turned = rows.clone();
        let by = if rows.is_empty() { 0 } else { shuffled.index(rows.len()) };
        turned.rotate_left(by);
        turned.reverse();
        prop_assert_eq!(suggested(&rows, &BTreeSet::new()), suggested(&turned, &BTreeSet::new()));
    }

    #[test]
    fn one_more_ticket_takes_nobody_out_and_grouping_a_hint_makes_it_go(rows in rows(), minutes in 0..1000_i64) {
        let none = BTreeSet::new();
        let names = |hints: &[Hint]| hints.iter().flat_map(|hint| hint.tickets.clone()).collect::<BTreeSet<_>>();
        let before = suggested(&rows, &none);
        let mut more = rows.clone();
        more.push(row(1000, Category::TechnicalIt, Some("library"), minutes));
        prop_assert!(names(&suggested(&more, &none)).is_superset(&names(&before)));
        for hint in &before {
            let grouped: BTreeSet<i64> = hint.tickets.iter().map(|id| id.0).collect();
            let after = suggested(&rows, &grouped);
            prop_assert!(names(&after).is_disjoint(&hint.tickets.iter().copied().collect()));
            prop_assert_eq!(after.len(), before.len() - 1, "the others stay as they are");
        }
    }
}

#[test]
fn the_borders_of_the_window_and_of_the_age() {
    let at = |minutes: [i64; 3]| {
        let rows =
            minutes.iter().enumerate().map(|(n, ago)| row(n as i64 + 1, Category::TechnicalIt, Some("Gym"), *ago));
        suggested(&rows.collect::<Vec<_>>(), &BTreeSet::new()).len()
    };
    assert_eq!((at([40, 20, 10]), at([41, 20, 10])), (1, 0), "half an hour and a minute more");
    assert_eq!((at([720, 719, 718]), at([721, 719, 718])), (1, 0), "twelve hours and a minute more");
}

#[test]
fn a_flood_is_cut_at_the_members_of_an_incident_and_at_the_hints_of_a_frame() {
    let flood: Vec<QueueItem> = (0..200).map(|n| row(n + 1, Category::TechnicalIt, Some("Gym"), n % 25)).collect();
    let told = suggested(&flood, &BTreeSet::new());
    assert_eq!((told.len(), told[0].tickets.len()), (1, MEMBERS));
    let many: Vec<QueueItem> =
        (0..300).map(|n| row(n + 1, Category::TechnicalIt, Some(&format!("Hall {}", n / 3)), n / 3)).collect();
    let told = suggested(&many, &BTreeSet::new());
    assert_eq!(told.len(), HINTS);
    assert_eq!(told[0].building.as_str(), "Hall 0", "the newest first");
}
