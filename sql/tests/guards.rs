//! The second wall: what the database refuses, whoever asks.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use helpdesk_core::{Role, Status};
use helpdesk_sql::testing::{TestDatabase, test_database};
use support::{a_ticket, by, message, messages, move_to, person, write_one};
use tokio_postgres::{Client, NoTls};

async fn connect(db: &TestDatabase, options: &str) -> Client {
    let mut config: tokio_postgres::Config = db.url().parse().unwrap();
    let (client, connection) = config.options(options).connect(NoTls).await.unwrap();
    db.handle().spawn(connection);
    client
}

async fn code(client: &Client, statement: &str) -> String {
    match client.batch_execute(statement).await {
        Ok(()) => "done".to_owned(),
        Err(error) => error.code().map_or_else(|| error.to_string(), |code| code.code().to_owned()),
    }
}

/// One ticket of each status, by number: 1 open, 2 active, 3 closed.
async fn one_of_each(db: &TestDatabase) {
    let store = db.store().await;
    for status in [None, Some(Status::Active), Some(Status::Closed)] {
        let id = a_ticket(&store).await;
        for step in
            [Status::Active, Status::Closed].into_iter().filter(|step| status.is_some_and(|status| *step <= status))
        {
            move_to(&store, id, step).await;
        }
    }
}

const EVERY_WAY_TO_WRITE: [&str; 23] = [
    "INSERT INTO hd.tickets SELECT * FROM hd.tickets",
    "UPDATE hd.tickets SET last_seq = last_seq + 1",
    "UPDATE hd.tickets SET status = 'closed' WHERE id = 1",
    "DELETE FROM hd.tickets",
    "TRUNCATE hd.tickets",
    "INSERT INTO hd.events SELECT * FROM hd.events",
    "UPDATE hd.events SET data = '{}'",
    "DELETE FROM hd.events",
    "TRUNCATE hd.events",
    "DELETE FROM hd.resolved_by_month",
    "UPDATE hd.active_by_category SET n = 0",
    "UPDATE hd.settings SET timezone = 'UTC'",
    "SELECT hd.set_timezone('Europe/Berlin')",
    "SELECT hd.figures('{}'::hd.movement[])",
    "SELECT hd.figures('{}'::hd.step[])",
    "SELECT hd.respond('{1}', '{now}', '{now}')",
    "SELECT hd.find_first_responses()",
    "SELECT hd.count_figures()",
    "SELECT hd.count_what_is_due()",
    "UPDATE hd.search SET indexed_seq = 0",
    "DELETE FROM hd.search_words",
    "DROP TABLE hd.events",
    "CREATE TABLE hd.mine (x int)",
];

#[tokio::test]
async fn the_application_can_write_through_the_journal_alone() {
    let db = test_database();
    one_of_each(&db).await;
    let app = connect(&db, "-c role=helpdesk_app").await;
    for statement in EVERY_WAY_TO_WRITE {
        assert_eq!(code(&app, statement).await, "42501", "{statement}");
    }
    assert_eq!(code(&app, "SELECT * FROM hd.tickets, hd.events, hd.settings").await, "done");
}

#[tokio::test]
async fn the_analytics_can_neither_write_nor_read_a_message() {
    let db = test_database();
    one_of_each(&db).await;
    let analytics = connect(&db, "-c role=helpdesk_analytics").await;
    for statement in EVERY_WAY_TO_WRITE {
        assert_eq!(code(&analytics, statement).await, "42501", "{statement}");
    }
    assert_eq!(code(&analytics, "SELECT * FROM hd.events").await, "42501");
    assert_eq!(code(&analytics, "SELECT * FROM hd.journal('{}','{}','{}','{}','{}','{}','{}')").await, "42501");
    assert_eq!(code(&analytics, "SELECT count(*) FROM hd.tickets").await, "done");
}

#[tokio::test]
async fn even_the_owner_cannot_bend_the_rules() {
    let db = test_database();
    one_of_each(&db).await;
    let owner = connect(&db, "").await;
    let move_on = |id, to| format!("UPDATE hd.tickets SET last_seq = last_seq + 1, status = '{to}' WHERE id = {id}");
    let set = |id, what| format!("UPDATE hd.tickets SET last_seq = last_seq + 1, {what} WHERE id = {id}");
    let refused = [
        move_on(1, "closed"),
        move_on(2, "open"),
        move_on(3, "open"),
        move_on(3, "active"),
        set(3, "description = 'after the closing'"),
        set(1, "modified_at = modified_at - interval '1 second'"),
        set(1, "opened_at = opened_at - interval '1 day'"),
        set(1, "requester_id = gen_random_uuid()"),
        set(1, "create_cid = 'another'"),
        set(1, "id = 99"),
        "UPDATE hd.tickets SET description = 'in silence' WHERE id = 1".to_owned(),
        "UPDATE hd.tickets SET last_seq = 0 WHERE id = 1".to_owned(),
        "DELETE FROM hd.tickets WHERE id = 1".to_owned(),
        "TRUNCATE hd.tickets".to_owned(),
        "UPDATE hd.events SET author_name = 'Somebody'".to_owned(),
        "DELETE FROM hd.events WHERE ticket_id = 1".to_owned(),
        "TRUNCATE hd.events".to_owned(),
    ];
    for statement in refused {
        assert_eq!(code(&owner, &statement).await, "HD001", "{statement}");
    }
    let born = |status, seq| {
        format!(
            "INSERT INTO hd.tickets (last_seq, opened_at, modified_at, status, category, category_source, category_confidence, category_reasons,
             requester_id, requester_name, create_cid, description)
             VALUES ({seq}, now(), now(), '{status}', 'technical_it', 'automatic', 1, '[]', gen_random_uuid(), 'x', 'x', 'x')"
        )
    };
    for statement in [born("active", 1), born("closed", 1), born("open", 2)] {
        assert_eq!(code(&owner, &statement).await, "HD001", "{statement}");
    }
    assert_eq!(code(&owner, &move_on(1, "active")).await, "done", "the guard lets the legal step pass");
}

#[tokio::test]
async fn a_receipt_moves_forward_and_is_never_taken_back() {
    let db = test_database();
    one_of_each(&db).await;
    let (app, owner) = (connect(&db, "-c role=helpdesk_app").await, connect(&db, "").await);
    let read = "INSERT INTO hd.receipts VALUES (3, '6f2d1d0c-3c5b-4f5e-8a3c-0d9a1b2c3d4e', 'helpdesk', 2)";
    assert_eq!(code(&app, read).await, "done", "reading is no writing: a closed ticket may be read");
    assert_eq!(code(&app, "UPDATE hd.receipts SET seq = 3").await, "done");
    for statement in ["UPDATE hd.receipts SET seq = 1", "UPDATE hd.receipts SET seq = 9, role = 'user'"] {
        assert_eq!(code(&owner, statement).await, "HD001", "{statement}");
    }
    for statement in ["DELETE FROM hd.receipts", "TRUNCATE hd.receipts"] {
        assert_eq!(code(&app, statement).await, "42501", "{statement}");
    }
    let analytics = connect(&db, "-c role=helpdesk_analytics").await;
    assert_eq!(code(&analytics, "SELECT * FROM hd.receipts").await, "42501", "who reads what is no figure");
}

#[tokio::test]
async fn the_journal_cannot_reach_a_closed_ticket() {
    let db = test_database();
    one_of_each(&db).await;
    let store = db.store().await;
    let entry = messages(helpdesk_core::TicketId(3), 3, vec![by(&person(Role::User), message("too late"))]);
    let answer = write_one(&store, entry).await;
    assert!(matches!(&answer, Err(helpdesk_sql::WriteError::Refused { code, .. }) if code == "HD001"), "{answer:?}");
}
