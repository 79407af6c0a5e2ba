//! The live category: what a text would be filed under, by all that was learnt. Nothing is stored.

use super::table::{Table, at};
use crate::extract::Json;
use crate::identity::Identity;
use crate::problem::ProblemBody;
use crate::state::App;
use actix_web::HttpResponse;
use actix_web::web::Data;
use helpdesk_core::Category;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub(super) fn routes(table: &mut Table) {
    table.add(at("/api/v1/classify").post(create));
}

/// Any text, however short.
#[derive(Deserialize, ToSchema)]
pub(super) struct Question {
    text: String,
}

/// What it would be filed under, and why.
#[derive(Serialize, ToSchema)]
pub(super) struct Answer {
    category: Category,
    /// 0..1.
    confidence: f64,
    /// The words that decided, strongest first.
    reasons: Vec<Reason>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct Reason {
    word: String,
    weight: f64,
}

/// Find the category of a text.
#[utoipa::path(post, path = "/api/v1/classify", operation_id = "classify", tag = "tickets", request_body = Question,
    responses((status = 200, body = Answer), (status = 401, body = ProblemBody), (status = 422, body = ProblemBody)))]
pub(super) async fn create(_: Identity, app: Data<App>, Json(question): Json<Question>) -> HttpResponse {
    let guess = app.node.learning().classifier().classify(&question.text);
    let reason = |reason: helpdesk_classify::Reason| Reason { word: reason.word, weight: short(reason.weight) };
    HttpResponse::Ok().json(Answer {
        category: guess.category,
        confidence: short(guess.confidence),
        reasons: guess.reasons.into_iter().map(reason).collect(),
    })
}

/// Four decimals, as tickets keep it.
fn short(number: f32) -> f64 {
    (f64::from(number) * 10_000.0).round() / 10_000.0
}
