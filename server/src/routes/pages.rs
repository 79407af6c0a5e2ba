//! The pages. Each handler reads what its view needs and renders it; who may see a ticket is asked of the registry.

mod dashboard;
mod posters;
mod queue;
mod tickets;

use super::session;
use super::table::{Table, at};
use crate::extract::Fields;
use crate::identity::Identity;
use crate::language::Lang;
use crate::pages::{Entry, NavCounts};
use crate::problem::Problem;
use crate::state::App;
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_LANGUAGE, VARY};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use helpdesk_core::{Author, Event, Seq, Ticket};
use serde::Serialize;

pub(super) const HTML: &str = "text/html; charset=utf-8";
/// Buildings to choose from; more would not fit a menu.
const BUILDINGS: i64 = 200;
/// Active tickets of one person that are counted; nobody works on more.
const MINE: i64 = 500;

pub(super) fn routes(table: &mut Table) {
    table.add(at("/").get(entry));
    tickets::routes(table);
    table.add(at("/queue").get(queue::show));
    table.add(at("/analytics").get(dashboard::show));
    table.add(at("/posters").get(posters::show));
}

/// The entry page, for everybody. Who has a session sees the way back.
async fn entry(request: HttpRequest, app: Data<App>, lang: Lang, fields: Fields) -> Result<HttpResponse, Problem> {
    let who = Identity::of(&request, &app).ok().map(|identity| identity.author);
    page(&app, lang, "entry", &Entry::new(who.as_ref(), "", None, session::next(&fields)))
}

/// A page with status 200.
fn page(app: &App, lang: Lang, name: &str, view: &impl Serialize) -> Result<HttpResponse, Problem> {
    shown(StatusCode::OK, app, lang, name, view)
}

/// A page in the reader's language. It is no other's: the address alone does not tell which it is.
pub(super) fn shown(
    status: StatusCode,
    app: &App,
    lang: Lang,
    name: &str,
    view: &impl Serialize,
) -> Result<HttpResponse, Problem> {
    let html = app.pages.render(lang, name, view).map_err(broken)?;
    Ok(in_language(lang, HttpResponse::build(status)).content_type(HTML).body(html))
}

/// Says of an answer in which language it is and what that depended on.
pub(crate) fn in_language(lang: Lang, mut answer: HttpResponseBuilder) -> HttpResponseBuilder {
    answer.append_header((CONTENT_LANGUAGE, lang.code())).append_header((VARY, "Accept-Language, Cookie"));
    answer
}

/// A view and its template do not fit: a fault of ours.
fn broken(error: crate::pages::RenderError) -> Problem {
    tracing::error!(%error, "a page cannot be rendered");
    Problem::internal()
}

/// The newest part of a ticket's log, as its reader may see it.
async fn newest_events(app: &App, who: &Author, ticket: &Ticket) -> Result<Vec<Event>, Problem> {
    let after = Seq(ticket.last_seq.0.saturating_sub(crate::pages::THREAD_EVENTS).max(0));
    let (events, _) = app.node.registry().events(ticket.id, who, after, crate::pages::THREAD_EVENTS).await?;
    Ok(events)
}

/// The numbers of the navigation.
async fn counts(app: &App, who: &Author) -> Result<NavCounts, Problem> {
    let store = app.node.store();
    let (counts, mine) = futures::try_join!(store.counts(), store.mine(who.id, MINE))?;
    let mine = i64::try_from(mine.len()).unwrap_or(i64::MAX);
    Ok(NavCounts { open: counts.open, mine, active: counts.active, closed: counts.closed })
}
