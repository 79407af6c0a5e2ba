//! A ticket's log, as its reader may see it, and how far it was read.

use super::filter;
use super::table::{Table, at};
use crate::extract::{Fields, OfTicket};
use crate::identity::Identity;
use crate::problem::{Problem, ProblemBody};
use crate::state::App;
use actix_web::HttpResponse;
use actix_web::web::Data;
use helpdesk_core::receipts::Receipts;
use helpdesk_core::{Event, Seq};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

/// Events of a page when nobody says otherwise.
const USUAL_LIMIT: i64 = 200;

pub(super) fn routes(table: &mut Table) {
    table.add(at("/api/v1/tickets/{id}/events").get(list));
}

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `list` reads")]
pub(super) struct LogParams {
    /// The last seq that is held already.
    #[param(minimum = 0)]
    after: Option<i64>,
    /// 1 to 200, usually 200.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
}

/// Part of a log, in the order of seq.
#[derive(Serialize, ToSchema)]
pub(super) struct Log {
    items: Vec<Event>,
    /// The length of the whole log.
    last_seq: Seq,
    receipts: Receipts,
}

/// Read a ticket's log.
#[utoipa::path(get, path = "/api/v1/tickets/{id}/events", operation_id = "list_events", tag = "tickets", params(("id" = i64, Path), LogParams),
    responses((status = 200, body = Log), (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
pub(super) async fn list(
    identity: Identity,
    OfTicket(id): OfTicket,
    app: Data<App>,
    fields: Fields,
) -> Result<HttpResponse, Problem> {
    let number = |text: &str| text.parse().ok().filter(|n| *n >= 0).map(Seq);
    let after = fields.typed("after", "must be a seq, 0 or more", number)?.unwrap_or(Seq::ZERO);
    let limit = filter::limit(&fields, USUAL_LIMIT)?;
    let (items, last_seq) = app.node.registry().events(id, &identity.author, after, limit).await?;
    let receipts = app.node.store().receipts(id, &identity.author).await?;
    Ok(HttpResponse::Ok().json(Log { items, last_seq, receipts }))
}
