//! Tickets that may be about the same thing, before somebody reports it once more.

use super::table::{Table, at};
use crate::extract::Fields;
use crate::identity::Identity;
use crate::problem::{Problem, ProblemBody};
use crate::state::App;
use crate::suggestions::{COMPARED_CHARS, Question, short};
use actix_web::HttpResponse;
use actix_web::web::Data;
use helpdesk_core::{Building, Description, Room, Ticket};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

pub(super) fn routes(table: &mut Table) {
    table.add(at("/api/v1/tickets/similar").get(list));
}

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `list` reads")]
pub(super) struct SimilarParams {
    /// What is about to be reported; its first 500 characters are compared.
    #[param(max_length = 10000)]
    text: Option<String>,
    /// Where it is.
    #[param(max_length = 80)]
    building: Option<String>,
    /// Where it is.
    #[param(max_length = 40)]
    room: Option<String>,
}

/// What may be the same.
#[derive(Serialize, ToSchema)]
pub(super) struct SimilarList {
    /// Open and active, the likest first, at most 5.
    items: Vec<Ticket>,
}

/// Find open and active tickets near a place or of like words. A ticket that was opened in the last 5 s may be missing.
#[utoipa::path(get, path = "/api/v1/tickets/similar", operation_id = "similar_tickets", tag = "tickets", params(SimilarParams),
    responses((status = 200, body = SimilarList), (status = 422, body = ProblemBody)))]
pub(super) async fn list(_: Identity, app: Data<App>, fields: Fields) -> Result<HttpResponse, Problem> {
    let text = short("text", fields.get("text"), Description::MAX_CHARS)?;
    let building = short("building", fields.get("building"), Building::MAX_CHARS)?;
    let room = short("room", fields.get("room"), Room::MAX_CHARS)?;
    let begin: String = text.chars().take(usize::try_from(COMPARED_CHARS).unwrap_or_default()).collect();
    let question = Question::new(&begin, building, room);
    let items = app.suggestions.similar(app.node.store(), &question).await?;
    Ok(HttpResponse::Ok().json(SimilarList { items }))
}
