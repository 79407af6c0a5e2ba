//! How good the automatic category is: how many tickets the helpdesk corrected, by the month in which they were opened.
//!
//! Population: every ticket, open, active or closed, under the category that was found from its words. Corrected: it carries
//! another category now; a correction that was taken back does not count. Months begin in the campus time zone that the
//! database keeps. Exact at every moment: kept in the statement that writes the correction.

use super::months;
use crate::problem::Problem;
use crate::service::State;
use actix_web::HttpRequest;
use actix_web::web::{Data, Json};
use helpdesk_core::reports::Corrections;

/// Tickets by the category that was found from their words, and how many of them were corrected, by the month of opening.
#[utoipa::path(
    get,
    path = "/corrections",
    params(
        ("from" = Option<String>, Query, description = "first month, `YYYY-MM`", example = "2026-01"),
        ("to" = Option<String>, Query, description = "last month, included", example = "2026-11"),
    ),
    responses((status = 200, body = Corrections), (status = 422, description = "a month is wrong"), (status = 503, description = "the database is away"))
)]
pub(crate) async fn corrections(request: HttpRequest, state: Data<State>) -> Result<Json<Corrections>, Problem> {
    let (from, to) = months(&request).map_err(|refusal| Problem::new(refusal, &request))?;
    let answer = async { state.store().await?.corrections(from, to).await }.await;
    answer.map(Json).map_err(|error| Problem::unread(&error, &request))
}
