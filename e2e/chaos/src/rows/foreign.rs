//! What other sites, proxies that are none, and forgers send: headers that speak for somebody, origins that are not ours,
//! forms across sites, cookies that were changed. Each is refused before any effect, or has no effect.
//!
//! None of these commands is in the history: had one of them an effect, the log would hold what nobody asked for (K3).

mod cookies;
mod headers;

use super::Row;
use crate::bots::Person;
use crate::hostile::{Life, Raw, Reply, Trials, enter, others, quiet_crowd, target};
use crate::stage::{Measure, Stage};
use crate::world::ORIGIN;
use anyhow::{Context, Result};
use rand::seq::SliceRandom;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

const QUIET: Duration = Duration::from_secs(3);

pub fn row() -> Row {
    let about = "spoofed headers, foreign origins, CSRF forms, tampered cookies";
    let mut row = Row::new("foreign", about, |stage| Box::pin(play(stage)));
    row.crowd = quiet_crowd();
    row
}

/// A request and what must be said to it.
struct Case {
    name: String,
    bytes: Vec<u8>,
    statuses: &'static [u16],
}

/// Who asks, and what they ask of.
struct Scene {
    door: SocketAddr,
    ticket: i64,
    user: Person,
}

impl Scene {
    fn request(&self, method: &str, path: &str, cookie: Option<&str>, more: &str, body: &str) -> Vec<u8> {
        let (door, length) = (self.door, body.len());
        let cookie = cookie.map(|cookie| format!("Cookie: {cookie}\r\n")).unwrap_or_default();
        format!(
            "{method} {path} HTTP/1.1\r\nHost: {door}\r\nConnection: close\r\n{cookie}{more}Content-Length: {length}\r\n\r\n{body}"
        )
        .into_bytes()
    }

    fn upgrade(&self, cookie: Option<&str>, more: &str) -> Vec<u8> {
        let cookie = cookie.map(|cookie| format!("Cookie: {cookie}\r\n")).unwrap_or_default();
        let door = self.door;
        format!(
            "GET /ws HTTP/1.1\r\nHost: {door}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
             Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n{cookie}{more}\r\n"
        )
        .into_bytes()
    }
}

async fn play(stage: &mut Stage) -> Result<Vec<Measure>> {
    let (door, life) = (target(stage)?, Life::of(stage));
    let ticket = stage.crowd.shared.first_ticket().context("no ticket")?;
    let scene = Scene { door, ticket, user: enter(stage, "user", "Mallory").await? };
    let began = stage.world.recorder.now();
    tokio::time::sleep(QUIET).await;
    stage.begins("foreign");
    let quiet = began..stage.world.recorder.now();
    let mut cases = headers::spoofed(&scene);
    cases.extend(headers::origins(&scene));
    cases.extend(headers::forms(&scene));
    cases.extend(headers::sockets(&scene));
    cases.extend(cookies::all(&scene, &mut stage.dice)?);
    let (mut trials, since) = (Trials::default(), Instant::now());
    // again in another order, until the crowd has said enough beside them to be measured
    while since.elapsed() < QUIET {
        cases.shuffle(&mut stage.dice);
        for Case { name, bytes, statuses } in &cases {
            let mut raw = Raw::connect(door).await?;
            raw.dribble(bytes, &mut stage.dice).await;
            let reply = raw.reply().await;
            let nobody = format!("{name}: lets nobody in");
            trials.holds(name, statuses.contains(&reply.status), || told(&reply));
            trials.holds(&nobody, !reply.head.contains("access-control-allow"), || told(&reply));
        }
    }
    // the same from here: the session and the origin are good, and the checks above do not refuse everything
    for (path, more) in [("/api/v1/session", ""), ("/api/v1/session", "Origin: http://evil.example\r\n")] {
        let reply = Raw::ask(door, &scene.request("GET", path, Some(&scene.user.cookie), more, "")).await?;
        trials.holds("who I am", reply.status == 200 && reply.body.contains(&scene.user.id), || told(&reply));
    }
    let leave = scene.request("POST", "/leave", Some(&scene.user.cookie), &format!("Origin: {ORIGIN}\r\n"), "");
    trials.same("from here", Raw::ask(door, &leave).await?.status, 303);
    let hostile = quiet.end..stage.world.recorder.now();
    stage.ends("foreign");
    let mut measures = trials.measures("foreign requests", 200);
    measures.extend(others(stage, &quiet, &hostile));
    measures.extend(life.measures(stage).await?);
    Ok(measures)
}

fn told(reply: &Reply) -> String {
    format!("{} {}", reply.status, reply.code())
}
