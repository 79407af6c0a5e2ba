//! A client that stops reading loses its socket, never its data, and slows nobody else.

use crate::rig::{cid, start};
use serde_json::json;
use std::time::{Duration, Instant};
use tokio::net::TcpSocket;

/// Within this a jammed socket is evicted.
const EVICTED: Duration = Duration::from_secs(15);
/// Each message fills a frame; so many are more than what the kernel keeps for one who does not read.
const MESSAGES: usize = 60;

#[tokio::test]
async fn whoever_does_not_read_is_evicted_and_resumes_without_a_gap() {
    let (_database, server) = start().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let ticket = user.open("no light in the stairwell").await;
    let hello = json!({"t": "hello", "v": 1, "client": "test", "subs": [{"ticket": ticket, "after": 0}]});
    let narrow = TcpSocket::new_v4().unwrap();
    narrow.set_recv_buffer_size(4 * 1024).unwrap();
    let mut jammed = user.raw_socket_over(narrow).await.unwrap();
    jammed.send(hello.clone()).await;
    jammed.next_of("ev").await; // from here on it does not read
    let mut reader = staff.socket_with(json!([{"ticket": ticket, "after": 0}])).await;
    let mut writer = staff.socket().await;
    let began = Instant::now();
    for n in 0..MESSAGES {
        let body = format!("{n} {}", "x".repeat(15_000));
        let ack = writer.cmd(&cid(), json!({"op": "post", "ticket": ticket, "body": body})).await;
        assert_eq!(ack["t"], "ack", "{ack}");
    }
    let last = 1 + i64::try_from(MESSAGES).unwrap();
    reader.events_until(last).await;
    assert!(began.elapsed() < EVICTED, "the others went on");

    let open = async || {
        let metrics = reqwest::get(server.url("/metrics")).await.unwrap().text().await.unwrap();
        let count =
            |name: &str| metrics.lines().find_map(|line| line.strip_prefix(name)?.trim().parse::<u64>().ok()).unwrap();
        (count("helpdesk_sockets "), count("helpdesk_sockets_evicted_total "))
    };
    while open().await != (2, 1) {
        assert!(began.elapsed() < EVICTED, "not evicted: {:?}", open().await);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let mut seen = 1;
    while let Ok(frame) = jammed.next_or_close().await {
        if frame["t"] == "ev" {
            assert_eq!(frame["seq"], seen + 1, "what did come, came in order");
            seen += 1;
        }
    }
    assert!(seen < last, "it was not jammed at all");
    let mut again = user.socket_with(json!([{"ticket": ticket, "after": seen}])).await;
    let rest = again.events_until(last).await;
    assert_eq!(rest.first().unwrap()["seq"], seen + 1);
}

#[tokio::test]
async fn whoever_is_silent_but_reads_stays() {
    let (_database, server) = start().await;
    let user = server.enter("user", "Una").await;
    let ticket = user.open("no light in the stairwell").await;
    let mut quiet = user.socket_with(json!([{"ticket": ticket, "after": 1}])).await;
    tokio::time::sleep(EVICTED).await; // nothing can be awaited: the point is that nothing happens
    user.post(&format!("/tickets/{ticket}/messages"), json!({"body": "still there?"})).await;
    assert_eq!(quiet.next_of("ev").await["seq"], 2);
}

#[tokio::test]
async fn whoever_reads_again_in_time_is_told_that_it_was_too_slow() {
    let (_database, server) = start().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let ticket = user.open("no light in the stairwell").await;
    let narrow = TcpSocket::new_v4().unwrap();
    narrow.set_recv_buffer_size(4 * 1024).unwrap();
    let mut slow = user.raw_socket_over(narrow).await.unwrap();
    slow.send(json!({"t": "hello", "v": 1, "client": "test", "subs": [{"ticket": ticket, "after": 0}]})).await;
    slow.next_of("ev").await; // from here on it does not read
    let mut writer = staff.socket().await;
    let evicted = async || {
        let metrics = reqwest::get(server.url("/metrics")).await.unwrap().text().await.unwrap();
        metrics.lines().any(|line| line == "helpdesk_sockets_evicted_total 1")
    };
    let body = "x".repeat(4_000);
    let began = Instant::now();
    while !evicted().await {
        assert!(began.elapsed() < EVICTED, "its mailbox did not fill");
        for _ in 0..50 {
            writer.cmd(&cid(), json!({"op": "post", "ticket": ticket, "body": body})).await;
        }
    }
    let bye = slow.next_of("bye").await;
    assert_eq!((bye["reason"].as_str(), bye["reconnect"].as_bool()), (Some("slow"), Some(true)));
    assert_eq!(slow.close_code().await, Some(4001));
}
