//! Keeping the index of the search up with the log: which tickets are behind, and taking them in.
//!
//! The rule it keeps: a ticket is right when its row says the length of its log, whatever came first, was hinted or was
//! lost; so a killed indexer leaves nothing behind but work, and two of them cannot harm each other (a row that moved
//! meanwhile is left alone). One at a time works, by a lock that falls with its transaction.
//!
//! "Full": of a ticket [`MOST_SIZE`] bytes of words are kept, what is over is not found. "Failed": nothing was taken.

mod entry;

use super::{ReadError, Store, numbers};
use crate::failure;
use crate::generated::queries::search_index as queries;
use crate::pool::{Loan, READ_LIMIT, read};
use chrono::{DateTime, Utc};
use entry::Entry;
use helpdesk_core::{Seq, TicketId};
use std::collections::{BTreeMap, BTreeSet};

/// Events of one ticket that are taken at once; the rest in the next turn.
const MOST_EVENTS: i64 = 1_000;
/// Bytes of one ticket's texts that are taken at once (a message has at most 48 KiB, and one always is).
const MOST_BYTES: i64 = 256 * 1024;
/// Bytes of words that a ticket's row may have; PostgreSQL refuses one of 1 MiB. A thread of 2,000 messages fits.
const MOST_SIZE: i32 = 512 * 1024;

/// What became of a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Indexed {
    /// So many tickets were taken; some may have more to come.
    Taken(i64),
    /// Somebody else indexes.
    Elsewhere,
}

/// How far the index is behind the log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lag {
    /// Tickets, at most 10,000.
    pub tickets: i64,
    /// Seconds since the last change of the one that waits longest.
    pub seconds: i64,
}

impl Store {
    /// Which of these tickets are behind.
    pub async fn behind_of(&self, tickets: &[TicketId]) -> Result<Vec<TicketId>, ReadError> {
        let ids = numbers(tickets);
        let found = read(&self.index, async |db| queries::search_behind_of().bind(db, &ids).all().await).await?;
        Ok(found.into_iter().map(TicketId).collect())
    }

    /// Unclosed tickets that are behind and tickets that were closed since, at most so many.
    pub async fn behind_unclosed(&self, most: i64) -> Result<Vec<TicketId>, ReadError> {
        let found = read(&self.index, async |db| queries::search_behind_unclosed().bind(db, &most).all().await).await?;
        Ok(found.into_iter().map(TicketId).collect())
    }

    /// Tickets with a number after one and up to another that are behind, ascending, at most so many.
    pub async fn behind_between(&self, after: i64, upto: i64, most: i64) -> Result<Vec<TicketId>, ReadError> {
        let ask = async |db: &_| queries::search_behind_between().bind(db, &after, &upto, &most).all().await;
        Ok(read(&self.index, ask).await?.into_iter().map(TicketId).collect())
    }

    /// The greatest number of a ticket; 0 if there is none.
    pub async fn last_ticket(&self) -> Result<i64, ReadError> {
        let found = read(&self.index, async |db| queries::search_last().bind(db).one().await).await?;
        Ok(found.unwrap_or_default())
    }

    /// How far the index is behind.
    pub async fn search_lag(&self) -> Result<Lag, ReadError> {
        let row = read(&self.read, async |db| queries::search_lag().bind(db).one().await).await?;
        let since = |oldest: DateTime<Utc>| row.now.signed_duration_since(oldest).num_seconds().max(0);
        Ok(Lag { tickets: row.n, seconds: row.oldest.map_or(0, since) })
    }

    /// Whether misspellings are forgiven: the extension pg_trgm is there.
    pub async fn forgives_typos(&self) -> Result<bool, ReadError> {
        use crate::generated::queries::search_kin;
        read(&self.read, async |db| search_kin::search_forgives().bind(db).one().await).await
    }

    /// Takes what is new of these tickets into the index.
    pub async fn take_into_index(&self, tickets: &[TicketId]) -> Result<Indexed, ReadError> {
        let ids = numbers(tickets);
        let loan = Loan::from(&self.index).await.map_err(|error| failure::of_read_pool(&error))?;
        let Some(client) = loan.client() else { return Err(ReadError::Busy) };
        // a loan that is dropped closes its connection, so what was begun is undone
        let turn = async {
            client.batch_execute(BEGIN).await?;
            if !queries::search_lock().bind(client).one().await? {
                client.batch_execute(ROLLBACK).await?;
                return Ok::<_, tokio_postgres::Error>(Indexed::Elsewhere);
            }
            let heads = queries::search_heads().bind(client, &ids).all().await?;
            let mut entries: BTreeMap<i64, Entry> = heads.into_iter().map(|head| (head.id, Entry::of(head))).collect();
            let (mut after, mut upto) = (Vec::new(), Vec::new());
            for entry in entries.values() {
                after.push(entry.after());
                upto.push(entry.last.0);
            }
            let asked: Vec<i64> = entries.keys().copied().collect();
            let said =
                queries::search_said().bind(client, &asked, &after, &upto, &MOST_EVENTS, &MOST_BYTES).all().await?;
            for event in said {
                if let Some(entry) = entries.get_mut(&event.ticket_id) {
                    entry.hear(Seq(event.seq), &event.kind, event.body.as_deref());
                }
            }
            let taken = take(client, entries.into_values().map(Entry::finish).collect()).await?;
            client.batch_execute(COMMIT).await?;
            Ok(Indexed::Taken(taken))
        };
        let done = tokio::time::timeout(READ_LIMIT, turn).await;
        let done = done.map_err(|_| ReadError::Failed("no answer within 12 s".to_owned()))??;
        loan.give_back();
        Ok(done)
    }
}

/// One connection's transaction, so that the lock holds for the whole turn.
const BEGIN: &str = "BEGIN";
const COMMIT: &str = "COMMIT";
const ROLLBACK: &str = "ROLLBACK";

async fn take(client: &deadpool_postgres::Client, entries: Vec<entry::Taken>) -> Result<i64, tokio_postgres::Error> {
    let learnt: BTreeSet<&(String, String)> = entries.iter().flat_map(|entry| &entry.learnt).collect();
    let of = |pick: fn(&entry::Taken) -> i64| entries.iter().map(pick).collect::<Vec<_>>();
    let since: Vec<Option<i64>> = entries.iter().map(|entry| entry.since).collect();
    let ended: Vec<bool> = entries.iter().map(|entry| entry.ended).collect();
    let afresh: Vec<bool> = entries.iter().map(|entry| entry.afresh).collect();
    let size: Vec<i32> = entries.iter().map(|entry| entry.size).collect();
    let opening: Vec<Option<&str>> = entries.iter().map(|entry| entry.opening.as_deref()).collect();
    let said: Vec<&str> = entries.iter().map(|entry| entry.said.as_str()).collect();
    let words: Vec<&str> = learnt.iter().map(|(word, _)| word.as_str()).collect();
    let lower: Vec<&str> = learnt.iter().map(|(_, lower)| lower.as_str()).collect();
    queries::search_take()
        .bind(
            client,
            &of(|entry| entry.ticket),
            &since,
            &of(|entry| entry.until),
            &ended,
            &afresh,
            &size,
            &opening,
            &said,
            &words,
            &lower,
        )
        .one()
        .await
}
