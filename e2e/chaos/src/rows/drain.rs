//! SIGTERM with 500 open sockets under load: exit 0 within 25 s, everybody is told `bye`, nothing acknowledged is lost. A
//! server without any load ends within 3 s.

use super::Row;
use super::rolling_restart::END;
use crate::bots::{CrowdPlan, Manners};
use crate::history::What;
use crate::stage::{Measure, Stage};
use crate::world::{Bus, Wants, told};
use anyhow::Result;
use std::time::{Duration, Instant};

const SOCKETS: usize = 500;
/// How long it may take until all of them are there.
const THERE: Duration = Duration::from_secs(20);
const IDLE_END: Duration = Duration::from_secs(3);
const LOOK: Duration = Duration::from_millis(100);

pub fn row() -> Row {
    let mut row =
        Row::new("drain", "SIGTERM with 500 sockets under load, and without any", |stage| Box::pin(play(stage)));
    // nobody goes through the second server's door: it is the idle one
    row.wants = Wants { nodes: 2, bus: Bus::Postgres, ..Wants::default() };
    let pause = Duration::from_secs(4)..Duration::from_secs(8);
    let manners = Manners { pause, follows: 2, ..Manners::default() };
    row.crowd = CrowdPlan { users: 100, helpdesk: 25, tabs: 4, tickets: 60, servers: 1, manners };
    row
}

async fn play(stage: &mut Stage) -> Result<Vec<Measure>> {
    let since = Instant::now();
    while told(&stage.world, 0, "helpdesk_sockets").await? < SOCKETS as u64 && since.elapsed() < THERE {
        tokio::time::sleep(LOOK).await;
    }
    stage.a_while(1000, 2000).await;
    let idle = Instant::now();
    let idle_status = stage.world.node(1)?.terminate(END).await?;
    let idle = idle.elapsed();
    stage.world.node(1)?.start_again().await?;

    let open = told(&stage.world, 0, "helpdesk_sockets").await?;
    let before = stage.world.recorder.now();
    stage.begins("drain");
    let took = Instant::now();
    let status = stage.world.node(0)?.terminate(END).await?;
    let took = took.elapsed();
    let farewells = stage.world.recorder.with(|records| {
        let farewell = |what: &What| matches!(what, What::Disconnect { bye: Some(bye), .. } if bye == "shutdown");
        records.iter().filter(|record| record.at > before && farewell(&record.what)).count()
    });
    stage.world.node(0)?.start_again().await?;
    stage.ends("drain");
    Ok(vec![
        Measure::at_least("sockets that were open", open as f64, SOCKETS as f64),
        Measure::at_least("of them told bye", farewells as f64, open as f64),
        Measure::at_most("until the server had ended, s", took.as_secs_f64(), END.as_secs_f64()),
        Measure::at_least("exit code 0", f64::from(u8::from(status.success() && idle_status.success())), 1.0),
        Measure::at_most("until the idle server had ended, s", idle.as_secs_f64(), IDLE_END.as_secs_f64()),
    ])
}
