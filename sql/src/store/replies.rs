//! Canned replies: all of them at once, and one at a time for whoever changes them.
//!
//! The rule it keeps: a word calls one reply, and there are at most [`MOST_REPLIES`]; both are decided in one statement
//! each, so that two who write at the same moment cannot break them.

use super::{ReadError, Store};
use crate::generated::queries;
use crate::pool::read;
use chrono::{DateTime, Utc};
use helpdesk_core::{MOST_REPLIES, Reply, ReplyText, Shortcut};

/// Why a reply was not written.
#[derive(Debug, thiserror::Error)]
pub enum ReplyError {
    /// Another reply has this word.
    #[error("another reply is called by this word")]
    Taken,
    /// There are [`MOST_REPLIES`].
    #[error("there are as many replies as there may be")]
    Full,
    /// There is no reply of this number.
    #[error("there is no such reply")]
    Missing,
    /// The database failed.
    #[error(transparent)]
    Failed(#[from] ReadError),
}

/// Whether a reply came into being.
#[derive(Debug)]
pub enum Added {
    /// It is new.
    New(Reply),
    /// The very same stood there: somebody asked twice.
    Before(Reply),
}

impl Store {
    /// Every reply, in the order of their words.
    pub async fn replies(&self) -> Result<Vec<Reply>, ReadError> {
        let found = read(&self.read, async |db| queries::replies::replies().bind(db).all().await).await?;
        found.into_iter().map(|row| reply(row.id, &row.shortcut, &row.body, row.updated_at)).collect()
    }

    /// Writes a new one. The same word with the same text again is no second reply.
    pub async fn add_reply(&self, shortcut: &Shortcut, body: &ReplyText) -> Result<Added, ReplyError> {
        let ask = async |db: &_| {
            queries::add_reply::add_reply().bind(db, &shortcut.as_str(), &body.as_str(), &MOST_REPLIES).opt().await
        };
        if let Some(row) = read(&self.read, ask).await? {
            return Ok(Added::New(reply(row.id, &row.shortcut, &row.body, row.updated_at)?));
        }
        match self.called(shortcut).await? {
            Some(there) if there.body == *body => Ok(Added::Before(there)),
            Some(_) => Err(ReplyError::Taken),
            None => Err(ReplyError::Full),
        }
    }

    /// Replaces one.
    pub async fn change_reply(&self, id: i64, shortcut: &Shortcut, body: &ReplyText) -> Result<Reply, ReplyError> {
        let ask = async |db: &_| {
            queries::change_reply::change_reply().bind(db, &shortcut.as_str(), &body.as_str(), &id).opt().await
        };
        if let Some(row) = read(&self.read, ask).await? {
            return Ok(reply(row.id, &row.shortcut, &row.body, row.updated_at)?);
        }
        let is_there = self.replies().await?.iter().any(|reply| reply.id == id);
        Err(if is_there { ReplyError::Taken } else { ReplyError::Missing })
    }

    /// Deletes one.
    pub async fn remove_reply(&self, id: i64) -> Result<(), ReplyError> {
        let gone = read(&self.read, async |db| queries::remove_reply::remove_reply().bind(db, &id).opt().await).await?;
        gone.map(drop).ok_or(ReplyError::Missing)
    }

    async fn called(&self, shortcut: &Shortcut) -> Result<Option<Reply>, ReadError> {
        let word = shortcut.as_str().to_lowercase();
        Ok(self.replies().await?.into_iter().find(|reply| reply.shortcut.as_str().to_lowercase() == word))
    }
}

fn reply(id: i64, shortcut: &str, body: &str, updated_at: DateTime<Utc>) -> Result<Reply, ReadError> {
    let damaged = |_| ReadError::Failed(format!("reply {id} is damaged"));
    Ok(Reply {
        id,
        shortcut: Shortcut::parse(shortcut).map_err(damaged)?,
        body: ReplyText::parse(body).map_err(damaged)?,
        updated_at,
    })
}
