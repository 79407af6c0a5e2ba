//! The figures after a random life through the journal: every rollup is what a count from scratch gives.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use helpdesk_core::{Category, Role, Status, TicketId};
use helpdesk_sql::recount::recount;
use helpdesk_sql::testing::test_database;
use helpdesk_sql::timezone::set_timezone;
use helpdesk_sql::{Batch, Creation, Entry, Store};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use support::{by, cid, corrects, message, messages, moves, opened, person, ticket};

/// Something that may happen to a ticket; `None` if it is closed and refuses everything.
async fn something(store: &Store, id: TicketId, random: &mut StdRng) -> Option<Entry> {
    let current = ticket(store, id).await;
    let desk = person(Role::Helpdesk);
    let next = current.status.next()?;
    Some(match random.random_range(0..3) {
        0 => moves(&current, next, &desk),
        1 => {
            let steps: Vec<_> =
                (0..random.random_range(1..4)).map(|_| Category::ALL[random.random_range(0..3)]).collect();
            corrects(&current, &steps, &desk)
        }
        _ => messages(id, current.last_seq.0, vec![by(&desk, message("on our way"))]),
    })
}

#[tokio::test]
async fn after_a_random_life_every_rollup_is_what_a_count_from_scratch_gives() {
    let seed: u64 = rand::random();
    println!("seed {seed}");
    let mut random = StdRng::seed_from_u64(seed);
    let db = test_database();
    let store = db.store().await;
    let mut born = 0;
    for round in 0..40 {
        let creations: Vec<_> = (0..random.random_range(0..4))
            .map(|_| Creation {
                author: person(Role::User),
                cid: cid(),
                opened: opened(Category::ALL[random.random_range(0..3)], None),
            })
            .collect();
        let new = i64::try_from(creations.len()).unwrap();
        let mut entries = Vec::new();
        for id in 1..=born {
            if random.random_bool(0.3) {
                entries.extend(something(&store, TicketId(id), &mut random).await);
            }
        }
        store.write(&Batch { entries, creations }).await.unwrap();
        born += new;
        assert_eq!(recount(db.url()).await.unwrap(), Vec::<String>::new(), "round {round}");
    }
    let closed = store.counts().await.unwrap().closed;
    assert!(closed > 0 && closed < born, "the life had all kinds of tickets");
    assert!(!store.corrections(1_000).await.unwrap().is_empty(), "and some that were corrected");
    assert!(set_timezone(db.url(), chrono_tz::Tz::Pacific__Auckland).await.unwrap());
    assert_eq!(recount(db.url()).await.unwrap(), Vec::<String>::new(), "after the borders moved");
}

#[tokio::test]
async fn a_rollup_that_was_bent_is_told() {
    let db = test_database();
    let store = db.store().await;
    let id = support::a_ticket(&store).await;
    support::move_to(&store, id, Status::Active).await;
    support::correct(&store, id, Category::TechnicalIt, &person(Role::Helpdesk)).await;
    support::correct(&store, id, Category::FacilityManagement, &person(Role::Helpdesk)).await;
    let invented =
        "INSERT INTO hd.corrections SELECT id, category, 'technical_it', 2, requester_id, opened_at FROM hd.tickets";
    db.run(&format!("UPDATE hd.active_by_category SET n = 5; DELETE FROM hd.resolved_by_month; {invented}"));
    let told = recount(db.url()).await.unwrap();
    assert_eq!(told.len(), 4, "{told:?}");
    assert_eq!(told[2], "corrections 1 facility_management technical_it: kept 1, counted 0");
    assert_eq!(told[0], "active_by_category facility_management: kept 5, counted 1");
}

#[tokio::test]
async fn moving_the_borders_of_the_months_waits_for_writers_and_counts_what_they_wrote() {
    let db = test_database();
    support::a_ticket(&db.store().await).await;
    let (writer, connection) = tokio_postgres::connect(db.url(), tokio_postgres::NoTls).await.unwrap();
    db.handle().spawn(connection);
    let born = "BEGIN; SELECT FROM hd.journal('{}', '{}', '{}', '{}', '{}', '{}', ARRAY[ROW(
        gen_random_uuid(), 'Mara', 'user', 'in-the-last-minute',
        '{\"description\": \"Cold\", \"category\": \"technical_it\", \"confidence\": 1, \"reasons\": []}'
    )::hd.new_ticket])";
    writer.batch_execute(born).await.unwrap();
    let moving = tokio::spawn({
        let url = db.url().to_owned();
        async move { set_timezone(&url, chrono_tz::Tz::Pacific__Auckland).await }
    });
    let waits = "SELECT count(*) FROM pg_locks WHERE relation = 'hd.tickets'::regclass AND NOT granted";
    while writer.query_one(waits, &[]).await.unwrap().get::<_, i64>(0) == 0 {
        assert!(!moving.is_finished(), "it did not wait");
        tokio::task::yield_now().await;
    }
    writer.batch_execute("COMMIT").await.unwrap();
    assert!(moving.await.unwrap().unwrap());
    assert_eq!(recount(db.url()).await.unwrap(), Vec::<String>::new());
    assert_eq!(db.store().await.counts().await.unwrap().open, 2);
}

#[tokio::test]
async fn empty_hours_are_forgotten_and_no_figure_changes() {
    let db = test_database();
    let store = db.store().await;
    let old = support::a_ticket(&store).await;
    for step in [Status::Active, Status::Closed] {
        support::move_to(&store, old, step).await;
    }
    support::a_ticket(&store).await;
    assert_eq!(store.forget_empty_hours().await.unwrap(), 0, "today's hours may fill again");
    db.run("UPDATE hd.unclosed_by_hour SET hour = hour - interval '2 days' WHERE n = 0");
    assert_eq!(store.forget_empty_hours().await.unwrap(), 2, "open and active of the closed one");
    assert_eq!(recount(db.url()).await.unwrap(), Vec::<String>::new());
}
