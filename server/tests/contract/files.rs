//! What comes in as a file and what does not: kinds, sizes, names, rights, and bodies that never end.

use crate::rig::{Caller, SOON, Server, start};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

pub const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR and what else a picture has";
const MIB: usize = 1024 * 1024;
const BOUNDARY: &str = "----helpdesk-boundary";

fn part(name: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
    [head.as_bytes(), bytes, b"\r\n"].concat()
}

fn form(parts: &[Vec<u8>]) -> Vec<u8> {
    [parts.concat(), format!("--{BOUNDARY}--\r\n").into_bytes()].concat()
}

/// Sends a body as a form; status and answer.
pub async fn send(who: &Caller, ticket: i64, body: Vec<u8>) -> (StatusCode, Value) {
    let request = who.request(Method::POST, &format!("/tickets/{ticket}/attachments"));
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    who.ask(request.header("content-type", kind).body(body)).await
}

pub async fn upload(who: &Caller, ticket: i64, name: &str, bytes: &[u8]) -> (StatusCode, Value) {
    send(who, ticket, form(&[part(name, bytes)])).await
}

/// The id of a file that waits now.
pub async fn uploaded(who: &Caller, ticket: i64, name: &str) -> String {
    let (status, file) = upload(who, ticket, name, PNG).await;
    assert_eq!(status, 201, "{file}");
    file["id"].as_str().unwrap().to_owned()
}

/// A file as its reader gets it: status, a header, bytes.
pub async fn read(who: &Caller, id: &str) -> reqwest::Response {
    who.request(Method::GET, &format!("/attachments/{id}")).send().await.unwrap()
}

fn code(answer: &(StatusCode, Value)) -> (u16, &str) {
    (answer.0.as_u16(), answer.1["code"].as_str().unwrap_or_default())
}

#[tokio::test]
async fn every_kind_comes_in_and_goes_out_as_what_its_bytes_are() {
    let (_database, server) = start().await;
    let user = server.enter("user", "Una").await;
    let ticket = user.open("the valve drips").await;
    let webp = b"RIFF\x10\0\0\0WEBPVP8 ";
    let cases: [(&str, &[u8], &str, &str, &str); 7] = [
        ("valve.png", PNG, "valve.png", "image/png", "inline"),
        ("valve.jpg", b"\xff\xd8\xff\xe0 and the rest", "valve.jpg", "image/jpeg", "inline"),
        ("some/where/valve.gif", b"GIF89a...", "valve.gif", "image/gif", "inline"),
        ("valve", webp, "valve.webp", "image/webp", "inline"),
        ("plan.pdf", b"%PDF-1.7 \0\x01", "plan.pdf", "application/pdf", "attachment"),
        ("log.txt", "19 \u{b0}C\n".as_bytes(), "log.txt", "text/plain", "attachment"),
        ("picture.png", b"only words", "picture.png.txt", "text/plain", "attachment"),
    ];
    for (called, bytes, name, kind, how) in cases {
        let (status, file) = upload(&user, ticket, called, bytes).await;
        assert_eq!(status, 201, "{called}: {file}");
        let id = file["id"].as_str().unwrap();
        assert_eq!(file, json!({"id": id, "name": name, "media_type": kind, "size": bytes.len()}));
        let answer = read(&user, id).await;
        assert_eq!(answer.status(), 200);
        let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(header("content-type").split(';').next().unwrap(), kind);
        assert_eq!(header("content-length"), bytes.len().to_string());
        assert!(header("content-disposition").starts_with(how), "{}", header("content-disposition"));
        assert!(header("content-disposition").contains(&format!("filename=\"{name}\"")));
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("content-security-policy"), "default-src 'none'; sandbox");
        assert_eq!(header("cache-control"), "no-store");
        assert_eq!(answer.bytes().await.unwrap(), bytes);
    }
}

#[tokio::test]
async fn what_is_no_picture_pdf_or_text_is_refused_whatever_it_is_called() {
    let (_database, server) = start().await;
    let user = server.enter("user", "Una").await;
    let ticket = user.open("the valve drips").await;
    let late = [b"words ".repeat(60_000), vec![0], b" and more".to_vec()].concat();
    let torn = [b"x".repeat(300_000), b"\xe2\x82".to_vec()].concat();
    let cases: [(&str, &[u8]); 8] = [
        ("photo.png", b"<!doctype html><script>alert(1)</script>"),
        ("photo.jpg", b"  <html>"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
        ("drawing.png", b"<?xml version='1.0'?><svg/>"),
        ("photo.png", b"MZ\x90\0\x03"),
        ("letter.txt", b"PK\x03\x04\x14\0"),
        ("late.txt", &late),
        ("torn.txt", &torn),
    ];
    for (name, bytes) in cases {
        assert_eq!(code(&upload(&user, ticket, name, bytes).await), (415, "unsupported_media"), "{name}");
    }
    let plain = user.request(Method::POST, &format!("/tickets/{ticket}/attachments"));
    assert_eq!(code(&user.ask(plain.json(&json!({}))).await), (415, "unsupported_media"), "not a form");
}

#[tokio::test]
async fn a_form_has_one_file_with_a_name_and_something_in_it() {
    let (_database, server) = start().await;
    let user = server.enter("user", "Una").await;
    let ticket = user.open("the valve drips").await;
    let nameless = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"\r\n\r\nx\r\n").into_bytes();
    let cases = [
        (form(&[part("a.png", b"")]), (422, "invalid")),
        (form(&[part("a.png", PNG), part("b.png", PNG)]), (422, "invalid")),
        (form(&[nameless]), (422, "invalid")),
        (form(&[]), (422, "invalid")),
        (part("a.png", PNG), (400, "bad_frame")),
        (b"no form".to_vec(), (400, "bad_frame")),
        ([b"--".as_slice(), BOUNDARY.as_bytes(), b"\r\n", &b"x".repeat(MIB)].concat(), (400, "bad_frame")),
    ];
    for (n, (body, wanted)) in cases.into_iter().enumerate() {
        assert_eq!(code(&send(&user, ticket, body).await), wanted, "case {n}");
    }
}

#[tokio::test]
async fn ten_mib_come_in_and_one_byte_more_does_not() {
    let (_database, server) = start().await;
    let user = server.enter("user", "Una").await;
    let ticket = user.open("the valve drips").await;
    let largest = [PNG, &vec![7; 10 * MIB - PNG.len()]].concat();
    let (status, file) = upload(&user, ticket, "large.png", &largest).await;
    assert_eq!((status.as_u16(), file["size"].as_u64()), (201, Some(10 * MIB as u64)), "{file}");
    let answer = read(&user, file["id"].as_str().unwrap()).await;
    assert!(answer.bytes().await.unwrap() == largest, "the same bytes");
    let over = [largest.as_slice(), b"!"].concat();
    assert_eq!(code(&upload(&user, ticket, "larger.png", &over).await), (413, "too_large"));

    let before = std::time::Instant::now();
    let told = raw(&user, ticket, "content-length: 104857600\r\n", b"").await;
    assert!(told.starts_with("HTTP/1.1 413") && told.contains("\"code\":\"too_large\""), "{told}");
    assert!(before.elapsed().as_secs() < 5, "by its announced length, before anything came");
}

#[tokio::test]
async fn who_may_attach_and_who_may_read_follows_the_ticket() {
    let (_database, server) = start().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let other = server.enter("user", "Ole").await;
    let ticket = user.open("the valve drips").await;
    for (status, who) in [("open", &other), ("open", &staff), ("active", &user), ("active", &staff)] {
        if status == "active" && who.cookie == user.cookie {
            staff.status(ticket, "active").await;
        }
        assert_eq!(upload(who, ticket, "a.png", PNG).await.0, 201, "{status}");
    }
    let waiting = uploaded(&user, ticket, "a.png").await;
    assert_eq!(read(&user, &waiting).await.status(), 200, "one's own, before it is sent");
    for stranger in [&other, &staff] {
        assert_eq!(read(stranger, &waiting).await.status(), 404, "nobody else's");
    }
    let sent = json!({"body": "look", "attachments": [waiting]});
    assert_eq!(user.post(&format!("/tickets/{ticket}/messages"), sent).await.0, 201);
    for reader in [&user, &other, &staff] {
        assert_eq!(read(reader, &waiting).await.status(), 200, "whoever sees the ticket");
    }
    staff.status(ticket, "closed").await;
    for (who, status) in [(&user, 404), (&other, 404), (&staff, 200)] {
        assert_eq!(read(who, &waiting).await.status().as_u16(), status, "after the closing");
    }
    for who in [&user, &staff] {
        assert_eq!(code(&upload(who, ticket, "a.png", PNG).await), (409, "closed"));
    }
    assert_eq!(code(&upload(&user, 999, "a.png", PNG).await), (404, "not_found"));
    let mut nobody = user.clone();
    nobody.cookie = String::new();
    assert_eq!(code(&upload(&nobody, ticket, "a.png", PNG).await), (401, "unauthenticated"));
    assert_eq!(read(&nobody, &waiting).await.status(), 401);
    let foreign = user.request(Method::POST, &format!("/tickets/{ticket}/attachments"));
    let foreign = foreign.header("sec-fetch-site", "cross-site").header("content-type", "multipart/form-data");
    assert_eq!(code(&user.ask(foreign).await), (403, "forbidden"));
}

#[tokio::test]
async fn an_upload_that_drips_is_ended_and_one_that_breaks_off_leaves_nothing() {
    let (database, server) = start().await;
    let user = server.enter("user", "Una").await;
    let ticket = user.open("the valve drips").await;
    let kind = format!("content-type: multipart/form-data; boundary={BOUNDARY}\r\n");
    let beginning = [part("a.png", PNG), vec![7; 400_000]].concat();
    let dripping = raw(&user, ticket, &format!("{kind}content-length: 5000000\r\n"), &beginning).await;
    assert!(dripping.starts_with("HTTP/1.1 408") && dripping.contains("\"code\":\"timeout\""), "{dripping}");
    assert_eq!(files_of(&database).await, 0, "its room is free again");
}

/// Files in the database, once everything that was given up was taken back.
async fn files_of(database: &helpdesk_sql::testing::TestDatabase) -> i64 {
    let mut count = -1;
    for _ in 0..50 {
        count = database.count_attachments();
        if count == 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    count
}

/// Says the head of an upload and the beginning of its body, then nothing; the whole answer.
async fn raw(who: &Caller, ticket: i64, headers: &str, body: &[u8]) -> String {
    let mut stream = TcpStream::connect(&who.address).await.unwrap();
    let head = format!(
        "POST /api/v1/tickets/{ticket}/attachments HTTP/1.1\r\nhost: {}\r\ncookie: {}\r\n{}{headers}\r\n",
        who.address,
        who.cookie,
        if headers.contains("content-type") { "" } else { "content-type: multipart/form-data; boundary=x\r\n" }
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    // it may have been refused already
    let _ = stream.write_all(body).await;
    let mut answer = Vec::new();
    tokio::time::timeout(SOON * 3, stream.read_to_end(&mut answer)).await.expect("an end").ok();
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn one_person_has_few_uploads_at_once() {
    let (_database, server) = start().await;
    let user = server.enter("user", "Una").await;
    let ticket = user.open("the valve drips").await;
    let (mut open, mut said) = (Vec::new(), (StatusCode::CREATED, Value::Null));
    // one that comes while the quick one is under way may be the one that is refused
    while open.len() < 20 && said.0 == 201 {
        open.push(slow(&user, ticket).await);
        said = upload(&user, ticket, "a.png", PNG).await;
    }
    assert!(code(&said) == (503, "busy") && open.len() >= 4, "{said:?}, {} are open", open.len());
    let other = server.enter("user", "Ole").await;
    assert_eq!(upload(&other, ticket, "a.png", PNG).await.0, 201, "others are not in the way");
    drop(open);
    let again = async {
        while upload(&user, ticket, "a.png", PNG).await.0 != 201 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(SOON * 2, again).await.expect("places come back");
}

/// An upload that has begun and does not go on.
async fn slow(who: &Caller, ticket: i64) -> TcpStream {
    let mut stream = TcpStream::connect(&who.address).await.unwrap();
    let head = format!(
        "POST /api/v1/tickets/{ticket}/attachments HTTP/1.1\r\nhost: {}\r\ncookie: {}\r\n\
         content-type: multipart/form-data; boundary={BOUNDARY}\r\ncontent-length: 5000000\r\n\r\n",
        who.address, who.cookie
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(&part("slow.png", PNG)).await.unwrap();
    stream
}

#[tokio::test]
async fn files_live_in_the_database_alone() {
    let (database, server) = start().await;
    let user = server.enter("user", "Una").await;
    let ticket = user.open("the valve drips").await;
    let id = uploaded(&user, ticket, "a.png").await;
    let sent = json!({"body": "look", "attachments": [id]});
    assert_eq!(user.post(&format!("/tickets/{ticket}/messages"), sent).await.0, 201);
    server.kill().await;
    let again = Server::start(&database).await;
    let staff = again.enter("helpdesk", "Hal").await;
    assert_eq!(read(&staff, &id).await.bytes().await.unwrap(), PNG);
}
