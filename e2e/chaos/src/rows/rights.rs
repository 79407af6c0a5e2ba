//! Every op, in every role, at every status, over REST and socket: exactly the codes of the contract, in their order; then
//! many writers race a closing. What was acknowledged before it answers its seq for ever; users hear nothing beyond it.

mod race;
mod table;

use super::Row;
use crate::hostile::{Life, Trials, others, quiet_crowd, target};
use crate::stage::{Measure, Stage};
use anyhow::Result;
use std::time::Duration;

const QUIET: Duration = Duration::from_secs(3);
/// Closings that are raced.
const RACES: usize = 6;

pub fn row() -> Row {
    let about = "every op x role x status on socket and REST, also racing a close";
    let mut row = Row::new("rights", about, |stage| Box::pin(play(stage)));
    row.crowd = quiet_crowd();
    row
}

async fn play(stage: &mut Stage) -> Result<Vec<Measure>> {
    let (door, life) = (target(stage)?, Life::of(stage));
    let began = stage.world.recorder.now();
    tokio::time::sleep(QUIET).await;
    stage.begins("rights");
    let quiet = began..stage.world.recorder.now();
    let mut trials = Trials::default();
    table::play(stage, door, &mut trials).await?;
    let mut late = 0;
    for _ in 0..RACES {
        late += race::play(stage, door, &mut trials).await?;
    }
    let hostile = quiet.end..stage.world.recorder.now();
    stage.ends("rights");
    let mut measures = trials.measures("commands and questions", 200);
    measures.push(Measure::at_least("commands that met the closing", late as f64, 1.0));
    measures.extend(others(stage, &quiet, &hostile));
    measures.extend(life.measures(stage).await?);
    Ok(measures)
}
