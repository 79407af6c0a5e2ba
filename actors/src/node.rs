//! Everything of one node, wired: arbiters, journal, queue, registry, classifier, bus, safety net.

use crate::bus::{self, Bus, BusCounters, BusKind, Joined};
use crate::ears::Ears;
use crate::incidents::Incidents;
use crate::indexing::Indexing;
use crate::journal::{Journal, JournalCounters, Ledger};
use crate::learning::Learning;
use crate::presence::{Presence, PresenceActor};
use crate::queue::{Queue, QueueActor, ROWS};
use crate::receipts::Receipts;
use crate::registry::{Registry, start_on};
use crate::tell::Tell;
use crate::ticket::Env;
use actix::prelude::*;
use helpdesk_sql::{ReadError, Store};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// What a node is made of.
#[derive(Clone, Debug)]
pub struct NodeConfig {
    /// Threads for ticket actors.
    pub arbiters: usize,
    /// How nodes tell each other of commits.
    pub bus: BusKind,
    /// A ticket actor without subscribers and work is retired after this; loading it again costs one query.
    pub idle: Duration,
    /// How stale a node may be when every hint was lost.
    pub safety_net: Duration,
}

impl NodeConfig {
    /// Two seconds: a few cheap reads, and nobody waits longer for what the bus has lost.
    pub const SAFETY_NET: Duration = Duration::from_secs(2);
    /// Two minutes: longer than a pause in a conversation, short beside the memory of a busy day.
    pub const IDLE: Duration = Duration::from_secs(120);
}

/// Why a node cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The queue cannot be loaded.
    #[error("the queue cannot be loaded: {0}")]
    Queue(#[from] ReadError),
    /// What was corrected cannot be read.
    #[error("the corrections cannot be learnt: {0}")]
    Corrections(#[source] ReadError),
    /// The database's name cannot be read, which the bus needs.
    #[error("the bus cannot be joined: {0}")]
    Bus(#[source] ReadError),
    /// The incidents cannot be read.
    #[error("the incidents cannot be read: {0}")]
    Incidents(#[source] ReadError),
    /// The epoch cannot be read.
    #[error("the database's epoch cannot be read: {0}")]
    Epoch(#[source] ReadError),
    /// There is no thread to run actors on.
    #[error("there is no thread for ticket actors")]
    NoArbiter,
}

/// One node.
pub struct Node {
    name: String,
    store: Store,
    registry: Registry,
    queue: Queue,
    learning: Learning,
    indexing: Indexing,
    incidents: Incidents,
    presence: Presence,
    receipts: Receipts,
    figures: watch::Sender<u64>,
    epoch: watch::Receiver<String>,
    journal: Arc<JournalCounters>,
    bus: Arc<BusCounters>,
    arbiters: Mutex<Vec<Arbiter>>,
    tasks: Vec<JoinHandle<()>>,
}

impl Node {
    /// Starts everything. Call it inside an actix system; `db` is the runtime that database connections live on.
    pub async fn start(store: Store, db: Handle, config: NodeConfig) -> Result<Node, StartError> {
        let ledger = Arc::new(store.clone());
        Node::start_with(store, ledger, db, config).await
    }

    /// The same with another ledger between the journal and the database; tests make it slow or let it fail.
    pub async fn start_with(
        store: Store,
        ledger: Arc<dyn Ledger>,
        db: Handle,
        config: NodeConfig,
    ) -> Result<Node, StartError> {
        let (items, _) = store.queue(ROWS).await?;
        let mut arbiters: Vec<Arbiter> = (0..config.arbiters.max(1)).map(|_| Arbiter::new()).collect();
        let handles: Vec<ArbiterHandle> = arbiters.iter().map(Arbiter::handle).collect();
        let (journal, writer) = Journal::start(ledger, &db);
        let counters = journal.counters();
        let Joined { bus, heard, counters: hints } =
            bus::join(&store, &db, config.bus).await.map_err(StartError::Bus)?;
        let queue = start_queue(&store, &handles, items).await?;
        let (figures, _) = watch::channel(0);
        let (new_epoch, epoch) = watch::channel(store.epoch().await.map_err(StartError::Epoch)?);
        let name = format!("{}-{}", std::process::id(), uuid::Uuid::new_v4().simple());
        let (receipts, writer_behind) = Receipts::start(store.clone(), &db);
        let beside = Arbiter::new();
        let presence = start_presence(&beside.handle(), name.clone(), Arc::clone(&bus), receipts.clone()).await;
        arbiters.push(beside);
        let (indexing, indexer) = Indexing::start(store.clone(), &db);
        let tell = Tell::new(queue.clone(), bus, figures.clone(), indexing.clone());
        let queue = Queue::new(queue);
        let (learning, learner) = Learning::start(store.clone(), &db).await.map_err(StartError::Corrections)?;
        let incidents = Incidents::new(store.clone(), queue.clone());
        incidents.look().await.map_err(StartError::Incidents)?;
        let idle = config.idle;
        let env = |forget| Env { store: store.clone(), journal, tell: tell.clone(), forget, idle };
        let registry = Registry::new(env, handles, learning.clone());
        let ears = Ears {
            store: store.clone(),
            registry: registry.clone(),
            queue: queue.clone(),
            learning: learning.clone(),
            indexing: indexing.clone(),
            incidents: incidents.clone(),
            presence: presence.clone(),
            tell,
            hints: Arc::clone(&hints),
            epoch: new_epoch,
            safety_net: config.safety_net,
        };
        let listening = db.spawn(ears.listen(heard));
        drop(writer); // it ends by itself when the last journal handle is gone
        Ok(Node {
            name,
            store,
            registry,
            queue,
            learning,
            indexing,
            incidents,
            presence,
            receipts,
            figures,
            epoch,
            journal: counters,
            bus: hints,
            arbiters: Mutex::new(arbiters),
            tasks: vec![listening, learner, indexer, writer_behind],
        })
    }

    /// A name that no other node has.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The database.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The tickets.
    #[must_use]
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// What the journal has done since the start.
    #[must_use]
    pub fn journal(&self) -> &JournalCounters {
        &self.journal
    }

    /// What the bus has done since the start.
    #[must_use]
    pub fn bus(&self) -> &BusCounters {
        &self.bus
    }

    /// How many ticket actors live on this node.
    #[must_use]
    pub fn live_tickets(&self) -> usize {
        self.registry.live().len()
    }

    /// The live queue.
    #[must_use]
    pub fn queue(&self) -> &Queue {
        &self.queue
    }

    /// Who is where, writes what, has read how far.
    #[must_use]
    pub fn presence(&self) -> &Presence {
        &self.presence
    }

    /// The classifier, and what it was taught.
    #[must_use]
    pub fn learning(&self) -> &Learning {
        &self.learning
    }

    /// The search's index, kept up with the log.
    #[must_use]
    pub fn indexing(&self) -> &Indexing {
        &self.indexing
    }

    /// Which tickets are in which incident, as the queue shows it.
    #[must_use]
    pub fn incidents(&self) -> &Incidents {
        &self.incidents
    }

    /// Changes whenever figures may have moved, on any node.
    #[must_use]
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.figures.subscribe()
    }

    /// Says so for what no ticket's log tells, such as a rating. Other nodes see it when they ask the next time.
    pub fn figures_moved(&self) {
        self.figures.send_modify(|n| *n = n.wrapping_add(1));
    }

    /// The database's epoch. It changes when the database was restored from a backup; whatever clients hold is void then,
    /// and this node has started over.
    #[must_use]
    pub fn epoch(&self) -> watch::Receiver<String> {
        self.epoch.clone()
    }

    /// Ends the actors. Call it when nobody asks any more; what the journal has is written by its own task.
    pub async fn stop(&self) {
        self.tasks.iter().for_each(JoinHandle::abort);
        self.receipts.write_last(&self.store).await;
        let arbiters = std::mem::take(&mut *self.arbiters.lock().unwrap_or_else(PoisonError::into_inner));
        let joined = tokio::task::spawn_blocking(move || {
            for arbiter in arbiters {
                arbiter.stop();
                if arbiter.join().is_err() {
                    tracing::error!("an arbiter ended by a panic");
                }
            }
        });
        if joined.await.is_err() {
            tracing::error!("the arbiters could not be joined");
        }
    }
}

/// On a thread of its own: what stands beside the log keeps no ticket waiting.
async fn start_presence(on: &ArbiterHandle, node: String, bus: Arc<dyn Bus>, receipts: Receipts) -> Presence {
    let actor = PresenceActor::new(node, bus, receipts);
    Presence::new(start_on(on, PresenceActor::MAILBOX, move || actor).await)
}

/// The queue shares the first arbiter with tickets.
async fn start_queue(
    store: &Store,
    handles: &[ArbiterHandle],
    items: Vec<helpdesk_core::QueueItem>,
) -> Result<Addr<QueueActor>, StartError> {
    let actor = QueueActor::new(store.clone(), items);
    let arbiter = handles.first().ok_or(StartError::NoArbiter)?;
    Ok(start_on(arbiter, QueueActor::MAILBOX, move || actor).await)
}
