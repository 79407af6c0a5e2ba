//! What the tests of this crate stand on: a node on a real database, people, ears that collect frames, bent ledgers.
#![allow(dead_code, missing_docs, reason = "each test binary uses its part")]

use actix::prelude::*;
use futures::future::BoxFuture;
use helpdesk_actors::{BusKind, ConnId, Evict, Ledger, Node, NodeConfig, Push, Subscriber};
use helpdesk_core::wire::Create;
use helpdesk_core::*;
use helpdesk_sql::Store;
use helpdesk_sql::journal::{Answer, Batch, WriteError};
use helpdesk_sql::testing::{TestDatabase, test_database};
use serde_json::Value;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::mpsc;
use uuid::Uuid;

pub struct Rig {
    pub database: TestDatabase,
    pub store: Store,
}

impl Rig {
    pub async fn new() -> Rig {
        let database = test_database();
        let store = database.store().await;
        Rig { database, store }
    }

    pub async fn node(&self) -> Node {
        self.node_with(Arc::new(self.store.clone()), BusKind::Local, NodeConfig::IDLE).await
    }

    pub async fn node_on_bus(&self) -> Node {
        self.node_on_bus_with(NodeConfig::SAFETY_NET).await
    }

    pub async fn node_on_bus_with(&self, safety_net: Duration) -> Node {
        let store = self.database.store().await;
        let bus = BusKind::Postgres { url: self.database.url().to_owned() };
        let config = NodeConfig { arbiters: 2, bus, idle: NodeConfig::IDLE, safety_net };
        Node::start(store, self.database.handle(), config).await.unwrap()
    }

    pub async fn node_with(&self, ledger: Arc<dyn Ledger>, bus: BusKind, idle: Duration) -> Node {
        let config = NodeConfig { arbiters: 2, bus, idle, safety_net: NodeConfig::SAFETY_NET };
        Node::start_with(self.store.clone(), ledger, self.database.handle(), config).await.unwrap()
    }

    /// The whole log as the database has it, checked for density and for being the fold that the row shows.
    pub async fn log(&self, ticket: TicketId) -> Vec<Event> {
        let mut log: Vec<Event> = Vec::new();
        loop {
            let page = self.store.events(ticket, log.last().map_or(Seq::ZERO, |event| event.seq), 500).await.unwrap();
            if page.is_empty() {
                break;
            }
            log.extend(page);
        }
        for (n, event) in log.iter().enumerate() {
            assert_eq!(event.seq, Seq(i64::try_from(n).unwrap() + 1), "the log is dense");
        }
        let row = self.store.load(ticket, 0).await.unwrap().unwrap().ticket;
        assert_eq!(Ticket::replay(&log).unwrap(), row, "the replay is the row");
        log
    }
}

pub fn person(name: &str, role: Role) -> Author {
    Author { id: PersonId(Uuid::new_v4()), name: PersonName::parse(name).unwrap(), role }
}

pub fn cid() -> Cid {
    Cid::from_uuid(Uuid::new_v4())
}

pub fn post(text: impl AsRef<str>) -> Command {
    Command::Post(MessageText::parse(text.as_ref()).unwrap())
}

pub fn draft(text: &str) -> Create {
    Create { description: Description::parse(text).unwrap(), location: None, follows: None }
}

pub async fn open(node: &Node, who: &Author) -> TicketId {
    node.registry().create(who, cid(), draft("the lamp in the library is dark")).await.unwrap().ticket.id
}

/// A subscriber that reads everything.
pub struct Ear {
    frames: mpsc::UnboundedReceiver<Value>,
    pub conn: ConnId,
}

struct EarActor(mpsc::UnboundedSender<Value>);

impl Actor for EarActor {
    type Context = Context<Self>;
    fn started(&mut self, ctx: &mut Self::Context) {
        ctx.set_mailbox_capacity(100_000);
    }
}

impl Handler<Push> for EarActor {
    type Result = ();
    fn handle(&mut self, push: Push, _: &mut Self::Context) {
        let frames = match push {
            Push::Frame(frame) | Push::Aside(_, frame) | Push::Gone(_, frame) => vec![frame],
            Push::Frames(frames) => frames,
        };
        for frame in frames {
            let _ = self.0.send(serde_json::from_str(&frame).unwrap());
        }
    }
}

static CONN: AtomicU64 = AtomicU64::new(1);

pub fn next_conn() -> ConnId {
    ConnId(CONN.fetch_add(1, Ordering::Relaxed))
}

impl Ear {
    pub fn subscriber(who: &Author) -> (Ear, Subscriber) {
        let (sender, frames) = mpsc::unbounded_channel();
        let conn = next_conn();
        let to = EarActor(sender).start().recipient();
        (
            Ear { frames, conn },
            Subscriber { conn, who: who.clone(), to, evict: Arc::new(|| panic!("an ear reads everything")) },
        )
    }

    pub async fn join(node: &Node, ticket: TicketId, who: &Author, after: Seq) -> Ear {
        let (ear, subscriber) = Ear::subscriber(who);
        node.registry().subscribe(ticket, after, subscriber).await.unwrap();
        ear
    }

    /// Follows a ticket and stands beside it, as a session does.
    pub async fn follow(node: &Node, ticket: TicketId, who: &Author, quiet: bool) -> Ear {
        let (sender, frames) = mpsc::unbounded_channel();
        let (conn, addr) = (next_conn(), EarActor(sender).start());
        let evict: Evict = Arc::new(|| panic!("an ear reads everything"));
        let to = || Subscriber { conn, who: who.clone(), to: addr.clone().recipient(), evict: evict.clone() };
        let head = node.registry().subscribe(ticket, Seq::ZERO, to()).await.unwrap();
        node.presence().came(ticket, to(), quiet, head);
        Ear { frames, conn }
    }

    /// Stands at the queue, for who is at which ticket.
    pub fn at_the_queue(node: &Node, who: &Author) -> Ear {
        let (ear, subscriber) = Ear::subscriber(who);
        node.presence().watches(subscriber);
        ear
    }

    /// The next frame for which this holds, skipping others.
    pub async fn find(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            let frame = self.next().await;
            if wanted(&frame) {
                return frame;
            }
        }
    }

    pub async fn next(&mut self) -> Value {
        tokio::time::timeout(Duration::from_secs(10), self.frames.recv())
            .await
            .expect("a frame within 10 s")
            .expect("still open")
    }

    /// What has come and was not read.
    pub fn drain(&mut self) -> Vec<Value> {
        std::iter::from_fn(|| self.frames.try_recv().ok()).collect()
    }

    /// Whether nothing has come that was not read.
    pub fn is_quiet(&mut self) -> bool {
        self.frames.try_recv().is_err()
    }

    /// The next frame of this kind, skipping others.
    pub async fn next_of(&mut self, t: &str) -> Value {
        loop {
            let frame = self.next().await;
            if frame["t"] == t {
                return frame;
            }
        }
    }

    /// Seqs of the next events until `last`, which must come without a gap.
    pub async fn events_until(&mut self, last: Seq) -> Vec<Value> {
        let mut events = Vec::new();
        loop {
            let event = self.next_of("ev").await;
            if let Some(before) = events.last() {
                let before: &Value = before;
                assert_eq!(event["seq"].as_i64().unwrap(), before["seq"].as_i64().unwrap() + 1, "no gap, no double");
            }
            let seq = event["seq"].as_i64().unwrap();
            events.push(event);
            if seq >= last.0 {
                return events;
            }
        }
    }
}

/// What a bent ledger does with a batch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bend {
    Slow(Duration),
    /// Writes, then says that nobody knows.
    LoseAnswer,
    /// Does not write and says that nobody knows.
    LoseRequest,
    Away,
    Straight,
}

/// The real database behind a rule that says what happens to the n-th batch.
pub struct BentLedger {
    pub store: Store,
    pub rule: Box<dyn Fn(usize) -> Bend + Send + Sync>,
    pub batches: AtomicUsize,
}

impl BentLedger {
    pub fn new(store: &Store, rule: impl Fn(usize) -> Bend + Send + Sync + 'static) -> Arc<BentLedger> {
        Arc::new(BentLedger { store: store.clone(), rule: Box::new(rule), batches: AtomicUsize::new(0) })
    }
}

impl Ledger for BentLedger {
    fn write<'a>(&'a self, batch: &'a Batch) -> BoxFuture<'a, Result<Vec<Answer>, WriteError>> {
        Box::pin(async move {
            let n = self.batches.fetch_add(1, Ordering::SeqCst);
            match (self.rule)(n) {
                Bend::Slow(pause) => {
                    tokio::time::sleep(pause).await;
                    self.store.write(batch).await
                }
                Bend::LoseAnswer => {
                    let _ = self.store.write(batch).await;
                    Err(WriteError::Unknown)
                }
                Bend::LoseRequest => Err(WriteError::Unknown),
                Bend::Away => Err(WriteError::Away { reason: "a test took it away".to_owned() }),
                Bend::Straight => self.store.write(batch).await,
            }
        })
    }
}
