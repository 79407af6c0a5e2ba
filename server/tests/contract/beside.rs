//! What stands beside the log, from outside: typing, presence, read receipts and what waits to be read, over real sockets.

use crate::bus::Bus;
use crate::rig::{Caller, SOON, Socket, cid, start};
use helpdesk_sql::testing::test_database;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

fn names(frame: &Value) -> Vec<String> {
    let viewers = frame["viewers"].as_array().unwrap().iter();
    viewers
        .map(|one| format!("{}{}", one["name"].as_str().unwrap(), if one["typing"] == true { "*" } else { "" }))
        .collect()
}

async fn until_there(socket: &mut Socket, ticket: i64, wanted: &[&str]) -> Value {
    socket.find(|frame| frame["t"] == "presence" && frame["ticket"] == ticket && names(frame) == wanted).await
}

async fn until(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    let begin = Instant::now();
    while !holds().await {
        assert!(begin.elapsed() < SOON, "{what}");
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
}

async fn receipts(who: &Caller, ticket: i64) -> Value {
    who.get(&format!("/tickets/{ticket}/events?limit=1")).await.1["receipts"].clone()
}

async fn unread(who: &Caller, tickets: &str) -> Value {
    let (status, answer) = who.get(&format!("/unread?tickets={tickets}")).await;
    assert_eq!(status, 200, "{answer}");
    answer["items"].clone()
}

async fn say(socket: &mut Socket, ticket: i64, op: &str, body: &str) -> i64 {
    socket.cmd(&cid(), json!({"op": op, "ticket": ticket, "body": body})).await["seq"].as_i64().unwrap()
}

#[tokio::test]
async fn typing_and_viewers_reach_the_ticket_and_the_queue_and_end_with_the_socket() {
    let (_database, server) = start().await;
    let (una, hal, ivo) = (
        server.enter("user", "Una").await,
        server.enter("helpdesk", "Hal").await,
        server.enter("helpdesk", "Ivo").await,
    );
    let ticket = una.open("no light in the stairwell").await;
    let subs = json!([{"ticket": ticket, "after": 0}]);
    let mut queue = ivo.socket().await;
    queue.send(json!({"t": "watch", "what": "queue"})).await;
    queue.next_of("queue_snap").await;
    let (mut user, mut second_tab) = (una.socket_with(subs.clone()).await, una.socket_with(subs.clone()).await);
    let mut staff = hal.socket_with(subs).await;
    let shown = until_there(&mut user, ticket, &["Hal", "Una"]).await;
    let keys = |one: &Value| one.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&shown["viewers"][0]), ["id", "name", "role", "typing"]);
    staff.send(json!({"t": "typing", "ticket": ticket, "on": true})).await;
    for socket in [&mut user, &mut second_tab, &mut staff, &mut queue] {
        until_there(socket, ticket, &["Hal*", "Una"]).await;
    }
    staff.send(json!({"t": "typing", "ticket": ticket, "on": false})).await;
    until_there(&mut user, ticket, &["Hal", "Una"]).await;
    staff.send(json!({"t": "unsub", "ticket": ticket})).await;
    until_there(&mut user, ticket, &["Una"]).await;
    drop(user);
    // one of two tabs went: nobody is told, and the other one is still somebody who looks
    second_tab.send(json!({"t": "typing", "ticket": ticket, "on": true})).await;
    until_there(&mut queue, ticket, &["Una*"]).await;
    drop(second_tab);
    until_there(&mut queue, ticket, &[]).await;
    assert_eq!(una.log(ticket).await.len(), 1);
}

#[tokio::test]
async fn who_does_not_follow_a_ticket_says_nothing_about_it() {
    let (_database, server) = start().await;
    let (una, hal) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let ticket = una.open("no light in the stairwell").await;
    let mut staff = hal.socket_with(json!([{"ticket": ticket, "after": 0}])).await;
    until_there(&mut staff, ticket, &["Hal"]).await;
    let mut stranger = una.socket().await;
    stranger.send(json!({"t": "typing", "ticket": ticket, "on": true})).await;
    stranger.send(json!({"t": "seen", "ticket": ticket, "seq": 1})).await;
    stranger.send(json!({"t": "sub", "ticket": ticket, "after": 1, "quiet": true})).await;
    stranger.next_of("sub_ok").await;
    stranger.send(json!({"t": "typing", "ticket": ticket, "on": true})).await;
    stranger.send(json!({"t": "seen", "ticket": ticket, "seq": 1})).await;
    // the second `seen` counts, and it is the first thing that anybody hears of her
    let first = staff.find(|frame| frame["t"] == "seen" || frame["t"] == "presence").await;
    assert_eq!((&first["t"], &first["by"]["role"], &first["seq"]), (&json!("seen"), &json!("user"), &json!(1)));
    for bad in [json!({"t": "typing", "ticket": ticket}), json!({"t": "seen", "ticket": ticket, "seq": "1"})] {
        stranger.send(bad).await;
        assert_eq!(stranger.next_of("err").await["code"], "invalid");
    }
}

#[tokio::test]
async fn a_receipt_is_shown_at_once_kept_and_there_for_a_fresh_page() {
    let (_database, server) = start().await;
    let (una, hal) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let ticket = una.open("no light in the stairwell").await;
    let subs = json!([{"ticket": ticket, "after": 0}]);
    let (mut user, mut staff) = (una.socket_with(subs.clone()).await, hal.socket_with(subs).await);
    let seq = say(&mut user, ticket, "post", "it is dark").await;
    assert_eq!(unread(&hal, &format!("{ticket}")).await, json!([{"ticket": ticket, "seen": 0, "unread": 1}]));
    staff.send(json!({"t": "seen", "ticket": ticket, "seq": seq})).await;
    let seen = user.next_of("seen").await;
    assert_eq!((&seen["ticket"], &seen["by"]["role"], &seen["seq"]), (&json!(ticket), &json!("helpdesk"), &json!(seq)));
    let wanted = json!({"mine": 0, "helpdesk": seq, "requester": 0});
    until("the receipt is kept", async || receipts(&una, ticket).await == wanted).await;
    assert_eq!(receipts(&hal, ticket).await, json!({"mine": seq, "helpdesk": seq, "requester": 0}));
    assert_eq!(unread(&hal, &format!("{ticket}")).await, json!([{"ticket": ticket, "seen": seq, "unread": 0}]));
    let note = say(&mut staff, ticket, "note", "the porter has the key").await;
    let answer = say(&mut staff, ticket, "post", "coming").await;
    assert_eq!(answer, note + 1);
    assert_eq!(
        unread(&una, &format!("{ticket}")).await,
        json!([{"ticket": ticket, "seen": 0, "unread": 1}]),
        "no note"
    );
    assert_eq!(unread(&una, &format!("{ticket}:{answer}")).await[0]["unread"], 0);
    for to in ["active", "closed"] {
        hal.status(ticket, to).await;
    }
    assert_eq!(unread(&una, &format!("{ticket}")).await, json!([]), "a closed ticket is not here for users");
    let (status, problem) = una.get("/unread").await;
    assert_eq!((status.as_u16(), &problem["field"]), (422, &json!("tickets")));
    user.next_of("gone").await;
    staff.send(json!({"t": "seen", "ticket": ticket, "seq": answer + 2})).await;
    let wanted = json!({"mine": answer + 2, "helpdesk": answer + 2, "requester": 0});
    until("who closed it may have read it", async || receipts(&hal, ticket).await == wanted).await;
}

#[tokio::test]
async fn another_server_hears_of_it_over_the_bus() {
    for bus in [Bus::postgres(), Bus::nats()] {
        let database = test_database();
        let (here, there) = tokio::join!(bus.server_without_workers(&database), bus.server_without_workers(&database));
        for server in [&here, &there] {
            crate::bus::until_connected(server, &bus, true).await;
        }
        let (una, hal) = (here.enter("user", "Una").await, there.enter("helpdesk", "Hal van Dyk").await);
        let ticket = una.open("no light in the stairwell").await;
        let subs = json!([{"ticket": ticket, "after": 0}]);
        let (mut user, mut staff) = (una.socket_with(subs.clone()).await, hal.socket_with(subs).await);
        until_there(&mut user, ticket, &["Hal van Dyk", "Una"]).await;
        until_there(&mut staff, ticket, &["Hal van Dyk", "Una"]).await;
        staff.send(json!({"t": "typing", "ticket": ticket, "on": true})).await;
        until_there(&mut user, ticket, &["Hal van Dyk*", "Una"]).await;
        staff.send(json!({"t": "seen", "ticket": ticket, "seq": 1})).await;
        assert_eq!(user.next_of("seen").await["by"]["role"], "helpdesk");
        drop(staff);
        until_there(&mut user, ticket, &["Una"]).await;
    }
}
