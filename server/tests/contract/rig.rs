//! A running server and people who talk to it.

use futures::{SinkExt, StreamExt};
use helpdesk_sql::testing::{TestDatabase, test_database};
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::{TcpSocket, TcpStream};
use tokio::process::{Child, ChildStderr, Command};
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Error, Message};
use uuid::Uuid;

/// Longest wait for anything that should happen at once.
pub const SOON: Duration = Duration::from_secs(10);

/// Tests write faster than people.
const FAST_RATES: [(&str, &str); 4] = [
    ("HELPDESK_RATE_USER", "100000/100000"),
    ("HELPDESK_RATE_HELPDESK", "100000/100000"),
    ("HELPDESK_RATE_TICKET", "100000/100000"),
    ("HELPDESK_RATE_ENTRY", "100000/100000"),
];
/// The rates that people have; an empty variable counts as not set.
pub const USUAL_RATES: [(&str, &str); 4] = [
    ("HELPDESK_RATE_USER", ""),
    ("HELPDESK_RATE_HELPDESK", ""),
    ("HELPDESK_RATE_TICKET", ""),
    ("HELPDESK_RATE_ENTRY", ""),
];

pub fn cid() -> String {
    Uuid::new_v4().simple().to_string()
}

/// A server process; killed when dropped.
pub struct Server {
    child: Child,
    pub address: String,
    data: tempfile::TempDir,
    log: Arc<Mutex<String>>,
}

impl Server {
    pub async fn start(database: &TestDatabase) -> Server {
        Server::start_with(database, &[]).await
    }

    pub async fn start_with(database: &TestDatabase, env: &[(&str, &str)]) -> Server {
        let url = [("DATABASE_URL", database.url())];
        Server::start_in(tempfile::tempdir().unwrap(), &[&url, env].concat()).await
    }

    /// With a private PostgreSQL of its own.
    pub async fn start_private() -> Server {
        let data = tempfile::tempdir().unwrap();
        std::fs::set_permissions(data.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
        Server::start_in(data, &[]).await
    }

    async fn start_in(data: tempfile::TempDir, env: &[(&str, &str)]) -> Server {
        let mut child = Command::new(env!("CARGO_BIN_EXE_helpdesk"))
            .env_remove("DATABASE_URL")
            .env("HELPDESK_DATA_DIR", data.path())
            .env("HELPDESK_BIND", "127.0.0.1:0")
            .env("HELPDESK_WORKER_PORTS", "0,0,0")
            .envs(FAST_RATES)
            .envs(env.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let log = kept_and_shown(child.stderr.take().unwrap());
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let ready = async {
            while let Some(line) = lines.next_line().await.unwrap() {
                if let Some((_, rest)) = line.split_once("listening on http://") {
                    return rest.split_whitespace().next().unwrap().to_owned();
                }
            }
            panic!("the server ended before it was ready")
        };
        let address = tokio::time::timeout(Duration::from_secs(60), ready).await.expect("ready within a minute");
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Server { child, address, data, log }
    }

    /// Everything that it has logged, and what it said before it died.
    pub fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// Its memory in KiB.
    pub fn resident(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id().unwrap())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.split_whitespace().next().unwrap().parse().unwrap()
    }

    /// A figure of its metrics.
    pub async fn count(&self, name: &str) -> u64 {
        let metrics = reqwest::get(self.url("/metrics")).await.unwrap().text().await.unwrap();
        let value = metrics.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        value.unwrap_or_else(|| panic!("no {name}")).trim().parse().unwrap()
    }

    /// kill -9.
    pub async fn kill(mut self) {
        self.child.kill().await.unwrap();
    }

    /// kill -9 of its private PostgreSQL and of everything that started.
    pub fn kill_postgres(&self) {
        let file = self.data.path().join("postgres/data/postmaster.pid");
        let pid = std::fs::read_to_string(file).unwrap().lines().next().unwrap().trim().to_owned();
        let children = std::process::Command::new("pgrep").args(["-P", &pid]).output().unwrap();
        let children = String::from_utf8(children.stdout).unwrap();
        let all = std::iter::once(pid.as_str()).chain(children.split_whitespace());
        std::process::Command::new("kill").arg("-9").args(all).status().unwrap();
    }

    /// SIGTERM; the exit code.
    pub async fn terminate(mut self) -> i32 {
        let pid = self.child.id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
        tokio::time::timeout(Duration::from_secs(30), self.child.wait())
            .await
            .expect("ends within 30 s")
            .unwrap()
            .code()
            .unwrap()
    }

    pub async fn enter(&self, role: &str, name: &str) -> Caller {
        let http = reqwest::Client::new();
        let answer =
            http.post(self.url("/api/v1/session")).json(&json!({"role": role, "name": name})).send().await.unwrap();
        assert_eq!(answer.status(), 201);
        let cookie = answer.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
        Caller { http, cookie, address: self.address.clone() }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

/// Standard error goes on to the test's own, line by line.
fn kept_and_shown(errors: ChildStderr) -> Arc<Mutex<String>> {
    let log = Arc::new(Mutex::new(String::new()));
    let kept = Arc::clone(&log);
    tokio::spawn(async move {
        let mut lines = BufReader::new(errors).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            eprintln!("{line}");
            *kept.lock().unwrap() += &(line + "\n");
        }
    });
    log
}

/// One person with a cookie.
#[derive(Clone)]
pub struct Caller {
    http: reqwest::Client,
    pub cookie: String,
    pub address: String,
}

impl Caller {
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("http://{}/api/v1{path}", self.address)).header("cookie", &self.cookie)
    }

    pub async fn ask(&self, request: RequestBuilder) -> (StatusCode, Value) {
        let answer = request.send().await.unwrap();
        let status = answer.status();
        (status, answer.json().await.unwrap_or(Value::Null))
    }

    pub async fn get(&self, path: &str) -> (StatusCode, Value) {
        self.ask(self.request(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: Value) -> (StatusCode, Value) {
        self.ask(self.request(Method::POST, path).json(&body)).await
    }

    pub async fn open(&self, description: &str) -> i64 {
        let (status, ticket) = self.post("/tickets", json!({"description": description})).await;
        assert_eq!(status, 201, "{ticket}");
        ticket["id"].as_i64().unwrap()
    }

    pub async fn status(&self, ticket: i64, to: &str) {
        let (status, body) = self.post(&format!("/tickets/{ticket}/status"), json!({"to": to})).await;
        assert_eq!(status, 200, "{body}");
    }

    /// The whole log, checked for density.
    pub async fn log(&self, ticket: i64) -> Vec<Value> {
        let mut log: Vec<Value> = Vec::new();
        loop {
            let (status, page) = self.get(&format!("/tickets/{ticket}/events?after={}&limit=200", log.len())).await;
            assert_eq!(status, 200, "{page}");
            log.extend(page["items"].as_array().unwrap().iter().cloned());
            if log.len() as i64 >= page["last_seq"].as_i64().unwrap() {
                break;
            }
        }
        for (n, event) in log.iter().enumerate() {
            assert_eq!(event["seq"], n as i64 + 1, "the log is dense");
        }
        log
    }

    pub async fn socket(&self) -> Socket {
        self.socket_with(json!([])).await
    }

    pub async fn socket_with(&self, subs: Value) -> Socket {
        let mut socket = self.raw_socket().await.unwrap();
        socket.send(json!({"t": "hello", "v": 1, "client": "test", "subs": subs})).await;
        let welcome = socket.next().await;
        assert_eq!((welcome["t"].as_str(), welcome["v"].as_i64()), (Some("welcome"), Some(1)));
        socket
    }

    /// A socket before its `hello`; an error if the handshake is refused.
    pub async fn raw_socket(&self) -> Result<Socket, Error> {
        self.raw_socket_over(TcpSocket::new_v4().unwrap()).await
    }

    /// The same over a socket with options of one's own.
    pub async fn raw_socket_over(&self, tcp: TcpSocket) -> Result<Socket, Error> {
        let mut request = format!("ws://{}/ws", self.address).into_client_request().unwrap();
        let headers = request.headers_mut();
        headers.insert("cookie", self.cookie.parse().unwrap());
        headers.insert("origin", format!("http://{}", self.address).parse().unwrap());
        headers.insert("sec-websocket-protocol", "helpdesk.v1".parse().unwrap());
        let stream = tcp.connect(self.address.parse().unwrap()).await?;
        stream.set_nodelay(true)?;
        let (inner, answer) = tokio_tungstenite::client_async(request, stream).await?;
        assert_eq!(answer.headers()["sec-websocket-protocol"], "helpdesk.v1");
        Ok(Socket { inner })
    }
}

type Inner = tokio_tungstenite::WebSocketStream<TcpStream>;

/// One browser tab.
pub struct Socket {
    inner: Inner,
}

impl Socket {
    pub async fn send(&mut self, frame: Value) {
        self.send_raw(Message::text(frame.to_string())).await;
    }

    /// Whether it could be sent: false once the server is gone.
    pub async fn sent(&mut self, frame: Value) -> bool {
        self.inner.send(Message::text(frame.to_string())).await.is_ok()
    }

    pub async fn send_raw(&mut self, message: Message) {
        self.inner.send(message).await.unwrap();
    }

    /// The next frame.
    pub async fn next(&mut self) -> Value {
        match self.next_or_close().await {
            Ok(frame) => frame,
            Err(close) => panic!("closed: {close:?}"),
        }
    }

    /// The next frame, or how the socket was closed.
    pub async fn next_or_close(&mut self) -> Result<Value, Option<CloseFrame>> {
        loop {
            match tokio::time::timeout(SOON, self.inner.next()).await.expect("a frame within 10 s") {
                Some(Ok(Message::Text(text))) => return Ok(serde_json::from_str(&text).unwrap()),
                Some(Ok(Message::Close(close))) => return Err(close),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Err(None),
            }
        }
    }

    /// The close code, skipping frames.
    pub async fn close_code(&mut self) -> Option<u16> {
        loop {
            if let Err(close) = self.next_or_close().await {
                return close.map(|close| close.code.into());
            }
        }
    }

    /// The next frame for which this holds, skipping others.
    pub async fn find(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            let frame = self.next().await;
            if wanted(&frame) {
                return frame;
            }
        }
    }

    pub async fn next_of(&mut self, t: &str) -> Value {
        self.find(|frame| frame["t"] == t).await
    }

    /// Sends a command; its `ack` or `err`.
    pub async fn cmd(&mut self, cid: &str, mut command: Value) -> Value {
        command["t"] = json!("cmd");
        command["cid"] = json!(cid);
        self.send(command).await;
        self.find(|frame| frame["cid"] == cid && (frame["t"] == "ack" || frame["t"] == "err")).await
    }

    /// Events until this seq, which must come without a gap.
    pub async fn events_until(&mut self, last: i64) -> Vec<Value> {
        let mut events: Vec<Value> = Vec::new();
        while events.last().is_none_or(|event| event["seq"].as_i64().unwrap() < last) {
            let event = self.next_of("ev").await;
            if let Some(before) = events.last() {
                assert_eq!(event["seq"].as_i64().unwrap(), before["seq"].as_i64().unwrap() + 1, "no gap, no double");
            }
            events.push(event);
        }
        events
    }
}

/// A database and a server on it.
pub async fn start() -> (TestDatabase, Server) {
    let database = test_database();
    let server = Server::start(&database).await;
    (database, server)
}
