//! `GET /tickets/{id}`: head, letter and, as data for the script, the newest part of the log.

use super::wording::CategoryWord;
use super::{RenderError, Shell, wording};
use crate::language::{Said, said};
use crate::links::LinkedTicket;
use chrono::{DateTime, SecondsFormat, Utc};
use helpdesk_core::receipts::Receipts;
use helpdesk_core::{Author, Event, Role, Status, Ticket, TicketId};
use serde::Serialize;

/// How many events the page carries; older ones are read by REST when somebody scrolls up. A long day's talk fits.
pub const THREAD_EVENTS: i64 = 100;

/// View of `thread.hbs`.
#[derive(Debug, Serialize)]
pub struct Thread {
    page: Shell,
    id: i64,
    status: &'static str,
    label: Said,
    plain: bool,
    closed: bool,
    waiting: bool,
    opened_at: String,
    opened_shown: Said,
    opened_full: Said,
    assignee: Option<Said>,
    category: Said,
    category_icon: &'static str,
    /// Empty for those who may not correct.
    category_words: Vec<CategoryWord>,
    place: String,
    requester: String,
    requester_initial: String,
    description: String,
    may_edit: bool,
    /// The closed ticket that this one follows.
    follows: Option<TicketId>,
    hint: Said,
    ticket_json: String,
    events_json: String,
    receipts_json: String,
}

impl Thread {
    /// `events` as this reader may see them: the newest [`THREAD_EVENTS`], in the order of their seq.
    pub fn new(
        you: &Author,
        linked: &LinkedTicket,
        events: &[Event],
        receipts: Receipts,
        now: DateTime<Utc>,
    ) -> Result<Thread, RenderError> {
        let ticket = &linked.ticket;
        let closed = ticket.status == Status::Closed;
        let script = if you.role == Role::Helpdesk { "page-desk-thread" } else { "page-thread" };
        Ok(Thread {
            page: Shell::new(said("title-ticket").with("id", ticket.id.0), Some(script), Some(you)),
            id: ticket.id.0,
            status: ticket.status.as_str(),
            label: wording::status_label(ticket.status),
            plain: false,
            closed,
            waiting: ticket.status == Status::Open,
            opened_at: ticket.opened_at.to_rfc3339_opts(SecondsFormat::Millis, true),
            opened_shown: wording::age(ticket.opened_at, now),
            opened_full: wording::full(ticket.opened_at),
            assignee: worker(ticket),
            category: wording::category_label(ticket.category),
            category_icon: wording::category_icon(ticket.category),
            category_words: if you.role == Role::Helpdesk { wording::category_words() } else { Vec::new() },
            place: wording::place(&ticket.location),
            requester: ticket.requester.name.to_string(),
            requester_initial: wording::initial(ticket.requester.name.as_str()),
            description: ticket.description.to_string(),
            may_edit: !closed,
            follows: linked.follows,
            hint: said(if you.role == Role::Helpdesk { "hint-requester" } else { "hint-helpdesk" }),
            ticket_json: serde_json::to_string(linked)?,
            events_json: serde_json::to_string(events)?,
            receipts_json: serde_json::to_string(&receipts)?,
        })
    }
}

/// Who works on it; what was taken has somebody, or says that it has nobody.
fn worker(ticket: &Ticket) -> Option<Said> {
    match &ticket.assignee {
        Some(person) => Some(Said::verbatim(person.name.to_string())),
        None if ticket.status == Status::Active => Some(said("nobody")),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lang;
    use crate::pages::{Pages, samples};
    use helpdesk_core::Seq;

    fn thread(who: &Author, ticket: Ticket, events: &[Event]) -> Thread {
        let receipts = Receipts { mine: Seq(0), helpdesk: Seq(1), requester: Seq(1) };
        let linked = LinkedTicket::new(ticket, Some(TicketId(1029)));
        Thread::new(who, &linked, events, receipts, Utc::now()).unwrap()
    }

    #[test]
    fn a_thread_carries_its_ticket_and_log_as_data() {
        let pages = Pages::load().unwrap();
        for who in [samples::user(), samples::staff()] {
            let html =
                pages.render(Lang::En, "thread", &thread(&who, samples::ticket(), &[samples::opened()])).unwrap();
            assert!(html.contains("data-ticket=\"{&quot;id&quot;:1042"), "the ticket as JSON");
            assert!(
                html.contains("data-receipts=\"{&quot;mine&quot;:0,&quot;helpdesk&quot;:1"),
                "who has read how far"
            );
            assert!(html.contains("The &lt;b&gt;elevator&lt;/b&gt;"), "the letter as text");
            assert_eq!(html.contains("Internal note</button>"), who.role == Role::Helpdesk, "only staff write notes");
        }
    }

    #[test]
    fn a_closed_ticket_has_no_composer_and_no_edit() {
        let ticket = Ticket { status: Status::Closed, closed_at: Some(Utc::now()), ..samples::ticket() };
        let html = Pages::load().unwrap().render(Lang::En, "thread", &thread(&samples::staff(), ticket, &[])).unwrap();
        assert!(!html.contains("data-part=\"composer\""));
        assert!(html.contains("This ticket is closed."));
    }
}
