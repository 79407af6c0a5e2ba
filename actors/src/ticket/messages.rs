//! What a ticket actor is asked.

use super::Head;
use crate::frame::{ConnId, Subscriber};
use actix::prelude::*;
use chrono::{DateTime, Utc};
use helpdesk_core::{Author, Cid, Command, Event, Refusal, Seq, Ticket};
use std::sync::Arc;
use tokio::sync::oneshot;

/// What a command became. All of it is durable.
#[derive(Clone, Debug)]
pub struct Done {
    /// The ticket as it is now (at least as new as the event).
    pub ticket: Ticket,
    /// The events that the command made, first the one that carries its `cid`.
    pub events: Vec<Event>,
    /// The place of the first of them.
    pub seq: Seq,
    /// When it was committed.
    pub at: DateTime<Utc>,
    /// Whether the log had it already.
    pub dup: bool,
}

pub(crate) type Reply<T> = oneshot::Sender<Result<T, Refusal>>;

/// Do this. The reply comes after the commit.
#[derive(Message)]
#[rtype(result = "()")]
pub(crate) struct Submit {
    pub who: Author,
    pub cid: Cid,
    pub command: Command,
    pub reply: Reply<Done>,
}

/// Send everything after this seq, and whatever follows.
#[derive(Message)]
#[rtype(result = "()")]
pub(crate) struct Join {
    pub after: Seq,
    pub subscriber: Subscriber,
    pub reply: Reply<Arc<Head>>,
}

/// Send nothing more.
#[derive(Message)]
#[rtype(result = "()")]
pub(crate) struct Leave(pub ConnId);

/// The database was restored: forget everything. The registry has forgotten this actor already.
#[derive(Message)]
#[rtype(result = "()")]
pub(crate) struct StartOver;

/// The log is said to end here; another node wrote.
#[derive(Message)]
#[rtype(result = "()")]
pub(crate) struct Hint(pub Seq);
