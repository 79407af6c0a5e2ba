//! A real NATS server as the bus, with a proxy in front that can lose what it says.

use super::process::send;
use crate::proxy::Proxy;
use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

/// How long it may take to listen.
const READY: Duration = Duration::from_secs(10);
/// Between two looks.
const LOOK: Duration = Duration::from_millis(20);

/// `nats-server` from the PATH.
pub struct Nats {
    address: SocketAddr,
    log: PathBuf,
    child: Child,
    /// Through it the servers reach the bus.
    pub proxy: Proxy,
}

impl Nats {
    /// Starts it on a free port; what it says goes into the run's folder.
    pub async fn start(folder: &Path) -> Result<Nats> {
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
        let log = folder.join("nats.log");
        let child = spawn(address, &log).await?;
        Ok(Nats { address, log, child, proxy: Proxy::start(address).await? })
    }

    /// As in `HELPDESK_BUS`.
    pub fn url(&self) -> String {
        format!("nats://{}", self.proxy.address)
    }

    /// kill -9, and nobody there until [`Nats::start_again`].
    pub async fn kill(&mut self) -> Result<()> {
        if let Some(pid) = self.child.id().and_then(|id| Pid::from_raw(i32::try_from(id).ok()?)) {
            send(pid, Signal::KILL);
        }
        self.child.wait().await?;
        Ok(())
    }

    /// Starts it on its port.
    pub async fn start_again(&mut self) -> Result<()> {
        self.child = spawn(self.address, &self.log).await?;
        Ok(())
    }
}

async fn spawn(address: SocketAddr, log: &Path) -> Result<Child> {
    let mut child = Command::new("nats-server")
        .args(["--addr", "127.0.0.1", "--port", &address.port().to_string(), "--log"])
        .arg(log)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .context("nats-server cannot be started; it must be in the PATH")?;
    let since = Instant::now();
    while TcpStream::connect(address).await.is_err() {
        if child.try_wait()?.is_some() || since.elapsed() > READY {
            bail!("nats-server does not listen; see {}", log.display());
        }
        tokio::time::sleep(LOOK).await;
    }
    Ok(child)
}
