//! Whatever is wrong with a request is told as a problem with a stable code, and nothing is half done.

use crate::rig::Caller;
use crate::{alone, ask, page, stranger};
use reqwest::{Method, RequestBuilder};
use serde_json::json;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// More than the 10 s that a body may take.
const PATIENCE: Duration = Duration::from_secs(20);

fn raw(who: &Caller, path: &str, media_type: &str, body: impl Into<reqwest::Body>) -> RequestBuilder {
    who.request(Method::POST, path).header("content-type", media_type).body(body)
}

#[tokio::test]
async fn a_body_that_is_no_json_is_a_bad_frame() {
    let (_database, server) = alone().await;
    let user = server.enter("user", "Una").await;
    let deep = "[".repeat(10_000);
    for body in ["", "{", "{\"description\":}", "\"\\ud800\"", deep.as_str(), "\u{feff}{}"] {
        let answer = ask(raw(&user, "/tickets", "application/json", body.to_owned())).await;
        assert_eq!((answer.status.as_u16(), answer.code()), (400, "bad_frame".into()), "{body:.20}");
    }
    let latin =
        ask(raw(&user, "/tickets", "application/json; charset=utf-8", &b"{\"description\":\"\xe9\"}"[..])).await;
    assert_eq!(latin.code(), "bad_frame");
}

#[tokio::test]
async fn another_media_type_and_a_large_body_are_refused() {
    let (_database, server) = alone().await;
    let user = server.enter("user", "Una").await;
    for media_type in
        ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonx"]
    {
        let answer = ask(raw(&user, "/tickets", media_type, "{\"description\":\"x\"}")).await;
        assert_eq!((answer.status.as_u16(), answer.code()), (415, "unsupported_media".into()), "{media_type}");
    }
    let large = format!("{{\"description\":\"{}\"}}", "x".repeat(128 * 1024));
    let told = ask(raw(&user, "/tickets", "application/json", large.clone())).await;
    assert_eq!((told.status.as_u16(), told.code()), (413, "too_large".into()));
    let head = "transfer-encoding: chunked";
    let chunk = format!("1000\r\n{}\r\n", "x".repeat(0x1000));
    let streamed = spoken(&user, head, &chunk.repeat(33)).await;
    assert!(streamed.starts_with("HTTP/1.1 413") && streamed.contains("\"code\":\"too_large\""), "{streamed}");
}

/// What the server says to the beginning of a new ticket, sent by hand.
async fn spoken(who: &Caller, header: &str, body: &str) -> String {
    let mut socket = tokio::net::TcpStream::connect(&who.address).await.unwrap();
    let cookie = &who.cookie;
    let head = format!(
        "POST /api/v1/tickets HTTP/1.1\r\nhost: x\r\ncookie: {cookie}\r\ncontent-type: application/json\r\n{header}\r\n\r\n"
    );
    socket.write_all(head.as_bytes()).await.unwrap();
    // refused in mid-sending is fine: the answer is what counts
    let _ = socket.write_all(body.as_bytes()).await;
    let mut answer = vec![0; 4096];
    let read = tokio::time::timeout(PATIENCE, socket.read(&mut answer)).await.expect("within 10 s and a bit").unwrap();
    String::from_utf8_lossy(&answer[..read]).into_owned()
}

/// A body without a length keeps its connection if it was read to its end; what nobody reads ends it soon.
#[tokio::test]
async fn a_body_without_length_is_read_to_its_end_or_ends_the_connection() {
    let (_database, server) = alone().await;
    let user = server.enter("user", "Una").await;
    let request = |cookie: &str| {
        format!(
            "POST /api/v1/tickets HTTP/1.1\r\nhost: x\r\ncookie: {cookie}\r\ncontent-type: application/json\r\n\
             transfer-encoding: chunked\r\n\r\n1a\r\n{{\"description\":\"no light\"}}\r\n"
        )
    };
    let mut socket = tokio::net::TcpStream::connect(&server.address).await.unwrap();
    for n in 1..=2 {
        socket.write_all(format!("{}0\r\n\r\n", request(&user.cookie)).as_bytes()).await.unwrap();
        let mut answer = vec![0; 4096];
        let read = tokio::time::timeout(PATIENCE, socket.read(&mut answer)).await.expect("an answer").unwrap();
        let answer = String::from_utf8_lossy(&answer[..read]).into_owned();
        assert!(answer.starts_with("HTTP/1.1 201"), "{n}: {answer}");
    }
    // nobody reads the body of a stranger, and it never ends
    socket.write_all(request("none=1").as_bytes()).await.unwrap();
    let mut rest = Vec::new();
    tokio::time::timeout(PATIENCE, socket.read_to_end(&mut rest)).await.expect("ended").ok();
    assert!(rest.starts_with(b"HTTP/1.1 401"), "{}", String::from_utf8_lossy(&rest));
}

#[tokio::test]
async fn a_field_that_breaks_a_rule_is_named() {
    let (_database, server) = alone().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let ticket = user.open("no light").await;
    let at = |rest: &str| format!("/tickets/{ticket}{rest}");
    let post = |path: &str, body| staff.request(Method::POST, path).json(&body);
    let patch = |body| staff.request(Method::PATCH, &at("")).json(&body);
    let cases = [
        ("description", post("/tickets", json!({}))),
        ("description", post("/tickets", json!({"description": "  "}))),
        ("description", post("/tickets", json!({"description": "x".repeat(10_001)}))),
        ("description", post("/tickets", json!({"description": "a\u{0}b"}))),
        ("description", post("/tickets", json!({"description": 7}))),
        ("location.building", post("/tickets", json!({"description": "x", "location": {"building": "x".repeat(81)}}))),
        ("location.room", post("/tickets", json!({"description": "x", "location": {"room": ""}}))),
        ("Idempotency-Key", post("/tickets", json!({"description": "x"})).header("idempotency-key", "short")),
        ("body", post(&at("/messages"), json!({"body": ""}))),
        ("body", post(&at("/messages"), json!({"body": "x".repeat(16_001)}))),
        ("attachments", post(&at("/messages"), json!({"body": "x", "attachments": ["1"]}))),
        ("to", post(&at("/status"), json!({"to": "done"}))),
        ("to", post(&at("/status"), json!({}))),
        ("description", patch(json!({}))),
        ("description", patch(json!({"description": null}))),
        ("category", patch(json!({"category": "weather"}))),
        ("assignee", patch(json!({"assignee": "you"}))),
        ("If-Match", patch(json!({"description": "x"})).header("if-match", "7")),
        ("text", post("/classify", json!({"text": 1}))),
        ("after", staff.request(Method::GET, &at("/events?after=-1"))),
        ("limit", staff.request(Method::GET, &at("/events?limit=201"))),
        ("limit", staff.request(Method::GET, "/tickets?limit=0")),
        ("status", staff.request(Method::GET, "/tickets?status=shut")),
        ("opened_after", staff.request(Method::GET, "/tickets?opened_after=yesterday")),
        ("cursor", staff.request(Method::GET, "/tickets?cursor=nonsense")),
        ("sort", staff.request(Method::GET, "/tickets?q=lift&sort=nicest")),
        ("cursor", staff.request(Method::GET, "/tickets?q=lift&cursor=w0.1.1")),
    ];
    for (n, (field, request)) in cases.into_iter().enumerate() {
        let answer = ask(request).await;
        assert_eq!(
            (answer.status.as_u16(), answer.problem()),
            (422, ("invalid".into(), Some(field.into()))),
            "case {n}"
        );
    }
    assert_eq!(user.log(ticket).await.len(), 1, "nothing was written");
    assert_eq!(user.get("/tickets").await.1["total"], 1);
}

#[tokio::test]
async fn addresses_and_methods_that_do_not_exist_are_told_apart() {
    let (_database, server) = alone().await;
    let user = server.enter("user", "Una").await;
    for path in [
        "/tickets/abc",
        "/tickets/0",
        "/tickets/-1",
        "/tickets/999",
        "/tickets/99999999999999999999",
        "/attachments/1",
        "/attachments/00000000-0000-4000-8000-000000000000",
        "/nowhere",
        "/tickets/%00",
        "/tickets/1.0",
    ] {
        let answer = ask(user.request(Method::GET, path)).await;
        assert_eq!((answer.status.as_u16(), answer.code()), (404, "not_found".into()), "{path}");
    }
    let cases = [
        (Method::PUT, "/api/v1/tickets", "POST, GET, HEAD"),
        (Method::DELETE, "/api/v1/tickets/1", "GET, PATCH, HEAD"),
        (Method::GET, "/api/v1/tickets/1/messages", "POST"),
        (Method::GET, "/api/v1/tickets/1/attachments", "POST"),
        (Method::POST, "/readyz", "GET, HEAD"),
        (Method::OPTIONS, "/api/v1/session", "POST, GET, DELETE, HEAD"),
        (Method::POST, "/ws", "GET"),
        (Method::GET, "/enter", "POST"),
    ];
    for (method, path, allow) in cases {
        let answer = ask(stranger().request(method.clone(), server.url(path)).header("cookie", &user.cookie)).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("allow"), answer.code()),
            (405, allow, "method_not_allowed".into()),
            "{method} {path}"
        );
    }
    let head = ask(stranger().head(server.url("/healthz"))).await;
    assert_eq!((head.status.as_u16(), head.text.as_str()), (200, ""));
}

#[tokio::test]
async fn a_person_with_a_browser_reads_a_page_and_a_program_json() {
    let (_database, server) = alone().await;
    let user = server.enter("user", "Una").await;
    for (path, status) in
        [("/nowhere", 404), ("/tickets/abc", 404), ("/tickets/999", 404), ("/queue", 403), ("/analytics", 403)]
    {
        let answer = page(&server, Some(&user.cookie), path).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("content-type")),
            (status, "text/html; charset=utf-8"),
            "{path}"
        );
        assert!(answer.text.contains(answer.header("x-request-id")), "{path} tells its number");
        let program = ask(stranger().get(server.url(path)).header("cookie", &user.cookie)).await;
        assert_eq!(program.status.as_u16(), status);
        program.problem();
    }
    let api = page(&server, Some(&user.cookie), "/api/v1/tickets/999").await;
    assert_eq!(api.code(), "not_found", "the interface speaks JSON to everybody");
}

#[tokio::test]
async fn a_worker_that_is_down_is_unavailable_and_says_when_to_come_back() {
    let (_database, server) = alone().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    for path in ["/analytics/backlog?last=24h", "/analytics/resolution-times", "/analytics/active-by-category"] {
        assert_eq!(ask(user.request(Method::GET, path)).await.code(), "forbidden", "{path}");
        let answer = ask(staff.request(Method::GET, path)).await;
        assert_eq!((answer.status.as_u16(), answer.code()), (503, "unavailable".into()), "{path}");
    }
}

#[tokio::test]
async fn a_body_that_does_not_arrive_is_given_up() {
    let (_database, server) = alone().await;
    let user = server.enter("user", "Una").await;
    let answer = spoken(&user, "content-length: 100", "{").await;
    assert!(answer.starts_with("HTTP/1.1 408") && answer.contains("\"code\":\"timeout\""), "{answer}");
}
