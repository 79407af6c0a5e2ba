//! A place for a private cluster of a test's own.

use helpdesk_sql::cluster::stop_anyway;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// A place that the account of PostgreSQL can enter, stopped and removed at the end.
pub struct Place(tempfile::TempDir);

impl Place {
    /// A fresh one, with nothing in it.
    pub fn new() -> Place {
        let folder = tempfile::tempdir().unwrap();
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
        Place(folder)
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Where the cluster goes.
    pub fn base(&self) -> PathBuf {
        self.path().join("base")
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = stop_anyway(&self.base());
    }
}
