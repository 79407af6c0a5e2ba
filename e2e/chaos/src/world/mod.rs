//! The world of one run: PostgreSQL, one to three servers with a proxy in front of each, and the three workers.
//!
//! The rule it keeps: everything is real and belongs to the run alone, and everything ends with its value, also when the run
//! fails, panics or is interrupted.

mod facts;
mod figures;
mod nats;
mod node;
mod postgres;
mod process;
mod sample;

pub use facts::{facts, heads, shown};
pub use figures::figures;
pub use nats::Nats;
pub use node::Node;
pub use postgres::{Backends, Postgres};
pub use process::resident_kib;
pub use sample::{refused, sample, told};

use crate::proxy::Proxy;
use crate::recorder::Recorder;
use anyhow::{Context, Result};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// The origin of every page; no browser is there, but the handshake asks for it.
pub const ORIGIN: &str = "http://helpdesk.test";
/// Signs the cookies of all nodes, so that people stay who they are over restarts.
pub const SECRET: &str = "a secret of the chaos harness that is long enough and known to all";
/// No row but those about rates is to be refused by one: per second, burst.
const GENEROUS: &str = "100000/100000";
/// The three workers.
pub const WORKERS: [&str; 3] = ["backlog", "resolution", "categories"];

/// How servers tell each other of commits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bus {
    /// There is one.
    Local,
    /// `NOTIFY`.
    Postgres,
    /// A NATS server of the run.
    Nats,
}

/// What a row needs.
#[derive(Clone, Debug)]
pub struct Wants {
    /// How many servers.
    pub nodes: usize,
    /// How they tell each other.
    pub bus: Bus,
    /// A file system of so many MiB for PostgreSQL.
    pub disk_mib: Option<u32>,
    /// Variables of the servers beyond the usual ones; they win.
    pub settings: Vec<(String, String)>,
}

impl Default for Wants {
    fn default() -> Wants {
        Wants { nodes: 1, bus: Bus::Local, disk_mib: None, settings: Vec::new() }
    }
}

/// Everything that runs.
pub struct World {
    /// Where the history and the logs of this run are.
    pub folder: PathBuf,
    /// Writes the history.
    pub recorder: Recorder,
    /// For requests; knows no proxy of the environment.
    pub http: reqwest::Client,
    /// The name of this run's database.
    pub database: String,
    // first the clients' side, then the servers, then the database: they are dropped in this order
    /// In front of the servers.
    pub proxies: Vec<Proxy>,
    /// The servers.
    pub nodes: Vec<Node>,
    /// In front of the workers, in the order of [`WORKERS`].
    pub worker_proxies: Vec<Proxy>,
    /// The workers, in the same order.
    pub workers: Vec<Node>,
    /// The bus, if it is NATS.
    pub nats: Option<Nats>,
    /// The database.
    pub postgres: Postgres,
    wants: Wants,
    program: PathBuf,
}

impl World {
    /// Starts everything on a fresh database.
    pub async fn raise(program: &Path, wants: Wants, folder: &Path, postgres: Postgres, name: &str) -> Result<World> {
        let recorder = Recorder::create(&folder.join("history.jsonl"))?;
        postgres.fresh_database(name).await?;
        let mut world = World {
            folder: folder.to_owned(),
            recorder,
            http: reqwest::Client::builder().no_proxy().build()?,
            database: name.to_owned(),
            proxies: Vec::new(),
            nodes: Vec::new(),
            worker_proxies: Vec::new(),
            workers: Vec::new(),
            nats: None,
            postgres,
            wants,
            program: program.to_owned(),
        };
        if world.wants.bus == Bus::Nats {
            world.nats = Some(Nats::start(folder).await?);
        }
        for worker in WORKERS {
            world.start_worker(worker).await?;
        }
        for number in 0..world.wants.nodes {
            world.start_node(number).await?;
        }
        Ok(world)
    }

    /// How to connect to this run's database as the owner.
    pub fn database_url(&self) -> Result<String> {
        self.postgres.url(&self.database)
    }

    async fn start_worker(&mut self, name: &str) -> Result<()> {
        let settings = vec![("DATABASE_URL".to_owned(), self.database_url()?)];
        let log = self.folder.join(format!("worker-{name}.log"));
        let worker = Node::start(&self.program, &["worker", name], &settings, log).await?;
        self.worker_proxies.push(Proxy::start(worker.address).await?);
        self.workers.push(worker);
        Ok(())
    }

    async fn start_node(&mut self, number: usize) -> Result<()> {
        let settings = self.settings(number)?;
        let log = self.folder.join(format!("server-{number}.log"));
        let node = Node::start(&self.program, &["serve"], &settings, log).await?;
        self.proxies.push(Proxy::start(node.address).await?);
        self.nodes.push(node);
        Ok(())
    }

    fn settings(&self, number: usize) -> Result<Vec<(String, String)>> {
        let workers = WORKERS.iter().zip(&self.worker_proxies);
        let workers = workers.map(|(name, proxy)| format!("{name}=http://{}", proxy.address));
        let bus = match (self.wants.bus, &self.nats) {
            (Bus::Nats, Some(nats)) => nats.url(),
            (Bus::Postgres, _) => "postgres".to_owned(),
            _ => "local".to_owned(),
        };
        let data = self.folder.join(format!("data-{number}"));
        let mut settings: Vec<(String, String)> = [
            ("DATABASE_URL", self.database_url()?),
            ("HELPDESK_DATA_DIR", data.display().to_string()),
            ("HELPDESK_ORIGINS", ORIGIN.to_owned()),
            ("HELPDESK_SECRET", SECRET.to_owned()),
            ("HELPDESK_BUS", bus),
            ("HELPDESK_WORKERS", workers.collect::<Vec<_>>().join(",")),
            ("HELPDESK_RATE_USER", GENEROUS.to_owned()),
            ("HELPDESK_RATE_HELPDESK", GENEROUS.to_owned()),
            ("HELPDESK_RATE_TICKET", GENEROUS.to_owned()),
            ("HELPDESK_RATE_ENTRY", GENEROUS.to_owned()),
            ("RUST_LOG", "info".to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .to_vec();
        settings.retain(|(name, _)| !self.wants.settings.iter().any(|(own, _)| own == name));
        settings.extend(self.wants.settings.iter().cloned());
        Ok(settings)
    }

    /// Where clients connect: the proxies.
    pub fn doors(&self) -> Vec<SocketAddr> {
        self.proxies.iter().map(|proxy| proxy.address).collect()
    }

    /// A server.
    pub fn node(&mut self, number: usize) -> Result<&mut Node> {
        self.nodes.get_mut(number).context("there is no such server")
    }

    /// The proxy in front of a server.
    pub fn proxy(&self, number: usize) -> Result<&Proxy> {
        self.proxies.get(number).context("there is no such server")
    }

    /// Lets everybody go but PostgreSQL, which may serve another run.
    pub fn lower(self) -> Postgres {
        self.postgres
    }
}
