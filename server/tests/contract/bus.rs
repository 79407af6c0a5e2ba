//! The buses that several nodes are tested on, each as the real thing that can be killed and brought back.

use crate::rig::{SOON, Server};
use helpdesk_sql::testing::TestDatabase;
use rustix::process::{Pid, Signal, kill_process};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Nobody listens on the discard port: the workers are down, and no test waits for processes that it does not need.
pub const NO_WORKERS: (&str, &str) =
    ("HELPDESK_WORKERS", "backlog=http://127.0.0.1:9,resolution=http://127.0.0.1:9,categories=http://127.0.0.1:9");
pub const SECRET: (&str, &str) = ("HELPDESK_SECRET", "0123456789abcdef0123456789abcdef");

/// A nats-server on a port of its own, killed with the value.
pub struct Nats {
    child: Option<Child>,
    pub port: u16,
    arguments: Vec<String>,
    _folder: tempfile::TempDir,
}

impl Nats {
    pub fn start(arguments: &[&str]) -> Nats {
        let folder = tempfile::tempdir().unwrap();
        let mut arguments: Vec<String> = arguments.iter().map(|&argument| argument.to_owned()).collect();
        let told = ["--ports_file_dir", folder.path().to_str().unwrap()].map(str::to_owned);
        let child = run(&[&["-p".to_owned(), "-1".to_owned()], &told[..], &arguments].concat());
        let file = folder.path().join(format!("nats-server_{}.ports", child.id()));
        // in a value that kills it, before anything here may fail
        let mut nats = Nats { child: Some(child), port: 0, arguments: Vec::new(), _folder: folder };
        let ports = wait_for("the ports of nats-server", || {
            let ports: serde_json::Value = serde_json::from_slice(&std::fs::read(&file).ok()?).ok()?;
            Some(ports["nats"][0].as_str()?.to_owned())
        });
        nats.port = ports.rsplit(':').next().unwrap().parse().unwrap();
        nats.arguments.append(&mut arguments);
        nats
    }

    pub fn url(&self) -> String {
        format!("nats://127.0.0.1:{}", self.port)
    }

    /// kill -9.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// On the same port, and ready.
    pub fn back(&mut self) {
        self.child = Some(run(&[&["-p".to_owned(), self.port.to_string()], &self.arguments[..]].concat()));
        wait_for("nats-server", || TcpStream::connect(("127.0.0.1", self.port)).ok());
    }

    /// Listens to everything of all helpdesks, over a plain socket.
    pub fn overhear(&self) -> BufReader<TcpStream> {
        let mut reader = BufReader::new(TcpStream::connect(("127.0.0.1", self.port)).unwrap());
        reader.get_mut().write_all(b"CONNECT {\"verbose\":false}\r\nSUB helpdesk.> 1\r\nPING\r\n").unwrap();
        line_of(&mut reader, "PONG");
        reader
    }

    /// Says something on a subject as a stranger would.
    pub fn say(&self, subject: &str, payload: &[u8]) {
        let mut socket = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let head = format!("CONNECT {{\"verbose\":false}}\r\nPUB {subject} {}\r\n", payload.len());
        socket.write_all(&[head.as_bytes(), payload, b"\r\nPING\r\n"].concat()).unwrap();
        line_of(&mut BufReader::new(socket), "PONG");
    }
}

/// Reads until a line begins so.
pub fn line_of(reader: &mut BufReader<TcpStream>, begin: &str) -> String {
    reader.get_ref().set_read_timeout(Some(SOON)).unwrap();
    let mut line = String::new();
    while !line.starts_with(begin) {
        line.clear();
        assert!(reader.read_line(&mut line).unwrap() > 0, "{begin} before the end");
    }
    line
}

impl Drop for Nats {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            // it may have ended by itself
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Debian keeps it where only root's PATH looks.
fn run(arguments: &[String]) -> Child {
    let usual = PathBuf::from("/usr/sbin/nats-server");
    let program = if usual.exists() { usual } else { PathBuf::from("nats-server") };
    let mut command = Command::new(program);
    command.args(["-a", "127.0.0.1"]).args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("nats-server; .ci/needs test installs it")
}

/// Waits for something that is told nobody.
pub fn wait_for<T>(what: &str, mut found: impl FnMut() -> Option<T>) -> T {
    let begin = Instant::now();
    loop {
        if let Some(found) = found() {
            return found;
        }
        assert!(begin.elapsed() < SOON, "{what} did not come");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// What two nodes of a test talk over.
pub enum Bus {
    /// NOTIFY in the database of the test; the backends that are stopped now.
    Postgres(Vec<Pid>),
    Nats(Nats),
}

impl Bus {
    pub fn postgres() -> Bus {
        Bus::Postgres(Vec::new())
    }

    pub fn nats() -> Bus {
        Bus::Nats(Nats::start(&[]))
    }

    pub async fn server(&self, database: &TestDatabase) -> Server {
        Server::start_with(database, &[("HELPDESK_BUS", &self.setting()), SECRET]).await
    }

    /// For tests that look at no figures.
    pub async fn server_without_workers(&self, database: &TestDatabase) -> Server {
        Server::start_with(database, &[("HELPDESK_BUS", &self.setting()), SECRET, NO_WORKERS]).await
    }

    /// For `HELPDESK_BUS`.
    pub fn setting(&self) -> String {
        match self {
            Bus::Postgres(_) => "postgres".to_owned(),
            Bus::Nats(nats) => nats.url(),
        }
    }

    /// Nothing gets through any more. NATS is killed, which its clients notice; listeners of PostgreSQL are stopped, which
    /// nobody notices.
    pub fn dies(&mut self, database: &TestDatabase) {
        match self {
            Bus::Postgres(stopped) => {
                stopped.extend(database.listeners().into_iter().filter_map(Pid::from_raw));
                assert!(!stopped.is_empty(), "somebody listens");
                stopped.iter().for_each(|pid| kill_process(*pid, Signal::STOP).unwrap());
            }
            Bus::Nats(nats) => nats.kill(),
        }
    }

    pub fn comes_back(&mut self) {
        match self {
            Bus::Postgres(stopped) => stopped.drain(..).for_each(|pid| kill_process(pid, Signal::CONT).unwrap()),
            Bus::Nats(nats) => nats.back(),
        }
    }
}

impl Drop for Bus {
    /// A stopped backend would hold up the end of its database.
    fn drop(&mut self) {
        if let Bus::Postgres(stopped) = self {
            for pid in stopped.drain(..) {
                // it may have ended by itself
                let _ = kill_process(pid, Signal::CONT);
            }
        }
    }
}

/// A figure of `/metrics`.
async fn figure(server: &Server, name: &str) -> Option<u64> {
    let text = reqwest::get(server.url("/metrics")).await.unwrap().text().await.unwrap();
    text.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok())
}

/// Hints that a server has heard.
pub async fn heard(server: &Server, bus: &Bus) -> u64 {
    let kind = if matches!(bus, Bus::Nats(_)) { "nats" } else { "postgres" };
    let name = format!("helpdesk_bus_hints_total{{bus=\"{kind}\",outcome=\"heard\"}}");
    figure(server, &name).await.expect("a figure")
}

/// Whether a server says that it hears the others.
pub async fn connected(server: &Server, bus: &Bus) -> bool {
    let kind = if matches!(bus, Bus::Nats(_)) { "nats" } else { "postgres" };
    figure(server, &format!("helpdesk_bus_connected{{bus=\"{kind}\"}}")).await.expect("a figure") == 1
}

/// Waits until a server says so; the change is in another process, which tells nobody.
pub async fn until_connected(server: &Server, bus: &Bus, wanted: bool) {
    let begin = Instant::now();
    while connected(server, bus).await != wanted {
        assert!(begin.elapsed() < SOON, "connected: not {wanted}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Waits until a server has heard more than so many hints.
pub async fn until_heard_more(server: &Server, bus: &Bus, than: u64) {
    let begin = Instant::now();
    while heard(server, bus).await <= than {
        assert!(begin.elapsed() < SOON, "no hint came");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
