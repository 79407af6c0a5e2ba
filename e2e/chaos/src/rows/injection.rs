//! A corpus of texts that other programs took for something else, in every field: stored and shown to the letter by REST and
//! socket, and in pages a text is a text: no element more than in the same page with harmless words.

mod corpus;
mod pages;
mod queries;

use super::Row;
use crate::bots::{Door, Person};
use crate::hostile::{Desk, Life, Said, Trials, by_rest, enter, others, quiet_crowd, target};
use crate::stage::{Measure, Stage};
use anyhow::{Context, Result, bail};
use corpus::{CORPUS, fitting};
use rand::Rng;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::time::Duration;

const QUIET: Duration = Duration::from_secs(3);
/// Texts of one run; neighbouring seeds take the next ones, so ten see the corpus several times.
const EACH: usize = 14;
/// Longest name, building and room, in characters.
const NAME: usize = 40;
const BUILDING: usize = 80;
const ROOM: usize = 40;
/// A listener waits so long for a sign of life.
const PATIENCE: Duration = Duration::from_secs(30);

pub fn row() -> Row {
    let about = "HTML, SQL, templates, formulas, directions, in every field";
    let mut row = Row::new("injection", about, |stage| Box::pin(play(stage)));
    row.crowd = quiet_crowd();
    row
}

/// Somebody's name, ticket and the texts in it.
struct Planted {
    user: Person,
    ticket: i64,
    building: String,
}

async fn play(stage: &mut Stage) -> Result<Vec<Measure>> {
    let (door, life) = (target(stage)?, Life::of(stage));
    let staff = enter(stage, "helpdesk", "Hal").await?;
    let harmless = plant(stage, door, &staff, "quite harmless words", &mut Trials::default()).await?;
    let began = stage.world.recorder.now();
    tokio::time::sleep(QUIET).await;
    stage.begins("injection");
    let quiet = began..stage.world.recorder.now();
    let mut trials = Trials::default();
    let from = usize::try_from(stage.seed % CORPUS.len() as u64)? * EACH;
    let texts: Vec<String> =
        CORPUS.iter().cycle().skip(from % CORPUS.len()).take(EACH).map(|text| corpus::unfold(text)).collect();
    for text in &texts {
        let planted = plant(stage, door, &staff, text, &mut trials).await?;
        pages::compare(stage, &staff, &harmless, &planted, text, &mut trials).await?;
        queries::ask(stage, door, &planted, text, &mut trials).await?;
    }
    refused(stage, door, &staff, harmless.ticket, &mut trials).await?;
    let hostile = quiet.end..stage.world.recorder.now();
    stage.ends("injection");
    let mut measures = trials.measures("texts shown and refused", 200);
    measures.extend(others(stage, &quiet, &hostile));
    measures.extend(life.measures(stage).await?);
    Ok(measures)
}

/// The text in every field of a new ticket, and whether it came back to the letter.
async fn plant(
    stage: &mut Stage,
    door: SocketAddr,
    staff: &Person,
    text: &str,
    trials: &mut Trials,
) -> Result<Planted> {
    let shared = stage.crowd.shared.clone();
    let user = enter(stage, "user", &fitting(text, NAME)).await?;
    let unique = format!("{:08x}", stage.dice.random::<u32>());
    // unique, so that a list of this building has this ticket alone
    let building = fitting(&format!("{unique} {text}"), BUILDING);
    let place = json!({"building": building, "room": fitting(text, ROOM)});
    let create = json!({"op": "create", "description": format!("{text} {unique}"), "location": place});
    let mut desk = Desk::open(&shared, door, &user).await?;
    let (_, said) = if stage.dice.random_bool(0.5) {
        desk.cmd(None, &create, None).await?
    } else {
        by_rest(&shared, &user, None, &create, None).await?
    };
    let Said::Yes { ticket, .. } = said else { bail!("{text}: {said:?}") };
    // it is also compared as sockets were sent it, with the log (K5) and so with what was asked for (K1)
    stage.crowd.add_listener(user.clone(), Door { address: door, node: 0 }, ticket, PATIENCE);
    let mut staff_desk = Desk::open(&shared, door, staff).await?;
    let edit = |field: &str, value: Value| json!({"op": "edit", "field": field, "value": value, "base_seq": 1});
    let description = format!("{text} {unique} {text}");
    for command in [
        json!({"op": "post", "body": text}),
        edit("description", json!(description)),
        edit("location", json!({"building": building, "room": fitting(&format!("1 {text}"), ROOM)})),
    ] {
        let (_, said) = desk.cmd(Some(ticket), &command, None).await?;
        trials.same(&format!("{command}"), said.code(), "");
    }
    let (_, said) = by_rest(&shared, staff, Some(ticket), &json!({"op": "note", "body": text}), None).await?;
    trials.same("a note", said.code(), "");
    let (_, said) = staff_desk.cmd(Some(ticket), &json!({"op": "assign", "to": "me"}), None).await?;
    trials.same("assign", said.code(), "");

    let shown = get(stage, staff, &format!("/api/v1/tickets/{ticket}")).await?;
    trials.same("description", at(&shown, "/description"), description.trim());
    trials.same("building", at(&shown, "/location/building"), building.as_str());
    trials.same("room", at(&shown, "/location/room"), fitting(&format!("1 {text}"), ROOM).as_str());
    trials.same("name", at(&shown, "/requester/name"), fitting(text, NAME).as_str());
    let log = get(stage, staff, &format!("/api/v1/tickets/{ticket}/events")).await?;
    trials.same("message", at(&log, "/items/1/data/body"), text.trim());
    trials.same("author", at(&log, "/items/1/author/name"), fitting(text, NAME).as_str());
    trials.same("edited", at(&log, "/items/2/data/to"), description.trim());
    trials.same("note", at(&log, "/items/4/data/body"), text.trim());
    Ok(Planted { user, ticket, building })
}

fn at<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

async fn get(stage: &Stage, who: &Person, path: &str) -> Result<Value> {
    let server = stage.world.nodes.first().context("no server")?;
    let request = stage.world.http.get(server.url(path)).header("cookie", &who.cookie);
    Ok(request.send().await?.error_for_status()?.json().await?)
}

/// U+0000 cannot be stored: it is refused in every field, by both ways, and the field is named.
async fn refused(stage: &Stage, door: SocketAddr, staff: &Person, ticket: i64, trials: &mut Trials) -> Result<()> {
    let shared = &stage.crowd.shared;
    let mut desk = Desk::open(shared, door, staff).await?;
    let bad = "a\u{0}b";
    for (lane, command) in [
        (None, json!({"op": "create", "description": bad})),
        (None, json!({"op": "create", "description": "x", "location": {"building": bad}})),
        (None, json!({"op": "create", "description": "x", "location": {"room": bad}})),
        (Some(ticket), json!({"op": "post", "body": bad})),
        (Some(ticket), json!({"op": "note", "body": bad})),
        (Some(ticket), json!({"op": "edit", "field": "description", "value": bad, "base_seq": 1})),
        (Some(ticket), json!({"op": "edit", "field": "location", "value": {"room": bad}, "base_seq": 1})),
    ] {
        let (_, by_socket) = desk.cmd(lane, &command, None).await?;
        let (_, by_rest) = by_rest(shared, staff, lane, &command, None).await?;
        trials.same(&command.to_string(), (by_socket.code(), by_rest.code()), ("invalid", "invalid"));
    }
    let server = stage.world.nodes.first().context("no server")?;
    let entry = stage.world.http.post(server.url("/api/v1/session")).json(&json!({"role": "user", "name": bad}));
    trials.same("a name", entry.send().await?.status().as_u16(), 422);
    Ok(())
}
