//! A check-up of a database: which PostgreSQL, which schema, whose clock, and whether every ticket is what its log says.
//!
//! The rule it keeps: it only reads. A difference is reported, never repaired silently, for it means that somebody wrote past
//! the journal, or that a disk lost what it had promised to keep.

use crate::generated::queries;
use crate::generated::types::hd::{Events, Tickets};
use crate::migrate::{self, MigrateError, as_owner};
use crate::{recount, rows};
use chrono::{DateTime, TimeDelta, Utc};
use helpdesk_core::{Event, Ticket, TicketId};
use tokio_postgres::Client;

/// A connection as the owner, who may read everything.
pub struct Checkup {
    client: Client,
}

/// What a database says of itself.
#[derive(Clone, Debug)]
pub struct Vitals {
    /// PostgreSQL's version, as it says it.
    pub version: String,
    /// The last migration that was applied; 0: none, or it is somebody else's database.
    pub schema: i32,
    /// How far its clock is ahead of ours; negative: behind. Off by at most half of `took`.
    pub ahead: TimeDelta,
    /// How long it took to answer.
    pub took: TimeDelta,
}

/// Some tickets that were looked at.
#[derive(Clone, Debug, Default)]
pub struct Looked {
    /// How many.
    pub tickets: u64,
    /// The last of them; `None`: there are no more.
    pub last: Option<TicketId>,
    /// One sentence per fault.
    pub faults: Vec<String>,
}

impl Checkup {
    /// Connects as the owner that the URL names.
    pub async fn begin(url: &str) -> Result<Checkup, MigrateError> {
        Ok(Checkup { client: as_owner(url).await? })
    }

    /// Which PostgreSQL this is.
    pub async fn vitals(&self) -> Result<Vitals, MigrateError> {
        let before = Utc::now();
        let said = queries::vitals::vitals().bind(&self.client).one().await?;
        let took = Utc::now() - before;
        let schema = migrate::applied_version(&self.client).await?;
        Ok(Vitals { version: said.version, schema, ahead: ahead(said.now, before, took), took })
    }

    /// The highest number of a ticket; 0: there is none.
    pub async fn last_ticket(&self) -> Result<i64, MigrateError> {
        Ok(queries::last_ticket::last_ticket().bind(&self.client).one().await?)
    }

    /// Looks at the next `limit` tickets after this one: whether the log is dense and the ticket what the log replays to.
    pub async fn look(&self, after: TicketId, limit: i64) -> Result<Looked, MigrateError> {
        let found = queries::whole_logs::whole_logs().bind(&self.client, &after.0, &limit).all().await?;
        let mut looked = Looked::default();
        for row in found {
            looked.tickets += 1;
            looked.last = Some(TicketId(row.ticket.id));
            looked.faults.extend(fault(row.ticket, row.log));
        }
        Ok(looked)
    }

    /// Every figure beside a count of all tickets; one sentence per difference.
    pub async fn figures(&self) -> Result<Vec<String>, MigrateError> {
        recount::differences(&self.client).await
    }
}

/// How far a clock is ahead that said `now` while we waited from `asked` on; the truth is taken to lie in the middle.
fn ahead(now: DateTime<Utc>, asked: DateTime<Utc>, took: TimeDelta) -> TimeDelta {
    now - (asked + took / 2)
}

/// What is wrong with a ticket and its log.
fn fault(ticket: Tickets, log: Vec<Events>) -> Option<String> {
    let (id, last) = (ticket.id, ticket.last_seq);
    let seqs: Vec<i64> = log.iter().map(|event| event.seq).collect();
    if let Some(gap) = gap(&seqs, last) {
        return Some(format!("ticket {id}: {gap}"));
    }
    let log: Result<Vec<Event>, _> = log.into_iter().map(rows::event).collect();
    let (kept, log) = match (rows::ticket(ticket), log) {
        (Ok(kept), Ok(log)) => (kept, log),
        (Err(error), _) | (_, Err(error)) => return Some(format!("ticket {id}: {error}")),
    };
    let Some(told) = Ticket::replay(&log) else {
        return Some(format!("ticket {id}: its log does not begin with its opening"));
    };
    let apart = apart(&kept, &told);
    (!apart.is_empty()).then(|| format!("ticket {id}: not what its log says: {}", apart.join(", ")))
}

/// The first place at which a log is not 1, 2, 3, … up to the ticket's last event.
fn gap(seqs: &[i64], last: i64) -> Option<String> {
    let wrong = seqs.iter().zip(1..).find(|(seq, place)| *seq != place);
    match wrong {
        Some((seq, place)) => Some(format!("event {place} of its log is missing, {seq} follows")),
        None if i64::try_from(seqs.len()) != Ok(last) => {
            Some(format!("its log has {} events, the ticket says {last}", seqs.len()))
        }
        None => None,
    }
}

/// The fields in which a ticket is not what its log says.
fn apart(kept: &Ticket, told: &Ticket) -> Vec<&'static str> {
    let fields = [
        ("status", kept.status == told.status),
        ("category", kept.category == told.category),
        ("category_source", kept.category_source == told.category_source),
        ("category_confidence", kept.category_confidence == told.category_confidence),
        ("category_reasons", kept.category_reasons == told.category_reasons),
        ("description", kept.description == told.description),
        ("location", kept.location == told.location),
        ("requester", kept.requester == told.requester),
        ("assignee", kept.assignee == told.assignee),
        ("opened_at", kept.opened_at == told.opened_at),
        ("modified_at", kept.modified_at == told.modified_at),
        ("closed_at", kept.closed_at == told.closed_at),
    ];
    fields.into_iter().filter(|(_, same)| !same).map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_is_dense_or_it_is_said_where_it_is_not() {
        assert_eq!(gap(&[1, 2, 3], 3), None);
        assert_eq!(gap(&[], 0), None);
        assert!(gap(&[1, 3], 3).unwrap().contains("event 2"));
        assert!(gap(&[2], 2).unwrap().contains("event 1"));
        assert!(gap(&[1, 2], 3).unwrap().contains("2 events, the ticket says 3"));
        assert!(gap(&[1, 2, 3], 2).unwrap().contains("3 events, the ticket says 2"));
    }

    #[test]
    fn a_clock_is_compared_with_the_middle_of_the_wait() {
        let asked = DateTime::from_timestamp(1_000, 0).unwrap();
        let second = TimeDelta::seconds(1);
        assert_eq!(ahead(asked + second, asked, second * 2), TimeDelta::zero());
        assert_eq!(ahead(asked + second * 6, asked, second * 2), second * 5);
        assert_eq!(ahead(asked, asked, second * 2), -second);
    }
}
