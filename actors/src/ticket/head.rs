//! Where a ticket's log ends and whether it takes anything more, for those who stand beside it and must not ask its actor.
//!
//! Written by the actor before anybody is told of an event; so whoever has heard of an event finds it here.

use helpdesk_core::{Role, Seq, Status, Ticket, may_see};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

/// The end of a log as of now. A ticket that is loaded again has a new one.
#[derive(Debug, Default)]
pub struct Head {
    last: AtomicI64,
    closed: AtomicBool,
}

impl Head {
    pub(crate) fn of(ticket: &Ticket) -> Head {
        let head = Head::default();
        head.set(ticket);
        head
    }

    pub(super) fn set(&self, ticket: &Ticket) {
        self.last.store(ticket.last_seq.0, Ordering::Release);
        self.closed.store(ticket.status == Status::Closed, Ordering::Release);
    }

    /// The seq of the last event.
    pub(crate) fn last(&self) -> Seq {
        Seq(self.last.load(Ordering::Acquire))
    }

    /// Whether somebody of this role sees the ticket.
    pub(crate) fn is_for(&self, role: Role) -> bool {
        may_see(role, if self.is_closed() { Status::Closed } else { Status::Open })
    }

    /// Whether the ticket accepts nothing more.
    pub(crate) fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Acquire)
    }
}
