//! Was it solved? One answer of the requester, within 14 days after the closing. It stands beside the log and touches nothing
//! of the closed ticket.

use super::table::{Table, at};
use crate::extract::{IdempotencyKey, Json, OfTicket};
use crate::identity::Identity;
use crate::problem::{Problem, ProblemBody};
use crate::state::App;
use actix_web::HttpResponse;
use actix_web::web::Data;
use chrono::{DateTime, Utc};
use helpdesk_core::{Code, Refusal, TicketId};
use helpdesk_sql::{RatingOutcome, RecentlyClosed, Stars};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Closed tickets of a person that are listed: more than anybody reports in 14 days.
const LISTED: i64 = 20;

pub(super) fn routes(table: &mut Table) {
    table.add(at("/api/v1/tickets/{id}/rating").post(create));
    table.add(at("/api/v1/ratings").get(list));
}

/// How well it was solved.
#[derive(Deserialize, ToSchema)]
pub(super) struct NewRating {
    #[schema(value_type = i32, minimum = 1, maximum = 5)]
    stars: Stars,
}

/// A rating that stands.
#[derive(Serialize, ToSchema)]
pub(super) struct Rating {
    ticket: TicketId,
    #[schema(value_type = i32)]
    stars: Stars,
    at: DateTime<Utc>,
}

/// A closed ticket as its requester may know it: nothing of its content.
#[derive(Serialize, ToSchema)]
pub(super) struct Rateable {
    ticket: TicketId,
    closed_at: DateTime<Utc>,
    /// null: not rated yet.
    #[schema(value_type = Option<i32>)]
    stars: Option<Stars>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct RateableList {
    /// The last closed first.
    items: Vec<Rateable>,
}

/// Rate a ticket that one has reported oneself, once, within 14 days after it was closed.
///
/// `closed`: it was rated already, or it is too late; `bad_transition`: it is not closed yet.
#[utoipa::path(post, path = "/api/v1/tickets/{id}/rating", operation_id = "rate_ticket", tag = "tickets", request_body = NewRating,
    params(("id" = i64, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = Rating), (status = 200, body = Rating, description = "it had been rated with this key before"),
        (status = 403, body = ProblemBody, description = "somebody else reported it"), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
pub(super) async fn create(
    identity: Identity,
    OfTicket(id): OfTicket,
    IdempotencyKey(cid): IdempotencyKey,
    app: Data<App>,
    Json(NewRating { stars }): Json<NewRating>,
) -> Result<HttpResponse, Problem> {
    app.rates.command(&identity.author, Some(id))?;
    let outcome = app.node.store().rate(id, identity.author.id, &cid, stars).await?;
    let (at, dup) = stands(outcome)?;
    app.node.figures_moved();
    let mut answer = if dup { HttpResponse::Ok() } else { HttpResponse::Created() };
    Ok(answer.json(Rating { ticket: id, stars, at }))
}

/// When it was given and whether it was there already, or why it was not.
fn stands(outcome: RatingOutcome) -> Result<(DateTime<Utc>, bool), Refusal> {
    match outcome {
        RatingOutcome::Rated { at, dup } => Ok((at, dup)),
        RatingOutcome::Unknown => Err(Refusal::not_found()),
        RatingOutcome::Foreign => Err(Refusal::new(Code::Forbidden, "only who reported it may rate it")),
        RatingOutcome::Unclosed => Err(Refusal::new(Code::BadTransition, "it can be rated once it is closed")),
        RatingOutcome::Twice => Err(Refusal::new(Code::Closed, "it was rated already")),
        RatingOutcome::Late => Err(Refusal::new(Code::Closed, "it was closed more than 14 days ago")),
        RatingOutcome::CidConflict => Err(Refusal::new(Code::CidConflict, "this id was used for another rating")),
    }
}

/// List one's own tickets that were closed in the last 14 days, without their content.
#[utoipa::path(get, path = "/api/v1/ratings", operation_id = "list_ratings", tag = "tickets",
    responses((status = 200, body = RateableList)))]
pub(super) async fn list(identity: Identity, app: Data<App>) -> Result<HttpResponse, Problem> {
    let closed = app.node.store().recently_closed(identity.author.id, LISTED).await?;
    let item = |RecentlyClosed { ticket, closed_at, stars }| Rateable { ticket, closed_at, stars };
    Ok(HttpResponse::Ok().json(RateableList { items: closed.into_iter().map(item).collect() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_has_a_code_of_the_contract() {
        let code = |outcome| stands(outcome).unwrap_err().code;
        assert_eq!(code(RatingOutcome::Unknown), Code::NotFound);
        assert_eq!(code(RatingOutcome::Foreign), Code::Forbidden);
        assert_eq!(code(RatingOutcome::Unclosed), Code::BadTransition);
        assert_eq!((code(RatingOutcome::Twice), code(RatingOutcome::Late)), (Code::Closed, Code::Closed));
        assert_eq!(code(RatingOutcome::CidConflict), Code::CidConflict);
    }
}
