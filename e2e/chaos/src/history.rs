//! The history of a run: what clients asked for, what they were told and what they saw, on one monotonic clock.
//!
//! One JSON object a line ([`Record`]). It is written while the run goes on and never changed; the checker reads it after
//! the end, beside what the database holds ([`Facts`]). An operation is one command with one `cid`, however often it was
//! sent; it has one [`What::Invoke`] per sending and at most one [`What::Outcome`].

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One line of the history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Microseconds since the run began.
    pub at: u64,
    /// What happened.
    #[serde(flatten)]
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum What {
    /// A command was sent (again, if `attempt` is not 0).
    Invoke(Invoke),
    /// How an operation ended. None for an operation whose client gave up without an answer counts as `Info`.
    Outcome {
        /// Which operation.
        op: u64,
        /// How it ended.
        outcome: Outcome,
    },
    /// A socket was greeted (`welcome`).
    Connect {
        /// The socket; never used again.
        conn: u64,
        /// Which server, counted from 0.
        node: usize,
        /// Whose.
        person: String,
        /// `user` or `helpdesk`.
        role: String,
    },
    /// A socket is gone.
    Disconnect {
        /// The socket.
        conn: u64,
        /// Its close code, if one came.
        code: Option<u16>,
        /// The reason of the `bye` before it, if one came.
        bye: Option<String>,
    },
    /// A `sub` was sent, also one in a `hello`. May be left out; where it is written, the next `sub_ok` must accept this
    /// very cursor, and at [`What::Quiet`] it must have been answered.
    Subscribe {
        /// The socket.
        conn: u64,
        /// The ticket.
        ticket: i64,
        /// The cursor that was asked for.
        after: i64,
    },
    /// `sub_ok`: events from `from + 1` on will come.
    Subscribed {
        /// The socket.
        conn: u64,
        /// The ticket.
        ticket: i64,
        /// The cursor that was accepted.
        from: i64,
        /// The length of the log at that moment.
        last: i64,
    },
    /// The client left the ticket by itself. Frames that were under way then may still come.
    Unsubscribed {
        /// The socket.
        conn: u64,
        /// The ticket.
        ticket: i64,
    },
    /// An `ev` frame.
    Event {
        /// The socket.
        conn: u64,
        /// The event as it stood in the frame: `ticket, seq, kind, author, at, data, cid?`.
        event: Value,
    },
    /// `gone`: unsubscribed by the server.
    Gone {
        /// The socket.
        conn: u64,
        /// The ticket.
        ticket: i64,
        /// The seq at which it ended.
        seq: i64,
        /// `closed` or `forbidden`.
        reason: String,
    },
    /// `resync`: the server would not replay the gap; the client reads by REST and subscribes again.
    Resync {
        /// The socket.
        conn: u64,
        /// The ticket.
        ticket: i64,
        /// `too_old`, `ahead` or `epoch`.
        reason: String,
        /// The length of the log.
        last: i64,
    },
    /// A fault begins or ends.
    Fault {
        /// Its name. A fault that takes a process away has `kill` in it: what was acknowledged before and is missing
        /// afterwards breaks K10.
        name: String,
        /// Whether it begins.
        begins: bool,
    },
    /// What one server held at that moment.
    Sample(Sample),
    /// From here on nobody sends, and everybody had time to hear what was sent: cursors may be judged.
    Quiet,
    /// A figure that a worker answered after quiescence, and the same counted by SQL.
    Figure {
        /// Its name.
        name: String,
        /// What the worker answered.
        told: Value,
        /// What the recount gave.
        counted: Value,
    },
    /// A ticket as `GET /tickets/{id}` showed it to the helpdesk after quiescence.
    Shown {
        /// The ticket's JSON.
        ticket: Value,
    },
}

/// A command on its way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Invoke {
    /// The operation, the same for every sending.
    pub op: u64,
    /// The tab that sent it. One tab's operations on one ticket are sent in the order of `op`.
    pub tab: u64,
    /// Who: the person's id.
    pub person: String,
    /// `user` or `helpdesk`.
    pub role: String,
    /// The client id of the command.
    pub cid: String,
    /// The ticket; none for a `create`.
    pub ticket: Option<i64>,
    /// Which server it was sent to.
    pub node: usize,
    /// Over the socket or over REST.
    pub via: Via,
    /// 0 for the first sending.
    pub attempt: u32,
    /// The command as in a `cmd` frame, without `t`, `cid` and `ticket`: `{op, body}` and so on.
    pub command: Value,
}

/// How a command travelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Via {
    /// A `cmd` frame.
    Socket,
    /// A request.
    Rest,
}

/// How an operation ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Acknowledged.
    Ok {
        /// The ticket (of a `create`: the new one).
        ticket: i64,
        /// The seq that was acknowledged.
        seq: i64,
        /// Whether an earlier sending had done it.
        dup: bool,
    },
    /// Refused for good: a final code, or a code that says "not executed" after which the client gave up.
    Fail {
        /// The code.
        code: String,
        /// Whether an earlier sending had no certain answer (cut, `timeout`, `unavailable`), so that it may have been done.
        doubtful: bool,
    },
    /// Nobody knows: the client gave up, or was cut off.
    Info,
}

/// What a server holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sample {
    /// Which server.
    pub node: usize,
    /// The moment's name; `baseline` before the load, `end` after quiescence, else free.
    pub label: String,
    /// Resident memory in KiB.
    pub rss_kib: u64,
    /// Open descriptors.
    pub descriptors: u64,
    /// Live ticket actors.
    pub actors: u64,
    /// Open sockets.
    pub sockets: u64,
    /// Its connections to the database.
    pub database: u64,
}

/// What the database holds after the run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// Every event, by ticket and seq.
    pub events: Vec<EventRow>,
    /// Every ticket's row.
    pub tickets: Vec<TicketRow>,
}

/// A row of the log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventRow {
    /// The ticket.
    pub ticket: i64,
    /// Its place.
    pub seq: i64,
    /// Its kind as on the wire.
    pub kind: String,
    /// Who wrote it.
    pub author: String,
    /// `user` or `helpdesk`.
    pub role: String,
    /// The client id of its command.
    pub cid: Option<String>,
    /// Its data as on the wire to the helpdesk.
    pub data: Value,
}

/// A ticket's row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TicketRow {
    /// The ticket.
    pub id: i64,
    /// Its status.
    pub status: String,
    /// Its category.
    pub category: String,
    /// Its description.
    pub description: String,
    /// The length of its log.
    pub last_seq: i64,
}
