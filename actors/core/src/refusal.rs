//! Every way of saying no, with a code that never changes.
//!
//! One table maps the codes to HTTP and to socket frames. `Retry` codes mean "not executed, or not known: ask again
//! with the same `cid`"; all others are final.

use serde::{Deserialize, Serialize};
use std::fmt;
use utoipa::ToSchema;

/// The stable codes of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// A bounded queue is full; nothing was done.
    Busy,
    /// The database cannot be asked, or its answer was lost.
    Unavailable,
    /// No answer in time.
    Timeout,
    /// Too many commands; not executed.
    RateLimited,
    /// Not JSON, or not a frame of the contract.
    BadFrame,
    /// Well-formed, but a field breaks a rule.
    Invalid,
    /// Larger than allowed.
    TooLarge,
    /// No valid session.
    Unauthenticated,
    /// Not in this role, or not from this origin.
    Forbidden,
    /// There is no such thing, or not for you.
    NotFound,
    /// Known address, wrong method.
    MethodNotAllowed,
    /// The ticket is closed.
    Closed,
    /// Not the legal next status.
    BadTransition,
    /// The same `cid` was used for something else.
    CidConflict,
    /// The field changed since the version that was edited.
    StaleBase,
    /// A body or file of a type that is not taken.
    UnsupportedMedia,
    /// A fault of ours; the request id finds it in the log.
    Internal,
}

impl Code {
    /// All of them, for exhaustive tables and tests.
    pub const ALL: [Code; 17] = [
        Code::Busy,
        Code::Unavailable,
        Code::Timeout,
        Code::RateLimited,
        Code::BadFrame,
        Code::Invalid,
        Code::TooLarge,
        Code::Unauthenticated,
        Code::Forbidden,
        Code::NotFound,
        Code::MethodNotAllowed,
        Code::Closed,
        Code::BadTransition,
        Code::CidConflict,
        Code::StaleBase,
        Code::UnsupportedMedia,
        Code::Internal,
    ];

    /// The word on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Code::Busy => "busy",
            Code::Unavailable => "unavailable",
            Code::Timeout => "timeout",
            Code::RateLimited => "rate_limited",
            Code::BadFrame => "bad_frame",
            Code::Invalid => "invalid",
            Code::TooLarge => "too_large",
            Code::Unauthenticated => "unauthenticated",
            Code::Forbidden => "forbidden",
            Code::NotFound => "not_found",
            Code::MethodNotAllowed => "method_not_allowed",
            Code::Closed => "closed",
            Code::BadTransition => "bad_transition",
            Code::CidConflict => "cid_conflict",
            Code::StaleBase => "stale_base",
            Code::UnsupportedMedia => "unsupported_media",
            Code::Internal => "internal",
        }
    }

    /// The HTTP status that goes with it.
    #[must_use]
    pub fn http(self) -> u16 {
        match self {
            Code::Busy | Code::Unavailable => 503,
            Code::Timeout => 504,
            Code::RateLimited => 429,
            Code::BadFrame => 400,
            Code::Invalid => 422,
            Code::TooLarge => 413,
            Code::Unauthenticated => 401,
            Code::Forbidden => 403,
            Code::NotFound => 404,
            Code::MethodNotAllowed => 405,
            Code::Closed | Code::BadTransition | Code::CidConflict => 409,
            Code::StaleBase => 412,
            Code::UnsupportedMedia => 415,
            Code::Internal => 500,
        }
    }

    /// Milliseconds after which asking again makes sense; `None` for a final answer.
    #[must_use]
    pub fn retry_ms(self) -> Option<u64> {
        match self {
            Code::Busy => Some(500),
            Code::Unavailable => Some(1_000),
            Code::Timeout => Some(1_000),
            Code::RateLimited => Some(1_000),
            _ => None,
        }
    }
}

/// A no, in full.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// What machines read.
    pub code: Code,
    /// What people read: lower case, no full stop.
    pub detail: String,
    /// The field that is wrong, for `invalid`.
    pub field: Option<String>,
    /// What stands there now, for `stale_base`: `{value, seq}`.
    pub current: Option<serde_json::Value>,
    /// Milliseconds to wait, where more is known than the code's usual pause.
    pub wait_ms: Option<u64>,
}

impl Refusal {
    /// A refusal of this code.
    pub fn new(code: Code, detail: impl Into<String>) -> Refusal {
        Refusal { code, detail: detail.into(), field: None, current: None, wait_ms: None }
    }

    /// `invalid`, naming the field.
    pub fn invalid(field: impl Into<String>, detail: impl Into<String>) -> Refusal {
        Refusal { code: Code::Invalid, detail: detail.into(), field: Some(field.into()), current: None, wait_ms: None }
    }

    /// Too many; not executed. `wait_ms` is when it makes sense again.
    pub fn rate_limited(detail: impl Into<String>, wait_ms: u64) -> Refusal {
        Refusal { wait_ms: Some(wait_ms), ..Refusal::new(Code::RateLimited, detail) }
    }

    /// Milliseconds after which asking again makes sense; `None` for a final answer.
    #[must_use]
    pub fn retry_ms(&self) -> Option<u64> {
        self.code.retry_ms().map(|usual| self.wait_ms.unwrap_or(usual))
    }

    /// There is no such ticket, or not for this person.
    #[must_use]
    pub fn not_found() -> Refusal {
        Refusal::new(Code::NotFound, "no such ticket")
    }

    /// A bounded queue is full.
    #[must_use]
    pub fn busy() -> Refusal {
        Refusal::new(Code::Busy, "too much at once, nothing was done, try again")
    }

    /// No answer in time; whether it was done is not known.
    #[must_use]
    pub fn timeout() -> Refusal {
        Refusal::new(Code::Timeout, "the database did not answer in time, try again with the same id")
    }

    /// The database is away or its answer was lost.
    #[must_use]
    pub fn unavailable() -> Refusal {
        Refusal::new(Code::Unavailable, "the database cannot be reached, try again with the same id")
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.field {
            Some(field) => write!(f, "{field} {}", self.detail),
            None => f.write_str(&self.detail),
        }
    }
}

impl std::error::Error for Refusal {}
