//! Service 3: active tickets per category.
//!
//! Population: tickets whose status is active at this moment, whenever they were opened, by the category that they carry now.
//! Exact: kept in the statement that takes, corrects or closes.

use super::parameters;
use crate::problem::Problem;
use crate::service::State;
use actix_web::HttpRequest;
use actix_web::web::{Data, Json};
use helpdesk_core::reports::ActiveByCategory;

/// How many tickets are being worked on, by category; all three are always there.
#[utoipa::path(
    get,
    path = "/active-by-category",
    responses((status = 200, body = ActiveByCategory), (status = 503, description = "the database is away"))
)]
pub(crate) async fn categories(request: HttpRequest, state: Data<State>) -> Result<Json<ActiveByCategory>, Problem> {
    parameters(&request, &[]).map_err(|refusal| Problem::new(refusal, &request))?;
    let answer = async { state.store().await?.categories().await }.await;
    answer.map(Json).map_err(|error| Problem::unread(&error, &request))
}
