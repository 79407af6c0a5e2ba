//! Durable messages per second through the websocket, beside pgbench's one-message transaction, in one run on one cluster.
//!
//! Absolute figures belong to the machine; the ratio is what counts. Every acknowledged message is counted in the database
//! afterwards: a bench that loses one fails.

#[allow(dead_code, reason = "shared with the benches that ask for pages")]
mod people;
mod server;

use anyhow::{Context, Result, ensure};
use clap::Parser;
use helpdesk_sql::cluster::PrivateCluster;
use people::{Person, Socket, next_of, send};
use serde_json::json;
use server::Server;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const TEXT: &str = "a message of about the usual length, as people write them";

/// What to measure.
#[derive(Parser)]
struct Args {
    /// Tickets that are written to at the same time.
    #[arg(long, default_value_t = 64)]
    tickets: usize,
    /// Sockets per ticket, each with one message under way.
    #[arg(long, default_value_t = 4)]
    bots: usize,
    /// Length of each of the two measurements.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Clients of pgbench.
    #[arg(long, default_value_t = 64)]
    clients: usize,
}

#[tokio::main]
async fn main() -> Result<()> {
    let args = Args::parse();
    let base = std::env::temp_dir().join(format!("helpdesk-bench-{}", std::process::id()));
    std::fs::create_dir_all(&base)?;
    let cluster = PrivateCluster::start(&base.join("postgres"))?;
    let outcome = measure(&args, &cluster.url(), &base).await;
    cluster.stop();
    std::fs::remove_dir_all(&base)?;
    outcome
}

async fn measure(args: &Args, url: &str, base: &Path) -> Result<()> {
    let server = Server::start(url, &base.join("server"), &[]).await?;
    let texts = (0..args.tickets).map(|n| format!("the lamp in room {n} is dark"));
    let tickets = Person::enter(&server.address, "opener").await?.open(&server.address, texts).await?;
    let mut latencies = load(&server.address, &tickets, args).await?;
    let acknowledged = latencies.len();
    let rss = server.resident_kib().unwrap_or_default();
    let logged = count_messages(url).await?;
    ensure!(logged >= acknowledged, "{acknowledged} acknowledged, {logged} in the log");
    drop(server);
    let reference = pgbench(url, base, args).await?;
    latencies.sort_unstable();
    let rate = acknowledged as f64 / args.seconds as f64;
    let at = |share: f64| latencies.get((latencies.len() as f64 * share) as usize).copied().unwrap_or_default();
    println!("tickets {} · sockets {} · {} s", args.tickets, args.tickets * args.bots, args.seconds);
    println!(
        "helpdesk   {rate:>10.0} durable messages/s   p50 {:?}   p99 {:?}   rss {} MiB",
        at(0.5),
        at(0.99),
        rss / 1024
    );
    println!("pgbench    {reference:>10.0} transactions/s at {} clients", args.clients);
    println!("ratio      {:>10.2}", rate / reference);
    println!("lost       {:>10}", acknowledged.saturating_sub(logged));
    Ok(())
}

/// All bots at once for the given time; the latency of every acknowledged message.
async fn load(address: &str, tickets: &[i64], args: &Args) -> Result<Vec<Duration>> {
    let mut bots = Vec::new();
    for (n, ticket) in tickets.iter().flat_map(|ticket| std::iter::repeat_n(*ticket, args.bots)).enumerate() {
        let bot = Person::enter(address, &format!("bot {n}")).await?;
        bots.push((bot.connect(address, &[]).await?, ticket));
    }
    let end = Instant::now() + Duration::from_secs(args.seconds);
    let running: Vec<_> = bots.into_iter().map(|(socket, ticket)| tokio::spawn(chat(socket, ticket, end))).collect();
    let mut latencies = Vec::new();
    for bot in running {
        latencies.extend(bot.await??);
    }
    Ok(latencies)
}

async fn chat(mut socket: Socket, ticket: i64, end: Instant) -> Result<Vec<Duration>> {
    let mut latencies = Vec::new();
    while Instant::now() < end {
        let cid = uuid::Uuid::new_v4().simple().to_string();
        let began = Instant::now();
        send(&mut socket, &json!({"t": "cmd", "cid": cid, "ticket": ticket, "op": "post", "body": TEXT})).await?;
        next_of(&mut socket, "ack").await?;
        latencies.push(began.elapsed());
    }
    Ok(latencies)
}

async fn count_messages(url: &str) -> Result<usize> {
    let client = connect_database(url).await?;
    let row = client.query_one(include_str!("count_messages.sql"), &[]).await?;
    Ok(usize::try_from(row.get::<_, i64>(0))?)
}

async fn connect_database(url: &str) -> Result<tokio_postgres::Client> {
    let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

/// Transactions per second of pgbench on the same cluster.
async fn pgbench(url: &str, base: &Path, args: &Args) -> Result<f64> {
    connect_database(url).await?.batch_execute(include_str!("reference.sql")).await?;
    let script = base.join("one_message.sql");
    std::fs::write(&script, include_str!("one_message.sql"))?;
    let clients = args.clients.to_string();
    let seconds = args.seconds.to_string();
    let output = tokio::process::Command::new(pgbench_program())
        .args(["-n", "-M", "prepared", "-j", "2", "-c", &clients, "-T", &seconds, "-f"])
        .arg(&script)
        .arg(url)
        .output()
        .await
        .context("pgbench cannot be started")?;
    let text = String::from_utf8_lossy(&output.stdout);
    let rate = text.lines().find_map(|line| line.strip_prefix("tps = ")?.split_whitespace().next()?.parse().ok());
    rate.with_context(|| format!("pgbench said: {text} {}", String::from_utf8_lossy(&output.stderr)))
}

/// pgbench of the newest installed PostgreSQL, else the one in the path.
fn pgbench_program() -> PathBuf {
    let installed = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut programs: Vec<PathBuf> =
        installed.map(|entry| entry.path().join("bin/pgbench")).filter(|path| path.exists()).collect();
    programs.sort();
    programs.pop().unwrap_or_else(|| PathBuf::from("pgbench"))
}
