//! A foreign transaction holds one ticket's row, and two hundred tabs write to that ticket all the while. They are told
//! `busy` or wait; the other tickets go on.

use super::Row;
use crate::bots::{CrowdPlan, Habits, Manners};
use crate::figures::{done, latencies, percentile_ms};
use crate::stage::{Measure, Stage};
use anyhow::{Context, Result};
use std::ops::Range;
use std::time::Duration;

const LOCK: &str = include_str!("lock.sql");
/// How long the row is held: longer than a command may wait for it.
const HELD: Duration = Duration::from_secs(4);
/// How long it takes until everybody is there and writes, and how long the load is measured before the lock.
const QUIET: Duration = Duration::from_secs(6);
/// What the others may take while a ticket is locked.
const OTHERS_MS: f64 = 2_500.0;

pub fn row() -> Row {
    let mut row = Row::new("lock_storm", "an outside lock on one ticket, 200 writers", |stage| Box::pin(play(stage)));
    let habits = Habits { create: 0, status: 0, ..Habits::USER };
    let pause = Duration::from_secs(4)..Duration::from_secs(10);
    let manners =
        Manners { hot: 50, pause, user: habits.clone(), helpdesk: habits, wanders: false, ..Manners::default() };
    row.crowd = CrowdPlan { users: 180, helpdesk: 20, manners, ..CrowdPlan::default() };
    row
}

async fn play(stage: &mut Stage) -> Result<Vec<Measure>> {
    let hot = stage.crowd.shared.first_ticket().context("no ticket")?;
    tokio::time::sleep(QUIET).await;
    let began = stage.world.recorder.now();
    tokio::time::sleep(QUIET).await;
    stage.begins("lock");
    let quiet = began..stage.world.recorder.now();
    let mut client = stage.world.postgres.connect(&stage.world.database).await?;
    let transaction = client.transaction().await?;
    transaction.query_one(LOCK, &[&hot]).await?;
    tokio::time::sleep(HELD).await;
    let locked = quiet.end..stage.world.recorder.now();
    transaction.rollback().await?;
    stage.ends("lock");
    stage.a_while(1000, 2000).await;
    let all = stage.world.recorder.with(done);
    let p99 = |span: &Range<u64>| percentile_ms(latencies(&all, span, |of| of.ticket != Some(hot)), 0.99);
    let writers = latencies(&all, &locked, |of| of.ticket == Some(hot)).len();
    Ok(vec![
        Measure::told("p99 of the other tickets before, ms", p99(&quiet).unwrap_or(f64::NAN)),
        Measure::at_most("p99 of the other tickets meanwhile, ms", p99(&locked).unwrap_or(f64::NAN), OTHERS_MS),
        Measure::at_least("commands for the locked ticket meanwhile", writers as f64, 30.0),
    ])
}
