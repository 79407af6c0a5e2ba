//! The workers are killed, frozen, slow, talk nonsense or answer 500. Their cards are marked stale, with the age of what they
//! show; the chat goes on; afterwards the figures are a recount's.

use super::Row;
use crate::bots::{Heard, Person, Socket};
use crate::stage::{Measure, Stage};
use anyhow::{Context, Result};
use rand::Rng;
use rustix::process::Signal;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// Until a card must say that it is stale, and until it must be fresh again: a worker is asked every 5 s and answers in 2 s.
const STALE: Duration = Duration::from_secs(12);
/// The reports as `analytics` frames name them, in the order of the workers.
const REPORTS: [&str; 3] = ["backlog", "resolution-times", "active-by-category"];
const FAULTS: [&str; 5] = ["kill", "freeze", "slow", "garbage", "500"];

pub fn row() -> Row {
    let mut row =
        Row::new("worker_faults", "workers killed, frozen, slow, garbage, 500s", |stage| Box::pin(play(stage)));
    row.length = Duration::from_secs(14);
    row
}

async fn play(stage: &mut Stage) -> Result<Vec<Measure>> {
    let address = stage.world.nodes.first().context("no server")?.address;
    let watcher = Person::enter(&stage.world.http, address, "helpdesk", "watcher").await?;
    let mut board = Board::open(address, &watcher).await?;
    let (mut slowest_stale, mut slowest_fresh, mut aged, mut turns) = (0.0_f64, 0.0_f64, 0, 0);
    let mut fault = stage.dice.random_range(0..FAULTS.len());
    while stage.goes_on() || turns < 2 {
        let number = stage.dice.random_range(0..REPORTS.len());
        let (name, report) =
            (FAULTS.get(fault % FAULTS.len()).context("a fault")?, REPORTS.get(number).context("a report")?);
        board.card(report, false).await.context("before the fault")?;
        stage.begins(&format!("worker: {name}"));
        let fake = break_worker(stage, number, name).await?;
        let since = Instant::now();
        let shown = board.card(report, true).await.with_context(|| format!("after {name}"))?;
        slowest_stale = slowest_stale.max(since.elapsed().as_secs_f64());
        aged += u32::from(shown.get("as_of").is_some_and(Value::is_string));
        mend_worker(stage, number, name).await?;
        drop(fake);
        stage.ends(&format!("worker: {name}"));
        let since = Instant::now();
        board.card(report, false).await.with_context(|| format!("healed from {name}"))?;
        slowest_fresh = slowest_fresh.max(since.elapsed().as_secs_f64());
        fault += 1;
        turns += 1;
    }
    board.socket.close().await;
    Ok(vec![
        Measure::at_least("faults", f64::from(turns), 2.0),
        Measure::at_least("stale cards that told their age", f64::from(aged), f64::from(turns)),
        Measure::at_most("until a card was stale, s", slowest_stale, STALE.as_secs_f64()),
        Measure::at_most("until it was fresh again, s", slowest_fresh, STALE.as_secs_f64()),
    ])
}

/// A dashboard that somebody watches: the last frame of each card.
struct Board {
    socket: Socket,
    cards: BTreeMap<String, Value>,
}

impl Board {
    async fn open(door: SocketAddr, who: &Person) -> Result<Board> {
        let mut socket = Socket::open(door, who).await?;
        let hello = json!({"t": "hello", "v": 1, "client": "chaos", "subs": [], "analytics": {"last": "24h"}});
        socket.send(&hello).await?;
        Ok(Board { socket, cards: BTreeMap::new() })
    }

    /// The card, once it is stale, or once it is not.
    async fn card(&mut self, report: &str, stale: bool) -> Result<Value> {
        let wanted = if stale { "stale" } else { "fresh" };
        tokio::time::timeout(STALE, async {
            loop {
                let card =
                    self.cards.get(report).filter(|card| card.get("stale").and_then(Value::as_bool) == Some(stale));
                if let Some(card) = card {
                    return Ok(card.clone());
                }
                self.hear().await?;
            }
        })
        .await
        .with_context(|| format!("the card {report} does not become {wanted}"))?
    }

    async fn hear(&mut self) -> Result<()> {
        match self.socket.next().await {
            Heard::Frame(frame) if frame.get("t").and_then(Value::as_str) == Some("analytics") => {
                let report = frame.get("report").and_then(Value::as_str).unwrap_or_default().to_owned();
                self.cards.insert(report, frame);
            }
            Heard::End(code) => anyhow::bail!("the dashboard's socket ended ({code:?})"),
            Heard::Frame(_) | Heard::Life => {}
        }
        Ok(())
    }
}

async fn break_worker(stage: &mut Stage, number: usize, fault: &str) -> Result<Option<Fake>> {
    let worker = stage.world.workers.get_mut(number).context("no such worker")?;
    let proxy = stage.world.worker_proxies.get(number).context("no such worker")?;
    Ok(match fault {
        "kill" => {
            worker.kill().await?;
            None
        }
        "freeze" => {
            worker.signal(Signal::STOP);
            None
        }
        "slow" => Some(Fake::start(proxy_aim(proxy), "200 OK", "{}", Duration::from_secs(60)).await?),
        "garbage" => Some(
            Fake::start(proxy_aim(proxy), "200 OK", "\u{1F980} this is not what you asked for", Duration::ZERO).await?,
        ),
        _ => Some(Fake::start(proxy_aim(proxy), "500 Internal Server Error", "{}", Duration::ZERO).await?),
    })
}

fn proxy_aim(proxy: &crate::proxy::Proxy) -> impl FnOnce(SocketAddr) + '_ {
    |address| {
        proxy.aim(address);
        // those that are open lead to the true one
        proxy.reset_all();
    }
}

async fn mend_worker(stage: &mut Stage, number: usize, fault: &str) -> Result<()> {
    let worker = stage.world.workers.get_mut(number).context("no such worker")?;
    match fault {
        "kill" => worker.start_again().await?,
        "freeze" => worker.signal(Signal::CONT),
        _ => {}
    }
    let proxy = stage.world.worker_proxies.get(number).context("no such worker")?;
    proxy.aim(worker.address);
    proxy.reset_all();
    Ok(())
}

/// Answers every request the same way; ends with its value.
struct Fake(JoinHandle<()>);

impl Fake {
    async fn start(aim: impl FnOnce(SocketAddr), status: &str, body: &str, wait: Duration) -> Result<Fake> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        aim(listener.local_addr()?);
        let length = body.len();
        let answer =
            format!("HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}");
        Ok(Fake(tokio::spawn(async move {
            while let Ok((mut client, _)) = listener.accept().await {
                let answer = answer.clone();
                tokio::spawn(async move {
                    let mut request = [0; 4096];
                    while matches!(client.read(&mut request).await, Ok(1..)) {
                        tokio::time::sleep(wait).await;
                        if client.write_all(answer.as_bytes()).await.is_err() {
                            break;
                        }
                    }
                });
            }
        })))
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        self.0.abort();
    }
}
