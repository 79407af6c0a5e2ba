//! Place in line: it is what a person would count, whatever order the rows come in, and what is expected is what was.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use chrono::{DateTime, Utc};
use helpdesk_core::{
    Category, CategorySource, Line, Location, Person, PersonId, PersonName, QueueItem, Role, Seq, Status, TicketId,
    Wait,
};
use proptest::prelude::*;
use uuid::Uuid;

fn row(ticket: i64, status: Status, category: Category, opened: i64) -> QueueItem {
    let at: DateTime<Utc> = DateTime::from_timestamp(opened, 0).unwrap();
    QueueItem {
        ticket: TicketId(ticket),
        rev: Seq(1),
        status,
        category,
        category_source: CategorySource::Automatic,
        category_confidence: 0.5,
        location: Location::default(),
        requester: Person { id: PersonId(Uuid::from_u128(1)), name: PersonName::parse("Una").unwrap() },
        assignee: None,
        opened_at: at,
        modified_at: at,
        preview: String::new(),
        last_author_role: Role::User,
    }
}

/// Few moments, so that many tickets share one.
fn rows() -> impl Strategy<Value = Vec<QueueItem>> {
    let kinds = (0..Status::ALL.len(), 0..Category::ALL.len(), 0_i64..6);
    prop::collection::vec(kinds, 0..40).prop_map(|kinds| {
        let one = |(n, (status, category, opened)): (usize, (usize, usize, i64))| {
            row(i64::try_from(n).unwrap() + 1, Status::ALL[status], Category::ALL[category], opened)
        };
        kinds.into_iter().enumerate().map(one).collect()
    })
}

/// Counted by hand.
fn counted(rows: &[QueueItem], of: &QueueItem) -> usize {
    let waits_longer = |row: &&QueueItem| {
        row.status == Status::Open
            && row.category == of.category
            && (row.opened_at < of.opened_at || (row.opened_at == of.opened_at && row.ticket < of.ticket))
    };
    rows.iter().filter(waits_longer).count()
}

proptest! {
    #[test]
    fn the_place_is_what_a_person_would_count(rows in rows()) {
        let line = Line::of(&rows);
        for of in &rows {
            let expected = (of.status == Status::Open).then(|| (of.category, counted(&rows, of)));
            prop_assert_eq!(line.ahead(of.ticket), expected);
        }
        prop_assert_eq!(line.ahead(TicketId(1000)), None);
    }

    #[test]
    fn the_order_of_the_rows_does_not_matter((rows, shuffled) in rows().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()))) {
        prop_assert_eq!(Line::of(&rows), Line::of(&shuffled));
    }

    #[test]
    fn every_open_ticket_of_a_category_has_a_place_of_its_own(rows in rows()) {
        let line = Line::of(&rows);
        for category in Category::ALL {
            let mut places: Vec<usize> = rows.iter().filter_map(|row| line.ahead(row.ticket)).filter(|(of, _)| *of == category).map(|(_, ahead)| ahead).collect();
            places.sort_unstable();
            prop_assert_eq!(&places, &(0..places.len()).collect::<Vec<_>>());
        }
    }

    #[test]
    fn when_one_is_taken_those_behind_move_up_by_one_and_nobody_else_moves((rows, taken) in (rows(), any::<prop::sample::Index>())) {
        prop_assume!(!rows.is_empty());
        let place = taken.index(rows.len());
        prop_assume!(rows[place].status == Status::Open);
        let before = Line::of(&rows);
        let mut after = rows.clone();
        after[place].status = Status::Active;
        let after = Line::of(&after);
        let (category, first) = before.ahead(rows[place].ticket).unwrap();
        for row in rows.iter().filter(|row| row.ticket != rows[place].ticket) {
            let moved = before.ahead(row.ticket).map(|(of, ahead)| (of, if of == category && ahead > first { ahead - 1 } else { ahead }));
            prop_assert_eq!(after.ahead(row.ticket), moved);
        }
    }

    #[test]
    fn what_is_expected_is_one_of_what_was(waits in prop::collection::vec(0.0_f64..1e6, 0..60)) {
        let Some(Wait { low_s, high_s }) = Wait::usual(&waits) else {
            prop_assert!(waits.len() < 5);
            return Ok(());
        };
        prop_assert!(waits.len() >= 5 && low_s <= high_s);
        let share = |most: i64| waits.iter().filter(|wait| wait.round() <= most as f64).count() * 100;
        prop_assert!(share(low_s) >= 50 * waits.len() && share(high_s) >= 80 * waits.len());
        for expected in [low_s, high_s] {
            prop_assert!(waits.iter().any(|wait| wait.round() as i64 == expected));
        }
    }
}

#[test]
fn percentiles_of_a_hand_counted_sample() {
    let minutes = |waits: &[i64]| Wait::usual(&waits.iter().map(|m| (m * 60) as f64).collect::<Vec<_>>());
    assert_eq!(minutes(&[1, 2, 3, 4]), None, "four are too few");
    assert_eq!(minutes(&[10, 2, 6, 30, 5]), Some(Wait { low_s: 6 * 60, high_s: 10 * 60 }));
    assert_eq!(
        Wait::usual(&[f64::NAN, -1.0, f64::INFINITY, 1.0, 2.0, 3.0, 4.0]),
        None,
        "what is no time does not count"
    );
}
