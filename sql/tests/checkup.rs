//! What a check-up finds: nothing in what the journal wrote, and each thing that was bent behind its back.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use helpdesk_core::{Category, Role, Status, TicketId};
use helpdesk_sql::Store;
use helpdesk_sql::checkup::Checkup;
use helpdesk_sql::migrate::known_version;
use helpdesk_sql::testing::test_database;
use support::{a_ticket, by, correct, message, messages, move_to, person, write_one};

/// Statements that nobody may say: the triggers would refuse them, so they are off.
fn past_the_journal(statement: &str) -> String {
    format!("BEGIN; SET LOCAL session_replication_role = replica; {statement}; COMMIT;")
}

async fn a_whole_life(store: &Store) -> TicketId {
    let id = a_ticket(store).await;
    let una = person(Role::User);
    let said = write_one(store, messages(id, 1, vec![by(&una, message("one")), by(&una, message("two"))])).await;
    assert!(said.is_ok(), "{said:?}");
    correct(store, id, Category::TechnicalIt, &person(Role::Helpdesk)).await;
    move_to(store, id, Status::Active).await;
    move_to(store, id, Status::Closed).await;
    id
}

async fn faults(checkup: &Checkup) -> Vec<String> {
    checkup.look(TicketId(0), 1_000).await.unwrap().faults
}

#[tokio::test]
async fn a_database_that_only_the_journal_wrote_is_well_whichever_portions_are_read() {
    let db = test_database();
    let store = db.store().await;
    let checkup = Checkup::begin(db.url()).await.unwrap();
    assert_eq!((checkup.last_ticket().await.unwrap(), checkup.look(TicketId(0), 10).await.unwrap().last), (0, None));
    let mut lived = Vec::new();
    for _ in 0..5 {
        lived.push(a_whole_life(&store).await);
        a_ticket(&store).await;
    }
    let vitals = checkup.vitals().await.unwrap();
    assert_eq!(vitals.schema, known_version());
    assert!(vitals.ahead.abs() < vitals.took + chrono::TimeDelta::milliseconds(1), "{vitals:?}: it is the same clock");
    let (mut after, mut tickets) = (TicketId(0), 0);
    loop {
        let looked = checkup.look(after, 3).await.unwrap();
        assert_eq!(looked.faults, Vec::<String>::new());
        tickets += looked.tickets;
        let Some(last) = looked.last else { break };
        after = last;
    }
    assert_eq!((tickets, after.0), (10, checkup.last_ticket().await.unwrap()));
    assert_eq!(checkup.figures().await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn whatever_is_bent_is_told_by_its_name() {
    for (bent, told) in [
        ("DELETE FROM hd.events WHERE seq = 2", "event 2 of its log is missing, 3 follows"),
        ("DELETE FROM hd.events WHERE seq = 1", "event 1 of its log is missing, 2 follows"),
        (
            "DELETE FROM hd.events WHERE kind = 'status' AND data->>'to' = 'closed'",
            "its log has 5 events, the ticket says 6",
        ),
        ("UPDATE hd.tickets SET status = 'active', closed_at = NULL", "not what its log says: status, closed_at"),
        ("UPDATE hd.tickets SET description = 'Another', room = '9'", "not what its log says: description, location"),
        ("UPDATE hd.tickets SET category = 'services_complaints'", "not what its log says: category"),
        (
            "UPDATE hd.events SET at = at - interval '1 hour' WHERE seq = 6",
            "not what its log says: modified_at, closed_at",
        ),
        ("UPDATE hd.events SET author_id = gen_random_uuid() WHERE seq = 1", "not what its log says: requester"),
        ("UPDATE hd.events SET data = '{}' WHERE kind = 'message'", "event 2"),
    ] {
        let db = test_database();
        let id = a_whole_life(&db.store().await).await;
        let checkup = Checkup::begin(db.url()).await.unwrap();
        assert_eq!(faults(&checkup).await, Vec::<String>::new());
        db.run(&past_the_journal(bent));
        let found = faults(&checkup).await;
        assert_eq!(found.len(), 1, "{bent}: {found:?}");
        assert!(found[0].starts_with(&format!("ticket {id}: ")) || told == "event 2", "{found:?}");
        assert!(found[0].ends_with(told) || told == "event 2" && found[0].contains(told), "{bent}: {found:?}");
    }
}

#[tokio::test]
async fn a_figure_that_was_bent_is_told() {
    let db = test_database();
    a_ticket(&db.store().await).await;
    let checkup = Checkup::begin(db.url()).await.unwrap();
    db.run("UPDATE hd.flow_by_hour SET opened = 7");
    let told = checkup.figures().await.unwrap();
    assert!(told.len() == 1 && told[0].ends_with("kept 7, counted 1"), "{told:?}");
}
