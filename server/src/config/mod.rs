//! Configuration: a flag wins over its variable, the variable over the default. An empty text counts as not given.
//!
//! The rule it keeps: what is wrong is told all at once, each fault with what would be right, before anything is started.

mod faults;
mod flags;
mod read;
mod secret;

pub use faults::{Fault, Faults};
pub use flags::{DatabaseFlags, ServeFlags};
pub use secret::{Secret, SecretError};

use crate::origin::Origins;
use crate::rates::RatesConfig;
use crate::ws::Ceilings;
use chrono_tz::Tz;
use helpdesk_actors::NatsAddress;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Where the server listens when nobody says otherwise.
pub const USUAL_BIND: &str = "127.0.0.1:8080";

/// Which PostgreSQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Database {
    /// One that somebody else runs.
    At(String),
    /// A private one below the data directory.
    Private,
}

/// How nodes tell each other of commits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bus {
    /// There is one node.
    Local,
    /// Several on one database, by its NOTIFY.
    Postgres,
    /// Several on one database, by this NATS server.
    Nats(NatsAddress),
}

/// Where the analytics workers are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkerPlan {
    /// Somebody else runs them; their addresses in the order of [`helpdesk_analytics::Worker::ALL`].
    Elsewhere([String; 3]),
    /// The server starts them.
    Supervised {
        /// On these ports; 0 takes a free one.
        ports: [u16; 3],
        /// Which PostgreSQL they read; `None`: the server's.
        database: Option<String>,
    },
}

impl WorkerPlan {
    fn usual() -> WorkerPlan {
        WorkerPlan::Supervised { ports: read::USUAL_PORTS, database: None }
    }
}

/// What every subcommand that touches the database knows.
#[derive(Clone, Debug)]
pub struct Storage {
    /// Which PostgreSQL.
    pub database: Database,
    /// Where the private PostgreSQL and the cookie secret live; an error if nothing says where.
    pub data_dir: Result<PathBuf, String>,
    /// Where months begin and end.
    pub timezone: Tz,
}

/// What the server is told.
#[derive(Clone, Debug)]
pub struct Config {
    /// Database, data, time zone.
    pub storage: Storage,
    /// Address and port; port 0 takes a free one.
    pub bind: SocketAddr,
    /// From where browsers may come; `None`: from where the server listens, and localhost.
    pub origins: Option<Origins>,
    /// What signs cookies.
    pub secret: Secret,
    /// How nodes tell each other of commits.
    pub bus: Bus,
    /// Where the analytics workers are.
    pub workers: WorkerPlan,
    /// Most sockets of one address and of this node.
    pub sockets: Ceilings,
    /// How much one person, ticket and address may ask for.
    pub rates: RatesConfig,
    /// The program that is started as a worker.
    pub program: PathBuf,
}

impl Storage {
    /// Reads the flags; what is wrong is added to `faults`.
    pub fn read(flags: &DatabaseFlags, faults: &mut Faults) -> Storage {
        let database = faults.take(read::database(flags.database_url.as_deref())).unwrap_or(Database::Private);
        let timezone = faults.take(read::timezone(flags.timezone.as_deref())).unwrap_or(Tz::UTC);
        let wished = flags.data_dir.clone().filter(|path| !path.as_os_str().is_empty());
        let data_dir =
            wished.map_or_else(|| helpdesk_sql::cluster::default_base().map_err(|error| error.to_string()), Ok);
        if let (Database::Private, Err(reason)) = (&database, &data_dir) {
            faults.add(Fault::new("HELPDESK_DATA_DIR", reason.clone()));
        }
        Storage { database, data_dir, timezone }
    }
}

impl Config {
    /// Reads the flags; what is wrong is added to `faults`.
    pub fn read(flags: &ServeFlags, faults: &mut Faults) -> Config {
        let storage = Storage::read(&flags.storage, faults);
        let usual = SocketAddr::from(([127, 0, 0, 1], 8080));
        let bind = faults.take(read::bind(flags.bind.as_deref().unwrap_or_default(), USUAL_BIND));
        let origins = faults.take(read::origins(flags.origins.as_deref())).flatten();
        let loopback = bind.is_none_or(|bind| bind.ip().is_loopback());
        let secret =
            faults.take(Secret::read(flags.secret.as_deref(), flags.secret_file.as_deref(), loopback, &storage));
        let bus = faults.take(read::bus(flags.bus.as_deref())).unwrap_or(Bus::Local);
        let workers = read::workers(flags, faults);
        let sockets = read::sockets(flags, faults);
        let rates = read::rates(flags, faults);
        let program =
            faults.take(std::env::current_exe().map_err(|error| Fault::new("the program", error.to_string())));
        Config {
            storage,
            bind: bind.unwrap_or(usual),
            origins,
            secret: secret.unwrap_or_default(),
            bus,
            workers,
            sockets,
            rates,
            program: program.unwrap_or_default(),
        }
    }

    /// Whether cookies are for https only: unless the server listens on this machine alone and nothing speaks https to it.
    #[must_use]
    pub fn secure_cookies(&self) -> bool {
        !self.bind.ip().is_loopback() || self.origins.as_ref().is_some_and(Origins::any_https)
    }
}

/// Reads an address to listen on; `usual` if the text is empty.
pub fn bind_of(text: Option<&str>, usual: &str) -> Result<SocketAddr, Fault> {
    read::bind(text.unwrap_or_default(), usual)
}

#[cfg(test)]
mod tests;
