//! Lists and the queue: the right tickets, in the right order, none lost and none doubled between pages.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use chrono::{Datelike, Timelike, Utc};
use helpdesk_core::{Category, PersonId, Role, Seq, Status, Ticket, TicketId};
use helpdesk_sql::testing::test_database;
use helpdesk_sql::{Counted, ReadError, Sort, Store, TicketFilter};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::cmp::Reverse;
use support::{by, correct, message, messages, move_to, open_ticket, opened, person, ticket, write_one};

/// Tickets of all kinds; answers them as they stand, each with the category that was found, and a person who reported some.
async fn a_campus(store: &Store, random: &mut StdRng) -> (Vec<(Ticket, Category)>, PersonId) {
    let (mara, other) = (person(Role::User), person(Role::User));
    let mut ids = Vec::new();
    for _ in 0..60 {
        let category = Category::ALL[random.random_range(0..3)];
        let building = [None, Some("Library"), Some("Canteen")][random.random_range(0..3)];
        let author = if random.random_bool(0.3) { &mara } else { &other };
        let id = open_ticket(store, author, opened(category, building)).await;
        if random.random_bool(0.3) {
            correct(store, id, Category::ALL[random.random_range(0..3)], &person(Role::Helpdesk)).await;
        }
        for step in [Status::Active, Status::Closed].into_iter().take(random.random_range(0..3)) {
            move_to(store, id, step).await;
        }
        ids.push((id, category));
    }
    let mut tickets = Vec::new();
    for (id, guessed) in ids {
        tickets.push((ticket(store, id).await, guessed));
    }
    (tickets, mara.id)
}

fn matches((ticket, guessed): &(Ticket, Category), filter: &TicketFilter) -> bool {
    let guessed = *guessed;
    (filter.statuses.is_empty() || filter.statuses.contains(&ticket.status))
        && filter.category.is_none_or(|category| ticket.category == category)
        && filter
            .building
            .as_deref()
            .is_none_or(|name| ticket.location.building.as_ref().is_some_and(|building| building.as_str() == name))
        && filter.mine.is_none_or(|person| ticket.requester.id == person)
        && filter.opened_after.is_none_or(|moment| ticket.opened_at >= moment)
        && filter.opened_before.is_none_or(|moment| ticket.opened_at < moment)
        && filter.guessed.is_none_or(|category| category == guessed)
        && filter.corrected.is_none_or(|corrected| corrected == (ticket.category != guessed))
        && counts(ticket, filter.counted)
}

/// Taking a ticket is the helpdesk's first answer here; nobody rates.
fn counts(ticket: &Ticket, counted: Counted) -> bool {
    let closed = ticket.closed_at;
    counted.closed_after.is_none_or(|moment| closed.is_some_and(|at| at >= moment))
        && counted.closed_before.is_none_or(|moment| closed.is_some_and(|at| at < moment))
        && counted.unclosed_at.is_none_or(|moment| ticket.opened_at < moment && closed.is_none_or(|at| at >= moment))
        && counted.answered.is_none_or(|answered| answered == (ticket.status != Status::Open))
        && counted.stars.is_none()
        && counted
            .weekday
            .is_none_or(|day| i32::try_from(ticket.opened_at.weekday().number_from_monday()).unwrap() == day)
        && counted.hour.is_none_or(|hour| i32::try_from(ticket.opened_at.hour()).unwrap() == hour)
}

/// Mostly nothing, else one of what the figures over time count.
fn something_counted(random: &mut StdRng, tickets: &[(Ticket, Category)]) -> Counted {
    let moment = {
        let ticket = &tickets[random.random_range(0..60)].0;
        Some(ticket.closed_at.unwrap_or(ticket.opened_at))
    };
    let now = Utc::now();
    match random.random_range(0..12) {
        0 => Counted { closed_after: moment, ..Counted::default() },
        1 => Counted { closed_before: moment, ..Counted::default() },
        2 => Counted { unclosed_at: moment, ..Counted::default() },
        3 => Counted { answered: Some(random.random_bool(0.5)), ..Counted::default() },
        4 => Counted { weekday: i32::try_from(now.weekday().number_from_monday()).ok(), ..Counted::default() },
        5 => Counted { hour: i32::try_from(now.hour()).ok(), ..Counted::default() },
        6 => Counted { stars: Some(5), ..Counted::default() },
        _ => Counted::default(),
    }
}

fn in_order(mut tickets: Vec<Ticket>, sort: Sort) -> Vec<TicketId> {
    match sort {
        Sort::Waiting | Sort::Best => tickets.sort_by_key(|ticket| (ticket.status, ticket.opened_at, ticket.id)),
        Sort::Newest => tickets.sort_by_key(|ticket| Reverse((ticket.opened_at, ticket.id))),
        Sort::Oldest => tickets.sort_by_key(|ticket| (ticket.opened_at, ticket.id)),
        Sort::Updated => tickets.sort_by_key(|ticket| Reverse((ticket.modified_at, ticket.id))),
    }
    tickets.iter().map(|ticket| ticket.id).collect()
}

async fn all_pages(store: &Store, mut filter: TicketFilter) -> (Vec<Ticket>, i64) {
    let mut found = Vec::new();
    loop {
        let page = store.list(&filter).await.unwrap();
        assert!(page.items.len() <= usize::try_from(filter.limit).unwrap());
        found.extend(page.items);
        match page.next {
            Some(next) => filter.cursor = Some(next),
            None => return (found, page.total),
        }
    }
}

#[tokio::test]
async fn pages_hold_every_matching_ticket_once_in_every_order() {
    let seed: u64 = rand::random();
    println!("seed {seed}");
    let mut random = StdRng::seed_from_u64(seed);
    let db = test_database();
    let store = db.store().await;
    let (tickets, mara) = a_campus(&store, &mut random).await;
    for _ in 0..60 {
        let some = |random: &mut StdRng| random.random_bool(0.4);
        let filter = TicketFilter {
            statuses: Status::ALL.into_iter().filter(|_| some(&mut random)).collect(),
            category: some(&mut random).then(|| Category::ALL[random.random_range(0..3)]),
            building: some(&mut random).then(|| "Library".to_owned()),
            mine: some(&mut random).then_some(mara),
            opened_after: some(&mut random).then(|| tickets[random.random_range(0..60)].0.opened_at),
            opened_before: some(&mut random).then(|| tickets[random.random_range(0..60)].0.opened_at),
            guessed: some(&mut random).then(|| Category::ALL[random.random_range(0..3)]),
            corrected: some(&mut random).then(|| random.random_bool(0.5)),
            counted: something_counted(&mut random, &tickets),
            search: None,
            sort: [Sort::Waiting, Sort::Best, Sort::Newest, Sort::Oldest, Sort::Updated][random.random_range(0..5)],
            cursor: None,
            limit: random.random_range(1..20),
        };
        let wanted: Vec<_> =
            tickets.iter().filter(|of| matches(of, &filter)).map(|(ticket, _)| ticket.clone()).collect();
        let (found, total) = all_pages(&store, filter.clone()).await;
        assert_eq!(total, i64::try_from(wanted.len()).unwrap(), "{filter:?}");
        let found: Vec<_> = found.iter().map(|ticket| ticket.id).collect();
        assert_eq!(found, in_order(wanted, filter.sort), "{filter:?}");
    }
}

#[tokio::test]
async fn tickets_opened_while_somebody_pages_neither_hide_nor_repeat_others() {
    let db = test_database();
    let store = db.store().await;
    let author = person(Role::User);
    for _ in 0..10 {
        open_ticket(&store, &author, opened(Category::TechnicalIt, None)).await;
    }
    let mut filter = TicketFilter { sort: Sort::Newest, limit: 3, ..TicketFilter::default() };
    let mut seen = Vec::new();
    loop {
        let page = store.list(&filter).await.unwrap();
        seen.extend(page.items.iter().map(|ticket| ticket.id.0));
        open_ticket(&store, &author, opened(Category::TechnicalIt, None)).await;
        let Some(next) = page.next else { break };
        filter.cursor = Some(next);
    }
    assert_eq!(seen, (1..=10).rev().collect::<Vec<_>>());
}

#[tokio::test]
async fn a_foreign_cursor_is_refused() {
    let db = test_database();
    let store = db.store().await;
    for _ in 0..2 {
        open_ticket(&store, &person(Role::User), opened(Category::TechnicalIt, None)).await;
    }
    let newest = TicketFilter { sort: Sort::Newest, limit: 1, ..TicketFilter::default() };
    let next = store.list(&newest).await.unwrap().next.unwrap();
    for (sort, cursor) in [(Sort::Oldest, next.as_str()), (Sort::Newest, "nonsense"), (Sort::Newest, "")] {
        let filter = TicketFilter { sort, cursor: Some(cursor.to_owned()), limit: 1, ..TicketFilter::default() };
        assert!(matches!(store.list(&filter).await, Err(ReadError::BadCursor)), "{cursor}");
    }
}

#[tokio::test]
async fn the_queue_shows_what_is_not_closed_with_its_last_words() {
    let db = test_database();
    let store = db.store().await;
    let (user, desk) = (person(Role::User), person(Role::Helpdesk));
    let first = open_ticket(&store, &user, opened(Category::TechnicalIt, Some("Library"))).await;
    let second = open_ticket(&store, &user, opened(Category::TechnicalIt, None)).await;
    let third = open_ticket(&store, &user, opened(Category::FacilityManagement, None)).await;
    move_to(&store, first, Status::Active).await;
    move_to(&store, third, Status::Active).await;
    move_to(&store, third, Status::Closed).await;
    let long = format!("{}\n{}", "é".repeat(100), "x".repeat(100));
    write_one(&store, messages(first, 2, vec![by(&desk, message(&long))])).await.unwrap();
    let note = helpdesk_core::EventBody::Note { body: helpdesk_core::NoteText::parse("between us").unwrap() };
    write_one(&store, messages(first, 3, vec![by(&desk, note)])).await.unwrap();

    let (items, total) = store.queue(10).await.unwrap();
    let seen: Vec<_> = items.iter().map(|item| (item.ticket, item.rev, item.status, item.last_author_role)).collect();
    assert_eq!(seen, [(second, Seq(1), Status::Open, Role::User), (first, Seq(4), Status::Active, Role::Helpdesk)]);
    assert_eq!(total, 2);
    assert_eq!(items[0].preview, "The heating in the library is cold");
    assert_eq!(
        items[1].preview,
        format!("{} {}", "é".repeat(100), "x".repeat(19)),
        "cut to 120 characters, on one line"
    );
    assert_eq!(store.queue(1).await.unwrap().0.len(), 1);
    assert_eq!(store.queue_items(&[third, first, TicketId(404)]).await.unwrap(), items[1..]);

    let mut heads = store.unclosed_heads().await.unwrap();
    heads.sort();
    assert_eq!(heads, [(first, Seq(4)), (second, Seq(1))]);
    assert_eq!(store.heads(&[third, TicketId(404)]).await.unwrap(), [(third, Seq(3))]);
    let counts = store.counts().await.unwrap();
    assert_eq!((counts.open, counts.active, counts.closed), (1, 1, 1));
}

#[tokio::test]
async fn a_ticket_is_loaded_with_the_end_of_its_log_and_the_marks_of_its_edits() {
    use helpdesk_core::{Author, Building, Command, EditValue, Event, Location};
    use helpdesk_sql::{Answer, Entry, Snapshot};
    let db = test_database();
    let store = db.store().await;
    let desk: Author = person(Role::Helpdesk);
    let id = open_ticket(&store, &person(Role::User), opened(Category::TechnicalIt, None)).await;
    let place = Location { building: Some(Building::parse("Canteen").unwrap()), room: None };
    let edit = |value| Command::Edit { value, base: None };
    let commands = [
        edit(EditValue::Location(place)),
        Command::Category(Category::ServicesComplaints),
        edit(EditValue::Description(helpdesk_core::Description::parse("Cold soup").unwrap())),
        Command::Assign(helpdesk_core::Assignee::Me),
        Command::Status(Status::Active),
    ];
    for command in commands {
        let before = ticket(&store, id).await;
        let body = before.decide(&command, &desk).unwrap().remove(0);
        let event = by(&desk, body.clone());
        let mut after = before.clone();
        let at = after.modified_at;
        after.evolve(&Event {
            ticket: id,
            seq: before.last_seq.next(),
            author: desk.clone(),
            at,
            cid: event.cid.clone(),
            body,
        });
        let entry = Entry {
            ticket: id,
            expected: before.last_seq,
            events: vec![event],
            snapshot: Some(Snapshot::of(&after)),
            check_cids: true,
        };
        assert!(matches!(write_one(&store, entry).await.unwrap(), Answer::Committed { .. }));
    }
    let loaded = store.load(id, 3).await.unwrap().unwrap();
    assert_eq!(loaded.tail.iter().map(|event| event.seq.0).collect::<Vec<_>>(), [4, 5, 6]);
    let log = store.events(id, Seq::ZERO, 100).await.unwrap();
    assert_eq!(Ticket::replay(&log).unwrap(), loaded.ticket, "marks included");
    let marks = loaded.ticket.marks;
    assert_eq!([marks.location, marks.category, marks.description, marks.assignee], [Seq(2), Seq(3), Seq(4), Seq(5)]);
    assert!(store.load(TicketId(404), 3).await.unwrap().is_none());
}
