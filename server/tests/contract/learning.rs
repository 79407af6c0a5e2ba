//! The classifier learns from what the helpdesk corrects and forgets what it takes back: on the node that took the
//! correction before it is acknowledged, on another within a moment, and after a restart from the database alone.

use crate::rig::{Caller, SOON, Server, cid, start};
use helpdesk_sql::testing::test_database;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use std::time::Instant;

const ENV: [(&str, &str); 2] = [("HELPDESK_BUS", "postgres"), ("HELPDESK_SECRET", "0123456789abcdef0123456789abcdef")];

/// A word that no corpus knows.
const WORD: &str = "zorblatt";

async fn guess(who: &Caller, text: &str) -> Value {
    let (status, guess) = who.post("/classify", json!({"text": text})).await;
    assert_eq!(status, 200, "{guess}");
    guess
}

/// A category that the word is not found to be of.
async fn another_category(who: &Caller) -> &'static str {
    if guess(who, WORD).await["category"] == "technical_it" { "services_complaints" } else { "technical_it" }
}

async fn correct(who: &Caller, ticket: i64, to: &str) -> (StatusCode, Value) {
    who.ask(who.request(Method::PATCH, &format!("/tickets/{ticket}")).json(&json!({"category": to}))).await
}

async fn until(what: &str, who: &Caller, wanted: impl Fn(&Value) -> bool) {
    let begin = Instant::now();
    loop {
        let found = guess(who, WORD).await;
        if wanted(&found) {
            return;
        }
        assert!(begin.elapsed() < SOON, "{what}: {found}");
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_correction_is_an_event_is_used_at_once_and_is_forgotten_when_taken_back() {
    let (_database, server) = start().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let before = guess(&user, WORD).await;
    let wanted = another_category(&user).await;
    let ticket = user.open(WORD).await;
    let (_, opened) = user.get(&format!("/tickets/{ticket}")).await;
    let first = opened["category"].as_str().unwrap();

    let (status, body) = correct(&user, ticket, wanted).await;
    assert_eq!((status.as_u16(), body["code"].as_str()), (403, Some("forbidden")));
    assert_eq!(guess(&user, WORD).await, before, "a user teaches nothing");

    let (status, corrected) = correct(&staff, ticket, wanted).await;
    assert_eq!(status, 200, "{corrected}");
    assert_eq!((&corrected["category"], &corrected["category_source"]), (&json!(wanted), &json!("corrected")));
    let after = guess(&user, WORD).await;
    assert_eq!(after["category"], wanted, "{after}");
    assert_eq!(after["reasons"][0]["word"], WORD, "{after}");
    let event = user.log(ticket).await.pop().unwrap();
    assert_eq!((event["kind"].as_str(), &event["data"]), (Some("category"), &json!({"from": first, "to": wanted})));

    let second = user.open(&format!("{WORD} again")).await;
    let (_, second) = user.get(&format!("/tickets/{second}")).await;
    assert_eq!((&second["category"], &second["category_source"]), (&json!(wanted), &json!("automatic")));

    let mut socket = staff.socket().await;
    let ack = socket.cmd(&cid(), json!({"op": "category", "ticket": ticket, "to": first})).await;
    assert_eq!(ack["t"], "ack", "{ack}");
    assert_eq!(guess(&user, WORD).await, before, "as if it had never been");
}

#[tokio::test]
async fn another_server_learns_and_forgets_what_this_one_was_taught() {
    let database = test_database();
    let (here, there) = (Server::start_with(&database, &ENV).await, Server::start_with(&database, &ENV).await);
    let (staff, other) = (here.enter("helpdesk", "Hal").await, there.enter("user", "Una").await);
    let before = guess(&other, WORD).await;
    let wanted = another_category(&other).await;
    let ticket = staff.open(WORD).await;
    let (_, opened) = staff.get(&format!("/tickets/{ticket}")).await;
    assert_eq!(correct(&staff, ticket, wanted).await.0, 200);
    assert_eq!(guess(&staff, WORD).await["category"], wanted, "here at once");
    until("the other node learns", &other, |found| found["category"] == wanted).await;
    let opened_there = other.open(&format!("my {WORD}")).await;
    let (_, opened_there) = other.get(&format!("/tickets/{opened_there}")).await;
    assert_eq!(opened_there["category"], wanted, "and uses it");
    assert_eq!(correct(&staff, ticket, opened["category"].as_str().unwrap()).await.0, 200);
    until("the other node forgets", &other, |found| *found == before).await;
}

#[tokio::test]
async fn what_was_learnt_survives_a_kill_and_what_was_taken_back_stays_forgotten() {
    let database = test_database();
    let server = Server::start_with(&database, &ENV).await;
    let staff = server.enter("helpdesk", "Hal").await;
    let before = guess(&staff, WORD).await;
    let wanted = another_category(&staff).await;
    let ticket = staff.open(WORD).await;
    let (_, opened) = staff.get(&format!("/tickets/{ticket}")).await;
    assert_eq!(correct(&staff, ticket, wanted).await.0, 200);
    let taught = guess(&staff, WORD).await;
    server.kill().await;

    let server = Server::start_with(&database, &ENV).await;
    let staff = server.enter("helpdesk", "Hal").await;
    assert_eq!(guess(&staff, WORD).await, taught, "from its first answer on");
    staff.status(ticket, "active").await;
    staff.status(ticket, "closed").await;
    assert_eq!(guess(&staff, WORD).await, taught, "a closed ticket teaches on");
    let (status, refused) = correct(&staff, ticket, opened["category"].as_str().unwrap()).await;
    assert_eq!((status.as_u16(), refused["code"].as_str()), (409, Some("closed")));
    let second = staff.open(&format!("one more {WORD}")).await;
    assert_eq!(correct(&staff, second, opened["category"].as_str().unwrap()).await.0, 200);
    assert_eq!(correct(&staff, second, wanted).await.0, 200);
    assert_eq!(guess(&staff, WORD).await, taught, "taken back");
    server.kill().await;

    let server = Server::start_with(&database, &ENV).await;
    let staff = server.enter("helpdesk", "Hal").await;
    assert_eq!(guess(&staff, WORD).await, taught);
    assert_ne!(taught, before);
}

#[tokio::test]
async fn one_hand_does_not_turn_what_the_corpus_knows_and_the_list_tells_what_was_corrected() {
    let (_database, server) = start().await;
    let staff = server.enter("helpdesk", "Mal").await;
    let text = "The elevator is stuck";
    assert_eq!(guess(&staff, text).await["category"], "facility_management");
    for _ in 0..60 {
        let ticket = staff.open(text).await;
        assert_eq!(correct(&staff, ticket, "technical_it").await.0, 200);
    }
    let found = guess(&staff, text).await;
    assert_eq!(found["category"], "facility_management", "{found}");
    let (_, list) =
        staff.get("/tickets?corrected=true&guessed=facility_management&category=technical_it&limit=1").await;
    assert_eq!(list["total"], 60);
    assert_eq!(staff.get("/tickets?corrected=false").await.1["total"], 0);
    let (status, report) = staff.get("/analytics/corrections").await;
    assert_eq!(status, 200, "{report}");
    let last = report["months"].as_array().unwrap().last().unwrap();
    assert_eq!(
        last["categories"][0],
        json!({"category": "facility_management", "opened": 60, "corrected": 60}),
        "{report}"
    );
}
