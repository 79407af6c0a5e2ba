//! kill -9 in the middle of sending: everything acknowledged is there, in order, once. SIGTERM: farewell, exit 0.

use crate::rig::{SOON, Server, cid, start};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

#[tokio::test]
async fn what_was_acknowledged_before_a_kill_is_there_and_retries_are_written_once() {
    let (database, server) = start().await;
    let user = server.enter("user", "Una").await;
    let ticket = user.open("no light in the stairwell").await;
    let acknowledged = Arc::new(AtomicUsize::new(0));
    let senders: Vec<_> = (0..4)
        .map(|w| {
            let (user, acknowledged) = (user.clone(), acknowledged.clone());
            tokio::spawn(async move {
                let mut socket = user.socket().await;
                let (mut sent, mut acked) = (Vec::new(), Vec::new());
                for n in 0.. {
                    let (id, body) = (cid(), format!("{w}:{n}"));
                    sent.push((id.clone(), body.clone()));
                    let command = json!({"t": "cmd", "cid": id, "op": "post", "ticket": ticket, "body": body});
                    if !socket.sent(command).await {
                        break;
                    }
                    match socket.next_or_close().await {
                        Ok(ack) if ack["t"] == "ack" => acked.push((ack["seq"].as_i64().unwrap(), body)),
                        Ok(other) => panic!("{other}"),
                        Err(_) => break,
                    }
                    acknowledged.fetch_add(1, Ordering::SeqCst);
                }
                (sent, acked)
            })
        })
        .collect();
    while acknowledged.load(Ordering::SeqCst) < 200 {
        tokio::task::yield_now().await;
    }
    server.kill().await;
    let mut all = Vec::new();
    for sender in senders {
        all.push(sender.await.unwrap());
    }
    let again = Server::start_with(&database, &[]).await;
    let reader = again.enter("helpdesk", "Hal").await;
    let log = reader.log(ticket).await;
    let body = |event: &Value| event["data"]["body"].as_str().unwrap_or_default().to_owned();
    for (seq, text) in all.iter().flat_map(|(_, acked)| acked) {
        assert_eq!(body(&log[usize::try_from(*seq).unwrap() - 1]), *text, "acknowledged at this place");
    }
    let mut bodies: Vec<String> = log.iter().map(body).collect();
    bodies.sort();
    let count = bodies.len();
    bodies.dedup();
    assert_eq!(bodies.len(), count, "nothing twice");
    for (sent, acked) in &all {
        let unknown = sent.len() - acked.len();
        assert!(unknown <= 1, "one command was under way");
    }
}

#[tokio::test]
async fn an_outbox_that_is_sent_again_after_a_kill_is_written_once() {
    let database = helpdesk_sql::testing::test_database();
    let secret = "0123456789abcdef0123456789abcdef0123456789abcdef";
    let env = [("HELPDESK_SECRET", secret)];
    let first = Server::start_with(&database, &env).await;
    let user = first.enter("user", "Una").await;
    let ticket = user.open("no light in the stairwell").await;
    let outbox: Vec<(String, Value)> =
        (0..20).map(|n| (cid(), json!({"op": "post", "ticket": ticket, "body": format!("m{n}")}))).collect();
    let mut socket = user.socket().await;
    for (id, command) in &outbox {
        let mut frame = command.clone();
        frame["t"] = json!("cmd");
        frame["cid"] = json!(id);
        socket.send(frame).await;
    }
    socket.next_of("ack").await;
    first.kill().await;
    let second = Server::start_with(&database, &env).await;
    let mut user = user;
    user.address = second.address.clone();
    let mut socket = user.socket().await;
    for (id, command) in &outbox {
        assert_eq!(socket.cmd(id, command.clone()).await["t"], "ack");
    }
    let log = user.log(ticket).await;
    let bodies: Vec<&str> = log.iter().skip(1).map(|event| event["data"]["body"].as_str().unwrap()).collect();
    assert_eq!(bodies, (0..20).map(|n| format!("m{n}")).collect::<Vec<_>>(), "in order, once");
}

#[tokio::test]
async fn sigterm_says_farewell_and_exits_cleanly() {
    let (_database, server) = start().await;
    let user = server.enter("user", "Una").await;
    let mut socket = user.socket().await;
    let ended = tokio::spawn(server.terminate());
    let bye = socket.next_of("bye").await;
    assert_eq!((bye["reason"].as_str(), bye["reconnect"].as_bool()), (Some("shutdown"), Some(true)));
    assert!(bye["after_ms"].is_u64());
    assert_eq!(socket.close_code().await, Some(1012));
    assert_eq!(tokio::time::timeout(SOON, ended).await.expect("soon").unwrap(), 0);
}

#[tokio::test]
async fn a_private_database_that_is_killed_comes_back_and_nothing_acknowledged_is_lost() {
    let server = Server::start_private().await;
    let user = server.enter("user", "Una").await;
    let ticket = user.open("no light in the stairwell").await;
    let mut socket = user.socket().await;
    let mut acknowledged: Vec<(i64, String)> = Vec::new();
    let mut refused = 0;
    for n in 0..120 {
        if n == 40 || n == 80 {
            server.kill_postgres();
        }
        let (id, body) = (cid(), format!("m{n}"));
        let began = std::time::Instant::now();
        loop {
            let answer = socket.cmd(&id, json!({"op": "post", "ticket": ticket, "body": body})).await;
            if answer["t"] == "ack" {
                acknowledged.push((answer["seq"].as_i64().unwrap(), body));
                break;
            }
            assert!(["unavailable", "busy", "timeout"].contains(&answer["code"].as_str().unwrap()), "{answer}");
            assert!(began.elapsed() < 6 * SOON, "it did not come back: {answer}");
            refused += 1;
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
    }
    assert!(refused > 0, "the kills were felt");
    let log = user.log(ticket).await;
    assert_eq!(log.len(), 121, "each once");
    for (seq, body) in acknowledged {
        assert_eq!(log[usize::try_from(seq).unwrap() - 1]["data"]["body"], body, "acknowledged at this place");
    }
    let ready = reqwest::get(server.url("/readyz")).await.unwrap().status();
    assert_eq!(ready, 200, "ready again, without a restart");
    assert_eq!(server.terminate().await, 0);
}
