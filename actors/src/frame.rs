//! What travels to a subscriber: frames that were encoded once, through one recipient, never cloned to send.
//!
//! Full means evicted: a subscriber that does not keep up loses its socket, never its data (it resumes by cursor).

use actix::prelude::*;
use bytestring::ByteString;
use helpdesk_core::wire::ServerFrame;
use helpdesk_core::{Author, Event, PersonId, Role, TicketId};
use std::cell::OnceCell;
use std::sync::Arc;

/// One socket of one browser tab, unique in this process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConnId(pub u64);

/// Frames for a socket, in the order in which they are to be written.
#[derive(Clone, Debug, Message)]
#[rtype(result = "()")]
pub enum Push {
    /// One frame.
    Frame(ByteString),
    /// Several at once: the answer to a join with everything that was missed.
    Frames(Vec<ByteString>),
    /// Something beside this ticket's log; only for who still follows it when it arrives.
    Aside(TicketId, ByteString),
    /// The last frame of this ticket: the subscription has ended.
    Gone(TicketId, ByteString),
}

/// Ends a socket from outside its actor.
pub type Evict = Arc<dyn Fn() + Send + Sync>;

/// Somebody who follows a ticket or the queue.
pub struct Subscriber {
    /// Which socket.
    pub conn: ConnId,
    /// Who reads; decides what they may see.
    pub who: Author,
    /// Where frames go. Made once, never cloned to send: a fresh clone would have a slot of its own and undo the bound.
    pub to: Recipient<Push>,
    /// What to do when it is full.
    pub evict: Evict,
}

impl Subscriber {
    /// Hands a push over. `false`: the subscriber is gone, or was evicted for being full; forget it.
    pub fn push(&self, push: Push) -> bool {
        match self.to.try_send(push) {
            Ok(()) => true,
            Err(SendError::Full(_)) => {
                (self.evict)();
                false
            }
            Err(SendError::Closed(_)) => false,
        }
    }
}

/// An event with its frames, each encoded when first needed and then shared.
pub(crate) struct EncodedEvent {
    pub event: Event,
    user: OnceCell<ByteString>,
    helpdesk: OnceCell<ByteString>,
    own: OnceCell<ByteString>,
}

impl EncodedEvent {
    pub fn new(event: Event) -> EncodedEvent {
        EncodedEvent { event, user: OnceCell::new(), helpdesk: OnceCell::new(), own: OnceCell::new() }
    }

    /// The frame as this reader may see it.
    pub fn frame(&self, who: &Author) -> ByteString {
        let cell = match who.role {
            _ if who.id == self.event.author.id => &self.own,
            Role::User => &self.user,
            Role::Helpdesk => &self.helpdesk,
        };
        cell.get_or_init(|| self.encode(who.role, who.id)).clone()
    }

    fn encode(&self, role: Role, person: PersonId) -> ByteString {
        ServerFrame::Ev(self.event.seen_by(role, person).into_owned()).encode().into()
    }
}
