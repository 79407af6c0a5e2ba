//! One server process: started, killed, frozen, told to end, started again on the same port.

use super::process::send;
use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal};
use std::fs::{File, OpenOptions};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// How long a program may take to its "listening on" line; a database that recovers comes first.
const READY: Duration = Duration::from_secs(60);

/// A program of ours that says where it listens, with its settings.
pub struct Node {
    program: PathBuf,
    arguments: Vec<String>,
    settings: Vec<(String, String)>,
    log: PathBuf,
    child: Option<Child>,
    /// Where it listens; the same after a restart.
    pub address: SocketAddr,
}

impl Node {
    /// Starts `helpdesk` with these arguments and variables; what it says goes to `log`.
    pub async fn start(
        program: &Path,
        arguments: &[&str],
        settings: &[(String, String)],
        log: PathBuf,
    ) -> Result<Node> {
        let mut node = Node {
            program: program.to_owned(),
            arguments: arguments.iter().map(|text| (*text).to_owned()).collect(),
            settings: settings.to_vec(),
            log,
            child: None,
            address: SocketAddr::from(([127, 0, 0, 1], 0)),
        };
        node.start_again().await?;
        Ok(node)
    }

    /// Starts it on its address and waits until it listens.
    pub async fn start_again(&mut self) -> Result<()> {
        let log = OpenOptions::new().create(true).append(true).open(&self.log)?;
        let mut child = Command::new(&self.program)
            .args(&self.arguments)
            .envs(self.settings.iter().map(|(name, value)| (name.as_str(), value.as_str())))
            .env("HELPDESK_BIND", self.address.to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log.try_clone()?)
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("{} cannot be started", self.program.display()))?;
        self.address = listening(&mut child, log).await.with_context(|| format!("see {}", self.log.display()))?;
        self.child = Some(child);
        Ok(())
    }

    /// Its number while it runs.
    pub fn pid(&self) -> Option<Pid> {
        Pid::from_raw(i32::try_from(self.child.as_ref()?.id()?).ok()?)
    }

    /// Sends it a signal.
    pub fn signal(&self, signal: Signal) {
        if let Some(pid) = self.pid() {
            send(pid, signal);
        }
    }

    /// kill -9; returns when it is gone.
    pub async fn kill(&mut self) -> Result<()> {
        if let Some(mut child) = self.child.take() {
            child.kill().await?;
        }
        Ok(())
    }

    /// SIGTERM; waits for the end.
    pub async fn terminate(&mut self, limit: Duration) -> Result<ExitStatus> {
        self.signal(Signal::TERM);
        let mut child = self.child.take().context("it does not run")?;
        tokio::time::timeout(limit, child.wait()).await.context("it does not end after SIGTERM")?.map_err(Into::into)
    }

    /// A page over plain HTTP.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

/// Reads until the line that says where; everything after goes to the log.
async fn listening(child: &mut Child, log: File) -> Result<SocketAddr> {
    let output = child.stdout.take().context("there is no output")?;
    let mut lines = BufReader::new(output).lines();
    let address = tokio::time::timeout(READY, async {
        while let Some(line) = lines.next_line().await? {
            if let Some((_, rest)) = line.split_once("listening on http://") {
                return rest.split_whitespace().next().unwrap_or_default().parse().context("an odd address");
            }
        }
        bail!("it ended before it was ready")
    })
    .await
    .context("it is not ready in time")??;
    let mut log = tokio::fs::File::from_std(log);
    // read to the end, so that it never meets a full pipe
    tokio::spawn(async move {
        let mut rest = lines.into_inner();
        let _ = tokio::io::copy_buf(&mut rest, &mut log).await;
    });
    Ok(address)
}
