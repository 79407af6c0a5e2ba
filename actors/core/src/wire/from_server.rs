//! Server to client.

use super::beside::{Reader, Viewing};
use crate::event::Event;
use crate::ids::{Cid, PersonId, Seq, TicketId};
use crate::incident::{Hint, Marked};
use crate::line::Place;
use crate::people::{Author, Role};
use crate::queue::{Digest, QueueItem};
use crate::refusal::{Code, Refusal};
use crate::status::Status;
use crate::text::PersonName;
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;

/// Who the server takes the client for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct You {
    /// Random id of the session.
    pub id: PersonId,
    /// What they call themselves.
    pub name: PersonName,
    /// The role they entered in.
    pub role: Role,
}

impl From<&Author> for You {
    fn from(who: &Author) -> You {
        You { id: who.id, name: who.name.clone(), role: who.role }
    }
}

/// The answer to `hello`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Welcome {
    /// Version of the contract.
    pub v: u64,
    /// This connection, for the log.
    pub conn: String,
    /// The node that answers.
    pub node: String,
    /// A changed one (database restored) voids all cursors.
    pub epoch: String,
    /// Who you are.
    pub you: You,
    /// How often to send a sign of life.
    pub heartbeat_ms: u64,
    /// Largest frame in bytes.
    pub max_frame: usize,
    /// The server's clock; informs, never decides.
    pub now: DateTime<Utc>,
}

/// Why a cursor cannot be served from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ResyncReason {
    /// More events are missing than a socket replays.
    TooOld,
    /// The cursor is past the log.
    Ahead,
    /// The database is another one.
    Epoch,
}

/// Why a subscription ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GoneReason {
    /// The ticket was closed and you are a user.
    Closed,
    /// You may not see it.
    Forbidden,
}

/// Why the server says farewell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ByeReason {
    /// A planned restart.
    Shutdown,
    /// You did not read.
    Slow,
    /// The session ended.
    Expired,
    /// Too much at once.
    Overload,
}

/// The whole queue.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QueueSnapshot {
    /// At most 500 rows.
    pub items: Vec<QueueItem>,
    /// How many there are in all.
    pub total: i64,
    /// Over all rows.
    pub digest: Digest,
}

/// One row changed, or left (`item: null`).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TicketChange {
    /// Which ticket.
    pub ticket: TicketId,
    /// The greatest wins.
    pub rev: Seq,
    /// The row; `null` when it left the queue.
    pub item: Option<QueueItem>,
}

/// Everything that a server may say.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "t", rename_all = "snake_case")]
pub enum ServerFrame {
    /// Answer to `hello`.
    Welcome(Welcome),
    /// You are subscribed; `ev` from+1..last follow, then live ones.
    SubOk {
        /// Which ticket.
        ticket: TicketId,
        /// Its status now.
        status: Status,
        /// Your cursor.
        from: Seq,
        /// The length of its log.
        last: Seq,
    },
    /// An event, in the order of its seq.
    Ev(Event),
    /// The command is durable.
    Ack {
        /// Your id of it.
        cid: Cid,
        /// Which ticket.
        ticket: TicketId,
        /// The seq of its (first) event.
        seq: Seq,
        /// When it was committed.
        at: DateTime<Utc>,
        /// Whether it was there already.
        dup: bool,
    },
    /// A no.
    Err {
        /// The stable code.
        code: Code,
        /// For people.
        detail: String,
        /// The id of the command.
        #[serde(skip_serializing_if = "Option::is_none")]
        cid: Option<String>,
        /// Which ticket.
        #[serde(skip_serializing_if = "Option::is_none")]
        ticket: Option<TicketId>,
        /// When asking again makes sense.
        #[serde(skip_serializing_if = "Option::is_none")]
        retry_ms: Option<u64>,
        /// The field that is wrong.
        #[serde(skip_serializing_if = "Option::is_none")]
        field: Option<String>,
        /// For `stale_base`: what stands there now.
        #[serde(skip_serializing_if = "Option::is_none")]
        current: Option<Value>,
    },
    /// Read the gap by REST, then `sub` again.
    Resync {
        /// Which ticket.
        ticket: TicketId,
        /// Why.
        reason: ResyncReason,
        /// The length of its log.
        last: Seq,
    },
    /// You are unsubscribed.
    Gone {
        /// Which ticket.
        ticket: TicketId,
        /// The last seq that you got.
        seq: Seq,
        /// Why.
        reason: GoneReason,
    },
    /// Who looks at a ticket now. Ephemeral; the newest one counts.
    Presence {
        /// Which ticket.
        ticket: TicketId,
        /// At most ten, who writes first, then the helpdesk.
        viewers: Vec<Viewing>,
    },
    /// Somebody has read a ticket up to a place.
    Seen {
        /// Which ticket.
        ticket: TicketId,
        /// Who.
        by: Reader,
        /// The last seq that they have read.
        seq: Seq,
    },
    /// The whole queue.
    QueueSnap(QueueSnapshot),
    /// One row of the queue.
    Queue(TicketChange),
    /// Every group of tickets that looks like one incident now; what is not in it is suggested no more.
    IncidentHint {
        /// The newest first.
        hints: Vec<Hint>,
    },
    /// Every incident with an open or active member, and its tickets; to queue watchers, whenever one changed.
    Incidents {
        /// The newest first.
        items: Vec<Marked>,
    },
    /// What the rows sum up to, every 15 s.
    Digest(Digest),
    /// A worker's answer, pushed when it changed.
    Analytics {
        /// `backlog`, `resolution-times` or `active-by-category`.
        report: &'static str,
        /// The worker's answer; `null` if it never answered.
        data: Value,
        /// When the worker said so.
        as_of: Option<DateTime<Utc>>,
        /// Whether the worker is down and this is its last word.
        stale: bool,
        /// The card as the dashboard page shows it.
        html: String,
    },
    /// How far an open ticket is from being taken; told to its watchers when it changes.
    Place(Place),
    /// Answer to `ping`.
    Pong {
        /// Your number.
        n: i64,
        /// The server's clock.
        now: DateTime<Utc>,
    },
    /// Farewell.
    Bye {
        /// Why.
        reason: ByeReason,
        /// Whether to come back.
        reconnect: bool,
        /// After how many milliseconds; random per connection.
        after_ms: u64,
    },
}

impl ServerFrame {
    /// A refusal as a frame.
    #[must_use]
    pub fn refusal(refusal: Refusal, cid: Option<String>, ticket: Option<TicketId>) -> ServerFrame {
        ServerFrame::Err {
            code: refusal.code,
            retry_ms: refusal.retry_ms(),
            detail: refusal.detail,
            cid,
            ticket,
            field: refusal.field,
            current: refusal.current,
        }
    }

    /// The frame as text. A frame of ours always serialises; should it ever not, the client is told `internal`.
    #[must_use]
    pub fn encode(&self) -> String {
        serde_json::to_string(self)
            .unwrap_or_else(|_| r#"{"t":"err","code":"internal","detail":"a frame could not be written"}"#.to_owned())
    }
}
