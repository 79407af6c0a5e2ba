//! Messages and internal notes of a ticket's thread.

use super::table::{Table, at};
use crate::extract::{IdempotencyKey, Json, OfTicket};
use crate::identity::Identity;
use crate::problem::{Problem, ProblemBody};
use crate::state::App;
use actix_web::HttpResponse;
use actix_web::web::Data;
use helpdesk_core::{Command, Event, MessageText, NoteText, Refusal};
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
    /// Ids of files; none can exist yet.
    #[serde(default)]
    attachments: Vec<String>,
}

impl NewMessage {
    fn command(self) -> Result<Command, Refusal> {
        if !self.attachments.is_empty() {
            return Err(Refusal::invalid("attachments", "names a file that does not exist"));
        }
        if self.note { NoteText::parse(self.body.as_str()).map(Command::Note) } else { Ok(Command::Post(self.body)) }
    }
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
    let done = app.submit(id, &author, cid, message.command()?).await?;
    let event = done.events.into_iter().next().ok_or_else(Problem::internal)?;
    let mut answer = if done.dup { HttpResponse::Ok() } else { HttpResponse::Created() };
    Ok(answer.json(event.seen_by(author.role, author.id)))
}
