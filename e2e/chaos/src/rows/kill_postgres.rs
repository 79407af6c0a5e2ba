//! kill -9 of PostgreSQL, postmaster and children, under load. Meanwhile `unavailable` and not ready, never a false
//! acknowledgement; it recovers without a restart of the server.

use super::Row;
use crate::stage::{Measure, Stage};
use crate::world::{World, refused};
use anyhow::{Context, Result};
use std::time::{Duration, Instant};

/// How long a server may take to see that its database is gone, or back.
const NOTICE: Duration = Duration::from_secs(15);
const LOOK: Duration = Duration::from_millis(20);

pub fn row() -> Row {
    let mut row = Row::new("kill_postgres", "kill -9 of PostgreSQL under load", |stage| Box::pin(play(stage)));
    row.length = Duration::from_secs(8);
    row
}

async fn play(stage: &mut Stage) -> Result<Vec<Measure>> {
    stage.a_while(500, 1200).await;
    let before = stage.world.node(0)?.pid();
    let (mut kills, mut not_ready) = (0, 0);
    while stage.goes_on() {
        stage.begins("kill postgres");
        stage.world.postgres.kill().await?;
        not_ready += i32::from(becomes_ready(&stage.world, false).await.is_ok());
        stage.a_while(0, 800).await;
        stage.world.postgres.start_again().await?;
        stage.ends("kill postgres");
        becomes_ready(&stage.world, true).await?;
        kills += 1;
        stage.a_while(500, 1500).await;
    }
    let refusals = refused(&stage.world, 0, "unavailable").await? + refused(&stage.world, 0, "timeout").await?;
    let same = stage.world.node(0)?.pid() == before;
    Ok(vec![
        Measure::at_least("kills", f64::from(kills), 1.0),
        Measure::at_least(
            "kills after which the server said that it is not ready",
            f64::from(not_ready),
            f64::from(kills),
        ),
        Measure::at_least("commands told unavailable or timeout", refusals as f64, 1.0),
        Measure::at_least("the server lived through it", f64::from(u8::from(same)), 1.0),
    ])
}

/// Waits until the first server says that it is ready, or not.
pub async fn becomes_ready(world: &World, ready: bool) -> Result<Duration> {
    let server = world.nodes.first().context("no server")?;
    let since = Instant::now();
    loop {
        let answer = world.http.get(server.url("/readyz")).timeout(NOTICE).send().await;
        if answer.is_ok_and(|answer| answer.status().is_success() == ready) {
            return Ok(since.elapsed());
        }
        if since.elapsed() > NOTICE {
            anyhow::bail!("the server does not become {}", if ready { "ready" } else { "unready" });
        }
        tokio::time::sleep(LOOK).await;
    }
}
