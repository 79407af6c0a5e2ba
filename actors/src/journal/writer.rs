//! The writer's loop: gather, write, answer.

use super::locked::Locked;
use super::{Item, JournalCounters, Ledger, Submission, Verdict};
use helpdesk_core::TicketId;
use helpdesk_sql::journal::{Answer, Batch, WriteError};
use std::collections::{HashSet, VecDeque};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use tokio::sync::mpsc;

/// Submissions in one statement. Past 256 a batch is not faster, only later for those in it.
const BATCH: usize = 256;
/// Submissions held back because their ticket is in the batch already (only after an actor died with one in flight).
const HELD: usize = 256;
/// Times that the same batch is sent again after a deadlock or a lock timeout, with growing pauses.
const AGAIN: u32 = 5;
const PAUSE: Duration = Duration::from_millis(10);

pub(super) async fn run(ledger: Arc<dyn Ledger>, mut items: mpsc::Receiver<Item>, counters: Arc<JournalCounters>) {
    let (mut held, mut locked) = (VecDeque::new(), Locked::default());
    loop {
        let first = match held.pop_front().or_else(|| locked.pop(Instant::now())) {
            Some(item) => item,
            None => match next(&mut items, &locked).await {
                Next::Item(item) => *item,
                Next::LockedIsDue => continue,
                Next::End => return,
            },
        };
        let batch = gather(first, &mut held, &mut locked, &mut items);
        counters.batches.fetch_add(1, Ordering::Relaxed);
        counters.submissions.fetch_add(batch.len() as u64, Ordering::Relaxed);
        settle(ledger.as_ref(), batch, &mut locked).await;
    }
}

/// What happens next when nothing is at hand.
enum Next {
    Item(Box<Item>),
    LockedIsDue,
    End,
}

async fn next(items: &mut mpsc::Receiver<Item>, locked: &Locked) -> Next {
    let Some(due) = locked.next() else {
        return items.recv().await.map_or(Next::End, |item| Next::Item(Box::new(item)));
    };
    tokio::select! {
        Some(item) = items.recv() => Next::Item(Box::new(item)),
        () = tokio::time::sleep_until(due.into()) => Next::LockedIsDue,
    }
}

/// Everything that waits, in the order of its arrival, each ticket once.
fn gather(first: Item, held: &mut VecDeque<Item>, locked: &mut Locked, items: &mut mpsc::Receiver<Item>) -> Vec<Item> {
    let now = Instant::now();
    let mut tickets: HashSet<TicketId> = first.submission.ticket().into_iter().collect();
    let mut batch = vec![first];
    let mut waiting = std::mem::take(held);
    while batch.len() < BATCH && held.len() < HELD {
        let next = waiting.pop_front().or_else(|| locked.pop(now)).or_else(|| items.try_recv().ok());
        let Some(item) = next else { break };
        match item.submission.ticket() {
            Some(ticket) if !tickets.insert(ticket) => held.push_back(item),
            _ => batch.push(item),
        }
    }
    held.append(&mut waiting);
    batch
}

/// Writes a batch and answers everybody in it. A refused batch is split in two until the bad one stands alone.
async fn settle(ledger: &dyn Ledger, items: Vec<Item>, locked: &mut Locked) {
    let mut spans = VecDeque::from([items]);
    while let Some(mut span) = spans.pop_front() {
        let outcome = write(ledger, &span).await;
        match outcome {
            Ok(answers) => answer(span, answers, locked),
            Err(WriteError::Refused { code, message }) if span.len() == 1 => {
                tracing::warn!(code, message, "an entry was refused by the database");
                answer_all(span, || Verdict::Refused { code: code.clone() });
            }
            Err(WriteError::Refused { .. }) => {
                let second = span.split_off(span.len() / 2);
                spans.push_front(second);
                spans.push_front(span);
            }
            Err(WriteError::Away { .. }) => answer_all(span, || Verdict::Unavailable),
            Err(WriteError::Again { .. } | WriteError::Busy) => answer_all(span, || Verdict::Busy),
            Err(WriteError::Late) => answer_all(span, || Verdict::Late),
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
fn answer(span: Vec<Item>, answers: Vec<Answer>, locked: &mut Locked) {
    let now = Instant::now();
    let is_entry = |item: &Item| matches!(item.submission, Submission::Entry(_));
    let (entries, creations): (Vec<Item>, Vec<Item>) = span.into_iter().partition(is_entry);
    let mut entries: Vec<Option<Item>> = entries.into_iter().map(Some).collect();
    let mut creations: Vec<Option<Item>> = creations.into_iter().map(Some).collect();
    for answer in answers {
        let (slot, verdict) = match answer {
            Answer::Locked { entry } => {
                let item = entries.get_mut(entry).and_then(Option::take);
                item.into_iter().for_each(|item| locked.put(item, now));
                continue;
            }
            Answer::Committed { entry, last, at } => (entries.get_mut(entry), Verdict::Committed { last, at }),
            Answer::Conflict { entry, .. } => (entries.get_mut(entry), Verdict::Conflict),
            Answer::Duplicate { entry, found } => (entries.get_mut(entry), Verdict::Duplicate(found)),
            Answer::Created { creation, ticket, at } => (creations.get_mut(creation), Verdict::Created { ticket, at }),
            Answer::Exists { creation, ticket, .. } => (creations.get_mut(creation), Verdict::Exists { ticket }),
        };
        if let Some(item) = slot.and_then(Option::take) {
            let _ = item.reply.send(verdict);
        }
    }
    for item in entries.into_iter().chain(creations).flatten() {
        tracing::error!("the journal's statement gave no answer for an entry");
        let _ = item.reply.send(Verdict::Unknown);
    }
}
