//! Hints between nodes: heard by all, caught up with after a cut.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use helpdesk_core::{Seq, TicketId};
use helpdesk_sql::bus::{Heard, listen, notify, payloads};
use helpdesk_sql::testing::test_database;
use std::time::Duration;
use tokio::sync::mpsc;

async fn next(ears: &mut mpsc::Receiver<Heard>) -> Heard {
    tokio::time::timeout(Duration::from_secs(20), ears.recv()).await.unwrap().unwrap()
}

#[tokio::test]
async fn every_listener_hears_every_hint_after_it_caught_up() {
    let db = test_database();
    let store = db.store().await;
    let (here, mut ears_here) = mpsc::channel(4);
    let (there, mut ears_there) = mpsc::channel(10_000);
    listen(db.url(), &db.handle(), here);
    listen(db.url(), &db.handle(), there);
    assert_eq!((next(&mut ears_here).await, next(&mut ears_there).await), (Heard::CatchUp, Heard::CatchUp));
    let sent: Vec<_> = (1..=3_000).map(|n| (TicketId(n), Seq(n * 7))).collect();
    notify(&store, &payloads(&sent, &[])).await.unwrap();
    for (ticket, seq) in sent {
        assert_eq!(next(&mut ears_here).await, Heard::Hint { ticket, seq });
        assert_eq!(next(&mut ears_there).await, Heard::Hint { ticket, seq });
    }
}

#[tokio::test]
async fn a_listener_that_was_cut_comes_back_and_catches_up() {
    let db = test_database();
    let store = db.store().await;
    let (mouth, mut ears) = mpsc::channel(16);
    let task = listen(db.url(), &db.handle(), mouth);
    assert_eq!(next(&mut ears).await, Heard::CatchUp);
    db.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%LISTEN%' AND pid <> pg_backend_pid()");
    assert_eq!((next(&mut ears).await, next(&mut ears).await), (Heard::Deaf, Heard::CatchUp));
    notify(&store, &["1:2".to_owned()]).await.unwrap();
    assert_eq!(next(&mut ears).await, Heard::Hint { ticket: TicketId(1), seq: Seq(2) });
    drop(ears);
    tokio::time::timeout(Duration::from_secs(20), task).await.unwrap().unwrap();
}
