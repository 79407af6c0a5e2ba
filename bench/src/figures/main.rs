//! The figures: how quick each service answers with millions of tickets, beside the plain statement of the same answer; what
//! keeping them costs an opening and a closing; and how soon they are on fifty dashboards while everybody chats.
//!
//! The targets are the product's promise: every answer under 5 ms and the dashboard's page under 300 ms at the 99th
//! percentile, at most 10 % of the openings and closings, under 500 ms from the writing to every dashboard, and no more
//! questions to the workers however many watch. A missed one is exit code 1.

mod cost;
#[path = "../people.rs"]
mod people;
mod push;
#[path = "../server.rs"]
mod server;
mod services;

use anyhow::{Context, Result, ensure};
use clap::Parser;
use helpdesk_sql::cluster::PrivateCluster;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long the workers may take to answer.
const WORKERS_READY: Duration = Duration::from_secs(20);

/// What is measured on many tickets.
const SERVICES: &str = "services";

/// What to measure.
#[derive(Parser)]
struct Args {
    /// Tickets; each takes some 4 kB of disk. 0: the services are not measured.
    #[arg(long, default_value_t = 10_000_000)]
    tickets: u64,
    /// Over so many months.
    #[arg(long, default_value_t = 24)]
    months: u32,
    /// How often each service is asked.
    #[arg(long, default_value_t = 300)]
    requests: usize,
    /// Length of each measurement under load.
    #[arg(long, default_value_t = 15)]
    seconds: u64,
    /// Dashboards at once.
    #[arg(long, default_value_t = 50)]
    watchers: usize,
    /// Messages a second meanwhile.
    #[arg(long, default_value_t = 200)]
    messages: u64,
    /// Where the databases are made; the system's temporary folder if not given.
    #[arg(long)]
    folder: Option<PathBuf>,
    /// What HELPDESK_DATA_DIR was when `helpdesk seed` filled it: the services are measured on that, and it stays.
    #[arg(long)]
    seeded: Option<PathBuf>,
}

/// A place for a database and whoever works on it.
pub struct Place {
    /// Its address.
    pub url: String,
    /// A folder beside it.
    pub base: PathBuf,
    /// Ports of the workers: backlog, resolution, categories.
    pub ports: [u16; 3],
}

impl Place {
    /// The server with its workers on these ports, all of them there.
    pub async fn server(&self) -> Result<server::Server> {
        let [backlog, resolution, categories] = self.ports;
        let ports = format!("{backlog},{resolution},{categories}");
        let server =
            server::Server::start(&self.url, &self.base.join("server"), &[("HELPDESK_WORKER_PORTS", &ports)]).await?;
        let (begun, readiness) = (Instant::now(), format!("http://{}/readyz", server.address));
        while reqwest::get(&readiness).await?.text().await?.matches("\"ok\":true").count() < self.ports.len() {
            ensure!(begun.elapsed() < WORKERS_READY, "the workers do not answer");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(server)
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    let args = Args::parse();
    let mut missed = Vec::new();
    if args.tickets > 0 || args.seeded.is_some() {
        missed.extend(in_a_cluster(&args, SERVICES, async |place| services::measure(&args, place).await).await?);
    }
    missed.extend(in_a_cluster(&args, "cost", async |place| cost::measure(place).await).await?);
    missed.extend(in_a_cluster(&args, "push", async |place| push::measure(&args, place).await).await?);
    ensure!(missed.is_empty(), "missed: {}", missed.join(", "));
    Ok(())
}

/// Runs it on an empty cluster of its own, which is gone afterwards; the services on the one that was named.
async fn in_a_cluster(
    args: &Args,
    name: &str,
    measure: impl AsyncFnOnce(&Place) -> Result<Vec<String>>,
) -> Result<Vec<String>> {
    let folder = args.folder.clone().unwrap_or_else(std::env::temp_dir);
    let base = folder.join(format!("helpdesk-figures-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&base)?;
    let seeded = args.seeded.clone().filter(|_| name == SERVICES);
    let cluster = PrivateCluster::start(&seeded.unwrap_or_else(|| base.join("postgres")))?;
    let place = Place { url: cluster.url(), base: base.clone(), ports: free_ports()? };
    let outcome = measure(&place).await;
    cluster.stop();
    std::fs::remove_dir_all(&base)?;
    outcome
}

/// Three ports that nobody has; held together so that they differ.
fn free_ports() -> Result<[u16; 3]> {
    let held = [0; 3].map(|_| TcpListener::bind("127.0.0.1:0"));
    let mut ports = [0; 3];
    for (port, held) in ports.iter_mut().zip(&held) {
        *port = held.as_ref().ok().context("no port is free")?.local_addr()?.port();
    }
    Ok(ports)
}

/// Fills the database with the product's own command.
async fn seed(url: &str, base: &Path, tickets: u64, months: u32) -> Result<()> {
    let begun = Instant::now();
    let program = std::env::current_exe()?.with_file_name("helpdesk");
    let (tickets, months) = (tickets.to_string(), months.to_string());
    let status = tokio::process::Command::new(&program)
        .args(["seed", "--seed", "1", "--timezone", "UTC", "--tickets", &tickets, "--months", &months])
        .env("DATABASE_URL", url)
        .env("HELPDESK_DATA_DIR", base)
        .env("RUST_LOG", "warn")
        .status()
        .await
        .with_context(|| format!("{} cannot be started; build it first", program.display()))?;
    ensure!(status.success(), "seed ended with {status}");
    println!("{tickets} tickets seeded in {:.0} s", begun.elapsed().as_secs_f64());
    Ok(())
}

/// A connection of an administrator.
async fn connect(url: &str) -> Result<tokio_postgres::Client> {
    let (db, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await?;
    tokio::spawn(connection);
    Ok(db)
}

/// The value below which this share of them lies.
fn at(times: &mut [Duration], share: f64) -> Duration {
    times.sort_unstable();
    let last = times.len().saturating_sub(1);
    times.get(((times.len() as f64 * share) as usize).min(last)).copied().unwrap_or_default()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
