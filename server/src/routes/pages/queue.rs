//! The helpdesk's queue page: the first paint of the list that the browser then keeps live.

use super::{broken, buildings, counts, newest_events, page};
use crate::identity::Staff;
use crate::language::Lang;
use crate::pages::{FIRST_ROWS, QUEUE_ROWS, QueueLists, QueuePage, QueueQuery, item_of};
use crate::problem::Problem;
use crate::state::App;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use chrono::Utc;
use helpdesk_core::{Author, Code, Event, QueueItem, Ticket, TicketId};

/// Rows in their order, and how many there are in all.
struct Rows {
    shown: Vec<QueueItem>,
    total: i64,
}

pub(super) async fn show(
    Staff(who): Staff,
    request: HttpRequest,
    app: Data<App>,
    lang: Lang,
) -> Result<HttpResponse, Problem> {
    let query = QueueQuery::parse(request.query_string());
    let (unclosed, all) = app.node.store().queue(QUEUE_ROWS).await?;
    let live = !query.view.is_paged() && all <= QUEUE_ROWS;
    let rows = if live { picked(&query, &unclosed, &who) } else { listed(&app, &query, &who).await? };
    let chosen = match query.ticket {
        Some(id) => chosen(&app, &who, id).await?,
        None => None,
    };
    let lists = QueueLists {
        rows: &rows.shown,
        total: rows.total,
        counts: counts(&app, &who, &unclosed).await?,
        buildings: &buildings(&unclosed),
        chosen: chosen.as_ref().map(|(ticket, events)| (ticket, events.as_slice())),
    };
    let view = QueuePage::new(&who, &query, &lists, Utc::now()).map_err(broken)?;
    page(&app, lang, "queue", &view)
}

/// The live rows that fit.
fn picked(query: &QueueQuery, rows: &[QueueItem], who: &Author) -> Rows {
    let mut shown: Vec<QueueItem> = rows.iter().filter(|row| query.keeps(row, who.id)).cloned().collect();
    shown.sort_by(|one, two| query.compare(one, two));
    let total = i64::try_from(shown.len()).unwrap_or(i64::MAX);
    shown.truncate(FIRST_ROWS);
    Rows { shown, total }
}

/// A page of the database's list: closed tickets, any tickets, or a campus on fire.
async fn listed(app: &App, query: &QueueQuery, who: &Author) -> Result<Rows, Problem> {
    let limit = i64::try_from(FIRST_ROWS).unwrap_or(i64::MAX);
    let page = app.node.store().list(&query.filter(limit)).await?;
    let shown: Vec<QueueItem> = page.items.iter().map(item_of).filter(|row| query.keeps(row, who.id)).collect();
    Ok(Rows { shown, total: page.total })
}

/// A ticket that does not exist is not chosen.
async fn chosen(app: &App, who: &Author, id: TicketId) -> Result<Option<(Ticket, Vec<Event>)>, Problem> {
    match app.node.registry().view(id, who.role).await {
        Ok(ticket) => {
            let events = newest_events(app, who, &ticket).await?;
            Ok(Some((ticket, events)))
        }
        Err(refusal) if refusal.code == Code::NotFound => Ok(None),
        Err(refusal) => Err(refusal.into()),
    }
}
