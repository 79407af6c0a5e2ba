//! Why the server cannot start: one sentence each, with the remedy.

use crate::config::SecretError;
use crate::pages::RenderError;
use helpdesk_sql::cluster::ClusterError;
use helpdesk_sql::migrate::MigrateError;
use helpdesk_sql::{OpenError, ReadError};
use std::io;
use std::net::SocketAddr;

/// Why the server cannot start, or had to end.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The port is taken, or not ours to take.
    #[error("cannot listen on {address}: {error}; stop what listens there, or choose another with HELPDESK_BIND")]
    Bind {
        /// Where.
        address: SocketAddr,
        /// What the system said.
        error: io::Error,
    },
    /// Nothing says where the private PostgreSQL shall live.
    #[error("{0}")]
    NoDataDir(String),
    /// The private PostgreSQL does not run.
    #[error(transparent)]
    Cluster(#[from] ClusterError),
    /// The schema could not be brought up to date.
    #[error("{0}{remedy}", remedy = remedy(.0))]
    Migrate(#[from] MigrateError),
    /// The database cannot be used.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database went away meanwhile.
    #[error("the database failed while the server started: {0}; start again when it runs")]
    Read(#[from] ReadError),
    /// The tickets could not be loaded.
    #[error(transparent)]
    Node(#[from] helpdesk_actors::StartError),
    /// The cookie secret cannot be used.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// A template is broken: a fault of this build.
    #[error(transparent)]
    Templates(#[from] RenderError),
    /// The HTTP client cannot be made.
    #[error("the http client cannot be made: {0}")]
    Client(#[from] reqwest::Error),
    /// The system refused something.
    #[error("the system refused: {0}")]
    Io(#[from] io::Error),
}

impl StartError {
    /// Whether PostgreSQL is not installed here, or not in the version that the data needs.
    #[must_use]
    pub fn is_missing_postgres(&self) -> bool {
        matches!(self, StartError::Cluster(ClusterError::NoBinaries(_) | ClusterError::OtherVersion { .. }))
    }
}

fn remedy(error: &MigrateError) -> &'static str {
    match error {
        MigrateError::Unreachable(_) => {
            "; check that it runs and that DATABASE_URL is right, or unset it for a private one"
        }
        _ => "",
    }
}
