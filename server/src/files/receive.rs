//! A file on its way in: a form with one file, taken piece by piece.
//!
//! What is refused is refused as soon as it is known: too large by its announced length or by its bytes so far, of an unknown
//! kind by its first piece. An upload that breaks off, however it ends, is taken back; a crash leaves it to the sweep.

use super::{FRAMING, PIECE, PIECE_TIME, QUOTAS, UPLOADS};
use crate::problem::Problem;
use crate::state::App;
use actix_multipart::{Field, Multipart};
use actix_web::http::header::CONTENT_LENGTH;
use actix_web::{HttpMessage, HttpRequest, web};
use bytes::{Bytes, BytesMut};
use futures::StreamExt;
use helpdesk_core::attachment::MAX_ATTACHMENT_BYTES;
use helpdesk_core::{Attachment, AttachmentId, Author, Code, FileName, Op, Refusal, Role, Sniffer, TicketId, can};
use helpdesk_sql::{Begun, Finished, Store, Upload};
use tokio::runtime::Handle;
use uuid::Uuid;

/// When a person whose quota is used up may look again; sending the message frees it at once.
const QUOTA_WAIT_MS: u64 = 60_000;

/// Takes one file for a ticket; it waits for its message then.
pub(crate) async fn receive(
    app: &App,
    who: &Author,
    ticket: TicketId,
    request: &HttpRequest,
    payload: web::Payload,
) -> Result<Attachment, Problem> {
    if !request.content_type().eq_ignore_ascii_case("multipart/form-data") {
        return Err(Refusal::new(Code::UnsupportedMedia, "the body must be multipart/form-data").into());
    }
    let told = announced(request);
    if told.is_some_and(|bytes| bytes > MAX_ATTACHMENT_BYTES + FRAMING) {
        return Err(too_large().into());
    }
    app.rates.command(who, Some(ticket))?;
    let stands = app.node.registry().view(ticket, Role::Helpdesk).await?.status;
    can(who.role, Op::Post, stands)?;
    let _slot = app.files.uploads.take(who.id, UPLOADS)?;

    let mut form = Multipart::new(request.headers(), payload);
    let mut field = timely(form.next()).await?.ok_or_else(|| no_file("is missing"))?.map_err(broken)?;
    let called = field.content_disposition().and_then(|of| of.get_filename()).map(str::to_owned);
    let called = called.ok_or_else(|| no_file("must be a file with a name"))?;
    let mut coming = Coming::first(&mut field).await?;
    let announced = if coming.ended { coming.bytes } else { told.unwrap_or(u64::MAX) };
    let file = Attachment {
        id: AttachmentId(Uuid::new_v4()),
        name: FileName::of(&called, coming.sniffer.kind()),
        media_type: coming.sniffer.kind(),
        size: announced.clamp(1, MAX_ATTACHMENT_BYTES).cast_signed(),
    };
    let upload = Upload { file, ticket, uploader: who.id };
    begin(app.node.store(), &upload).await?;
    let unfinished = Unfinished { store: app.node.store().clone(), id: Some(upload.file.id) };
    coming.store(&mut field, app.node.store(), upload.file.id).await?;
    // the form goes on only behind a field that nobody holds any more
    drop(field);
    if timely(form.next()).await?.transpose().map_err(broken)?.is_some() {
        return Err(no_file("must come alone").into());
    }
    let file = Attachment { size: coming.bytes.cast_signed(), ..upload.file };
    unfinished.finish(file.size).await?;
    Ok(file)
}

/// The length of the whole form, if it is told.
fn announced(request: &HttpRequest) -> Option<u64> {
    request.headers().get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// A file that comes: what was looked at so far.
struct Coming {
    sniffer: Sniffer,
    piece: Bytes,
    bytes: u64,
    ended: bool,
}

impl Coming {
    async fn first(field: &mut Field) -> Result<Coming, Problem> {
        let (piece, ended) = next_piece(field).await?;
        if piece.is_empty() {
            return Err(no_file("is empty").into());
        }
        let sniffer = Sniffer::begin(&piece).ok_or_else(unsupported)?;
        let mut coming = Coming { sniffer, piece: Bytes::new(), bytes: 0, ended };
        coming.look_at(piece)?;
        Ok(coming)
    }

    fn look_at(&mut self, piece: Bytes) -> Result<(), Refusal> {
        self.bytes += piece.len() as u64;
        if self.bytes > MAX_ATTACHMENT_BYTES {
            return Err(too_large());
        }
        if !self.sniffer.take(&piece) || (self.ended && !self.sniffer.end()) {
            return Err(unsupported());
        }
        self.piece = piece;
        Ok(())
    }

    /// Stores what came and what still comes.
    async fn store(&mut self, field: &mut Field, store: &Store, id: AttachmentId) -> Result<(), Problem> {
        for place in 0.. {
            if !store.add_piece(id, place, &self.piece).await? {
                return Err(Refusal::unavailable().into());
            }
            if self.ended {
                break;
            }
            let (piece, ended) = next_piece(field).await?;
            self.ended = ended;
            if piece.is_empty() {
                break;
            }
            self.look_at(piece)?;
        }
        if self.sniffer.end() { Ok(()) } else { Err(unsupported().into()) }
    }
}

/// At least [`PIECE`] bytes, fewer only at the end of the file; and whether this is the end.
async fn next_piece(field: &mut Field) -> Result<(Bytes, bool), Problem> {
    timely(async {
        let mut piece = BytesMut::new();
        while piece.len() < PIECE {
            match field.next().await {
                Some(chunk) => piece.extend_from_slice(&chunk.map_err(broken)?),
                None => return Ok((piece.freeze(), true)),
            }
        }
        Ok((piece.freeze(), false))
    })
    .await?
}

async fn timely<T>(coming: impl Future<Output = T>) -> Result<T, Problem> {
    tokio::time::timeout(PIECE_TIME, coming).await.map_err(|_| Problem::slow_body())
}

async fn begin(store: &Store, upload: &Upload) -> Result<(), Problem> {
    match store.begin_upload(upload, QUOTAS).await? {
        Begun::Ready => Ok(()),
        Begun::NoTicket => Err(Refusal::not_found().into()),
        Begun::Closed => Err(closed().into()),
        Begun::PersonFull => Err(full("of yours")),
        Begun::TicketFull => Err(full("for this ticket")),
    }
}

fn full(whose: &str) -> Problem {
    let detail = format!("too many files {whose} wait to be sent with a message");
    Refusal::rate_limited(detail, QUOTA_WAIT_MS).into()
}

/// An upload that has begun. Dropped before its end, whoever drops it, it is taken back.
struct Unfinished {
    store: Store,
    id: Option<AttachmentId>,
}

impl Unfinished {
    async fn finish(mut self, bytes: i64) -> Result<(), Problem> {
        let Some(id) = self.id else { return Ok(()) };
        match self.store.finish_upload(id, bytes).await? {
            Finished::Ready => {
                self.id = None;
                Ok(())
            }
            Finished::Closed => Err(closed().into()),
            Finished::Gone => Err(Refusal::unavailable().into()),
        }
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        let (Some(id), Ok(here)) = (self.id.take(), Handle::try_current()) else { return };
        let store = self.store.clone();
        here.spawn(async move {
            if let Err(error) = store.abandon_upload(id).await {
                tracing::debug!(%error, "an upload that broke off stays until the sweep");
            }
        });
    }
}

fn broken(error: actix_multipart::MultipartError) -> Refusal {
    Refusal::new(Code::BadFrame, format!("this is not a whole form: {error}"))
}

fn no_file(detail: &str) -> Refusal {
    Refusal::invalid("file", detail)
}

fn too_large() -> Refusal {
    Refusal::new(Code::TooLarge, format!("a file has at most {} MiB", MAX_ATTACHMENT_BYTES / (1024 * 1024)))
}

fn unsupported() -> Refusal {
    Refusal::new(Code::UnsupportedMedia, "a file must be a picture (png, jpeg, gif, webp), a PDF or plain text")
}

fn closed() -> Refusal {
    Refusal::new(Code::Closed, "this ticket is closed and accepts nothing more")
}
