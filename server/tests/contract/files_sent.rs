//! Messages that carry files: which ones they may name, that each belongs to one message, and that a retry is one message.

use crate::files::{PNG, read, upload, uploaded};
use crate::rig::{Caller, Server, cid, start};
use futures::future::join_all;
use helpdesk_sql::testing::test_database;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

async fn post(who: &Caller, ticket: i64, cid: &str, body: Value) -> (StatusCode, Value) {
    let request = who.request(Method::POST, &format!("/tickets/{ticket}/messages"));
    who.ask(request.header("idempotency-key", cid).json(&body)).await
}

fn code(answer: &(StatusCode, Value)) -> (u16, &str, &str) {
    let text = |field: &str| answer.1[field].as_str().unwrap_or_default();
    (answer.0.as_u16(), text("code"), text("field"))
}

const WRONG: (u16, &str, &str) = (422, "invalid", "attachments");

#[tokio::test]
async fn a_message_carries_its_files_over_both_ways_and_to_everybody() {
    let (_database, server) = start().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let ticket = user.open("the valve drips").await;
    let mut reader = staff.socket_with(json!([{"ticket": ticket, "after": 1}])).await;
    let (_, first) = upload(&user, ticket, "first.png", PNG).await;
    let (_, second) = upload(&user, ticket, "notes.txt", b"it drips").await;
    let ids = json!([second["id"], first["id"]]);
    let (status, event) = post(&user, ticket, &cid(), json!({"body": "look", "attachments": ids})).await;
    assert_eq!(status, 201, "{event}");
    let data = json!({"body": "look", "attachments": [second, first]});
    assert_eq!(event["data"], data, "in the order of the message");
    assert_eq!(reader.next_of("ev").await["data"], data, "live");
    assert_eq!(staff.log(ticket).await[1]["data"], data, "in the log");

    let third = uploaded(&staff, ticket, "third.png").await;
    let command = json!({"op": "post", "ticket": ticket, "body": "thank you", "attachments": [third]});
    assert_eq!(staff.socket().await.cmd(&cid(), command).await["seq"], 3);
    assert_eq!(user.log(ticket).await[2]["data"]["attachments"][0]["id"], third);
    assert_eq!(read(&user, &third).await.bytes().await.unwrap(), PNG);
}

#[tokio::test]
async fn a_message_names_only_its_writers_own_free_files_of_its_ticket() {
    let (_database, server) = start().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let (ticket, elsewhere) = (user.open("the valve drips").await, user.open("the lamp is out").await);
    let mine = uploaded(&user, ticket, "mine.png").await;
    let used = uploaded(&user, ticket, "used.png").await;
    assert_eq!(post(&user, ticket, &cid(), json!({"body": "x", "attachments": [used]})).await.0, 201);
    let many: Vec<String> = (0..11).map(|_| cid()).collect();
    let cases = [
        json!([uploaded(&staff, ticket, "theirs.png").await]),
        json!([uploaded(&user, elsewhere, "elsewhere.png").await]),
        json!([used]),
        json!([mine, used]),
        json!([mine, mine]),
        json!(["00000000-0000-4000-8000-000000000000"]),
        json!(["1"]),
        json!(["../../etc/passwd"]),
        json!(many),
    ];
    for files in cases {
        let body = json!({"body": "x", "attachments": files});
        assert_eq!(code(&post(&user, ticket, &cid(), body.clone()).await), WRONG, "{files}");
        let mut command = body;
        command["op"] = json!("post");
        command["ticket"] = json!(ticket);
        let said = user.socket().await.cmd(&cid(), command).await;
        assert_eq!((said["code"].as_str(), said["field"].as_str()), (Some("invalid"), Some("attachments")), "{files}");
    }
    let note = json!({"body": "x", "note": true, "attachments": [uploaded(&staff, ticket, "note.png").await]});
    assert_eq!(code(&post(&staff, ticket, &cid(), note).await), WRONG, "a note has none");
    assert_eq!(user.log(ticket).await.len(), 2, "nothing was written");
    let nowhere = json!({"body": "x", "attachments": [mine]});
    assert_eq!(code(&post(&user, 999, &cid(), nowhere.clone()).await).1, "not_found");
    staff.status(ticket, "active").await;
    staff.status(ticket, "closed").await;
    assert_eq!(code(&post(&user, ticket, &cid(), nowhere).await).1, "closed");
    let unknown = json!({"body": "x", "attachments": ["00000000-0000-4000-8000-000000000000"]});
    assert_eq!(code(&post(&user, ticket, &cid(), unknown).await).1, "closed", "the ticket's no comes first");
}

#[tokio::test]
async fn a_file_belongs_to_one_message_however_many_ask_for_it_at_once() {
    let database = test_database();
    let one_key = [("HELPDESK_SECRET", "both nodes sign cookies with this key")];
    let (here, there) = (Server::start_with(&database, &one_key).await, Server::start_with(&database, &one_key).await);
    let user = here.enter("user", "Una").await;
    let mut over_there = user.clone();
    over_there.address = there.address.clone();
    let ticket = user.open("the valve drips").await;
    for round in 0..5 {
        let id = uploaded(&user, ticket, "wanted.png").await;
        let wishes = (0..12).map(|n| {
            let (id, who) = (id.clone(), if n % 2 == 1 { &over_there } else { &user });
            async move { post(who, ticket, &cid(), json!({"body": format!("{round} {n}"), "attachments": [id]})).await }
        });
        let answers = join_all(wishes).await;
        let won = answers.iter().filter(|(status, _)| *status == 201).count();
        assert_eq!(won, 1, "{answers:?}");
        assert!(answers.iter().all(|answer| answer.0 == 201 || code(answer) == WRONG), "{answers:?}");
    }
    let log = user.log(ticket).await;
    assert_eq!(log.len(), 6, "one message a round");
}

#[tokio::test]
async fn a_retry_with_files_is_one_message_and_answers_the_same() {
    let (_database, server) = start().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let ticket = user.open("the valve drips").await;
    let id = uploaded(&user, ticket, "valve.png").await;
    let (key, body) = (cid(), json!({"body": "look", "attachments": [id]}));
    let all = join_all((0..5).map(|_| post(&user, ticket, &key, body.clone()))).await;
    assert!(all.iter().all(|(status, event)| (*status == 201 || *status == 200) && event["seq"] == 2), "{all:?}");
    let again = post(&user, ticket, &key, body.clone()).await;
    assert_eq!((again.0.as_u16(), &again.1["data"]["attachments"][0]["id"]), (200, &json!(id)));
    let mut command = body.clone();
    command["op"] = json!("post");
    command["ticket"] = json!(ticket);
    let ack = user.socket().await.cmd(&key, command).await;
    assert_eq!((ack["seq"].as_i64(), ack["dup"].as_bool()), (Some(2), Some(true)));
    let other = uploaded(&user, ticket, "other.png").await;
    let without = post(&user, ticket, &key, json!({"body": "look"})).await;
    let with_other = post(&user, ticket, &key, json!({"body": "look", "attachments": [other]})).await;
    assert_eq!((code(&without).1, code(&with_other).1), ("cid_conflict", "cid_conflict"));
    staff.status(ticket, "active").await;
    staff.status(ticket, "closed").await;
    assert_eq!(post(&user, ticket, &key, body).await.1["seq"], 2, "after the closing, too");
}
