//! What machines ask: is it there, can it serve, what did it count, what does it offer.

use crate::rig::{SOON, Server, start};
use crate::{NO_WORKERS, alone, ask, page, stranger};
use helpdesk_sql::testing::{TestDatabase, test_database};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::io::AsyncWriteExt;

async fn readiness(server: &Server) -> (u16, Value) {
    let answer = ask(stranger().get(server.url("/readyz"))).await;
    (answer.status.as_u16(), answer.json())
}

/// Asks until it is so; the event is in another process, which tells nobody.
async fn until(server: &Server, what: &str, holds: impl Fn(&Value) -> bool) -> Value {
    let end = Instant::now() + SOON;
    loop {
        let (_, body) = readiness(server).await;
        if holds(&body) {
            return body;
        }
        assert!(Instant::now() < end, "{what}: {body}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

const WORKERS: [&str; 3] = ["backlog", "resolution", "categories"];

fn all_ok(body: &Value) -> bool {
    WORKERS.iter().all(|name| body["workers"][name]["ok"] == true)
}

#[tokio::test]
async fn a_server_without_workers_is_ready_and_says_that_they_are_down() {
    let (_database, server) = alone().await;
    let down = json!({"url": "http://127.0.0.1:9", "ok": false});
    let workers = json!({"backlog": down, "resolution": down, "categories": down});
    assert_eq!(
        readiness(&server).await,
        (200, json!({"ready": true, "database": true, "migrations": true, "workers": workers}))
    );
    assert_eq!(ask(stranger().get(server.url("/healthz"))).await.status, 200);
}

#[tokio::test]
async fn workers_that_were_killed_are_started_again() {
    let (database, server) = start().await;
    until(&server, "all workers are up", all_ok).await;
    for name in WORKERS {
        let pid = worker(&database, name).expect("a running worker");
        assert!(std::process::Command::new("kill").args(["-9", &pid.to_string()]).status().unwrap().success());
        until(&server, name, |body| all_ok(body) && worker(&database, name).is_some_and(|now| now != pid)).await;
    }
    let staff = server.enter("helpdesk", "Hal").await;
    assert_eq!(staff.get("/analytics/backlog?last=24h").await.0, 200);
}

#[tokio::test]
async fn the_workers_may_read_another_database_than_the_server_writes() {
    let (database, replica) = (test_database(), test_database());
    let there = Server::start_with(&replica, &[NO_WORKERS]).await; // brings the schema
    let variable = ("HELPDESK_WORKERS_DATABASE_URL", replica.url());
    let server = Server::start_with(&database, &[variable]).await;
    until(&server, "all workers are up", all_ok).await;
    let staff = server.enter("helpdesk", "Hal").await;
    staff.open("The lamp is dark").await;
    let unclosed = async || staff.get("/analytics/backlog?last=24h").await.1["unclosed"].clone();
    assert_eq!(unclosed().await, 0, "it is not there yet");
    let far = there.enter("user", "Una").await;
    far.open("The lamp is dark").await;
    far.open("The door is stuck").await;
    assert_eq!(unclosed().await, 2);
}

#[tokio::test]
async fn a_worker_whose_port_is_taken_is_told_and_never_mistaken_for_another() {
    let database = test_database();
    let foreign = Foreign::listen();
    let ports = format!("{},0,0", foreign.port);
    let server = Server::start_with(&database, &[("HELPDESK_WORKER_PORTS", &ports)]).await;
    let body = until(&server, "the two others are up", |body| body["workers"]["categories"]["ok"] == true).await;
    assert_eq!(body["workers"]["backlog"], json!({"url": format!("http://127.0.0.1:{}", foreign.port), "ok": false}));
    let staff = server.enter("helpdesk", "Hal").await;
    assert_eq!(staff.get("/analytics/backlog?last=24h").await.0, 503, "somebody else's answer is not ours");
    drop(foreign);
    until(&server, "started when the port is free", all_ok).await;
}

/// Somebody who listens where a worker should and answers everything with 200.
struct Foreign {
    port: u16,
    listening: tokio::task::JoinHandle<()>,
}

impl Foreign {
    fn listen() -> Foreign {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let port = listener.local_addr().unwrap().port();
        let listener = tokio::net::TcpListener::from_std(listener).unwrap();
        let listening = tokio::spawn(async move {
            while let Ok((mut socket, _)) = listener.accept().await {
                let _ = socket.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}").await;
            }
        });
        Foreign { port, listening }
    }
}

impl Drop for Foreign {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

#[tokio::test]
async fn no_worker_outlives_a_server_that_was_killed_or_ended() {
    for killed in [true, false] {
        let (database, server) = start().await;
        until(&server, "all workers are up", all_ok).await;
        let pids: Vec<u32> = WORKERS.iter().map(|name| worker(&database, name).expect("a running worker")).collect();
        if killed {
            server.kill().await;
        } else {
            assert_eq!(server.terminate().await, 0);
        }
        let end = Instant::now() + SOON;
        while pids.iter().any(|pid| runs(*pid)) {
            assert!(Instant::now() < end, "a worker is left behind");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

/// The process that runs this worker on this database, which no other test knows.
fn worker(database: &TestDatabase, name: &str) -> Option<u32> {
    let text = |pid: u32, file: &str| std::fs::read(format!("/proc/{pid}/{file}")).unwrap_or_default();
    let has = |bytes: Vec<u8>, part: &str| String::from_utf8_lossy(&bytes).contains(part);
    let pids = std::fs::read_dir("/proc").unwrap().filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    let url = format!("DATABASE_URL={}\0", database.url());
    pids.into_iter()
        .find(|pid| has(text(*pid, "cmdline"), &format!("worker\0{name}")) && has(text(*pid, "environ"), &url))
}

fn runs(pid: u32) -> bool {
    let state = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    state.rsplit(") ").next().is_some_and(|rest| !rest.is_empty() && !rest.starts_with('Z'))
}

#[tokio::test]
async fn readiness_goes_with_the_database_and_the_process_stays() {
    let database = test_database();
    let server = Server::start_with(&database, &[NO_WORKERS]).await;
    assert_eq!(readiness(&server).await.0, 200);
    let user = server.enter("user", "Una").await;
    drop(database);
    let (status, body) = readiness(&server).await;
    assert_eq!((status, &body["ready"], &body["database"]), (503, &json!(false), &json!(false)));
    assert_eq!(ask(stranger().get(server.url("/healthz"))).await.status, 200);
    let answer = ask(user.request(reqwest::Method::POST, "/tickets").json(&json!({"description": "x"}))).await;
    assert_eq!((answer.status.as_u16(), answer.code()), (503, "unavailable".into()), "no false acknowledgement");
    assert_eq!(page(&server, Some(&user.cookie), "/tickets").await.status, 503);
}

#[tokio::test]
async fn counters_count() {
    let (_database, server) = alone().await;
    let user = server.enter("user", "Una").await;
    let ticket = user.open("no light").await;
    user.post(&format!("/tickets/{ticket}/status"), json!({"to": "active"})).await;
    let _socket = user.socket().await;
    let text = ask(stranger().get(server.url("/metrics"))).await.text;
    for line in [
        "helpdesk_commands_total{outcome=\"acknowledged\"} 1",
        "helpdesk_commands_total{outcome=\"forbidden\"} 1",
        "helpdesk_sockets 1",
        "helpdesk_tickets{status=\"open\"} 1",
        "helpdesk_worker_up{worker=\"backlog\"} 0",
        "helpdesk_database_up 1",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(text.lines().all(|line| line.starts_with('#') || line.rsplit(' ').next().unwrap().parse::<f64>().is_ok()));
}

#[tokio::test]
async fn the_description_and_its_page_need_no_network() {
    let (_database, server) = alone().await;
    let document = ask(stranger().get(server.url("/api/v1/openapi.json"))).await.json();
    assert!(document["openapi"].as_str().unwrap().starts_with("3."));
    assert!(document["paths"]["/api/v1/tickets/{id}"]["patch"]["responses"]["412"].is_object());
    assert_eq!(page(&server, None, "/docs").await.header("location"), "/docs/");
    let html = page(&server, None, "/docs/").await;
    assert!(!html.text.contains("//cdn") && !html.text.contains("https://"));
    assert!(html.header("content-security-policy").contains("script-src 'self'"));
    for file in ["swagger-ui-bundle.js", "swagger-ui.css", "swagger-initializer.js"] {
        let answer = page(&server, None, &format!("/docs/{file}")).await;
        assert!(answer.status == 200 && !answer.text.is_empty(), "{file}");
    }
}
