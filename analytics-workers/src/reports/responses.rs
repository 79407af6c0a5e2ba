//! How long tickets waited for the helpdesk's first answer: its first message, or its taking the ticket.
//!
//! Population: every ticket, by the month of opening in the campus time zone; internal notes and corrections are no answer.
//! Average exact; median and 90th percentile come from a histogram whose buckets are 5 % wide, so they are at most 5 % off.
//! Tickets that nobody has answered are told beside it and are in none of the three.

use super::months;
use crate::problem::Problem;
use crate::service::State;
use actix_web::HttpRequest;
use actix_web::web::{Data, Json};
use helpdesk_core::reports::FirstResponses;

/// How long tickets waited for the first answer, by the month of opening.
#[utoipa::path(
    get,
    path = "/first-responses",
    params(
        ("from" = Option<String>, Query, description = "first month, `YYYY-MM`", example = "2026-01"),
        ("to" = Option<String>, Query, description = "last month, included", example = "2026-11"),
    ),
    responses((status = 200, body = FirstResponses), (status = 422, description = "a month is wrong"), (status = 503, description = "the database is away"))
)]
pub(crate) async fn responses(request: HttpRequest, state: Data<State>) -> Result<Json<FirstResponses>, Problem> {
    let (from, to) = months(&request).map_err(|refusal| Problem::new(refusal, &request))?;
    let answer = async { state.store().await?.first_responses(from, to).await }.await;
    answer.map(Json).map_err(|error| Problem::unread(&error, &request))
}
