//! kill -9 of the server under load, several times at random moments. Clients reconnect and send again by `cid`.

use super::Row;
use crate::stage::{Measure, Stage};
use anyhow::Result;

pub fn row() -> Row {
    Row::new("kill_server", "kill -9 of the server under load", |stage| Box::pin(play(stage)))
}

async fn play(stage: &mut Stage) -> Result<Vec<Measure>> {
    stage.a_while(500, 1200).await;
    let mut kills = 0;
    while stage.goes_on() {
        stage.begins("kill server");
        stage.world.node(0)?.kill().await?;
        // also long enough gone for clients to meet a closed port
        stage.a_while(0, 250).await;
        stage.world.node(0)?.start_again().await?;
        stage.ends("kill server");
        kills += 1;
        stage.a_while(300, 1500).await;
    }
    Ok(vec![Measure::at_least("kills", f64::from(kills), 2.0)])
}
