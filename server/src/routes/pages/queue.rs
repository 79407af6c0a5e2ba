//! The helpdesk's queue page: the first paint of the list that the browser then keeps live.
//!
//! The rule it keeps: it reads the rows that it shows and no others, so it is as quick with a hundred thousand tickets as
//! with a hundred.

use super::{BUILDINGS, MINE, broken, counts, newest_events, page};
use crate::identity::Staff;
use crate::language::Lang;
use crate::links::LinkedTicket;
use crate::pages::{FIRST_ROWS, QueueLists, QueuePage, QueueQuery, View, item_of};
use crate::problem::Problem;
use crate::state::App;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use chrono::Utc;
use helpdesk_core::receipts::Receipts;
use helpdesk_core::search::Found;
use helpdesk_core::{Author, Code, Event, QueueItem, Status, Ticket, TicketId};
use std::collections::HashMap;

/// Rows in their order, why they were found, and how many there are in all.
struct Rows {
    shown: Vec<QueueItem>,
    found: HashMap<TicketId, Found>,
    total: i64,
}

pub(super) async fn show(
    Staff(who): Staff,
    request: HttpRequest,
    app: Data<App>,
    lang: Lang,
) -> Result<HttpResponse, Problem> {
    let query = QueueQuery::parse(request.query_string());
    let store = app.node.store();
    let buildings = async { Ok(store.buildings(BUILDINGS).await?) };
    let chosen = async {
        match query.ticket {
            Some(id) => chosen(&app, &who, id).await,
            None => Ok(None),
        }
    };
    let (rows, counts, buildings, chosen) =
        futures::try_join!(rows(&app, &query, &who), counts(&app, &who), buildings, chosen)?;
    let lists = QueueLists {
        rows: &rows.shown,
        found: &rows.found,
        total: rows.total,
        counts,
        buildings: &buildings,
        chosen: chosen.as_ref().map(|(ticket, events, receipts)| (ticket, events.as_slice(), *receipts)),
    };
    let view = QueuePage::new(&who, &query, &lists, Utc::now()).map_err(broken)?;
    page(&app, lang, "queue", &view)
}

async fn rows(app: &App, query: &QueueQuery, who: &Author) -> Result<Rows, Problem> {
    if query.view == View::Mine && query.q.is_none() {
        mine(app, query, who).await
    } else {
        listed(app, query, who).await
    }
}

/// The reader's own tickets: few enough to be picked from. Who works on a ticket is not among the list's filters.
async fn mine(app: &App, query: &QueueQuery, who: &Author) -> Result<Rows, Problem> {
    let store = app.node.store();
    let mut shown = store.queue_items(&store.mine(who.id, MINE).await?).await?;
    shown.retain(|row| query.keeps(row, who.id));
    shown.sort_by(|one, two| query.compare(one, two));
    let total = i64::try_from(shown.len()).unwrap_or(i64::MAX);
    shown.truncate(FIRST_ROWS);
    Ok(Rows { shown, found: HashMap::new(), total })
}

/// A page of the database's list; unclosed tickets with their last message.
async fn listed(app: &App, query: &QueueQuery, who: &Author) -> Result<Rows, Problem> {
    let store = app.node.store();
    let limit = i64::try_from(FIRST_ROWS).unwrap_or(i64::MAX);
    let page = store.list(&query.filter(limit)).await?;
    let unclosed = page.items.iter().filter(|ticket| ticket.status != Status::Closed).map(|ticket| ticket.id);
    let unclosed: Vec<TicketId> = unclosed.collect();
    let live = store.queue_items(&unclosed).await?;
    let mut live: HashMap<TicketId, QueueItem> = live.into_iter().map(|row| (row.ticket, row)).collect();
    let row = |ticket: &Ticket| live.remove(&ticket.id).unwrap_or_else(|| item_of(ticket));
    let rows: Vec<QueueItem> = page.items.iter().map(row).collect();
    let shown = rows.into_iter().filter(|row| query.keeps(row, who.id)).collect();
    let found = page.items.iter().map(|ticket| ticket.id).zip(page.found).collect();
    Ok(Rows { shown, found, total: page.total })
}

type Chosen = (LinkedTicket, Vec<Event>, Receipts);

/// A ticket that does not exist is not chosen.
async fn chosen(app: &App, who: &Author, id: TicketId) -> Result<Option<Chosen>, Problem> {
    match app.node.registry().view(id, who.role).await {
        Ok(ticket) => {
            let events = newest_events(app, who, &ticket).await?;
            let receipts = app.node.store().receipts(id, who).await?;
            Ok(Some((LinkedTicket::read(app, ticket).await?, events, receipts)))
        }
        Err(refusal) if refusal.code == Code::NotFound => Ok(None),
        Err(refusal) => Err(refusal.into()),
    }
}
