//! Place in line: told to whoever watches an open ticket, again when it changes, and not after it was taken.

use crate::rig::{Caller, Server, Socket, cid, start};
use helpdesk_sql::testing::test_database;
use serde_json::{Value, json};

const NO_WORKERS: (&str, &str) =
    ("HELPDESK_WORKERS", "backlog=http://127.0.0.1:9,resolution=http://127.0.0.1:9,categories=http://127.0.0.1:9");

async fn watch(who: &Caller, ticket: i64) -> Socket {
    who.socket_with(json!([{"ticket": ticket, "after": 0}])).await
}

/// The next `place` with so many ahead.
async fn until_ahead(socket: &mut Socket, ticket: i64, ahead: i64) -> Value {
    socket.find(|frame| frame["t"] == "place" && frame["ticket"] == ticket && frame["ahead"] == ahead).await
}

/// Opens a ticket of the category that its words name.
async fn facility(who: &Caller, n: usize) -> i64 {
    let (_, ticket) = who.post("/tickets", json!({"description": format!("the elevator {n} is stuck")})).await;
    assert_eq!(ticket["category"], "facility_management");
    ticket["id"].as_i64().unwrap()
}

#[tokio::test]
async fn the_place_moves_up_as_others_are_taken_and_ends_with_the_own_turn() {
    let (_database, server) = start().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let first = facility(&user, 1).await;
    let other = user.open("the printer in the lab does not print, no network").await;
    let second = facility(&user, 2).await;
    let third = facility(&user, 3).await;
    let mut socket = watch(&user, third).await;
    let place = until_ahead(&mut socket, third, 2).await;
    assert_eq!(
        (&place["expect_low_s"], &place["expect_high_s"]),
        (&Value::Null, &Value::Null),
        "nobody was answered yet"
    );
    staff.status(other, "active").await; // another category: not this line
    staff.status(first, "active").await;
    until_ahead(&mut socket, third, 1).await;
    let (status, _) = staff
        .ask(
            staff
                .request(reqwest::Method::PATCH, &format!("/tickets/{second}"))
                .json(&json!({"category": "technical_it"})),
        )
        .await;
    assert_eq!(status, 200);
    until_ahead(&mut socket, third, 0).await;
    staff.status(third, "active").await;
    let later = facility(&user, 4).await;
    staff.status(later, "active").await;
    staff.status(later, "closed").await;
    // by now a place of the taken one would have been told: one of a new watcher comes after it
    let last = facility(&user, 5).await;
    socket.send(json!({"t": "sub", "ticket": last, "after": 0})).await;
    let told = socket.find(|frame| frame["t"] == "place").await;
    assert_eq!((&told["ticket"], &told["ahead"]), (&json!(last), &json!(0)), "what was taken has no place");
}

#[tokio::test]
async fn what_is_expected_comes_from_recent_first_responses() {
    let (_database, server) = start().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    for n in 0..5 {
        let ticket = facility(&user, n).await;
        staff.status(ticket, "active").await;
    }
    let ticket = facility(&user, 6).await;
    let mut socket = watch(&user, ticket).await;
    let told = socket.find(|frame| frame["t"] == "place" && frame["expect_low_s"].is_number()).await;
    let (low, high) = (told["expect_low_s"].as_i64().unwrap(), told["expect_high_s"].as_i64().unwrap());
    assert!((0..60).contains(&low) && (low..60).contains(&high), "{told}");
    assert_eq!(told["ahead"], 0);
}

#[tokio::test]
async fn every_node_tells_the_same_place() {
    let database = test_database();
    let env = [NO_WORKERS, ("HELPDESK_BUS", "postgres")];
    let (here, there) = tokio::join!(Server::start_with(&database, &env), Server::start_with(&database, &env));
    let (user, staff) = (here.enter("user", "Una").await, there.enter("helpdesk", "Hal").await);
    let first = facility(&user, 1).await;
    let second = facility(&user, 2).await;
    let (mut one, mut two) = (watch(&user, second).await, watch(&staff, second).await);
    until_ahead(&mut one, second, 1).await;
    until_ahead(&mut two, second, 1).await;
    staff.status(first, "active").await; // on the other node
    until_ahead(&mut one, second, 0).await;
    until_ahead(&mut two, second, 0).await;
}

#[tokio::test]
async fn who_leaves_hears_no_places_any_more() {
    let (_database, server) = start().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let (first, second) = (facility(&user, 1).await, facility(&user, 2).await);
    let mut socket = watch(&user, second).await;
    until_ahead(&mut socket, second, 1).await;
    socket.send(json!({"t": "unsub", "ticket": second})).await;
    socket.send(json!({"t": "ping", "n": 1})).await;
    socket.next_of("pong").await;
    let mut witness = watch(&user, second).await;
    until_ahead(&mut witness, second, 1).await;
    staff.status(first, "active").await;
    until_ahead(&mut witness, second, 0).await;
    let ack = socket.cmd(&cid(), json!({"op": "create", "description": "x"})).await;
    assert_eq!(ack["t"], "ack");
    socket.send(json!({"t": "ping", "n": 2})).await;
    let frame = socket.next().await;
    assert_eq!(frame["t"], "pong", "nothing came in between: {frame}");
}
