//! What the hostile rows share: bytes that no client sends, commands with their answers in the history, and trials that are
//! counted.
//!
//! The rule it keeps: what is refused is in the history as refused, or not at all; an effect of it breaks K3.

mod deed;
mod page;
mod raw;

pub use deed::{Desk, Said, by_rest};
pub use page::skeleton;
pub use raw::{BINARY, PING, Raw, Reply, TEXT, Told, frame, header, text};

use crate::bots::{CrowdPlan, Manners, Person};
use crate::figures::{done, latencies, percentile_ms};
use crate::stage::{Measure, Stage};
use crate::world::resident_kib;
use anyhow::{Context, Result};
use std::fmt::Debug;
use std::net::SocketAddr;
use std::ops::Range;
use std::time::Duration;

/// Wrong answers that are told word by word.
const TOLD: usize = 12;
/// Characters of each.
const WIDTH: usize = 300;
/// How long others may take at most in the 99th percentile beside the quiet span, and what two cores that also make the
/// trouble jitter by. Whoever waits behind a stranger waits for seconds.
const SHARE: f64 = 3.0;
const JITTER_MS: f64 = 200.0;
/// The end of a panic's line in a log.
const PANICKED: &str = "panicked at";

/// Some people who chat while somebody is hostile.
pub fn quiet_crowd() -> CrowdPlan {
    let pause = Duration::from_millis(300)..Duration::from_millis(900);
    let manners = Manners { pause, ..Manners::default() };
    CrowdPlan { users: 14, helpdesk: 5, tickets: 8, manners, ..CrowdPlan::default() }
}

/// The server itself, past its proxy: raw bytes arrive as they were sent.
pub fn target(stage: &Stage) -> Result<SocketAddr> {
    Ok(stage.world.nodes.first().context("no server")?.address)
}

/// Somebody new.
pub async fn enter(stage: &Stage, role: &'static str, name: &str) -> Result<Person> {
    Person::enter(&stage.world.http, target(stage)?, role, name).await
}

/// Resident memory of the server in KiB.
pub fn memory(stage: &Stage) -> Result<u64> {
    let pid = stage.world.nodes.first().and_then(|node| node.pid()).context("no server")?;
    resident_kib(pid).context("no resident memory")
}

/// Lives from before a row to after it: the same process, without a panic.
pub struct Life {
    pid: Option<rustix::process::Pid>,
}

impl Life {
    pub fn of(stage: &Stage) -> Life {
        Life { pid: stage.world.nodes.first().and_then(|node| node.pid()) }
    }

    /// Whether it lives on, answers, and did not panic.
    pub async fn measures(&self, stage: &Stage) -> Result<Vec<Measure>> {
        let server = stage.world.nodes.first().context("no server")?;
        let answer = stage.world.http.get(server.url("/healthz")).timeout(Duration::from_secs(5)).send().await;
        let lives = server.pid() == self.pid && answer.is_ok_and(|answer| answer.status().is_success());
        let log = std::fs::read_to_string(stage.world.folder.join("server-0.log"))?;
        let panics = log.matches(PANICKED).count();
        Ok(vec![
            Measure::at_least("the server lived through it", f64::from(u8::from(lives)), 1.0),
            Measure::at_most("panics in its log", panics as f64, 0.0),
        ])
    }
}

/// How long the crowd's commands took before and meanwhile.
pub fn others(stage: &Stage, quiet: &Range<u64>, hostile: &Range<u64>) -> Vec<Measure> {
    let all = stage.world.recorder.with(done);
    let p99 = |span| percentile_ms(latencies(&all, span, |of| of.once), 0.99).unwrap_or(f64::NAN);
    let (before, meanwhile) = (p99(quiet), p99(hostile));
    let most = (before * SHARE).max(before + JITTER_MS);
    vec![
        Measure::told("p99 of all before, ms", before),
        Measure::at_most("p99 of the others meanwhile, ms", meanwhile, most),
    ]
}

/// Trials and those that ended otherwise than they should.
#[derive(Default)]
pub struct Trials {
    count: u32,
    wrong: Vec<String>,
}

impl Trials {
    /// One more, with what was said and what should have been.
    pub fn same<T: PartialEq + Debug>(&mut self, name: &str, said: T, wanted: T) {
        self.holds(name, said == wanted, || format!("{said:?} instead of {wanted:?}"));
    }

    /// One more, that said something wrong unless it holds.
    pub fn holds(&mut self, name: &str, holds: bool, said: impl FnOnce() -> String) {
        self.count += 1;
        if !holds {
            self.wrong.push(format!("{name}: {}", said()).chars().take(WIDTH).collect());
        }
    }

    /// All of them, of which there must have been so many.
    pub fn measures(self, what: &str, at_least: u32) -> Vec<Measure> {
        let mut all = vec![
            Measure::at_least(what, f64::from(self.count), f64::from(at_least)),
            Measure::at_most("of them answered otherwise", self.wrong.len() as f64, 0.0),
        ];
        all.extend(self.wrong.iter().take(TOLD).map(|wrong| Measure::told(&format!("  {wrong}"), 1.0)));
        all
    }
}
