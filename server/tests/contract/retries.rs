//! One client id has at most one effect, whichever way and however often it comes.

use crate::rig::{cid, start};
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn five_times_over_both_ways_at_once_is_one_event_with_one_seq() {
    let (_database, server) = start().await;
    let user = server.enter("user", "Una").await;
    let ticket = user.open("no light in the stairwell").await;
    let id = cid();
    let mut sockets = [user.socket().await, user.socket().await, user.socket().await];
    let rest = || async {
        let request = user.request(Method::POST, &format!("/tickets/{ticket}/messages")).header("idempotency-key", &id);
        let (status, event) = user.ask(request.json(&json!({"body": "once"}))).await;
        assert!(status == 201 || status == 200, "{status} {event}");
        (status == 200, event["seq"].as_i64().unwrap())
    };
    let command = json!({"op": "post", "ticket": ticket, "body": "once"});
    let [one, two, three] = &mut sockets;
    let (a, b, c, d, e) = tokio::join!(
        one.cmd(&id, command.clone()),
        two.cmd(&id, command.clone()),
        three.cmd(&id, command.clone()),
        rest(),
        rest()
    );
    let mut answers = vec![d, e];
    answers.extend([a, b, c].map(|ack| (ack["dup"].as_bool().unwrap(), ack["seq"].as_i64().unwrap())));
    assert!(answers.iter().all(|(_, seq)| *seq == 2), "{answers:?}");
    assert_eq!(answers.iter().filter(|(dup, _)| !dup).count(), 1, "{answers:?}");
    assert_eq!(user.log(ticket).await.len(), 2);
    let other = one.cmd(&id, json!({"op": "post", "ticket": ticket, "body": "something else"})).await;
    assert_eq!(other["code"], "cid_conflict");
}

#[tokio::test]
async fn a_ticket_is_opened_once_over_both_ways() {
    let (_database, server) = start().await;
    let user = server.enter("user", "Una").await;
    let id = cid();
    let body = json!({"description": "the printer eats paper", "location": {"building": "Library", "room": "204"}});
    let open = || user.ask(user.request(Method::POST, "/tickets").header("idempotency-key", &id).json(&body));
    let (first, ticket) = open().await;
    let (again, same) = open().await;
    assert_eq!((first.as_u16(), again.as_u16()), (201, 200));
    assert_eq!(ticket["id"], same["id"]);
    assert_eq!(ticket["category"], "technical_it");
    let ack = user
        .socket()
        .await
        .cmd(&id, json!({"op": "create", "description": body["description"], "location": body["location"]}))
        .await;
    assert_eq!((&ack["ticket"], ack["dup"].as_bool(), ack["seq"].as_i64()), (&ticket["id"], Some(true), Some(1)));
}

#[tokio::test]
async fn a_retry_after_the_closing_still_answers_its_seq() {
    let (_database, server) = start().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let ticket = user.open("no light in the stairwell").await;
    let mut socket = user.socket().await;
    let (id, command) = (cid(), json!({"op": "post", "ticket": ticket, "body": "before"}));
    assert_eq!(socket.cmd(&id, command.clone()).await["seq"], 2);
    staff.status(ticket, "active").await;
    staff.status(ticket, "closed").await;
    let retry = socket.cmd(&id, command).await;
    assert_eq!((retry["seq"].as_i64(), retry["dup"].as_bool()), (Some(2), Some(true)));
    assert_eq!(socket.cmd(&cid(), json!({"op": "post", "ticket": ticket, "body": "after"})).await["code"], "closed");
}
