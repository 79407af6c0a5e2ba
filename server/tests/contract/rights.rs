//! Every op, in every role, at every status, over REST and socket, answers as the rights table says.

use crate::rig::{Caller, Server, cid, start};
use reqwest::Method;
use serde_json::{Value, json};

const OPS: [&str; 7] = ["post", "note", "edit", "category", "assign", "active", "closed"];
const STATUSES: [&str; 3] = ["open", "active", "closed"];

/// The contract's table, section 2, written out by hand: the code, or `None` for "done".
fn contract(role: &str, op: &str, status: &str) -> Option<&'static str> {
    let helpdesk_only = !matches!(op, "post" | "edit");
    if role == "user" && helpdesk_only {
        return Some("forbidden");
    }
    if status == "closed" {
        return Some("closed");
    }
    match (op, status) {
        ("active", "active") | ("closed", "open") => Some("bad_transition"),
        _ => None,
    }
}

async fn ticket_at(status: &str, user: &Caller, staff: &Caller) -> i64 {
    let ticket = user.open("the heating in the library is cold").await;
    if status != "open" {
        staff.status(ticket, "active").await;
    }
    if status == "closed" {
        staff.status(ticket, "closed").await;
    }
    ticket
}

async fn over_rest(who: &Caller, op: &str, ticket: i64) -> Option<String> {
    let at = |rest: &str| format!("/tickets/{ticket}{rest}");
    let patch = |body: Value| who.request(Method::PATCH, &at("")).json(&body);
    let post = |path: &str, body: Value| who.request(Method::POST, &at(path)).json(&body);
    let request = match op {
        "post" => post("/messages", json!({"body": "hello"})),
        "note" => post("/messages", json!({"body": "hello", "note": true})),
        "edit" => patch(json!({"description": "warm now"})),
        "category" => patch(json!({"category": "technical_it"})),
        "assign" => patch(json!({"assignee": "me"})),
        to => post("/status", json!({"to": to})),
    };
    let (status, body) = who.ask(request).await;
    if status.is_success() { None } else { Some(body["code"].as_str().unwrap().to_owned()) }
}

async fn over_socket(who: &Caller, op: &str, ticket: i64) -> Option<String> {
    let command = match op {
        "post" | "note" => json!({"op": op, "body": "hello"}),
        "edit" => json!({"op": "edit", "field": "description", "value": "warm now", "base_seq": 100}),
        "category" => json!({"op": "category", "to": "technical_it"}),
        "assign" => json!({"op": "assign", "to": "me"}),
        to => json!({"op": "status", "to": to}),
    };
    let mut command = command;
    command["ticket"] = json!(ticket);
    let answer = who.socket().await.cmd(&cid(), command).await;
    answer["code"].as_str().map(str::to_owned)
}

async fn check_all(server: &Server, socket: bool) {
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    for status in STATUSES {
        for op in OPS {
            for (role, who) in [("user", &user), ("helpdesk", &staff)] {
                let ticket = ticket_at(status, &user, &staff).await;
                let before = staff.log(ticket).await.len();
                let said = if socket { over_socket(who, op, ticket).await } else { over_rest(who, op, ticket).await };
                assert_eq!(said.as_deref(), contract(role, op, status), "{role} {op} {status} socket={socket}");
                let grown = staff.log(ticket).await.len() - before;
                assert_eq!(grown, usize::from(said.is_none()), "a refusal leaves no event");
            }
        }
    }
}

#[tokio::test]
async fn every_role_op_and_status_over_rest() {
    let (_database, server) = start().await;
    check_all(&server, false).await;
}

#[tokio::test]
async fn every_role_op_and_status_over_the_socket() {
    let (_database, server) = start().await;
    check_all(&server, true).await;
}

#[tokio::test]
async fn a_closed_ticket_is_not_found_for_users_and_stays_for_helpdesk() {
    let (_database, server) = start().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let ticket = ticket_at("closed", &user, &staff).await;
    for path in [format!("/tickets/{ticket}"), format!("/tickets/{ticket}/events")] {
        let (status, body) = user.get(&path).await;
        assert_eq!((status.as_u16(), body["code"].as_str()), (404, Some("not_found")));
        assert_eq!(staff.get(&path).await.0, 200);
    }
    let mut socket = user.socket_with(json!([{"ticket": ticket, "after": 0}])).await;
    assert_eq!(socket.next_of("err").await["code"], "not_found");
    let (_, page) = user.get("/tickets").await;
    assert_eq!(page["total"], 0);
}

#[tokio::test]
async fn a_user_gets_hidden_in_place_of_a_note_and_no_foreign_cid() {
    let (_database, server) = start().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let ticket = user.open("the heating in the library is cold").await;
    let mut socket = user.socket_with(json!([{"ticket": ticket, "after": 0}])).await;
    staff.post(&format!("/tickets/{ticket}/messages"), json!({"body": "a secret", "note": true})).await;
    staff.post(&format!("/tickets/{ticket}/messages"), json!({"body": "a word"})).await;
    let live = socket.events_until(3).await;
    let read = user.log(ticket).await;
    for log in [&live, &read] {
        assert_eq!(log[1]["kind"], "hidden");
        assert_eq!(log[1]["data"], json!({}));
        assert!(log[0].get("cid").is_some(), "one's own");
        assert!(log[2].get("cid").is_none(), "not another's");
        assert!(!json!(log).to_string().contains("a secret"));
    }
    assert_eq!(staff.log(ticket).await[1]["data"]["body"], "a secret");
}
