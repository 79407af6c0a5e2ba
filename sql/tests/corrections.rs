//! Corrections: what holds now is kept, what was taken back is not, and a database of before learns from its log.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use chrono_tz::Tz;
use helpdesk_core::Category::{FacilityManagement, ServicesComplaints, TechnicalIt};
use helpdesk_core::event::Edited;
use helpdesk_core::reports::Corrections;
use helpdesk_core::{Category, Description, EventBody, Role, Status, TicketId};
use helpdesk_sql::migrate::migrate;
use helpdesk_sql::recount::recount;
use helpdesk_sql::testing::{TestDatabase, test_database};
use helpdesk_sql::{Answer, Batch, Correction, Entry, Snapshot, WriteError};
use serde_json::json;
use support::{a_ticket, by, correct, corrects, messages, move_to, person, ticket, write_one};

/// Opened and corrected by category, of the one month there is.
async fn of_this_month(db: &TestDatabase) -> [(i64, i64); 3] {
    let Corrections { timezone, months, .. } = db.analytics().await.corrections(None, None).await.unwrap();
    assert_eq!((timezone.as_str(), months.len()), ("UTC", 1), "{months:?}");
    assert_eq!(months[0].categories.iter().map(|line| line.category).collect::<Vec<_>>(), Category::ALL);
    [0, 1, 2].map(|place| (months[0].categories[place].opened, months[0].categories[place].corrected))
}

#[tokio::test]
async fn a_correction_holds_until_it_is_taken_back_and_the_version_tells() {
    let db = test_database();
    let store = db.store().await;
    let (ann, ben) = (person(Role::Helpdesk), person(Role::Helpdesk));
    let (first, second) = (a_ticket(&store).await, a_ticket(&store).await);
    assert_eq!(of_this_month(&db).await, [(2, 0), (0, 0), (0, 0)]);
    let mut version = store.lessons_version().await.unwrap();
    let mut moved = async || {
        let now = store.lessons_version().await.unwrap();
        std::mem::replace(&mut version, now) != now
    };
    assert!(!moved().await);

    correct(&store, first, TechnicalIt, &ann).await;
    correct(&store, second, ServicesComplaints, &ben).await;
    assert!(moved().await);
    let by_ann = Correction { ticket: first, category: TechnicalIt, author: ann.id };
    let by_ben = Correction { ticket: second, category: ServicesComplaints, author: ben.id };
    assert_eq!(store.corrections(10).await.unwrap(), [by_ben, by_ann], "the newest first");
    assert_eq!(store.corrections(1).await.unwrap(), [by_ben], "and no more than asked for");
    assert_eq!(of_this_month(&db).await, [(2, 2), (0, 0), (0, 0)], "by what was found, not by what it is");

    correct(&store, first, ServicesComplaints, &ben).await;
    assert!(moved().await);
    let again = Correction { ticket: first, category: ServicesComplaints, author: ben.id };
    assert_eq!(store.corrections(10).await.unwrap(), [again, by_ben]);
    assert_eq!(of_this_month(&db).await, [(2, 2), (0, 0), (0, 0)]);

    correct(&store, first, FacilityManagement, &ann).await;
    assert!(moved().await);
    assert_eq!(store.corrections(10).await.unwrap(), [by_ben], "taken back, as if it had never been");
    assert_eq!(of_this_month(&db).await, [(2, 1), (0, 0), (0, 0)]);
    assert_eq!(recount(db.url()).await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn several_corrections_in_one_batch_count_by_their_end() {
    let db = test_database();
    let store = db.store().await;
    let ann = person(Role::Helpdesk);
    let ids = [a_ticket(&store).await, a_ticket(&store).await, a_ticket(&store).await];
    let mut entries = Vec::new();
    for (id, steps) in ids.into_iter().zip([
        &[TechnicalIt, ServicesComplaints][..],
        &[TechnicalIt, FacilityManagement][..],
        &[FacilityManagement][..],
    ]) {
        entries.push(corrects(&ticket(&store, id).await, steps, &ann));
    }
    let answers = store.write(&Batch { entries, ..Batch::default() }).await.unwrap();
    assert!(answers.iter().all(|answer| matches!(answer, Answer::Committed { .. })), "{answers:?}");
    let kept = store.corrections(10).await.unwrap();
    assert_eq!(kept, [Correction { ticket: ids[0], category: ServicesComplaints, author: ann.id }]);
    assert_eq!(recount(db.url()).await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn what_is_learnt_is_what_stood_there_when_it_was_corrected() {
    let db = test_database();
    let store = db.store().await;
    let ann = person(Role::Helpdesk);
    let (id, other) = (a_ticket(&store).await, a_ticket(&store).await);
    let rewrite = async |text: &str| {
        let now = ticket(&store, id).await;
        let to = Description::parse(text).unwrap();
        let body = EventBody::Edited(Edited::Description { from: now.description.clone(), to: to.clone() });
        let snapshot = Snapshot { description: to, ..Snapshot::of(&now) };
        let entry = messages(id, now.last_seq.0, vec![by(&ann, body)]);
        write_one(&store, Entry { snapshot: Some(snapshot), ..entry }).await.unwrap();
    };
    correct(&store, other, TechnicalIt, &ann).await;
    rewrite("My password is rejected").await;
    assert_eq!(store.corrected_words(&[id], 300).await.unwrap(), [], "nobody corrected it");
    correct(&store, id, TechnicalIt, &ann).await;
    rewrite("Never mind").await;
    let mut words = store.corrected_words(&[id, other, TicketId(404)], 11).await.unwrap();
    words.sort();
    assert_eq!(words, [(id, "My password".to_owned()), (other, "The heating".to_owned())]);
}

#[tokio::test]
async fn a_correction_stays_with_whoever_said_so_first() {
    let db = test_database();
    let store = db.store().await;
    let (ann, mal) = (person(Role::Helpdesk), person(Role::Helpdesk));
    let id = a_ticket(&store).await;
    correct(&store, id, TechnicalIt, &ann).await;
    correct(&store, id, ServicesComplaints, &mal).await;
    correct(&store, id, TechnicalIt, &mal).await;
    let kept = store.corrections(10).await.unwrap();
    assert_eq!(kept, [Correction { ticket: id, category: TechnicalIt, author: ann.id }], "nobody takes it over");
}

#[tokio::test]
async fn a_category_that_moves_without_an_event_is_refused() {
    let db = test_database();
    let store = db.store().await;
    let id = a_ticket(&store).await;
    let entry = corrects(&ticket(&store, id).await, &[TechnicalIt], &person(Role::Helpdesk));
    let silently = |entry: &Entry| {
        let nothing = support::by(&person(Role::Helpdesk), support::message("nothing to see here"));
        Entry { events: vec![nothing], ..entry.clone() }
    };
    let refuses = async |entry: Entry| match write_one(&store, entry).await {
        Err(WriteError::Refused { code, .. }) => assert_eq!(code, "HD003"),
        other => panic!("{other:?}"),
    };
    refuses(silently(&entry)).await;
    assert_eq!(store.corrections(10).await.unwrap(), []);
    write_one(&store, entry).await.unwrap();
    let held = store.corrections(10).await.unwrap();
    for to in [FacilityManagement, ServicesComplaints] {
        refuses(silently(&corrects(&ticket(&store, id).await, &[to], &person(Role::Helpdesk)))).await;
    }
    assert_eq!(store.corrections(10).await.unwrap(), held, "nor back, nor on");
}

/// How a server of before opens a ticket.
fn born(cid: &str) -> String {
    let opened = json!({"description": "Cold", "category": "technical_it", "confidence": 1, "reasons": []});
    format!(
        "SELECT FROM hd.journal('{{}}', '{{}}', '{{}}', '{{}}', '{{}}', '{{}}',
        ARRAY[ROW(gen_random_uuid(), 'Mara', 'user', '{cid}', '{opened}')::hd.new_ticket])"
    )
}

#[tokio::test]
async fn servers_that_write_while_the_database_is_migrated_lose_nothing() {
    let db = test_database();
    db.set_back(6).await;
    let connect = async || {
        let (client, connection) = tokio_postgres::connect(db.url(), tokio_postgres::NoTls).await.unwrap();
        db.handle().spawn(connection);
        client
    };
    let (early, late, watch) = (connect().await, connect().await, connect().await);
    let waiting = async |n: i64| {
        let waits = "SELECT count(*) FROM pg_locks WHERE relation = 'hd.tickets'::regclass AND NOT granted";
        while watch.query_one(waits, &[]).await.unwrap().get::<_, i64>(0) < n {
            tokio::task::yield_now().await;
        }
    };
    early.batch_execute(&format!("BEGIN; {}", born("early"))).await.unwrap();
    let migrating = tokio::spawn({
        let url = db.url().to_owned();
        async move { migrate(&url, Tz::UTC).await }
    });
    waiting(1).await;
    let writing = tokio::spawn(async move {
        let refused = late.batch_execute(&born("late")).await.unwrap_err();
        (late, refused)
    });
    waiting(2).await;
    early.batch_execute("COMMIT").await.unwrap();
    migrating.await.unwrap().unwrap();
    let (late, refused) = writing.await.unwrap();
    assert_eq!(refused.code().unwrap().code(), "40001", "its server sends the same batch again: {refused:?}");
    late.batch_execute(&born("late")).await.unwrap();
    assert_eq!(of_this_month(&db).await, [(0, 0), (2, 0), (0, 0)]);
    assert_eq!(recount(db.url()).await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn a_database_of_before_gets_its_corrections_from_its_log() {
    let db = test_database();
    db.set_back(6).await;
    let corrected = |ticket: i64, steps: &[&str]| {
        let mut from = "technical_it";
        let events: Vec<String> = (1..)
            .zip(steps)
            .map(|(place, to)| {
                let data = format!("{{\"from\": \"{}\", \"to\": \"{to}\"}}", std::mem::replace(&mut from, to));
                format!(
                    "ROW(1, {place}, 'category', gen_random_uuid(), 'Hal', 'helpdesk', NULL, '{data}')::hd.new_event"
                )
            })
            .collect();
        format!(
            "SELECT FROM hd.journal('{{{ticket}}}', '{{1}}', '{{{}}}', '{{f}}',
            ARRAY[ROW('open', '{from}', 'corrected', 'Cold', NULL, NULL, NULL, NULL)::hd.snapshot],
            ARRAY[{}], '{{}}')",
            steps.len(),
            events.join(", ")
        )
    };
    let life = [
        born("one"),
        born("two"),
        born("three"),
        corrected(1, &["facility_management", "services_complaints"]),
        corrected(2, &["facility_management", "technical_it"]),
    ];
    life.iter().for_each(|statement| db.run(statement));

    migrate(db.url(), Tz::UTC).await.unwrap();
    assert_eq!(recount(db.url()).await.unwrap(), Vec::<String>::new());
    let store = db.store().await;
    let kept = store.corrections(10).await.unwrap();
    assert_eq!(
        kept.iter().map(|one| (one.ticket, one.category)).collect::<Vec<_>>(),
        [(TicketId(1), ServicesComplaints)]
    );
    assert_eq!(of_this_month(&db).await, [(0, 0), (3, 1), (0, 0)]);
    correct(&store, TicketId(1), TechnicalIt, &person(Role::Helpdesk)).await;
    move_to(&store, TicketId(1), Status::Active).await;
    assert_eq!(of_this_month(&db).await, [(0, 0), (3, 0), (0, 0)]);
    assert_eq!(recount(db.url()).await.unwrap(), Vec::<String>::new());
}
