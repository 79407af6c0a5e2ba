//! The network is cut, one way or both, and healed: clients give up what is silent, resume by cursor, and send again. Every
//! tenth seed cuts it for a minute, longer than the server waits for a sign of life.

use super::{Row, is_long};
use crate::proxy::Flow;
use crate::stage::{Measure, Stage};
use anyhow::Result;
use rand::Rng;
use std::time::Duration;

const LONG: Duration = Duration::from_secs(62);

pub fn row() -> Row {
    let mut row = Row::new("network_cut", "network cut one way and both, then healed", |stage| Box::pin(play(stage)));
    row.length = Duration::from_secs(10);
    row.settles = Duration::from_secs(60);
    row
}

async fn play(stage: &mut Stage) -> Result<Vec<Measure>> {
    let mut cuts = 0;
    while stage.goes_on() || cuts == 0 {
        stage.a_while(500, 1500).await;
        let (up, down, name) = match stage.dice.random_range(0..4) {
            0 => (Flow::Hole, Flow::Pass, "cut: client to server"),
            1 => (Flow::Pass, Flow::Hole, "cut: server to client"),
            2 => (Flow::Slice(1), Flow::Slice(3), "cut: into tiny pieces"),
            _ => (Flow::Hole, Flow::Hole, "cut: both ways"),
        };
        stage.begins(name);
        stage.world.proxy(0)?.set(up, down);
        if is_long(stage.seed) && cuts == 0 {
            tokio::time::sleep(LONG).await;
        } else {
            stage.a_while(2000, 5500).await;
        }
        if stage.dice.random_bool(0.3) {
            stage.world.proxy(0)?.reset_all();
        }
        stage.world.proxy(0)?.heal();
        stage.ends(name);
        cuts += 1;
    }
    stage.a_while(500, 1000).await;
    Ok(vec![Measure::at_least("cuts", f64::from(cuts), 1.0)])
}
