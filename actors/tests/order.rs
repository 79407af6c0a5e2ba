//! One dense order, the same for everybody, whoever writes and whenever one joins.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests say what they mean"
)]

mod rig;

use helpdesk_actors::Subscriber;
use helpdesk_core::*;
use rig::*;
use std::time::Duration;

#[actix::test]
async fn eight_writers_make_one_order_that_two_readers_share() {
    let rig = Rig::new().await;
    let node = rig.node().await;
    let user = person("Una", Role::User);
    let ticket = open(&node, &user).await;
    let mut first = Ear::join(&node, ticket, &user, Seq::ZERO).await;
    let mut second = Ear::join(&node, ticket, &person("Hal", Role::Helpdesk), Seq::ZERO).await;
    let writers = (0..8).map(|w| {
        let registry = node.registry().clone();
        actix::spawn(async move {
            let who = person(&format!("w{w}"), if w % 2 == 0 { Role::User } else { Role::Helpdesk });
            for n in 0..25 {
                registry.submit(ticket, &who, cid(), post(format!("{w}:{n}"))).await.unwrap();
            }
        })
    });
    futures::future::join_all(writers).await;
    let last = Seq(201);
    let heard = [first.events_until(last).await, second.events_until(last).await];
    let bodies =
        |events: &[serde_json::Value]| events.iter().map(|event| event["data"]["body"].clone()).collect::<Vec<_>>();
    assert_eq!(bodies(&heard[0]), bodies(&heard[1]));
    let log = rig.log(ticket).await;
    assert_eq!(log.len(), 201);
    for w in 0..8 {
        let mine: Vec<String> = log
            .iter()
            .filter_map(|event| match &event.body {
                EventBody::Message { body, .. } => body.as_str().strip_prefix(&format!("{w}:")).map(str::to_owned),
                _ => None,
            })
            .collect();
        assert_eq!(mine, (0..25).map(|n| n.to_string()).collect::<Vec<_>>(), "each writer keeps its order");
    }
    node.stop().await;
}

#[actix::test]
async fn joining_at_any_cut_point_gives_the_rest_of_the_log() {
    let rig = Rig::new().await;
    let node = rig.node().await;
    let user = person("Una", Role::User);
    let ticket = open(&node, &user).await;
    let writing = {
        let (registry, user) = (node.registry().clone(), user.clone());
        actix::spawn(async move {
            for n in 0..400 {
                registry.submit(ticket, &user, cid(), post(format!("m{n}"))).await.unwrap();
            }
        })
    };
    let mut ears = Vec::new();
    for cut in 0..30 {
        let after = Seq(cut);
        while rig.store.heads(&[ticket]).await.unwrap()[0].1 < after {
            tokio::task::yield_now().await;
        }
        ears.push((after, Ear::join(&node, ticket, &user, after).await));
    }
    writing.await.unwrap();
    for (after, mut ear) in ears {
        let opening = ear.next().await;
        assert_eq!(opening["t"], "sub_ok");
        assert_eq!(opening["from"], after.0);
        let events = ear.events_until(Seq(401)).await;
        assert_eq!(events[0]["seq"], after.0 + 1);
        assert_eq!(i64::try_from(events.len()).unwrap(), 401 - after.0);
    }
    // older than the ring of 256, so the database is read
    let mut late = Ear::join(&node, ticket, &user, Seq(3)).await;
    assert_eq!(late.events_until(Seq(401)).await.len(), 398);
    let mut ahead = Ear::join(&node, ticket, &user, Seq(999)).await;
    assert_eq!(ahead.next_of("resync").await["reason"], "ahead");
    node.stop().await;
}

#[actix::test]
async fn two_nodes_on_one_database_keep_one_dense_order() {
    let rig = Rig::new().await;
    let nodes = [rig.node_on_bus().await, rig.node_on_bus().await];
    let user = person("Una", Role::User);
    let ticket = open(&nodes[0], &user).await;
    let mut ears =
        [Ear::join(&nodes[0], ticket, &user, Seq::ZERO).await, Ear::join(&nodes[1], ticket, &user, Seq::ZERO).await];
    let writers = (0..8).map(|w| {
        let registry = nodes[w % 2].registry().clone();
        actix::spawn(async move {
            let who = person(&format!("w{w}"), Role::Helpdesk);
            for n in 0..20 {
                let id = cid();
                let done = registry.submit(ticket, &who, id.clone(), post(format!("{w}:{n}"))).await.unwrap();
                let again = registry.submit(ticket, &who, id, post(format!("{w}:{n}"))).await.unwrap();
                assert_eq!((done.seq, true), (again.seq, again.dup));
            }
        })
    });
    for writer in futures::future::join_all(writers).await {
        writer.unwrap();
    }
    let [one, two] = &mut ears;
    let (one, two) = (one.events_until(Seq(161)).await, two.events_until(Seq(161)).await);
    let bodies =
        |events: &[serde_json::Value]| events.iter().map(|event| event["data"]["body"].clone()).collect::<Vec<_>>();
    assert_eq!(bodies(&one), bodies(&two));
    assert_eq!(rig.log(ticket).await.len(), 161);
    for node in nodes {
        node.stop().await;
    }
}

#[actix::test]
async fn what_one_node_writes_the_other_shows_within_two_seconds() {
    let rig = Rig::new().await;
    let nodes = [rig.node_on_bus().await, rig.node_on_bus().await];
    let (user, staff) = (person("Una", Role::User), person("Hal", Role::Helpdesk));
    let (mut queue, subscriber) = Ear::subscriber(&staff);
    assert!(nodes[1].queue().watch(subscriber));
    queue.next_of("queue_snap").await;
    let ticket = open(&nodes[0], &user).await;
    let row = tokio::time::timeout(Duration::from_secs(2), queue.next_of("queue")).await.expect("within 2 s");
    assert_eq!(row["item"]["status"], "open");
    let mut ear = Ear::join(&nodes[1], ticket, &user, Seq::ZERO).await;
    nodes[0].registry().submit(ticket, &user, cid(), post("hello")).await.unwrap();
    tokio::time::timeout(Duration::from_secs(2), ear.events_until(Seq(2))).await.expect("within 2 s");
    nodes[0].registry().submit(ticket, &staff, cid(), Command::Status(Status::Active)).await.unwrap();
    // the other node has "open" in memory: it must read before it refuses
    let closed = nodes[1].registry().submit(ticket, &staff, cid(), Command::Status(Status::Closed)).await.unwrap();
    assert_eq!(closed.ticket.status, Status::Closed);
    ear.next_of("gone").await;
    for node in nodes {
        node.stop().await;
    }
}

#[actix::test]
async fn a_resync_ends_the_subscription_that_there_was() {
    let rig = Rig::new().await;
    let node = rig.node().await;
    let user = person("Una", Role::User);
    let ticket = open(&node, &user).await;
    let (mut ear, subscriber) = Ear::subscriber(&user);
    let again = Subscriber {
        conn: subscriber.conn,
        who: user.clone(),
        to: subscriber.to.clone(),
        evict: std::sync::Arc::clone(&subscriber.evict),
    };
    node.registry().subscribe(ticket, Seq::ZERO, subscriber).await.unwrap();
    ear.events_until(Seq(1)).await;
    node.registry().subscribe(ticket, Seq(99), again).await.unwrap();
    assert_eq!(ear.next_of("resync").await["reason"], "ahead");
    node.registry().submit(ticket, &user, cid(), post("hello")).await.unwrap();
    let (mut other, subscriber) = Ear::subscriber(&user);
    node.registry().subscribe(ticket, Seq::ZERO, subscriber).await.unwrap();
    other.events_until(Seq(2)).await;
    assert!(ear.is_quiet(), "nothing comes after the resync");
    node.stop().await;
}
