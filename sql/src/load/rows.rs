//! A whole log as the rows that the journal would have left of it: events, snapshot, first response, correction, rating.
//!
//! Pure. Everything but the rating is derived from the log by the domain's own fold.

use super::binary::Table;
use bytes::Bytes;
use chrono::{DateTime, Utc};
use helpdesk_core::{Cid, Event, EventBody, Role, Ticket};

/// A log that is none.
#[derive(Debug, thiserror::Error)]
pub enum Unfit {
    /// It does not begin with its opening, or has gaps.
    #[error("the log of ticket {0} is not dense from its opening")]
    Gaps(i64),
    /// An event cannot be written as JSON.
    #[error("an event cannot be written: {0}")]
    Json(#[from] serde_json::Error),
}

/// A rating of a closed ticket.
#[derive(Clone, Copy, Debug)]
pub struct GivenStars<'a> {
    /// 1 to 5.
    pub stars: i32,
    /// After the closing.
    pub at: DateTime<Utc>,
    /// Of the call.
    pub cid: &'a Cid,
}

/// Rows of some tickets, ready to be sent.
#[derive(Debug, Default)]
pub struct Rows {
    count: i64,
    tickets: Table,
    events: Table,
    responses: Table,
    corrections: Table,
    ratings: Table,
}

impl Rows {
    /// How many tickets they are of.
    #[must_use]
    pub fn tickets(&self) -> i64 {
        self.count
    }

    /// Adds a ticket.
    pub fn add(&mut self, log: &[Event], given: Option<GivenStars<'_>>) -> Result<(), Unfit> {
        let number = log.first().map_or(0, |first| first.ticket.0);
        let dense = log.iter().zip(1..).all(|(event, seq)| event.seq.0 == seq && event.ticket.0 == number);
        let ticket = Ticket::replay(log).filter(|_| dense).ok_or(Unfit::Gaps(number))?;
        for event in log {
            self.event(event)?;
        }
        self.snapshot(&ticket, log)?;
        self.response(&ticket, log);
        self.correction(&ticket, log);
        if let Some(GivenStars { stars, at, cid }) = given {
            self.ratings.row(4).bigint(number).int(stars).moment(at).text(cid.as_str());
        }
        self.count += 1;
        Ok(())
    }

    fn event(&mut self, event: &Event) -> Result<(), Unfit> {
        let row =
            self.events.row(9).bigint(event.ticket.0).bigint(event.seq.0).moment(event.at).uuid(event.author.id.0);
        row.text(event.body.kind()).text(event.author.name.as_str()).text(event.author.role.as_str());
        row.or_null(event.cid.as_ref(), |row, cid| row.text(cid.as_str())).json(&data(&event.body)?);
        Ok(())
    }

    fn snapshot(&mut self, ticket: &Ticket, log: &[Event]) -> Result<(), Unfit> {
        let cid = log.first().and_then(|first| first.cid.as_ref()).map_or("", Cid::as_str);
        let row = self.tickets.row(18).bigint(ticket.id.0).bigint(ticket.last_seq.0);
        row.moment(ticket.opened_at).moment(ticket.modified_at);
        row.or_null(ticket.closed_at, |row, at| row.moment(at));
        row.text(ticket.status.as_str()).text(ticket.category.as_str()).text(ticket.category_source.as_str());
        row.double(ticket.category_confidence).json(&serde_json::to_string(&ticket.category_reasons)?);
        row.uuid(ticket.requester.id.0).text(ticket.requester.name.as_str()).text(cid);
        row.or_null(ticket.assignee.as_ref(), |row, person| row.uuid(person.id.0));
        row.or_null(ticket.assignee.as_ref(), |row, person| row.text(person.name.as_str()));
        row.or_null(ticket.location.building.as_ref(), |row, building| row.text(building.as_str()));
        row.or_null(ticket.location.room.as_ref(), |row, room| row.text(room.as_str()));
        row.text(ticket.description.as_str());
        Ok(())
    }

    /// The helpdesk's first message, or the taking.
    fn response(&mut self, ticket: &Ticket, log: &[Event]) {
        let answers = |event: &&Event| {
            event.author.role == Role::Helpdesk
                && matches!(event.body, EventBody::Message { .. } | EventBody::Status { .. })
        };
        if let Some(first) = log.iter().find(answers) {
            self.responses.row(3).bigint(ticket.id.0).moment(ticket.opened_at).moment(first.at);
        }
    }

    /// A category that is not the one that was found, and who said so first.
    fn correction(&mut self, ticket: &Ticket, log: &[Event]) {
        let Some(EventBody::Opened(opened)) = log.first().map(|first| &first.body) else { return };
        let says_so = |event: &&Event| matches!(event.body, EventBody::Category { to, .. } if to == ticket.category);
        if let Some(said) = log.iter().find(says_so).filter(|_| opened.category != ticket.category) {
            let row = self.corrections.row(6).bigint(ticket.id.0);
            row.text(opened.category.as_str()).text(ticket.category.as_str());
            row.bigint(said.seq.0).uuid(said.author.id.0).moment(said.at);
        }
    }

    /// Statement and bytes, table by table.
    pub(super) fn finish(self) -> [(&'static str, Bytes); 5] {
        [
            (include_str!("../../admin/load_tickets.sql"), self.tickets),
            (include_str!("../../admin/load_events.sql"), self.events),
            (include_str!("../../admin/load_first_responses.sql"), self.responses),
            (include_str!("../../admin/load_corrections.sql"), self.corrections),
            (include_str!("../../admin/load_ratings.sql"), self.ratings),
        ]
        .map(|(statement, table)| (statement, Bytes::from(table.finish())))
    }
}

/// The `data` of an event, cut out of the whole: building a value first would take three times as long.
fn data(body: &EventBody) -> Result<String, Unfit> {
    let whole = serde_json::to_string(body)?;
    let inner = whole.strip_prefix("{\"kind\":\"").and_then(|rest| rest.strip_prefix(body.kind()));
    match inner.and_then(|rest| rest.strip_prefix("\",\"data\":")).and_then(|rest| rest.strip_suffix('}')) {
        Some(data) => Ok(data.to_owned()),
        None => Ok(body.data()?.to_string()),
    }
}
