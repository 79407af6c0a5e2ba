//! Service 2: resolution time by the month in which a ticket was opened, in the campus time zone.

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
