//! Files of messages, piece by piece: an upload begins, grows, is whole, waits for its message; whoever may reads it.
//!
//! The rule it keeps: only the journal gives a file to a message, in the transaction that writes the message. What happens
//! here is undone by time: an upload that broke off, or that no message took, is swept. "Full" is a quota, told by
//! [`Begun`]; "failed": nobody has seen the file, the upload begins again with another id.
//!
//! Files have connections of their own ([`CONNECTIONS`]): megabytes on the way keep neither a message nor a page waiting.

use super::{ReadError, Store};
use crate::generated::queries;
use crate::pool::read;
use helpdesk_core::{Attachment, AttachmentId, AttachmentIds, Cid, FileName, MediaType, PersonId, Status, TicketId};
use std::time::Duration;

/// Connections for files. Each carries one piece at a time; four fill the disk's and the network's time on small machines.
pub(crate) const CONNECTIONS: usize = 4;

/// A file that begins to come in.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The file; its size is what is announced, at least what will come.
    pub file: Attachment,
    /// For which ticket.
    pub ticket: TicketId,
    /// Who sends it.
    pub uploader: PersonId,
}

/// Bytes that may wait for a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotas {
    /// Of one person.
    pub person: i64,
    /// For one ticket.
    pub ticket: i64,
}

/// What became of the beginning of an upload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// The pieces may come.
    Ready,
    /// There is no such ticket.
    NoTicket,
    /// The ticket is closed.
    Closed,
    /// Too much of this person waits for a message already.
    PersonFull,
    /// Too much waits for a message of this ticket already.
    TicketFull,
}

/// What became of the end of an upload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finished {
    /// The file waits for its message.
    Ready,
    /// The ticket was closed meanwhile.
    Closed,
    /// It was swept, or it is not what was sent.
    Gone,
}

/// A whole file, and what decides who may read it.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredFile {
    /// The file.
    pub file: Attachment,
    /// Of which ticket.
    pub ticket: TicketId,
    /// How that ticket stands now.
    pub status: Status,
    /// Who sent it.
    pub uploader: PersonId,
    /// Whether a message carries it; if not, it is nobody's but the sender's.
    pub used: bool,
}

fn damaged(id: AttachmentId) -> ReadError {
    ReadError::Failed(format!("file {id} is damaged"))
}

fn attachment(id: AttachmentId, name: &str, media_type: &str, size: i64) -> Result<Attachment, ReadError> {
    let name = FileName::parse(name).map_err(|_| damaged(id))?;
    let media_type = MediaType::from_word(media_type).ok_or_else(|| damaged(id))?;
    Ok(Attachment { id, name, media_type, size })
}

impl Store {
    /// Keeps room for an upload, unless its ticket or a quota says no.
    pub async fn begin_upload(&self, upload: &Upload, quotas: Quotas) -> Result<Begun, ReadError> {
        let Upload { file, ticket, uploader } = upload;
        let (name, kind) = (file.name.as_str(), file.media_type.as_str());
        let ask = async |db: &_| {
            let begin = queries::begin_upload::begin_upload();
            let Quotas { person, ticket: of_ticket } = quotas;
            begin
                .bind(db, &file.id.0, &ticket.0, &uploader.0, &name, &kind, &file.size, &person, &of_ticket)
                .one()
                .await
        };
        match read(&self.files, ask).await?.as_str() {
            "ready" => Ok(Begun::Ready),
            "not_found" => Ok(Begun::NoTicket),
            "closed" => Ok(Begun::Closed),
            "person_full" => Ok(Begun::PersonFull),
            "ticket_full" => Ok(Begun::TicketFull),
            other => Err(ReadError::Failed(format!("an upload began as {other}"))),
        }
    }

    /// Adds a piece; places count from 0. `false`: the upload is gone.
    pub async fn add_piece(&self, id: AttachmentId, place: i32, bytes: &[u8]) -> Result<bool, ReadError> {
        read(&self.files, async |db| queries::add_piece::add_piece().bind(db, &id.0, &place, &bytes).one().await).await
    }

    /// Says that all pieces are there, so many bytes in all.
    pub async fn finish_upload(&self, id: AttachmentId, bytes: i64) -> Result<Finished, ReadError> {
        let ask = async |db: &_| queries::finish_upload::finish_upload().bind(db, &id.0, &bytes).one().await;
        match read(&self.files, ask).await?.as_str() {
            "ready" => Ok(Finished::Ready),
            "closed" => Ok(Finished::Closed),
            _ => Ok(Finished::Gone),
        }
    }

    /// Takes back an upload that is not whole; its room is free again.
    pub async fn abandon_upload(&self, id: AttachmentId) -> Result<(), ReadError> {
        let ask = async |db: &_| queries::abandon_upload::abandon_upload().bind(db, &id.0).one().await;
        read(&self.files, ask).await.map(drop)
    }

    /// A whole file without its bytes.
    pub async fn attachment(&self, id: AttachmentId) -> Result<Option<StoredFile>, ReadError> {
        let found = read(&self.read, async |db| queries::attachment::attachment().bind(db, &id.0).opt().await).await?;
        let Some(row) = found else { return Ok(None) };
        Ok(Some(StoredFile {
            file: attachment(id, &row.name, &row.media_type, row.size)?,
            ticket: TicketId(row.ticket_id),
            status: Status::from_word(&row.status).ok_or_else(|| damaged(id))?,
            uploader: PersonId(row.uploader_id),
            used: row.used,
        }))
    }

    /// A piece of a file; places count from 0. `None`: there is none at this place.
    pub async fn attachment_piece(&self, id: AttachmentId, place: i32) -> Result<Option<Vec<u8>>, ReadError> {
        let ask = async |db: &_| queries::attachment_piece::attachment_piece().bind(db, &id.0, &place).opt().await;
        read(&self.files, ask).await
    }

    /// These files in their order, if a message of this person under this `cid` may carry all of them: their own, of this
    /// ticket, and free (or this very message's, when it is sent once more). `None`: one of them is not.
    pub async fn attachments_to_post(
        &self,
        ticket: TicketId,
        person: PersonId,
        cid: &Cid,
        ids: &AttachmentIds,
    ) -> Result<Option<Vec<Attachment>>, ReadError> {
        let wanted: Vec<_> = ids.as_slice().iter().map(|id| id.0).collect();
        let ask = async |db: &_| {
            let to_post = queries::attachments_to_post::attachments_to_post();
            to_post.bind(db, &wanted, &ticket.0, &person.0, &cid.as_str()).all().await
        };
        let rows = read(&self.read, ask).await?;
        let found: Vec<Attachment> = rows
            .into_iter()
            .map(|row| attachment(AttachmentId(row.id), &row.name, &row.media_type, row.size))
            .collect::<Result<_, _>>()?;
        Ok(ids.as_slice().iter().map(|id| found.iter().find(|file| file.id == *id).cloned()).collect())
    }

    /// Deletes at most `most` files that no message took within `waiting`, or that did not become whole within
    /// `unfinished`; how many. Two nodes never sweep at the same time: the second one deletes none.
    pub async fn sweep_uploads(&self, waiting: Duration, unfinished: Duration, most: i32) -> Result<i32, ReadError> {
        let (waiting, unfinished) = (waiting.as_secs_f64(), unfinished.as_secs_f64());
        let ask =
            async |db: &_| queries::sweep_uploads::sweep_uploads().bind(db, &waiting, &unfinished, &most).one().await;
        read(&self.files, ask).await
    }
}
