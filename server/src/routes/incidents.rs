//! Incidents: tickets that are about one thing. For the helpdesk alone; a user sees a message like any other.

use super::filter;
use super::table::{Table, at};
use crate::extract::{Fields, IdempotencyKey, Json, number};
use crate::identity::Staff;
use crate::incidents::{Answered, Opened};
use crate::problem::{Problem, ProblemBody};
use crate::state::App;
use actix_web::dev::Payload;
use actix_web::http::header::LOCATION;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use helpdesk_core::{Code, Incident, IncidentId, MessageText, Refusal, TicketId};
use serde::{Deserialize, Serialize};
use std::future::{Ready, ready};
use utoipa::{IntoParams, ToSchema};

/// Incidents of a page when nobody says otherwise: one screen, at most 800 members.
const USUAL_LIMIT: i64 = 20;

pub(super) fn routes(table: &mut Table) {
    table.add(at("/api/v1/incidents").post(create).get(list));
    table.add(at("/api/v1/incidents/{id}").get(show).delete(dissolve));
    table.add(at("/api/v1/incidents/{id}/tickets").post(join));
    table.add(at("/api/v1/incidents/{id}/tickets/{ticket}").delete(leave));
    table.add(at("/api/v1/incidents/{id}/messages").post(answer));
}

/// The incident that a path names.
pub(super) struct OfIncident(IncidentId);

impl FromRequest for OfIncident {
    type Error = Problem;
    type Future = Ready<Result<OfIncident, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let incident = number(request.match_info().get("id")).map(|n| OfIncident(IncidentId(n)));
        ready(incident.ok_or_else(|| Refusal::new(Code::NotFound, "no such incident").into()))
    }
}

/// The member that a path names.
pub(super) struct OfMember(TicketId);

impl FromRequest for OfMember {
    type Error = Problem;
    type Future = Ready<Result<OfMember, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let ticket = number(request.match_info().get("ticket")).map(|n| OfMember(TicketId(n)));
        ready(ticket.ok_or_else(|| Refusal::not_found().into()))
    }
}

/// Tickets that are about one thing.
#[derive(Deserialize, ToSchema)]
pub(super) struct Group {
    tickets: Vec<TicketId>,
}

/// What everybody in an incident is told.
#[derive(Deserialize, ToSchema)]
pub(super) struct ToAll {
    body: MessageText,
}

/// A page of incidents, the newest first.
#[derive(Serialize, ToSchema)]
pub(super) struct IncidentList {
    items: Vec<Incident>,
    /// The cursor of the next page.
    next: Option<String>,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `list` reads")]
pub(super) struct IncidentParams {
    /// Only the incident of this ticket.
    ticket: Option<i64>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// 1 to 200, usually 20.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
}

/// Group open or active tickets into an incident. A ticket is in at most one.
#[utoipa::path(post, path = "/api/v1/incidents", operation_id = "open_incident", tag = "incidents", request_body = Group,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = Incident, headers(("Location" = String))),
        (status = 200, body = Incident, description = "it had been opened with this key before"), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody, description = "it had been opened with this key, and was dissolved"),
        (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
pub(super) async fn create(
    Staff(who): Staff,
    IdempotencyKey(cid): IdempotencyKey,
    app: Data<App>,
    Json(Group { tickets }): Json<Group>,
) -> Result<HttpResponse, Problem> {
    let Opened { incident, dup } = app.open_incident(&who, &cid, tickets).await?;
    let mut answer = if dup { HttpResponse::Ok() } else { HttpResponse::Created() };
    Ok(answer.insert_header((LOCATION, format!("/api/v1/incidents/{}", incident.id))).json(incident))
}

/// List incidents that were not dissolved.
#[utoipa::path(get, path = "/api/v1/incidents", operation_id = "list_incidents", tag = "incidents", params(IncidentParams),
    responses((status = 200, body = IncidentList), (status = 403, body = ProblemBody), (status = 422, body = ProblemBody)))]
pub(super) async fn list(_: Staff, app: Data<App>, fields: Fields) -> Result<HttpResponse, Problem> {
    let named = |text: &str| number(Some(text));
    let ticket = fields.typed("ticket", "must be the number of a ticket", named)?.map(TicketId);
    let before = fields.typed("cursor", "is not one of ours", named)?.map(IncidentId);
    let limit = filter::limit(&fields, USUAL_LIMIT)?;
    let items = app.node.store().incidents(ticket, before, limit).await?;
    let full = i64::try_from(items.len()).is_ok_and(|count| count >= limit);
    let next = items.last().filter(|_| full && ticket.is_none()).map(|last| last.id.to_string());
    Ok(HttpResponse::Ok().json(IncidentList { items, next }))
}

/// Look at an incident.
#[utoipa::path(get, path = "/api/v1/incidents/{id}", operation_id = "show_incident", tag = "incidents", params(("id" = i64, Path)),
    responses((status = 200, body = Incident), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
pub(super) async fn show(_: Staff, OfIncident(id): OfIncident, app: Data<App>) -> Result<HttpResponse, Problem> {
    Ok(HttpResponse::Ok().json(app.incident(id).await?))
}

/// Add open or active tickets. Those that are members already stay.
#[utoipa::path(post, path = "/api/v1/incidents/{id}/tickets", operation_id = "join_incident", tag = "incidents", request_body = Group,
    params(("id" = i64, Path)),
    responses((status = 200, body = Incident), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
pub(super) async fn join(
    Staff(who): Staff,
    OfIncident(id): OfIncident,
    app: Data<App>,
    Json(Group { tickets }): Json<Group>,
) -> Result<HttpResponse, Problem> {
    Ok(HttpResponse::Ok().json(app.join_incident(&who, id, tickets).await?))
}

/// Take a ticket out. The last one to leave dissolves the incident.
#[utoipa::path(delete, path = "/api/v1/incidents/{id}/tickets/{ticket}", operation_id = "leave_incident", tag = "incidents",
    params(("id" = i64, Path), ("ticket" = i64, Path)),
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
pub(super) async fn leave(
    Staff(who): Staff,
    OfIncident(id): OfIncident,
    OfMember(ticket): OfMember,
    app: Data<App>,
) -> Result<HttpResponse, Problem> {
    app.leave_incident(&who, id, Some(ticket)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Dissolve an incident. Its tickets and what was said in them stay.
#[utoipa::path(delete, path = "/api/v1/incidents/{id}", operation_id = "dissolve_incident", tag = "incidents", params(("id" = i64, Path)),
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
pub(super) async fn dissolve(
    Staff(who): Staff,
    OfIncident(id): OfIncident,
    app: Data<App>,
) -> Result<HttpResponse, Problem> {
    app.leave_incident(&who, id, None).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Say one thing in every open or active thread of an incident. A refusal to be asked again (429, 503, 504) says how many
/// threads have it; with the same key the call goes on from there.
#[utoipa::path(post, path = "/api/v1/incidents/{id}/messages", operation_id = "answer_incident", tag = "incidents", request_body = ToAll,
    params(("id" = i64, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = Answered),
        (status = 200, body = Answered, description = "all of it had been written with this key before"),
        (status = 403, body = ProblemBody), (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 422, body = ProblemBody), (status = 429, body = ProblemBody), (status = 503, body = ProblemBody),
        (status = 504, body = ProblemBody)))]
pub(super) async fn answer(
    Staff(who): Staff,
    OfIncident(id): OfIncident,
    IdempotencyKey(cid): IdempotencyKey,
    app: Data<App>,
    Json(ToAll { body }): Json<ToAll>,
) -> Result<HttpResponse, Problem> {
    let answered = app.answer_incident(&who, id, &cid, body).await?;
    let mut answer = if answered.is_repeat() { HttpResponse::Ok() } else { HttpResponse::Created() };
    Ok(answer.json(answered))
}
