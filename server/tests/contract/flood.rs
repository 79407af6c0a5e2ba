//! A client that sends as fast as it can is read at its pace and no faster: no memory, no eviction, nobody else notices.

use crate::raw::{PONG, Raw, frame, text};
use crate::rig::{Server, Socket, start};
use serde_json::json;
use std::time::{Duration, Instant};
use tokio::io::AsyncWriteExt;
use tokio::net::tcp::OwnedWriteHalf;
use tokio::task::JoinHandle;

/// Longer than a jammed session would live.
const FLOOD: Duration = Duration::from_secs(16);
/// The budget of a socket, as docs/limits.md says.
const FRAMES: f64 = 1_000.0;
const FRAMES_AT_ONCE: f64 = 2_000.0;
const BYTES: f64 = 1024.0 * 1024.0;
const BYTES_AT_ONCE: f64 = 4.0 * BYTES;
/// What both kernels may keep of a flood.
const IN_KERNELS: f64 = 1024.0 * 1024.0;
/// What a flood may cost the server, in KiB: each of the three once, and all of them together from then on.
const MEMORY: u64 = 1024;
const WARM: Duration = Duration::from_secs(3);
/// Nobody waits longer than this, even on a busy machine and in a debug build.
const PATIENCE: Duration = Duration::from_secs(1);

/// Sends the same frame again and again; the bytes that were taken.
fn flood(mut to: OwnedWriteHalf, frame: Vec<u8>) -> JoinHandle<usize> {
    let many = frame.repeat(64 * 1024_usize.div_ceil(frame.len()));
    tokio::spawn(async move {
        let (mut taken, end) = (0, Instant::now() + FLOOD);
        // a write may end within a frame, the next one goes on there
        while let Ok(Ok(sent)) = tokio::time::timeout_at(end.into(), to.write(&many[taken % many.len()..])).await {
            taken += sent;
        }
        to.forget(); // the connection stays
        taken
    })
}

/// How long somebody who behaves waits for answers: 99 of 100, and the slowest.
async fn waits(socket: &mut Socket, time: Duration) -> (Duration, Duration) {
    let (began, mut waits) = (Instant::now(), Vec::new());
    while began.elapsed() < time {
        let asked = Instant::now();
        socket.send(json!({"t": "ping", "n": 1})).await;
        socket.next_of("pong").await;
        waits.push(asked.elapsed());
        tokio::time::sleep(Duration::from_millis(5)).await; // people type, they do not flood
    }
    waits.sort_unstable();
    (waits[waits.len() * 99 / 100], waits[waits.len() - 1])
}

async fn raw_of(server: &Server, name: &str) -> Raw {
    Raw::open(&server.enter("user", name).await).await
}

#[tokio::test]
async fn a_flood_is_read_at_its_pace_and_harms_nobody() {
    let (_database, server) = start().await;
    let mut neighbour = server.enter("user", "Nora").await.socket().await;
    let (pongs, pings, giants) =
        (raw_of(&server, "Pia").await, raw_of(&server, "Pit").await, raw_of(&server, "Gil").await);
    let (quiet, _) = waits(&mut neighbour, WARM).await;
    let before = server.resident();

    let pong = frame(true, PONG, b"");
    let giant = text(&json!({"t": "typing", "ticket": 1, "on": true, "pad": "x".repeat(60_000)}).to_string());
    let pongs_taken = flood(pongs.writer, pong);
    let giants_taken = flood(giants.writer, giant);
    let pings_taken = flood(pings.writer, text(r#"{"t":"ping","n":7}"#));
    let mut answers = pings.reader;
    let counting = tokio::spawn(async move {
        let (mut count, began) = (0_u32, Instant::now());
        while began.elapsed() < FLOOD {
            assert_eq!(answers.next().await.expect("still served")["n"], 7);
            count += 1;
        }
        (count, answers)
    });
    // what every socket touches once is touched now
    let (_, first) = waits(&mut neighbour, WARM).await;
    let warm = server.resident();
    let (flooded, slowest) = waits(&mut neighbour, FLOOD - WARM).await;
    let (at_first, later) = (warm.saturating_sub(before), server.resident().saturating_sub(warm));
    let (pongs_taken, giants_taken) = (pongs_taken.await.unwrap() as f64, giants_taken.await.unwrap() as f64);
    pings_taken.await.unwrap();
    let (answered, _open) = counting.await.unwrap();
    println!(
        "pongs {pongs_taken} B, giants {giants_taken} B, answers {answered}, p99 {quiet:?} quiet, {flooded:?} flooded"
    );
    println!("{at_first} KiB more at first, {later} KiB more later");

    let frames = FRAMES_AT_ONCE + FRAMES * (FLOOD.as_secs_f64() + 1.0);
    assert!(f64::from(answered) <= frames, "{answered} pings were answered");
    assert!(f64::from(answered) >= FRAMES * FLOOD.as_secs_f64() / 4.0, "only {answered} pings were answered");
    assert!(pongs_taken <= frames * 6.0 + IN_KERNELS, "{pongs_taken} bytes of pongs were taken");
    let bytes = BYTES_AT_ONCE + BYTES * (FLOOD.as_secs_f64() + 1.0);
    assert!(giants_taken <= bytes + IN_KERNELS, "{giants_taken} bytes of giants were taken");
    let slowest = slowest.max(first);
    assert!(slowest < PATIENCE, "somebody else waited {slowest:?}");
    assert!(at_first <= 3 * MEMORY && later <= MEMORY, "{at_first} and then {later} KiB more");
    assert_eq!(server.count("helpdesk_sockets_evicted_total").await, 0, "paced, not jammed");
    assert_eq!(server.count("helpdesk_sockets").await, 4);
    assert!(!server.log().contains("panicked"));
}
