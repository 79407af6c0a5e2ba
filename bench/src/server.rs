//! The real server as a child process on a free port, with a database of the bench's own cluster.

use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

/// How long the server may take to its "listening on" line.
const READY: Duration = Duration::from_secs(30);

/// Rates that a load generator does not meet.
const FAST: &str = "1000000/1000000";

/// A running server; killed when dropped.
pub struct Server {
    child: Child,
    /// `127.0.0.1:PORT`.
    pub address: String,
    // kept open: a server whose output nobody reads would get a broken pipe
    _output: Lines<BufReader<ChildStdout>>,
}

impl Server {
    /// Starts the `helpdesk` that stands beside this program, with further variables.
    pub async fn start(database_url: &str, data: &Path, env: &[(&str, &str)]) -> Result<Server> {
        let program = std::env::current_exe()?.with_file_name("helpdesk");
        let mut child = Command::new(&program)
            .env("DATABASE_URL", database_url)
            .env("HELPDESK_DATA_DIR", data)
            .env("HELPDESK_BIND", "127.0.0.1:0")
            .env("HELPDESK_WORKER_PORTS", "0,0,0")
            // what is measured is the product, not its manners
            .env("HELPDESK_RATE_USER", FAST)
            .env("HELPDESK_RATE_HELPDESK", FAST)
            .env("HELPDESK_RATE_TICKET", FAST)
            .env("HELPDESK_RATE_ENTRY", FAST)
            .env("RUST_LOG", "warn")
            .envs(env.iter().copied())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("{} cannot be started; build it first", program.display()))?;
        let output = child.stdout.take().context("the server has no output")?;
        let mut lines = BufReader::new(output).lines();
        let address = tokio::time::timeout(READY, async {
            while let Some(line) = lines.next_line().await? {
                if let Some((_, rest)) = line.split_once("listening on http://") {
                    return Ok(rest.split_whitespace().next().unwrap_or_default().to_owned());
                }
            }
            bail!("the server ended before it was ready")
        })
        .await??;
        Ok(Server { child, address, _output: lines })
    }

    /// Resident memory in KiB, from the kernel.
    pub fn resident_kib(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()?)).ok()?;
        status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.split_whitespace().next()?.parse().ok())
    }
}
