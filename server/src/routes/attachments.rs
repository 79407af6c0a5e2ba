//! Files of a ticket's messages: one comes in, one is read.

use super::table::{Table, at};
use crate::extract::OfTicket;
use crate::files;
use crate::identity::Identity;
use crate::problem::{Problem, ProblemBody};
use crate::state::App;
use actix_web::http::header::LOCATION;
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};
use helpdesk_core::{Attachment, AttachmentId, Code, Refusal};
use utoipa::ToSchema;
use uuid::Uuid;

pub(super) fn routes(table: &mut Table) {
    table.add(at("/api/v1/tickets/{id}/attachments").post(create));
    table.add(at("/api/v1/attachments/{file}").get(show));
}

/// A form with one file.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `files::receive` reads")]
pub(super) struct NewFile {
    /// png, jpeg, gif, webp, PDF or plain text, by its bytes; at most 10 MiB.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Upload a file, for a message that names its id within 24 hours.
#[utoipa::path(post, path = "/api/v1/tickets/{id}/attachments", operation_id = "upload_attachment", tag = "tickets",
    params(("id" = i64, Path)), request_body(content = NewFile, content_type = "multipart/form-data"),
    responses((status = 201, body = Attachment, headers(("Location" = String))),
        (status = 400, body = ProblemBody, description = "not a whole form"), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody, description = "the ticket is closed"),
        (status = 413, body = ProblemBody, description = "larger than 10 MiB"),
        (status = 415, body = ProblemBody, description = "not a form, or of a kind that is not taken"),
        (status = 422, body = ProblemBody, description = "no file, an empty one, or more than one"),
        (status = 429, body = ProblemBody, description = "too much waits for a message")))]
pub(super) async fn create(
    identity: Identity,
    OfTicket(id): OfTicket,
    request: HttpRequest,
    app: Data<App>,
    payload: Payload,
) -> Result<HttpResponse, Problem> {
    let file = files::receive(&app, &identity.author, id, &request, payload).await?;
    Ok(HttpResponse::Created().insert_header((LOCATION, format!("/api/v1/attachments/{}", file.id))).json(file))
}

/// Read a file. Whoever may see its ticket may read it.
#[utoipa::path(get, path = "/api/v1/attachments/{file}", operation_id = "show_attachment", tag = "tickets",
    params(("file" = Uuid, Path)),
    responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>), (status = 404, body = ProblemBody)))]
pub(super) async fn show(identity: Identity, request: HttpRequest, app: Data<App>) -> Result<HttpResponse, Problem> {
    let id = request.match_info().get("file").and_then(|text| Uuid::try_parse(text).ok()).map(AttachmentId);
    let id = id.ok_or_else(|| Refusal::new(Code::NotFound, "no such file"))?;
    files::send(&app, &identity.author, id, &request).await
}
