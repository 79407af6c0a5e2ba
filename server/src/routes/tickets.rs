//! Tickets: open one, list, look at one, change its fields.

use super::filter;
use super::table::{Table, at};
use crate::extract::{Fields, IdempotencyKey, IfMatch, Json, OfTicket};
use crate::identity::Identity;
use crate::links::LinkedTicket;
use crate::problem::{Problem, ProblemBody};
use crate::state::App;
use actix_web::HttpResponse;
use actix_web::http::header::{ETAG, LOCATION};
use actix_web::web::Data;
use helpdesk_core::search::Found;
use helpdesk_core::wire::Create;
use helpdesk_core::{Assignee, Category, Command, Description, Location, Patch, Person, Ticket, TicketId};
use helpdesk_sql::TicketPage;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

pub(super) fn routes(table: &mut Table) {
    table.add(at("/api/v1/tickets").post(create).get(list));
    table.add(at("/api/v1/tickets/{id}").get(show).patch(change));
}

/// A new ticket; the category is found from the words.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes `Create` of the core")]
pub(super) struct NewTicket {
    description: Description,
    location: Option<Location>,
    /// The closed ticket that it follows.
    follows: Option<TicketId>,
}

/// A page of a list.
#[derive(Serialize, ToSchema)]
pub(super) struct TicketList {
    items: Vec<Listed>,
    /// The cursor of the next page.
    next: Option<String>,
    /// How many match, on all pages; more than 10,000 are not counted, nor, of words that very many tickets have,
    /// more than those among the newest tickets that are looked at for a page.
    total: i64,
}

/// A ticket of a list.
#[derive(Serialize, ToSchema)]
pub(super) struct Listed {
    #[serde(flatten)]
    ticket: Ticket,
    /// Why it was found; only with `q`.
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<Found>,
}

impl From<TicketPage> for TicketList {
    fn from(page: TicketPage) -> TicketList {
        let found = page.found.into_iter().map(Some).chain(std::iter::repeat(None));
        let listed = page.items.into_iter().zip(found).map(|(ticket, found)| Listed { ticket, found });
        TicketList { items: listed.collect(), next: page.next, total: page.total }
    }
}

/// Fields to change; those that are absent stay.
#[derive(Deserialize, ToSchema)]
pub(super) struct Change {
    #[serde(default, deserialize_with = "present")]
    #[schema(nullable = false)]
    description: Option<Description>,
    /// Replaces the old one as a whole.
    #[serde(default, deserialize_with = "present")]
    #[schema(nullable = false)]
    location: Option<Location>,
    #[serde(default, deserialize_with = "present")]
    #[schema(nullable = false)]
    category: Option<Category>,
    /// `"me"`, a person, or null for nobody.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<Person>)]
    assignee: Option<Assignee>,
}

/// A field that is there has a value of its type; `null` is none, unless the type says so.
fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

/// Open a ticket.
#[utoipa::path(post, path = "/api/v1/tickets", operation_id = "open_ticket", tag = "tickets", request_body = NewTicket,
    params(("Idempotency-Key" = Option<String>, Header, description = "the client's id of the command, 16 to 64 characters")),
    responses((status = 201, body = LinkedTicket, headers(("Location" = String), ("ETag" = String))),
        (status = 200, body = LinkedTicket, description = "it had been opened with this key before"), (status = 422, body = ProblemBody)))]
pub(super) async fn create(
    identity: Identity,
    IdempotencyKey(cid): IdempotencyKey,
    app: Data<App>,
    Json(create): Json<Create>,
) -> Result<HttpResponse, Problem> {
    let follows = create.follows;
    let created = app.create(&identity.author, cid, create).await?;
    let mut answer = if created.dup { HttpResponse::Ok() } else { HttpResponse::Created() };
    answer.insert_header((LOCATION, format!("/api/v1/tickets/{}", created.ticket.id)));
    let ticket = match created.dup {
        true => LinkedTicket::read(&app, created.ticket).await?,
        false => LinkedTicket::new(created.ticket, follows),
    };
    Ok(answer.insert_header((ETAG, etag(&ticket.ticket))).json(ticket))
}

/// List tickets. A user sees no closed ones: that status is left out of what they ask for.
#[utoipa::path(get, path = "/api/v1/tickets", operation_id = "list_tickets", tag = "tickets", params(filter::ListParams, crate::counted::CountedParams),
    responses((status = 200, body = TicketList), (status = 422, body = ProblemBody)))]
pub(super) async fn list(identity: Identity, app: Data<App>, fields: Fields) -> Result<HttpResponse, Problem> {
    let page = match filter::read(&fields, &identity.author)? {
        Some(filter) => app.node.store().list(&filter).await?,
        None => TicketPage::default(),
    };
    Ok(HttpResponse::Ok().json(TicketList::from(page)))
}

/// Look at a ticket. A closed one is `not_found` to a user.
#[utoipa::path(get, path = "/api/v1/tickets/{id}", operation_id = "show_ticket", tag = "tickets", params(("id" = i64, Path)),
    responses((status = 200, body = LinkedTicket, headers(("ETag" = String, description = "its last seq"))), (status = 404, body = ProblemBody)))]
pub(super) async fn show(identity: Identity, OfTicket(id): OfTicket, app: Data<App>) -> Result<HttpResponse, Problem> {
    let ticket = app.node.registry().view(id, identity.author.role).await?;
    let ticket = LinkedTicket::read(&app, ticket).await?;
    Ok(HttpResponse::Ok().insert_header((ETAG, etag(&ticket.ticket))).json(ticket))
}

/// Change fields; all of it happens or nothing.
#[utoipa::path(patch, path = "/api/v1/tickets/{id}", operation_id = "change_ticket", tag = "tickets", request_body = Change,
    params(("id" = i64, Path), ("If-Match" = Option<String>, Header, description = "the ETag that was edited"),
        ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, body = Ticket), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody), (status = 412, body = ProblemBody, description = "the same field changed since"),
        (status = 422, body = ProblemBody)))]
pub(super) async fn change(
    identity: Identity,
    OfTicket(id): OfTicket,
    IdempotencyKey(cid): IdempotencyKey,
    IfMatch(base): IfMatch,
    app: Data<App>,
    Json(Change { description, location, category, assignee }): Json<Change>,
) -> Result<HttpResponse, Problem> {
    let patch = Command::Patch(Patch { description, location, category, assignee, base });
    let done = app.submit(id, &identity.author, cid, patch).await?;
    Ok(tagged(&mut HttpResponse::Ok(), &done.ticket))
}

/// A ticket with its version.
pub(super) fn tagged(answer: &mut actix_web::HttpResponseBuilder, ticket: &Ticket) -> HttpResponse {
    answer.insert_header((ETAG, etag(ticket))).json(ticket)
}

fn etag(ticket: &Ticket) -> String {
    format!("\"{}\"", ticket.last_seq)
}
