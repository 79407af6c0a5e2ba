//! The managers' dashboard page: the first paint of cards that the browser then keeps live.

use super::{broken, counts, shown};
use crate::identity::Staff;
use crate::language::Lang;
use crate::pages::cards::{Options, Report};
use crate::pages::{Dashboard, DashboardQuery};
use crate::problem::Problem;
use crate::state::App;
use crate::workers::{Known, Question};
use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

pub(super) async fn show(
    Staff(who): Staff,
    request: HttpRequest,
    app: Data<App>,
    lang: Lang,
) -> Result<HttpResponse, Problem> {
    let query = DashboardQuery::parse(request.query_string());
    let (counts, answers) = futures::join!(counts(&app, &who), answers(&app, &query));
    let view = Dashboard::new(&who, &query, &answers, counts?).map_err(broken)?;
    let status = if query.fault() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    shown(status, &app, lang, "dashboard", &view)
}

/// What the workers say to the chosen analyses; those that do not answer and never did are not among them.
async fn answers(app: &App, query: &DashboardQuery) -> Vec<(Report, Options)> {
    let Some(last) = query.last else { return Vec::new() };
    let asked = query.shown().iter().map(|kind| app.workers.ask(Question::of(*kind, last)));
    let known = futures::future::join_all(asked).await;
    known.into_iter().flatten().map(|Known { report, stale }| (report, Options { stale })).collect()
}
