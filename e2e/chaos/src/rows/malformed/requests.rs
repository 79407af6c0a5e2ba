//! Requests whose head or body is none, each with its status and its code.

use crate::bots::Person;
use std::net::SocketAddr;

/// Name, bytes, status, code.
type Case = (&'static str, Vec<u8>, u16, &'static str);

pub fn all(door: SocketAddr, who: &Person, ticket: i64) -> Vec<Case> {
    let cookie = &who.cookie;
    let head = |path: &str, more: &str| {
        format!("POST {path} HTTP/1.1\r\nHost: {door}\r\nConnection: close\r\nCookie: {cookie}\r\n{more}\r\n")
            .into_bytes()
    };
    let messages = format!("/api/v1/tickets/{ticket}/messages");
    let post = |body: &[u8]| {
        let more = format!("Content-Type: application/json\r\nContent-Length: {}\r\n", body.len());
        [head(&messages, &more), body.to_vec()].concat()
    };
    let typed = |media_type: &str| {
        let body = r#"{"body":"typed"}"#;
        let more = format!("{media_type}Content-Length: {}\r\n", body.len());
        [head(&messages, &more), body.as_bytes().to_vec()].concat()
    };
    let json = "Content-Type: application/json\r\n";
    let chunked =
        |body: &[u8]| [head(&messages, &format!("{json}Transfer-Encoding: chunked\r\n")), body.to_vec()].concat();
    let large = format!("{{\"body\":\"{}\"}}", "x".repeat(128 * 1024));
    let in_chunks = [b"20009\r\n".as_slice(), &vec![b'x'; 0x2_0009], b"\r\n0\r\n\r\n"].concat();
    let key = |key: &str| {
        let body = r#"{"body":"keyed"}"#;
        let more = format!("{json}Idempotency-Key: {key}\r\nContent-Length: {}\r\n", body.len());
        [head(&messages, &more), body.as_bytes().to_vec()].concat()
    };
    let deep = 10_000;
    vec![
        ("an empty body", post(b""), 400, "bad_frame"),
        ("no JSON", post(b"{"), 400, "bad_frame"),
        ("JSON of depth 10,000", post("[".repeat(deep).as_bytes()), 400, "bad_frame"),
        ("objects of depth 10,000", post(r#"{"a":"#.repeat(deep).as_bytes()), 400, "bad_frame"),
        ("a lone surrogate", post(br#"{"body":"\ud800"}"#), 400, "bad_frame"),
        ("no UTF-8", post(b"{\"body\":\"\xFF\xFE\"}"), 400, "bad_frame"),
        ("UTF-16", post(b"\xFF\xFE{\0}\0"), 400, "bad_frame"),
        ("an array", post(b"[]"), 422, "invalid"),
        ("null", post(b"null"), 422, "invalid"),
        ("a number for a text", post(br#"{"body":7}"#), 422, "invalid"),
        ("U+0000", post(br#"{"body":"a\u0000b"}"#), 422, "invalid"),
        ("a text for a truth", post(br#"{"body":"x","note":"yes"}"#), 422, "invalid"),
        ("a file that is none", post(br#"{"body":"x","attachments":["x"]}"#), 422, "invalid"),
        ("too large", post(large.as_bytes()), 413, "too_large"),
        ("too large in chunks", chunked(&in_chunks), 413, "too_large"),
        ("no type", typed(""), 415, "unsupported_media"),
        ("text", typed("Content-Type: text/plain\r\n"), 415, "unsupported_media"),
        ("a form", typed("Content-Type: application/x-www-form-urlencoded\r\n"), 415, "unsupported_media"),
        ("a type like ours", typed("Content-Type: application/jsonx\r\n"), 415, "unsupported_media"),
        ("a key that is too short", key("short"), 422, "invalid"),
        ("a key with a blank", key("0123456789 abcdef"), 422, "invalid"),
    ]
}
