//! A database full of believable tickets, and how long its search took to catch up with them.

use anyhow::{Context, Result};
use std::time::{Duration, Instant};
use tokio_postgres::Client;

/// The texts.
const CORPUS: &str = include_str!("../../../actors/classify/data/tickets.tsv");
/// How long the index may take.
const PATIENCE: Duration = Duration::from_secs(1_200);

/// The database, looked at from outside.
pub struct Stock {
    /// A connection of an administrator.
    pub db: Client,
    tickets: u32,
}

/// Brings the schema and the tickets.
pub async fn fill(url: &str, tickets: u32, unclosed: u32) -> Result<Stock> {
    helpdesk_sql::migrate::migrate(url, "UTC".parse()?).await?;
    let (db, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await?;
    tokio::spawn(connection);
    let lines = CORPUS.lines().filter(|line| !line.starts_with('#'));
    let fields = lines.filter_map(|line| {
        let mut fields = line.split('\t');
        let category = fields.next()?;
        Some((category, fields.nth(2)?))
    });
    let (categories, texts): (Vec<&str>, Vec<&str>) = fields.unzip();
    let begun = Instant::now();
    db.batch_execute(include_str!("corpus.sql")).await?;
    db.execute(include_str!("corpus_lines.sql"), &[&categories, &texts]).await?;
    let fill = include_str!("fill.sql").replace("{tickets}", &tickets.to_string());
    db.batch_execute(&fill.replace("{unclosed}", &unclosed.to_string())).await.context("filling")?;
    println!("filled in {:.1} s", begun.elapsed().as_secs_f64());
    Ok(Stock { db, tickets })
}

impl Stock {
    /// Waits until the search has caught up, and says how quick that was.
    pub async fn until_indexed(&self) -> Result<()> {
        let begun = Instant::now();
        while self.db.query_one(include_str!("missing.sql"), &[]).await?.get::<_, i64>(0) > 0 {
            anyhow::ensure!(begun.elapsed() < PATIENCE, "the search does not catch up");
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
        let seconds = begun.elapsed().as_secs_f64();
        println!("indexed in {seconds:.1} s, {:.0} tickets/s", f64::from(self.tickets) / seconds);
        self.db.batch_execute(include_str!("settle.sql")).await?;
        Ok(())
    }
}
