//! Canned replies: the helpdesk's own texts, read as a whole and changed one by one.
//!
//! The rule it keeps: for the helpdesk alone, reading as well as writing; a user learns of a reply only what was sent.

use super::table::{Table, at};
use crate::extract::Json;
use crate::identity::Staff;
use crate::problem::{Problem, ProblemBody};
use crate::state::App;
use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use helpdesk_core::{Code, MOST_REPLIES, Refusal, Reply, ReplyText, Shortcut};
use helpdesk_sql::{Added, ReplyError};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub(super) fn routes(table: &mut Table) {
    table.add(at("/api/v1/replies").get(list).post(create));
    table.add(at("/api/v1/replies/{id}").put(change).delete(remove));
}

/// A reply as it is written. The body may hold `{name}`, `{ticket}`, `{building}` and `{room}`: whoever inserts it fills
/// them in.
#[derive(Deserialize, ToSchema)]
pub(super) struct WrittenReply {
    shortcut: Shortcut,
    body: ReplyText,
}

/// All replies there are.
#[derive(Serialize, ToSchema)]
pub(super) struct Replies {
    items: Vec<Reply>,
}

/// Every canned reply, in the order of their shortcuts.
#[utoipa::path(get, path = "/api/v1/replies", operation_id = "list_replies", tag = "replies",
    responses((status = 200, body = Replies), (status = 403, body = ProblemBody)))]
pub(super) async fn list(_: Staff, app: Data<App>) -> Result<HttpResponse, Problem> {
    let items = app.node.store().replies().await?;
    Ok(HttpResponse::Ok().json(Replies { items }))
}

/// Write a new canned reply.
#[utoipa::path(post, path = "/api/v1/replies", operation_id = "create_reply", tag = "replies", request_body = WrittenReply,
    responses((status = 201, body = Reply), (status = 200, body = Reply, description = "the very same stood there before"),
        (status = 403, body = ProblemBody), (status = 422, body = ProblemBody, description = "also: the shortcut is taken, or there are 200")))]
pub(super) async fn create(
    staff: Staff,
    app: Data<App>,
    Json(WrittenReply { shortcut, body }): Json<WrittenReply>,
) -> Result<HttpResponse, Problem> {
    app.rates.command(&staff.0, None)?;
    Ok(match app.node.store().add_reply(&shortcut, &body).await.map_err(refused)? {
        Added::New(reply) => HttpResponse::Created().json(reply),
        Added::Before(reply) => HttpResponse::Ok().json(reply),
    })
}

/// Replace a canned reply.
#[utoipa::path(put, path = "/api/v1/replies/{id}", operation_id = "change_reply", tag = "replies", request_body = WrittenReply,
    params(("id" = i64, Path)),
    responses((status = 200, body = Reply), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
pub(super) async fn change(
    staff: Staff,
    id: Path<String>,
    app: Data<App>,
    Json(WrittenReply { shortcut, body }): Json<WrittenReply>,
) -> Result<HttpResponse, Problem> {
    app.rates.command(&staff.0, None)?;
    let reply = app.node.store().change_reply(number(&id)?, &shortcut, &body).await.map_err(refused)?;
    Ok(HttpResponse::Ok().json(reply))
}

/// Delete a canned reply.
#[utoipa::path(delete, path = "/api/v1/replies/{id}", operation_id = "delete_reply", tag = "replies",
    params(("id" = i64, Path)),
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
pub(super) async fn remove(staff: Staff, id: Path<String>, app: Data<App>) -> Result<HttpResponse, Problem> {
    app.rates.command(&staff.0, None)?;
    app.node.store().remove_reply(number(&id)?).await.map_err(refused)?;
    Ok(HttpResponse::NoContent().finish())
}

/// What is no number is no reply.
fn number(text: &str) -> Result<i64, Refusal> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| digits).ok_or_else(missing)
}

fn missing() -> Refusal {
    Refusal::new(Code::NotFound, "no such reply")
}

fn refused(error: ReplyError) -> Problem {
    match error {
        ReplyError::Taken => Refusal::invalid("shortcut", "is taken by another reply").into(),
        ReplyError::Full => Refusal::invalid("replies", format!("are at most {MOST_REPLIES}, delete one first")).into(),
        ReplyError::Missing => missing().into(),
        ReplyError::Failed(error) => error.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_a_reply_or_nothing() {
        assert_eq!(number("42").ok(), Some(42));
        for bad in ["", "-1", "+1", "abc", "1.5", "99999999999999999999", "١"] {
            assert_eq!(number(bad).unwrap_err().code, Code::NotFound, "{bad}");
        }
    }
}
