//! Canned replies: who may read and write them, what they may be, how many there may be.

use crate::rig::{Caller, Server};
use crate::{Answer, alone, ask, stranger};
use helpdesk_core::MOST_REPLIES;
use reqwest::Method;
use serde_json::{Value, json};
use std::fmt::Display;

async fn write(who: &Caller, shortcut: &str, body: &str) -> Answer {
    ask(who.request(Method::POST, "/replies").json(&json!({"shortcut": shortcut, "body": body}))).await
}

async fn change(who: &Caller, id: impl Display, shortcut: &str, body: &str) -> Answer {
    let request = who.request(Method::PUT, &format!("/replies/{id}"));
    ask(request.json(&json!({"shortcut": shortcut, "body": body}))).await
}

async fn remove(who: &Caller, id: &Value) -> Answer {
    ask(who.request(Method::DELETE, &format!("/replies/{id}"))).await
}

async fn listed(who: &Caller) -> Vec<Value> {
    let answer = ask(who.request(Method::GET, "/replies")).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()["items"].as_array().unwrap().clone()
}

async fn staff(server: &Server) -> Caller {
    server.enter("helpdesk", "Hal").await
}

#[tokio::test]
async fn a_new_helpdesk_finds_some_and_writes_its_own_for_all_its_members() {
    let (_database, server) = alone().await;
    let (hal, ida) = (staff(&server).await, server.enter("helpdesk", "Ida").await);
    let first = listed(&hal).await;
    assert!(first.iter().any(|reply| reply["body"].as_str().unwrap().contains("{name}")), "{first:?}");
    let written = write(&hal, "Reset", " Use any terminal, {name}. <b>{nonsense}</b> \u{202e} ").await;
    assert_eq!(written.status, 201, "{}", written.text);
    let reply = written.json();
    assert_eq!(reply["body"], "Use any terminal, {name}. <b>{nonsense}</b> \u{202e}", "trimmed, else verbatim");
    assert!(listed(&ida).await.contains(&reply), "colleagues have it");

    let changed = change(&ida, &reply["id"], "reset", "Use any terminal.").await;
    assert_eq!((changed.status.as_u16(), &changed.json()["shortcut"]), (200, &json!("reset")));
    assert_ne!(changed.json()["updated_at"], reply["updated_at"]);
    assert!(listed(&hal).await.contains(&changed.json()));
    let words: Vec<String> =
        listed(&hal).await.iter().map(|one| one["shortcut"].as_str().unwrap().to_lowercase()).collect();
    assert!(words.is_sorted(), "{words:?}");

    assert_eq!(remove(&hal, &reply["id"]).await.status, 204);
    assert_eq!(listed(&ida).await, first);
    for gone in [remove(&hal, &reply["id"]).await, change(&hal, &reply["id"], "x", "y").await] {
        assert_eq!((gone.status.as_u16(), gone.code()), (404, "not_found".to_owned()));
    }
}

#[tokio::test]
async fn users_and_strangers_neither_read_nor_write_them() {
    let (_database, server) = alone().await;
    let (una, hal) = (server.enter("user", "Una").await, staff(&server).await);
    let before = listed(&hal).await;
    let id = &before[0]["id"];
    let reading = ask(una.request(Method::GET, "/replies")).await;
    for answer in [reading, write(&una, "a", "b").await, change(&una, id, "a", "b").await, remove(&una, id).await] {
        assert_eq!((answer.status.as_u16(), answer.code()), (403, "forbidden".to_owned()));
    }
    let body = json!({"shortcut": "a", "body": "b"});
    for request in [
        stranger().get(server.url("/api/v1/replies")),
        stranger().post(server.url("/api/v1/replies")).json(&body),
        stranger().put(server.url(&format!("/api/v1/replies/{id}"))).json(&body),
        stranger().delete(server.url(&format!("/api/v1/replies/{id}"))),
    ] {
        assert_eq!(ask(request).await.code(), "unauthenticated");
    }
    let foreign = hal.request(Method::DELETE, &format!("/replies/{id}")).header("origin", "https://evil.example");
    assert_eq!(ask(foreign).await.code(), "forbidden", "another site's doing");
    assert_eq!(listed(&hal).await, before);
}

#[tokio::test]
async fn a_reply_that_breaks_a_rule_is_refused_by_its_field() {
    let (_database, server) = alone().await;
    let hal = staff(&server).await;
    let id = &listed(&hal).await[0]["id"].clone();
    let taken = listed(&hal).await[1]["shortcut"].as_str().unwrap().to_uppercase();
    let cases = [
        ("shortcut", json!({"shortcut": "", "body": "x"})),
        ("shortcut", json!({"shortcut": "two words", "body": "x"})),
        ("shortcut", json!({"shortcut": "x".repeat(33), "body": "x"})),
        ("shortcut", json!({"shortcut": "a\u{0}", "body": "x"})),
        ("shortcut", json!({"body": "x"})),
        ("shortcut", json!({"shortcut": taken, "body": "x"})),
        ("body", json!({"shortcut": "new", "body": " "})),
        ("body", json!({"shortcut": "new", "body": "é".repeat(2_001)})),
        ("body", json!({"shortcut": "new", "body": "a\u{0}b"})),
        ("body", json!({"shortcut": "new"})),
        ("body", json!(["new", "x"])),
    ];
    for (field, body) in cases {
        for request in [hal.request(Method::POST, "/replies"), hal.request(Method::PUT, &format!("/replies/{id}"))] {
            let answer = ask(request.json(&body)).await;
            assert_eq!(
                (answer.status.as_u16(), answer.problem()),
                (422, ("invalid".to_owned(), Some(field.to_owned()))),
                "{body}"
            );
        }
    }
    assert_eq!(write(&hal, "longest", &"é".repeat(2_000)).await.status, 201);
    let broken = ask(hal.request(Method::POST, "/replies").header("content-type", "application/json").body("{")).await;
    assert_eq!((broken.status.as_u16(), broken.code()), (400, "bad_frame".to_owned()));
    for odd in ["abc", "-1", "0", "9999999", "99999999999999999999"] {
        assert_eq!(change(&hal, odd, "x", "y").await.status, 404);
        assert_eq!(ask(hal.request(Method::DELETE, &format!("/replies/{odd}"))).await.code(), "not_found", "{odd}");
    }
}

#[tokio::test]
async fn the_same_again_is_no_second_one_and_of_two_who_want_a_word_one_gets_it() {
    let (_database, server) = alone().await;
    let hal = staff(&server).await;
    let (first, again) =
        (write(&hal, "reset", "Use any terminal.").await, write(&hal, "reset", "Use any terminal.").await);
    assert_eq!((first.status.as_u16(), again.status.as_u16()), (201, 200));
    assert_eq!(first.json(), again.json());
    let (one, other) = tokio::join!(write(&hal, "race", "one"), write(&hal, "Race", "other"));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 422]);
}

#[tokio::test]
async fn there_are_at_most_so_many_even_when_all_write_at_once() {
    let (_database, server) = alone().await;
    let hal = staff(&server).await;
    let there = listed(&hal).await.len() as i64;
    let room = MOST_REPLIES - there;
    for n in 0..room - 2 {
        assert_eq!(write(&hal, &format!("n{n}"), "x").await.status, 201);
    }
    let words: Vec<String> = (0..8).map(|n| format!("late{n}")).collect();
    let all = futures::future::join_all(words.iter().map(|word| write(&hal, word, "x"))).await;
    assert_eq!(all.iter().filter(|answer| answer.status == 201).count(), 2);
    let refused = all.iter().find(|answer| answer.status != 201).unwrap();
    assert_eq!(refused.problem(), ("invalid".to_owned(), Some("replies".to_owned())));
    let items = listed(&hal).await;
    assert_eq!(items.len() as i64, MOST_REPLIES);
    assert_eq!(remove(&hal, &items[0]["id"]).await.status, 204);
    assert_eq!(write(&hal, "late-again", "x").await.status, 201, "there is room again");
}
