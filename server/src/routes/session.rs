//! The session: entering, leaving, and who one is. Over REST as JSON, and as forms of the entry page.

use super::table::{Table, at};
use crate::extract::{Fields, Form, Json};
use crate::identity::Identity;
use crate::language::{Lang, said};
use crate::pages::Entry;
use crate::problem::{Problem, ProblemBody};
use crate::state::App;
use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use chrono::Utc;
use helpdesk_core::{Author, PersonName, Refusal, Role};
use serde::Deserialize;
use std::net::IpAddr;
use utoipa::ToSchema;

pub(super) fn routes(table: &mut Table) {
    table.add(at("/api/v1/session").post(create).get(show).delete(destroy));
    table.add(at("/enter").post(enter));
    table.add(at("/leave").post(leave));
}

/// Who wants to enter as what.
#[derive(Deserialize, ToSchema)]
pub(super) struct Entering {
    role: Role,
    name: PersonName,
}

/// Enter: a cookie, good for 12 hours.
#[utoipa::path(post, path = "/api/v1/session", operation_id = "enter", tag = "session", request_body = Entering, responses(
    (status = 201, body = Author, headers(("Set-Cookie" = String))), (status = 422, body = ProblemBody),
    (status = 429, body = ProblemBody, description = "too many entered from this network at once")))]
pub(super) async fn create(
    request: HttpRequest,
    app: Data<App>,
    Json(entering): Json<Entering>,
) -> Result<HttpResponse, Problem> {
    app.rates.entry(address(&request))?;
    let (author, cookie) = app.identity.enter(entering.role, entering.name, Utc::now());
    Ok(HttpResponse::Created().cookie(cookie).json(author))
}

/// Who one is.
#[utoipa::path(get, path = "/api/v1/session", operation_id = "who_am_i", tag = "session", responses(
    (status = 200, body = Author), (status = 401, body = ProblemBody)))]
pub(super) async fn show(identity: Identity) -> HttpResponse {
    HttpResponse::Ok().json(identity.author)
}

/// Leave: the cookie is taken away.
#[utoipa::path(delete, path = "/api/v1/session", operation_id = "leave", tag = "session", responses((status = 204)))]
pub(super) async fn destroy(app: Data<App>) -> HttpResponse {
    HttpResponse::NoContent().cookie(app.identity.leave()).finish()
}

/// The form of the entry page. What is wrong is told beside the box, with what was typed still in it.
async fn enter(request: HttpRequest, app: Data<App>, lang: Lang, Form(fields): Form) -> Result<HttpResponse, Problem> {
    let role = fields.typed("role", "must be user or helpdesk", Role::from_word)?;
    let role = role.ok_or_else(|| Refusal::invalid("role", "must be user or helpdesk"))?;
    let typed = fields.get("name").unwrap_or_default();
    match PersonName::parse(typed) {
        Ok(name) => {
            app.rates.entry(address(&request))?;
            let (_, cookie) = app.identity.enter(role, name, Utc::now());
            let home = if role == Role::Helpdesk { "/queue" } else { "/tickets" };
            let next = next(&fields).unwrap_or(home);
            Ok(HttpResponse::SeeOther().cookie(cookie).insert_header((LOCATION, next)).finish())
        }
        Err(_) => again(&app, lang, &fields, typed),
    }
}

/// Where a request comes from: the other end of its connection.
fn address(request: &HttpRequest) -> Option<IpAddr> {
    request.peer_addr().map(|peer| peer.ip())
}

fn again(app: &App, lang: Lang, fields: &Fields, typed: &str) -> Result<HttpResponse, Problem> {
    let fault = said("fault-name").with("most", i64::try_from(PersonName::MAX_CHARS).unwrap_or(i64::MAX));
    let view = Entry::new(None, typed, Some(fault), next(fields));
    super::pages::shown(StatusCode::UNPROCESSABLE_ENTITY, app, lang, "entry", &view)
}

/// Where somebody wanted to go before they had to enter; a path of ours, never another site.
pub(super) fn next(fields: &Fields) -> Option<&str> {
    fields.get("next").filter(|path| is_ours(path))
}

/// Whether this is a path of ours: what a browser would take for another site is not.
pub(super) fn is_ours(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && path.chars().all(|c| c.is_ascii_graphic() && c != '\\')
}

async fn leave(app: Data<App>) -> HttpResponse {
    HttpResponse::SeeOther().cookie(app.identity.leave()).insert_header((LOCATION, "/")).finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_site() {
        let to = |next_field: &str| {
            let fields = Fields::of_query(&serde_urlencoded::to_string([("next", next_field)]).unwrap());
            next(&fields).map(str::to_owned)
        };
        assert_eq!(to("/tickets/7?x=1").as_deref(), Some("/tickets/7?x=1"));
        for foreign in [
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "evil",
            "/a\r\nSet-Cookie: x",
            "/\t/evil.example",
        ] {
            assert_eq!(to(foreign), None, "{foreign}");
        }
    }
}
