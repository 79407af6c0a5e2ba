//! The one writer of a node: group commit.
//!
//! It takes what arrived while the last statement was in flight and writes it as one autocommit statement, so one fsync
//! pays for many tickets and a lone message waits for nobody. There is no timer and no minimum: at low load a batch is
//! one entry.
//!
//! Rules it keeps: a ticket has at most one entry in a batch; a batch that fails is retried by halves, in order; an
//! outcome that is not known is said to be unknown, never guessed. Full means `Busy`, answered at once.

mod ledger;
mod locked;
mod writer;

pub use ledger::Ledger;

use chrono::{DateTime, Utc};
use helpdesk_core::{Seq, TicketId};
use helpdesk_sql::journal::{Creation, Entry, Found};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

/// Submissions that may wait. At 40,000 messages/s this is a tenth of a second; what is over is told `busy`.
const QUEUE: usize = 4096;

/// What a ticket actor or the registry wants written.
pub(crate) enum Submission {
    /// The next events of a ticket.
    Entry(Entry),
    /// A new ticket.
    Creation(Creation),
}

impl Submission {
    fn ticket(&self) -> Option<TicketId> {
        match self {
            Submission::Entry(entry) => Some(entry.ticket),
            Submission::Creation(_) => None,
        }
    }
}

/// What became of a submission.
#[derive(Debug)]
pub(crate) enum Verdict {
    /// Durable: the log now ends at `last`.
    Committed { last: Seq, at: DateTime<Utc> },
    /// Somebody else wrote first; nothing of this entry was written.
    Conflict,
    /// These `cid`s are in the log already; nothing of this entry was written.
    Duplicate(Vec<Found>),
    /// The new ticket is durable.
    Created { ticket: TicketId, at: DateTime<Utc> },
    /// This `cid` had opened this ticket before.
    Exists { ticket: TicketId },
    /// The database refused it, with this SQLSTATE; nothing was written.
    Refused { code: String },
    /// The queue is full, or somebody else holds the ticket's row; nothing was written.
    Busy,
    /// The database cannot be reached; nothing was written.
    Unavailable,
    /// Written or not: nobody knows. Read the log.
    Unknown,
    /// The same, and the database did not answer in time.
    Late,
}

/// What the journal has done since the start. Only ever grows.
#[derive(Debug, Default)]
pub struct JournalCounters {
    batches: AtomicU64,
    submissions: AtomicU64,
    busy: AtomicU64,
}

impl JournalCounters {
    /// Statements that were sent.
    #[must_use]
    pub fn batches(&self) -> u64 {
        self.batches.load(Ordering::Relaxed)
    }

    /// Entries and new tickets in them.
    #[must_use]
    pub fn submissions(&self) -> u64 {
        self.submissions.load(Ordering::Relaxed)
    }

    /// Submissions that were told `busy`, since the queue was full.
    #[must_use]
    pub fn busy(&self) -> u64 {
        self.busy.load(Ordering::Relaxed)
    }
}

pub(crate) struct Item {
    submission: Submission,
    reply: oneshot::Sender<Verdict>,
    /// Set while somebody else holds its ticket's row.
    blocked: Option<locked::Blocked>,
}

/// The way in. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Journal {
    queue: mpsc::Sender<Item>,
    counters: Arc<JournalCounters>,
}

impl Journal {
    /// Starts the writer on the database runtime. It ends when the last `Journal` is dropped and all is written.
    pub fn start(ledger: Arc<dyn Ledger>, on: &Handle) -> (Journal, JoinHandle<()>) {
        let (queue, items) = mpsc::channel(QUEUE);
        let counters = Arc::new(JournalCounters::default());
        let task = on.spawn(writer::run(ledger, items, Arc::clone(&counters)));
        (Journal { queue, counters }, task)
    }

    pub fn counters(&self) -> Arc<JournalCounters> {
        Arc::clone(&self.counters)
    }

    /// Hands a submission over; the verdict comes when it is known.
    pub async fn submit(&self, submission: Submission) -> Verdict {
        let (reply, verdict) = oneshot::channel();
        match self.queue.try_send(Item { submission, reply, blocked: None }) {
            Ok(()) => verdict.await.unwrap_or(Verdict::Unknown),
            Err(mpsc::error::TrySendError::Full(_)) => {
                self.counters.busy.fetch_add(1, Ordering::Relaxed);
                Verdict::Busy
            }
            Err(mpsc::error::TrySendError::Closed(_)) => Verdict::Unavailable,
        }
    }
}
