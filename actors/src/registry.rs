//! Where the tickets are: load, then start on a dedicated arbiter; forget the idle; re-create the dead.
//!
//! The registry keeps one address per live ticket and sends through that very address, never through a clone (a clone
//! would own a mailbox slot and undo the bound). Full mailbox or full registry: `busy`. A ticket that died or retired
//! meanwhile is loaded again, once per call; the `cid` makes that safe.

use crate::frame::{ConnId, Subscriber};
use crate::journal::{Submission, Verdict};
use crate::learning::Learning;
use crate::tell::Told;
use crate::ticket::{Done, Env, Head, Hint, Join, LOADED_TAIL, Leave, StartOver, Submit, TicketActor};
use actix::prelude::*;
use chrono::{DateTime, Utc};
use helpdesk_classify::Guess;
use helpdesk_core::queue::preview;
use helpdesk_core::wire::{Create, TicketChange};
use helpdesk_core::{
    Author, Cid, Code, Command, Event, EventBody, Opened, QueueItem, Refusal, Role, Seq, Status, Ticket, TicketId,
    may_see,
};
use helpdesk_sql::journal::Creation;
use helpdesk_sql::{Loaded, ReadError};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{OnceCell, oneshot};

/// Live tickets of one node. Idle ones retire after two minutes, so this is a flood, not a campus: `busy`.
const LIVE: usize = 50_000;
/// How long a load may take; the pools give up earlier.
const LOAD_LIMIT: Duration = Duration::from_secs(8);
/// How often an actor that is found dead is loaded again within one call.
const TRIES: usize = 3;

/// Removes a retired ticket from the registry.
pub(crate) type Forget = Arc<dyn Fn(TicketId) + Send + Sync>;

type Cell = Arc<OnceCell<Addr<TicketActor>>>;
type Cells = Arc<Mutex<HashMap<TicketId, Cell>>>;

/// A ticket that was opened.
#[derive(Clone, Debug)]
pub struct Created {
    /// The ticket.
    pub ticket: Ticket,
    /// When it was opened.
    pub at: DateTime<Utc>,
    /// Whether this `cid` had opened it before.
    pub dup: bool,
}

/// All tickets, as seen from one node. Cheap to clone.
#[derive(Clone)]
pub struct Registry {
    cells: Cells,
    env: Env,
    arbiters: Arc<[ArbiterHandle]>,
    learning: Learning,
}

impl Registry {
    pub(crate) fn new(env: impl FnOnce(Forget) -> Env, arbiters: Vec<ArbiterHandle>, learning: Learning) -> Registry {
        let cells = Cells::default();
        let forgetful = Arc::clone(&cells);
        let env = env(Arc::new(move |id| drop(lock(&forgetful).remove(&id))));
        Registry { cells, env, arbiters: arbiters.into(), learning }
    }

    /// Opens a ticket: the category is found from the words, the rest is the journal's.
    pub async fn create(&self, who: &Author, cid: Cid, create: Create) -> Result<Created, Refusal> {
        if let Some(closed) = create.follows {
            self.check_followed(closed).await?;
        }
        let guess = self.learning.classifier().classify(create.description.as_str());
        let opened = opened(create, guess);
        let creation = Creation { author: who.clone(), cid: cid.clone(), opened: opened.clone() };
        match self.env.journal.submit(Submission::Creation(creation)).await {
            Verdict::Created { ticket, at } => self.born(who, cid, opened, ticket, at),
            Verdict::Exists { ticket } => self.opened_before(ticket, who, &opened).await,
            Verdict::Busy => Err(Refusal::busy()),
            Verdict::Late => Err(Refusal::timeout()),
            Verdict::Refused { code } => Err(Refusal::new(Code::Internal, format!("the database refused it ({code})"))),
            _ => Err(Refusal::unavailable()),
        }
    }

    /// Only a closed ticket can be followed. It stays closed, so what holds here holds at the commit.
    async fn check_followed(&self, ticket: TicketId) -> Result<(), Refusal> {
        match self.read(ticket).await {
            Ok(ticket) if ticket.status == Status::Closed => Ok(()),
            Ok(_) => Err(Refusal::invalid("follows", "must name a closed ticket, this one is not closed")),
            Err(refusal) if refusal.code == Code::NotFound => {
                Err(Refusal::invalid("follows", "must name a closed ticket, there is none of this number"))
            }
            Err(refusal) => Err(refusal),
        }
    }

    fn born(
        &self,
        who: &Author,
        cid: Cid,
        opened: Opened,
        ticket: TicketId,
        at: DateTime<Utc>,
    ) -> Result<Created, Refusal> {
        let event =
            Event { ticket, seq: Seq(1), author: who.clone(), at, cid: Some(cid), body: EventBody::Opened(opened) };
        let ticket = Ticket::born(&event).ok_or_else(Refusal::unavailable)?;
        let item = QueueItem::of(&ticket, preview(ticket.description.as_str()), who.role);
        let change = TicketChange { ticket: ticket.id, rev: ticket.last_seq, item };
        self.env.tell.committed(Told { change, figures: true, ours: true });
        Ok(Created { ticket, at, dup: false })
    }

    async fn opened_before(&self, id: TicketId, who: &Author, opened: &Opened) -> Result<Created, Refusal> {
        let first = read(self.env.store.events(id, Seq::ZERO, 1)).await?.into_iter().next();
        let same = first.is_some_and(|event| match event.body {
            EventBody::Opened(before) => {
                before.description == opened.description
                    && before.location == opened.location
                    && before.follows == opened.follows
            }
            _ => false,
        });
        if !same {
            return Err(Refusal::new(Code::CidConflict, "this id was used for another ticket"));
        }
        // its own author may be told that the ticket exists even after it was closed: it is the answer to a retry
        let ticket = self.read(id).await?;
        debug_assert_eq!(ticket.requester.id, who.id);
        Ok(Created { at: ticket.opened_at, ticket, dup: true })
    }

    /// Does something to a ticket. The answer comes after the commit, and a correction is learnt here by then, if that is quick.
    pub async fn submit(&self, ticket: TicketId, who: &Author, cid: Cid, command: Command) -> Result<Done, Refusal> {
        let submit = |reply| Submit { who: who.clone(), cid: cid.clone(), command: command.clone(), reply };
        let done = self.ask(ticket, submit).await?;
        if done.events.iter().any(|event| matches!(event.body, EventBody::Category { .. })) {
            self.learning.caught_up().await;
        }
        Ok(done)
    }

    /// A ticket as this role may see it, read from the database.
    pub async fn view(&self, ticket: TicketId, role: Role) -> Result<Ticket, Refusal> {
        let ticket = self.read(ticket).await?;
        if may_see(role, ticket.status) { Ok(ticket) } else { Err(Refusal::not_found()) }
    }

    /// Events after a seq as this reader may see them, and the length of the log.
    pub async fn events(
        &self,
        ticket: TicketId,
        who: &Author,
        after: Seq,
        limit: i64,
    ) -> Result<(Vec<Event>, Seq), Refusal> {
        let seen = self.view(ticket, who.role).await?;
        let events = read(self.env.store.events(ticket, after, limit)).await?;
        let last = events.last().map_or(seen.last_seq, |event| event.seq.max(seen.last_seq));
        Ok((events.iter().map(|event| event.seen_by(who.role, who.id).into_owned()).collect(), last))
    }

    /// Follows a ticket: `sub_ok`, what was missed and everything live come as pushes, in order; or a `resync`. The answer
    /// is the end of its log, for what stands beside it.
    pub async fn subscribe(&self, ticket: TicketId, after: Seq, subscriber: Subscriber) -> Result<Arc<Head>, Refusal> {
        let mut subscriber = Some(subscriber);
        for _ in 0..TRIES {
            let cell = self.cell(ticket).await?;
            let Some(addr) = cell.get() else { continue };
            let Some(joiner) = subscriber.take() else { break };
            let (reply, answer) = oneshot::channel();
            match addr.try_send(Join { after, subscriber: joiner, reply }) {
                Ok(()) => return answer.await.unwrap_or_else(|_| Err(Refusal::busy())),
                Err(SendError::Full(_)) => return Err(Refusal::busy()),
                Err(SendError::Closed(join)) => subscriber = Some(join.subscriber),
            }
            self.bury(ticket, &cell);
        }
        Err(Refusal::unavailable())
    }

    /// Stops following.
    pub fn unsubscribe(&self, ticket: TicketId, conn: ConnId) {
        let cell = lock(&self.cells).get(&ticket).cloned();
        if let Some(addr) = cell.as_ref().and_then(|cell| cell.get()) {
            // full: the subscription ends with the socket's mailbox
            let _ = addr.try_send(Leave(conn));
        }
    }

    /// Another node wrote. Tickets that nobody here follows are read when somebody asks.
    pub(crate) fn hint(&self, ticket: TicketId, seq: Seq) {
        let cell = lock(&self.cells).get(&ticket).cloned();
        if let Some(addr) = cell.as_ref().and_then(|cell| cell.get()) {
            // full: it is busy writing, and its next conflict or the safety net tells it the same
            let _ = addr.try_send(Hint(seq));
        }
    }

    /// The database was restored: whoever is loaded from now on is of the new past, and the old ones end.
    pub(crate) async fn start_over(&self) {
        let old = std::mem::take(&mut *lock(&self.cells));
        let ended = old.values().filter_map(|cell| cell.get()).map(|addr| addr.send(StartOver));
        // one that is dead already has ended; one that is full takes it when it has room
        futures::future::join_all(ended).await;
    }

    /// The tickets that live on this node.
    pub(crate) fn live(&self) -> Vec<TicketId> {
        lock(&self.cells).keys().copied().collect()
    }

    async fn ask<M, T>(
        &self,
        ticket: TicketId,
        message: impl Fn(oneshot::Sender<Result<T, Refusal>>) -> M,
    ) -> Result<T, Refusal>
    where
        M: Message<Result = ()> + Send + 'static,
        TicketActor: Handler<M>,
    {
        for _ in 0..TRIES {
            let cell = self.cell(ticket).await?;
            let Some(addr) = cell.get() else { continue };
            let (reply, answer) = oneshot::channel();
            match addr.try_send(message(reply)) {
                Ok(()) => {
                    if let Ok(answer) = answer.await {
                        return answer;
                    }
                }
                Err(SendError::Full(_)) => return Err(Refusal::busy()),
                Err(SendError::Closed(_)) => {}
            }
            self.bury(ticket, &cell);
        }
        Err(Refusal::unavailable())
    }

    /// The address of a ticket, loading it if nobody has yet. Callers that come together load it once.
    async fn cell(&self, ticket: TicketId) -> Result<Cell, Refusal> {
        let cell = self.reserve(ticket)?;
        let loaded = cell.get_or_try_init(|| self.load(ticket)).await.map(|_| ());
        if let Err(refusal) = loaded {
            abandon(&self.cells, ticket, cell);
            return Err(refusal);
        }
        Ok(cell)
    }

    fn reserve(&self, ticket: TicketId) -> Result<Cell, Refusal> {
        let mut cells = lock(&self.cells);
        if cells.len() >= LIVE && !cells.contains_key(&ticket) {
            return Err(Refusal::busy());
        }
        Ok(Arc::clone(cells.entry(ticket).or_default()))
    }

    /// Forgets an address that is dead, if it is still the same one.
    fn bury(&self, ticket: TicketId, dead: &Cell) {
        let mut cells = lock(&self.cells);
        let same = cells.get(&ticket).is_some_and(|cell| Arc::ptr_eq(cell, dead));
        let alive = dead.get().is_some_and(Addr::connected);
        if same && !alive {
            cells.remove(&ticket);
        }
    }

    async fn load(&self, ticket: TicketId) -> Result<Addr<TicketActor>, Refusal> {
        let loaded: Loaded = read(self.env.store.load(ticket, LOADED_TAIL)).await?.ok_or_else(Refusal::not_found)?;
        let env = self.env.clone();
        let place = usize::try_from(ticket.0.rem_euclid(self.arbiters.len().max(1) as i64)).unwrap_or(0);
        let arbiter = self.arbiters.get(place).ok_or_else(Refusal::unavailable)?;
        Ok(start_on(arbiter, TicketActor::MAILBOX, move || TicketActor::new(env, loaded)).await)
    }

    async fn read(&self, ticket: TicketId) -> Result<Ticket, Refusal> {
        read(self.env.store.load(ticket, 0)).await?.map(|loaded| loaded.ticket).ok_or_else(Refusal::not_found)
    }
}

/// Starts an actor and waits until its mailbox has its size: until then an address would say "full" at 16 messages.
pub(crate) async fn start_on<A>(
    arbiter: &ArbiterHandle,
    mailbox: usize,
    make: impl FnOnce() -> A + Send + 'static,
) -> Addr<A>
where
    A: Actor<Context = Context<A>>,
{
    let (ready, is_ready) = oneshot::channel();
    let addr = A::start_in_arbiter(arbiter, move |ctx| {
        ctx.set_mailbox_capacity(mailbox);
        // nobody waits any more: the caller was dropped, the actor retires when idle
        let _ = ready.send(());
        make()
    });
    // an arbiter that is being stopped never starts it; the address then says "closed"
    let _ = is_ready.await;
    addr
}

/// The first event of a ticket, with the category found from the words.
fn opened(create: Create, guess: Guess) -> Opened {
    Opened {
        description: create.description,
        location: create.location.unwrap_or_default(),
        category: guess.category,
        confidence: (f64::from(guess.confidence) * 10_000.0).round() / 10_000.0,
        reasons: guess.reasons.into_iter().map(|reason| reason.word).collect(),
        follows: create.follows,
    }
}

async fn read<T>(reading: impl Future<Output = Result<T, ReadError>>) -> Result<T, Refusal> {
    match tokio::time::timeout(LOAD_LIMIT, reading).await {
        Ok(Ok(found)) => Ok(found),
        Ok(Err(ReadError::Busy)) => Err(Refusal::busy()),
        Ok(Err(error)) => {
            tracing::warn!(%error, "a ticket cannot be read");
            Err(Refusal::unavailable())
        }
        Err(_) => Err(Refusal::timeout()),
    }
}

/// Gives up a cell that could not be filled; the last one to give up takes it out of the map.
///
/// As long as others wait for it the next of them fills it. Taken out from under them, it would hold an actor that the
/// registry does not know: whoever joined there would hear nothing of what a second actor of the ticket commits.
fn abandon<T>(cells: &Mutex<HashMap<TicketId, Arc<OnceCell<T>>>>, ticket: TicketId, failed: Arc<OnceCell<T>>) {
    let mut cells = lock(cells);
    let same = cells.get(&ticket).is_some_and(|cell| Arc::ptr_eq(cell, &failed));
    // under the lock nobody can take a share, so this is the count of those who wait
    drop(failed);
    let unwanted = |cell: &Arc<OnceCell<T>>| !cell.initialized() && Arc::strong_count(cell) == 1;
    if same && cells.get(&ticket).is_some_and(unwanted) {
        cells.remove(&ticket);
    }
}

/// A poisoned map is whole: every change of it is a single insert or remove.
fn lock<T>(cells: &Mutex<HashMap<TicketId, T>>) -> MutexGuard<'_, HashMap<TicketId, T>> {
    cells.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_others_wait_for_stays_until_the_last_gives_up() {
        let (ticket, cell) = (TicketId(1), Arc::<OnceCell<u8>>::default());
        let cells = Mutex::new(HashMap::from([(ticket, Arc::clone(&cell))]));
        let waits = Arc::clone(&cell);
        abandon(&cells, ticket, cell);
        assert!(lock(&cells).contains_key(&ticket), "another one is filling it");
        abandon(&cells, ticket, waits);
        assert!(!lock(&cells).contains_key(&ticket));

        let filled = Arc::new(OnceCell::new_with(Some(1_u8)));
        lock(&cells).insert(ticket, Arc::clone(&filled));
        abandon(&cells, ticket, Arc::default());
        abandon(&cells, ticket, filled);
        assert!(lock(&cells).contains_key(&ticket), "one that was filled after all, or is not the same, stays");
    }
}
