//! Loading whole logs: what stands there is what the journal would have written, the schema is as it was, and a load that
//! does not end leaves nothing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use helpdesk_core::{Role, Seq, Status, Ticket, TicketId};
use helpdesk_seed::{Campus, Life, Plan};
use helpdesk_sql::load::{GivenStars, Load, LoadError, Rows, Unfit, refuse_tickets};
use helpdesk_sql::recount::recount;
use helpdesk_sql::testing::{TestDatabase, test_database};
use helpdesk_sql::{Answer, TicketFilter};
use support::{a_ticket, by, messages, person, write_one};

/// Some 2,000 tickets of a year, so that every kind of event is among them.
const TICKETS: u64 = 2_000;
/// Everything that a load takes away and brings back.
const REMEMBER: &str = "CREATE TABLE public.schema_before AS SELECT * FROM (
    SELECT indexdef AS said FROM pg_indexes WHERE schemaname = 'hd'
    UNION ALL SELECT conrelid::regclass || conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'hd'::regnamespace
    UNION ALL SELECT tgrelid::regclass || tgname || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal) AS all_of_it";
const COMPARE: &str = "DO $$ DECLARE news text; BEGIN
    SELECT string_agg(said, E'\\n') INTO news FROM (
        (SELECT said FROM public.schema_before EXCEPT ALL (
            SELECT indexdef FROM pg_indexes WHERE schemaname = 'hd'
            UNION ALL SELECT conrelid::regclass || conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'hd'::regnamespace
            UNION ALL SELECT tgrelid::regclass || tgname || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal))) AS lost;
    IF news IS NOT NULL THEN RAISE EXCEPTION 'lost: %', news; END IF;
    IF (SELECT count(*) FROM public.schema_before) < 40 THEN RAISE EXCEPTION 'nothing was remembered'; END IF;
END $$";

fn lives(seed: u64, first_id: i64) -> Vec<Life> {
    let plan = Plan {
        tickets: TICKETS,
        months: 12,
        seed,
        until: "2026-05-20T15:30:00Z".parse().unwrap(),
        zone: chrono_tz::Europe::Berlin,
    };
    Campus::new(plan).unwrap().lives(0..TICKETS, first_id).collect::<Result<_, _>>().unwrap()
}

fn rows(lives: &[Life]) -> Rows {
    let mut rows = Rows::default();
    for life in lives {
        let given = life.rating.as_ref();
        let given = given.map(|rating| GivenStars { stars: rating.stars, at: rating.at, cid: &rating.cid });
        rows.add(&life.log, given).unwrap();
    }
    rows
}

async fn load(db: &TestDatabase, beside: bool, seed: u64) -> Vec<Life> {
    let mut load = Load::begin(db.url(), beside).await.unwrap();
    let lives = lives(seed, load.next_id());
    // in two portions
    let (first, second) = lives.split_at(700);
    load.write(rows(first)).await.unwrap();
    load.write(rows(second)).await.unwrap();
    let mut steps = 0;
    load.finish(|_| steps += 1).await.unwrap();
    assert_eq!(steps, 2);
    lives
}

/// Logs as they were given, snapshots as their fold; every tenth, and all of them by the recount.
async fn assert_stored(db: &TestDatabase, lives: &[Life]) {
    let store = db.store().await;
    for life in lives.iter().step_by(10) {
        let id = life.log[0].ticket;
        let log = store.events(id, Seq::ZERO, 100).await.unwrap();
        assert_eq!(log, life.log, "{id}");
        let stored = store.load(id, 0).await.unwrap().unwrap().ticket;
        assert_eq!(Some(stored), Ticket::replay(&log), "{id}");
    }
    assert_eq!(recount(db.url()).await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn a_loaded_database_is_what_the_journal_would_have_written() {
    let db = test_database();
    db.run(REMEMBER);
    let lives = load(&db, false, 7).await;
    assert_stored(&db, &lives).await;
    db.run(COMPARE);

    let store = db.store().await;
    let closed = TicketFilter { statuses: vec![Status::Closed], limit: 50, ..TicketFilter::default() };
    let page = store.list(&closed).await.unwrap();
    assert_eq!(page.items.len(), 50);
    let active =
        lives.iter().filter_map(|life| Ticket::replay(&life.log)).find(|ticket| ticket.status == Status::Active);
    let (ann, active) = (person(Role::Helpdesk), active.expect("one is active"));
    let body = support::message("We are still at it");
    let written = write_one(&store, messages(active.id, active.last_seq.0, vec![by(&ann, body)])).await.unwrap();
    assert!(matches!(written, Answer::Committed { .. }), "people go on where it ended: {written:?}");
    assert_eq!(a_ticket(&store).await, TicketId(TICKETS as i64 + 1), "the next number is the next");
    db.run("DO $$ BEGIN UPDATE hd.events SET seq = 2; RAISE 'not guarded'; EXCEPTION WHEN SQLSTATE 'HD001' THEN NULL; END $$");
    assert_eq!(recount(db.url()).await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn tickets_that_are_there_are_refused_unless_told_otherwise() {
    let db = test_database();
    refuse_tickets(db.url()).await.expect("an empty one will do");
    let store = db.store().await;
    let there = a_ticket(&store).await;
    assert!(matches!(refuse_tickets(db.url()).await, Err(LoadError::Occupied)));
    assert!(matches!(Load::begin(db.url(), false).await, Err(LoadError::Occupied)));
    db.run(REMEMBER);
    let first = load(&db, true, 7).await;
    let again = load(&db, true, 7).await;
    assert_eq!(again[0].log[0].ticket.0, there.0 + 1 + TICKETS as i64, "numbers go on, the same seed may come twice");
    db.run(COMPARE);
    assert_stored(&db, &[first, again].concat()).await;
    db.run("DROP SCHEMA hd CASCADE");
    refuse_tickets(db.url()).await.expect("no schema has no tickets");
}

// several threads, for a connection that was given up is closed by another than the one that waits
#[tokio::test(flavor = "multi_thread")]
async fn a_load_that_does_not_end_leaves_nothing() {
    let db = test_database();
    db.run(REMEMBER);
    {
        let mut load = Load::begin(db.url(), false).await.unwrap();
        load.write(rows(&lives(7, load.next_id()))).await.unwrap();
        load.stopper().stop().await;
    }
    // waits for the lock of the one that was given up
    let load = Load::begin(db.url(), false).await.unwrap();
    assert_eq!(load.next_id(), 1);
    drop(load);
    db.run("BEGIN; LOCK TABLE hd.tickets IN ACCESS SHARE MODE; COMMIT");
    db.run(COMPARE);
    assert_eq!(db.store().await.counts().await.unwrap(), Default::default());
}

#[test]
fn a_log_with_a_gap_is_refused() {
    let mut life = lives(7, 1).into_iter().find(|life| life.log.len() > 3).unwrap();
    life.log.remove(1);
    assert!(matches!(Rows::default().add(&life.log, None), Err(Unfit::Gaps(_))));
    assert!(matches!(Rows::default().add(&[], None), Err(Unfit::Gaps(0))));
}
