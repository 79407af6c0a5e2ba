//! The task that keeps the search up with the log, behind everything else: a message is acknowledged long before.
//!
//! The rule it keeps: what is behind is found by comparing each ticket's log with its row in the index, so nothing is lost
//! by a crash, a lost hint or commits that became visible in another order. Three looks find it: hints of what was just
//! written (at once), all unclosed tickets (every [`UNCLOSED`]), and a slow walk over all tickets ever (a restored backup, a
//! program of a version before). Of several nodes one works at a time; the others try again now and then.
//!
//! "Full": hints beyond [`MOST_HINTS`] are dropped, the next look finds those tickets. "Failed": the batch is tried again
//! ticket by ticket; one that fails alone is left out for [`LEFT_OUT`] and told once.

use helpdesk_core::TicketId;
use helpdesk_sql::{Indexed, ReadError, Store};
use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio::time::Instant;

/// Tickets of a batch: some 30 ms of one connection, so that the log's own statements never wait long for the disk or a core.
const BATCH: usize = 100;
/// What is heard while it rests is taken in one batch; so a busy ticket is not indexed with each of its messages.
const REST: Duration = Duration::from_millis(250);
/// How often all unclosed tickets are compared: what a lost hint costs.
const UNCLOSED: Duration = Duration::from_secs(3);
/// How often the walk over all tickets takes a step, and how many tickets that is.
const STEP: (Duration, i64) = (Duration::from_secs(1), 5_000);
/// After a walk that found nothing the next one begins so much later.
const WALK_PAUSE: Duration = Duration::from_secs(15 * 60);
/// Another node indexes: this one tries again after this.
const ELSEWHERE: Duration = Duration::from_secs(2);
/// The database failed: it is asked again after this.
const FAILED: Duration = Duration::from_secs(1);
/// Hinted tickets that may wait.
const MOST_HINTS: usize = 10_000;
/// Tickets that one look finds at most; the next look finds more.
const MOST_FOUND: i64 = 2_000;
/// A ticket that cannot be indexed is tried again after this, and so many are remembered.
const LEFT_OUT: (Duration, usize) = (Duration::from_secs(600), 1_000);

struct Inner {
    store: Store,
    hinted: Mutex<BTreeSet<TicketId>>,
    wake: Notify,
    taken: AtomicU64,
    failed: AtomicU64,
    forgives: AtomicBool,
}

/// Keeps the search up with the log. Cheap to clone.
#[derive(Clone)]
pub struct Indexing(Arc<Inner>);

/// How far the walk over all tickets is.
struct Walk {
    after: i64,
    found: bool,
    next: Instant,
}

impl Indexing {
    /// Starts the task. It ends by being aborted.
    pub(crate) fn start(store: Store, on: &Handle) -> (Indexing, JoinHandle<()>) {
        let indexing = Indexing(Arc::new(Inner {
            store,
            hinted: Mutex::default(),
            wake: Notify::new(),
            taken: AtomicU64::new(0),
            failed: AtomicU64::new(0),
            forgives: AtomicBool::new(true),
        }));
        let task = on.spawn(indexing.clone().run());
        (indexing, task)
    }

    /// Something was written to a ticket. Never blocks.
    pub(crate) fn hint(&self, ticket: TicketId) {
        let mut hinted = self.0.hinted.lock().unwrap_or_else(PoisonError::into_inner);
        if hinted.len() < MOST_HINTS {
            hinted.insert(ticket);
        }
        drop(hinted);
        self.0.wake.notify_one();
    }

    /// Tickets that this node took into the index since the start.
    #[must_use]
    pub fn taken(&self) -> u64 {
        self.0.taken.load(Ordering::Relaxed)
    }

    /// Tickets that could not be indexed since the start.
    #[must_use]
    pub fn failed(&self) -> u64 {
        self.0.failed.load(Ordering::Relaxed)
    }

    /// Whether the search forgives misspellings.
    #[must_use]
    pub fn forgives_typos(&self) -> bool {
        self.0.forgives.load(Ordering::Relaxed)
    }

    async fn run(self) {
        self.look_for_forgiveness().await;
        let mut unclosed = Instant::now();
        let mut walk = Walk { after: 0, found: false, next: Instant::now() };
        let mut left_out = HashMap::new();
        loop {
            let due = unclosed.min(walk.next);
            tokio::select! {
                () = self.0.wake.notified() => tokio::time::sleep(REST).await,
                () = tokio::time::sleep_until(due) => {}
            }
            let done = self.turn(&mut unclosed, &mut walk, &mut left_out).await;
            let pause = match done {
                Ok(Indexed::Taken(_)) => continue,
                Ok(Indexed::Elsewhere) => {
                    // who indexes has heard the same hints
                    self.0.hinted.lock().unwrap_or_else(PoisonError::into_inner).clear();
                    ELSEWHERE
                }
                Err(error) => {
                    tracing::debug!(%error, "the search cannot be brought up to date, it will be tried again");
                    FAILED
                }
            };
            tokio::time::sleep(pause).await;
        }
    }

    async fn look_for_forgiveness(&self) {
        let forgives = self.0.store.forgives_typos().await.unwrap_or(true);
        self.0.forgives.store(forgives, Ordering::Relaxed);
        if !forgives {
            tracing::warn!(
                "search does not forgive misspellings: PostgreSQL's extension pg_trgm is not installed, or may not be created; \
                 install PostgreSQL's contrib modules, or as an administrator run CREATE EXTENSION pg_trgm, and start again"
            );
        }
    }

    /// One round of looks and what they found.
    async fn turn(
        &self,
        unclosed: &mut Instant,
        walk: &mut Walk,
        left_out: &mut HashMap<TicketId, Instant>,
    ) -> Result<Indexed, ReadError> {
        let store = &self.0.store;
        let now = Instant::now();
        let hinted = std::mem::take(&mut *self.0.hinted.lock().unwrap_or_else(PoisonError::into_inner));
        let mut wanted: BTreeSet<TicketId> = match hinted.is_empty() {
            true => BTreeSet::new(),
            false => store.behind_of(&hinted.into_iter().collect::<Vec<_>>()).await?.into_iter().collect(),
        };
        if now >= *unclosed {
            wanted.extend(store.behind_unclosed(MOST_FOUND).await?);
            *unclosed = now + UNCLOSED;
        }
        if now >= walk.next {
            wanted.extend(self.step(walk).await?);
        }
        left_out.retain(|_, until| *until > now);
        wanted.retain(|ticket| !left_out.contains_key(ticket));
        let wanted: Vec<TicketId> = wanted.into_iter().collect();
        for batch in wanted.chunks(BATCH) {
            let begun = Instant::now();
            if self.take(batch, left_out).await? == Indexed::Elsewhere {
                return Ok(Indexed::Elsewhere);
            }
            // as much rest as work: the log comes first
            tokio::time::sleep(begun.elapsed()).await;
        }
        Ok(Indexed::Taken(0))
    }

    /// The next tickets of the walk that are behind. It stays where it is until all of them were found.
    async fn step(&self, walk: &mut Walk) -> Result<Vec<TicketId>, ReadError> {
        let store = &self.0.store;
        let (pause, width) = STEP;
        let upto = walk.after.saturating_add(width);
        let behind = store.behind_between(walk.after, upto, MOST_FOUND).await?;
        walk.found |= !behind.is_empty();
        let all = i64::try_from(behind.len()).unwrap_or(i64::MAX) < MOST_FOUND;
        walk.next = Instant::now() + if all { pause } else { REST };
        if all {
            walk.after = upto;
        }
        if all && upto >= store.last_ticket().await? {
            walk.next = Instant::now() + if walk.found { pause } else { WALK_PAUSE };
            walk.after = 0;
            walk.found = false;
        }
        Ok(behind)
    }

    /// Takes a batch; if that fails, ticket by ticket.
    async fn take(&self, batch: &[TicketId], left_out: &mut HashMap<TicketId, Instant>) -> Result<Indexed, ReadError> {
        let store = &self.0.store;
        match store.take_into_index(batch).await {
            Ok(Indexed::Taken(n)) => {
                self.0.taken.fetch_add(u64::try_from(n).unwrap_or(0), Ordering::Relaxed);
                return Ok(Indexed::Taken(n));
            }
            Ok(Indexed::Elsewhere) => return Ok(Indexed::Elsewhere),
            Err(error) => {
                // an answer at all says that it is the batch, not the database
                store.ping().await?;
                tracing::debug!(%error, "a batch cannot be indexed, its tickets are tried one by one");
            }
        }
        for ticket in batch {
            match store.take_into_index(std::slice::from_ref(ticket)).await {
                Ok(Indexed::Elsewhere) => return Ok(Indexed::Elsewhere),
                Ok(Indexed::Taken(_)) => {
                    self.0.taken.fetch_add(1, Ordering::Relaxed);
                }
                Err(error) => {
                    store.ping().await?;
                    self.0.failed.fetch_add(1, Ordering::Relaxed);
                    tracing::warn!(%ticket, %error, "a ticket cannot be indexed: it is not found by what was said last");
                    if left_out.len() < LEFT_OUT.1 {
                        left_out.insert(*ticket, Instant::now() + LEFT_OUT.0);
                    }
                }
            }
        }
        Ok(Indexed::Taken(0))
    }
}
