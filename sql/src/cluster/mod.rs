//! The private PostgreSQL that runs when nobody names another: no port, no password, nothing to configure.
//!
//! It listens on a Unix socket in a directory that only its own account can enter. Several programs may share it: the
//! first one creates and starts it, the others join, and the last one out stops it. It writes as safely as any PostgreSQL
//! (fsync stays on). A kill of the program leaves the server running, and the next start joins it; a server that was
//! killed is started again by whoever keeps it alive ([`PrivateCluster::kept_alive`]), or by the next start.
//!
//! Every failure is one sentence that says what to do.

mod account;
mod binaries;
mod folder;
mod keeper;
mod server;

pub use binaries::Binaries;
pub use keeper::KeptCluster;

use crate::failure::sentence;
use account::Account;
use folder::{Folder, lock_starting};
use server::Server;
use std::fs::File;
use std::path::{Path, PathBuf};

/// Why the private PostgreSQL does not run.
#[derive(Debug, thiserror::Error)]
pub enum ClusterError {
    /// No PostgreSQL is installed where we look.
    #[error("{0}")]
    NoBinaries(String),
    /// The data belongs to a version that is not installed.
    #[error(
        "the data in {data} was made by PostgreSQL {wanted}, which is not installed here; install it, or set HELPDESK_DATA_DIR to another directory"
    )]
    OtherVersion {
        /// The directory.
        data: PathBuf,
        /// Its major version.
        wanted: u32,
    },
    /// We are root and there is nobody to run PostgreSQL as.
    #[error(
        "PostgreSQL does not run as root, and there is neither a user postgres nor a user nobody; create one or start as another user"
    )]
    NoAccount,
    /// The account cannot reach the directory.
    #[error(
        "PostgreSQL runs as user {user} here, who cannot enter {blocked}; set HELPDESK_DATA_DIR to a directory such as /var/lib/helpdesk"
    )]
    NotEnterable {
        /// The account.
        user: String,
        /// The first directory on the way that it cannot enter.
        blocked: PathBuf,
    },
    /// Neither HOME nor XDG_STATE_HOME says where to keep data.
    #[error("nothing says where to keep the data; set HELPDESK_DATA_DIR to a directory")]
    NoHome,
    /// A file or directory could not be used.
    #[error("{doing} {path} failed: {why}; mend that or set HELPDESK_DATA_DIR to another directory")]
    File {
        /// What was tried.
        doing: &'static str,
        /// On what.
        path: PathBuf,
        /// What the system said.
        why: std::io::Error,
    },
    /// A program of PostgreSQL failed.
    #[error("{program} failed: {said}")]
    Program {
        /// Which program.
        program: String,
        /// Its last words.
        said: String,
    },
    /// The server runs but does not take us.
    #[error("the private PostgreSQL in {data} does not answer: {why}; its log is {log}")]
    NoAnswer {
        /// Its directory.
        data: PathBuf,
        /// What the last try said.
        why: String,
        /// Where it logs.
        log: PathBuf,
    },
}

/// What may differ from one private cluster to another.
#[derive(Clone, Copy, Debug)]
pub struct Tuning {
    /// Most connections at once. Server, three workers and a listener take about 25.
    pub max_connections: u32,
}

impl Default for Tuning {
    fn default() -> Tuning {
        Tuning { max_connections: 100 }
    }
}

/// A private PostgreSQL that we take part in.
#[derive(Debug)]
pub struct PrivateCluster {
    base: PathBuf,
    server: Server,
    /// Held shared by everybody who takes part; whoever gets it alone is the last.
    taking_part: Option<File>,
}

/// Where the data lives when nobody says: `/var/lib/helpdesk` for root, else the user's state directory.
pub fn default_base() -> Result<PathBuf, ClusterError> {
    if account::is_root() {
        return Ok(PathBuf::from("/var/lib/helpdesk"));
    }
    let absolute = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let state = absolute("XDG_STATE_HOME").or_else(|| absolute("HOME").map(|home| home.join(".local/state")));
    state.map(|state| state.join("helpdesk")).ok_or(ClusterError::NoHome)
}

/// Whether the account that PostgreSQL would run as can enter a directory, or the nearest one above it that exists.
#[must_use]
pub fn can_live_in(base: &Path) -> bool {
    let enters =
        |account: Account| base.ancestors().filter(|above| above.exists()).all(|above| account.can_enter(above));
    Account::for_base(base).is_ok_and(enters)
}

impl PrivateCluster {
    /// Whether there is one below `base` already. Makes nothing.
    #[must_use]
    pub fn is_made(base: &Path) -> bool {
        Folder::is_made(base)
    }

    /// Creates, starts or joins the cluster under `base`. Blocks: about 1 s the first time, 0.15 s later.
    pub fn start(base: &Path) -> Result<PrivateCluster, ClusterError> {
        PrivateCluster::start_with(base, Tuning::default())
    }

    /// The same with other limits; they count only if the server does not run yet.
    pub fn start_with(base: &Path, tuning: Tuning) -> Result<PrivateCluster, ClusterError> {
        let base = std::path::absolute(base).map_err(|why| ClusterError::File {
            doing: "finding",
            path: base.to_owned(),
            why,
        })?;
        let one_at_a_time = lock_starting(&base)?;
        let account = Account::for_base(&base)?;
        let folder = Folder::prepare(&base, &account)?;
        let taking_part = folder.take_part()?;
        let binaries = Binaries::find(folder.data_version())?;
        let server = Server { binaries, account, folder };
        if server.asked().is_err() {
            server.create_if_new()?;
            server.start(tuning)?;
        }
        server.ensure_database()?;
        drop(one_at_a_time);
        Ok(PrivateCluster { base, server, taking_part: Some(taking_part) })
    }

    /// How to connect as the owner.
    #[must_use]
    pub fn url(&self) -> String {
        self.server.folder.url("helpdesk")
    }

    /// How to connect to another database of the cluster.
    #[must_use]
    pub fn url_of(&self, database: &str) -> String {
        self.server.folder.url(database)
    }

    /// Lets go; the last one stops the server. Blocks. Dropping does the same.
    pub fn stop(mut self) {
        self.leave();
    }

    /// Lets go and leaves the server running for those who come later.
    pub fn leave_running(mut self) {
        self.taking_part = None;
    }

    fn leave(&mut self) {
        let Some(taking_part) = self.taking_part.take() else { return };
        let Ok(_one_at_a_time) = lock_starting(&self.base) else { return };
        let nobody_else = taking_part.unlock().is_ok() && taking_part.try_lock().is_ok();
        if nobody_else && let Err(error) = self.server.stop() {
            tracing::warn!(error = sentence(&error), "the private PostgreSQL could not be stopped");
        }
    }
}

impl Drop for PrivateCluster {
    fn drop(&mut self) {
        self.leave();
    }
}

/// Stops the server under `base`, whoever uses it. `Ok(false)`: none was running.
pub fn stop_anyway(base: &Path) -> Result<bool, ClusterError> {
    let base =
        std::path::absolute(base).map_err(|why| ClusterError::File { doing: "finding", path: base.to_owned(), why })?;
    if !base.join("postgres").exists() {
        return Ok(false);
    }
    let _one_at_a_time = lock_starting(&base)?;
    let account = Account::for_base(&base)?;
    let folder = Folder::prepare(&base, &account)?;
    let server = Server { binaries: Binaries::find(folder.data_version())?, account, folder };
    if server.asked().is_err() {
        return Ok(false);
    }
    server.stop().map(|()| true)
}
