//! What the socket refuses, and how it closes.

use crate::rig::{Server, cid, start};
use serde_json::json;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};

#[tokio::test]
async fn the_handshake_asks_for_protocol_session_and_origin() {
    let (_database, server) = start().await;
    let user = server.enter("user", "Una").await;
    let origin = format!("http://{}", server.address);
    let cases = [
        (400, None, Some(user.cookie.as_str()), Some(origin.as_str())),
        (401, Some("helpdesk.v1"), None, Some(origin.as_str())),
        (401, Some("helpdesk.v1"), Some("helpdesk=forged"), Some(origin.as_str())),
        (403, Some("helpdesk.v1"), Some(user.cookie.as_str()), None),
        (403, Some("helpdesk.v1"), Some(user.cookie.as_str()), Some("http://evil.example")),
    ];
    for (status, protocol, cookie, from) in cases {
        let mut request = format!("ws://{}/ws", server.address).into_client_request().unwrap();
        for (name, value) in [("sec-websocket-protocol", protocol), ("cookie", cookie), ("origin", from)] {
            if let Some(value) = value {
                request.headers_mut().insert(name, value.parse().unwrap());
            }
        }
        match tokio_tungstenite::connect_async(request).await {
            Err(Error::Http(answer)) => {
                assert_eq!(answer.status().as_u16(), status, "{protocol:?} {cookie:?} {from:?}")
            }
            other => panic!("{protocol:?} {cookie:?} {from:?}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn one_person_has_eight_sockets_and_the_ninth_is_told_so() {
    let (_database, server) = start().await;
    let user = server.enter("user", "Una").await;
    let mut open = Vec::new();
    for _ in 0..8 {
        open.push(user.socket().await);
    }
    match user.raw_socket().await {
        Err(Error::Http(answer)) => assert_eq!(answer.status(), 429),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("a ninth socket was let in"),
    }
    let other = server.enter("user", "Ugo").await;
    other.socket().await;
}

#[tokio::test]
async fn one_address_has_as_many_sockets_as_configured() {
    let database = helpdesk_sql::testing::test_database();
    let server = Server::start_with(&database, &[("HELPDESK_SOCKETS_PER_ADDRESS", "2")]).await;
    let (una, ugo) = (server.enter("user", "Una").await, server.enter("user", "Ugo").await);
    let _open = (una.socket().await, ugo.socket().await);
    match una.raw_socket().await {
        Err(Error::Http(answer)) => {
            assert_eq!(answer.status(), 429);
            assert!(answer.headers().contains_key("retry-after"));
        }
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("a third socket was let in"),
    }
}

#[tokio::test]
async fn sockets_are_closed_with_the_codes_of_the_contract() {
    let (_database, server) = start().await;
    let user = server.enter("user", "Una").await;
    let mut silent = user.raw_socket().await.unwrap();
    let mut first = user.raw_socket().await.unwrap();
    first.send(json!({"t": "ping", "n": 1})).await;
    assert_eq!(first.close_code().await, Some(4002), "hello comes first");
    let mut version = user.raw_socket().await.unwrap();
    version.send(json!({"t": "hello", "v": 2})).await;
    assert_eq!(version.close_code().await, Some(4502));
    let mut binary = user.socket().await;
    binary.send_raw(Message::binary(vec![1, 2, 3])).await;
    assert_eq!(binary.close_code().await, Some(1003));
    let mut large = user.socket().await;
    large.send_raw(Message::text("x".repeat(70_000))).await;
    assert_eq!(large.close_code().await, Some(1009));
    let mut bad = user.socket().await;
    for text in ["not json", "{}", r#"{"t":"dance"}"#] {
        bad.send_raw(Message::text(text)).await;
        assert_eq!(bad.next().await["code"], "bad_frame");
    }
    assert_eq!(bad.close_code().await, Some(4500));
    assert_eq!(silent.close_code().await, Some(4002), "no hello within five seconds");
}

#[tokio::test]
async fn a_wrong_field_is_named_and_the_socket_goes_on() {
    let (_database, server) = start().await;
    let user = server.enter("user", "Una").await;
    let ticket = user.open("no light in the stairwell").await;
    let mut socket = user.socket().await;
    let cases = [
        ("body", json!({"op": "post", "ticket": ticket, "body": "  "})),
        ("body", json!({"op": "post", "ticket": ticket, "body": "a\u{0}b"})),
        ("body", json!({"op": "post", "ticket": ticket, "body": "x".repeat(16_001)})),
        ("op", json!({"op": "fly", "ticket": ticket})),
        ("ticket", json!({"op": "post", "body": "x"})),
        ("description", json!({"op": "create", "description": ""})),
        ("value", json!({"op": "edit", "ticket": ticket, "field": "description", "value": 7, "base_seq": 1})),
        ("field", json!({"op": "edit", "ticket": ticket, "field": "status", "value": "closed", "base_seq": 1})),
        ("to", json!({"op": "status", "ticket": ticket, "to": "done"})),
    ];
    for _ in 0..2 {
        for (field, command) in &cases {
            let answer = socket.cmd(&cid(), command.clone()).await;
            assert_eq!(
                (answer["code"].as_str(), answer["field"].as_str()),
                (Some("invalid"), Some(*field)),
                "{answer}"
            );
        }
    }
    assert_eq!(socket.cmd(&cid(), json!({"op": "post", "ticket": 999_999, "body": "x"})).await["code"], "not_found");
    socket.send(json!({"t": "ping", "n": 7})).await;
    assert_eq!(socket.next_of("pong").await["n"], 7);
    assert_eq!(user.log(ticket).await.len(), 1, "nothing half-written");
}

#[tokio::test]
async fn twenty_tickets_can_be_followed_and_one_more_is_refused() {
    let (_database, server) = start().await;
    let user = server.enter("user", "Una").await;
    let mut socket = user.socket().await;
    for n in 0..21 {
        let ticket = user.open(&format!("lamp {n} is dark")).await;
        socket.send(json!({"t": "sub", "ticket": ticket, "after": 0})).await;
        let answer = socket.find(|frame| frame["t"] == "sub_ok" || frame["t"] == "err").await;
        assert_eq!(answer["t"], if n < 20 { "sub_ok" } else { "err" }, "{answer}");
    }
}
