//! The three analytics services. Each is a process of its own: its reports over HTTP, from a read-only role with a pool of
//! its own, so that a heavy question never slows a conversation.
//!
//! The rule it keeps: parameters are parsed to types before the database is asked; what cannot be answered now is said to
//! be `unavailable`, never a number that is not true.

mod lifetime;
mod openapi;
mod problem;
mod reports;
mod service;

pub use openapi::document;
pub use service::{Config, Service, StartError};

use std::fmt;
use std::io::Write;
use std::net::SocketAddr;
use std::str::FromStr;

/// Which of the three a process is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Worker {
    /// Service 1: opened in the last hours or days and not yet closed; with the backlog's course, when and whence tickets come.
    Backlog,
    /// Service 2: resolution time by the month of opening; with first responses and ratings.
    Resolution,
    /// Service 3: active tickets per category, and how often the automatic category was corrected.
    Categories,
}

impl Worker {
    /// All three, in the order of their numbers.
    pub const ALL: [Worker; 3] = [Worker::Backlog, Worker::Resolution, Worker::Categories];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Worker::Backlog => "backlog",
            Worker::Resolution => "resolution",
            Worker::Categories => "categories",
        }
    }

    /// The paths of its reports.
    #[must_use]
    pub fn reports(self) -> &'static [&'static str] {
        match self {
            Worker::Backlog => &["/backlog", "/flow", "/arrivals", "/buildings"],
            Worker::Resolution => &["/resolution-times", "/first-responses", "/ratings"],
            Worker::Categories => &["/active-by-category", "/corrections"],
        }
    }

    /// The port it listens on unless told otherwise.
    #[must_use]
    pub fn default_port(self) -> u16 {
        match self {
            Worker::Backlog => 8091,
            Worker::Resolution => 8092,
            Worker::Categories => 8093,
        }
    }
}

impl fmt::Display for Worker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Worker {
    type Err = String;
    fn from_str(name: &str) -> Result<Worker, String> {
        Worker::ALL
            .into_iter()
            .find(|worker| worker.name() == name)
            .ok_or_else(|| format!("there is no worker `{name}`; there are backlog, resolution and categories"))
    }
}

/// Says where the worker listens. A server that is gone already does not read it; the worker ends by itself then.
fn announce(worker: Worker, address: SocketAddr) {
    let _ = writeln!(std::io::stdout(), "{worker} listening on http://{address}");
}

/// Runs a worker until SIGTERM, Ctrl-C or the end of the server that started it. Blocks; call it outside any runtime.
pub fn run(worker: Worker, config: Config) -> Result<(), StartError> {
    let system = actix_web::rt::System::new();
    system.block_on(async move {
        let supervised = config.supervised;
        let service = Service::start(worker, config).await?;
        announce(worker, service.address());
        service.run_until(lifetime::end(supervised)).await
    })
}
