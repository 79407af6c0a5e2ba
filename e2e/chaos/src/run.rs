//! One run: a row and a seed, from an empty database to a verdict.
//!
//! The rule it keeps: the run ends when nobody has anything left to say, or says who has. Cursors are judged only then.

use crate::bots::{Crowd, Person, Phase};
use crate::checker::{Verdict, judge};
use crate::dice::dice;
use crate::figures::{done, slowest_recovery};
use crate::history::{Facts, Record, What};
use crate::results::Report;
use crate::rows::Row;
use crate::stage::{Measure, Stage};
use crate::world::{Postgres, World, facts, figures, heads, sample, shown};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long it may take until everybody heard everything: the safety net looks every 2 s, reconnects take 1 s.
const HEAR: Duration = Duration::from_secs(15);
/// How long a server may take to notice that everybody left.
const LEFT: Duration = Duration::from_secs(20);
/// Complaints that are told word by word.
const TOLD: usize = 10;
/// Between two looks.
const LOOK: Duration = Duration::from_millis(50);
/// The stream of a row's own dice; those of the bots count from 0.
const ROW: u64 = u64::MAX / 2;

/// Where things are.
#[derive(Clone, Debug)]
pub struct Places {
    /// The `helpdesk` program.
    pub program: PathBuf,
    /// Where runs leave their traces.
    pub root: PathBuf,
}

impl Places {
    /// Beside a program of the target folder: `helpdesk` next to it, traces in `chaos/` of that folder.
    pub fn beside(program: &Path) -> Result<Places> {
        let target = program.ancestors().find(|folder| folder.join("CACHEDIR.TAG").exists());
        let root = target.context("this program lies in no target folder")?.join("chaos");
        Ok(Places { program: program.with_file_name("helpdesk"), root })
    }

    fn folder(&self, row: &Row, seed: u64) -> PathBuf {
        self.root.join(format!("{}-{seed}", row.name))
    }
}

/// Plays a row with a seed on a PostgreSQL, which comes back if it may serve another run.
pub async fn run(places: &Places, row: &Row, seed: u64, postgres: &mut Option<Postgres>) -> Result<Report> {
    let folder = places.folder(row, seed);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder)?;
    let began = Instant::now();
    let (records, facts, measures, returned) = play(places, row, seed, &folder, postgres.take()).await?;
    *postgres = returned;
    let verdict = judge(&records, &facts, &row.expects);
    let report = Report::of(row.name, seed, began.elapsed(), &verdict, measures, slowest_recovery(&records));
    leave_traces(&folder, &report, &verdict, &facts)?;
    Ok(report)
}

/// A good run leaves nothing, a bad one everything.
fn leave_traces(folder: &Path, report: &Report, verdict: &Verdict, facts: &Facts) -> Result<()> {
    if report.passed() && std::env::var_os("CHAOS_KEEP").is_none() {
        return Ok(std::fs::remove_dir_all(folder)?);
    }
    std::fs::write(folder.join("facts.json"), serde_json::to_vec(facts)?)?;
    std::fs::write(folder.join("verdict.json"), serde_json::to_vec_pretty(verdict)?)?;
    Ok(())
}

type Played = (Vec<Record>, Facts, Vec<Measure>, Option<Postgres>);

async fn play(places: &Places, row: &Row, seed: u64, folder: &Path, postgres: Option<Postgres>) -> Result<Played> {
    let own_disk = row.wants.disk_mib;
    let postgres = match (own_disk, postgres) {
        (Some(mib), _) => Postgres::start_on_small_disk(mib).await?,
        (None, Some(postgres)) => postgres,
        (None, None) => Postgres::start().await?,
    };
    let name = format!("chaos_{}_{seed}_{}", row.name, std::process::id());
    let world = World::raise(&places.program, row.wants.clone(), folder, postgres, &name).await?;
    sample(&world, "baseline").await?;
    let crowd = Crowd::start(&row.crowd, &world.recorder, world.doors(), seed).await?;
    let mut stage = Stage::new(world, crowd, seed, dice(seed, ROW), row.length);
    let mut measures = (row.play)(&mut stage).await?;
    let (mut world, crowd, _proxies) = stage.down();
    heal(&mut world).await?;
    let observer = crowd.observer.clone();
    let complaints = settle(row, &world, crowd, &mut measures).await?;
    measures.push(Measure::at_most("complaints of bots", complaints.len() as f64, 0.0));
    measures.extend(complaints.iter().take(TOLD).map(|what| Measure::told(&format!("  {what}"), 1.0)));
    let facts = look(&world, &observer).await?;
    let records = world.recorder.finish()?;
    measures.push(Measure::at_least("acknowledged", done(&records).len() as f64, 1.0));
    let postgres = world.lower();
    Ok((records, facts, measures, own_disk.is_none().then_some(postgres)))
}

/// Whatever the row left broken.
async fn heal(world: &mut World) -> Result<()> {
    world.proxies.iter().chain(&world.worker_proxies).for_each(|proxy| proxy.heal());
    for node in world.nodes.iter_mut().chain(&mut world.workers) {
        if node.pid().is_none() {
            node.start_again().await?;
        }
    }
    Ok(())
}

/// Until nobody has anything left to say and everybody has heard everything; then everybody leaves.
async fn settle(row: &Row, world: &World, crowd: Crowd, measures: &mut Vec<Measure>) -> Result<Vec<String>> {
    if !crowd.all_done(Phase::Finish, row.settles).await {
        measures.push(Measure::at_most("outboxes without an end", crowd.behind() as f64, 0.0));
    }
    if !crowd.all_heard(heads(world).await?, HEAR).await {
        measures.push(Measure::at_most("tabs that have not heard everything", crowd.behind() as f64, 0.0));
    }
    world.recorder.record(What::Quiet);
    measures.push(Measure::told("reconnects", crowd.shared.reconnects() as f64));
    let left = crowd.leave().await?;
    let since = Instant::now();
    while sample(world, "leaving").await?.iter().any(|sample| sample.sockets > 0) && since.elapsed() < LEFT {
        tokio::time::sleep(LOOK).await;
    }
    sample(world, "end").await?;
    Ok(left)
}

async fn look(world: &World, observer: &Person) -> Result<Facts> {
    figures(world, observer).await?;
    shown(world, observer).await?;
    facts(world).await
}
