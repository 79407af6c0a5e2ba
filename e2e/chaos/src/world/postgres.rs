//! A private PostgreSQL of the run, and everything that can be done to it.
//!
//! The rule it keeps: whatever was done, nothing is left behind. A frozen server is thawed before it is stopped, and one
//! that was killed is not waited for.

use super::process::{children_of, send, wait_until_gone};
use anyhow::{Context, Result, ensure};
use helpdesk_sql::cluster::{PrivateCluster, Tuning, stop_anyway};
use rustix::process::{Pid, Signal};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;
use tokio_postgres::{Client, NoTls};

/// Three nodes take about 75 connections, the harness some of its own.
const TUNING: Tuning = Tuning { max_connections: 250 };
/// How long killed processes may take to be gone.
const GONE: Duration = Duration::from_secs(10);
const CREATE: &str = include_str!("create_database.sql");
const TERMINATE: &str = include_str!("terminate.sql");

/// Which backends to end.
#[derive(Clone, Copy, Debug)]
pub enum Backends {
    /// All of the application's.
    All,
    /// Those that listen for hints.
    Listeners,
}

/// One cluster; stopped and removed with the value.
pub struct Postgres {
    folder: TempDir,
    cluster: Option<PrivateCluster>,
    mounted: bool,
}

impl Postgres {
    /// A new one in a folder for temporary files.
    pub async fn start() -> Result<Postgres> {
        let folder = TempDir::with_prefix("helpdesk-chaos-")?;
        // as root, PostgreSQL runs as another account, which must be able to enter
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755))?;
        let mut postgres = Postgres { folder, cluster: None, mounted: false };
        postgres.start_again().await?;
        Ok(postgres)
    }

    /// A new one on a file system of its own of so many MiB. Needs root.
    pub async fn start_on_small_disk(mib: u32) -> Result<Postgres> {
        let folder = TempDir::with_prefix("helpdesk-chaos-")?;
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755))?;
        let options = format!("size={mib}m,mode=0755");
        let mounted = std::process::Command::new("mount")
            .args(["-t", "tmpfs", "-o", &options, "helpdesk-chaos"])
            .arg(folder.path())
            .output()?;
        ensure!(
            mounted.status.success(),
            "a small disk cannot be mounted ({}); this row needs root",
            String::from_utf8_lossy(&mounted.stderr).trim()
        );
        let mut postgres = Postgres { folder, cluster: None, mounted: true };
        postgres.start_again().await?;
        Ok(postgres)
    }

    /// Where its files are.
    pub fn base(&self) -> &Path {
        self.folder.path()
    }

    fn data(&self) -> PathBuf {
        self.base().join("postgres/data")
    }

    /// How to connect to a database as the owner.
    pub fn url(&self, database: &str) -> Result<String> {
        Ok(self.cluster.as_ref().context("PostgreSQL does not run")?.url_of(database))
    }

    /// A connection as the owner.
    pub async fn connect(&self, database: &str) -> Result<Client> {
        connect(&self.url(database)?).await
    }

    /// A new empty database; its URL.
    pub async fn fresh_database(&self, name: &str) -> Result<String> {
        let client = self.connect("postgres").await?;
        client.batch_execute(&CREATE.replace("{name}", name)).await?;
        self.url(name)
    }

    /// Starts it if it does not run, and waits until it answers.
    pub async fn start_again(&mut self) -> Result<()> {
        let base = self.base().to_owned();
        let started = tokio::task::spawn_blocking(move || PrivateCluster::start_with(&base, TUNING)).await??;
        if let Some(before) = self.cluster.replace(started) {
            before.leave_running();
        }
        Ok(())
    }

    /// kill -9 of the postmaster and of everything that it started.
    pub async fn kill(&self) -> Result<()> {
        let all = self.processes()?;
        all.iter().for_each(|pid| send(*pid, Signal::KILL));
        wait_until_gone(&all, GONE).await
    }

    /// `pg_ctl restart -m fast`: stopped in order, started again.
    pub async fn restart(&mut self) -> Result<()> {
        let base = self.base().to_owned();
        let stopped = tokio::task::spawn_blocking(move || stop_anyway(&base)).await??;
        ensure!(stopped, "PostgreSQL did not run");
        self.start_again().await
    }

    /// Ends backends as an administrator does; how many.
    pub async fn terminate(&self, database: &str, which: Backends) -> Result<usize> {
        let listeners_only = matches!(which, Backends::Listeners);
        let client = self.connect("postgres").await?;
        Ok(client.query(TERMINATE, &[&database, &listeners_only]).await?.len())
    }

    /// SIGSTOP for all of its processes.
    pub fn freeze(&self) -> Result<()> {
        self.processes()?.iter().for_each(|pid| send(*pid, Signal::STOP));
        Ok(())
    }

    /// SIGCONT for all of its processes.
    pub fn thaw(&self) -> Result<()> {
        self.processes()?.iter().for_each(|pid| send(*pid, Signal::CONT));
        Ok(())
    }

    /// The postmaster first.
    fn processes(&self) -> Result<Vec<Pid>> {
        let file = std::fs::read_to_string(self.data().join("postmaster.pid")).context("PostgreSQL does not run")?;
        let number = file.lines().next().and_then(|line| line.trim().parse().ok());
        let postmaster = number.and_then(Pid::from_raw).context("postmaster.pid cannot be read")?;
        Ok(std::iter::once(postmaster).chain(children_of(postmaster)).collect())
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let _ = self.thaw();
        drop(self.cluster.take());
        // whatever a broken cluster left running
        if let Ok(all) = self.processes() {
            all.iter().for_each(|pid| send(*pid, Signal::KILL));
        }
        if self.mounted {
            let _ = std::process::Command::new("umount").arg("-l").arg(self.folder.path()).status();
        }
    }
}

/// A connection as the owner.
pub async fn connect(url: &str) -> Result<Client> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}
