//! Service 1: tickets opened in the last X hours or days and not yet closed.

use super::parameters;
use crate::problem::Problem;
use crate::service::State;
use actix_web::HttpRequest;
use actix_web::web::{Data, Json};
use helpdesk_core::Refusal;
use helpdesk_core::reports::{Backlog, Period};

/// Tickets opened in the period that ends now and not yet closed.
#[utoipa::path(
    get,
    path = "/backlog",
    params(("last" = String, Query, description = "`<n>h` or `<n>d`, from 1h to 3650d; a day is 24 hours", example = "24h")),
    responses((status = 200, body = Backlog), (status = 422, description = "`last` is missing or wrong"), (status = 503, description = "the database is away"))
)]
pub(crate) async fn backlog(request: HttpRequest, state: Data<State>) -> Result<Json<Backlog>, Problem> {
    let last = period(&request).map_err(|refusal| Problem::new(refusal, &request))?;
    let answer = async { state.store().await?.backlog(last).await }.await;
    answer.map(Json).map_err(|error| Problem::unread(&error, &request))
}

fn period(request: &HttpRequest) -> Result<Period, Refusal> {
    let query = parameters(request, &["last"])?;
    query.get("last").ok_or_else(|| Refusal::invalid("last", "must be given, as <n>h or <n>d"))?.parse()
}
