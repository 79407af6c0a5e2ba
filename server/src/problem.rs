//! Every refusal on its way to a client: `application/problem+json` (RFC 9457) with the codes of the contract.
//!
//! The rule it keeps: one place writes problems. A [`Problem`] that a handler or an extractor returns is written by the
//! `edge`, which knows the request's id and whether a person with a browser is to read it.

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};
use helpdesk_core::{Code, Refusal};
use helpdesk_sql::ReadError;
use serde::Serialize;
use serde_json::Value;
use std::fmt;
use utoipa::ToSchema;

/// The media type of a problem.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// A refusal with what HTTP adds to it. Boxed, since nearly every answer is none.
#[derive(Clone, Debug)]
pub struct Problem(Box<Parts>);

#[derive(Clone, Debug)]
struct Parts {
    refusal: Refusal,
    status: StatusCode,
    allow: Option<HeaderValue>,
}

/// A problem as it is written.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemBody {
    /// Always `about:blank`: the code says what it is.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The HTTP status in words.
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// For people.
    pub detail: String,
    /// For machines; stable.
    #[schema(value_type = String)]
    pub code: Code,
    /// Finds the request in the log.
    pub request_id: String,
    /// What was wrong, for `invalid`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// What stands there now, for `stale_base`: `{value, seq}`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub current: Option<Value>,
}

impl Problem {
    /// The address exists, but not for this method; `allow` lists those that it has.
    #[must_use]
    pub fn method_not_allowed(allow: HeaderValue) -> Problem {
        let refusal = Refusal::new(Code::MethodNotAllowed, "this address does not know the method");
        let mut problem = Problem::from(refusal);
        problem.0.allow = Some(allow);
        problem
    }

    /// The client was too slow; unlike a late database this is its own doing.
    #[must_use]
    pub fn slow_body() -> Problem {
        let refusal = Refusal::new(Code::Timeout, "the body did not arrive in time");
        let mut problem = Problem::from(refusal);
        problem.0.status = StatusCode::REQUEST_TIMEOUT;
        problem
    }

    /// A fault of ours; what happened stands in the log under the request's id.
    #[must_use]
    pub fn internal() -> Problem {
        Refusal::new(Code::Internal, "something broke on our side").into()
    }

    /// The problem of an answer that actix made by itself.
    #[must_use]
    pub fn of_status(status: StatusCode) -> Problem {
        let code = Code::ALL.into_iter().find(|code| code.http() == status.as_u16() && *code != Code::Busy);
        let code = code.unwrap_or(if status.is_client_error() { Code::BadFrame } else { Code::Internal });
        let detail = status.canonical_reason().unwrap_or("refused").to_ascii_lowercase();
        Problem(Box::new(Parts { refusal: Refusal::new(code, detail), status, allow: None }))
    }

    /// Its stable code.
    #[must_use]
    pub fn code(&self) -> Code {
        self.0.refusal.code
    }

    /// The answer as JSON.
    #[must_use]
    pub fn answer(&self, request_id: &str) -> HttpResponse {
        let body = ProblemBody {
            kind: "about:blank",
            title: self.0.status.canonical_reason().unwrap_or("Error"),
            status: self.0.status.as_u16(),
            detail: self.0.refusal.detail.clone(),
            code: self.0.refusal.code,
            request_id: request_id.to_owned(),
            field: self.0.refusal.field.clone(),
            current: self.0.refusal.current.clone(),
        };
        let mut answer = HttpResponse::build(self.0.status);
        self.headers(|name, value| {
            answer.insert_header((name, value));
        });
        answer.json(body).map_body(|head, body| {
            head.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
            body
        })
    }

    /// The headers that go with it, whoever writes the body.
    pub fn headers(&self, mut add: impl FnMut(actix_web::http::header::HeaderName, HeaderValue)) {
        if let Some(allow) = &self.0.allow {
            add(ALLOW, allow.clone());
        }
        if let Some(retry) = self.0.refusal.retry_ms() {
            // whole seconds, rounded up: coming back too early is refused again
            add(RETRY_AFTER, HeaderValue::from(retry.div_ceil(1000).max(1)));
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        let status = StatusCode::from_u16(refusal.code.http()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Problem(Box::new(Parts { refusal, status, allow: None }))
    }
}

/// What a list or a page could not read.
impl From<ReadError> for Problem {
    fn from(error: ReadError) -> Problem {
        match error {
            ReadError::BadCursor => {
                Refusal::invalid("cursor", "is not one of ours, or belongs to another order").into()
            }
            ReadError::Busy => Refusal::busy().into(),
            ReadError::Failed(reason) => {
                tracing::warn!(reason, "the database cannot be read");
                Refusal::unavailable().into()
            }
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.refusal.fmt(f)
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.0.status
    }

    fn error_response(&self) -> HttpResponse {
        self.answer("")
    }
}
