//! Two servers on one database, half of the bots on each, and the bus between them dies: one dense order, what is written on
//! one node arrives on the other, soon with the bus and within the safety net's 2 s without it.

use super::Row;
use crate::figures::{across_nodes, percentile_ms};
use crate::stage::{Measure, Stage};
use crate::world::{Backends, Bus, Wants};
use anyhow::{Context, Result};
use std::ops::Range;
use std::time::Duration;

/// Across nodes with the bus up, and with it down (the safety net looks every 2 s), both 99 of 100.
const UP_MS: f64 = 100.0;
const DOWN_MS: f64 = 2_500.0;
/// How long the load runs with the bus before and without it.
const SPAN: Duration = Duration::from_secs(4);
/// The listener comes back within 100 ms; it is ended again so often that it hardly listens.
const AGAIN: Duration = Duration::from_millis(60);

pub fn row() -> Row {
    let about = "two nodes, one ticket; the listeners' backends ended again and again";
    let mut row = Row::new("two_nodes", about, |stage| Box::pin(play(stage)));
    row.wants = Wants { nodes: 2, bus: Bus::Postgres, ..Wants::default() };
    row
}

/// The same on NATS: its server killed and started, then what it says lost on the way.
pub fn nats() -> Row {
    let about = "two nodes on NATS; its server killed, hints lost, connections reset";
    let mut row = Row::new("two_nodes_nats", about, |stage| Box::pin(play_nats(stage)));
    row.wants = Wants { nodes: 2, bus: Bus::Nats, ..Wants::default() };
    row
}

async fn play(stage: &mut Stage) -> Result<Vec<Measure>> {
    let up = with_the_bus(stage).await;
    stage.begins("bus down");
    let down = stage.world.recorder.now();
    let until = tokio::time::Instant::now() + SPAN;
    let mut ended = 0;
    while tokio::time::Instant::now() < until {
        ended += stage.world.postgres.terminate(&stage.world.database, Backends::Listeners).await?;
        tokio::time::sleep(AGAIN).await;
    }
    let down = down..stage.world.recorder.now();
    stage.ends("bus down");
    stage.a_while(500, 1000).await;
    let mut measures = deliveries(stage, &up, &down);
    measures.push(Measure::at_least("listeners ended", ended as f64, 4.0));
    Ok(measures)
}

async fn play_nats(stage: &mut Stage) -> Result<Vec<Measure>> {
    let up = with_the_bus(stage).await;
    stage.begins("bus down");
    let down = stage.world.recorder.now();
    stage.world.nats.as_mut().context("no NATS")?.kill().await?;
    tokio::time::sleep(SPAN).await;
    let down = down..stage.world.recorder.now();
    stage.world.nats.as_mut().context("no NATS")?.start_again().await?;
    stage.ends("bus down");
    stage.begins("bus lossy");
    for _ in 0..6 {
        // what is on its way is lost, and so is what is said until the client is back
        stage.world.nats.as_ref().context("no NATS")?.proxy.reset_all();
        stage.a_while(100, 500).await;
    }
    stage.ends("bus lossy");
    stage.a_while(500, 1000).await;
    Ok(deliveries(stage, &up, &down))
}

async fn with_the_bus(stage: &Stage) -> Range<u64> {
    // everybody is connected and follows something
    tokio::time::sleep(SPAN / 2).await;
    let began = stage.world.recorder.now();
    tokio::time::sleep(SPAN).await;
    began..stage.world.recorder.now()
}

fn deliveries(stage: &Stage, up: &Range<u64>, down: &Range<u64>) -> Vec<Measure> {
    let (up, down) = stage.world.recorder.with(|records| (across_nodes(records, up), across_nodes(records, down)));
    let count = up.len().min(down.len()) as f64;
    let p99 = |delays| percentile_ms(delays, 0.99).unwrap_or(f64::NAN);
    vec![
        Measure::at_least("deliveries across nodes in each span", count, 100.0),
        Measure::at_most("p99 across nodes with the bus, ms", p99(up), UP_MS),
        Measure::at_most("p99 across nodes without it, ms", p99(down), DOWN_MS),
    ]
}
