//! Messages and internal notes of a ticket's thread.

use super::table::{Table, at};
use crate::extract::{IdempotencyKey, Json, OfTicket};
use crate::identity::Identity;
use crate::problem::{Problem, ProblemBody};
use crate::state::App;
use actix_web::HttpResponse;
use actix_web::web::Data;
use helpdesk_core::{AttachmentIds, Command, Event, MessageText, NoteText, Refusal};
use serde::Deserialize;
use utoipa::ToSchema;

pub(super) fn routes(table: &mut Table) {
    table.add(at("/api/v1/tickets/{id}/messages").post(create));
}

/// A message, or a note for the helpdesk alone.
#[derive(Deserialize, ToSchema)]
pub(super) struct NewMessage {
    body: MessageText,
    #[serde(default)]
    note: bool,
    /// Ids of files that were uploaded to this ticket and are not sent yet, at most 10; a note has none.
    #[serde(default)]
    attachments: Vec<String>,
}

/// Write into a thread.
#[utoipa::path(post, path = "/api/v1/tickets/{id}/messages", operation_id = "post_message", tag = "tickets", request_body = NewMessage,
    params(("id" = i64, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = Event), (status = 200, body = Event, description = "it had been written with this key before"),
        (status = 403, body = ProblemBody), (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
pub(super) async fn create(
    identity: Identity,
    OfTicket(id): OfTicket,
    IdempotencyKey(cid): IdempotencyKey,
    app: Data<App>,
    Json(message): Json<NewMessage>,
) -> Result<HttpResponse, Problem> {
    let author = identity.author;
    let files = AttachmentIds::parse(&message.attachments)?;
    let done = match message.note {
        true if !files.is_empty() => return Err(Refusal::invalid("attachments", "a note has none").into()),
        true => app.submit(id, &author, cid, Command::Note(NoteText::parse(message.body.as_str())?)).await?,
        false => app.post(id, &author, cid, message.body, &files).await?,
    };
    let event = done.events.into_iter().next().ok_or_else(Problem::internal)?;
    let mut answer = if done.dup { HttpResponse::Ok() } else { HttpResponse::Created() };
    Ok(answer.json(event.seen_by(author.role, author.id)))
}
