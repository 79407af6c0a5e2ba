//! Joining a thread without a gap: everything after the cursor and the subscription come from one moment.
//!
//! Within the ring no database is asked. Otherwise the older part is read first and the ring closes the rest; should the
//! ring have moved on meanwhile, the newer part is read too. A cursor that is too far behind is told to `resync`.

use super::TicketActor;
use super::messages::Join;
use super::rounds::read_page;
use crate::frame::{EncodedEvent, Push, Subscriber};
use actix::prelude::*;
use bytestring::ByteString;
use helpdesk_core::wire::{ResyncReason, ServerFrame};
use helpdesk_core::{Refusal, Seq, may_see};
use std::sync::Arc;

/// Events that a socket replays. Further behind it is cheaper and kinder to read pages by REST.
const REPLAY: i64 = 1000;
/// Bytes that a replay may take, so that a thread of long texts cannot fill the memory of a node.
const REPLAY_BYTES: usize = 4 * 1024 * 1024;
/// Events read at once.
const PAGE: i64 = 200;

/// A replay under way.
struct Replay {
    join: Join,
    /// The last seq in `frames`.
    reached: Seq,
    frames: Vec<ByteString>,
    bytes: usize,
}

impl Replay {
    fn of(join: Join) -> Replay {
        Replay { reached: join.after, join, frames: Vec::new(), bytes: 0 }
    }

    fn add(&mut self, event: &EncodedEvent) {
        let frame = event.frame(&self.join.subscriber.who);
        self.reached = event.event.seq;
        self.bytes += frame.len();
        self.frames.push(frame);
    }
}

impl Handler<Join> for TicketActor {
    type Result = ();

    fn handle(&mut self, join: Join, ctx: &mut Self::Context) {
        self.busy_until = std::time::Instant::now();
        if join.after > self.ticket.last_seq {
            self.late_joins.push(join);
            self.round(ctx);
        } else {
            self.replay(Replay::of(join), ctx);
        }
    }
}

impl TicketActor {
    /// Cursors that were ahead of memory, now that the log was read: another node may have written what they hold.
    pub(super) fn answer_late_joins(&mut self, read: Result<(), Refusal>, ctx: &mut Context<Self>) {
        for join in std::mem::take(&mut self.late_joins) {
            match &read {
                Ok(()) => self.replay(Replay::of(join), ctx),
                Err(refusal) => drop(join.reply.send(Err(refusal.clone()))),
            }
        }
    }

    fn replay(&mut self, mut replay: Replay, ctx: &mut Context<Self>) {
        let last = self.ticket.last_seq;
        if !may_see(replay.join.subscriber.who.role, self.ticket.status) {
            let _ = replay.join.reply.send(Err(Refusal::not_found()));
        } else if replay.join.after > last {
            self.resync(replay, ResyncReason::Ahead);
        } else if last.0 - replay.join.after.0 > REPLAY || replay.bytes > REPLAY_BYTES {
            self.resync(replay, ResyncReason::TooOld);
        } else if self.ring.reaches(replay.reached, last) {
            let reached = replay.reached;
            self.ring.after(reached).for_each(|event| replay.add(event));
            self.finish(replay);
        } else {
            self.read_more(replay, ctx);
        }
    }

    fn read_more(&mut self, mut replay: Replay, ctx: &mut Context<Self>) {
        let (store, id, after) = (self.env.store.clone(), self.id(), replay.reached);
        async move { read_page(&store, id, after, PAGE).await }
            .into_actor(self)
            .map(move |page, actor, ctx| match page {
                Ok(page) if page.is_empty() => drop(replay.join.reply.send(Err(Refusal::unavailable()))),
                Ok(page) => {
                    // what memory does not know yet comes to everybody at once, when the tail is read
                    let last = actor.ticket.last_seq;
                    page.into_iter()
                        .filter(|event| event.seq <= last)
                        .map(EncodedEvent::new)
                        .for_each(|event| replay.add(&event));
                    actor.replay(replay, ctx);
                }
                Err(refusal) => drop(replay.join.reply.send(Err(refusal))),
            })
            .spawn(ctx);
    }

    fn finish(&mut self, replay: Replay) {
        let Replay { join: Join { after, subscriber, reply }, frames, .. } = replay;
        let opening = ServerFrame::SubOk {
            ticket: self.id(),
            status: self.ticket.status,
            from: after,
            last: self.ticket.last_seq,
        };
        let missed = std::iter::once(ByteString::from(opening.encode())).chain(frames).collect();
        let room = self.fanout.has_room_for(subscriber.conn);
        let may_join = room.is_ok();
        // before the frames: whoever answers them stands beside the ticket already
        let _ = reply.send(room.map(|()| Arc::clone(&self.head)));
        if may_join {
            self.fanout.add(subscriber, Push::Frames(missed));
        }
    }

    fn resync(&mut self, replay: Replay, reason: ResyncReason) {
        let Join { subscriber, reply, .. } = replay.join;
        // asked again by one who follows already: that subscription has ended too
        self.fanout.remove(subscriber.conn);
        tell_resync(&subscriber, ServerFrame::Resync { ticket: self.id(), reason, last: self.ticket.last_seq });
        let _ = reply.send(Ok(Arc::clone(&self.head)));
    }
}

/// The subscription has not begun; the frame ends it like a `gone` does.
fn tell_resync(subscriber: &Subscriber, frame: ServerFrame) {
    if let ServerFrame::Resync { ticket, .. } = &frame {
        subscriber.push(Push::Gone(*ticket, frame.encode().into()));
    }
}
