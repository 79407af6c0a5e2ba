//! The id of a request: on every answer, in every problem, in the log. A sane one from outside is kept, so that a proxy's
//! log and ours speak of the same request; any other is replaced.

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use uuid::Uuid;

/// The header, in both directions.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Longest id that is taken from outside.
const LONGEST: usize = 64;

/// The id of a request; letters, digits and `-_.` alone, so it can stand in a log line and in a header.
#[derive(Clone, Debug)]
pub(crate) struct RequestId(String);

impl RequestId {
    /// The one that came along, or a new one.
    pub fn of(headers: &HeaderMap) -> RequestId {
        let legal = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
        let sane = |id: &&str| (1..=LONGEST).contains(&id.len()) && id.bytes().all(legal);
        let given = headers.get(REQUEST_ID).and_then(|id| id.to_str().ok()).filter(sane);
        RequestId(given.map_or_else(|| Uuid::new_v4().simple().to_string(), str::to_owned))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As a header's value.
    pub fn value(&self) -> HeaderValue {
        HeaderValue::from_str(&self.0).unwrap_or_else(|_| HeaderValue::from_static("-"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(text: &str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(REQUEST_ID, HeaderValue::from_str(text).unwrap());
        RequestId::of(&headers).as_str() == text
    }

    #[test]
    fn a_sane_id_is_kept_and_any_other_replaced() {
        assert!(taken("0f9a-B_c.7") && taken(&"x".repeat(64)));
        assert!(!taken("") && !taken(&"x".repeat(65)) && !taken("a b") && !taken("<script>"));
        assert_eq!(RequestId::of(&HeaderMap::new()).as_str().len(), 32);
    }
}
