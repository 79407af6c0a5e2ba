//! A file on its way out: rights first, then piece by piece as fast as its reader takes it.
//!
//! Pictures may be shown in place, everything else is to be kept as a file; the type is the one that was found in the bytes,
//! and `nosniff` with a sandbox (see `headers`) sees to it that no browser makes a page of it.

use super::{READ_TIME, READS};
use crate::problem::Problem;
use crate::state::App;
use crate::ws::KillSwitch;
use actix_web::body::SizedStream;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, ContentEncoding};
use actix_web::{HttpRequest, HttpResponse, rt};
use bytes::Bytes;
use futures::{Stream, stream};
use helpdesk_core::{Attachment, AttachmentId, Author, Code, FileName, MediaType, Refusal, may_see};
use helpdesk_sql::{ReadError, Store};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::time::Duration;
use tokio::sync::oneshot;

/// What a name may have as it is (RFC 8187, `attr-char`).
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The file, if this person may read it now.
pub(crate) async fn send(
    app: &App,
    who: &Author,
    id: AttachmentId,
    request: &HttpRequest,
) -> Result<HttpResponse, Problem> {
    let none = || Refusal::new(Code::NotFound, "no such file");
    let stored = app.node.store().attachment(id).await?.ok_or_else(none)?;
    // one that waits is its sender's alone, until their message shows it to others
    if !may_see(who.role, stored.status) || !(stored.used || stored.uploader == who.id) {
        return Err(none().into());
    }
    let slot = app.files.reads.take(who.id, READS)?;
    let held = (slot, in_time(request, READ_TIME));
    let Attachment { name, media_type, size, .. } = stored.file;
    let body = SizedStream::new(size.cast_unsigned(), pieces(app.node.store().clone(), id, held));
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, content_type(media_type)))
        .insert_header((CONTENT_DISPOSITION, disposition(&name, media_type)))
        // as it is: what is worth it is compressed already, and the length stays known
        .insert_header(ContentEncoding::Identity)
        .body(body))
}

/// The pieces in their order; `held` lives until the last one was taken or the reader has gone.
fn pieces<T>(store: Store, id: AttachmentId, held: T) -> impl Stream<Item = Result<Bytes, ReadError>> {
    stream::try_unfold((store, held, 0), move |(store, held, place)| async move {
        let piece = store.attachment_piece(id, place).await?;
        Ok(piece.map(|bytes| (Bytes::from(bytes), (store, held, place + 1))))
    })
}

/// Ends the request's connection after this time, unless what is returned was dropped before.
pub(crate) fn in_time(request: &HttpRequest, most: Duration) -> oneshot::Sender<()> {
    let (reading, over) = oneshot::channel();
    let connection = request.conn_data::<KillSwitch>().map(KillSwitch::handle).unwrap_or_default();
    rt::spawn(async move {
        if tokio::time::timeout(most, over).await.is_err() {
            connection.kill();
        }
    });
    reading
}

fn content_type(kind: MediaType) -> &'static str {
    match kind {
        MediaType::Text => "text/plain; charset=utf-8",
        kind => kind.as_str(),
    }
}

/// With the name twice: as it is, and for what reads ASCII only.
fn disposition(name: &FileName, kind: MediaType) -> String {
    let how = if kind.is_image() { "inline" } else { "attachment" };
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | ' ') { c } else { '_' };
    let ascii: String = name.as_str().chars().map(plain).collect();
    format!("{how}; filename=\"{ascii}\"; filename*=UTF-8''{}", utf8_percent_encode(name.as_str(), PLAIN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_header() {
        let said = |name: &str, kind| disposition(&FileName::of(name, kind), kind);
        assert_eq!(
            said("Stra\u{df}e \"1\";.jpg", MediaType::Jpeg),
            "inline; filename=\"Stra_e _1__.jpg\"; filename*=UTF-8''Stra%C3%9Fe%20%221%22%3B.jpg"
        );
        assert!(said("x", MediaType::Pdf).starts_with("attachment; filename=\"x.pdf\""));
        assert!(said("x", MediaType::Text).starts_with("attachment;"));
    }
}
