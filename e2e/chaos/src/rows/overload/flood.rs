//! Clients that do not keep the client's rules: they send at their own pace, whatever is answered. They do keep the rules of
//! the history, so what they were acknowledged is judged like everybody's.

use crate::bots::{Person, Shared, Socket};
use crate::history::{Invoke, Outcome, Via, What};
use anyhow::{Result, bail};
use futures::stream::{SplitSink, SplitStream};
use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;

type Writer = SplitSink<WebSocketStream<TcpStream>, Message>;
type Reader = SplitStream<WebSocketStream<TcpStream>>;

/// Tickets that a socket writes to.
const TICKETS_EACH: usize = 4;
/// After the last command, how long answers are waited for: the pile below, read at the pace of a socket that was over its
/// budget.
const LAST_ANSWERS: Duration = Duration::from_secs(30);
/// Longest wait for one frame to be taken; a server that does not read pushes back that way.
const TAKEN: Duration = Duration::from_secs(5);
/// More unanswered commands of one socket than this are no pace but a pile: the server has stopped reading.
const MOST: usize = 2_000;

/// How fast to send.
#[derive(Clone, Copy, Debug)]
pub enum Pace {
    /// As answers come, so many under way.
    Closed { under_way: usize },
    /// So many a second from each socket, whatever comes.
    Open { per_second: f64 },
}

/// What it came to.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub took: Duration,
    pub sent: u64,
    pub acknowledged: u64,
    pub pushed_back: u64,
    pub other: u64,
    pub told_nothing: u64,
}

impl Tally {
    /// Acknowledged per second.
    pub fn per_second(&self) -> f64 {
        self.acknowledged as f64 / self.took.as_secs_f64().max(f64::MIN_POSITIVE)
    }
}

/// Who floods what.
pub struct Flood {
    pub shared: Arc<Shared>,
    pub door: SocketAddr,
    pub people: Vec<Person>,
    pub tickets: Vec<i64>,
}

/// A socket of the flood.
struct Source {
    shared: Arc<Shared>,
    who: Person,
    tab: u64,
    tickets: Vec<i64>,
    /// By cid: the command, so that an answer finds it.
    under_way: Mutex<HashMap<String, u64>>,
    slots: Semaphore,
}

impl Flood {
    /// Sends at this pace for so long, then waits for the last answers.
    pub async fn run(&self, pace: Pace, lasts: Duration) -> Result<Tally> {
        let mut sockets = Vec::new();
        for who in &self.people {
            sockets.push(open(self.door, who).await?);
        }
        // everybody begins and ends at the same time: a socket that opens under the flood of the others would be late
        let (mut running, until) = (JoinSet::new(), Instant::now() + lasts);
        for (socket, (number, who)) in sockets.into_iter().zip(self.people.iter().enumerate()) {
            let tickets = self.tickets.iter().cycle().skip(number * TICKETS_EACH % self.tickets.len().max(1));
            let slots = match pace {
                Pace::Closed { under_way } => under_way,
                Pace::Open { .. } => MOST,
            };
            let source = Source {
                shared: self.shared.clone(),
                who: who.clone(),
                tab: self.shared.number(),
                tickets: tickets.take(TICKETS_EACH).copied().collect(),
                under_way: Mutex::default(),
                slots: Semaphore::new(slots),
            };
            running.spawn(source.flood(socket, pace, until));
        }
        let mut all = Tally { took: lasts, ..Tally::default() };
        while let Some(one) = running.join_next().await {
            let one = one?;
            all.sent += one.sent;
            all.acknowledged += one.acknowledged;
            all.pushed_back += one.pushed_back;
            all.other += one.other;
            all.told_nothing += one.told_nothing;
        }
        Ok(all)
    }
}

/// A socket that was greeted and follows nothing.
async fn open(door: SocketAddr, who: &Person) -> Result<(Writer, Reader)> {
    let mut socket = Socket::open(door, who).await?;
    socket.send(&json!({"t": "hello", "v": 1, "client": "flood", "subs": []})).await?;
    match socket.next().await {
        crate::bots::Heard::Frame(_) => Ok(socket.split()),
        other => bail!("not greeted: {other:?}"),
    }
}

impl Source {
    async fn flood(self, (mut writer, reader): (Writer, Reader), pace: Pace, until: Instant) -> Tally {
        let source = Arc::new(self);
        let hearing = tokio::spawn(source.clone().hear(reader, until));
        let mut sent = 0;
        let began = Instant::now();
        while Instant::now() < until {
            match pace {
                Pace::Closed { .. } => {}
                Pace::Open { per_second } => {
                    let due = began + Duration::from_secs_f64(sent as f64 / per_second.max(0.01));
                    tokio::time::sleep_until(due.min(until).into()).await;
                }
            }
            match tokio::time::timeout_at(until.into(), source.slots.acquire()).await {
                Ok(Ok(slot)) => slot.forget(),
                _ => break,
            }
            let frame = source.command(sent);
            if !matches!(tokio::time::timeout(TAKEN, writer.send(Message::text(frame))).await, Ok(Ok(()))) {
                break;
            }
            sent += 1;
        }
        let mut tally = hearing.await.unwrap_or_default();
        tally.sent = sent;
        let _ = writer.close().await;
        for op in source.under_way.lock().unwrap_or_else(PoisonError::into_inner).drain().map(|(_, op)| op) {
            tally.told_nothing += 1;
            source.shared.recorder.record(What::Outcome { op, outcome: Outcome::Info });
        }
        tally
    }

    fn command(&self, number: u64) -> String {
        let op = self.shared.number();
        let place = usize::try_from(number).unwrap_or_default() % self.tickets.len().max(1);
        let ticket = self.tickets.get(place).copied();
        let (cid, body) = (format!("flood-{:010}-{op:012}", self.tab), format!("flood #{op}"));
        let invoke = Invoke {
            op,
            tab: self.tab,
            person: self.who.id.clone(),
            role: self.who.role.to_owned(),
            cid: cid.clone(),
            ticket,
            node: 0,
            via: Via::Socket,
            attempt: 0,
            command: json!({"op": "post", "body": body}),
        };
        let frame = json!({"t": "cmd", "cid": cid, "ticket": ticket, "op": "post", "body": body}).to_string();
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner).insert(cid, op);
        self.shared.recorder.record(What::Invoke(invoke));
        frame
    }

    /// Reads answers until the end, and then until all are there or nothing more comes.
    async fn hear(self: Arc<Self>, mut reader: Reader, until: Instant) -> Tally {
        let mut tally = Tally::default();
        let last = until + LAST_ANSWERS;
        while Instant::now() < until || (self.waits() && Instant::now() < last) {
            match tokio::time::timeout_at(last.into(), reader.next()).await {
                Ok(Some(Ok(Message::Text(text)))) => self.answer(&text, until, &mut tally),
                Ok(Some(Ok(_))) => {}
                Ok(Some(Err(_)) | None) | Err(_) => break,
            }
        }
        tally
    }

    fn waits(&self) -> bool {
        !self.under_way.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    fn answer(&self, text: &str, until: Instant, tally: &mut Tally) {
        let frame: Value = serde_json::from_str(text).unwrap_or_default();
        let field = |name: &str| frame.get(name).and_then(Value::as_str).unwrap_or_default();
        let number = |name: &str| frame.get(name).and_then(Value::as_i64).unwrap_or_default();
        let found = self.under_way.lock().unwrap_or_else(PoisonError::into_inner).remove(field("cid"));
        let Some(op) = found else { return };
        self.slots.add_permits(1);
        let outcome = if field("t") == "ack" {
            // what comes after the end was done after the end
            tally.acknowledged += u64::from(Instant::now() < until);
            Outcome::Ok { ticket: number("ticket"), seq: number("seq"), dup: frame.get("dup") == Some(&json!(true)) }
        } else {
            match field("code") {
                "busy" | "rate_limited" => tally.pushed_back += 1,
                _ => tally.other += 1,
            }
            Outcome::Fail { code: field("code").to_owned(), doubtful: false }
        };
        self.shared.recorder.record(What::Outcome { op, outcome });
    }
}
