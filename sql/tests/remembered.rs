//! A worker remembers hours and months that stand still. Whatever happens between two questions, it answers like a worker
//! that was just started and remembers nothing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use chrono::{Duration, Utc};
use helpdesk_core::reports::{Buildings, Period};
use helpdesk_core::{Category, Role, Status, TicketId};
use helpdesk_sql::analytics::AnalyticsStore;
use helpdesk_sql::cluster::PrivateCluster;
use helpdesk_sql::migrate::migrate;
use helpdesk_sql::recount::recount;
use helpdesk_sql::testing::test_database;
use helpdesk_sql::timezone::set_timezone;
use helpdesk_sql::{Entry, PoolSizes, Store};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::path::Path;
use std::process::Command;
use support::clock::Clock;
use support::place::Place;
use support::{a_ticket, by, correct, corrects, goes_to, message, messages, move_to, moves, open_ticket};
use support::{opened, person, ticket, write_one};
use tokio::runtime::Handle;
use tokio_postgres::{Client, NoTls};

const BUILDINGS: [Option<&str>; 4] = [None, Some("Library"), Some("Main building"), Some("Boathouse")];

/// Something that may happen to a ticket; `None` if it is closed, or would stay as it is.
async fn something(store: &Store, id: TicketId, random: &mut StdRng) -> Option<Entry> {
    let current = ticket(store, id).await;
    let desk = person(Role::Helpdesk);
    let next = current.status.next()?;
    match random.random_range(0..4) {
        0 => Some(moves(&current, next, &desk)),
        1 => Some(messages(id, current.last_seq.0, vec![by(&desk, message("on our way"))])),
        2 => {
            let to = Category::ALL[random.random_range(0..3)];
            (to != current.category).then(|| corrects(&current, &[to], &desk))
        }
        _ => {
            let to = BUILDINGS[random.random_range(0..4)];
            (to != current.location.building.as_ref().map(|name| name.as_str())).then(|| goes_to(&current, to, &desk))
        }
    }
}

/// All that a dashboard shows of these periods, but for the moments of the answers.
async fn told(reports: &AnalyticsStore) -> Vec<String> {
    let mut told = Vec::new();
    for text in ["30h", "20d", "45d", "400d"] {
        let last: Period = text.parse().unwrap();
        let buildings = reports.buildings(last).await.unwrap();
        told.push(format!("{text} {} {} {:?}", buildings.opened, buildings.unclosed, buildings.buildings));
        let backlog = reports.backlog(last).await.unwrap();
        told.push(format!("{text} {:?} {:?}", backlog.by_status, backlog.by_category));
        told.push(format!("{text} {:?}", reports.arrivals(last).await.unwrap().hours));
        let flow = reports.flow(last).await.unwrap();
        let steps: Vec<_> = flow.steps.iter().map(|step| (step.opened, step.closed, step.unclosed)).collect();
        told.push(format!("{text} {:?} {:?} {steps:?}", flow.total, flow.before));
    }
    told.push(format!("{:?}", reports.resolution(None, None, None).await.unwrap().months));
    told.push(format!("{:?}", reports.first_responses(None, None).await.unwrap().months));
    told
}

#[tokio::test]
async fn whatever_happens_between_two_questions_memory_answers_like_a_new_worker() {
    let seed: u64 = rand::random();
    println!("seed {seed}");
    let mut random = StdRng::seed_from_u64(seed);
    let db = test_database();
    let (store, reports) = (db.store().await, db.analytics().await);
    let (clock, now) = (Clock::of(&db).await, Utc::now());
    let mut at = now - Duration::days(400);
    let mut ids = Vec::new();
    for round in 0..40 {
        if round == 25 {
            assert!(set_timezone(db.url(), chrono_tz::Tz::Pacific__Chatham).await.unwrap());
        }
        for _ in 0..random.random_range(1..6) {
            at += Duration::seconds(random.random_range(0..5 * 86_400));
            at = at.min(now - Duration::minutes(1));
            clock.set(at).await;
            let (category, building) = (Category::ALL[random.random_range(0..3)], BUILDINGS[random.random_range(0..4)]);
            ids.push(open_ticket(&store, &person(Role::User), opened(category, building)).await);
        }
        for _ in 0..random.random_range(0..4) {
            if let Some(entry) = something(&store, ids[random.random_range(0..ids.len())], &mut random).await {
                write_one(&store, entry).await.unwrap();
            }
        }
        assert_eq!(told(&reports).await, told(&db.analytics().await).await, "round {round}");
    }
    assert_eq!(recount(db.url()).await.unwrap(), Vec::<String>::new());
}

/// The library's line: opened in the last year, and unclosed of that.
fn in_the_library(buildings: &Buildings) -> (i64, i64) {
    let library = buildings.buildings.iter().find(|line| line.building.as_deref() == Some("Library"));
    library.map_or((0, 0), |line| (line.opened, line.unclosed))
}

#[tokio::test]
async fn a_month_is_read_again_when_something_moved_in_it_and_only_then() {
    let db = test_database();
    let (store, reports) = (db.store().await, db.analytics().await);
    let clock = Clock::of(&db).await;
    clock.set(Utc::now() - Duration::days(100)).await;
    let (first, second) = (a_ticket(&store).await, a_ticket(&store).await);
    let year: Period = "365d".parse().unwrap();
    let library = async || in_the_library(&reports.buildings(year).await.unwrap());
    let backlog = async || {
        let backlog = reports.backlog(year).await.unwrap();
        (backlog.by_status.open, backlog.by_status.active, backlog.by_category[&Category::TechnicalIt])
    };
    assert_eq!((library().await, backlog().await), ((2, 2), (2, 0, 0)));

    db.run("UPDATE hd.unclosed_by_hour SET n = n + 40");
    assert_eq!(backlog().await, (2, 0, 0), "nobody writes there alone: it is not looked at");
    db.run("UPDATE hd.unclosed_by_hour SET n = n - 40");

    let desk = person(Role::Helpdesk);
    for (building, now) in [(Some("Boathouse"), (1, 1)), (None, (1, 1)), (Some("Library"), (2, 2))] {
        write_one(&store, goes_to(&ticket(&store, first).await, building, &desk)).await.unwrap();
        assert_eq!(library().await, now, "{building:?}");
    }
    correct(&store, first, Category::TechnicalIt, &desk).await;
    assert_eq!(backlog().await, (2, 0, 1));
    move_to(&store, second, Status::Active).await;
    assert_eq!(backlog().await, (1, 1, 1));
    move_to(&store, second, Status::Closed).await;
    assert_eq!((library().await, backlog().await), ((2, 1), (1, 0, 1)));
    a_ticket(&store).await;
    assert_eq!((library().await, backlog().await), ((3, 2), (2, 0, 1)));
}

/// Copies the files of a database that is not running.
fn copy(from: &Path, to: &Path) {
    assert!(Command::new("cp").arg("-a").args([from, to]).status().unwrap().success());
}

/// A number of the database, as its owner reads it.
async fn number(db: &Client, statement: &str) -> i64 {
    db.query_one(statement, &[]).await.unwrap().get(0)
}

/// The next transaction of this database has the number after this.
async fn last_transaction(db: &Client) -> i64 {
    number(db, "SELECT pg_current_xact_id()::text::bigint").await
}

/// The version of the only month's row.
async fn version(db: &Client) -> i64 {
    number(db, "SELECT xmin::text::bigint FROM hd.resolved_by_month").await
}

async fn owner(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_database_that_was_restored_to_an_earlier_day_nothing_remembered_is_believed() {
    let place = Place::new();
    let start = || PrivateCluster::start(&place.base()).unwrap();
    let (data, backup) = (place.base().join("postgres/data"), place.path().join("backup"));
    let cluster = start();
    let url = cluster.url();
    migrate(&url, chrono_tz::Tz::UTC).await.unwrap();
    // nobody but the test takes numbers of transactions
    owner(&url).await.batch_execute("ALTER SYSTEM SET autovacuum = off").await.unwrap();
    cluster.stop();
    copy(&data, &backup);

    let cluster = start();
    let reports = AnalyticsStore::open(&url, Handle::current()).await.unwrap();
    let store = Store::open(&url, Handle::current(), PoolSizes::default()).await.unwrap();
    let db = owner(&url).await;
    let mut last = 0;
    for _ in 0..100 {
        last = last_transaction(&db).await; // room for what the second life may need before it is as far
    }
    open_ticket(&store, &person(Role::User), opened(Category::FacilityManagement, Some("Library"))).await;
    let then = version(&db).await;
    let library = told(&reports).await;
    assert_eq!(library, told(&AnalyticsStore::open(&url, Handle::current()).await.unwrap()).await);
    drop(store);
    cluster.stop();
    std::fs::remove_dir_all(&data).unwrap();
    copy(&backup, &data);

    let _cluster = start();
    let store = Store::open(&url, Handle::current(), PoolSizes::default()).await.unwrap();
    let db = owner(&url).await;
    while last_transaction(&db).await < last {}
    open_ticket(&store, &person(Role::User), opened(Category::TechnicalIt, Some("Boathouse"))).await;
    assert_eq!(version(&db).await, then, "another ticket, and the month's row is of the same transaction");
    let boathouse = told(&reports).await;
    assert_eq!(boathouse, told(&AnalyticsStore::open(&url, Handle::current()).await.unwrap()).await);
    assert_ne!(boathouse, library);
}
