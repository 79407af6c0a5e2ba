//! What stands beside the log, on a real node: who looks and writes, who has read how far, what is kept of it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests say what they mean"
)]

mod rig;

use helpdesk_actors::Node;
use helpdesk_core::receipts::Receipts;
use helpdesk_core::*;
use rig::*;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const SOON: Duration = Duration::from_secs(10);

/// Names of a presence frame, with a mark behind those who write.
fn names(frame: &Value) -> Vec<String> {
    let viewers = frame["viewers"].as_array().unwrap().iter();
    viewers
        .map(|one| format!("{}{}", one["name"].as_str().unwrap(), if one["typing"] == true { "*" } else { "" }))
        .collect()
}

async fn until_there(ear: &mut Ear, wanted: &[&str]) -> Value {
    ear.find(|frame| frame["t"] == "presence" && names(frame) == wanted).await
}

/// What the database has, once it is this.
async fn until_kept(rig: &Rig, ticket: TicketId, who: &Author, wanted: Receipts) {
    let begin = Instant::now();
    loop {
        let found = rig.store.receipts(ticket, who).await.unwrap();
        if found == wanted {
            return;
        }
        assert!(begin.elapsed() < SOON, "{found:?} instead of {wanted:?}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn say(node: &Node, ticket: TicketId, who: &Author, text: &str) -> Seq {
    node.registry().submit(ticket, who, cid(), post(text)).await.unwrap().seq
}

#[actix::test]
async fn who_looks_and_writes_is_told_to_the_ticket_and_to_the_queue() {
    let rig = Rig::new().await;
    let node = rig.node().await;
    let (una, hal, ivo) = (person("Una", Role::User), person("Hal", Role::Helpdesk), person("Ivo", Role::Helpdesk));
    let ticket = open(&node, &una).await;
    let mut queue = Ear::at_the_queue(&node, &ivo);
    let mut user = Ear::follow(&node, ticket, &una, false).await;
    let frame = until_there(&mut user, &["Una"]).await;
    let viewer = json!({"id": una.id, "name": "Una", "role": "user", "typing": false});
    assert_eq!(frame, json!({"t": "presence", "ticket": ticket, "viewers": [viewer]}));
    let mut staff = Ear::follow(&node, ticket, &hal, false).await;
    let quiet = Ear::follow(&node, ticket, &person("Quiet", Role::User), true).await;
    for ear in [&mut user, &mut staff, &mut queue] {
        until_there(ear, &["Hal", "Una"]).await;
    }
    node.presence().typing(ticket, staff.conn, true);
    node.presence().typing(ticket, quiet.conn, true);
    for ear in [&mut user, &mut staff, &mut queue] {
        until_there(ear, &["Hal*", "Una"]).await;
    }
    let mut late = Ear::at_the_queue(&node, &ivo);
    assert_eq!(names(&late.next().await), ["Hal*", "Una"], "whoever comes later is told at once");
    node.presence().typing(ticket, staff.conn, false);
    node.presence().went(ticket, user.conn);
    for ear in [&mut staff, &mut queue, &mut late] {
        until_there(ear, &["Hal"]).await;
    }
    assert!(user.drain().iter().all(|frame| names(frame).contains(&"Una".to_owned())), "who left is told nothing more");
    node.presence().gone(staff.conn);
    until_there(&mut queue, &[]).await;
    assert_eq!(rig.log(ticket).await.len(), 1, "nothing of it is in the log");
    node.stop().await;
}

#[actix::test]
async fn writing_ends_by_itself_and_nobody_writes_to_a_closed_ticket() {
    let rig = Rig::new().await;
    let node = rig.node().await;
    let (una, hal) = (person("Una", Role::User), person("Hal", Role::Helpdesk));
    let ticket = open(&node, &una).await;
    let mut staff = Ear::follow(&node, ticket, &hal, false).await;
    node.presence().typing(ticket, staff.conn, true);
    until_there(&mut staff, &["Hal*"]).await;
    let begin = Instant::now();
    until_there(&mut staff, &["Hal"]).await;
    assert!((Duration::from_secs(5)..SOON).contains(&begin.elapsed()), "{:?}", begin.elapsed());
    for to in [Status::Active, Status::Closed] {
        node.registry().submit(ticket, &hal, cid(), Command::Status(to)).await.unwrap();
    }
    node.presence().typing(ticket, staff.conn, true);
    let ivo = Ear::follow(&node, ticket, &person("Ivo", Role::Helpdesk), false).await;
    until_there(&mut staff, &["Hal", "Ivo"]).await;
    drop(ivo);
    node.stop().await;
}

#[actix::test]
async fn receipts_are_told_kept_and_only_move_forward() {
    let rig = Rig::new().await;
    let node = rig.node().await;
    let (una, hal, ivo) = (person("Una", Role::User), person("Hal", Role::Helpdesk), person("Ivo", Role::Helpdesk));
    let ticket = open(&node, &una).await;
    let mut user = Ear::follow(&node, ticket, &una, false).await;
    let staff = Ear::follow(&node, ticket, &hal, false).await;
    let mut list = Ear::follow(&node, ticket, &una, true).await;
    let last = say(&node, ticket, &una, "hello").await;
    node.presence().seen(ticket, staff.conn, last);
    let told = json!({"t": "seen", "ticket": ticket, "by": {"id": hal.id, "role": "helpdesk"}, "seq": last});
    assert_eq!(user.next_of("seen").await, told);
    assert_eq!(list.next_of("seen").await, told, "a quiet one hears it too");
    // back, past the end, and from a socket that does not follow the ticket
    node.presence().seen(ticket, staff.conn, Seq(1));
    node.presence().seen(ticket, user.conn, Seq(i64::MAX));
    node.presence().seen(ticket, next_conn(), last);
    let own = user.find(|frame| frame["t"] == "seen" && frame["by"]["id"] == json!(una.id)).await;
    assert_eq!(own["seq"], json!(last), "nobody has read past the end");
    until_kept(&rig, ticket, &una, Receipts { mine: last, helpdesk: last, requester: last }).await;
    until_kept(&rig, ticket, &ivo, Receipts { mine: Seq::ZERO, helpdesk: last, requester: last }).await;
    let mut fresh = Ear::follow(&node, ticket, &ivo, false).await;
    let known = [fresh.next_of("seen").await, fresh.next_of("seen").await];
    assert!(known.contains(&told), "a newcomer hears how far each side has read: {known:?}");
    node.stop().await;
}

#[actix::test]
async fn the_last_receipts_are_written_when_the_node_ends() {
    let rig = Rig::new().await;
    let node = rig.node().await;
    let (una, hal) = (person("Una", Role::User), person("Hal", Role::Helpdesk));
    let ticket = open(&node, &una).await;
    let mut staff = Ear::follow(&node, ticket, &hal, false).await;
    node.presence().seen(ticket, staff.conn, Seq(1));
    staff.next_of("seen").await;
    node.stop().await;
    assert_eq!(rig.store.receipts(ticket, &hal).await.unwrap().mine, Seq(1));
}

#[actix::test]
async fn a_user_reads_no_more_once_the_ticket_is_closed() {
    let rig = Rig::new().await;
    let node = rig.node().await;
    let (una, hal) = (person("Una", Role::User), person("Hal", Role::Helpdesk));
    let ticket = open(&node, &una).await;
    let user = Ear::follow(&node, ticket, &una, false).await;
    let mut staff = Ear::follow(&node, ticket, &hal, false).await;
    for to in [Status::Active, Status::Closed] {
        node.registry().submit(ticket, &hal, cid(), Command::Status(to)).await.unwrap();
    }
    node.presence().seen(ticket, user.conn, Seq(2));
    node.presence().seen(ticket, staff.conn, Seq(3));
    assert_eq!(staff.next_of("seen").await["by"]["id"], json!(hal.id));
    until_kept(&rig, ticket, &hal, Receipts { mine: Seq(3), helpdesk: Seq(3), requester: Seq::ZERO }).await;
    node.stop().await;
}

#[actix::test]
async fn nodes_tell_each_other_and_what_is_heard_ends_with_who_left() {
    let rig = Rig::new().await;
    let (here, there) = (rig.node_on_bus().await, rig.node_on_bus().await);
    let (una, hal) = (person("Una", Role::User), person("Hal van Dyk", Role::Helpdesk));
    let ticket = open(&here, &una).await;
    let mut user = Ear::follow(&here, ticket, &una, false).await;
    let mut queue = Ear::at_the_queue(&here, &person("Ivo", Role::Helpdesk));
    let mut staff = Ear::follow(&there, ticket, &hal, false).await;
    for ear in [&mut user, &mut queue, &mut staff] {
        until_there(ear, &["Hal van Dyk", "Una"]).await;
    }
    there.presence().typing(ticket, staff.conn, true);
    until_there(&mut user, &["Hal van Dyk*", "Una"]).await;
    there.presence().seen(ticket, staff.conn, Seq(1));
    let told = user.next_of("seen").await;
    assert_eq!((&told["by"]["id"], &told["seq"]), (&json!(hal.id), &json!(1)));
    there.presence().gone(staff.conn);
    until_there(&mut user, &["Una"]).await;
    here.stop().await;
    there.stop().await;
}
