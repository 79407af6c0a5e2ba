//! Service 2: resolution time by the month in which a ticket was opened, in the campus time zone.

use super::parameters;
use crate::problem::Problem;
use crate::service::State;
use actix_web::HttpRequest;
use actix_web::web::{Data, Json};
use helpdesk_core::Refusal;
use helpdesk_core::reports::{Month, ResolutionTimes};

/// Most months of one answer: a hundred years.
const MONTHS: i64 = 1200;

/// Average, median and 90th percentile of closing minus opening, by the month of opening.
#[utoipa::path(
    get,
    path = "/resolution-times",
    params(
        ("from" = Option<String>, Query, description = "first month, `YYYY-MM`", example = "2026-01"),
        ("to" = Option<String>, Query, description = "last month, included", example = "2026-11"),
    ),
    responses((status = 200, body = ResolutionTimes), (status = 422, description = "a month is wrong"), (status = 503, description = "the database is away"))
)]
pub(crate) async fn resolution(request: HttpRequest, state: Data<State>) -> Result<Json<ResolutionTimes>, Problem> {
    let (from, to) = months(&request).map_err(|refusal| Problem::new(refusal, &request))?;
    let answer = async { state.store().await?.resolution(from, to, state.timezone()).await }.await;
    answer.map(Json).map_err(|error| Problem::unread(&error, &request))
}

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
