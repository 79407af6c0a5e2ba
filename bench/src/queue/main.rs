//! How quick the lists and the search are with a hundred thousand tickets: the queue's page, REST pages near and far, and
//! questions of every kind, over HTTP against the real server, beside the plain statement that has no product around it.
//!
//! The targets are the product's promise: p99 under 50 ms for first pages and searches, and the queue's page at most 1.3
//! times that of a helpdesk with as much to do and hardly any history. A missed one is exit code 1.

#[path = "../people.rs"]
#[allow(dead_code, reason = "shared with the benches that use sockets")]
mod people;
mod questions;
#[path = "../server.rs"]
#[allow(dead_code, reason = "shared with the benches that look at memory")]
mod server;
mod stock;

use anyhow::{Result, ensure};
use clap::Parser;
use helpdesk_sql::cluster::PrivateCluster;
use questions::{Row, ask};
use std::path::Path;
use std::time::Duration;

/// What a first page and a search may take, and the queue's page beside that of a young helpdesk.
const TARGET: Duration = Duration::from_millis(50);
const GROWTH: f64 = 1.3;
/// Closed tickets of a young helpdesk.
const HISTORY: u32 = 1_000;

/// What to measure.
#[derive(Parser)]
struct Args {
    /// Tickets.
    #[arg(long, default_value_t = 100_000)]
    tickets: u32,
    /// How many of them are not closed.
    #[arg(long, default_value_t = 5_000)]
    unclosed: u32,
    /// How often each page is asked for.
    #[arg(long, default_value_t = 300)]
    requests: usize,
}

#[tokio::main]
async fn main() -> Result<()> {
    let args = Args::parse();
    let few = measure(&Args { tickets: args.tickets.min(args.unclosed + HISTORY), ..args }).await?;
    let many = measure(&args).await?;
    let mut missed: Vec<String> = many.iter().filter_map(Row::missed).collect();
    let page = |rows: &[Row]| rows.iter().find(|row| row.is_queue_page()).map(|row| row.at(0.5).as_secs_f64());
    if let (Some(few), Some(many)) = (page(&few), page(&many)) {
        println!("the queue's page, p50, beside {HISTORY} closed tickets: {:.2} (at most {GROWTH})", many / few);
        if many / few > GROWTH {
            missed.push("the queue's page grows".to_owned());
        }
    }
    ensure!(missed.is_empty(), "missed: {}", missed.join(", "));
    Ok(())
}

/// Everything with so many tickets, in a cluster of its own.
async fn measure(args: &Args) -> Result<Vec<Row>> {
    let base = std::env::temp_dir().join(format!("helpdesk-queue-{}-{}", std::process::id(), args.tickets));
    std::fs::create_dir_all(&base)?;
    let cluster = PrivateCluster::start(&base.join("postgres"))?;
    let outcome = measured(args, &cluster.url(), &base).await;
    cluster.stop();
    std::fs::remove_dir_all(&base)?;
    outcome
}

async fn measured(args: &Args, url: &str, base: &Path) -> Result<Vec<Row>> {
    println!("\n{} tickets, {} of them not closed, {} requests each", args.tickets, args.unclosed, args.requests);
    let stock = stock::fill(url, args.tickets, args.unclosed).await?;
    let nobody = "backlog=http://127.0.0.1:9,resolution=http://127.0.0.1:9,categories=http://127.0.0.1:9";
    let server = server::Server::start(url, &base.join("server"), &[("HELPDESK_WORKERS", nobody)]).await?;
    stock.until_indexed().await?;
    let rows = ask(&server.address, &stock, args.requests).await?;
    println!("server: {} MiB resident", server.resident_kib().unwrap_or_default() / 1024);
    Ok(rows)
}
