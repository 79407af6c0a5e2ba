//! A node whose bus is dead: what others write is found by the safety net, for threads, queue and figures alike.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests say what they mean"
)]

mod rig;

use helpdesk_actors::{BusKind, Node, NodeConfig};
use helpdesk_core::*;
use rig::*;
use std::time::Duration;

/// Nobody listens there.
const NOWHERE: &str = "nats://127.0.0.1:9";
const SOON: Duration = Duration::from_secs(10);

async fn deaf_node(rig: &Rig) -> Node {
    let bus = BusKind::Nats { address: NOWHERE.parse().unwrap() };
    let config = NodeConfig { arbiters: 2, bus, idle: NodeConfig::IDLE, safety_net: Duration::from_millis(100) };
    Node::start(rig.database.store().await, rig.database.handle(), config).await.unwrap()
}

#[actix::test]
async fn figures_move_on_a_node_that_heard_nothing_even_of_a_ticket_that_came_and_went() {
    let rig = Rig::new().await;
    let (here, deaf) = (rig.node().await, deaf_node(&rig).await);
    let (user, staff) = (person("Una", Role::User), person("Hal", Role::Helpdesk));
    let mut changes = deaf.changes();
    for _ in 0..3 {
        let ticket = open(&here, &user).await;
        for to in [Status::Active, Status::Closed] {
            here.registry().submit(ticket, &staff, cid(), Command::Status(to)).await.unwrap();
        }
        changes.borrow_and_update();
        tokio::time::timeout(SOON, changes.changed()).await.expect("the figures moved").unwrap();
    }
    assert!(!deaf.bus().connected());
    here.stop().await;
    deaf.stop().await;
}

#[actix::test]
async fn a_thread_on_a_deaf_node_goes_on_without_a_gap() {
    let rig = Rig::new().await;
    let (here, deaf) = (rig.node().await, deaf_node(&rig).await);
    let user = person("Una", Role::User);
    let ticket = open(&here, &user).await;
    let mut ear = Ear::join(&deaf, ticket, &user, Seq(1)).await;
    for n in 0..5 {
        here.registry().submit(ticket, &user, cid(), post(format!("m{n}"))).await.unwrap();
        assert_eq!(ear.next_of("ev").await["seq"], n + 2);
    }
    here.stop().await;
    deaf.stop().await;
}
