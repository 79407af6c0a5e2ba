//! The status of a ticket: one step forwards at a time, by the helpdesk.

use super::table::{Table, at};
use super::tickets::tagged;
use crate::extract::{IdempotencyKey, Json, OfTicket};
use crate::identity::Identity;
use crate::problem::{Problem, ProblemBody};
use crate::state::App;
use actix_web::HttpResponse;
use actix_web::web::Data;
use helpdesk_core::{Command, Status, Ticket};
use serde::Deserialize;
use utoipa::ToSchema;

pub(super) fn routes(table: &mut Table) {
    table.add(at("/api/v1/tickets/{id}/status").post(create));
}

/// Where the ticket shall stand.
#[derive(Deserialize, ToSchema)]
pub(super) struct Move {
    to: Status,
}

/// Move a ticket on.
#[utoipa::path(post, path = "/api/v1/tickets/{id}/status", operation_id = "move_status", tag = "tickets", request_body = Move,
    params(("id" = i64, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = Ticket), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody, description = "not the next step"), (status = 422, body = ProblemBody)))]
pub(super) async fn create(
    identity: Identity,
    OfTicket(id): OfTicket,
    IdempotencyKey(cid): IdempotencyKey,
    app: Data<App>,
    Json(Move { to }): Json<Move>,
) -> Result<HttpResponse, Problem> {
    let done = app.submit(id, &identity.author, cid, Command::Status(to)).await?;
    Ok(tagged(&mut HttpResponse::Ok(), &done.ticket))
}
