//! What is too much is refused with a code and a time, was not executed, and touches nobody else.

use crate::rig::{SOON, Server, USUAL_RATES, cid};
use helpdesk_sql::testing::test_database;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

fn post(ticket: i64, body: &str) -> Value {
    json!({"op": "post", "ticket": ticket, "body": body})
}

#[tokio::test]
async fn whoever_sends_too_much_is_told_when_to_come_back_and_nothing_is_lost() {
    let database = test_database();
    let server = Server::start_with(&database, &USUAL_RATES).await;
    let (una, ben) = (server.enter("user", "Una").await, server.enter("user", "Ben").await);
    let ticket = una.open("no light in the stairwell").await;
    let (mut socket, mut other) = (una.socket().await, ben.socket().await);
    let (mut acknowledged, mut held) = (0, None);
    for n in 0..100 {
        let id = cid();
        let answer = socket.cmd(&id, post(ticket, &format!("m{n}"))).await;
        if answer["t"] == "err" {
            assert_eq!(answer["code"], "rate_limited", "{answer}");
            held = Some((id, format!("m{n}"), answer["retry_ms"].as_u64().unwrap()));
            break;
        }
        acknowledged += 1;
    }
    let (id, body, retry_ms) = held.expect("a hundred at once are too many");
    assert!(acknowledged >= 19, "a burst passes: {acknowledged}");
    assert!((1..=1_000).contains(&retry_ms), "{retry_ms}");
    let ack = other.cmd(&cid(), post(ticket, "from the same address")).await;
    assert_eq!(ack["t"], "ack", "somebody else behind the same address is not touched: {ack}");
    let log = una.log(ticket).await;
    assert_eq!(log.len(), acknowledged + 2, "what was refused was not executed");
    tokio::time::sleep(Duration::from_millis(retry_ms)).await; // as a client does
    assert_eq!(socket.cmd(&id, post(ticket, &body)).await["dup"], false);
    assert_eq!(una.log(ticket).await.len(), acknowledged + 3, "it came once, when it was told to");
}

#[tokio::test]
async fn over_rest_it_is_429_with_retry_after_and_the_helpdesk_may_do_more() {
    let database = test_database();
    let server = Server::start_with(&database, &USUAL_RATES).await;
    let (una, hal) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let ticket = una.open("no light in the stairwell").await;
    let path = format!("/tickets/{ticket}/messages");
    let mut refused = None;
    for _ in 0..100 {
        let answer = una.request(reqwest::Method::POST, &path).json(&json!({"body": "x"})).send().await.unwrap();
        if answer.status() != 201 {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.expect("a hundred at once are too many");
    assert_eq!(refused.status(), 429);
    assert!(refused.headers()["retry-after"].to_str().unwrap().parse::<u64>().unwrap() >= 1);
    let problem: Value = refused.json().await.unwrap();
    assert_eq!(problem["code"], "rate_limited");
    for _ in 0..40 {
        assert_eq!(hal.post(&path, json!({"body": "y"})).await.0, 201);
    }
}

#[tokio::test]
async fn one_ticket_has_a_rate_of_its_own() {
    let database = test_database();
    let server = Server::start_with(&database, &[("HELPDESK_RATE_TICKET", "1/10")]).await;
    let hal = server.enter("helpdesk", "Hal").await;
    let (crowded, other) = (hal.open("no light in the stairwell").await, hal.open("the lift hangs").await);
    let mut socket = hal.socket().await;
    let mut codes = Vec::new();
    for _ in 0..15 {
        codes.push(socket.cmd(&cid(), post(crowded, "x")).await["code"].clone());
    }
    assert!(codes.iter().any(|code| code == "rate_limited"), "{codes:?}");
    assert_eq!(socket.cmd(&cid(), post(other, "x")).await["t"], "ack", "the other ticket goes on");
}

#[tokio::test]
async fn entering_is_limited_by_address() {
    let database = test_database();
    let server = Server::start_with(&database, &[("HELPDESK_RATE_ENTRY", "1/3")]).await;
    let enter = async || {
        let body = json!({"role": "user", "name": "Una"});
        reqwest::Client::new().post(server.url("/api/v1/session")).json(&body).send().await.unwrap()
    };
    let mut last = enter().await;
    for _ in 0..20 {
        if last.status() != 201 {
            break;
        }
        last = enter().await;
    }
    assert_eq!(last.status(), 429);
    assert!(last.headers().contains_key("retry-after") && !last.headers().contains_key("set-cookie"));
}

#[tokio::test]
async fn beyond_the_ceiling_of_requests_everybody_is_told_busy_at_once() {
    let database = test_database();
    let server = Server::start_with(&database, &[]).await;
    let una = server.enter("user", "Una").await;
    let head = format!(
        "POST /api/v1/tickets HTTP/1.1\r\nhost: {}\r\ncookie: {}\r\ncontent-type: application/json\r\ncontent-length: 40\r\n\r\n",
        server.address, una.cookie
    );
    let mut waiting = Vec::new();
    for _ in 0..1_100 {
        let mut stream = TcpStream::connect(&server.address).await.unwrap();
        stream.write_all(head.as_bytes()).await.unwrap();
        waiting.push(stream); // its body never comes: the request stays under way until its time is over
    }
    let began = Instant::now();
    loop {
        let answer = una.request(reqwest::Method::GET, "/session").send().await.unwrap();
        if answer.status() == 503 {
            assert!(answer.headers().contains_key("retry-after"));
            assert_eq!(answer.json::<Value>().await.unwrap()["code"], "busy");
            break;
        }
        assert!(began.elapsed() < SOON, "nobody was refused");
    }
    assert_eq!(reqwest::get(server.url("/readyz")).await.unwrap().status(), 200, "who watches gets through");
    drop(waiting);
    let began = Instant::now();
    while una.get("/session").await.0 != 200 {
        assert!(began.elapsed() < SOON, "it did not come back to normal");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn beyond_the_ceiling_of_sockets_one_is_told_overload_and_when_to_come_back() {
    let database = test_database();
    let server = Server::start_with(&database, &[("HELPDESK_SOCKETS", "1")]).await;
    let una = server.enter("user", "Una").await;
    let mut first = una.socket().await;
    let mut second = una.raw_socket().await.unwrap();
    let bye = second.next().await;
    assert_eq!((bye["t"].as_str(), bye["reason"].as_str()), (Some("bye"), Some("overload")));
    assert!(bye["reconnect"] == true && bye["after_ms"].is_u64());
    assert_eq!(second.close_code().await, Some(1013));
    first.send(json!({"t": "ping", "n": 1})).await;
    assert_eq!(first.next_of("pong").await["n"], 1, "who was in stays in");
}
