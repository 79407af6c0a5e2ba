//! The private PostgreSQL.

use std::path::{Path, PathBuf};

/// Why the private PostgreSQL does not run; one sentence with the remedy.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ClusterError(pub String);

/// A PostgreSQL of our own, on a Unix socket only. The last one that stops it, stops the server.
#[derive(Debug)]
pub struct PrivateCluster {}

/// Where the data lives when nobody says: `/var/lib/helpdesk` for root, the state directory of a user.
pub fn default_base() -> Result<PathBuf, ClusterError> {
    unimplemented!()
}

impl PrivateCluster {
    /// Creates, starts or joins the cluster under `base`. Blocks (about 1 s the first time, 0.15 s later).
    pub fn start(base: &Path) -> Result<PrivateCluster, ClusterError> {
        let _ = base;
        unimplemented!()
    }

    /// How to connect as the owner.
    #[must_use]
    pub fn url(&self) -> String {
        unimplemented!()
    }

    /// Lets go; the last one stops the server. Blocks. Dropping does the same.
    pub fn stop(self) {
        unimplemented!()
    }
}
