//! The outermost layer: what holds for every request, whatever it asks and however it ends.
//!
//! It gives the request its id, catches a panic, writes problems (as JSON, or as a page for a person with a browser), adds
//! the security headers, counts and logs; what is too much at once it refuses. The log names method, path, status and id; no body, no cookie, no query.

use crate::headers::{Kind, Policies};
use crate::identity::Identity;
use crate::language::Lang;
use crate::pages::ProblemPage;
use crate::problem::Problem;
use crate::request_id::{REQUEST_ID, RequestId};
use crate::routes::pages::in_language;
use crate::state::App;
use crate::unread::EndlessBody;
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{ACCEPT, HeaderMap, LOCATION};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse};
use futures::FutureExt;
use helpdesk_core::Code;
use std::panic::AssertUnwindSafe;
use std::time::Instant;

/// What is known of a request before it is handled; the request itself is gone if its handler panics.
struct Asked {
    id: RequestId,
    kind: Kind,
    method: Method,
    path: String,
    began: Instant,
}

/// Around everything.
pub(crate) async fn edge(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let asked = Asked {
        id: RequestId::of(request.headers()),
        kind: Kind::of(request.path()),
        method: request.method().clone(),
        path: request.path().to_owned(),
        began: Instant::now(),
    };
    request.extensions_mut().insert(asked.id.clone());
    let (app, policies) = (request.app_data::<Data<App>>().cloned(), request.app_data::<Data<Policies>>().cloned());
    let policies = policies.as_ref().map(Data::get_ref);
    let endless = EndlessBody::of(&mut request);
    let place = app.as_ref().map(|app| app.under_way.enter(&asked.path)).transpose();
    let answered = match &place {
        Ok(_) => AssertUnwindSafe(next.call(request)).catch_unwind().await.map(|answer| answer.map(boxed)),
        Err(refusal) => Ok(Ok(request.error_response(Problem::from(refusal.clone())).map_into_boxed_body())),
    };
    let is_last = endless.is_some_and(EndlessBody::ends_its_connection);
    let mut answer = match answered {
        Ok(Ok(answer)) => written(answer, &asked, app.as_ref().map(Data::get_ref)),
        Ok(Err(error)) => return Err(unrouted(&error, &asked, policies)),
        Err(_) => {
            tracing::error!(request_id = asked.id.as_str(), method = %asked.method, path = asked.path, "a handler panicked");
            return Err(unrouted(&Problem::internal().into(), &asked, policies));
        }
    };
    finish(answer.headers_mut(), &asked, policies);
    if let Some(app) = app {
        app.metrics.answered(answer.status());
        if app.is_ending() || is_last {
            answer.response_mut().head_mut().set_connection_type(actix_web::http::ConnectionType::Close);
        }
    }
    log(&asked, answer.status());
    Ok(answer)
}

fn boxed(answer: ServiceResponse<impl MessageBody + 'static>) -> ServiceResponse<BoxBody> {
    answer.map_into_boxed_body()
}

/// An error that left its request behind: it is written here in full, since nothing further out knows how.
fn unrouted(error: &Error, asked: &Asked, policies: Option<&Policies>) -> Error {
    let problem = error.as_error::<Problem>().cloned();
    let problem = problem.unwrap_or_else(|| Problem::of_status(error.as_response_error().status_code()));
    let mut answer = problem.answer(asked.id.as_str());
    finish(answer.headers_mut(), asked, policies);
    log(asked, answer.status());
    actix_web::error::InternalError::from_response("refused", answer).into()
}

fn finish(headers: &mut HeaderMap, asked: &Asked, policies: Option<&Policies>) {
    headers.insert(REQUEST_ID, asked.id.value());
    if let Some(policies) = policies {
        policies.apply(asked.kind, headers);
    }
}

/// The answer with its problem, if it is one, written for whoever reads it.
fn written(answer: ServiceResponse<BoxBody>, asked: &Asked, app: Option<&App>) -> ServiceResponse<BoxBody> {
    let Some(problem) = problem_of(&answer) else { return answer };
    let (request, _) = answer.into_parts();
    let response = match (asked.kind, problem.code()) {
        (Kind::Page, Code::Unauthenticated) => to_the_entry(&request),
        (Kind::Page, _) if wants_a_page(&request) => {
            page(&problem, &request, asked, app).unwrap_or_else(|| problem.answer(asked.id.as_str()))
        }
        _ => problem.answer(asked.id.as_str()),
    };
    ServiceResponse::new(request, response)
}

/// What handlers and extractors returned, and what actix refused by itself with an empty body.
fn problem_of(answer: &ServiceResponse<BoxBody>) -> Option<Problem> {
    let status = answer.status();
    let empty = matches!(answer.response().body().size(), BodySize::None | BodySize::Sized(0));
    match answer.response().error() {
        Some(error) => Some(error.as_error::<Problem>().cloned().unwrap_or_else(|| Problem::of_status(status))),
        None => (empty && (status.is_client_error() || status.is_server_error())).then(|| Problem::of_status(status)),
    }
}

/// Whoever has no session enters first and then goes on to where they wanted.
fn to_the_entry(request: &HttpRequest) -> HttpResponse {
    let wanted = request.uri().path_and_query().map_or("/", |wanted| wanted.as_str());
    let home = matches!(wanted, "/" | "/tickets" | "/queue") || request.method() != Method::GET;
    let query = serde_urlencoded::to_string([("next", wanted)]).unwrap_or_default();
    let location = if home { "/".to_owned() } else { format!("/?{query}") };
    HttpResponse::SeeOther().insert_header((LOCATION, location)).finish()
}

fn wants_a_page(request: &HttpRequest) -> bool {
    request
        .headers()
        .get(ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"))
}

fn page(problem: &Problem, request: &HttpRequest, asked: &Asked, app: Option<&App>) -> Option<HttpResponse> {
    let app = app?;
    let who = Identity::of(request, app).ok().map(|identity| identity.author);
    let status = actix_web::ResponseError::status_code(problem);
    let view = ProblemPage::new(who.as_ref(), status.as_u16(), asked.id.as_str());
    let lang = Lang::of(request);
    let html = app.pages.render(lang, "problem", &view);
    let html = html.inspect_err(|error| tracing::error!(%error, "no problem page")).ok()?;
    let mut answer = in_language(lang, HttpResponse::build(status));
    problem.headers(|name, value| {
        answer.insert_header((name, value));
    });
    Some(answer.content_type("text/html; charset=utf-8").body(html))
}

fn log(asked: &Asked, status: StatusCode) {
    let Asked { id, method, path, began, .. } = asked;
    let (request_id, status, ms) = (id.as_str(), status.as_u16(), began.elapsed().as_millis());
    match status {
        500.. => tracing::warn!(request_id, %method, path, status, ms, "answered"),
        400.. => tracing::info!(request_id, %method, path, status, ms, "answered"),
        _ => tracing::debug!(request_id, %method, path, status, ms, "answered"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::CONTENT_TYPE;
    use actix_web::middleware::from_fn;
    use actix_web::test::{TestRequest, init_service, read_body, try_call_service};
    use actix_web::{App as Web, web};

    async fn broken() -> HttpResponse {
        panic!("on purpose")
    }

    #[actix_web::test]
    async fn a_panic_is_a_problem_with_the_requests_id_and_the_next_request_is_answered() {
        let policies = Data::new(Policies::new(&crate::origin::Origins::new(Vec::new())));
        let app = Web::new().app_data(policies).route("/broken", web::get().to(broken)).wrap(from_fn(edge));
        let app = init_service(app.route("/whole", web::get().to(HttpResponse::Ok))).await;
        let ask = |path| TestRequest::get().uri(path).insert_header(("x-request-id", "the-id")).to_request();
        let answer = try_call_service(&app, ask("/broken")).await.unwrap_err().error_response();
        assert_eq!(answer.status(), 500);
        assert_eq!(answer.headers().get("x-request-id").unwrap(), "the-id");
        assert_eq!(answer.headers().get("cache-control").unwrap(), "no-store");
        assert_eq!(answer.headers().get(CONTENT_TYPE).unwrap(), crate::problem::MEDIA_TYPE);
        let whole = try_call_service(&app, ask("/whole")).await.unwrap();
        assert_eq!((whole.status().as_u16(), read_body(whole).await.len()), (200, 0));
    }
}
