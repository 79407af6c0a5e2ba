//! The rows of the fault matrix, one file each: what they need, what they break, what they measure beside the checker.

mod disk_full;
mod drain;
mod foreign;
mod freeze_postgres;
mod injection;
mod kill_postgres;
mod kill_server;
mod lock_storm;
mod malformed;
mod network_cut;
mod overload;
mod paths;
mod reconnect_storm;
mod repeats;
mod restart_postgres;
mod rights;
mod rolling_restart;
mod slow_reader;
mod slowloris;
mod two_nodes;
mod worker_faults;

use crate::bots::CrowdPlan;
use crate::checker::{Expectations, Growth};
use crate::stage::{Measure, Stage};
use crate::world::Wants;
use anyhow::Result;
use futures::future::LocalBoxFuture;
use std::time::Duration;

/// How a row is played: the faults, while the crowd runs; the numbers that it measured.
pub type Play = for<'a> fn(&'a mut Stage) -> LocalBoxFuture<'a, Result<Vec<Measure>>>;

/// A row.
pub struct Row {
    /// As in `ROW=…`.
    pub name: &'static str,
    /// What is broken, for people.
    pub about: &'static str,
    /// What it runs on.
    pub wants: Wants,
    /// Who is there.
    pub crowd: CrowdPlan,
    /// What the checker asks beyond what always holds.
    pub expects: Expectations,
    /// How long faults are made.
    pub length: Duration,
    /// How long clients may take to bring their outboxes to an end afterwards.
    pub settles: Duration,
    /// What happens.
    pub play: Play,
}

impl Row {
    /// A row of the usual kind: one node, the usual crowd, everything checked.
    pub fn new(name: &'static str, about: &'static str, play: Play) -> Row {
        // an actor lives for two minutes after its last subscriber left, longer than a run: as many as there are tickets
        let growth = Growth { actors: 10_000, ..Growth::default() };
        Row {
            name,
            about,
            wants: Wants::default(),
            crowd: CrowdPlan::default(),
            expects: Expectations { quiet: true, growth: Some(growth) },
            length: Duration::from_secs(7),
            settles: Duration::from_secs(30),
            play,
        }
    }
}

/// Every tenth seed takes the time for the long form of a fault.
fn is_long(seed: u64) -> bool {
    seed.is_multiple_of(10)
}

/// All rows in the order of the matrix.
#[must_use]
pub fn all() -> Vec<Row> {
    vec![
        kill_server::row(),
        kill_postgres::row(),
        restart_postgres::row(),
        freeze_postgres::row(),
        lock_storm::row(),
        slow_reader::row(),
        network_cut::row(),
        disk_full::row(),
        worker_faults::row(),
        repeats::row(),
        two_nodes::row(),
        two_nodes::nats(),
        overload::row(),
        reconnect_storm::row(),
        rolling_restart::row(),
        drain::row(),
        malformed::row(),
        paths::row(),
        slowloris::row(),
        injection::row(),
        foreign::row(),
        rights::row(),
    ]
}
