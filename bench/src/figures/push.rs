//! From the writing of a ticket to the changed figure on every open dashboard, while people chat; and whether the workers are
//! asked more when more people watch.

use crate::people::{Person, Socket, next_of, send};
use crate::{Args, Place, at, ms};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::Mutex;
use tokio::task::JoinHandle;

/// Distinct periods; every one contains the bench.
const PERIODS: [&str; 10] = ["1h", "2h", "24h", "36h", "7d", "14d", "30d", "90d", "365d", "3650d"];
/// From the writing to a dashboard.
const TARGET: Duration = Duration::from_millis(500);
/// Openings a second: each changes nearly every card.
const OPENINGS: u64 = 4;
/// Sockets that chat, each in a ticket of its own.
const TALKERS: usize = 20;
/// What the workers may be asked with all the watchers, beside one for each period.
const GROWTH: f64 = 1.1;
/// How long the last figures may be under way.
const ARRIVED: Duration = Duration::from_secs(5);

/// When each further ticket was asked for; its place is the count that a dashboard then shows.
type Written = Arc<Mutex<Vec<Instant>>>;

/// Prints the times; what missed its target.
pub async fn measure(args: &Args, place: &Place) -> Result<Vec<String>> {
    let server = place.server().await?;
    let address = server.address.as_str();
    let texts = (0..TALKERS).map(|n| format!("the lamp in room {n} is dark"));
    let tickets = Person::enter(address, "Una").await?.open(address, texts).await?;
    let said = Arc::new(AtomicU64::new(0));
    let ended = Arc::new(AtomicBool::new(false));
    let mut talk = Vec::new();
    for ticket in &tickets {
        let socket = Person::enter(address, "Ulf").await?.connect(address, &[]).await?;
        let every = Duration::from_secs_f64(TALKERS as f64 / args.messages as f64);
        talk.push(tokio::spawn(chat(socket, *ticket, every, Arc::clone(&said), Arc::clone(&ended))));
    }
    let one_each = watched(args, place, address, PERIODS.len(), tickets.len()).await?;
    let base = tickets.len() + one_each.opened;
    let said_before = said.load(Ordering::Relaxed);
    let mut many = watched(args, place, address, args.watchers, base).await?;
    let messages = (said.load(Ordering::Relaxed) - said_before) as f64 / many.seconds;
    ended.store(true, Ordering::Relaxed);
    for talker in talk {
        talker.await??;
    }
    let (p50, p99, slowest) = (at(&mut many.times, 0.5), at(&mut many.times, 0.99), at(&mut many.times, 1.0));
    println!(
        "\nfrom the writing to {} dashboards of {} periods, {messages:.0} messages/s: p50 {:.0} ms, p99 {:.0} ms, slowest {:.0} ms ({} figures)",
        args.watchers,
        PERIODS.len(),
        ms(p50),
        ms(p99),
        ms(slowest),
        many.times.len()
    );
    let growth = many.asked / one_each.asked;
    println!(
        "questions to the workers: {:.0}/s with {} dashboards, {:.0}/s with {}; ratio {growth:.2} (at most {GROWTH})",
        one_each.asked,
        PERIODS.len(),
        many.asked,
        args.watchers
    );
    ensure!(messages > args.messages as f64 * 0.9, "only {messages:.0} messages a second were written");
    let mut missed = Vec::new();
    if p99 >= TARGET {
        missed.push(format!("the figures' way {:.0} ms", ms(p99)));
    }
    if growth > GROWTH {
        missed.push("more watchers ask more".to_owned());
    }
    Ok(missed)
}

/// What a while with so many dashboards was like.
struct Watched {
    opened: usize,
    times: Vec<Duration>,
    /// Questions to the workers a second.
    asked: f64,
    seconds: f64,
}

async fn watched(args: &Args, place: &Place, address: &str, watchers: usize, base: usize) -> Result<Watched> {
    let written: Written = Arc::default();
    let openings = usize::try_from(args.seconds * OPENINGS)?;
    let mut dashboards: Vec<JoinHandle<Result<Vec<Duration>>>> = Vec::new();
    for (n, period) in (0..watchers).zip(PERIODS.iter().cycle()) {
        let manager = Person::enter_as(address, "helpdesk", &format!("Manager {n}")).await?;
        let mut socket = manager.connect(address, &[]).await?;
        send(&mut socket, &json!({"t": "watch", "what": "analytics", "last": period})).await?;
        while unclosed(&mut socket).await? != base {}
        dashboards.push(tokio::spawn(watch(socket, base, openings, Arc::clone(&written))));
    }
    let opener = Person::enter(address, "Otto").await?;
    let mut socket = opener.connect(address, &[]).await?;
    let (asked, begun) = (questions(place).await?, Instant::now());
    let mut pace = tokio::time::interval(Duration::from_secs(1) / u32::try_from(OPENINGS)?);
    for n in 0..openings {
        pace.tick().await;
        written.lock().await.push(Instant::now());
        let cid = uuid::Uuid::new_v4().simple().to_string();
        let text = format!("the lamp in hall {n} is dark");
        send(&mut socket, &json!({"t": "cmd", "cid": cid, "op": "create", "description": text})).await?;
        next_of(&mut socket, "ack").await?;
    }
    let seconds = begun.elapsed().as_secs_f64();
    let asked = (questions(place).await? - asked) as f64 / seconds;
    let mut times = Vec::new();
    for dashboard in dashboards {
        let seen = tokio::time::timeout(ARRIVED, dashboard).await.context("a figure did not come")???;
        times.extend(seen);
    }
    Ok(Watched { opened: openings, times, asked, seconds })
}

/// How long each further ticket took to be on this dashboard. A push may bring several at once.
async fn watch(mut socket: Socket, base: usize, openings: usize, written: Written) -> Result<Vec<Duration>> {
    let mut times = Vec::with_capacity(openings);
    while times.len() < openings {
        let seen = unclosed(&mut socket).await?.saturating_sub(base);
        let now = Instant::now();
        let written = written.lock().await;
        times.extend(written.iter().take(seen).skip(times.len()).map(|at| now - *at));
    }
    Ok(times)
}

/// The next figure of the backlog.
async fn unclosed(socket: &mut Socket) -> Result<usize> {
    loop {
        let frame = next_of(socket, "analytics").await?;
        if frame.get("report").and_then(Value::as_str) == Some("backlog") {
            let n = frame.get("data").and_then(|data| data.get("unclosed")?.as_u64()).context("no figure")?;
            return Ok(usize::try_from(n)?);
        }
    }
}

async fn chat(
    mut socket: Socket,
    ticket: i64,
    every: Duration,
    said: Arc<AtomicU64>,
    ended: Arc<AtomicBool>,
) -> Result<()> {
    let mut pace = tokio::time::interval(every);
    while !ended.load(Ordering::Relaxed) {
        pace.tick().await;
        let cid = uuid::Uuid::new_v4().simple().to_string();
        send(&mut socket, &json!({"t": "cmd", "cid": cid, "ticket": ticket, "op": "post", "body": "It still is."}))
            .await?;
        next_of(&mut socket, "ack").await?;
        said.fetch_add(1, Ordering::Relaxed);
    }
    Ok(())
}

/// Reports that the workers have answered so far.
async fn questions(place: &Place) -> Result<u64> {
    let mut all = 0;
    for port in place.ports {
        let text = reqwest::get(format!("http://127.0.0.1:{port}/metrics")).await?.error_for_status()?.text().await?;
        let line =
            text.lines().find(|line| line.starts_with("helpdesk_worker_requests_total")).context("no counter")?;
        all += line.rsplit(' ').next().context("no number")?.parse::<u64>()?;
    }
    Ok(all)
}
