//! The list of tickets and the analyses as CSV; what they are made of is in [`crate::sheets`].

use super::filter;
use super::table::{Table, at};
use crate::extract::Fields;
use crate::files::in_time;
use crate::identity::Staff;
use crate::pages::cards::Kind;
use crate::problem::{Problem, ProblemBody};
use crate::request_id::RequestId;
use crate::sheets::{self, reports, tickets};
use crate::state::App;
use actix_web::body::BodyStream;
use actix_web::http::Method;
use actix_web::web::{Data, Path};
use actix_web::{HttpMessage, HttpRequest, HttpResponse};
use bytes::Bytes;
use futures::stream;
use helpdesk_core::{Code, Refusal};
use helpdesk_sql::TicketFilter;
use std::convert::Infallible;

pub(super) fn routes(table: &mut Table) {
    table.add(at("/api/v1/tickets.csv").get(list));
    table.add(at("/api/v1/analytics/{report}.csv").get(report));
}

/// All tickets of a list, for a spreadsheet: number, status, category, building, room, the moments of opening, last change
/// and closing (RFC 3339 in the campus time zone), requester, assignee, description. Text that begins like a formula has an
/// apostrophe before it. The list has no end of its own: `cursor` and `limit` play no part. In the order `updated` a ticket
/// that changes meanwhile may be missed.
#[utoipa::path(get, path = "/api/v1/tickets.csv", operation_id = "list_tickets_csv", tag = "tickets", params(filter::ListParams),
    responses((status = 200, content_type = "text/csv", body = String), (status = 403, body = ProblemBody),
        (status = 422, body = ProblemBody), (status = 503, body = ProblemBody)))]
pub(super) async fn list(
    Staff(who): Staff,
    request: HttpRequest,
    app: Data<App>,
    fields: Fields,
) -> Result<HttpResponse, Problem> {
    let none = || Refusal::new(Code::NotFound, "there is nothing of it that you may see");
    let asked = filter::read(&fields, &who)?.ok_or_else(none)?;
    let filter = TicketFilter { cursor: None, limit: tickets::PAGE, ..asked };
    let mut answer = sheets::answer("tickets", app.timezone);
    if request.method() == Method::HEAD {
        return Ok(answer.body(BodyStream::new(stream::empty::<Result<Bytes, Infallible>>())));
    }
    let slot = app.exports.take(who.id, tickets::EXPORTS)?;
    let held = (slot, in_time(&request, tickets::EXPORT_TIME));
    let store = app.node.store().clone();
    // what cannot be read at all is a problem, not a file that breaks off
    let first = store.page(&filter).await?;
    Ok(answer.body(BodyStream::new(Box::pin(tickets::lines(store, filter, app.timezone, first, held)))))
}

/// An analysis for a spreadsheet, with the parameters that it has as JSON: one line a figure, `as_of` in the last column.
#[utoipa::path(get, path = "/api/v1/analytics/{report}.csv", operation_id = "report_csv", tag = "analytics",
    params(("report" = String, Path, description = "the last part of the report's address", example = "backlog"),
        ("last" = Option<String>, Query, description = "as the report takes it"),
        ("from" = Option<String>, Query, description = "as the report takes it"),
        ("to" = Option<String>, Query, description = "as the report takes it")),
    responses((status = 200, content_type = "text/csv", body = String), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 422, body = ProblemBody), (status = 503, body = ProblemBody)))]
pub(super) async fn report(
    _: Staff,
    request: HttpRequest,
    name: Path<String>,
    app: Data<App>,
) -> Result<HttpResponse, Problem> {
    let none = || Refusal::new(Code::NotFound, "there is no such report");
    let kind = Kind::ALL.into_iter().find(|kind| kind.name() == name.as_str()).ok_or_else(none)?;
    let id = request.extensions().get::<RequestId>().map(|id| id.as_str().to_owned()).unwrap_or_default();
    let said = app.workers.proxied(kind, request.query_string(), &id).await?;
    let file = reports::of(kind, said, app.timezone).map_err(|error| {
        tracing::error!(%error, report = kind.name(), "a worker's answer is no table");
        Problem::internal()
    })?;
    Ok(sheets::answer(kind.name(), app.timezone).body(file))
}
