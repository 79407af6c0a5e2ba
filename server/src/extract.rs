//! From a request to types that cannot be wrong.
//!
//! The rule it keeps: a body has at most 128 KiB, arrives within 10 s and is of the type that it says; what is larger,
//! later or of another type is refused before it is looked at. A path that names no ticket is `not_found`; every other
//! part that breaks a rule is `invalid` and named.

use crate::problem::Problem;
use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::http::header::{CONTENT_LENGTH, IF_MATCH};
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use bytes::{Bytes, BytesMut};
use futures::StreamExt;
use futures::future::LocalBoxFuture;
use helpdesk_core::{Cid, Code, Refusal, Seq, TicketId, parse};
use serde::de::DeserializeOwned;
use std::future::{Ready, ready};
use std::time::Duration;
use uuid::Uuid;

/// Largest body.
pub(crate) const BODY_BYTES: usize = 128 * 1024;
/// How long a body may take to arrive; actix has no limit of its own.
const BODY_TIME: Duration = Duration::from_secs(10);
/// Numbers stay below 2^53, so that JavaScript reads them exactly.
const LARGEST: i64 = 1 << 53;

/// A JSON body.
pub(crate) struct Json<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Json<T> {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Json<T>, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let bytes = body(&request, payload, "application/json").await?;
            Ok(Json(parse::json(&bytes).and_then(parse::typed)?))
        })
    }
}

/// The fields of a form, in the order in which they came.
pub(crate) struct Form(pub Fields);

impl FromRequest for Form {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Form, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let bytes = body(&request, payload, "application/x-www-form-urlencoded").await?;
            let fields = serde_urlencoded::from_bytes(&bytes)
                .map_err(|error| Refusal::new(Code::BadFrame, format!("this is not a form: {error}")))?;
            Ok(Form(Fields(fields)))
        })
    }
}

async fn body(request: &HttpRequest, payload: Payload, media_type: &str) -> Result<Bytes, Problem> {
    if !request.content_type().eq_ignore_ascii_case(media_type) {
        return Err(Refusal::new(Code::UnsupportedMedia, format!("the body must be {media_type}")).into());
    }
    let told =
        request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()).and_then(|n| n.parse().ok());
    if told.is_some_and(|bytes: u64| bytes > BODY_BYTES as u64) {
        return Err(too_large());
    }
    match tokio::time::timeout(BODY_TIME, gathered(payload)).await {
        Ok(bytes) => bytes,
        Err(_) => Err(Problem::slow_body()),
    }
}

async fn gathered(mut payload: Payload) -> Result<Bytes, Problem> {
    let mut bytes = BytesMut::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk
            .map_err(|error: PayloadError| Refusal::new(Code::BadFrame, format!("the body broke off: {error}")))?;
        if bytes.len() + chunk.len() > BODY_BYTES {
            return Err(too_large());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes.freeze())
}

fn too_large() -> Problem {
    Refusal::new(Code::TooLarge, format!("a body has at most {} KiB", BODY_BYTES / 1024)).into()
}

/// Named texts of a query or a form. An empty one counts as not given: that is what a form sends for "any".
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads the query part of an address.
    pub fn of_query(query: &str) -> Fields {
        Fields(serde_urlencoded::from_str(query).unwrap_or_default())
    }

    /// The field of this name; the last one wins.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find(|(key, value)| key == name && !value.is_empty()).map(|(_, value)| value.as_str())
    }

    /// All fields of this name, in their order.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, value)| key == name && !value.is_empty()).map(|(_, value)| value.as_str())
    }

    /// The field of this name as a type; `rule` says what it must be.
    pub fn typed<T>(&self, name: &str, rule: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Refusal> {
        self.get(name).map(|text| read(text).ok_or_else(|| Refusal::invalid(name, rule))).transpose()
    }
}

impl FromRequest for Fields {
    type Error = Problem;
    type Future = Ready<Result<Fields, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Fields::of_query(request.query_string())))
    }
}

/// The ticket that a path names.
#[derive(Clone, Copy)]
pub(crate) struct OfTicket(pub TicketId);

impl FromRequest for OfTicket {
    type Error = Problem;
    type Future = Ready<Result<OfTicket, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let ticket = number(request.match_info().get("id")).map(|n| OfTicket(TicketId(n)));
        ready(ticket.ok_or_else(|| Refusal::not_found().into()))
    }
}

/// The number that stands in a path or a query, if it is one that a thing of ours can have.
pub(crate) fn number(text: Option<&str>) -> Option<i64> {
    let digits = |text: &&str| text.bytes().all(|b| b.is_ascii_digit());
    text.filter(digits).and_then(|text| text.parse().ok()).filter(|n| (1..LARGEST).contains(n))
}

/// The client's id of a command; a fresh one if it sent none.
pub(crate) struct IdempotencyKey(pub Cid);

impl FromRequest for IdempotencyKey {
    type Error = Problem;
    type Future = Ready<Result<IdempotencyKey, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let Some(value) = request.headers().get("idempotency-key") else {
            return ready(Ok(IdempotencyKey(Cid::from_uuid(Uuid::new_v4()))));
        };
        let parsed = Cid::parse(value.to_str().unwrap_or_default());
        let named = |refusal: Refusal| Refusal { field: Some("Idempotency-Key".to_owned()), ..refusal }.into();
        ready(parsed.map(IdempotencyKey).map_err(named))
    }
}

/// The version that was edited, from `If-Match: "seq"`; `None` if it does not matter (`*`, or no header).
pub(crate) struct IfMatch(pub Option<Seq>);

impl FromRequest for IfMatch {
    type Error = Problem;
    type Future = Ready<Result<IfMatch, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let Some(value) = request.headers().get(IF_MATCH) else { return ready(Ok(IfMatch(None))) };
        ready(match value.to_str().map(str::trim) {
            Ok("*") => Ok(IfMatch(None)),
            Ok(text) => tagged(text).map(|seq| IfMatch(Some(seq))).ok_or_else(|| bad_tag().into()),
            Err(_) => Err(bad_tag().into()),
        })
    }
}

/// `"7"`, or `W/"7"` as a proxy that compresses may make of it.
fn tagged(text: &str) -> Option<Seq> {
    let seq = text.strip_prefix("W/").unwrap_or(text).strip_prefix('"')?.strip_suffix('"')?;
    let digits = seq.bytes().all(|b| b.is_ascii_digit());
    seq.parse().ok().filter(|n| digits && (0..LARGEST).contains(n)).map(Seq)
}

fn bad_tag() -> Refusal {
    Refusal::invalid("If-Match", "must be the ETag of a ticket, its seq in quotes")
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    #[test]
    fn a_version_is_a_seq_in_quotes() {
        assert_eq!((tagged("\"7\""), tagged("W/\"12\"")), (Some(Seq(7)), Some(Seq(12))));
        for bad in ["", "7", "\"\"", "\"-1\"", "\"+1\"", "\"7\", \"8\"", "\"x\"", "\"99999999999999999999\""] {
            assert_eq!(tagged(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_path_names_a_ticket_or_nothing() {
        let of = |id: &'static str| {
            let request = TestRequest::default().param("id", id).to_http_request();
            OfTicket::from_request(&request, &mut Payload::None).into_inner().ok().map(|ticket| ticket.0.0)
        };
        assert_eq!(of("42"), Some(42));
        for bad in ["0", "-1", "+1", "abc", "", "1.5", "9007199254740992", "99999999999999999999", "١"] {
            assert_eq!(of(bad), None, "{bad}");
        }
    }

    #[test]
    fn an_empty_field_is_none_and_the_last_one_wins() {
        let fields = Fields::of_query("a=1&a=2&b=&c=x%20y");
        assert_eq!((fields.get("a"), fields.get("b"), fields.get("c")), (Some("2"), None, Some("x y")));
    }
}
