//! The backlog at any moment of the period, with arrivals and closings, from the log.
//!
//! Population: every ticket. Steps are hours up to three days, then days, weeks, months, as they begin on campus; the first is
//! clipped to the beginning of the period and the last ends now. Unclosed at the end of a step: opened before it, not closed
//! before it. The period before is as long and ends where this one begins. Longest wait: the open ticket that was opened
//! first. Exact: whole hours are kept in the statement that opens or closes, the broken hour is counted from the tickets.

use super::last;
use crate::problem::Problem;
use crate::service::State;
use actix_web::HttpRequest;
use actix_web::web::{Data, Json};
use helpdesk_core::reports::Flow;

/// The backlog over the period that ends now, with arrivals and closings.
#[utoipa::path(
    get,
    path = "/flow",
    params(("last" = String, Query, description = "`<n>h` or `<n>d`, from 1h to 3650d; a day is 24 hours", example = "30d")),
    responses((status = 200, body = Flow), (status = 422, description = "`last` is missing or wrong"), (status = 503, description = "the database is away"))
)]
pub(crate) async fn flow(request: HttpRequest, state: Data<State>) -> Result<Json<Flow>, Problem> {
    let last = last(&request).map_err(|refusal| Problem::new(refusal, &request))?;
    let answer = async { state.store().await?.flow(last).await }.await;
    answer.map(Json).map_err(|error| Problem::unread(&error, &request))
}
