//! How fast two nodes hear each other: people chat half on one, half on the other; measured is the time from a message's
//! sending to its arrival at an observer on the *other* node, over each bus, with it up, dead, and back again.
//!
//! Both targets are the product's promise: p99 under 100 ms with the bus, under 2.5 s without. A missed one, a gap, a lost
//! message or another order on the two nodes is exit code 1.

mod bus;
mod chat;
#[path = "../people.rs"]
#[allow(dead_code, reason = "shared with the benches that ask for pages")]
mod people;
#[path = "../server.rs"]
mod server;

use anyhow::{Context, Result, ensure};
use bus::Bus;
use chat::{Chat, Phase};
use clap::Parser;
use helpdesk_sql::cluster::PrivateCluster;
use server::Server;
use std::path::Path;
use std::time::{Duration, Instant};

/// The promise while the nodes hear each other, and while they do not.
const HEARD: Duration = Duration::from_millis(100);
const UNHEARD: Duration = Duration::from_millis(2_500);
/// How long nodes may take to find a bus that is back: the pause between two tries is 2 s at most.
const FOUND: Duration = Duration::from_secs(10);

/// What to measure.
#[derive(Parser)]
struct Args {
    /// People who write, half of them on each node.
    #[arg(long, default_value_t = 40)]
    writers: usize,
    /// Tickets that they share; an observer follows 20 at most.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=20))]
    tickets: u16,
    /// Time between two messages of a writer, in milliseconds.
    #[arg(long, default_value_t = 500)]
    pause: u64,
    /// Length of each phase.
    #[arg(long, default_value_t = 15)]
    seconds: u64,
}

/// A line of the table.
struct Row {
    bus: &'static str,
    phase: Phase,
    times: Vec<Duration>,
}

#[tokio::main]
async fn main() -> Result<()> {
    let args = Args::parse();
    let base = std::env::temp_dir().join(format!("helpdesk-nodes-{}", std::process::id()));
    std::fs::create_dir_all(&base)?;
    let cluster = PrivateCluster::start(&base.join("postgres"))?;
    let outcome = measure(&args, &cluster.url(), &base).await;
    cluster.stop();
    std::fs::remove_dir_all(&base)?;
    outcome
}

async fn measure(args: &Args, url: &str, base: &Path) -> Result<()> {
    println!("{} writers · {} tickets · a message every {} ms", args.writers, args.tickets, args.pause);
    println!("{:<9} {:<5} {:>9} {:>10} {:>10} {:>10}  target", "bus", "is", "messages", "p50", "p99", "slowest");
    let mut missed = Vec::new();
    for bus in [Bus::postgres(url), Bus::nats()?] {
        for mut row in over(bus, args, url, base).await? {
            missed.extend(row.print());
        }
    }
    ensure!(missed.is_empty(), "missed: {}", missed.join(", "));
    Ok(())
}

/// All phases on one bus.
async fn over(mut bus: Bus, args: &Args, url: &str, base: &Path) -> Result<Vec<Row>> {
    let nodes = [node(&bus, url, &base.join("here")).await?, node(&bus, url, &base.join("there")).await?];
    until_connected(&nodes).await?;
    let mut chat = Chat::start(nodes.each_ref().map(|node| node.address.as_str()), args).await?;
    let time = Duration::from_secs(args.seconds);
    chat.go_on(Phase::Up, time).await?;
    bus.die().await?;
    chat.go_on(Phase::Dead, time).await?;
    bus.come_back()?;
    until_connected(&nodes).await?;
    chat.go_on(Phase::Back, time).await?;
    let name = bus.name();
    let memory: u64 = nodes.iter().filter_map(Server::resident_kib).sum();
    let heard = chat.end().await?;
    eprintln!("{name}: one dense order on both nodes; both together hold {} MiB", memory / 1024);
    Ok(heard.into_iter().map(|(phase, times)| Row { bus: name, phase, times }).collect())
}

async fn node(bus: &Bus, url: &str, data: &Path) -> Result<Server> {
    let nobody = "backlog=http://127.0.0.1:9,resolution=http://127.0.0.1:9,categories=http://127.0.0.1:9";
    let secret = "0123456789abcdef0123456789abcdef";
    let env = [("HELPDESK_BUS", &*bus.setting()), ("HELPDESK_SECRET", secret), ("HELPDESK_WORKERS", nobody)];
    Server::start(url, data, &env).await
}

/// Waits until both nodes say that they hear the other.
async fn until_connected(nodes: &[Server; 2]) -> Result<()> {
    let begin = Instant::now();
    for node in nodes {
        loop {
            let text = reqwest::get(format!("http://{}/metrics", node.address)).await?.text().await?;
            let line = text.lines().find(|line| line.starts_with("helpdesk_bus_connected"));
            if line.context("a server without a bus")?.ends_with(" 1") {
                break;
            }
            ensure!(begin.elapsed() < FOUND, "a node does not find the bus");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    Ok(())
}

impl Row {
    /// Prints it; what was missed.
    fn print(&mut self) -> Option<String> {
        self.times.sort_unstable();
        let at = |share: f64| self.times.get((self.times.len() as f64 * share) as usize).copied().unwrap_or_default();
        let (p50, p99, slowest) = (at(0.5), at(0.99), self.times.last().copied().unwrap_or_default());
        let target = if self.phase == Phase::Dead { UNHEARD } else { HEARD };
        let met = !self.times.is_empty() && p99 < target;
        println!(
            "{:<9} {:<5} {:>9} {:>7.1} ms {:>7.1} ms {:>7.1} ms  p99 < {} ms: {}",
            self.bus,
            self.phase.name(),
            self.times.len(),
            millis(p50),
            millis(p99),
            millis(slowest),
            target.as_millis(),
            if met { "met" } else { "MISSED" }
        );
        (!met).then(|| format!("{} {}", self.bus, self.phase.name()))
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
