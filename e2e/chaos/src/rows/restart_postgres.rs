//! PostgreSQL restarted in order, and backends ended as an administrator does it: all of the application's, and the one
//! that listens for the other node's hints. Commands are sent again; the listener catches up.

use super::Row;
use crate::stage::{Measure, Stage};
use crate::world::{Backends, Bus, Wants};
use anyhow::Result;
use rand::Rng;
use std::time::Duration;

pub fn row() -> Row {
    let about = "PostgreSQL restarted, its backends terminated, the listener's too";
    let mut row = Row::new("restart_postgres", about, |stage| Box::pin(play(stage)));
    row.wants = Wants { nodes: 2, bus: Bus::Postgres, ..Wants::default() };
    row.length = Duration::from_secs(8);
    row
}

async fn play(stage: &mut Stage) -> Result<Vec<Measure>> {
    let (mut restarts, mut ended) = (0, 0);
    let mut turn = stage.dice.random_range(0..3);
    while stage.goes_on() || turn < 3 {
        stage.a_while(400, 1000).await;
        match turn % 3 {
            0 => {
                stage.begins("restart postgres");
                stage.world.postgres.restart().await?;
                stage.ends("restart postgres");
                restarts += 1;
            }
            1 => {
                stage.begins("terminate all backends");
                ended += stage.world.postgres.terminate(&stage.world.database, Backends::All).await?;
                stage.ends("terminate all backends");
            }
            _ => {
                stage.begins("terminate the listeners");
                ended += stage.world.postgres.terminate(&stage.world.database, Backends::Listeners).await?;
                stage.ends("terminate the listeners");
            }
        }
        turn += 1;
    }
    Ok(vec![Measure::told("restarts", f64::from(restarts)), Measure::at_least("backends ended", ended as f64, 1.0)])
}
