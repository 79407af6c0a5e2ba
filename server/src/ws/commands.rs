//! What frames do: follow and leave, watch, and commands.
//!
//! Commands of one tab for one ticket keep their order: one is under way, the next ones wait here. The queue is
//! bounded; what is over is told `busy`, and the browser sends it again with the same `cid`. Whoever goes on without
//! waiting is read later.

use super::session::{Ctx, Session};
use actix::prelude::*;
use chrono::{DateTime, Utc};
use helpdesk_core::parse::Object;
use helpdesk_core::wire::{ClientCommand, ClientFrame, Hello, MAX_SUBS, ServerFrame, Subscription, Watch};
use helpdesk_core::{Cid, Code, Refusal, Role, Seq, TicketId};
use helpdesk_frames::NO_ROOM;
use std::collections::{HashMap, VecDeque};

/// Commands of one socket that wait or are under way. A browser has one per ticket; this is room for a resend.
const COMMANDS: usize = 64;

/// Commands in the order in which they came: `None` is "a new ticket".
#[derive(Default)]
pub(super) struct Outbox {
    lanes: HashMap<Option<TicketId>, VecDeque<(Cid, ClientCommand)>>,
    count: usize,
}

impl Outbox {
    /// `Ok(true)`: nothing of this lane is under way, begin.
    fn put(&mut self, lane: Option<TicketId>, cid: Cid, command: ClientCommand) -> Result<bool, Refusal> {
        if self.count >= COMMANDS {
            return Err(Refusal::busy());
        }
        self.count += 1;
        let queue = self.lanes.entry(lane).or_default();
        queue.push_back((cid, command));
        Ok(queue.len() == 1)
    }

    fn first(&self, lane: Option<TicketId>) -> Option<(Cid, ClientCommand)> {
        self.lanes.get(&lane)?.front().cloned()
    }

    fn done(&mut self, lane: Option<TicketId>) {
        if let Some(queue) = self.lanes.get_mut(&lane) {
            queue.pop_front();
            self.count = self.count.saturating_sub(1);
            if queue.is_empty() {
                self.lanes.remove(&lane);
            }
        }
    }
}

/// What a command became.
struct Acked {
    ticket: TicketId,
    seq: Seq,
    at: DateTime<Utc>,
    dup: bool,
}

impl Session {
    pub(super) fn act(&mut self, frame: ClientFrame, ctx: &mut Ctx) {
        match frame {
            ClientFrame::Sub(sub) => self.subscribe(sub, ctx),
            ClientFrame::Unsub(ticket) => self.unsubscribe(ticket),
            ClientFrame::Watch(watch) => self.watch(watch, ctx),
            ClientFrame::Unwatch(Watch::Queue) => {
                self.app.node.queue().unwatch(self.conn());
                self.app.node.presence().watches_no_more(self.conn());
            }
            ClientFrame::Unwatch(Watch::Analytics { .. }) => self.app.dashboard.unwatch(self.conn()),
            ClientFrame::Cmd(cid, command) => self.command(cid, command, ctx),
            ClientFrame::Ping(n) => self.send(&ServerFrame::Pong { n, now: Utc::now() }, ctx),
            // beside the log: they say nothing of tickets that are not followed here, and nobody is answered
            ClientFrame::Typing(ticket, on) => self.app.node.presence().typing(ticket, self.conn(), on),
            ClientFrame::Seen(ticket, seq) => self.app.node.presence().seen(ticket, self.conn(), seq),
            ClientFrame::Hello(_) => {}
        }
    }

    /// Everything that a `hello` asks for.
    pub(super) fn follow(&mut self, hello: Hello, ctx: &mut Ctx) {
        for Object(sub) in hello.subs {
            self.subscribe(sub, ctx);
        }
        if hello.queue {
            self.watch(Watch::Queue, ctx);
        }
        if let Some(Object(analytics)) = hello.analytics {
            self.watch(Watch::Analytics { last: Some(analytics.last) }, ctx);
        }
    }

    fn subscribe(&mut self, sub: Subscription, ctx: &mut Ctx) {
        let Subscription { ticket, after, quiet } = sub;
        if self.subs.len() >= MAX_SUBS && !self.subs.contains(&ticket) {
            let refusal =
                Refusal::invalid("ticket", format!("is one too many, {MAX_SUBS} tickets can be followed at once"));
            return self.refuse(refusal, None, Some(ticket), ctx);
        }
        self.subs.insert(ticket);
        let (registry, subscriber) = (self.app.node.registry().clone(), self.subscriber(ctx));
        async move { registry.subscribe(ticket, after, subscriber).await }
            .into_actor(self)
            .map(move |joined, session, ctx| match joined {
                // it was left again while the join was under way
                Ok(_) if !session.subs.contains(&ticket) => session.unsubscribe(ticket),
                Ok(head) => {
                    session.app.node.presence().came(ticket, session.subscriber(ctx), quiet, head);
                    session.app.node.queue().watch_place(ticket, session.subscriber(ctx));
                }
                Err(refusal) => {
                    session.subs.remove(&ticket);
                    session.app.node.presence().went(ticket, session.conn());
                    session.refuse(refusal, None, Some(ticket), ctx);
                }
            })
            .spawn(ctx);
    }

    fn unsubscribe(&mut self, ticket: TicketId) {
        self.subs.remove(&ticket);
        self.app.node.registry().unsubscribe(ticket, self.conn());
        self.app.node.queue().unwatch_place(ticket, self.conn());
        self.app.node.presence().went(ticket, self.conn());
    }

    fn watch(&mut self, watch: Watch, ctx: &mut Ctx) {
        if self.who.role != Role::Helpdesk {
            return self.refuse(Refusal::new(Code::Forbidden, "only the helpdesk may watch"), None, None, ctx);
        }
        let subscriber = self.subscriber(ctx);
        let watched = match watch {
            Watch::Queue => self.app.node.queue().watch(subscriber),
            Watch::Analytics { last: Some(last) } => self.app.dashboard.watch(subscriber, last, self.lang),
            Watch::Analytics { last: None } => true,
        };
        if !watched {
            self.refuse(Refusal::busy(), None, None, ctx);
        } else if watch == Watch::Queue {
            self.app.node.presence().watches(self.subscriber(ctx));
        }
    }

    fn command(&mut self, cid: Cid, command: ClientCommand, ctx: &mut Ctx) {
        let ticket = match &command {
            ClientCommand::Create(_) => None,
            ClientCommand::On(ticket, _) | ClientCommand::Post(ticket, ..) => Some(*ticket),
        };
        match self.outbox.put(ticket, cid.clone(), command) {
            Ok(true) => self.begin(ticket, ctx),
            Ok(false) => {}
            Err(refusal) => {
                self.charges.add(NO_ROOM);
                self.refuse(refusal, Some(cid.into()), ticket, ctx);
            }
        }
    }

    /// Does the first command of a lane and then the next one.
    fn begin(&mut self, lane: Option<TicketId>, ctx: &mut Ctx) {
        let Some((cid, command)) = self.outbox.first(lane) else { return };
        let (app, who, of) = (self.app.clone(), self.who.clone(), cid.clone());
        async move {
            match command {
                ClientCommand::Create(create) => {
                    let created = app.create(&who, of, create).await?;
                    Ok(Acked { ticket: created.ticket.id, seq: Seq(1), at: created.at, dup: created.dup })
                }
                ClientCommand::On(ticket, command) => {
                    let done = app.submit(ticket, &who, of, command).await?;
                    Ok(Acked { ticket, seq: done.seq, at: done.at, dup: done.dup })
                }
                ClientCommand::Post(ticket, body, files) => {
                    let done = app.post(ticket, &who, of, body, &files).await?;
                    Ok(Acked { ticket, seq: done.seq, at: done.at, dup: done.dup })
                }
            }
        }
        .into_actor(self)
        .map(move |outcome: Result<Acked, Refusal>, session, ctx| {
            session.outbox.done(lane);
            match outcome {
                Ok(Acked { ticket, seq, at, dup }) => {
                    session.send(&ServerFrame::Ack { cid, ticket, seq, at, dup }, ctx)
                }
                Err(refusal) => session.refuse(refusal, Some(cid.into()), lane, ctx),
            }
            session.begin(lane, ctx);
        })
        .spawn(ctx);
    }

    /// The socket is gone; nobody shall push to it any more.
    pub(super) fn leave_everything(&mut self) {
        for ticket in std::mem::take(&mut self.subs) {
            self.unsubscribe(ticket);
        }
        self.app.node.queue().unwatch(self.conn());
        self.app.node.presence().gone(self.conn());
        self.app.dashboard.unwatch(self.conn());
    }
}
