//! The writer's loop: gather, write, answer.

use super::{Item, JournalCounters, Ledger, Submission, Verdict};
use helpdesk_core::TicketId;
use helpdesk_sql::journal::{Answer, Batch, WriteError};
use std::collections::{HashSet, VecDeque};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::sync::mpsc;

/// Submissions in one statement. Past 256 a batch is not faster, only later for those in it.
const BATCH: usize = 256;
/// Submissions held back because their ticket is in the batch already (only after an actor died with one in flight).
const HELD: usize = 256;
/// Times that the same batch is sent again after a deadlock or a lock timeout, with growing pauses.
const AGAIN: u32 = 5;
const PAUSE: Duration = Duration::from_millis(10);

pub(super) async fn run(ledger: Arc<dyn Ledger>, mut items: mpsc::Receiver<Item>, counters: Arc<JournalCounters>) {
    let mut held = VecDeque::new();
    loop {
        let first = match held.pop_front() {
            Some(item) => item,
            None => match items.recv().await {
                Some(item) => item,
                None => return,
            },
        };
        let batch = gather(first, &mut held, &mut items);
        counters.batches.fetch_add(1, Ordering::Relaxed);
        counters.submissions.fetch_add(batch.len() as u64, Ordering::Relaxed);
        settle(ledger.as_ref(), batch).await;
    }
}

/// Everything that waits, in the order of its arrival, each ticket once.
fn gather(first: Item, held: &mut VecDeque<Item>, items: &mut mpsc::Receiver<Item>) -> Vec<Item> {
    let mut tickets: HashSet<TicketId> = first.submission.ticket().into_iter().collect();
    let mut batch = vec![first];
    let mut waiting = std::mem::take(held);
    while batch.len() < BATCH && held.len() < HELD {
        let Some(item) = waiting.pop_front().or_else(|| items.try_recv().ok()) else { break };
        match item.submission.ticket() {
            Some(ticket) if !tickets.insert(ticket) => held.push_back(item),
            _ => batch.push(item),
        }
    }
    held.append(&mut waiting);
    batch
}

/// Writes a batch and answers everybody in it. A refused batch is split in two until the bad one stands alone.
async fn settle(ledger: &dyn Ledger, items: Vec<Item>) {
    let mut spans = VecDeque::from([items]);
    while let Some(mut span) = spans.pop_front() {
        let outcome = write(ledger, &span).await;
        match outcome {
            Ok(answers) => answer(span, answers),
            Err(WriteError::Refused { code, message }) if span.len() == 1 => {
                tracing::warn!(code, message, "an entry was refused by the database");
                answer_all(span, || Verdict::Refused { code: code.clone() });
            }
            Err(WriteError::Refused { .. }) => {
                let second = span.split_off(span.len() / 2);
                spans.push_front(second);
                spans.push_front(span);
            }
            Err(WriteError::Again { .. } | WriteError::Away { .. }) => answer_all(span, || Verdict::Unavailable),
            Err(WriteError::Busy) => answer_all(span, || Verdict::Busy),
            Err(WriteError::Lost { .. } | WriteError::Unknown) => answer_all(span, || Verdict::Unknown),
        }
    }
}

async fn write(ledger: &dyn Ledger, span: &[Item]) -> Result<Vec<Answer>, WriteError> {
    let batch = batch_of(span);
    let mut pause = PAUSE;
    for _ in 1..AGAIN {
        match ledger.write(&batch).await {
            Err(WriteError::Again { code }) => tracing::info!(code, "the same batch again"),
            outcome => return outcome,
        }
        tokio::time::sleep(pause).await;
        pause *= 2;
    }
    ledger.write(&batch).await
}

fn batch_of(span: &[Item]) -> Batch {
    let mut batch = Batch { entries: Vec::new(), creations: Vec::new() };
    for item in span {
        match &item.submission {
            Submission::Entry(entry) => batch.entries.push(entry.clone()),
            Submission::Creation(creation) => batch.creations.push(creation.clone()),
        }
    }
    batch
}

fn answer_all(span: Vec<Item>, verdict: impl Fn() -> Verdict) {
    for item in span {
        // whoever asked may have gone; the log is the truth for the retry
        let _ = item.reply.send(verdict());
    }
}

/// Gives each submission its answer. One without an answer would be a fault of the statement: its outcome is unknown.
fn answer(span: Vec<Item>, answers: Vec<Answer>) {
    let (mut entries, mut creations) = (Vec::new(), Vec::new());
    for item in span {
        match item.submission {
            Submission::Entry(_) => entries.push(Some(item.reply)),
            Submission::Creation(_) => creations.push(Some(item.reply)),
        }
    }
    for answer in answers {
        let (slot, verdict) = match answer {
            Answer::Committed { entry, last, at } => (entries.get_mut(entry), Verdict::Committed { last, at }),
            Answer::Conflict { entry, .. } => (entries.get_mut(entry), Verdict::Conflict),
            Answer::Duplicate { entry, found } => (entries.get_mut(entry), Verdict::Duplicate(found)),
            Answer::Created { creation, ticket, at } => (creations.get_mut(creation), Verdict::Created { ticket, at }),
            Answer::Exists { creation, ticket, .. } => (creations.get_mut(creation), Verdict::Exists { ticket }),
        };
        if let Some(reply) = slot.and_then(Option::take) {
            let _ = reply.send(verdict);
        }
    }
    for reply in entries.into_iter().chain(creations).flatten() {
        tracing::error!("the journal's statement gave no answer for an entry");
        let _ = reply.send(Verdict::Unknown);
    }
}
