//! Incidents: which tickets are about one thing, and what was begun to be said to all of them.
//!
//! The rule it keeps: every call here is one statement, done as a whole or not at all, and asked again with the same cid it
//! has no second effect; so an answer that was lost is only asked for again. These are small tables of their own: their
//! writes go over the connections of the reads, and the journal's stay the journal's.

use super::{ReadError, Store, numbers};
use crate::generated::queries::group;
use crate::generated::queries::incidents as read_incidents;
use crate::pool::read;
use crate::rows;
use helpdesk_core::incident::{MEMBERS, Marked, Member};
use helpdesk_core::{Author, Cid, Incident, IncidentId, TicketId};

/// What became of a grouping; nothing was changed unless it says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// The incident is new, with these tickets.
    Opened(IncidentId),
    /// This cid had opened it before.
    Exists(IncidentId),
    /// The tickets are members now.
    Joined(IncidentId),
    /// There is no such incident any more.
    Gone,
    /// This cid opened one with other tickets.
    Conflict,
    /// There is no such ticket.
    Unknown(TicketId),
    /// This ticket is closed.
    Closed(TicketId),
    /// This ticket is in another incident.
    Taken(TicketId, IncidentId),
    /// It would have more members than an incident may.
    Full,
}

/// How an answer to all members begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerBegun {
    /// These threads are to have it: the members that were not closed when this cid came first, but for those that left.
    Go(Vec<TicketId>),
    /// There is no such incident any more.
    Gone,
    /// This cid said something else.
    Conflict,
    /// No member is open or active.
    Closed,
}

fn damaged(what: &str) -> ReadError {
    ReadError::Failed(format!("incidents: {what} cannot be understood"))
}

fn grouping(outcome: &str, incident: Option<i64>, ticket: Option<i64>) -> Result<Grouping, ReadError> {
    match (outcome, incident.map(IncidentId), ticket.map(TicketId)) {
        ("opened", Some(incident), _) => Ok(Grouping::Opened(incident)),
        ("exists", Some(incident), _) => Ok(Grouping::Exists(incident)),
        ("joined", Some(incident), _) => Ok(Grouping::Joined(incident)),
        ("gone", ..) => Ok(Grouping::Gone),
        ("conflict", ..) => Ok(Grouping::Conflict),
        ("unknown", _, Some(ticket)) => Ok(Grouping::Unknown(ticket)),
        ("closed", _, Some(ticket)) => Ok(Grouping::Closed(ticket)),
        ("taken", Some(incident), Some(ticket)) => Ok(Grouping::Taken(ticket, incident)),
        ("full", ..) => Ok(Grouping::Full),
        (other, ..) => Err(damaged(other)),
    }
}

fn most() -> i32 {
    i32::try_from(MEMBERS).unwrap_or(i32::MAX)
}

impl Store {
    /// Opens an incident; `tickets` ascending, each once.
    pub async fn open_incident(&self, who: &Author, cid: &Cid, tickets: &[TicketId]) -> Result<Grouping, ReadError> {
        let (ids, name) = (numbers(tickets), who.name.as_str());
        let ask =
            async |db: &_| group::open_incident().bind(db, &who.id.0, &name, &cid.as_str(), &ids, &most()).one().await;
        let row = read(&self.read, ask).await?;
        grouping(&row.outcome, row.incident, row.ticket)
    }

    /// Adds tickets to an incident; those that are members already stay.
    pub async fn join_incident(&self, incident: IncidentId, tickets: &[TicketId]) -> Result<Grouping, ReadError> {
        let ids = numbers(tickets);
        let ask = async |db: &_| group::join_incident().bind(db, &incident.0, &ids, &most()).one().await;
        let row = read(&self.read, ask).await?;
        grouping(&row.outcome, row.incident, row.ticket)
    }

    /// Takes one ticket out, or all (`None`), which dissolves the incident. `false`: there never was such an incident.
    pub async fn leave_incident(&self, incident: IncidentId, ticket: Option<TicketId>) -> Result<bool, ReadError> {
        let ticket = ticket.map(|ticket| ticket.0);
        read(&self.read, async |db| group::leave_incident().bind(db, &incident.0, &ticket).one().await).await
    }

    /// Begins an answer to all members, or finds the one that this cid began. `words` is the SHA-256 of the body.
    pub async fn answer_incident(
        &self,
        incident: IncidentId,
        who: &Author,
        cid: &Cid,
        words: &[u8],
    ) -> Result<AnswerBegun, ReadError> {
        let ask =
            async |db: &_| group::answer_incident().bind(db, &incident.0, &who.id.0, &cid.as_str(), &words).one().await;
        let row = read(&self.read, ask).await?;
        match row.outcome.as_str() {
            "go" => Ok(AnswerBegun::Go(row.tickets.into_iter().map(TicketId).collect())),
            "gone" => Ok(AnswerBegun::Gone),
            "conflict" => Ok(AnswerBegun::Conflict),
            "closed" => Ok(AnswerBegun::Closed),
            other => Err(damaged(other)),
        }
    }

    /// One incident with its members; `None`: there is none of this number, or it was dissolved.
    pub async fn incident(&self, incident: IncidentId) -> Result<Option<Incident>, ReadError> {
        Ok(self.some_incidents(Some(incident), None, None, 1).await?.pop())
    }

    /// The newest incidents before this one, or of all; only the one of a ticket, if a ticket is given.
    pub async fn incidents(
        &self,
        ticket: Option<TicketId>,
        before: Option<IncidentId>,
        limit: i64,
    ) -> Result<Vec<Incident>, ReadError> {
        self.some_incidents(None, ticket, before, limit).await
    }

    async fn some_incidents(
        &self,
        incident: Option<IncidentId>,
        ticket: Option<TicketId>,
        before: Option<IncidentId>,
        limit: i64,
    ) -> Result<Vec<Incident>, ReadError> {
        let (incident, ticket, before) = (incident.map(|of| of.0), ticket.map(|of| of.0), before.map(|of| of.0));
        let ask = async |db: &_| read_incidents::incidents().bind(db, &incident, &ticket, &before, &limit).all().await;
        let mut found: Vec<Incident> = Vec::new();
        for row in read(&self.read, ask).await? {
            let id = IncidentId(row.incident);
            if found.last().is_none_or(|last| last.id != id) {
                let opened_by = rows::person(row.ticket, row.opened_by, &row.opened_by_name)?;
                found.push(Incident { id, opened_at: row.incident_opened_at, opened_by, tickets: Vec::new() });
            }
            if let Some(last) = found.last_mut() {
                last.tickets.push(member(row)?);
            }
        }
        Ok(found)
    }

    /// The tickets of every incident that has an open or active member, at most so many incidents, the newest first.
    pub async fn incident_marks(&self, most: i64) -> Result<Vec<Marked>, ReadError> {
        let mut marked: Vec<Marked> = Vec::new();
        for row in read(&self.read, async |db| read_incidents::incident_marks().bind(db, &most).all().await).await? {
            let (incident, ticket) = (IncidentId(row.incident_id), TicketId(row.ticket_id));
            match marked.last_mut().filter(|last| last.incident == incident) {
                Some(last) => last.tickets.push(ticket),
                None => marked.push(Marked { incident, tickets: vec![ticket] }),
            }
        }
        Ok(marked)
    }

    /// Moves whenever the members of an incident changed, on whichever node.
    pub async fn incidents_version(&self) -> Result<i64, ReadError> {
        read(&self.read, async |db| read_incidents::incidents_version().bind(db).one().await).await
    }
}

fn member(row: read_incidents::Incidents) -> Result<Member, ReadError> {
    let id = row.ticket;
    Ok(Member {
        ticket: TicketId(id),
        status: rows::status(id, &row.status)?,
        category: rows::category(id, &row.category)?,
        location: rows::location(id, row.building.as_deref(), row.room.as_deref())?,
        requester: rows::person(id, row.requester_id, &row.requester_name)?,
        assignee: rows::assignee(id, row.assignee_id, row.assignee_name.as_deref())?,
        opened_at: row.opened_at,
        closed_at: row.closed_at,
        preview: helpdesk_core::queue::preview(&row.preview),
    })
}
