//! The description of the REST interface, collected from its handlers, and a page to read it that needs no network.

use super::table::{Table, at};
use super::{analytics, classify, events, health, messages, session, status, tickets};
use actix_web::HttpResponse;
use actix_web::http::header::LOCATION;
use actix_web::web::ServiceConfig;
use utoipa::openapi::OpenApi as Document;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityScheme};
use utoipa::{Modify, OpenApi};
use utoipa_swagger_ui::{Config, SwaggerUi};

const DOCUMENT: &str = "/api/v1/openapi.json";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Campus helpdesk",
        description = "Tickets as live conversations. Enter with POST /api/v1/session and send the cookie with every call. \
            Errors are application/problem+json with a stable `code`. Live changes come over the websocket at /ws."
    ),
    paths(
        session::create, session::show, session::destroy, tickets::create, tickets::list, tickets::show, tickets::change,
        status::create, events::list, messages::create, classify::create, analytics::backlog, analytics::resolution_times,
        analytics::active_by_category, health::healthz, health::readyz, health::metrics, openapi
    ),
    modifiers(&Cookie),
    security(("session" = []))
)]
struct Described;

/// How one shows who one is.
struct Cookie;

impl Modify for Cookie {
    fn modify(&self, document: &mut Document) {
        let key = ApiKey::Cookie(ApiKeyValue::new("helpdesk"));
        document.components.get_or_insert_default().add_security_scheme("session", SecurityScheme::ApiKey(key));
    }
}

/// The OpenAPI document.
#[must_use]
pub fn document() -> Document {
    Described::openapi()
}

pub(super) fn routes(table: &mut Table) {
    table.add(at(DOCUMENT).get(openapi));
    table.add(at("/docs").get(to_the_page));
}

/// The files of the page, below `/docs/`.
pub(super) fn configure(routes: &mut ServiceConfig) {
    routes.service(SwaggerUi::new("/docs/{_:.*}").config(Config::from(DOCUMENT)));
}

/// This description.
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "health", responses((status = 200)))]
pub(super) async fn openapi() -> HttpResponse {
    HttpResponse::Ok().json(document())
}

async fn to_the_page() -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, "/docs/")).finish()
}
