//! The pages of whoever needs help: their list, the box for a new ticket, the thread.

use super::{newest_events, page, shown};
use crate::extract::{Fields, OfTicket};
use crate::identity::Identity;
use crate::language::Lang;
use crate::links::LinkedTicket;
use crate::pages::{Closed, Lists, Prefill, Thread, TicketNew, Tickets};
use crate::problem::Problem;
use crate::routes::filter;
use crate::routes::table::{Table, at};
use crate::state::App;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Data;
use chrono::Utc;
use helpdesk_core::{Author, Building, Category, Code, Refusal, Role, Seq, Status, Ticket, TicketId};
use helpdesk_sql::{Sort, TicketFilter};
use std::collections::HashMap;

/// Tickets of the first paint and of each "show more"; the script asks for as many.
const LISTED: i64 = 50;
/// One's own tickets; nobody has more open ones.
const MINE: i64 = 200;
/// One's own closed tickets that are asked about.
const CLOSED: i64 = 20;

pub(super) fn routes(table: &mut Table) {
    table.add(at("/tickets").get(list));
    table.add(at("/tickets/new").get(new));
    table.add(at("/tickets/{id}").get(show));
}

fn unclosed() -> TicketFilter {
    TicketFilter { statuses: vec![Status::Open, Status::Active], sort: Sort::Newest, ..TicketFilter::default() }
}

/// A filter that cannot be understood is left out; the page shows which ones hold.
async fn list(identity: Identity, app: Data<App>, lang: Lang, fields: Fields) -> Result<HttpResponse, Problem> {
    let (store, who) = (app.node.store(), identity.author);
    let category = fields.get("category").and_then(Category::from_word);
    let building = fields.get("building").and_then(|name| Building::parse(name).ok()).map(String::from);
    let mine = TicketFilter { mine: Some(who.id), limit: MINE, ..unclosed() };
    let cursor = fields.get("cursor").map(str::to_owned);
    let search = filter::search(&fields, who.role);
    let q = search.as_ref().and_then(|_| fields.get("q")).unwrap_or_default();
    let sort = if search.is_some() { Sort::Best } else { Sort::Newest };
    let all = TicketFilter { category, building: building.clone(), search, sort, cursor, limit: LISTED, ..unclosed() };
    let closed = store.recently_closed(who.id, CLOSED);
    let (mine, all, buildings, closed) =
        futures::try_join!(store.list(&mine), store.list(&all), store.unclosed_buildings(super::BUILDINGS), closed)?;
    let next_href =
        all.next.as_deref().map(|next| next_href(next, q, category, building.as_deref())).unwrap_or_default();
    let unread = unread(&app, &who, &mine.items).await?;
    let lists = Lists {
        mine: &unread_first(&mine.items, &unread),
        unread: &unread,
        closed: &closed,
        all: &all.items,
        found: &all.found,
        q,
        total: all.total,
        next: all.next.as_deref(),
        category,
        building: building.as_deref(),
        buildings: &buildings,
        next_href: &next_href,
    };
    page(&app, lang, "tickets", &Tickets::new(&who, &lists, Utc::now()))
}

/// What waits to be read in one's own tickets, each number once there is something.
async fn unread(app: &App, who: &Author, mine: &[Ticket]) -> Result<HashMap<TicketId, i64>, Problem> {
    let asked: Vec<(TicketId, Seq)> = mine.iter().map(|ticket| (ticket.id, Seq::ZERO)).collect();
    let found = app.node.store().unread(who, &asked).await?;
    Ok(found.into_iter().filter(|one| one.unread > 0).map(|one| (one.ticket, one.unread)).collect())
}

/// Those with something to read first; otherwise the order stays.
fn unread_first(mine: &[Ticket], unread: &HashMap<TicketId, i64>) -> Vec<Ticket> {
    let mut mine = mine.to_vec();
    mine.sort_by_key(|ticket| !unread.contains_key(&ticket.id));
    mine
}

fn next_href(cursor: &str, q: &str, category: Option<Category>, building: Option<&str>) -> String {
    let q = Some(q).filter(|q| !q.is_empty());
    let fields =
        [("q", q), ("category", category.map(Category::as_str)), ("building", building), ("cursor", Some(cursor))];
    let set: Vec<(&str, &str)> = fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    format!("/tickets?{}", serde_urlencoded::to_string(set).unwrap_or_default())
}

/// The box alone, prefilled by a link such as a QR code on a door.
async fn new(identity: Identity, app: Data<App>, lang: Lang, fields: Fields) -> Result<HttpResponse, Problem> {
    let buildings = app.node.store().buildings(super::BUILDINGS).await?;
    let field = |name: &str| fields.get(name).unwrap_or_default().to_owned();
    let number = |text: &str| text.parse().ok().filter(|number| (1..1 << 53).contains(number)).map(TicketId);
    let follows = fields.get("follows").and_then(number);
    let prefill = Prefill { text: field("text"), building: field("building"), room: field("room"), follows };
    page(&app, lang, "ticket_new", &TicketNew::new(&identity.author, prefill, &buildings))
}

async fn show(identity: Identity, OfTicket(id): OfTicket, app: Data<App>, lang: Lang) -> Result<HttpResponse, Problem> {
    let who = identity.author;
    let ticket = match app.node.registry().view(id, who.role).await {
        Ok(ticket) => ticket,
        Err(refusal) if refusal.code == Code::NotFound => return gone(&app, lang, &who, id, refusal).await,
        Err(refusal) => return Err(refusal.into()),
    };
    let events = newest_events(&app, &who, &ticket).await?;
    let ticket = LinkedTicket::read(&app, ticket).await?;
    let receipts = app.node.store().receipts(id, &who).await?;
    let thread = Thread::new(&who, &ticket, &events, receipts, Utc::now()).map_err(super::broken)?;
    page(&app, lang, "thread", &thread)
}

/// A user who comes back to a closed ticket learns that it was closed, and nothing of it.
async fn gone(app: &App, lang: Lang, who: &Author, id: TicketId, refusal: Refusal) -> Result<HttpResponse, Problem> {
    let was_there = who.role == Role::User && app.node.store().load(id, 0).await?.is_some();
    if !was_there {
        return Err(refusal.into());
    }
    let closed = app.node.store().recently_closed(who.id, CLOSED).await?;
    let own = closed.iter().find(|closed| closed.ticket == id);
    shown(StatusCode::NOT_FOUND, app, lang, "closed", &Closed::new(who, id, own))
}
