//! Every command is sent one to five times at once, over the socket and REST, to two nodes: one event, one seq, `dup`.

use super::Row;
use crate::bots::Manners;
use crate::history::What;
use crate::stage::{Measure, Stage};
use crate::world::{Bus, Wants};
use anyhow::Result;
use std::collections::HashMap;
use std::time::Duration;

pub fn row() -> Row {
    let about = "every command sent 1-5 times, over socket and REST, to two nodes";
    let mut row = Row::new("repeats", about, |stage| Box::pin(play(stage)));
    row.wants = Wants { nodes: 2, bus: Bus::Postgres, ..Wants::default() };
    row.crowd.manners = Manners { repeated: 100, ..row.crowd.manners };
    row.length = Duration::from_secs(8);
    row
}

async fn play(stage: &mut Stage) -> Result<Vec<Measure>> {
    stage.begins("repeats");
    stage.rest().await;
    stage.ends("repeats");
    let sendings = stage.world.recorder.with(|records| {
        let mut sendings: HashMap<u64, u32> = HashMap::new();
        for record in records {
            if let What::Invoke(invoke) = &record.what {
                *sendings.entry(invoke.op).or_default() += 1;
            }
        }
        sendings
    });
    let several = sendings.values().filter(|count| **count > 1).count();
    Ok(vec![Measure::at_least("commands sent several times", several as f64, 50.0)])
}
