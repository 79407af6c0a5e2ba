//! Service 1: tickets opened in the last X hours or days and not yet closed.
//!
//! Population: tickets opened at or after now minus X and not closed, open or active, by the category that they carry now. A
//! day is 24 hours, so the beginning is a moment and no midnight, and no time zone matters. Closed tickets are left out,
//! whenever they were opened. Exact to the microsecond in one snapshot: whole hours are kept in the statement that opens,
//! takes, corrects or closes; the broken hour at the beginning is counted from the tickets.

use super::last;
use crate::problem::Problem;
use crate::service::State;
use actix_web::HttpRequest;
use actix_web::web::{Data, Json};
use helpdesk_core::reports::Backlog;

/// Tickets opened in the period that ends now and not yet closed.
#[utoipa::path(
    get,
    path = "/backlog",
    params(("last" = String, Query, description = "`<n>h` or `<n>d`, from 1h to 3650d; a day is 24 hours", example = "24h")),
    responses((status = 200, body = Backlog), (status = 422, description = "`last` is missing or wrong"), (status = 503, description = "the database is away"))
)]
pub(crate) async fn backlog(request: HttpRequest, state: Data<State>) -> Result<Json<Backlog>, Problem> {
    let last = last(&request).map_err(|refusal| Problem::new(refusal, &request))?;
    let answer = async { state.store().await?.backlog(last).await }.await;
    answer.map(Json).map_err(|error| Problem::unread(&error, &request))
}
