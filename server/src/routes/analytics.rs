//! The analyses over REST: the question is passed on to its worker, the answer passed back.

use super::table::{Table, at};
use crate::identity::Staff;
use crate::pages::cards::Kind;
use crate::problem::{Problem, ProblemBody};
use crate::request_id::RequestId;
use crate::state::App;
use actix_web::web::Data;
use actix_web::{HttpMessage, HttpRequest, HttpResponse};
use helpdesk_core::reports::{
    ActiveByCategory, Arrivals, Backlog, Buildings, Corrections, FirstResponses, Flow, Ratings, ResolutionTimes,
};

pub(super) fn routes(table: &mut Table) {
    table.add(at("/api/v1/analytics/backlog").get(backlog));
    table.add(at("/api/v1/analytics/resolution-times").get(resolution_times));
    table.add(at("/api/v1/analytics/active-by-category").get(active_by_category));
    table.add(at("/api/v1/analytics/corrections").get(corrections));
    table.add(at("/api/v1/analytics/flow").get(flow));
    table.add(at("/api/v1/analytics/arrivals").get(arrivals));
    table.add(at("/api/v1/analytics/buildings").get(buildings));
    table.add(at("/api/v1/analytics/first-responses").get(first_responses));
    table.add(at("/api/v1/analytics/ratings").get(ratings));
}

/// Opened in the last hours or days and not yet closed.
#[utoipa::path(get, path = "/api/v1/analytics/backlog", tag = "analytics",
    params(("last" = String, Query, description = "<n>h or <n>d, 1h to 3650d", example = "24h")),
    responses((status = 200, body = Backlog), (status = 403, body = ProblemBody), (status = 422, body = ProblemBody),
        (status = 503, body = ProblemBody)))]
pub(super) async fn backlog(_: Staff, request: HttpRequest, app: Data<App>) -> Result<HttpResponse, Problem> {
    proxied(Kind::Backlog, &request, &app).await
}

/// Resolution time by the month of opening.
#[utoipa::path(get, path = "/api/v1/analytics/resolution-times", tag = "analytics",
    params(("from" = Option<String>, Query, description = "YYYY-MM, included"), ("to" = Option<String>, Query, description = "YYYY-MM, included")),
    responses((status = 200, body = ResolutionTimes), (status = 403, body = ProblemBody), (status = 422, body = ProblemBody),
        (status = 503, body = ProblemBody)))]
pub(super) async fn resolution_times(_: Staff, request: HttpRequest, app: Data<App>) -> Result<HttpResponse, Problem> {
    proxied(Kind::Resolution, &request, &app).await
}

/// Active tickets per category.
#[utoipa::path(get, path = "/api/v1/analytics/active-by-category", tag = "analytics",
    responses((status = 200, body = ActiveByCategory), (status = 403, body = ProblemBody), (status = 503, body = ProblemBody)))]
pub(super) async fn active_by_category(
    _: Staff,
    request: HttpRequest,
    app: Data<App>,
) -> Result<HttpResponse, Problem> {
    proxied(Kind::Categories, &request, &app).await
}

/// Tickets by the category that was found from their words, and how many of them the helpdesk corrected, by the month of
/// opening.
#[utoipa::path(get, path = "/api/v1/analytics/corrections", tag = "analytics",
    params(("from" = Option<String>, Query, description = "YYYY-MM, included"), ("to" = Option<String>, Query, description = "YYYY-MM, included")),
    responses((status = 200, body = Corrections), (status = 403, body = ProblemBody), (status = 422, body = ProblemBody),
        (status = 503, body = ProblemBody)))]
pub(super) async fn corrections(_: Staff, request: HttpRequest, app: Data<App>) -> Result<HttpResponse, Problem> {
    proxied(Kind::Corrections, &request, &app).await
}

/// The backlog over the period, with arrivals and closings.
#[utoipa::path(get, path = "/api/v1/analytics/flow", tag = "analytics",
    params(("last" = String, Query, description = "<n>h or <n>d, 1h to 3650d", example = "30d")),
    responses((status = 200, body = Flow), (status = 403, body = ProblemBody), (status = 422, body = ProblemBody),
        (status = 503, body = ProblemBody)))]
pub(super) async fn flow(_: Staff, request: HttpRequest, app: Data<App>) -> Result<HttpResponse, Problem> {
    proxied(Kind::Flow, &request, &app).await
}

/// Arrivals by weekday and hour of the day.
#[utoipa::path(get, path = "/api/v1/analytics/arrivals", tag = "analytics",
    params(("last" = String, Query, description = "<n>h or <n>d, 1h to 3650d", example = "30d")),
    responses((status = 200, body = Arrivals), (status = 403, body = ProblemBody), (status = 422, body = ProblemBody),
        (status = 503, body = ProblemBody)))]
pub(super) async fn arrivals(_: Staff, request: HttpRequest, app: Data<App>) -> Result<HttpResponse, Problem> {
    proxied(Kind::Arrivals, &request, &app).await
}

/// Tickets of the period by building.
#[utoipa::path(get, path = "/api/v1/analytics/buildings", tag = "analytics",
    params(("last" = String, Query, description = "<n>h or <n>d, 1h to 3650d", example = "30d")),
    responses((status = 200, body = Buildings), (status = 403, body = ProblemBody), (status = 422, body = ProblemBody),
        (status = 503, body = ProblemBody)))]
pub(super) async fn buildings(_: Staff, request: HttpRequest, app: Data<App>) -> Result<HttpResponse, Problem> {
    proxied(Kind::Buildings, &request, &app).await
}

/// First responses by the month of opening.
#[utoipa::path(get, path = "/api/v1/analytics/first-responses", tag = "analytics",
    params(("from" = Option<String>, Query, description = "YYYY-MM, included"), ("to" = Option<String>, Query, description = "YYYY-MM, included")),
    responses((status = 200, body = FirstResponses), (status = 403, body = ProblemBody), (status = 422, body = ProblemBody),
        (status = 503, body = ProblemBody)))]
pub(super) async fn first_responses(_: Staff, request: HttpRequest, app: Data<App>) -> Result<HttpResponse, Problem> {
    proxied(Kind::Responses, &request, &app).await
}

/// Ratings after the closing by the month of opening.
#[utoipa::path(get, path = "/api/v1/analytics/ratings", tag = "analytics",
    params(("from" = Option<String>, Query, description = "YYYY-MM, included"), ("to" = Option<String>, Query, description = "YYYY-MM, included")),
    responses((status = 200, body = Ratings), (status = 403, body = ProblemBody), (status = 422, body = ProblemBody),
        (status = 503, body = ProblemBody)))]
pub(super) async fn ratings(_: Staff, request: HttpRequest, app: Data<App>) -> Result<HttpResponse, Problem> {
    proxied(Kind::Ratings, &request, &app).await
}

async fn proxied(kind: Kind, request: &HttpRequest, app: &App) -> Result<HttpResponse, Problem> {
    let id = request.extensions().get::<RequestId>().map(|id| id.as_str().to_owned()).unwrap_or_default();
    let answer = app.workers.proxied(kind, request.query_string(), &id).await?;
    Ok(HttpResponse::Ok().json(answer))
}
