//! A ticket as the API shows it, with what stands beside its log: the ticket that it follows, those that follow it, its
//! rating.
//!
//! A user learns of a closed ticket only its number: what they see is open or active, and nothing follows that.

use crate::problem::Problem;
use crate::state::App;
use helpdesk_core::{Ticket, TicketId};
use helpdesk_sql::{Links, Stars};
use serde::Serialize;
use utoipa::ToSchema;

/// Followers that are told; more than anybody looks through.
const FOLLOWERS: i64 = 20;

/// A ticket and its links.
#[derive(Debug, Serialize, ToSchema)]
pub struct LinkedTicket {
    /// The ticket itself.
    #[serde(flatten)]
    pub ticket: Ticket,
    /// The closed ticket that this one follows.
    pub follows: Option<TicketId>,
    /// The tickets that follow this one, the last opened first, at most 20.
    pub followed_by: Vec<TicketId>,
    /// How its requester rated it, 1 to 5.
    #[schema(value_type = Option<i32>)]
    pub rating: Option<Stars>,
}

impl LinkedTicket {
    /// A ticket that was just opened: nothing follows it yet.
    #[must_use]
    pub fn new(ticket: Ticket, follows: Option<TicketId>) -> LinkedTicket {
        LinkedTicket { ticket, follows, followed_by: Vec::new(), rating: None }
    }

    /// Reads what stands beside it.
    pub(crate) async fn read(app: &App, ticket: Ticket) -> Result<LinkedTicket, Problem> {
        let Links { follows, followed_by, rating } = app.node.store().links(ticket.id, FOLLOWERS).await?;
        Ok(LinkedTicket { ticket, follows, followed_by, rating })
    }
}
