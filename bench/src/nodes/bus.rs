//! The buses that nodes are measured on, each as the real thing that can be killed and brought back.

use anyhow::{Context, Result, ensure};
use rustix::process::{Pid, Signal, kill_process};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long nats-server may take to listen.
const READY: Duration = Duration::from_secs(10);

/// What the nodes talk over.
pub enum Bus {
    /// NOTIFY: the database, and the listening backends that are stopped now.
    Postgres { url: String, stopped: Vec<Pid> },
    /// A nats-server on this port.
    Nats { child: Option<Child>, port: u16 },
}

impl Bus {
    /// NOTIFY in this database.
    pub fn postgres(url: &str) -> Bus {
        Bus::Postgres { url: url.to_owned(), stopped: Vec::new() }
    }

    /// A nats-server of our own.
    pub fn nats() -> Result<Bus> {
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut bus = Bus::Nats { child: None, port };
        bus.start_nats()?;
        Ok(bus)
    }

    /// For `HELPDESK_BUS`.
    pub fn setting(&self) -> String {
        match self {
            Bus::Postgres { .. } => "postgres".to_owned(),
            Bus::Nats { port, .. } => format!("nats://127.0.0.1:{port}"),
        }
    }

    /// Its name in the table.
    pub fn name(&self) -> &'static str {
        match self {
            Bus::Postgres { .. } => "postgres",
            Bus::Nats { .. } => "nats",
        }
    }

    /// Nothing gets through any more: NATS is killed; PostgreSQL's listeners are stopped, which nobody notices.
    pub async fn die(&mut self) -> Result<()> {
        match self {
            Bus::Postgres { url, stopped } => {
                let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await?;
                let driver = tokio::spawn(connection);
                let rows = client.query(include_str!("listeners.sql"), &[]).await?;
                drop(client);
                driver.await??;
                stopped.extend(rows.iter().filter_map(|row| Pid::from_raw(row.get(0))));
                ensure!(stopped.len() == 2, "two nodes listen, {} found", stopped.len());
                stopped.iter().try_for_each(|pid| kill_process(*pid, Signal::STOP)).context("listeners")
            }
            Bus::Nats { child, .. } => {
                let mut child = child.take().context("no nats-server")?;
                child.kill()?;
                child.wait()?;
                Ok(())
            }
        }
    }

    /// The same bus again.
    pub fn come_back(&mut self) -> Result<()> {
        match self {
            Bus::Postgres { stopped, .. } => {
                stopped.drain(..).try_for_each(|pid| kill_process(pid, Signal::CONT)).context("listeners")
            }
            Bus::Nats { .. } => self.start_nats(),
        }
    }

    fn start_nats(&mut self) -> Result<()> {
        let Bus::Nats { child, port } = self else { return Ok(()) };
        // Debian keeps it where only root's PATH looks
        let usual = Path::new("/usr/sbin/nats-server");
        let mut command = Command::new(if usual.exists() { usual } else { Path::new("nats-server") });
        command.args(["-a", "127.0.0.1", "-p", &port.to_string()]).stdout(Stdio::null()).stderr(Stdio::null());
        *child = Some(command.spawn().context("nats-server cannot be started; .ci/needs test installs it")?);
        let begin = Instant::now();
        while TcpStream::connect(("127.0.0.1", *port)).is_err() {
            ensure!(begin.elapsed() < READY, "nats-server does not listen");
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }
}

impl Drop for Bus {
    /// Nothing is left behind, and no backend that would hold up the end of its database.
    fn drop(&mut self) {
        match self {
            Bus::Postgres { stopped, .. } => {
                for pid in stopped.drain(..) {
                    // it may have ended by itself
                    let _ = kill_process(pid, Signal::CONT);
                }
            }
            Bus::Nats { child, .. } => {
                if let Some(mut child) = child.take() {
                    let _ = child.kill();
                    let _ = child.wait();
                }
            }
        }
    }
}
