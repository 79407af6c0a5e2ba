//! Places: buildings and rooms that were used before, most used first.

use super::table::{Table, at};
use crate::extract::Fields;
use crate::identity::Identity;
use crate::problem::{Problem, ProblemBody};
use crate::state::App;
use crate::suggestions::{Place, short};
use actix_web::HttpResponse;
use actix_web::web::Data;
use helpdesk_core::{Building, Room};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

/// Places of an answer; more would not fit under a box.
const MOST: usize = 10;
/// Longest question: a building and a room.
const ASKED: usize = Building::MAX_CHARS + Room::MAX_CHARS + 1;

pub(super) fn routes(table: &mut Table) {
    table.add(at("/api/v1/places").get(list));
}

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `list` reads")]
pub(super) struct PlaceParams {
    /// What was typed; each word must begin a word of the place. Absent: the most used places.
    #[param(max_length = 121)]
    q: Option<String>,
    /// Only rooms of this building.
    #[param(max_length = 80)]
    building: Option<String>,
}

/// What is suggested.
#[derive(Serialize, ToSchema)]
pub(super) struct PlaceList {
    /// Most used first, at most 10.
    items: Vec<Place>,
}

/// Suggest buildings and rooms that were used before. At most 10 s old.
#[utoipa::path(get, path = "/api/v1/places", operation_id = "suggest_places", tag = "tickets", params(PlaceParams),
    responses((status = 200, body = PlaceList), (status = 422, body = ProblemBody)))]
pub(super) async fn list(_: Identity, app: Data<App>, fields: Fields) -> Result<HttpResponse, Problem> {
    let asked = short("q", fields.get("q"), ASKED)?;
    let building = short("building", fields.get("building"), Building::MAX_CHARS)?;
    let places = app.suggestions.places(app.node.store()).await?;
    let items = places.find(asked, (!building.is_empty()).then_some(building), MOST);
    Ok(HttpResponse::Ok().json(PlaceList { items }))
}
