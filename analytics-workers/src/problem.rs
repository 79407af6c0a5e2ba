//! Errors as `application/problem+json` (RFC 9457), with the codes of the contract.

use crate::service::RequestId;
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, RETRY_AFTER};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, ResponseError};
use helpdesk_core::{Code, Refusal};
use helpdesk_sql::ReadError;
use serde_json::json;
use std::fmt;

/// Seconds after which asking again makes sense.
const RETRY_SECONDS: &str = "1";

/// A refusal on its way to a client.
#[derive(Debug)]
pub(crate) struct Problem {
    refusal: Refusal,
    request_id: String,
}

impl Problem {
    pub fn new(refusal: Refusal, request: &HttpRequest) -> Problem {
        let request_id = request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
        Problem { refusal, request_id }
    }

    /// The database could not answer.
    pub fn unread(error: &ReadError, request: &HttpRequest) -> Problem {
        tracing::warn!(%error, "a report cannot be read");
        let refusal = match error {
            ReadError::Busy => Refusal::busy(),
            _ => Refusal::new(Code::Unavailable, "the database cannot be reached"),
        };
        Problem::new(refusal, request)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.refusal.fmt(f)
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.refusal.code.http()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        let status = self.status_code();
        let mut body = json!({
            "type": "about:blank",
            "title": status.canonical_reason().unwrap_or("Error"),
            "status": status.as_u16(),
            "detail": self.refusal.detail,
            "code": self.refusal.code,
            "request_id": self.request_id,
        });
        if let (Some(field), Some(body)) = (&self.refusal.field, body.as_object_mut()) {
            body.insert("field".to_owned(), json!(field));
        }
        let mut answer = HttpResponse::build(status);
        if self.refusal.code.retry_ms().is_some() {
            answer.insert_header((RETRY_AFTER, RETRY_SECONDS));
        }
        answer.insert_header((CONTENT_TYPE, "application/problem+json")).body(body.to_string())
    }
}
