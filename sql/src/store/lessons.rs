//! What the helpdesk has corrected, for the classifier: which tickets carry another category than was found from their
//! words, and how their descriptions began then.
//!
//! The rule it keeps: this is the truth that every node learns from; a hint only says when to look. "Full" is a limit that
//! the caller gives: the newest corrections come first, the rest stays where it is.

use super::{ReadError, Store, numbers};
use crate::generated::queries;
use crate::pool::read;
use crate::rows;
use helpdesk_core::{Category, PersonId, TicketId};

/// A ticket whose category is not the one that was found from its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Correction {
    /// Which ticket.
    pub ticket: TicketId,
    /// What it is.
    pub category: Category,
    /// Who said so first.
    pub author: PersonId,
}

impl Store {
    /// Moves whenever a correction comes, changes or is taken back, on whichever node.
    pub async fn lessons_version(&self) -> Result<i64, ReadError> {
        read(&self.read, async |db| queries::lessons_version::lessons_version().bind(db).one().await).await
    }

    /// The corrections that hold now, the last made first, at most `newest`.
    pub async fn corrections(&self, newest: i64) -> Result<Vec<Correction>, ReadError> {
        let found = read(&self.read, async |db| queries::lessons::lessons().bind(db, &newest).all().await).await?;
        let correction = |row: queries::lessons::Lessons| {
            Ok(Correction {
                ticket: TicketId(row.ticket_id),
                category: rows::category(row.ticket_id, &row.category)?,
                author: PersonId(row.author_id),
            })
        };
        found.into_iter().map(correction).collect()
    }

    /// The first `chars` characters of what stood in these tickets when they were corrected; those that are none now are
    /// left out.
    pub async fn corrected_words(
        &self,
        tickets: &[TicketId],
        chars: i32,
    ) -> Result<Vec<(TicketId, String)>, ReadError> {
        let ids = numbers(tickets);
        let ask = async |db: &_| queries::lesson_texts::lesson_texts().bind(db, &chars, &ids).all().await;
        Ok(read(&self.read, ask).await?.into_iter().map(|row| (TicketId(row.ticket_id), row.text)).collect())
    }
}
