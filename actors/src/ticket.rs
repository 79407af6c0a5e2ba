//! A ticket as an actor: decide -> commit -> evolve -> tell.
//!
//! Commands are applied in the order of their arrival. While one entry of the ticket is with the journal, what arrives
//! meanwhile gathers and is decided together as the next entry; so a hot ticket is not slower than the journal, and the
//! order is right under conflict too.
//!
//! The state is only ever what is committed. A conflict or an unknown outcome means: read the log's tail, decide again.
//! Full (1,024 waiting commands) is answered `busy`.

mod cids;
mod fanout;
mod head;
mod join;
mod messages;
mod plan;
mod ring;
mod rounds;

pub use head::Head;
pub use messages::Done;
pub(crate) use messages::{Hint, Join, Leave, StartOver, Submit};

use crate::journal::Journal;
use crate::registry::Forget;
use crate::tell::{Tell, Told};
use actix::prelude::*;
use cids::KnownCids;
use fanout::Fanout;
use helpdesk_core::queue::{preview, preview_of};
use helpdesk_core::wire::{ResyncReason, TicketChange};
use helpdesk_core::{Event, QueueItem, Refusal, Role, Seq, Ticket, TicketId};
use helpdesk_sql::{Loaded, Store};
use plan::Pending;
use ring::Ring;
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Commands that may wait for a decision; full is answered `busy`.
const WAITING: usize = 1024;
/// Events that a load brings along: the ring's worth.
pub(crate) const LOADED_TAIL: i64 = ring::RING as i64;
/// An idle actor notices within a quarter of the idle time that it is idle.
const IDLE_CHECKS: u32 = 4;

/// What every ticket actor of a node shares.
#[derive(Clone)]
pub(crate) struct Env {
    pub store: Store,
    pub journal: Journal,
    pub tell: Tell,
    pub forget: Forget,
    pub idle: Duration,
}

/// Whether the actor may begin something.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Work {
    Idle,
    /// Reading the tail of the log.
    Reading,
    /// An entry is with the journal.
    Writing,
}

/// One ticket.
pub(crate) struct TicketActor {
    env: Env,
    ticket: Ticket,
    head: Arc<Head>,
    said: (String, Role),
    ring: Ring,
    cids: KnownCids,
    fanout: Fanout,
    waiting: VecDeque<Pending>,
    /// Joins whose cursor is ahead of memory; answered after the log was read. Bounded by the sockets there are.
    late_joins: Vec<Join>,
    work: Work,
    /// Memory may be behind the log: read before the next decision.
    doubtful: bool,
    /// Commands to be written one by one, because together the database refused them.
    singly: usize,
    hinted: Seq,
    /// Conflicts in a row after which the log had nothing new.
    fruitless: u32,
    busy_until: Instant,
}

impl TicketActor {
    /// Messages that may wait in the actor's mailbox; full is answered `busy`.
    pub const MAILBOX: usize = 1024;

    pub fn new(env: Env, loaded: Loaded) -> TicketActor {
        let Loaded { ticket, tail } = loaded;
        let whole = tail.first().is_some_and(|event| event.seq == Seq(1));
        let said = tail.iter().rev().find_map(preview_of);
        let mut ring = Ring::default();
        let cids = KnownCids::of(&tail, whole);
        for event in tail {
            ring.push(event);
        }
        TicketActor {
            env,
            head: Arc::new(Head::of(&ticket)),
            said: said.unwrap_or_else(|| (preview(ticket.description.as_str()), Role::User)),
            ring,
            cids,
            fanout: Fanout::default(),
            waiting: VecDeque::new(),
            late_joins: Vec::new(),
            work: Work::Idle,
            doubtful: false,
            singly: 0,
            hinted: ticket.last_seq,
            fruitless: 0,
            busy_until: Instant::now(),
            ticket,
        }
    }

    fn id(&self) -> TicketId {
        self.ticket.id
    }

    /// Evolves by a committed event and tells the subscribers.
    fn absorb(&mut self, event: Event) {
        self.ticket.evolve(&event);
        self.head.set(&self.ticket);
        self.cids.learn(&event);
        if let Some(said) = preview_of(&event) {
            self.said = said;
        }
        if let Some(encoded) = self.ring.push(event) {
            self.fanout.send(encoded);
        }
    }

    /// Tells queue, dashboard and, for what this node wrote, the other nodes.
    fn tell(&mut self, figures: bool, ours: bool) {
        let (text, role) = self.said.clone();
        let item = QueueItem::of(&self.ticket, text, role);
        let change = TicketChange { ticket: self.id(), rev: self.ticket.last_seq, item };
        self.env.tell.committed(Told { change, figures, ours });
        self.fanout.dismiss(self.ticket.id, self.ticket.status, self.ticket.last_seq);
    }

    fn retire_if_idle(&mut self, ctx: &mut Context<Self>) {
        let busy = self.work != Work::Idle || !self.waiting.is_empty() || !self.fanout.is_empty();
        if busy {
            self.busy_until = Instant::now();
        } else if self.busy_until.elapsed() >= self.env.idle {
            // the registry forgets first; who held the address meanwhile is told "closed" and loads the ticket again
            (self.env.forget)(self.id());
            ctx.stop();
        }
    }
}

impl Actor for TicketActor {
    type Context = Context<Self>;

    fn started(&mut self, ctx: &mut Self::Context) {
        ctx.run_interval(self.env.idle / IDLE_CHECKS, Self::retire_if_idle);
    }
}

impl Handler<Submit> for TicketActor {
    type Result = ();

    fn handle(&mut self, submit: Submit, ctx: &mut Self::Context) {
        let Submit { who, cid, command, reply } = submit;
        self.busy_until = Instant::now();
        if self.waiting.len() >= WAITING {
            let _ = reply.send(Err(Refusal::busy()));
            return;
        }
        self.waiting.push_back(Pending { who, cid, command, reply, checked: false });
        self.round(ctx);
    }
}

impl Handler<Hint> for TicketActor {
    type Result = ();

    fn handle(&mut self, Hint(seq): Hint, ctx: &mut Self::Context) {
        self.hinted = self.hinted.max(seq);
        self.round(ctx);
    }
}

impl Handler<StartOver> for TicketActor {
    type Result = ();

    fn handle(&mut self, _: StartOver, ctx: &mut Self::Context) {
        self.start_over(ResyncReason::Epoch, Seq::ZERO, ctx);
    }
}

impl Handler<Leave> for TicketActor {
    type Result = ();

    fn handle(&mut self, Leave(conn): Leave, _ctx: &mut Self::Context) {
        self.fanout.remove(conn);
    }
}
