//! Ten times more than the server can do, from clients that do not wait (open loop). What it gets done stays near its best,
//! the rest is told `busy` or `rate_limited`, memory stays, and it is back to normal soon. Always for a minute: in its first two
//! thirds everything bounded becomes full (the tickets' events and cids, the sockets' buffers), in the last one nothing may
//! grow. In a flood of three minutes the server had 111 MiB after 10 s, 158 after 40 s and 163 at the end.

mod flood;

use super::Row;
use crate::bots::{CrowdPlan, Person, order};
use crate::stage::{Measure, Stage};
use crate::world::resident_kib;
use anyhow::{Context, Result};
use flood::{Flood, Pace, Tally};
use serde_json::json;
use std::time::{Duration, Instant};

const SOCKETS: usize = 200;
/// How many tickets they write to, each socket to four. So few that their bounded memories are full in the flood's first
/// seconds on a slow machine too (with 100 of them, 12,000 commands a second did not do it).
const TICKETS: usize = 40;
/// How long the best is measured, before the flood and once more after it, and how long the flood lasts. Five seconds once
/// gave anything between 18,700 and 30,100 a second for the same work: a shared machine has lucky moments.
const PEAK: Duration = Duration::from_secs(15);
const LASTS: Duration = Duration::from_secs(60);
/// Commands of a socket that are under way while the best is measured.
const UNDER_WAY: usize = 4;
const TIMES: f64 = 10.0;
const GOODPUT: f64 = 0.8;
const BACK: Duration = Duration::from_secs(10);
/// Normal: several commands in a row within this.
const NORMAL: Duration = Duration::from_millis(250);
const IN_A_ROW: u32 = 5;
const GROWTH_MIB: f64 = 16.0;
/// What the tickets keep until they retire: each 512 KiB of events and 400 KiB of cids at most (`docs/limits.md`), beside what
/// every row may keep.
const KEPT_KIB: u64 = TICKETS as u64 * (512 + 400);
/// What a socket that is read later may hold in the process, and the allocator keeps of it afterwards: the connection's and
/// the payload's buffer of actix (32 KiB each, grown by doubling) and the piece that the guard hands on frame by frame, which
/// keeps the buffer alive that it was cut from.
const UNREAD_KIB: u64 = SOCKETS as u64 * (64 + 64 + 64);
/// Of all that was sent, the share that may be told nothing: what was under way when a connection was given up.
const UNTOLD: f64 = 0.001;

pub fn row() -> Row {
    let mut row = Row::new("overload", "ten times what the server can do, open loop", |stage| Box::pin(play(stage)));
    row.crowd = CrowdPlan { users: 10, helpdesk: 2, tickets: 4, ..CrowdPlan::default() };
    row.settles = Duration::from_secs(60);
    row.expects.growth.iter_mut().for_each(|growth| growth.rss_kib += KEPT_KIB + UNREAD_KIB);
    row
}

async fn play(stage: &mut Stage) -> Result<Vec<Measure>> {
    let pid = stage.world.nodes.first().and_then(|node| node.pid()).context("no server")?;
    let mut tickets = Vec::new();
    for number in 0..TICKETS {
        tickets.push(stage.crowd.open_ticket(stage.crowd.first_tickets() + number).await?);
    }
    let door = *stage.world.doors().first().context("no server")?;
    let mut people = Vec::new();
    for number in 0..SOCKETS {
        people.push(Person::enter(&stage.world.http, door, "user", &format!("flood {number}")).await?);
    }
    let flood = Flood { shared: stage.crowd.shared.clone(), door, people, tickets };
    let first = flood.run(Pace::Closed { under_way: UNDER_WAY }, PEAK).await?.per_second();
    let rate = TIMES * first / SOCKETS as f64;
    stage.begins("overload");
    // what is bounded is full by then; what grows after it grows for ever
    let full = async {
        tokio::time::sleep(LASTS * 2 / 3).await;
        resident_kib(pid).unwrap_or_default()
    };
    let (under, before) = tokio::join!(flood.run(Pace::Open { per_second: rate }, LASTS), full);
    let under: Tally = under?;
    let after = resident_kib(pid).unwrap_or_default();
    stage.ends("overload");
    let back = back_to_normal(stage).await?;
    let best = first.midpoint(flood.run(Pace::Closed { under_way: UNDER_WAY }, PEAK).await?.per_second());
    Ok(vec![
        Measure::told("the best, commands/s", best),
        Measure::told("wanted, commands/s", rate * SOCKETS as f64),
        // what a socket's buffers do not take is pushed back too: the server does not read faster than it works
        Measure::at_least("taken off the wire, commands/s", under.sent as f64 / LASTS.as_secs_f64(), best),
        Measure::at_least("goodput beside the best", under.per_second() / best, GOODPUT),
        Measure::told("told busy or rate_limited", under.pushed_back as f64),
        Measure::at_most("told anything else", under.other as f64, 0.0),
        Measure::at_most("told nothing", under.told_nothing as f64, UNTOLD * under.sent as f64),
        Measure::at_most("back to normal after, s", back.as_secs_f64(), BACK.as_secs_f64()),
        Measure::at_most(
            "memory grown in its last third, MiB",
            after.saturating_sub(before) as f64 / 1024.0,
            GROWTH_MIB,
        ),
    ])
}

/// How long until commands are quick again.
async fn back_to_normal(stage: &Stage) -> Result<Duration> {
    let ticket = stage.crowd.shared.first_ticket().context("no ticket")?;
    let since = Instant::now();
    let mut in_a_row = 0;
    while in_a_row < IN_A_ROW && since.elapsed() < 2 * BACK {
        let asked = Instant::now();
        let body = json!({"op": "post", "body": format!("probe {:?}", since.elapsed())});
        let done = order(&stage.crowd.shared, &stage.crowd.observer, Some(ticket), body).await;
        in_a_row = if done.is_ok() && asked.elapsed() < NORMAL { in_a_row + 1 } else { 0 };
    }
    Ok(since.elapsed())
}
