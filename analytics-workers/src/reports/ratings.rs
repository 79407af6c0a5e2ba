//! How closed tickets were rated by who had reported them.
//!
//! Population: closed tickets, by the month of opening in the campus time zone. A ticket can be rated once, within 14 days of
//! its closing, so the last months still change. Exact.

use super::months;
use crate::problem::Problem;
use crate::service::State;
use actix_web::HttpRequest;
use actix_web::web::{Data, Json};
use helpdesk_core::reports::Ratings;

/// How closed tickets were rated by who had reported them, by the month of opening.
#[utoipa::path(
    get,
    path = "/ratings",
    params(
        ("from" = Option<String>, Query, description = "first month, `YYYY-MM`", example = "2026-01"),
        ("to" = Option<String>, Query, description = "last month, included", example = "2026-11"),
    ),
    responses((status = 200, body = Ratings), (status = 422, description = "a month is wrong"), (status = 503, description = "the database is away"))
)]
pub(crate) async fn ratings(request: HttpRequest, state: Data<State>) -> Result<Json<Ratings>, Problem> {
    let (from, to) = months(&request).map_err(|refusal| Problem::new(refusal, &request))?;
    let answer = async { state.store().await?.ratings(from, to).await }.await;
    answer.map(Json).map_err(|error| Problem::unread(&error, &request))
}
