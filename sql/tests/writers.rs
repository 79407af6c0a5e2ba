//! Several writers on the same tickets, as several nodes would be: one dense order, no deadlock, nothing lost.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use helpdesk_core::{Category, Role, Seq, TicketId};
use helpdesk_sql::recount::recount;
use helpdesk_sql::testing::test_database;
use helpdesk_sql::{Answer, Batch, Creation, Store};
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};
use support::{a_ticket, by, cid, message, messages, opened, person};

const WRITERS: u64 = 3;
const ROUNDS: usize = 40;
const TICKETS: usize = 12;

/// Writes batches over all tickets, in any order, with what it last heard of them; answers how many events it got in.
async fn writer(store: Store, tickets: Vec<TicketId>, seed: u64) -> usize {
    let mut random = StdRng::seed_from_u64(seed);
    let author = person(Role::User);
    let mut known: Vec<(TicketId, Seq)> = tickets.iter().map(|ticket| (*ticket, Seq(1))).collect();
    let mut written = 0;
    for _ in 0..ROUNDS {
        known.shuffle(&mut random);
        let entry = |&(ticket, seq): &(TicketId, Seq), n| {
            messages(ticket, seq.0, (0..n).map(|_| by(&author, message("hello"))).collect())
        };
        let entries: Vec<_> = known.iter().map(|place| entry(place, random.random_range(1..4))).collect();
        let creations =
            vec![Creation { author: author.clone(), cid: cid(), opened: opened(Category::TechnicalIt, None) }];
        let answers = store.write(&Batch { entries: entries.clone(), creations }).await.expect("no deadlock, no error");
        for answer in answers {
            match answer {
                Answer::Committed { entry, last, .. } => {
                    known[entry].1 = last;
                    written += entries[entry].events.len();
                }
                Answer::Conflict { entry, current } => known[entry].1 = current.unwrap(),
                // another writer has that row at this moment; the next round tries again
                Answer::Created { .. } | Answer::Locked { .. } => {}
                other => panic!("{other:?}"),
            }
        }
    }
    written
}

#[tokio::test(flavor = "multi_thread")]
async fn writers_on_the_same_tickets_make_one_dense_order_and_no_deadlock() {
    let seed: u64 = rand::random();
    println!("seed {seed}");
    let db = test_database();
    let store = db.store().await;
    let mut tickets = Vec::new();
    for _ in 0..TICKETS {
        tickets.push(a_ticket(&store).await);
    }
    let mut writers = Vec::new();
    for number in 0..WRITERS {
        let node = db.store().await;
        writers.push(tokio::spawn(writer(node, tickets.clone(), seed.wrapping_add(number))));
    }
    let mut written = 0;
    for writer in writers {
        written += writer.await.unwrap();
    }
    let mut logged = 0;
    for ticket in tickets {
        let log = store.events(ticket, Seq::ZERO, 100_000).await.unwrap();
        assert!(log.iter().zip(1..).all(|(event, seq)| event.seq == Seq(seq)), "dense");
        logged += log.len() - 1;
    }
    assert_eq!(logged, written, "what was acknowledged is there, and nothing else");
    assert_eq!(recount(db.url()).await.unwrap(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_cid_on_two_nodes_at_once_has_one_effect() {
    let db = test_database();
    let (one, other) = (db.store().await, db.store().await);
    let ticket = a_ticket(&one).await;
    for round in 0..20 {
        let entry = messages(ticket, round + 1, vec![by(&person(Role::User), message("once"))]);
        let batch = Batch { entries: vec![entry], ..Batch::default() };
        let (here, there) = tokio::join!(one.write(&batch), other.write(&batch));
        let answers = [here.unwrap().remove(0), there.unwrap().remove(0)];
        let committed = answers.iter().filter(|answer| matches!(answer, Answer::Committed { .. })).count();
        assert_eq!(committed, 1, "{answers:?}");
    }
    assert_eq!(one.events(ticket, Seq::ZERO, 100).await.unwrap().len(), 21);
}
