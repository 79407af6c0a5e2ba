//! One report a file: its parameters, its question, its answer.

pub(crate) mod backlog;
pub(crate) mod categories;
pub(crate) mod resolution;

use actix_web::HttpRequest;
use helpdesk_core::Refusal;
use std::collections::BTreeMap;

/// The query of a request by name. A name that is not known is refused, so that a typo is not a silent default.
fn parameters(request: &HttpRequest, known: &[&str]) -> Result<BTreeMap<String, String>, Refusal> {
    let query = actix_web::web::Query::<BTreeMap<String, String>>::from_query(request.query_string())
        .map_err(|_| Refusal::invalid("query", "cannot be read"))?
        .into_inner();
    match query.keys().find(|name| !known.contains(&name.as_str())) {
        Some(unknown) => Err(Refusal::invalid(unknown, "is not a parameter of this report")),
        None => Ok(query),
    }
}
