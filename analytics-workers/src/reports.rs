//! One report a file: its parameters, its question, its answer.

pub(crate) mod arrivals;
pub(crate) mod backlog;
pub(crate) mod buildings;
pub(crate) mod categories;
pub(crate) mod corrections;
pub(crate) mod flow;
pub(crate) mod ratings;
pub(crate) mod resolution;
pub(crate) mod responses;

use actix_web::HttpRequest;
use helpdesk_core::Refusal;
use helpdesk_core::reports::{Month, Period};
use std::collections::BTreeMap;

/// Most months of one answer: a hundred years.
const MONTHS: i64 = 1200;

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

/// The period `last` of a report.
fn last(request: &HttpRequest) -> Result<Period, Refusal> {
    let query = parameters(request, &["last"])?;
    query.get("last").ok_or_else(|| Refusal::invalid("last", "must be given, as <n>h or <n>d"))?.parse()
}

/// The months `from` and `to`, both included, of a report by month.
fn months(request: &HttpRequest) -> Result<(Option<Month>, Option<Month>), Refusal> {
    let query = parameters(request, &["from", "to"])?;
    let month = |name: &str| {
        let parsed: Option<Result<Month, Refusal>> = query.get(name).map(|text| text.parse());
        parsed.transpose().map_err(|refusal| Refusal::invalid(name, refusal.detail))
    };
    let (from, to) = (month("from")?, month("to")?);
    if let (Some(from), Some(to)) = (from, to) {
        if from > to {
            return Err(Refusal::invalid("from", "must not be after `to`"));
        }
        if to.index() - from.index() >= MONTHS {
            return Err(Refusal::invalid("from", format!("must be at most {MONTHS} months before `to`")));
        }
    }
    Ok((from, to))
}
