//! The rounds of a ticket actor: decide what waits, write it, answer; or read the tail first.

use super::messages::Done;
use super::plan::{Decided, Pending, Plan};
use super::{TicketActor, Work};
use crate::journal::{Submission, Verdict};
use actix::prelude::*;
use chrono::{DateTime, Utc};
use helpdesk_core::wire::{ResyncReason, ServerFrame};
use helpdesk_core::{Code, Event, EventBody, Refusal, Role, Seq, Status};
use helpdesk_sql::{FILE_TAKEN, ReadError, Store};
use std::collections::VecDeque;
use std::time::Duration;

/// Events read at once.
const PAGE: i64 = 200;
/// Conflicts in a row without anything new in the log: then memory is ahead of it (a restored database), not behind.
const FRUITLESS: u32 = 3;
/// How long a read may take before its askers are told `unavailable`; the pools give up earlier.
const READ_LIMIT: Duration = Duration::from_secs(8);

impl TicketActor {
    /// Begins whatever is next, unless something is under way; its end calls this again.
    pub(super) fn round(&mut self, ctx: &mut Context<Self>) {
        if self.work != Work::Idle {
            return;
        }
        let asked = self.doubtful && !self.waiting.is_empty();
        if asked || self.hinted > self.ticket.last_seq || !self.late_joins.is_empty() {
            return self.read_tail(ctx);
        }
        let plan = Plan::make(&self.ticket, &self.cids, &mut self.waiting, self.singly > 0);
        let entry = plan.entry(&self.ticket, &self.cids);
        for (pending, refusal) in plan.refused {
            let _ = pending.reply.send(Err(refusal));
        }
        for (pending, place) in plan.known {
            self.answer_known(pending, place, ctx);
        }
        match entry {
            Some(entry) => self.write(entry, plan.decided, ctx),
            None if plan.refresh => self.read_tail(ctx),
            None => {}
        }
    }

    fn write(&mut self, entry: helpdesk_sql::Entry, decided: Vec<Decided>, ctx: &mut Context<Self>) {
        self.work = Work::Writing;
        let journal = self.env.journal.clone();
        async move { journal.submit(Submission::Entry(entry)).await }
            .into_actor(self)
            .map(|verdict, actor, ctx| {
                actor.work = Work::Idle;
                actor.settle(verdict, decided, ctx);
                actor.round(ctx);
            })
            .spawn(ctx);
    }

    fn settle(&mut self, verdict: Verdict, decided: Vec<Decided>, ctx: &mut Context<Self>) {
        self.singly = self.singly.saturating_sub(decided.len());
        match verdict {
            Verdict::Committed { last, at } => self.commit(decided, last, at),
            Verdict::Conflict { current } if self.fruitless >= FRUITLESS => {
                tracing::error!(ticket = %self.id(), "the log is shorter than what was committed before");
                refuse_all(decided, Refusal::unavailable);
                (self.env.forget)(self.id());
                self.start_over(ResyncReason::Ahead, current.unwrap_or(Seq::ZERO), ctx);
            }
            Verdict::Conflict { .. } => {
                self.fruitless += 1;
                self.again(decided);
            }
            Verdict::Duplicate(found) => {
                found.into_iter().for_each(|found| self.cids.insert(found.author, found.cid, found.seq));
                self.again(decided);
            }
            Verdict::Refused { code } if decided.len() == 1 => refuse_all(decided, || refused_by_database(&code)),
            Verdict::Refused { .. } => {
                self.singly = decided.len();
                self.again(decided);
            }
            Verdict::Busy => {
                // what came meanwhile has waited as well, and would now wait for the same lock
                refuse_all(decided, Refusal::busy);
                refuse_waiting(&mut self.waiting, &Refusal::busy());
            }
            Verdict::Unavailable => refuse_all(decided, Refusal::unavailable),
            Verdict::Unknown | Verdict::Created { .. } | Verdict::Exists { .. } => {
                self.doubtful = true;
                refuse_all(decided, Refusal::unavailable);
            }
            Verdict::Late => {
                self.doubtful = true;
                refuse_all(decided, Refusal::timeout);
            }
        }
    }

    /// What this actor remembers is not the log's past any more: everybody begins again with what the database has.
    pub(super) fn start_over(&mut self, reason: ResyncReason, last: Seq, ctx: &mut Context<Self>) {
        refuse_waiting(&mut self.waiting, &Refusal::unavailable());
        for join in std::mem::take(&mut self.late_joins) {
            let _ = join.reply.send(Err(Refusal::unavailable()));
        }
        let ticket = self.id();
        self.fanout.end(ticket, &ServerFrame::Resync { ticket, reason, last });
        ctx.stop();
    }

    /// The events are durable: evolve, tell, answer, in the order of the log.
    fn commit(&mut self, decided: Vec<Decided>, last: Seq, at: DateTime<Utc>) {
        let status = self.ticket.status;
        let moves = |one: &Decided| one.bodies.iter().any(|body| moves_figures(status, one.pending.who.role, body));
        let figures = decided.iter().any(moves);
        let mut answers = Vec::with_capacity(decided.len());
        for Decided { pending, bodies } in decided {
            let mut events = Vec::with_capacity(bodies.len());
            for (n, body) in bodies.into_iter().enumerate() {
                let cid = (n == 0).then(|| pending.cid.clone());
                let event = Event {
                    ticket: self.id(),
                    seq: self.ticket.last_seq.next(),
                    author: pending.who.clone(),
                    at,
                    cid,
                    body,
                };
                events.push(event.clone());
                self.absorb(event);
            }
            answers.push((pending, events));
        }
        if self.ticket.last_seq != last {
            tracing::error!(ticket = %self.id(), here = %self.ticket.last_seq, there = %last, "the log's length differs");
            self.doubtful = true;
        }
        self.tell(figures, true);
        for (pending, events) in answers {
            self.answer(pending, events, false);
        }
    }

    fn answer(&self, pending: Pending, events: Vec<Event>, dup: bool) {
        let Some((seq, at)) = events.first().map(|event| (event.seq, event.at)) else { return };
        let _ = pending.reply.send(Ok(Done { ticket: self.ticket.clone(), events, seq, at, dup }));
    }

    /// Somebody else wrote: back to the front of the queue, in order, to be decided on the log as it is.
    fn again(&mut self, decided: Vec<Decided>) {
        for Decided { pending, .. } in decided.into_iter().rev() {
            self.waiting.push_front(pending);
        }
        self.doubtful = true;
    }

    /// Reads what the log has beyond memory. Everything that waits now may be refused afterwards.
    fn read_tail(&mut self, ctx: &mut Context<Self>) {
        self.work = Work::Reading;
        self.waiting.iter_mut().for_each(|pending| pending.checked = true);
        let (store, id, after) = (self.env.store.clone(), self.id(), self.ticket.last_seq);
        async move { events_after(&store, id, after).await }
            .into_actor(self)
            .map(|tail, actor, ctx| {
                actor.work = Work::Idle;
                let read = tail.as_ref().map(|_| ()).map_err(Refusal::clone);
                actor.take_tail(tail);
                actor.answer_late_joins(read, ctx);
                actor.round(ctx);
            })
            .spawn(ctx);
    }

    fn take_tail(&mut self, tail: Result<Vec<Event>, Refusal>) {
        // whatever was hinted has been looked for; a hint that was ahead of its commit is sent again by the safety net
        self.hinted = Seq::ZERO;
        match tail {
            Ok(tail) => {
                self.doubtful = false;
                let status = self.ticket.status;
                let figures = tail.iter().any(|event| moves_figures(status, event.author.role, &event.body));
                let news = !tail.is_empty();
                tail.into_iter().for_each(|event| self.absorb(event));
                if news {
                    self.fruitless = 0;
                    self.tell(figures, false);
                }
            }
            Err(refusal) => {
                self.doubtful = true;
                refuse_waiting(&mut self.waiting, &refusal);
            }
        }
    }

    /// A retry of something that is in the log: the same answer, if it asks for the same thing.
    fn answer_known(&mut self, pending: Pending, place: Seq, ctx: &mut Context<Self>) {
        if let Some(event) = self.ring.get(place).map(|encoded| encoded.event.clone()) {
            return self.answer_dup(pending, event);
        }
        let (store, id) = (self.env.store.clone(), self.id());
        async move { read_page(&store, id, Seq(place.0.saturating_sub(1)), 1).await }
            .into_actor(self)
            .map(|page, actor, _ctx| match page.map(|page| page.into_iter().next()) {
                Ok(Some(event)) => actor.answer_dup(pending, event),
                Ok(None) => drop(pending.reply.send(Err(Refusal::unavailable()))),
                Err(refusal) => drop(pending.reply.send(Err(refusal))),
            })
            .spawn(ctx);
    }

    fn answer_dup(&self, pending: Pending, event: Event) {
        if pending.command.made(&event.body, &pending.who) {
            self.answer(pending, vec![event], true);
        } else {
            let refusal = Refusal::new(Code::CidConflict, "this id was used for something else");
            let _ = pending.reply.send(Err(refusal));
        }
    }
}

/// Whether some figure may be another one after this, in a ticket of this status. The helpdesk's first word in an open
/// ticket is its first response; to take it is one too, so that later words move nothing.
fn moves_figures(status: Status, role: Role, body: &EventBody) -> bool {
    match body {
        EventBody::Opened(_) | EventBody::Status { .. } | EventBody::Category { .. } | EventBody::Edited(_) => true,
        EventBody::Message { .. } => status == Status::Open && role == Role::Helpdesk,
        EventBody::Note { .. } | EventBody::Assigned { .. } | EventBody::Hidden {} => false,
    }
}

fn refuse_all(decided: Vec<Decided>, refusal: impl Fn() -> Refusal) {
    for one in decided {
        let _ = one.pending.reply.send(Err(refusal()));
    }
}

fn refuse_waiting(waiting: &mut VecDeque<Pending>, refusal: &Refusal) {
    for pending in waiting.drain(..) {
        let _ = pending.reply.send(Err(refusal.clone()));
    }
}

/// What the edge let through and the database did not: a value out of range, a text that it cannot store.
fn refused_by_database(code: &str) -> Refusal {
    match code {
        "23514" | "22P05" | "22021" => Refusal::invalid("body", "cannot be stored"),
        FILE_TAKEN => Refusal::invalid("attachments", "names a file that another message has taken meanwhile"),
        _ => Refusal::new(Code::Internal, format!("the database refused it ({code})")),
    }
}

pub(super) async fn read_page(
    store: &Store,
    id: helpdesk_core::TicketId,
    after: Seq,
    limit: i64,
) -> Result<Vec<Event>, Refusal> {
    match tokio::time::timeout(READ_LIMIT, store.events(id, after, limit)).await {
        Ok(Ok(events)) => Ok(events),
        Ok(Err(ReadError::Busy)) => Err(Refusal::busy()),
        Ok(Err(error)) => {
            tracing::warn!(ticket = %id, %error, "the log cannot be read");
            Err(Refusal::unavailable())
        }
        Err(_) => Err(Refusal::timeout()),
    }
}

async fn events_after(store: &Store, id: helpdesk_core::TicketId, mut after: Seq) -> Result<Vec<Event>, Refusal> {
    let mut tail = Vec::new();
    loop {
        let page = read_page(store, id, after, PAGE).await?;
        let full = page.len() as i64 >= PAGE;
        after = page.last().map_or(after, |event| event.seq);
        tail.extend(page);
        if !full {
            return Ok(tail);
        }
    }
}
