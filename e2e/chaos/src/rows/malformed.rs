//! Frames and bodies that break the protocol: bits, lengths, fragments, JSON, types, floods. Each is told its own code or
//! closes its own socket, costs no memory, has no effect, and nobody else notices.

mod frames;
mod requests;

use super::Row;
use crate::bots::Person;
use crate::dice::Dice;
use crate::hostile::{Desk, Life, PING, Raw, Told, Trials, enter, frame, memory, others, quiet_crowd, target, text};
use crate::stage::{Measure, Stage};
use anyhow::{Context, Result};
use rand::seq::SliceRandom;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

/// The load before the first of them.
const QUIET: Duration = Duration::from_secs(3);
/// How long floods last, and how long anybody else may wait for an answer meanwhile, in a debug build on a busy machine.
const FLOOD: Duration = Duration::from_secs(3);
const PATIENCE_MS: f64 = 1_000.0;
/// What all of it may cost, when all of it was done once before. 1 MiB each is proved where nobody else talks
/// (`server/tests/contract/hostile.rs`); here a crowd's tickets grow meanwhile.
const GROWTH_MIB: f64 = 8.0;
/// Frames that are none, before the socket is closed.
const BAD_FRAMES: usize = 3;

pub fn row() -> Row {
    let about = "malformed and giant frames and bodies, floods";
    let mut row = Row::new("malformed", about, |stage| Box::pin(play(stage)));
    row.crowd = quiet_crowd();
    row
}

async fn play(stage: &mut Stage) -> Result<Vec<Measure>> {
    let (door, life) = (target(stage)?, Life::of(stage));
    let who = enter(stage, "user", "Mallory").await?;
    let began = stage.world.recorder.now();
    tokio::time::sleep(QUIET).await;
    stage.begins("malformed");
    let quiet = began..stage.world.recorder.now();
    let mut trials = Trials::default();
    // what is touched only once is touched now
    all(stage, door, &who, &mut trials).await?;
    let before = memory(stage)?;
    let mut most = before;
    all(stage, door, &who, &mut trials).await?;
    most = most.max(memory(stage)?);
    let slowest = floods(stage, door, &who).await?;
    most = most.max(memory(stage)?);
    let hostile = quiet.end..stage.world.recorder.now();
    stage.ends("malformed");
    let mut measures = trials.measures("malformed frames and bodies", 100);
    measures.push(Measure::at_most("beside floods an answer took, ms", slowest, PATIENCE_MS));
    measures.push(Measure::at_most(
        "memory beyond before, MiB",
        most.saturating_sub(before) as f64 / 1024.0,
        GROWTH_MIB,
    ));
    measures.extend(others(stage, &quiet, &hostile));
    measures.extend(life.measures(stage).await?);
    Ok(measures)
}

/// Every case once, in an order of the dice.
async fn all(stage: &mut Stage, door: SocketAddr, who: &Person, trials: &mut Trials) -> Result<()> {
    let dice = &mut stage.dice;
    let ticket = stage.crowd.shared.first_ticket().context("no ticket")?;
    let mut fatal = frames::fatal(dice);
    fatal.shuffle(dice);
    for (name, bytes, code) in fatal {
        let mut raw = Raw::greeted(door, who).await?;
        raw.dribble(&bytes, dice).await;
        trials.same(&name, raw.closed().await, Told::Closed(Some(code)));
    }
    let mut beginnings = frames::beginnings();
    beginnings.shuffle(dice);
    for (name, first, code) in beginnings {
        let mut raw = Raw::upgrade(door, who).await?;
        raw.dribble(&text(&first), dice).await;
        trials.same(&name, raw.closed().await, Told::Closed(Some(code)));
    }
    let mut none = frames::no_frames();
    none.shuffle(dice);
    for three in none.chunks(BAD_FRAMES) {
        three_bad(door, who, three, trials, dice).await?;
    }
    let mut wrong = frames::wrong_types(ticket);
    wrong.shuffle(dice);
    let mut desk = Desk::open(&stage.crowd.shared, door, who).await?;
    for (said, field) in wrong {
        desk.send(&said).await?;
        trials.same(&said.to_string(), code_and_field(&desk.frame().await?), ("invalid".to_owned(), field.to_owned()));
    }
    // none of them was a bad frame, none closed the socket
    desk.send(&json!({"t": "ping", "n": 7})).await?;
    trials.same("a ping after wrong types", desk.frame().await?.get("n").cloned(), Some(json!(7)));
    let mut bodies = requests::all(door, who, ticket);
    bodies.shuffle(dice);
    for (name, bytes, status, code) in bodies {
        let reply = Raw::ask(door, &bytes).await?;
        trials.same(name, (reply.status, reply.code().as_str()), (status, code));
    }
    Ok(())
}

/// Three of them on one socket: told each, closed after the third.
async fn three_bad(
    door: SocketAddr,
    who: &Person,
    three: &[String],
    trials: &mut Trials,
    dice: &mut Dice,
) -> Result<()> {
    let mut raw = Raw::greeted(door, who).await?;
    for bad in three.iter().cycle().take(BAD_FRAMES) {
        raw.dribble(&text(bad), dice).await;
        let name: String = bad.chars().take(40).collect();
        let said = raw.next().await;
        let code = if let Told::Frame(frame) = &said { code_and_field(frame).0 } else { format!("{said:?}") };
        trials.same(&name, code, "bad_frame".to_owned());
    }
    trials.same("after three bad frames", raw.closed().await, Told::Closed(Some(4500)));
    Ok(())
}

fn code_and_field(frame: &Value) -> (String, String) {
    let word = |name: &str| frame.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    (word("code"), word("field"))
}

/// Three sockets send as fast as they can. The longest that somebody else waited for an answer, in ms.
async fn floods(stage: &Stage, door: SocketAddr, who: &Person) -> Result<f64> {
    // a server reads 1,000 frames a second, also those that a flood left behind when it went: of the smallest there would be
    // enough in the kernel to keep its seat for 45 s, longer than a run waits until everybody has left
    let kinds = [
        frame(true, PING, &[b'x'; 100]),
        text(&format!("{:<100}", r#"{"t":"ping","n":1}"#)),
        text(&format!("{:<100}", r#"{"t":"typing","ticket":1,"on":true}"#)),
    ];
    let mut running = Vec::new();
    for kind in kinds {
        let mut raw = Raw::greeted(door, who).await?;
        running.push(tokio::spawn(async move { raw.flood(&kind.repeat(64), Instant::now() + FLOOD).await }));
    }
    let neighbour = enter(stage, "user", "Nora").await?;
    let mut desk = Desk::open(&stage.crowd.shared, door, &neighbour).await?;
    let (began, mut slowest) = (Instant::now(), Duration::ZERO);
    while began.elapsed() < FLOOD {
        let asked = Instant::now();
        desk.send(&json!({"t": "ping", "n": 1})).await?;
        desk.frame().await?;
        slowest = slowest.max(asked.elapsed());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    for one in running {
        anyhow::ensure!(one.await?, "a flood was cut off");
    }
    Ok(slowest.as_secs_f64() * 1000.0)
}
