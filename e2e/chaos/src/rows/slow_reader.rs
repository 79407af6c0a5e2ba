//! Clients that do not read: one kind stops reading, one takes 1 KiB/s, one is cut off without a word. They are evicted
//! within 15 s with bounded memory; the others notice nothing; they resume without a gap.

use super::Row;
use crate::bots::{CrowdPlan, Door, Habits, Manners, Person, Shared, order};
use crate::figures::{done, latencies, percentile_ms};
use crate::proxy::{Flow, Proxy};
use crate::stage::{Measure, Stage};
use crate::world::{resident_kib, told};
use anyhow::{Context, Result};
use serde_json::json;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The three kinds: client to server, server to client.
const KINDS: [(Flow, Flow); 3] = [(Flow::Pass, Flow::Hole), (Flow::Pass, Flow::Rate(1024)), (Flow::Hole, Flow::Hole)];
/// Characters of a loud message, and the pause between two: about 150 KB/s for each who listens.
const LOUD: usize = 12_000;
const LOUD_PAUSE: Duration = Duration::from_millis(80);
/// Slow clients of each kind.
const EACH: usize = 17;
/// They give up later than the server does.
const PATIENCE: Duration = Duration::from_secs(60);
const EVICTED_WITHIN: Duration = Duration::from_secs(15);
const QUIET: Duration = Duration::from_secs(4);
const LOOK: Duration = Duration::from_millis(50);
/// p99 of the others beside the quiet span. A fifth more is allowed, and what the clock of a shared machine jitters by.
const SHARE: f64 = 1.2;
const JITTER_MS: f64 = 15.0;

pub fn row() -> Row {
    let mut row =
        Row::new("slow_reader", "clients that do not read: stopped, 1 KiB/s, cut off", |stage| Box::pin(play(stage)));
    let manners = Manners {
        pause: Duration::from_millis(1000)..Duration::from_millis(3000),
        follows: 1,
        by_rest: 0,
        wanders: false,
        user: Habits::CHAT,
        helpdesk: Habits::CHAT,
        ..Manners::default()
    };
    row.crowd = CrowdPlan { users: 90, helpdesk: 10, tickets: 12, manners, ..CrowdPlan::default() };
    row.length = Duration::from_secs(10);
    row
}

async fn play(stage: &mut Stage) -> Result<Vec<Measure>> {
    let server = stage.world.nodes.first().context("no server")?;
    let (target, pid) = (server.address, server.pid().context("no server")?);
    // a ticket of their own, in which somebody speaks loudly
    let loud = stage.crowd.open_ticket(stage.crowd.first_tickets()).await?;
    let speaker = Speaker(tokio::spawn(speak(stage.crowd.shared.clone(), stage.crowd.observer.clone(), loud)));
    let mut proxies = Vec::new();
    for _ in KINDS {
        proxies.push(Proxy::start(target).await?);
    }
    let mut number = 0;
    for proxy in &proxies {
        for _ in 0..EACH {
            let name = format!("slow {number}");
            let who = Person::enter(&stage.world.http, target, "user", &name).await?;
            stage.crowd.add_listener(who, Door { address: proxy.address, node: 0 }, loud, PATIENCE);
            number += 1;
        }
    }
    // greeted and subscribed while everything passes
    tokio::time::sleep(QUIET / 2).await;
    let began = stage.world.recorder.now();
    tokio::time::sleep(QUIET).await;
    let memory = resident_kib(pid).unwrap_or_default();
    stage.begins("slow readers");
    let quiet = began..stage.world.recorder.now();
    let since = Instant::now();
    KINDS.iter().zip(&proxies).for_each(|((up, down), proxy)| proxy.set(*up, *down));
    let mut most = memory;
    let mut evicted = 0;
    while evicted < number && since.elapsed() < EVICTED_WITHIN {
        tokio::time::sleep(LOOK).await;
        evicted = told(&stage.world, 0, "helpdesk_sockets_evicted_total").await?;
        most = most.max(resident_kib(pid).unwrap_or_default());
    }
    let took = since.elapsed();
    drop(speaker);
    let slow = quiet.end..stage.world.recorder.now();
    proxies.iter().for_each(Proxy::heal);
    stage.ends("slow readers");
    tokio::time::sleep(QUIET / 4).await;
    // they are the crowd's from here on, and go through the usual door
    proxies.iter().for_each(Proxy::reset_all);
    stage.keep(proxies);
    let all = stage.world.recorder.with(done);
    let p99 = |span| percentile_ms(latencies(&all, span, |of| of.once), 0.99).unwrap_or(f64::NAN);
    let (before, meanwhile) = (p99(&quiet), p99(&slow));
    Ok(vec![
        Measure::at_least("slow clients evicted", evicted as f64, number as f64),
        Measure::at_most("until the last was evicted, s", took.as_secs_f64(), EVICTED_WITHIN.as_secs_f64()),
        Measure::told("p99 of all before, ms", before),
        Measure::at_most("p99 of the others meanwhile, ms", meanwhile, (before * SHARE).max(before + JITTER_MS)),
        Measure::at_most("memory of the server beyond before, MiB", (most - memory) as f64 / 1024.0, 16.0),
    ])
}

/// Ends with its value.
struct Speaker(tokio::task::JoinHandle<()>);

impl Drop for Speaker {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Long messages, one after the other. Whoever does not read them has soon filled every buffer on the way.
async fn speak(shared: Arc<Shared>, who: Person, ticket: i64) {
    for number in 0.. {
        let body = format!("{:.<LOUD$}", format!("loud {number} "));
        let _ = order(&shared, &who, Some(ticket), json!({"op": "post", "body": body})).await;
        tokio::time::sleep(LOUD_PAUSE).await;
    }
}
