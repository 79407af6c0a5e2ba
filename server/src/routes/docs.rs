//! The description of the REST interface, collected from its handlers, and a page to read it that needs no network.

use super::table::{Table, at};
use super::{
    analytics, attachments, classify, events, health, incidents, messages, places, ratings, replies, session, sheets,
    similar, status, tickets, unread,
};
use crate::problem::{MEDIA_TYPE, Problem};
use actix_web::body::SizedStream;
use actix_web::http::header::{ContentEncoding, LOCATION};
use actix_web::{HttpRequest, HttpResponse};
use bytes::Bytes;
use futures::{Stream, stream};
use helpdesk_core::{Code, Refusal};
use std::borrow::Cow;
use std::convert::Infallible;
use std::sync::Arc;
use utoipa::openapi::path::Operation;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityScheme};
use utoipa::openapi::{Content, OpenApi as Document, Ref, RefOr, Response, ResponseBuilder};
use utoipa::{Modify, OpenApi};
use utoipa_swagger_ui::{Config, serve};

const DOCUMENT: &str = "/api/v1/openapi.json";
/// What is copied at once of a file.
const PIECE: usize = 16 * 1024;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Campus helpdesk",
        description = "Tickets as live conversations. Enter with POST /api/v1/session and send the cookie with every call. \
            Errors are application/problem+json with a stable `code`. Live changes come over the websocket at /ws."
    ),
    paths(
        session::create, session::show, session::destroy, tickets::create, tickets::list, tickets::show, tickets::change,
        status::create, events::list, unread::list, messages::create, attachments::create, attachments::show, classify::create,
        incidents::create, incidents::list, incidents::show, incidents::join, incidents::leave, incidents::dissolve,
        incidents::answer, replies::list, replies::create, replies::change, replies::remove, places::list, similar::list,
        ratings::create, ratings::list, analytics::backlog, analytics::resolution_times,
        analytics::active_by_category, analytics::corrections, analytics::flow, analytics::arrivals, analytics::buildings,
        analytics::first_responses, analytics::ratings, sheets::list, sheets::report, health::healthz, health::readyz,
        health::metrics, openapi
    ),
    modifiers(&Cookie, &Refusals),
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

/// What every call may be refused with, besides what its handler says; and the media type of all refusals.
struct Refusals;

impl Modify for Refusals {
    fn modify(&self, document: &mut Document) {
        for (path, item) in
            document.paths.paths.iter_mut().filter(|(path, _)| path.starts_with("/api/") && *path != DOCUMENT)
        {
            let safe = item.get.iter_mut().map(|get| (get, true));
            let unsafe_ones = [&mut item.post, &mut item.put, &mut item.patch, &mut item.delete]
                .into_iter()
                .flatten()
                .map(|of| (of, false));
            for (operation, safe) in safe.chain(unsafe_ones) {
                add_common(operation, safe, path.ends_with("/session"));
                operation
                    .responses
                    .responses
                    .iter_mut()
                    .filter(|(status, _)| is_refusal(status))
                    .for_each(|(_, of)| mark(of));
            }
        }
    }
}

/// The session is open to everybody; whatever changes something passes the origin check, whatever has a body its checks.
fn add_common(operation: &mut Operation, safe: bool, open: bool) {
    let body = operation.request_body.is_some();
    let common = [
        (!open, "401", "no valid session"),
        (!safe, "403", "another site's doing, or not for this role"),
        (body, "400", "not JSON"),
        (body, "408", "the body did not arrive in time"),
        (body, "413", "larger than 128 KiB"),
        (body, "415", "not application/json"),
    ];
    for (_, status, why) in common.into_iter().filter(|(holds, ..)| *holds) {
        let problem = Content::new(Some(Ref::from_schema_name("ProblemBody")));
        let response = ResponseBuilder::new().description(why).content("application/json", problem).build();
        operation.responses.responses.entry(status.to_owned()).or_insert(RefOr::T(response));
    }
}

fn is_refusal(status: &str) -> bool {
    status.starts_with(['4', '5'])
}

fn mark(response: &mut RefOr<Response>) {
    if let RefOr::T(response) = response {
        let content = std::mem::take(&mut response.content);
        response.content = content.into_values().map(|content| (MEDIA_TYPE.to_owned(), content)).collect();
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
    table.add(at("/docs/{path:.*}").get(file));
}

/// A file of the page, below `/docs/`. It lives in the program and is handed on piece by piece, never copied as a whole:
/// whoever asks for it, without a session, and does not read it holds a piece and not a megabyte.
async fn file(request: HttpRequest) -> Result<HttpResponse, Problem> {
    let path = request.match_info().get("path").unwrap_or_default();
    let found = serve(path, Arc::new(Config::from(DOCUMENT))).map_err(|error| {
        tracing::error!(error, path, "a file of the description cannot be read");
        Problem::internal()
    })?;
    let file = found.ok_or_else(|| Refusal::new(Code::NotFound, "there is no such file"))?;
    let mut answer = HttpResponse::Ok();
    if file.gzpipped {
        answer.insert_header(ContentEncoding::Gzip);
    }
    let bytes = match file.bytes {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    };
    Ok(answer.content_type(file.content_type).body(SizedStream::new(bytes.len() as u64, pieces(bytes))))
}

fn pieces(mut bytes: Bytes) -> impl Stream<Item = Result<Bytes, Infallible>> {
    stream::iter(std::iter::from_fn(move || {
        let piece = bytes.split_to(PIECE.min(bytes.len()));
        (!piece.is_empty()).then_some(Ok(piece))
    }))
}

/// This description.
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "health", responses((status = 200)))]
pub(super) async fn openapi() -> HttpResponse {
    HttpResponse::Ok().json(document())
}

async fn to_the_page() -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, "/docs/")).finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::StreamExt;
    use serde_json::Value;

    #[actix_web::test]
    async fn the_pieces_of_a_file_are_the_file() {
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 7] {
            let whole: Vec<u8> = (0..length).map(|n| n.to_le_bytes()[0]).collect();
            let given: Vec<Bytes> = pieces(Bytes::from(whole.clone())).map(Result::unwrap).collect().await;
            assert!(given.iter().all(|piece| piece.len() <= PIECE));
            assert_eq!(given.concat(), whole);
        }
    }

    #[test]
    fn every_refusal_is_a_problem_that_the_description_knows() {
        let document = serde_json::to_value(document()).unwrap();
        assert!(document["components"]["schemas"]["ProblemBody"].is_object());
        let create: &Value = &document["paths"]["/api/v1/tickets"]["post"]["responses"];
        for status in ["400", "401", "403", "408", "413", "415", "422"] {
            let schema = &create[status]["content"][MEDIA_TYPE]["schema"]["$ref"];
            assert_eq!(schema, "#/components/schemas/ProblemBody", "{status}");
        }
        let text = document["paths"].to_string();
        assert!(!text.contains("\"404\":{\"content\":{\"application/json\""));
        assert!(
            document["paths"]["/api/v1/session"]["post"]["responses"]["401"].is_null(),
            "entering needs no session"
        );
        assert!(document["paths"]["/readyz"]["get"]["responses"]["503"]["content"]["application/json"].is_object());
    }
}
