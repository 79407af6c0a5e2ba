//! Where the private cluster keeps what: `<base>/postgres/` with `data/`, the socket's `run/` and the log.
//!
//! The rule it keeps: only the account of PostgreSQL can enter, and a half-made `data/` is put aside, never used and never
//! deleted. A marker that is written last tells a whole one from a half-made one.

use super::ClusterError;
use super::account::Account;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::fs::{DirBuilder, File, OpenOptions};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

/// Longest path of a socket; the system takes 104 to 108 bytes.
const LONGEST_SOCKET: usize = 100;
/// What PostgreSQL calls its socket.
const SOCKET: &str = ".s.PGSQL.5432";
/// Below the base.
const ROOT: &str = "postgres";
/// Below that, what PostgreSQL keeps.
const DATA: &str = "data";
/// Written into `data/` when it is whole.
const MARKER: &str = "helpdesk-ready";

/// The directories of one private cluster.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    /// `<base>/postgres`
    root: PathBuf,
    /// Where the socket is.
    socket: PathBuf,
}

fn failed<'a>(doing: &'static str, path: &'a Path) -> impl FnOnce(std::io::Error) -> ClusterError + 'a {
    move |why| ClusterError::File { doing, path: path.to_owned(), why }
}

/// Waits until nobody else creates, starts or stops the cluster under `base`; asked for before anything else there.
pub(super) fn lock_starting(base: &Path) -> Result<File, ClusterError> {
    std::fs::create_dir_all(base).map_err(failed("creating", base))?;
    let path = base.join("postgres.lock");
    let file = open_lock(&path)?;
    file.lock().map_err(failed("locking", &path))?;
    Ok(file)
}

impl Folder {
    /// Makes the directories and sees to it that the account can use them.
    pub(super) fn prepare(base: &Path, account: &Account) -> Result<Folder, ClusterError> {
        let base = std::fs::canonicalize(base).map_err(failed("finding", base))?;
        if let Some(blocked) = base.ancestors().filter(|above| !account.can_enter(above)).last() {
            return Err(ClusterError::NotEnterable { user: account.name.clone(), blocked: blocked.to_owned() });
        }
        let root = base.join(ROOT);
        private_directory(&root, account)?;
        let near = root.join("run");
        let is_short = near.join(SOCKET).as_os_str().len() <= LONGEST_SOCKET;
        let socket = if is_short { near } else { far_from(&root) };
        private_directory(&socket, account)?;
        Ok(Folder { root, socket })
    }

    /// Whether there is whole data below this base. Makes nothing.
    pub(super) fn is_made(base: &Path) -> bool {
        base.join(ROOT).join(DATA).join(MARKER).exists()
    }

    /// Where PostgreSQL works.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Where the socket is.
    pub(super) fn socket(&self) -> &Path {
        &self.socket
    }

    /// The cluster's data.
    pub(super) fn data(&self) -> PathBuf {
        self.root.join(DATA)
    }

    /// What the server said.
    pub(super) fn log(&self) -> PathBuf {
        self.root.join("server.log")
    }

    /// The major version that made the data, if there is whole data.
    pub(super) fn data_version(&self) -> Option<(PathBuf, u32)> {
        let version = std::fs::read_to_string(self.data().join("PG_VERSION")).ok()?;
        version.trim().parse().ok().filter(|_| self.is_whole()).map(|major| (self.data(), major))
    }

    /// Whether the data was made to its end.
    pub(super) fn is_whole(&self) -> bool {
        self.data().join(MARKER).exists()
    }

    /// Says that it is.
    pub(super) fn mark_whole(&self) -> Result<(), ClusterError> {
        let marker = self.data().join(MARKER);
        File::create(&marker).and_then(|file| file.sync_all()).map_err(failed("writing", &marker))
    }

    /// Puts half-made data out of the way, to the first name that is free.
    pub(super) fn put_aside(&self) -> Result<(), ClusterError> {
        let data = self.data();
        let aside = (1..).map(|n| self.root.join(format!("data.unfinished-{n}"))).find(|path| !path.exists());
        match aside {
            Some(aside) if data.exists() => std::fs::rename(&data, aside).map_err(failed("putting aside", &data)),
            _ => Ok(()),
        }
    }

    /// After the server stopped: a socket's directory far from the data is taken away, if it is empty.
    pub(super) fn clear_away(&self) {
        if !self.socket.starts_with(&self.root) {
            let _ = std::fs::remove_dir(&self.socket); // made again by the next start
        }
    }

    /// Counts us among those who use the cluster, until the file is closed.
    pub(super) fn take_part(&self) -> Result<File, ClusterError> {
        let path = self.root.join("users.lock");
        let file = open_lock(&path)?;
        file.lock_shared().map_err(failed("locking", &path))?;
        Ok(file)
    }

    /// How to connect as the owner.
    pub(super) fn url(&self, database: &str) -> String {
        let socket = self.socket.to_string_lossy();
        format!(
            "postgresql://helpdesk@{}/{}",
            utf8_percent_encode(&socket, NON_ALPHANUMERIC),
            utf8_percent_encode(database, NON_ALPHANUMERIC)
        )
    }
}

fn open_lock(path: &Path) -> Result<File, ClusterError> {
    OpenOptions::new().create(true).truncate(false).write(true).open(path).map_err(failed("opening", path))
}

/// A short place for the socket of a cluster whose own path is too long.
fn far_from(root: &Path) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    root.hash(&mut hasher);
    PathBuf::from(format!("/tmp/helpdesk-{:016x}", hasher.finish()))
}

/// Creates a directory for the account alone; one that is there must be its own, or somebody else could listen in its place.
fn private_directory(path: &Path, account: &Account) -> Result<(), ClusterError> {
    match DirBuilder::new().mode(0o700).create(path) {
        Ok(()) => account.own(path).map_err(failed("handing over", path)),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            let meta = std::fs::symlink_metadata(path).map_err(failed("looking at", path))?;
            let is_private = meta.is_dir() && meta.mode() & 0o077 == 0;
            let why = || std::io::Error::other(format!("it is not a private directory of user {}", account.name));
            match meta.uid() {
                uid if is_private && uid == account.uid => Ok(()),
                // ours, from a start that was killed before it was handed over
                0 if is_private && account.hands_over() => account.own(path).map_err(failed("handing over", path)),
                _ => Err(failed("using", path)(why())),
            }
        }
        Err(error) => Err(failed("creating", path)(error)),
    }
}
