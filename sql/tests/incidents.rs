//! Grouping in the database: a ticket is in at most one incident, whoever asks at the same time, and nothing else than the
//! functions can write.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use helpdesk_core::incident::MEMBERS;
use helpdesk_core::{IncidentId, Role, Status, TicketId};
use helpdesk_sql::testing::test_database;
use helpdesk_sql::{AnswerBegun, Grouping, Store};
use support::{a_ticket, cid, move_to, person};
use tokio_postgres::NoTls;

async fn tickets(store: &Store, count: usize) -> Vec<TicketId> {
    let mut ids = Vec::new();
    for _ in 0..count {
        ids.push(a_ticket(store).await);
    }
    ids
}

async fn opened(store: &Store, tickets: &[TicketId]) -> IncidentId {
    match store.open_incident(&person(Role::Helpdesk), &cid(), tickets).await.unwrap() {
        Grouping::Opened(incident) => incident,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn of_many_that_want_the_same_ticket_one_gets_it_and_the_others_change_nothing() {
    let db = test_database();
    let store = db.store().await;
    let shared = a_ticket(&store).await;
    let own = tickets(&store, 6).await;
    // the shared one is the first of each, so that all meet there before they have written anything else
    let asked: Vec<Vec<TicketId>> = own.iter().map(|one| vec![shared, *one]).collect();
    let people: Vec<_> = own.iter().map(|_| (person(Role::Helpdesk), cid())).collect();
    let calls = asked.iter().zip(&people).map(|(tickets, (who, cid))| store.open_incident(who, cid, tickets));
    let answers: Vec<Grouping> = futures::future::join_all(calls).await.into_iter().map(Result::unwrap).collect();
    let won: Vec<usize> = (0..6).filter(|n| matches!(answers[*n], Grouping::Opened(_))).collect();
    assert_eq!(won.len(), 1, "{answers:?}");
    let Grouping::Opened(incident) = answers[won[0]] else { panic!("{answers:?}") };
    for (n, answer) in answers.iter().enumerate().filter(|(n, _)| *n != won[0]) {
        assert_eq!(*answer, Grouping::Taken(shared, incident), "{n}");
    }
    let marks = store.incident_marks(100).await.unwrap();
    assert_eq!(marks.len(), 1);
    assert_eq!(marks[0].tickets, [shared, own[won[0]]]);
    let free: Vec<TicketId> = own.iter().copied().filter(|one| *one != own[won[0]]).collect();
    opened(&store, &free).await;
}

#[tokio::test]
async fn members_come_and_leave_and_the_version_tells_of_each() {
    let db = test_database();
    let store = db.store().await;
    let ids = tickets(&store, MEMBERS + 1).await;
    let mut version = store.incidents_version().await.unwrap();
    let mut moved = async |holds: bool| {
        let now = store.incidents_version().await.unwrap();
        assert_eq!(now > version, holds);
        version = now;
    };
    let incident = opened(&store, &ids[..2]).await;
    moved(true).await;
    assert_eq!(store.join_incident(incident, &ids[..MEMBERS]).await.unwrap(), Grouping::Joined(incident));
    moved(true).await;
    assert_eq!(store.join_incident(incident, &ids[MEMBERS..]).await.unwrap(), Grouping::Full);
    assert_eq!(
        store.join_incident(incident, &[TicketId(999_999)]).await.unwrap(),
        Grouping::Unknown(TicketId(999_999))
    );
    assert_eq!(store.join_incident(IncidentId(77), &ids[..1]).await.unwrap(), Grouping::Gone);
    moved(false).await;
    assert_eq!(
        store.incident(incident).await.unwrap().unwrap().tickets.len(),
        MEMBERS,
        "what was refused left nothing"
    );
    assert!(store.leave_incident(incident, Some(ids[0])).await.unwrap());
    assert!(store.leave_incident(incident, Some(ids[0])).await.unwrap(), "again it changes nothing");
    assert!(!store.leave_incident(IncidentId(77), None).await.unwrap());
    moved(true).await;
    for ticket in &ids[1..MEMBERS] {
        assert!(store.incident(incident).await.unwrap().is_some());
        assert!(store.leave_incident(incident, Some(*ticket)).await.unwrap());
    }
    assert_eq!(store.incident(incident).await.unwrap(), None, "the last one took the lights with it");
    assert_eq!(store.join_incident(incident, &ids[..1]).await.unwrap(), Grouping::Gone);
}

#[tokio::test]
async fn closed_tickets_stay_members_and_neither_come_nor_are_answered() {
    let db = test_database();
    let store = db.store().await;
    let ids = tickets(&store, 4).await;
    for step in [Status::Active, Status::Closed] {
        move_to(&store, ids[3], step).await;
    }
    let hal = person(Role::Helpdesk);
    assert_eq!(store.open_incident(&hal, &cid(), &ids).await.unwrap(), Grouping::Closed(ids[3]));
    let incident = opened(&store, &ids[..3]).await;
    for step in [Status::Active, Status::Closed] {
        move_to(&store, ids[0], step).await;
    }
    let (key, late) = (cid(), cid());
    let begin =
        async |key: &helpdesk_core::Cid, words: &[u8]| store.answer_incident(incident, &hal, key, words).await.unwrap();
    assert_eq!(begin(&key, b"one").await, AnswerBegun::Go(ids[1..3].to_vec()));
    assert_eq!(begin(&key, b"two").await, AnswerBegun::Conflict);
    for ticket in &ids[1..3] {
        for step in [Status::Active, Status::Closed] {
            move_to(&store, *ticket, step).await;
        }
    }
    assert_eq!(begin(&key, b"one").await, AnswerBegun::Go(ids[1..3].to_vec()), "what was begun is what it was");
    assert_eq!(begin(&late, b"one").await, AnswerBegun::Closed);
    assert_eq!(store.incident(incident).await.unwrap().unwrap().tickets.len(), 3);
    assert!(store.incident_marks(100).await.unwrap().is_empty(), "nobody works on it any more");
    assert_eq!(store.incidents(Some(ids[0]), None, 10).await.unwrap()[0].id, incident);
    assert!(store.leave_incident(incident, None).await.unwrap());
    assert_eq!(begin(&key, b"one").await, AnswerBegun::Gone);
}

#[tokio::test]
async fn one_cid_opens_one_incident() {
    let db = test_database();
    let store = db.store().await;
    let ids = tickets(&store, 3).await;
    let (hal, key) = (person(Role::Helpdesk), cid());
    let open = async |tickets: &[TicketId]| store.open_incident(&hal, &key, tickets).await.unwrap();
    let calls = futures::future::join_all((0..4).map(|_| store.open_incident(&hal, &key, &ids[..2]))).await;
    let answers: Vec<Grouping> = calls.into_iter().map(Result::unwrap).collect();
    assert_eq!(answers.iter().filter(|one| matches!(one, Grouping::Opened(_))).count(), 1, "{answers:?}");
    let incident = store.incidents(Some(ids[0]), None, 1).await.unwrap()[0].id;
    assert_eq!(open(&ids[..2]).await, Grouping::Exists(incident));
    assert_eq!(open(&ids[1..]).await, Grouping::Conflict);
    store.leave_incident(incident, None).await.unwrap();
    assert_eq!(open(&ids[..2]).await, Grouping::Gone, "a late repeat does not open it again");
}

#[tokio::test]
async fn the_application_groups_through_the_functions_alone() {
    let db = test_database();
    let mut config: tokio_postgres::Config = db.url().parse().unwrap();
    let (app, connection) = config.options("-c role=helpdesk_app").connect(NoTls).await.unwrap();
    db.handle().spawn(connection);
    for statement in [
        "INSERT INTO hd.incident_members VALUES (1, 1)",
        "DELETE FROM hd.incident_members",
        "UPDATE hd.incidents SET dissolved_at = now()",
        "UPDATE hd.incident_answers SET said = ''",
        "UPDATE hd.incidents_version SET version = 0",
        "SELECT hd.make_members(1, '{1}', 9)",
        "SELECT hd.incidents_changed()",
    ] {
        let refused = app.batch_execute(statement).await.unwrap_err();
        assert_eq!(refused.code().map(|code| code.code()), Some("42501"), "{statement}");
    }
}
