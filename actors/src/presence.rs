//! What stands beside the tickets' logs: who looks, who writes, who has read how far.
//!
//! Rule: nothing here is ever waited for, and nothing of who looks or writes touches the database. It has a thread and an
//! actor of its own, so that no amount of it delays an acknowledgement. Changes are gathered and sent twice a second, who
//! is gone or silent ends by itself, other nodes hear asides that may be lost. What somebody has read is also handed to
//! the writer behind ([`crate::receipts`]).
//!
//! "Full": it is dropped; the next one says more.

mod actor;
mod marks;
mod room;
#[cfg(test)]
mod tests;
mod whisper;

pub(crate) use actor::PresenceActor;

use crate::frame::{ConnId, Subscriber};
use crate::ticket::Head;
use actix::prelude::*;
use helpdesk_core::{Seq, TicketId};
use std::sync::Arc;

/// What the actor is told.
#[derive(Message)]
#[rtype(result = "()")]
enum News {
    /// A socket follows a ticket now.
    Came { ticket: TicketId, subscriber: Subscriber, quiet: bool, head: Arc<Head> },
    /// It follows it no more.
    Went(TicketId, ConnId),
    /// A socket watches the queue now.
    Watches(Subscriber),
    /// It watches it no more.
    WatchesNoMore(ConnId),
    /// A socket is gone.
    Gone(ConnId),
    /// Somebody writes, or stopped.
    Typing { ticket: TicketId, conn: ConnId, on: bool },
    /// Somebody has read up to there.
    Seen { ticket: TicketId, conn: ConnId, seq: Seq },
    /// Another node said this.
    Heard(String),
}

/// Who is where, as seen from sockets. Cheap to clone, never blocks.
#[derive(Clone)]
pub struct Presence {
    addr: Arc<Addr<PresenceActor>>,
}

impl Presence {
    pub(crate) fn new(addr: Addr<PresenceActor>) -> Presence {
        Presence { addr: Arc::new(addr) }
    }

    /// A socket follows a ticket, as the registry allowed it. One that is quiet is not shown, and is told only what was
    /// read. It hears of the ticket by [`crate::Push::Aside`] until it leaves.
    pub fn came(&self, ticket: TicketId, subscriber: Subscriber, quiet: bool, head: Arc<Head>) {
        self.tell(News::Came { ticket, subscriber, quiet, head });
    }

    /// A socket follows a ticket no more.
    pub fn went(&self, ticket: TicketId, conn: ConnId) {
        self.tell(News::Went(ticket, conn));
    }

    /// A socket of the helpdesk watches the queue: it is told who is at which ticket.
    pub fn watches(&self, subscriber: Subscriber) {
        self.tell(News::Watches(subscriber));
    }

    /// It watches no more.
    pub fn watches_no_more(&self, conn: ConnId) {
        self.tell(News::WatchesNoMore(conn));
    }

    /// A socket is gone.
    pub fn gone(&self, conn: ConnId) {
        self.tell(News::Gone(conn));
    }

    /// Somebody writes to a ticket that this socket follows, or stopped.
    pub fn typing(&self, ticket: TicketId, conn: ConnId, on: bool) {
        self.tell(News::Typing { ticket, conn, on });
    }

    /// Somebody has read a ticket that this socket follows.
    pub fn seen(&self, ticket: TicketId, conn: ConnId, seq: Seq) {
        self.tell(News::Seen { ticket, conn, seq });
    }

    pub(crate) fn heard(&self, said: String) {
        self.tell(News::Heard(said));
    }

    fn tell(&self, news: News) {
        // full, or ending: see the head of this file
        let _ = self.addr.try_send(news);
    }
}
