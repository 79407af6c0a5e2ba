//! A rolling restart of two servers under load: SIGTERM to A, A again, then B. Nothing acknowledged is lost, everybody is told
//! `bye`, and the reconnects are spread.

use super::Row;
use crate::stage::{Measure, Stage};
use crate::world::{Bus, Wants};
use anyhow::Result;
use std::time::{Duration, Instant};

/// A server tells farewell for at most 20 s, and waits for the last ones.
pub const END: Duration = Duration::from_secs(25);

pub fn row() -> Row {
    let mut row = Row::new("rolling_restart", "SIGTERM A, start A', then B, under load", |stage| Box::pin(play(stage)));
    row.wants = Wants { nodes: 2, bus: Bus::Postgres, ..Wants::default() };
    row
}

async fn play(stage: &mut Stage) -> Result<Vec<Measure>> {
    stage.a_while(500, 1000).await;
    let (mut slowest, mut orderly) = (Duration::ZERO, 0);
    for number in [0, 1] {
        stage.begins("planned restart");
        let since = Instant::now();
        let status = stage.world.node(number)?.terminate(END).await?;
        slowest = slowest.max(since.elapsed());
        orderly += u32::from(status.success());
        stage.world.node(number)?.start_again().await?;
        stage.ends("planned restart");
        stage.a_while(800, 1500).await;
    }
    Ok(vec![
        Measure::at_least("servers that ended with code 0", f64::from(orderly), 2.0),
        Measure::at_most("slowest end after SIGTERM, s", slowest.as_secs_f64(), END.as_secs_f64()),
    ])
}
