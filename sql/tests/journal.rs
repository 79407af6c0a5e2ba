//! What the write promises: whole entries, dense logs, one effect per cid, refusals that leave nothing behind.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use helpdesk_core::{Category, EventBody, Role, Seq, Status, TicketId};
use helpdesk_sql::testing::test_database;
use helpdesk_sql::{Answer, Batch, Creation, Entry, NewEvent, Snapshot, Store, WriteError};
use std::time::{Duration, Instant};
use support::{a_ticket, by, cid, message, messages, move_to, moves, opened, person, ticket, write_one};

/// A session tells of its reads about once a second; a loaded machine is slower.
const STATISTICS_LIMIT: Duration = Duration::from_secs(60);

fn refused_with(answer: Result<Answer, WriteError>, wanted: &str) {
    match answer {
        Err(WriteError::Refused { code, .. }) if code == wanted => {}
        other => panic!("expected a refusal with {wanted}, got {other:?}"),
    }
}

async fn log_length(store: &Store, id: TicketId) -> usize {
    let log = store.events(id, Seq::ZERO, 1_000).await.unwrap();
    let seqs: Vec<_> = log.iter().map(|event| event.seq.0).collect();
    assert_eq!(seqs, (1..=i64::try_from(log.len()).unwrap()).collect::<Vec<_>>(), "the log is dense");
    assert_eq!(
        ticket(store, id).await.last_seq.0,
        i64::try_from(log.len()).unwrap(),
        "the snapshot knows the log's length"
    );
    log.len()
}

#[tokio::test]
async fn a_new_ticket_is_what_was_reported_and_its_first_event_says_the_same() {
    let db = test_database();
    let store = db.store().await;
    let (author, cid, opened) = (person(Role::User), cid(), opened(Category::TechnicalIt, Some("Hall, \"B\" {north}")));
    let creation = Creation { author: author.clone(), cid: cid.clone(), opened: opened.clone() };
    let answers = store.write(&Batch { creations: vec![creation], ..Batch::default() }).await.unwrap();
    let [Answer::Created { creation: 0, ticket, at }] = answers.as_slice() else { panic!("{answers:?}") };
    let loaded = store.load(*ticket, 10).await.unwrap().unwrap();
    assert_eq!(loaded.tail.len(), 1);
    let first = &loaded.tail[0];
    assert_eq!((first.seq, first.at, first.cid.as_ref(), &first.author), (Seq(1), *at, Some(&cid), &author));
    assert_eq!(first.body, EventBody::Opened(opened));
    assert_eq!(helpdesk_core::Ticket::born(first).unwrap(), loaded.ticket, "the snapshot is the fold of the log");
    assert_eq!(store.find_creation(author.id, &cid).await.unwrap(), Some(*ticket));
}

#[tokio::test]
async fn a_creation_that_is_repeated_answers_the_first_ticket() {
    let db = test_database();
    let store = db.store().await;
    let creation = Creation { author: person(Role::User), cid: cid(), opened: opened(Category::TechnicalIt, None) };
    let once = Batch { creations: vec![creation.clone()], ..Batch::default() };
    let twice_more = Batch { creations: vec![creation.clone(), creation], ..Batch::default() };
    let first = store.write(&once).await.unwrap();
    let [Answer::Created { ticket, at, .. }] = first.as_slice() else { panic!("{first:?}") };
    let mut again = store.write(&twice_more).await.unwrap();
    again.sort_by_key(|answer| format!("{answer:?}"));
    let exists = |creation| Answer::Exists { creation, ticket: *ticket, at: *at };
    assert_eq!(again, [exists(0), exists(1)]);
    assert_eq!(log_length(&store, *ticket).await, 1);
}

#[tokio::test]
async fn the_same_creation_twice_in_one_batch_makes_one_ticket() {
    let db = test_database();
    let store = db.store().await;
    let creation = Creation { author: person(Role::User), cid: cid(), opened: opened(Category::TechnicalIt, None) };
    let answers =
        store.write(&Batch { creations: vec![creation.clone(), creation], ..Batch::default() }).await.unwrap();
    let made: Vec<_> = answers
        .iter()
        .filter_map(|answer| if let Answer::Created { ticket, .. } = answer { Some(*ticket) } else { None })
        .collect();
    let known: Vec<_> = answers
        .iter()
        .filter_map(|answer| if let Answer::Exists { ticket, .. } = answer { Some(*ticket) } else { None })
        .collect();
    assert_eq!((made.len(), &known), (1, &made));
    assert_eq!(store.counts().await.unwrap().open, 1);
}

#[tokio::test]
async fn an_entry_is_committed_as_a_whole_with_one_time() {
    let db = test_database();
    let store = db.store().await;
    let id = a_ticket(&store).await;
    let author = person(Role::User);
    let said = vec![
        by(&author, message("one")),
        NewEvent { cid: None, ..by(&author, message("two")) },
        by(&author, message("three")),
    ];
    let answer = write_one(&store, messages(id, 1, said.clone())).await.unwrap();
    let Answer::Committed { entry: 0, last: Seq(4), at } = answer else { panic!("{answer:?}") };
    let log = store.events(id, Seq(1), 10).await.unwrap();
    let written: Vec<_> = log
        .iter()
        .map(|event| NewEvent { author: event.author.clone(), cid: event.cid.clone(), body: event.body.clone() })
        .collect();
    assert_eq!(format!("{written:?}"), format!("{said:?}"));
    assert!(log.iter().all(|event| event.at == at));
    assert_eq!(ticket(&store, id).await.modified_at, at);
}

#[tokio::test]
async fn an_entry_that_does_not_know_the_whole_log_is_a_conflict_and_writes_nothing() {
    let db = test_database();
    let store = db.store().await;
    let id = a_ticket(&store).await;
    let author = person(Role::User);
    for expected in [0, 2, 7] {
        let answer = write_one(&store, messages(id, expected, vec![by(&author, message("late"))])).await.unwrap();
        assert_eq!(answer, Answer::Conflict { entry: 0, current: Some(Seq(1)) });
    }
    let answer = write_one(&store, messages(TicketId(404), 1, vec![by(&author, message("nowhere"))])).await.unwrap();
    assert_eq!(answer, Answer::Conflict { entry: 0, current: None });
    assert_eq!(log_length(&store, id).await, 1);
}

#[tokio::test]
async fn a_known_cid_answers_its_first_place_even_after_the_closing() {
    let db = test_database();
    let store = db.store().await;
    let id = a_ticket(&store).await;
    let author = person(Role::User);
    let event = by(&author, message("once"));
    let committed = write_one(&store, messages(id, 1, vec![event.clone()])).await.unwrap();
    let Answer::Committed { at, .. } = committed else { panic!("{committed:?}") };
    move_to(&store, id, Status::Active).await;
    move_to(&store, id, Status::Closed).await;
    let retried = vec![by(&author, message("new")), event.clone()];
    let Answer::Duplicate { entry: 0, found } = write_one(&store, messages(id, 4, retried)).await.unwrap() else {
        panic!("no duplicate")
    };
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].author, Some(&found[0].cid), found[0].seq, found[0].at),
        (author.id, event.cid.as_ref(), Seq(2), at)
    );
    assert_eq!(log_length(&store, id).await, 4);
}

#[tokio::test]
async fn a_cid_of_somebody_else_is_another_cid() {
    let db = test_database();
    let store = db.store().await;
    let id = a_ticket(&store).await;
    let event = by(&person(Role::User), message("mine"));
    write_one(&store, messages(id, 1, vec![event.clone()])).await.unwrap();
    let theirs = NewEvent { author: person(Role::User), ..event };
    let answer = write_one(&store, messages(id, 2, vec![theirs])).await.unwrap();
    assert!(matches!(answer, Answer::Committed { last: Seq(3), .. }), "{answer:?}");
}

#[tokio::test]
async fn a_check_that_was_left_out_wrongly_is_caught_by_the_unique_index() {
    let db = test_database();
    let store = db.store().await;
    let id = a_ticket(&store).await;
    let event = by(&person(Role::User), message("once"));
    write_one(&store, messages(id, 1, vec![event.clone()])).await.unwrap();
    let unchecked = Entry { check_cids: false, ..messages(id, 2, vec![event]) };
    refused_with(write_one(&store, unchecked).await, "23505");
    assert_eq!(log_length(&store, id).await, 2);
}

#[tokio::test]
async fn a_mixed_batch_answers_each_part_for_itself() {
    let db = test_database();
    let store = db.store().await;
    let (first, second, third, fourth) =
        (a_ticket(&store).await, a_ticket(&store).await, a_ticket(&store).await, a_ticket(&store).await);
    let (user, desk) = (person(Role::User), person(Role::Helpdesk));
    let known = by(&user, message("known"));
    write_one(&store, messages(second, 1, vec![known.clone()])).await.unwrap();
    let entries = vec![
        moves(&ticket(&store, third).await, Status::Active, &desk),
        messages(fourth, 9, vec![by(&user, message("behind"))]),
        messages(second, 2, vec![known]),
        messages(first, 1, vec![by(&user, message("fits"))]),
    ];
    let creations = vec![Creation { author: user, cid: cid(), opened: opened(Category::ServicesComplaints, None) }];
    let answers = store.write(&Batch { entries, creations }).await.unwrap();
    assert_eq!(answers.len(), 5);
    let has = |wanted: fn(&Answer) -> bool| assert!(answers.iter().any(wanted), "{answers:?}");
    has(|answer| matches!(answer, Answer::Committed { entry: 0, last: Seq(2), .. }));
    has(|answer| matches!(answer, Answer::Conflict { entry: 1, current: Some(Seq(1)) }));
    has(|answer| matches!(answer, Answer::Duplicate { entry: 2, found } if found.len() == 1));
    has(|answer| matches!(answer, Answer::Committed { entry: 3, last: Seq(2), .. }));
    has(|answer| matches!(answer, Answer::Created { creation: 0, .. }));
    assert_eq!(ticket(&store, third).await.status, Status::Active);
}

#[tokio::test]
async fn the_log_and_the_status_move_together_or_not_at_all() {
    let db = test_database();
    let store = db.store().await;
    let id = a_ticket(&store).await;
    let desk = person(Role::Helpdesk);
    let current = ticket(&store, id).await;
    let status = |from, to| by(&desk, EventBody::Status { from, to });
    let entry = |events, to| Entry {
        events,
        snapshot: Some(Snapshot { status: to, ..Snapshot::of(&current) }),
        ..moves(&current, to, &desk)
    };

    let only_the_column = entry(vec![by(&desk, message("silent"))], Status::Active);
    refused_with(write_one(&store, only_the_column).await, "HD003");
    let only_the_log = entry(vec![status(Status::Open, Status::Active)], Status::Open);
    refused_with(write_one(&store, only_the_log).await, "HD002");
    let two_moves =
        entry(vec![status(Status::Open, Status::Active), status(Status::Active, Status::Closed)], Status::Closed);
    refused_with(write_one(&store, two_moves).await, "HD001");
    let there_and_on =
        entry(vec![status(Status::Open, Status::Active), status(Status::Open, Status::Active)], Status::Active);
    refused_with(write_one(&store, there_and_on).await, "HD003");
    assert_eq!((log_length(&store, id).await, ticket(&store, id).await.status), (1, Status::Open));
}

#[tokio::test]
async fn values_out_of_range_are_refused_and_the_rest_of_the_batch_with_them() {
    let db = test_database();
    let store = db.store().await;
    let (good, bad) = (a_ticket(&store).await, a_ticket(&store).await);
    let author = person(Role::User);
    let entries = vec![
        messages(good, 1, vec![by(&author, message("fine"))]),
        messages(bad, 1, vec![by(&author, EventBody::Hidden {})]),
    ];
    let answer = store.write(&Batch { entries, ..Batch::default() }).await;
    assert!(matches!(&answer, Err(WriteError::Refused { code, .. }) if code == "23514"), "{answer:?}");
    assert_eq!((log_length(&store, good).await, log_length(&store, bad).await), (1, 1));
}

#[tokio::test]
async fn a_lock_that_is_held_too_long_asks_for_the_same_batch_again() {
    let db = test_database();
    let store = db.store().await;
    let id = a_ticket(&store).await;
    let (holder, connection) = tokio_postgres::connect(db.url(), tokio_postgres::NoTls).await.unwrap();
    db.handle().spawn(connection);
    holder.batch_execute("BEGIN; LOCK TABLE hd.tickets IN EXCLUSIVE MODE").await.unwrap();
    let entry = messages(id, 1, vec![by(&person(Role::User), message("patient"))]);
    let answer = write_one(&store, entry.clone()).await;
    assert_eq!(answer, Err(WriteError::Again { code: "55P03".to_owned() }));
    holder.batch_execute("ROLLBACK").await.unwrap();
    assert!(matches!(write_one(&store, entry).await, Ok(Answer::Committed { .. })));
}

#[tokio::test]
async fn a_connection_that_is_cut_in_a_write_says_so_and_the_next_write_works() {
    let db = test_database();
    let store = db.store().await;
    let id = a_ticket(&store).await;
    let (holder, connection) = tokio_postgres::connect(db.url(), tokio_postgres::NoTls).await.unwrap();
    db.handle().spawn(connection);
    holder.batch_execute("BEGIN; LOCK TABLE hd.tickets IN EXCLUSIVE MODE").await.unwrap();
    let entry = messages(id, 1, vec![by(&person(Role::User), message("cut"))]);
    let writing = tokio::spawn({
        let (store, entry) = (store.clone(), entry.clone());
        async move { write_one(&store, entry).await }
    });
    let cut = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    while holder.query_one(cut, &[]).await.unwrap().get::<_, i64>(0) == 0 {
        tokio::task::yield_now().await;
    }
    assert_eq!(writing.await.unwrap(), Err(WriteError::Lost { code: "57P01".to_owned() }));
    holder.batch_execute("ROLLBACK").await.unwrap();
    assert!(matches!(write_one(&store, entry).await, Ok(Answer::Committed { .. })));
}

/// Each event waits until nobody holds advisory lock 1: longer than any limit on locks, as short as the test wants.
const GATE: &str = "CREATE FUNCTION public.gate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    WHILE NOT pg_try_advisory_xact_lock_shared(1) LOOP PERFORM pg_sleep(0.005); END LOOP;
    RETURN new;
END $$;
CREATE TRIGGER gate BEFORE INSERT ON hd.events FOR EACH ROW EXECUTE FUNCTION public.gate();";

#[tokio::test]
async fn a_full_pool_says_busy_and_sent_nothing() {
    let db = test_database();
    let sizes = helpdesk_sql::PoolSizes { write: 1, read: 2 };
    let store = Store::open(db.url(), db.handle(), sizes).await.unwrap();
    let id = a_ticket(&store).await;
    let (holder, connection) = tokio_postgres::connect(db.url(), tokio_postgres::NoTls).await.unwrap();
    db.handle().spawn(connection);
    holder.batch_execute(GATE).await.unwrap();
    holder.batch_execute("SELECT pg_advisory_lock(1)").await.unwrap();
    let entry = messages(id, 1, vec![by(&person(Role::User), message("first"))]);
    let both = [entry.clone(), entry].map(|entry| Box::pin(write_one(&store, entry)));
    let (busy, _, rest) = futures::future::select_all(both).await;
    assert_eq!(busy, Err(WriteError::Busy));
    holder.batch_execute("SELECT pg_advisory_unlock(1)").await.unwrap();
    let rest = futures::future::join_all(rest).await;
    assert!(matches!(rest.as_slice(), [Ok(Answer::Committed { .. })]), "{rest:?}");
    assert_eq!(log_length(&store, id).await, 2);
}

#[tokio::test]
async fn a_row_that_somebody_holds_is_skipped_and_told_so_and_the_others_are_written() {
    let db = test_database();
    let store = db.store().await;
    let (held, free, missing) = (a_ticket(&store).await, a_ticket(&store).await, TicketId(i64::MAX));
    let una = person(Role::User);
    let say = |id| messages(id, 1, vec![by(&una, message("hello"))]);
    let taken = moves(&ticket(&store, held).await, Status::Active, &person(Role::Helpdesk));
    let hold = db.hold(held).await;
    for entry in [say(held), taken.clone()] {
        let batch = Batch { entries: vec![entry, say(missing), say(free)], ..Batch::default() };
        let answers = store.write(&batch).await.unwrap();
        assert!(answers.contains(&Answer::Locked { entry: 0 }), "{answers:?}");
        assert!(answers.contains(&Answer::Conflict { entry: 1, current: None }), "{answers:?}");
        let third =
            |answer: &&Answer| matches!(answer, Answer::Committed { entry: 2, .. } | Answer::Conflict { entry: 2, .. });
        assert!(answers.iter().any(|answer| third(&answer)), "{answers:?}");
    }
    assert_eq!((log_length(&store, held).await, log_length(&store, free).await), (1, 2));
    drop(hold);
    let written = async || write_one(&store, taken.clone()).await.unwrap();
    let mut answer = written().await;
    while matches!(answer, Answer::Locked { .. }) {
        answer = written().await; // the connection that held it is still being ended
    }
    assert!(matches!(answer, Answer::Committed { .. }), "{answer:?}");
    assert_eq!(ticket(&store, held).await.status, Status::Active);
}

#[tokio::test]
async fn a_plan_that_was_made_for_a_small_table_does_not_read_a_large_one_whole() {
    let db = test_database();
    let store = db.store().await;
    let id = a_ticket(&store).await;
    let (una, (whole_before, mut by_key)) = (person(Role::User), db.scans_of_tickets());
    let (wanted, mut whole, begun, mut last) = (by_key + 40, whole_before, Instant::now(), 1);
    while by_key < wanted {
        assert!(begun.elapsed() < STATISTICS_LIMIT, "PostgreSQL does not tell of {last} writes");
        let answer = write_one(&store, messages(id, last, vec![by(&una, message("hello"))])).await.unwrap();
        assert!(matches!(answer, Answer::Committed { .. }), "{answer:?}");
        last += 1;
        (whole, by_key) = db.scans_of_tickets();
    }
    assert_eq!(whole, whole_before);
}
