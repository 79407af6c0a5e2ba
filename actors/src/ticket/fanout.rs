//! The subscribers of a ticket: bounded, each through its own recipient. One that is full is evicted, never skipped.

use crate::frame::{ConnId, EncodedEvent, Push, Subscriber};
use bytestring::ByteString;
use helpdesk_core::wire::{GoneReason, ServerFrame};
use helpdesk_core::{Refusal, Seq, Status, TicketId, may_see};
use std::collections::BTreeMap;

/// Subscribers of one ticket on one node. A lecture hall may watch; what is over is told `busy`.
const SUBSCRIBERS: usize = 5_000;

#[derive(Default)]
pub(super) struct Fanout {
    subscribers: BTreeMap<ConnId, Subscriber>,
}

impl Fanout {
    pub fn is_empty(&self) -> bool {
        self.subscribers.is_empty()
    }

    /// Whether one more may come, or comes again.
    pub fn has_room_for(&self, conn: ConnId) -> Result<(), Refusal> {
        let room = self.subscribers.len() < SUBSCRIBERS || self.subscribers.contains_key(&conn);
        if room { Ok(()) } else { Err(Refusal::busy()) }
    }

    /// Adds a subscriber after handing it everything that it missed, so that nothing can come between.
    pub fn add(&mut self, subscriber: Subscriber, missed: Push) {
        if subscriber.push(missed) {
            self.subscribers.insert(subscriber.conn, subscriber);
        }
    }

    pub fn remove(&mut self, conn: ConnId) {
        self.subscribers.remove(&conn);
    }

    pub fn send(&mut self, event: &EncodedEvent) {
        self.subscribers.retain(|_, subscriber| subscriber.push(Push::Frame(event.frame(&subscriber.who))));
    }

    /// Every subscription ends with this frame.
    pub fn end(&mut self, ticket: TicketId, frame: &ServerFrame) {
        let frame = ByteString::from(frame.encode());
        for subscriber in std::mem::take(&mut self.subscribers).into_values() {
            subscriber.push(Push::Gone(ticket, frame.clone()));
        }
    }

    /// Those who may not see the ticket any more get their last frame; the closing event itself came first.
    pub fn dismiss(&mut self, ticket: TicketId, status: Status, seq: Seq) {
        self.subscribers.retain(|_, subscriber| {
            if may_see(subscriber.who.role, status) {
                return true;
            }
            let gone = ServerFrame::Gone { ticket, seq, reason: GoneReason::Closed };
            subscriber.push(Push::Gone(ticket, gone.encode().into()));
            false
        });
    }
}
