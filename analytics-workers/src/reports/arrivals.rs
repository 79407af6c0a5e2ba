//! When tickets come: by weekday and hour of the day, on campus.
//!
//! Population: every ticket that was opened in the period, whatever became of it. Where clocks go back, the hour that comes
//! twice counts once, with both of its halves; where they go forward, the hour that is missing has none. Exact.

use super::last;
use crate::problem::Problem;
use crate::service::State;
use actix_web::HttpRequest;
use actix_web::web::{Data, Json};
use helpdesk_core::reports::Arrivals;

/// Tickets opened in the period that ends now, by weekday and hour of the day on campus.
#[utoipa::path(
    get,
    path = "/arrivals",
    params(("last" = String, Query, description = "`<n>h` or `<n>d`, from 1h to 3650d; a day is 24 hours", example = "30d")),
    responses((status = 200, body = Arrivals), (status = 422, description = "`last` is missing or wrong"), (status = 503, description = "the database is away"))
)]
pub(crate) async fn arrivals(request: HttpRequest, state: Data<State>) -> Result<Json<Arrivals>, Problem> {
    let last = last(&request).map_err(|refusal| Problem::new(refusal, &request))?;
    let answer = async { state.store().await?.arrivals(last).await }.await;
    answer.map(Json).map_err(|error| Problem::unread(&error, &request))
}
