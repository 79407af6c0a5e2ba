//! How far people have read: kept many at once, read with a thread or a list.
//!
//! The rule it keeps: a receipt only moves forward, and what is kept is never past the end of its log. Failed: the caller
//! keeps what it has and asks again.

use super::{ReadError, Store, numbers};
use crate::generated::queries;
use crate::pool::read;
use helpdesk_core::receipts::{MOST_UNREAD, Receipt, Receipts, Unread};
use helpdesk_core::{Author, Role, Seq, TicketId};

/// Kinds of events that wait to be read.
const FOR_USERS: [&str; 1] = ["message"];
const FOR_HELPDESK: [&str; 2] = ["message", "note"];

impl Store {
    /// Keeps these receipts, at most one of each person and ticket; those of tickets that do not exist are left out.
    ///
    /// It runs beside the reads: the journal's connections are for the journal alone.
    pub async fn keep_receipts(&self, receipts: &[Receipt]) -> Result<(), ReadError> {
        let tickets: Vec<i64> = receipts.iter().map(|one| one.ticket.0).collect();
        let persons: Vec<_> = receipts.iter().map(|one| one.person.0).collect();
        let roles: Vec<&str> = receipts.iter().map(|one| one.role.as_str()).collect();
        let seqs: Vec<i64> = receipts.iter().map(|one| one.seq.0).collect();
        let keep = async |db: &_| queries::receipts::keep_receipts().bind(db, &tickets, &persons, &roles, &seqs).await;
        read(&self.read, keep).await.map(drop)
    }

    /// What a thread shows of its readers.
    pub async fn receipts(&self, ticket: TicketId, who: &Author) -> Result<Receipts, ReadError> {
        let ask = async |db: &_| queries::receipts::receipts_of().bind(db, &who.id.0, &ticket.0).opt().await;
        let found = read(&self.read, ask).await?;
        Ok(found.map_or_else(Receipts::default, |row| Receipts {
            mine: Seq(row.mine),
            helpdesk: Seq(row.helpdesk),
            requester: Seq(row.requester),
        }))
    }

    /// What waits to be read in these tickets, each with a mark up to which it was read for sure (0: none). Tickets that
    /// the reader may not see are left out.
    pub async fn unread(&self, who: &Author, tickets: &[(TicketId, Seq)]) -> Result<Vec<Unread>, ReadError> {
        let (ids, marks): (Vec<TicketId>, Vec<i64>) = tickets.iter().map(|(id, mark)| (*id, mark.0)).unzip();
        let ids = numbers(&ids);
        let staff = who.role == Role::Helpdesk;
        let kinds: &[&str] = if staff { &FOR_HELPDESK } else { &FOR_USERS };
        let ask = async |db: &_| {
            queries::receipts::unread().bind(db, &ids, &marks, &who.id.0, &kinds, &MOST_UNREAD, &staff).all().await
        };
        let unread = |row: queries::receipts::Unread| Unread {
            ticket: TicketId(row.ticket_id),
            seen: Seq(row.seen),
            unread: row.unread,
        };
        Ok(read(&self.read, ask).await?.into_iter().map(unread).collect())
    }
}
