//! Where tickets come from: by building.
//!
//! Population: every ticket that was opened in the period, under the building in which it is now (a correction moves it);
//! tickets without a building stand under `null`. Exact: kept in the statement that opens, moves or closes.

use super::last;
use crate::problem::Problem;
use crate::service::State;
use actix_web::HttpRequest;
use actix_web::web::{Data, Json};
use helpdesk_core::reports::Buildings;

/// Tickets opened in the period that ends now by building, and how many of them are not closed.
#[utoipa::path(
    get,
    path = "/buildings",
    params(("last" = String, Query, description = "`<n>h` or `<n>d`, from 1h to 3650d; a day is 24 hours", example = "30d")),
    responses((status = 200, body = Buildings), (status = 422, description = "`last` is missing or wrong"), (status = 503, description = "the database is away"))
)]
pub(crate) async fn buildings(request: HttpRequest, state: Data<State>) -> Result<Json<Buildings>, Problem> {
    let last = last(&request).map_err(|refusal| Problem::new(refusal, &request))?;
    let answer = async { state.store().await?.buildings(last).await }.await;
    answer.map(Json).map_err(|error| Problem::unread(&error, &request))
}
