//! Other people's, closed and unknown ids, and paths that lead elsewhere: not found, never a fault of ours, never a file.

mod addresses;

use super::Row;
use crate::bots::{Person, create_of};
use crate::hostile::{Desk, Life, Raw, Reply, Said, Trials, enter, others, quiet_crowd, target};
use crate::stage::{Measure, Stage};
use addresses::{FILES, METHODS, TRAVERSALS, ids};
use anyhow::{Context, Result, bail};
use rand::Rng;
use rand::seq::{IndexedRandom, SliceRandom};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::time::Duration;

const QUIET: Duration = Duration::from_secs(3);
/// Addresses of one run; ten seeds see all of them.
const EACH: usize = 90;
/// What no answer may hold: a line of the files that traversals aim at, or of our own sources.
const SECRETS: [&str; 4] = ["root:x:0:0", "[workspace]", "DATABASE_URL=", "BEGIN OPENSSH"];

pub fn row() -> Row {
    let about = "unknown, foreign and closed ids, path traversal, unknown methods";
    let mut row = Row::new("paths", about, |stage| Box::pin(play(stage)));
    row.crowd = quiet_crowd();
    row
}

async fn play(stage: &mut Stage) -> Result<Vec<Measure>> {
    let (door, life) = (target(stage)?, Life::of(stage));
    let user = enter(stage, "user", "Mallory").await?;
    let secret = format!("secret {:016x}", stage.dice.random::<u64>());
    let closed = closed_ticket(stage, door, &secret).await?;
    let began = stage.world.recorder.now();
    tokio::time::sleep(QUIET).await;
    stage.begins("paths");
    let quiet = began..stage.world.recorder.now();
    let mut trials = Trials::default();
    unknown_ids(stage, door, &user, &mut trials).await?;
    closed_to_users(stage, door, &user, closed, &secret, &mut trials).await?;
    traversals(stage, door, &user, &mut trials).await?;
    methods(stage, door, &user, &mut trials).await?;
    let hostile = quiet.end..stage.world.recorder.now();
    stage.ends("paths");
    let mut measures = trials.measures("addresses and methods", 200);
    measures.extend(others(stage, &quiet, &hostile));
    measures.extend(life.measures(stage).await?);
    Ok(measures)
}

/// A ticket of somebody else that is closed, with a message and a note.
async fn closed_ticket(stage: &mut Stage, door: SocketAddr, secret: &str) -> Result<i64> {
    let staff = enter(stage, "helpdesk", "Hal").await?;
    let mut desk = Desk::open(&stage.crowd.shared, door, &staff).await?;
    let (_, Said::Yes { ticket, .. }) = desk.cmd(None, &create_of(secret, &mut stage.dice), None).await? else {
        bail!("no ticket")
    };
    for command in [
        json!({"op": "post", "body": format!("{secret} said")}),
        json!({"op": "note", "body": format!("{secret} noted")}),
        json!({"op": "status", "to": "active"}),
        json!({"op": "status", "to": "closed"}),
    ] {
        let (_, said) = desk.cmd(Some(ticket), &command, None).await?;
        anyhow::ensure!(said.code().is_empty(), "{command}: {said:?}");
    }
    Ok(ticket)
}

fn request(door: SocketAddr, who: &Person, method: &str, path: &str, body: &str) -> Vec<u8> {
    let cookie = &who.cookie;
    let length = body.len();
    format!(
        "{method} {path} HTTP/1.1\r\nHost: {door}\r\nConnection: close\r\nCookie: {cookie}\r\nAccept: application/json\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

/// Refused with one of these, as a problem, without anybody's secret.
fn refused(trials: &mut Trials, name: &str, reply: &Reply, statuses: &[u16]) {
    let whole = statuses.contains(&reply.status)
        && (reply.is_problem() || reply.status == 400 && reply.body.is_empty() || name.starts_with("HEAD"));
    let leaks = SECRETS.iter().any(|secret| reply.body.contains(secret));
    trials.holds(name, whole && !leaks, || {
        format!("{} {} {}", reply.status, reply.code(), reply.body.chars().take(120).collect::<String>())
    });
}

/// Ids of nothing, in every address that takes one.
async fn unknown_ids(stage: &mut Stage, door: SocketAddr, user: &Person, trials: &mut Trials) -> Result<()> {
    let bodies = [
        ("GET", "/api/v1/tickets/{id}", ""),
        ("GET", "/api/v1/tickets/{id}/events?after=0", ""),
        ("GET", "/tickets/{id}", ""),
        ("PATCH", "/api/v1/tickets/{id}", r#"{"description":"to nobody"}"#),
        ("POST", "/api/v1/tickets/{id}/messages", r#"{"body":"to nobody"}"#),
        ("GET", "/api/v1/attachments/{id}", ""),
    ];
    let mut all: Vec<(&str, String, &str)> = Vec::new();
    for id in ids(&mut stage.dice) {
        all.extend(bodies.iter().map(|(method, path, body)| (*method, path.replace("{id}", &id), *body)));
    }
    all.shuffle(&mut stage.dice);
    for (method, path, body) in all.iter().take(EACH) {
        let reply = Raw::ask(door, &request(door, user, method, path, body)).await?;
        refused(trials, &format!("{method} {path}"), &reply, &[404]);
    }
    let mut desk = Desk::open(&stage.crowd.shared, door, user).await?;
    for id in [0, -1, 1 << 53, i64::MAX, i64::MIN, 9_999_999] {
        desk.send(&json!({"t": "sub", "ticket": id, "after": 0})).await?;
        let said = desk.frame().await?;
        let code = said.get("code").and_then(Value::as_str).unwrap_or_default();
        trials.same(&format!("sub {id}"), code, "not_found");
        let (_, said) = desk.cmd(Some(id), &json!({"op": "post", "body": "to nobody"}), None).await?;
        trials.same(&format!("post {id}"), said.code(), "not_found");
    }
    Ok(())
}

/// A closed ticket does not exist for users, whatever they ask.
async fn closed_to_users(
    stage: &Stage,
    door: SocketAddr,
    user: &Person,
    ticket: i64,
    secret: &str,
    trials: &mut Trials,
) -> Result<()> {
    for path in ["/api/v1/tickets/{id}", "/api/v1/tickets/{id}/events?after=0", "/api/v1/tickets/{id}/events?after=4"] {
        let path = path.replace("{id}", &ticket.to_string());
        let reply = Raw::ask(door, &request(door, user, "GET", &path, "")).await?;
        refused(trials, &format!("GET {path} of a closed one"), &reply, &[404]);
        trials.holds(&path, !reply.body.contains(secret), || reply.body.clone());
    }
    let lists = ["/api/v1/tickets?limit=200", "/api/v1/tickets?status=closed&limit=200", "/tickets", "/queue"];
    for path in
        lists.iter().map(ToString::to_string).chain([format!("/tickets/{ticket}"), format!("/queue?ticket={ticket}")])
    {
        let reply = Raw::ask(door, &request(door, user, "GET", &path, "")).await?;
        trials.holds(&path, reply.status > 0 && reply.status < 500 && !reply.body.contains(secret), || {
            format!("{} {}", reply.status, reply.body)
        });
    }
    let mut desk = Desk::open(&stage.crowd.shared, door, user).await?;
    for after in [0, 3, 100] {
        desk.send(&json!({"t": "sub", "ticket": ticket, "after": after})).await?;
        let said = desk.frame().await?;
        trials.same("sub of a closed one", said.get("code").and_then(Value::as_str), Some("not_found"));
    }
    // the helpdesk sees it: what is looked for above can be found
    let reply =
        Raw::ask(door, &request(door, &stage.crowd.observer, "GET", &format!("/api/v1/tickets/{ticket}"), "")).await?;
    trials.holds("the helpdesk", reply.status == 200 && reply.body.contains(secret), || format!("{reply:?}"));
    Ok(())
}

/// Ways out of every folder to files that exist.
async fn traversals(stage: &mut Stage, door: SocketAddr, user: &Person, trials: &mut Trials) -> Result<()> {
    let mut all: Vec<String> = Vec::new();
    for folder in ["/assets/dev/", "/assets/", "/docs/", "/", "/api/v1/attachments/", "/api/v1/tickets/", "/tickets/"] {
        for up in TRAVERSALS {
            for file in FILES {
                all.push(format!("{folder}{}{file}", up.repeat(stage.dice.random_range(1..9))));
            }
        }
    }
    all.shuffle(&mut stage.dice);
    all.truncate(EACH);
    all.extend(addresses::ODD.map(str::to_owned));
    for path in all {
        let reply = Raw::ask(door, &request(door, user, "GET", &path, "")).await?;
        refused(trials, &format!("GET {path}"), &reply, &[400, 404]);
    }
    Ok(())
}

/// Methods that an address does not have, and some that nobody has.
async fn methods(stage: &mut Stage, door: SocketAddr, user: &Person, trials: &mut Trials) -> Result<()> {
    let ticket = stage.crowd.shared.first_ticket().context("no ticket")?.to_string();
    for (path, known) in METHODS {
        let path = path.replace("{id}", &ticket);
        for method in ["PUT", "DELETE", "PATCH", "POST", "OPTIONS", "TRACE", "PROPFIND", "get", "BREW"] {
            if known.contains(&method) {
                continue;
            }
            let reply = Raw::ask(door, &request(door, user, method, &path, "{}")).await?;
            refused(trials, &format!("{method} {path}"), &reply, &[405]);
            trials.holds(&format!("{method} {path} tells allow"), reply.head.contains("\r\nallow: "), || {
                reply.head.clone()
            });
        }
    }
    let odd = ["CONNECT", "G\u{c4}T", "", "GET /x", "VERY-LONG"].choose(&mut stage.dice).copied().unwrap_or_default();
    let reply = Raw::ask(door, &request(door, user, &odd.repeat(3), "/", "")).await?;
    trials.holds(odd, (400..500).contains(&reply.status), || format!("{reply:?}"));
    Ok(())
}
