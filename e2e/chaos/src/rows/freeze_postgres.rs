//! PostgreSQL stands still (SIGSTOP) and goes on: clients hear `timeout` and send again, what was committed late answers
//! `dup`, and no pool has lost a connection. Every tenth seed freezes it for 30 s.

use super::{Row, is_long};
use crate::stage::{Measure, Stage};
use crate::world::{refused, told};
use anyhow::Result;
use std::time::Duration;

/// Longer than the server waits for an answer (12 s).
const SHORT: Duration = Duration::from_secs(16);
const LONG: Duration = Duration::from_secs(30);

pub fn row() -> Row {
    let mut row = Row::new("freeze_postgres", "PostgreSQL frozen (SIGSTOP) and thawed", |stage| Box::pin(play(stage)));
    row.length = Duration::from_secs(18);
    row.settles = Duration::from_secs(60);
    row
}

async fn play(stage: &mut Stage) -> Result<Vec<Measure>> {
    stage.a_while(1000, 2000).await;
    stage.begins("freeze postgres");
    stage.world.postgres.freeze()?;
    tokio::time::sleep(if is_long(stage.seed) { LONG } else { SHORT }).await;
    stage.world.postgres.thaw()?;
    stage.ends("freeze postgres");
    stage.a_while(2000, 3000).await;
    let late = refused(&stage.world, 0, "timeout").await? + refused(&stage.world, 0, "unavailable").await?;
    let busy = told(&stage.world, 0, "helpdesk_journal_busy_total").await?;
    Ok(vec![
        Measure::at_least("commands told timeout or unavailable", late as f64, 1.0),
        Measure::told("submissions that the journal refused as busy", busy as f64),
    ])
}
