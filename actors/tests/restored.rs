//! The database was restored from a backup, or the standby that took over had not heard the last words: what a node
//! remembers is void, and everybody begins again with what the database has.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests say what they mean"
)]

mod rig;

use helpdesk_actors::Node;
use helpdesk_core::*;
use rig::*;

async fn say(node: &Node, ticket: TicketId, who: &Author, text: &str) -> Result<Seq, Code> {
    node.registry().submit(ticket, who, cid(), post(text)).await.map(|done| done.seq).map_err(|refusal| refusal.code)
}

#[actix::test]
async fn a_new_epoch_makes_the_node_start_over() {
    let rig = Rig::new().await;
    let node = rig.node().await;
    let user = person("Una", Role::User);
    let ticket = open(&node, &user).await;
    for text in ["one", "two", "three"] {
        say(&node, ticket, &user, text).await.unwrap();
    }
    let mut ear = Ear::join(&node, ticket, &user, Seq(4)).await;
    ear.next_of("sub_ok").await;
    let mut epoch = node.epoch();
    let before = epoch.borrow_and_update().clone();
    rig.database.rewind(ticket, 2);
    rig.database.new_epoch();
    let resync = ear.next_of("resync").await;
    assert_eq!((resync["reason"].as_str(), resync["ticket"].as_i64()), (Some("epoch"), Some(ticket.0)));
    tokio::time::timeout(std::time::Duration::from_secs(10), epoch.changed()).await.expect("soon").unwrap();
    assert_ne!(*epoch.borrow(), before);
    assert_eq!(say(&node, ticket, &user, "again").await, Ok(Seq(3)), "on the log as it is");
    let mut ear = Ear::join(&node, ticket, &user, Seq::ZERO).await;
    let events = ear.events_until(Seq(3)).await;
    assert_eq!(events.last().unwrap()["data"]["body"], "again");
    assert_eq!(rig.store.events(ticket, Seq::ZERO, 100).await.unwrap().len(), 3);
    node.stop().await;
}

#[actix::test]
async fn a_log_that_is_shorter_than_memory_is_noticed_at_the_next_write() {
    let rig = Rig::new().await;
    let node = rig.node().await;
    let user = person("Una", Role::User);
    let ticket = open(&node, &user).await;
    for text in ["one", "two", "three"] {
        say(&node, ticket, &user, text).await.unwrap();
    }
    let mut ear = Ear::join(&node, ticket, &user, Seq(4)).await;
    rig.database.rewind(ticket, 2);
    assert_eq!(say(&node, ticket, &user, "lost").await, Err(Code::Unavailable), "no false acknowledgement");
    let resync = ear.next_of("resync").await;
    assert_eq!((resync["reason"].as_str(), resync["last"].as_i64()), (Some("ahead"), Some(2)));
    assert_eq!(say(&node, ticket, &user, "found").await, Ok(Seq(3)), "it recovers by itself");
    node.stop().await;
}
