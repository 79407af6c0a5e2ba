//! Writers on both nodes and one observer on each, who follows everything.
//!
//! A message carries its node, its phase and when it was sent, so that whoever sees it knows how old it is. A phase ends
//! only when both observers have seen all that was acknowledged: what is lost is never waited out, it fails.

use crate::Args;
use crate::people::{Person, Socket, next_of, send};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::task::JoinHandle;

/// How long the last messages of a phase may be under way.
const ARRIVED: Duration = Duration::from_secs(10);
/// By then whatever was being written is acknowledged or will be missed.
const UNDER_WAY: Duration = Duration::from_millis(300);
const TEXT: &str = "a message of about the usual length, as people write them";

/// What the bus is while people write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    Up = 1,
    Dead = 2,
    Back = 3,
}

impl Phase {
    const ALL: [Phase; 3] = [Phase::Up, Phase::Dead, Phase::Back];

    /// Its name in the table.
    pub fn name(self) -> &'static str {
        match self {
            Phase::Up => "up",
            Phase::Dead => "dead",
            Phase::Back => "back",
        }
    }
}

/// Times by phase.
pub type Heard = BTreeMap<Phase, Vec<Duration>>;
/// What an observer saw of each ticket: seq and text, in the order of arrival.
type Seen = BTreeMap<i64, Vec<(i64, String)>>;

struct Shared {
    begin: Instant,
    /// The phase that is written now; 0: nobody writes.
    phase: AtomicU8,
    ended: AtomicBool,
    acknowledged: AtomicUsize,
    observed: [AtomicUsize; 2],
}

/// People on two nodes.
pub struct Chat {
    shared: Arc<Shared>,
    writers: Vec<JoinHandle<Result<()>>>,
    observers: Vec<JoinHandle<Result<(Heard, Seen)>>>,
}

impl Chat {
    /// Everybody enters and joins; nobody writes yet.
    pub async fn start(nodes: [&str; 2], args: &Args) -> Result<Chat> {
        let shared = Arc::new(Shared {
            begin: Instant::now(),
            phase: AtomicU8::new(0),
            ended: AtomicBool::new(false),
            acknowledged: AtomicUsize::new(0),
            observed: Default::default(),
        });
        let [here, there] = nodes;
        let opener = Person::enter(here, "opener").await?;
        let tickets = opener.open(here, (0..args.tickets).map(|n| format!("the lamp in room {n} is dark"))).await?;
        let mut observers = Vec::new();
        for (node, address) in nodes.into_iter().enumerate() {
            let socket = Person::enter(address, "observer").await?.connect(address, &tickets).await?;
            observers.push(tokio::spawn(observe(socket, node, Arc::clone(&shared))));
        }
        let mut writers = Vec::new();
        for (n, ticket) in tickets.iter().copied().cycle().take(args.writers).enumerate() {
            // neighbours on a ticket sit on different nodes, whatever the numbers
            let node = (n + n / tickets.len()) % 2;
            let address = if node == 0 { here } else { there };
            let socket = Person::enter(address, &format!("writer {n}")).await?.connect(address, &[ticket]).await?;
            // spread over the pause: people do not all press Enter at once
            let pause = Duration::from_millis(args.pause);
            let first = pause.mul_f64(n as f64 / args.writers as f64);
            let ticks = tokio::time::interval_at(tokio::time::Instant::now() + first, pause);
            writers.push(tokio::spawn(write(socket, ticket, node, ticks, Arc::clone(&shared))));
        }
        Ok(Chat { shared, writers, observers })
    }

    /// Everybody writes for so long; comes back when all of it was seen on both nodes.
    pub async fn go_on(&mut self, phase: Phase, time: Duration) -> Result<()> {
        self.shared.phase.store(phase as u8, Ordering::SeqCst);
        tokio::time::sleep(time).await;
        self.shared.phase.store(0, Ordering::SeqCst);
        tokio::time::sleep(UNDER_WAY).await;
        let end = Instant::now() + ARRIVED;
        while !self.all_arrived() {
            ensure!(!self.anybody_ended(), "somebody was refused or lost the socket: {:?}", self.why().await);
            ensure!(Instant::now() < end, "{}: what was acknowledged was not seen on both nodes", phase.name());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }

    fn all_arrived(&self) -> bool {
        let acknowledged = self.shared.acknowledged.load(Ordering::SeqCst);
        acknowledged > 0 && self.shared.observed.iter().all(|seen| seen.load(Ordering::SeqCst) == acknowledged)
    }

    fn anybody_ended(&self) -> bool {
        self.writers.iter().any(JoinHandle::is_finished) || self.observers.iter().any(JoinHandle::is_finished)
    }

    async fn why(&mut self) -> Option<String> {
        for writer in self.writers.drain(..).filter(JoinHandle::is_finished) {
            if let Ok(Err(error)) = writer.await {
                return Some(error.to_string());
            }
        }
        None
    }

    /// Ends it and judges: dense, the same on both nodes, all that was acknowledged. The times of both directions.
    pub async fn end(self) -> Result<Heard> {
        self.shared.ended.store(true, Ordering::SeqCst);
        for writer in self.writers {
            writer.await??;
        }
        let mut logs: Vec<Seen> = Vec::new();
        let mut heard = Heard::new();
        for observer in self.observers {
            let (times, seen) = observer.await??;
            times.into_iter().for_each(|(phase, times)| heard.entry(phase).or_default().extend(times));
            logs.push(seen);
        }
        let [here, there] = logs.as_slice() else { anyhow::bail!("two observers") };
        ensure!(here == there, "the two nodes showed another order");
        for (ticket, log) in here {
            let dense = log.iter().zip(2..).all(|((seq, _), place)| *seq == place);
            ensure!(dense, "ticket {ticket} has a gap");
        }
        let logged: usize = here.values().map(Vec::len).sum();
        let acknowledged = self.shared.acknowledged.load(Ordering::SeqCst);
        ensure!(logged == acknowledged, "{acknowledged} acknowledged, {logged} seen");
        Ok(heard)
    }
}

async fn write(
    mut socket: Socket,
    ticket: i64,
    node: usize,
    mut ticks: tokio::time::Interval,
    shared: Arc<Shared>,
) -> Result<()> {
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    while !shared.ended.load(Ordering::SeqCst) {
        ticks.tick().await;
        let phase = shared.phase.load(Ordering::SeqCst);
        if phase == 0 {
            continue;
        }
        let cid = uuid::Uuid::new_v4().simple().to_string();
        let body = format!("{node} {phase} {} {cid} {TEXT}", shared.begin.elapsed().as_micros());
        send(&mut socket, &json!({"t": "cmd", "cid": cid, "ticket": ticket, "op": "post", "body": body})).await?;
        next_of(&mut socket, "ack").await?;
        shared.acknowledged.fetch_add(1, Ordering::SeqCst);
    }
    Ok(())
}

async fn observe(mut socket: Socket, node: usize, shared: Arc<Shared>) -> Result<(Heard, Seen)> {
    let (mut heard, mut seen) = (Heard::new(), Seen::new());
    let count = shared.observed.get(node).context("two nodes")?;
    loop {
        // an observer whose work is done waits for nothing more
        let wait = tokio::time::timeout(Duration::from_millis(100), next_of(&mut socket, "ev"));
        let event = match wait.await {
            Ok(event) => event?,
            Err(_) if shared.ended.load(Ordering::SeqCst) => return Ok((heard, seen)),
            Err(_) => continue,
        };
        let now = shared.begin.elapsed();
        let number = |field: &str| event.get(field).and_then(Value::as_i64).context("an event without a number");
        let body = event.pointer("/data/body").and_then(Value::as_str).context("an event without a text")?;
        let mut words = body.split(' ').map_while(|word| word.parse::<u64>().ok());
        let (from, phase, at) = (words.next(), words.next(), words.next().context("a strange message")?);
        if from != u64::try_from(node).ok() {
            let phase = Phase::ALL.into_iter().find(|one| phase == Some(*one as u64)).context("a strange phase")?;
            heard.entry(phase).or_default().push(now.saturating_sub(Duration::from_micros(at)));
        }
        seen.entry(number("ticket")?).or_default().push((number("seq")?, body.to_owned()));
        count.fetch_add(1, Ordering::SeqCst);
    }
}
