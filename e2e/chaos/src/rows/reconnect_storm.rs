//! Two thousand sockets are cut at once: they come back with jitter, resume by cursor, and the database hardly notices.

use super::Row;
use crate::bots::{CrowdPlan, Habits, Manners};
use crate::stage::{Measure, Stage};
use crate::world::told;
use anyhow::Result;
use std::time::{Duration, Instant};

const SOCKETS: usize = 2_000;
const READS: &str = include_str!("reads.sql");
/// How long it may take until all of them are there.
const THERE: Duration = Duration::from_secs(60);
/// How long until all are back. Browsers spread over 30 s; the bots over one.
const BACK: Duration = Duration::from_secs(20);
const LOOK: Duration = Duration::from_millis(50);

pub fn row() -> Row {
    let mut row = Row::new("reconnect_storm", "2,000 sockets cut at once", |stage| Box::pin(play(stage)));
    let pause = Duration::from_secs(15)..Duration::from_secs(40);
    let habits = Habits { create: 0, status: 0, ..Habits::USER };
    let manners =
        Manners { pause, follows: 3, wanders: false, user: habits.clone(), helpdesk: habits, ..Manners::default() };
    row.crowd = CrowdPlan { users: 360, helpdesk: 40, tabs: 5, tickets: 200, manners, ..CrowdPlan::default() };
    row.settles = Duration::from_secs(60);
    row
}

async fn play(stage: &mut Stage) -> Result<Vec<Measure>> {
    greeted(stage, THERE).await?;
    stage.a_while(2000, 3000).await;
    let before = (stage.crowd.shared.reconnects(), reads(stage).await?);
    stage.begins("cut all sockets");
    stage.world.proxy(0)?.reset_all();
    stage.ends("cut all sockets");
    let since = Instant::now();
    while stage.crowd.shared.reconnects() < before.0 + SOCKETS as u64 && since.elapsed() < BACK {
        tokio::time::sleep(LOOK).await;
    }
    let took = since.elapsed();
    let back = stage.crowd.shared.reconnects() - before.0;
    let read = reads(stage).await? - before.1;
    stage.a_while(500, 1000).await;
    Ok(vec![
        Measure::at_least("sockets back", back as f64, SOCKETS as f64),
        Measure::at_most("until the last was back, s", took.as_secs_f64(), BACK.as_secs_f64()),
        Measure::at_most("transactions of the database meanwhile, per socket", read as f64 / SOCKETS as f64, 1.0),
    ])
}

async fn greeted(stage: &Stage, limit: Duration) -> Result<()> {
    let since = Instant::now();
    while told(&stage.world, 0, "helpdesk_sockets").await? < SOCKETS as u64 {
        anyhow::ensure!(since.elapsed() < limit, "the sockets do not get there");
        tokio::time::sleep(LOOK).await;
    }
    Ok(())
}

/// Transactions of the run's database so far.
async fn reads(stage: &Stage) -> Result<i64> {
    let client = stage.world.postgres.connect("postgres").await?;
    Ok(client.query_one(READS, &[&stage.world.database]).await?.get(0))
}
