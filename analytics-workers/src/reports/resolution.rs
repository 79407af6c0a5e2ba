//! Service 2: resolution time by the month in which a ticket was opened, in the campus time zone.
//!
//! Population: tickets by the month of opening; a month begins at midnight on campus. Resolution time is closing minus opening
//! of those that are closed, in seconds, with no office hours taken out; a ticket that is open or active is in none of the
//! three times and is told beside them, because leaving it out silently would flatter the month. A month in which none is
//! closed has nulls. Closing happens once and never moves, so a month only changes while some of its tickets are unclosed.
//! Average exact; median and 90th percentile exact up to 5,000 closed tickets of a month, else at most 5 % off.

use super::months;
use crate::problem::Problem;
use crate::service::State;
use actix_web::HttpRequest;
use actix_web::web::{Data, Json};
use helpdesk_core::reports::ResolutionTimes;

/// Average, median and 90th percentile of closing minus opening, by the month of opening.
#[utoipa::path(
    get,
    path = "/resolution-times",
    params(
        ("from" = Option<String>, Query, description = "first month, `YYYY-MM`", example = "2026-01"),
        ("to" = Option<String>, Query, description = "last month, included", example = "2026-11"),
    ),
    responses((status = 200, body = ResolutionTimes), (status = 422, description = "a month is wrong"), (status = 503, description = "the database is away"))
)]
pub(crate) async fn resolution(request: HttpRequest, state: Data<State>) -> Result<Json<ResolutionTimes>, Problem> {
    let (from, to) = months(&request).map_err(|refusal| Problem::new(refusal, &request))?;
    let answer = async { state.store().await?.resolution(from, to, state.timezone()).await }.await;
    answer.map(Json).map_err(|error| Problem::unread(&error, &request))
}
