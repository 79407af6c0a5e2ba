//! Hundreds of connections that begin and do not end: half a head, half a body, bytes one by one, an answer that nobody
//! reads, a socket without hello. Each is ended by its own limit within its time, and the others notice nothing.

use super::{Row, is_long};
use crate::bots::Person;
use crate::hostile::{Life, Raw, enter, memory, others, quiet_crowd, target};
use crate::stage::{Measure, Stage};
use anyhow::{Context, Result};
use rand::Rng;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

const QUIET: Duration = Duration::from_secs(3);
/// Connections of each kind; an identity has at most 8 sockets, and enters once for as many.
const EACH: usize = 40;
const SOCKETS_EACH: usize = 8;
/// What the server's clock and a busy machine may add to a limit.
const GRACE: Duration = Duration::from_secs(3);
/// A byte now and then.
const DRIP: Duration = Duration::from_millis(400);
/// What all of them together may cost.
const GROWTH_MIB: f64 = 32.0;

/// A way to be slow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Silent,
    HalfHead,
    HeadByByte,
    HalfBody,
    BodyByByte,
    BodyInChunks,
    IdleAfterAnswer,
    SocketWithoutHello,
    SocketHelloByByte,
    AnswerNotRead,
    SocketSilent,
}

impl Kind {
    const SHORT: [Kind; 9] = [
        Kind::Silent,
        Kind::HalfHead,
        Kind::HeadByByte,
        Kind::HalfBody,
        Kind::BodyByByte,
        Kind::BodyInChunks,
        Kind::IdleAfterAnswer,
        Kind::SocketWithoutHello,
        Kind::SocketHelloByByte,
    ];
    /// Those whose limits are longer than a usual row.
    const LONG: [Kind; 2] = [Kind::AnswerNotRead, Kind::SocketSilent];

    /// When the server ends it (docs/limits.md; a head: 5 s, also until the next one).
    fn limit(self) -> Duration {
        Duration::from_secs(match self {
            Kind::Silent | Kind::HalfHead | Kind::HeadByByte | Kind::IdleAfterAnswer => 5,
            Kind::SocketWithoutHello | Kind::SocketHelloByByte => 5,
            Kind::HalfBody | Kind::BodyByByte => 10,
            Kind::BodyInChunks => 10 + 2,
            // the kernel's, for what is not acknowledged
            Kind::AnswerNotRead => 30,
            // looked at with each heartbeat, 25 s and a fifth
            Kind::SocketSilent => 60 + 30,
        })
    }

    fn is_socket(self) -> bool {
        matches!(self, Kind::SocketWithoutHello | Kind::SocketHelloByByte | Kind::SocketSilent)
    }
}

pub fn row() -> Row {
    let about = "hundreds of connections that begin and do not end";
    let mut row = Row::new("slowloris", about, |stage| Box::pin(play(stage)));
    row.crowd = quiet_crowd();
    row
}

async fn play(stage: &mut Stage) -> Result<Vec<Measure>> {
    let (door, life) = (target(stage)?, Life::of(stage));
    let ticket = stage.crowd.shared.first_ticket().context("no ticket")?;
    let mut people = Vec::new();
    for number in 0..EACH.div_ceil(SOCKETS_EACH) * 3 {
        people.push(enter(stage, "user", &format!("slow {number}")).await?);
    }
    let began = stage.world.recorder.now();
    tokio::time::sleep(QUIET).await;
    let before = memory(stage)?;
    stage.begins("slowloris");
    let quiet = began..stage.world.recorder.now();
    let mut kinds = Kind::SHORT.to_vec();
    if is_long(stage.seed) {
        kinds.extend(Kind::LONG);
    }
    let mut running = JoinSet::new();
    let mut sockets = 0;
    for kind in &kinds {
        for number in 0..EACH {
            let seat = if kind.is_socket() { sockets / SOCKETS_EACH } else { number % people.len() };
            sockets += usize::from(kind.is_socket());
            let who = people.get(seat % people.len()).context("nobody")?.clone();
            let pause = Duration::from_millis(stage.dice.random_range(0..300));
            let kind = *kind;
            running.spawn(async move {
                tokio::time::sleep(pause).await;
                (kind, ended(kind, door, who, ticket).await)
            });
        }
    }
    let mut slowest: BTreeMap<Kind, Duration> = BTreeMap::new();
    let (mut left, mut most) = (Vec::new(), before);
    while let Some(one) = running.join_next().await {
        most = most.max(memory(stage)?);
        match one? {
            (kind, Ok(took)) => {
                let known = slowest.entry(kind).or_default();
                *known = took.max(*known);
            }
            (kind, Err(error)) => left.push(format!("{kind:?}: {error:#}")),
        }
    }
    let hostile = quiet.end..stage.world.recorder.now();
    stage.ends("slowloris");
    let mut measures = vec![Measure::at_most("connections that were not ended", left.len() as f64, 0.0)];
    measures.extend(left.iter().take(5).map(|what| Measure::told(&format!("  {what}"), 1.0)));
    for kind in kinds {
        let took = slowest.get(&kind).map_or(f64::NAN, Duration::as_secs_f64);
        let most = (kind.limit() + GRACE).as_secs_f64();
        measures.push(Measure::at_most(&format!("until the last of {EACH} was ended, {kind:?}, s"), took, most));
    }
    measures.push(Measure::at_most(
        "memory beyond before, MiB",
        most.saturating_sub(before) as f64 / 1024.0,
        GROWTH_MIB,
    ));
    measures.extend(others(stage, &quiet, &hostile));
    measures.extend(life.measures(stage).await?);
    Ok(measures)
}

/// Is slow in this way until the server ends the connection; how long that took from the first byte on.
async fn ended(kind: Kind, door: SocketAddr, who: Person, ticket: i64) -> Result<Duration> {
    let since = Instant::now();
    let until = since + kind.limit() + 2 * GRACE;
    let mut raw = match kind {
        Kind::SocketWithoutHello | Kind::SocketHelloByByte => Raw::upgrade(door, &who).await?,
        Kind::SocketSilent => Raw::greeted(door, &who).await?,
        _ => Raw::connect(door).await?,
    };
    let head = |length: &str| {
        format!(
            "POST /api/v1/tickets/{ticket}/messages HTTP/1.1\r\nHost: {door}\r\nCookie: {}\r\n\
             Content-Type: application/json\r\n{length}\r\n\r\n",
            who.cookie
        )
    };
    let (first, drips): (Vec<u8>, Vec<u8>) = match kind {
        Kind::Silent | Kind::SocketWithoutHello | Kind::SocketSilent => (vec![], vec![]),
        Kind::HalfHead => (b"GET /tickets HTTP/1.1\r\nHost: x\r\nX-Half: ".to_vec(), vec![]),
        Kind::HeadByByte => (b"GET /tickets HTTP/1.1\r\n".to_vec(), b"X-Slow: aaaaaaaaaaaaaaaa\r\n".repeat(20)),
        Kind::HalfBody => ([head("Content-Length: 100").as_bytes(), b"{\"body\":\"half"].concat(), vec![]),
        Kind::BodyByByte => (head("Content-Length: 1000").into_bytes(), b"{\"body\":\"byte by byte".repeat(10)),
        Kind::BodyInChunks => (head("Transfer-Encoding: chunked").into_bytes(), b"1\r\nx\r\n".repeat(40)),
        Kind::IdleAfterAnswer => (format!("GET /healthz HTTP/1.1\r\nHost: {door}\r\n\r\n").into_bytes(), vec![]),
        // a frame's head, and then its hello
        Kind::SocketHelloByByte => (vec![0x81, 0x80 | 100, 0, 0, 0, 0], br#"{"t":"hello","v":1,"#.repeat(5)),
        Kind::AnswerNotRead => {
            // an answer for each, larger in all than both kernels keep
            let one = format!("GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: {door}\r\n\r\n");
            (one.repeat(16).into_bytes(), vec![])
        }
    };
    raw.send(&first).await;
    let slow = async {
        let mut drips = drips.chunks(if kind == Kind::BodyInChunks { 6 } else { 1 });
        let mut bytes = vec![0; 16 * 1024];
        loop {
            if kind == Kind::AnswerNotRead {
                // nothing is read; a kernel that gave up says so only to who sends something
                tokio::time::sleep(DRIP).await;
                if !raw.send(b"\r\n").await || raw.is_reset() {
                    return;
                }
                continue;
            }
            match tokio::time::timeout(DRIP, raw.read(&mut bytes)).await {
                Ok(Ok(0) | Err(_)) => return,
                Ok(Ok(_)) => continue,
                Err(_) => {}
            }
            if let Some(drip) = drips.next() {
                raw.send(drip).await;
            }
        }
    };
    tokio::time::timeout_at(until.into(), slow).await.context("it is still open")?;
    Ok(since.elapsed())
}
