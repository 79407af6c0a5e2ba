//! What waits to be read, ticket by ticket, for whoever asks: the badges of lists and of the queue.

use super::table::{Table, at};
use crate::extract::Fields;
use crate::identity::Identity;
use crate::problem::{Problem, ProblemBody};
use crate::state::App;
use actix_web::HttpResponse;
use actix_web::web::Data;
use helpdesk_core::receipts::Unread;
use helpdesk_core::{Refusal, Seq, TicketId};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

/// Tickets that may be asked for at once, as many as a page of a list has.
const MOST: usize = 200;

pub(super) fn routes(table: &mut Table) {
    table.add(at("/api/v1/unread").get(list));
}

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `list` reads")]
pub(super) struct UnreadParams {
    /// At most 200 numbers of tickets, separated by commas; `7:12` says that the ticket 7 was read up to 12 for sure.
    #[param(example = "7,8:12")]
    tickets: String,
}

/// What waits to be read.
#[derive(Serialize, ToSchema)]
pub(super) struct UnreadList {
    /// One for each ticket that one may see.
    items: Vec<Unread>,
}

/// Count what waits to be read. Tickets that one may not see are left out.
#[utoipa::path(get, path = "/api/v1/unread", operation_id = "list_unread", tag = "tickets", params(UnreadParams),
    responses((status = 200, body = UnreadList), (status = 422, body = ProblemBody)))]
pub(super) async fn list(identity: Identity, app: Data<App>, fields: Fields) -> Result<HttpResponse, Problem> {
    let rule = "must be at most 200 numbers of tickets, separated by commas";
    let asked = fields.typed("tickets", rule, asked)?.ok_or_else(|| Refusal::invalid("tickets", rule))?;
    let items = app.node.store().unread(&identity.author, &asked).await?;
    Ok(HttpResponse::Ok().json(UnreadList { items }))
}

fn asked(text: &str) -> Option<Vec<(TicketId, Seq)>> {
    let number = |text: &str| text.parse::<i64>().ok().filter(|n| *n >= 0);
    let one = |word: &str| {
        let (ticket, mark) = word.split_once(':').unwrap_or((word, "0"));
        Some((TicketId(number(ticket)?), Seq(number(mark)?)))
    };
    let all: Vec<_> = text.split(',').take(MOST + 1).map(one).collect::<Option<_>>()?;
    (all.len() <= MOST).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tickets_come_with_or_without_a_mark_and_not_too_many() {
        assert_eq!(asked("7,8:12"), Some(vec![(TicketId(7), Seq(0)), (TicketId(8), Seq(12))]));
        for bad in ["", "x", "7,", "-7", "7:-1", "7:x", "7:1:2", "99999999999999999999"] {
            assert_eq!(asked(bad), None, "{bad}");
        }
        let many = |n: usize| vec!["7"; n].join(",");
        assert_eq!(asked(&many(MOST)).map(|all| all.len()), Some(MOST));
        assert_eq!(asked(&many(MOST + 1)), None);
    }
}
