//! Somebody holds the row of one ticket: its writers are told `busy` after two seconds, all others go on.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests say what they mean"
)]

mod rig;

use helpdesk_core::*;
use rig::*;
use std::time::{Duration, Instant};

/// Two seconds until a lock is given up, and room for a slow machine.
const GIVEN_UP: (Duration, Duration) = (Duration::from_millis(1_900), Duration::from_secs(5));

#[actix::test]
async fn a_held_row_stops_its_own_ticket_only_and_nothing_is_lost() {
    let rig = Rig::new().await;
    let node = rig.node().await;
    let user = person("Una", Role::User);
    let (held, free) = (open(&node, &user).await, open(&node, &user).await);
    let hold = rig.database.hold(held).await;
    let began = Instant::now();
    let outbox: Vec<(Cid, String)> = (0..200).map(|n| (cid(), format!("m{n}"))).collect();
    let send = |(id, text): &(Cid, String)| node.registry().submit(held, &user, id.clone(), post(text));
    let blocked = futures::future::join_all(outbox.iter().map(send));
    let others = async {
        let mut slowest = Duration::ZERO;
        for n in 0..50 {
            let sent = Instant::now();
            node.registry().submit(free, &user, cid(), post(format!("f{n}"))).await.unwrap();
            slowest = slowest.max(sent.elapsed());
        }
        slowest
    };
    let (refused, slowest) = futures::join!(blocked, others);
    assert!(slowest < GIVEN_UP.0, "the other ticket waited for the lock: {slowest:?}");
    let codes: Vec<Code> = refused.into_iter().map(|answer| answer.unwrap_err().code).collect();
    assert!(codes.iter().all(|code| *code == Code::Busy), "{codes:?}");
    assert!(began.elapsed() >= GIVEN_UP.0 && began.elapsed() < GIVEN_UP.1, "{:?}", began.elapsed());
    assert_eq!(rig.log(held).await.len(), 1, "nothing was written");
    drop(hold);
    let retried = futures::future::join_all(outbox.iter().map(send)).await;
    let seqs: Vec<i64> = retried.into_iter().map(|done| done.unwrap().seq.0).collect();
    assert_eq!(seqs, (2..202).collect::<Vec<_>>(), "all of it, in order, once");
    assert_eq!(rig.log(held).await.len(), 201);
    node.stop().await;
}

#[actix::test]
async fn a_row_that_is_held_for_a_moment_costs_a_moment_and_no_refusal() {
    let rig = Rig::new().await;
    let node = rig.node().await;
    let user = person("Una", Role::User);
    let ticket = open(&node, &user).await;
    let hold = rig.database.hold(ticket).await;
    let sent = node.registry().submit(ticket, &user, cid(), post("hello"));
    let released = async {
        tokio::time::sleep(Duration::from_millis(300)).await; // the time that is held is what is tested
        drop(hold);
    };
    let (done, ()) = futures::join!(sent, released);
    assert_eq!(done.unwrap().seq, Seq(2));
    node.stop().await;
}
