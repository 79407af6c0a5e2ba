//! Grouping tickets into incidents, and saying one thing in all their threads.
//!
//! The rule it keeps: an answer to all is one message in each open or active member thread, by the same way in as any other
//! message, with a `cid` that is derived from the call's. So the same call again, also after a crash half-way, adds nothing
//! twice and completes what is missing; which threads and which words belong to the call was written down before the first
//! message. Not all threads reached is a failure that says how many were: asking again is safe and goes on from there.
//!
//! "Full": more than [`MEMBERS`] tickets in one incident are `invalid`.

use crate::state::App;
use helpdesk_actors::Done;
use helpdesk_core::incident::MEMBERS;
use helpdesk_core::{Author, Cid, Code, Command, Incident, IncidentId, MessageText, Refusal, Seq, Status, TicketId};
use helpdesk_sql::{AnswerBegun, Grouping, ReadError};
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

/// Tickets that an incident is opened with at least: one alone is a ticket.
const FEWEST: usize = 2;

/// An incident that was opened.
pub(crate) struct Opened {
    pub incident: Incident,
    /// Whether this cid had opened it before.
    pub dup: bool,
}

/// What was said in the threads of an incident.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct Answered {
    /// The threads that have the message.
    written: Vec<Written>,
    /// Members that were closed before it came to them; they get nothing more.
    closed: Vec<TicketId>,
}

/// The message in one thread.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Written {
    ticket: TicketId,
    /// Its place in the ticket's log.
    seq: Seq,
    /// Whether it was there already.
    dup: bool,
}

impl Answered {
    /// Whether all of it had been written before.
    pub fn is_repeat(&self) -> bool {
        self.written.iter().all(|one| one.dup)
    }
}

/// Tickets as a client names them: each once, ascending.
fn distinct(mut tickets: Vec<TicketId>, fewest: usize) -> Result<Vec<TicketId>, Refusal> {
    tickets.sort_unstable();
    tickets.dedup();
    if (fewest..=MEMBERS).contains(&tickets.len()) {
        Ok(tickets)
    } else {
        Err(Refusal::invalid("tickets", format!("must name {fewest} to {MEMBERS} different tickets")))
    }
}

fn no_such_incident() -> Refusal {
    Refusal::new(Code::NotFound, "no such incident")
}

fn unread(error: ReadError) -> Refusal {
    if let ReadError::Busy = error {
        return Refusal::busy();
    }
    tracing::warn!(%error, "an incident cannot be read or written");
    Refusal::unavailable()
}

/// The incident that a grouping led to, and whether it had been there before; or why it led to none.
fn grouped(grouping: Grouping) -> Result<(IncidentId, bool), Refusal> {
    let tickets = |detail: String| Err(Refusal::invalid("tickets", detail));
    match grouping {
        Grouping::Opened(incident) | Grouping::Joined(incident) => Ok((incident, false)),
        Grouping::Exists(incident) => Ok((incident, true)),
        Grouping::Gone => Err(no_such_incident()),
        Grouping::Conflict => Err(Refusal::new(Code::CidConflict, "this id was used for other tickets")),
        Grouping::Unknown(ticket) => tickets(format!("names #{ticket}, which does not exist")),
        Grouping::Closed(ticket) => Err(Refusal::new(Code::Closed, format!("#{ticket} is closed"))),
        Grouping::Taken(ticket, incident) => {
            tickets(format!("names #{ticket}, which is in incident {incident} already"))
        }
        Grouping::Full => tickets(format!("are too many, an incident has at most {MEMBERS}")),
    }
}

/// The id of the message in each thread: the same call has the same, another incident or another call another.
fn derived(incident: IncidentId, cid: &Cid) -> Result<Cid, Refusal> {
    let of_both = hex::encode(Sha256::digest(format!("incident {incident} {}", cid.as_str())));
    Cid::parse(&format!("inc-{}", of_both.chars().take(48).collect::<String>()))
}

/// All threads have it, but for closed ones; else the refusal that says best what to do, and how many have it.
fn sum_up(tickets: &[TicketId], answers: Vec<Result<Done, Refusal>>) -> Result<Answered, Refusal> {
    let mut sum = Answered::default();
    let mut failed: Option<Refusal> = None;
    for (ticket, answer) in tickets.iter().zip(answers) {
        match answer {
            Ok(done) => sum.written.push(Written { ticket: *ticket, seq: done.seq, dup: done.dup }),
            Err(refusal) if refusal.code == Code::Closed => sum.closed.push(*ticket),
            // whoever may ask again is told so, even if another thread never takes it
            Err(refusal) if failed.as_ref().is_none_or(|first| first.retry_ms() < refusal.retry_ms()) => {
                failed = Some(refusal);
            }
            Err(_) => {}
        }
    }
    match failed {
        Some(refusal) => {
            let (reached, all) = (sum.written.len(), tickets.len() - sum.closed.len());
            let detail =
                format!("{reached} of {all} threads have it; with the same id it goes on from there ({refusal})");
            Err(Refusal { detail, field: None, ..refusal })
        }
        None if sum.written.is_empty() => Err(all_closed()),
        None => Ok(sum),
    }
}

fn all_closed() -> Refusal {
    Refusal::new(Code::Closed, "every ticket of this incident is closed")
}

impl App {
    /// Groups tickets; the same cid again answers the same incident.
    pub(crate) async fn open_incident(
        &self,
        who: &Author,
        cid: &Cid,
        tickets: Vec<TicketId>,
    ) -> Result<Opened, Refusal> {
        let tickets = distinct(tickets, FEWEST)?;
        self.may_act(who, 1)?;
        let grouping = self.node.store().open_incident(who, cid, &tickets).await.map_err(unread)?;
        let (id, dup) = grouped(grouping)?;
        self.node.incidents().caught_up().await;
        Ok(Opened { incident: self.incident(id).await?, dup })
    }

    /// Adds tickets to an incident.
    pub(crate) async fn join_incident(
        &self,
        who: &Author,
        id: IncidentId,
        tickets: Vec<TicketId>,
    ) -> Result<Incident, Refusal> {
        let tickets = distinct(tickets, 1)?;
        self.may_act(who, 1)?;
        grouped(self.node.store().join_incident(id, &tickets).await.map_err(unread)?)?;
        self.node.incidents().caught_up().await;
        self.incident(id).await
    }

    /// Takes one ticket out, or dissolves the incident (`None`). Asked again it changes nothing.
    pub(crate) async fn leave_incident(
        &self,
        who: &Author,
        id: IncidentId,
        ticket: Option<TicketId>,
    ) -> Result<(), Refusal> {
        self.may_act(who, 1)?;
        let was_there = self.node.store().leave_incident(id, ticket).await.map_err(unread)?;
        self.node.incidents().caught_up().await;
        if was_there { Ok(()) } else { Err(no_such_incident()) }
    }

    /// Says one thing in every open or active member thread; see the head of this file.
    pub(crate) async fn answer_incident(
        &self,
        who: &Author,
        id: IncidentId,
        cid: &Cid,
        body: MessageText,
    ) -> Result<Answered, Refusal> {
        // asked before anything is written down, for as many messages as it can become
        let now = self.incident(id).await?;
        let unclosed = now.tickets.iter().filter(|member| member.status != Status::Closed).count();
        self.may_act(who, unclosed)?;
        let words = Sha256::digest(body.as_str());
        let begun = self.node.store().answer_incident(id, who, cid, &words).await.map_err(unread)?;
        let tickets = match begun {
            AnswerBegun::Go(tickets) => tickets,
            AnswerBegun::Gone => return Err(no_such_incident()),
            AnswerBegun::Conflict => return Err(Refusal::new(Code::CidConflict, "this id was used for other words")),
            AnswerBegun::Closed => return Err(all_closed()),
        };
        let answers = self.submit_to_all(&tickets, who, &derived(id, cid)?, &Command::Post(body)).await;
        sum_up(&tickets, answers)
    }

    /// An incident as it stands.
    pub(crate) async fn incident(&self, id: IncidentId) -> Result<Incident, Refusal> {
        self.node.store().incident(id).await.map_err(unread)?.ok_or_else(no_such_incident)
    }
}
