//! Frames that break the protocol: each closes its own socket with the code of the contract, costs no memory, and nobody
//! else notices.

use crate::raw::{BINARY, PING, Raw, TEXT, frame, header, text};
use crate::rig::{Caller, Server, Socket, start};
use serde_json::json;
use std::time::Duration;
use tokio::io::AsyncWriteExt;

/// What one of them may cost the server, in KiB.
const MEMORY: u64 = 1024;
const MIB: usize = 1024 * 1024;
/// So much is sent of what a header has promised, if the server lets it.
const PROMISED: usize = 64 * MIB;

/// Each with its name and the code with which it is closed.
fn faults() -> Vec<(&'static str, Vec<u8>, u16)> {
    let mut reserved = text("x");
    reserved[0] |= 0x40;
    let mut unmasked = text("x");
    unmasked[1] &= 0x7F;
    let fragments = |count: usize| {
        let rest = (1..count).flat_map(|n| frame(n + 1 == count, 0, b"x"));
        frame(false, TEXT, b"x").into_iter().chain(rest).collect::<Vec<u8>>()
    };
    let halves = [frame(false, TEXT, &[b'x'; 60_000]), frame(true, 0, &[b'x'; 6_000])].concat();
    vec![
        ("a reserved bit", reserved, 1002),
        ("a frame without a mask", unmasked, 1002),
        ("an unknown opcode", frame(true, 3, b"x"), 1002),
        ("a ping in fragments", frame(false, PING, b"x"), 1002),
        ("a ping of 126 bytes", frame(true, PING, &[0; 126]), 1002),
        ("a continuation of nothing", frame(true, 0, b"x"), 1002),
        ("a text inside a message", [frame(false, TEXT, b"x"), text("x")].concat(), 1002),
        ("binary", frame(true, BINARY, b"x"), 1003),
        ("binary in fragments", frame(false, BINARY, b"x"), 1003),
        ("bytes that are no UTF-8", frame(true, TEXT, &[0xFF, 0xFE]), 1007),
        ("a lone surrogate", frame(true, TEXT, b"\"\xED\xA0\x80\""), 1007),
        ("a torn character", [frame(false, TEXT, b"\xE2\x82"), frame(true, 0, b"x")].concat(), 1007),
        ("a thousand fragments of one byte", fragments(1_000), 1009),
        ("a message too long in all", halves, 1009),
        ("a frame one byte too long", header(true, TEXT, 64 * 1024 + 1), 1009),
    ]
}

/// Somebody else, whose socket must go on as if nothing had happened.
struct Neighbour {
    socket: Socket,
    asked: i64,
}

impl Neighbour {
    async fn of(server: &Server) -> Neighbour {
        Neighbour { socket: server.enter("user", "Nora").await.socket().await, asked: 0 }
    }

    async fn is_served(&mut self) {
        self.asked += 1;
        self.socket.send(json!({"t": "ping", "n": self.asked})).await;
        assert_eq!(self.socket.next().await["n"], self.asked);
    }
}

fn has_not_panicked(server: &Server) {
    let log = server.log();
    assert!(!log.contains("panicked"), "{log}");
}

async fn closed_with(user: &Caller, name: &str, bytes: &[u8], code: u16) {
    let mut raw = Raw::open(user).await;
    raw.send(bytes).await;
    assert_eq!(raw.reader.close_code().await, Some(code), "{name}");
}

/// The greatest memory seen while something is done.
async fn peak<T>(server: &Server, doing: impl Future<Output = T>) -> (u64, T) {
    let mut most = server.resident();
    let mut looks = tokio::time::interval(Duration::from_millis(5));
    tokio::pin!(doing);
    loop {
        tokio::select! {
            done = &mut doing => return (most.max(server.resident()), done),
            _ = looks.tick() => most = most.max(server.resident()),
        }
    }
}

#[tokio::test]
async fn each_fault_closes_its_own_socket_with_its_code_and_costs_nothing() {
    let (_database, server) = start().await;
    let (user, mut neighbour) = (server.enter("user", "Una").await, Neighbour::of(&server).await);
    let all = async |neighbour: &mut Neighbour| {
        for (name, bytes, code) in faults() {
            closed_with(&user, name, &bytes, code).await;
            neighbour.is_served().await;
        }
    };
    all(&mut neighbour).await; // the first time everything is touched that is touched only once
    let before = server.resident();
    let (most, ()) = peak(&server, all(&mut neighbour)).await;
    assert!(most <= before + MEMORY, "{} KiB more", most - before);
    has_not_panicked(&server);
}

/// Sends as much of the payload as is let through, until the server ends the connection.
async fn promise(user: &Caller, length: u64) -> Option<u16> {
    let Raw { mut reader, mut writer } = Raw::open(user).await;
    writer.write_all(&header(true, TEXT, length)).await.unwrap();
    let sending = tokio::spawn(async move {
        let piece = vec![b'x'; MIB / 16];
        for _ in 0..PROMISED / piece.len() {
            if writer.write_all(&piece).await.is_err() {
                return;
            }
        }
    });
    let code = reader.close_code().await;
    sending.abort();
    code
}

#[tokio::test]
async fn a_header_that_promises_gigabytes_costs_no_memory() {
    let (_database, server) = start().await;
    let (user, mut neighbour) = (server.enter("user", "Una").await, Neighbour::of(&server).await);
    assert_eq!(promise(&user, 1 << 20).await, Some(1009));
    for length in [1 << 32, 64 << 20, u64::MAX >> 1] {
        let before = server.resident();
        let (most, code) = peak(&server, promise(&user, length)).await;
        assert_eq!(code, Some(1009), "{length}");
        assert!(most <= before + MEMORY, "{length} bytes were promised, {} KiB more were taken", most - before);
        neighbour.is_served().await;
    }
    has_not_panicked(&server);
}

#[tokio::test]
async fn texts_that_are_no_frames_are_told_so_three_times() {
    let (_database, server) = start().await;
    let (user, mut neighbour) = (server.enter("user", "Una").await, Neighbour::of(&server).await);
    let deep = "[".repeat(10_000);
    for bad in [deep.as_str(), r#"{"t":"ping","n":"\ud800"}"#, "x"] {
        let mut raw = Raw::open(&user).await;
        for _ in 0..3 {
            raw.send(&text(bad)).await;
            assert_eq!(raw.reader.next().await.unwrap()["code"], "bad_frame", "{bad:.20}");
        }
        assert_eq!(raw.reader.close_code().await, Some(4500), "{bad:.20}");
        neighbour.is_served().await;
    }
    let mut long = Raw::open(&user).await;
    long.send(&text(&json!({"t": "sub", "ticket": "\u{80}".repeat(30_000)}).to_string())).await;
    let answer = long.reader.next().await.unwrap();
    assert_eq!(answer["field"], "ticket");
    assert!(answer.to_string().len() < 1_000, "the value is not given back");
    has_not_panicked(&server);
}
