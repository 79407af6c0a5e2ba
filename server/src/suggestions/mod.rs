//! What is offered while somebody writes: places that were used before, tickets that may be about the same thing.
//!
//! Both come from copies of the database that are a few seconds old ([`crate::aged`]) and are matched in memory, so a key
//! that is pressed costs no query. What a ticket says is read fresh before it is shown: a copy may hold one that was closed
//! meanwhile, which a user may not see.

mod places;
mod similar;

pub use places::{Place, Places};
pub use similar::{Question, Unclosed};

use crate::aged::Aged;
use helpdesk_core::{Refusal, Ticket, TicketId};
use helpdesk_sql::{ReadError, Store};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

/// How old places may be: a new room is offered to the next person, not to the same one.
const PLACES_AGE: Duration = Duration::from_secs(10);
/// Tickets from which places are learnt: a good year of a campus, some tens of milliseconds to read.
const PLACES_NEWEST: i64 = 20_000;
/// Places that are kept; a campus has hundreds. Those used least are not offered.
const PLACES_MOST: i64 = 5_000;
/// How old the unclosed tickets may be: twins are reported within minutes.
const UNCLOSED_AGE: Duration = Duration::from_secs(5);
/// Unclosed tickets that are compared; a campus has dozens to hundreds. Past this the oldest are not.
const UNCLOSED_NEWEST: i64 = 2_000;
/// Characters of a description that are compared; what is wrong stands in the first sentences.
pub(crate) const COMPARED_CHARS: i32 = 500;
/// Tickets that are shown.
const SHOWN: usize = 5;

/// The copies. One per process.
pub struct Suggestions {
    places: Aged<Places>,
    unclosed: Aged<Unclosed>,
}

impl Default for Suggestions {
    fn default() -> Suggestions {
        Suggestions { places: Aged::new(PLACES_AGE), unclosed: Aged::new(UNCLOSED_AGE) }
    }
}

impl Suggestions {
    /// The places that were used before.
    pub async fn places(&self, store: &Store) -> Result<Arc<Places>, ReadError> {
        self.places.get(async { Ok(Places::of(store.places(PLACES_NEWEST, PLACES_MOST).await?)) }).await
    }

    /// Open and active tickets near that place or of like words, the likest first, as they are now.
    pub async fn similar(&self, store: &Store, question: &Question) -> Result<Vec<Ticket>, ReadError> {
        let read = async { Ok(Unclosed::of(store.unclosed_texts(UNCLOSED_NEWEST, COMPARED_CHARS).await?)) };
        // twice as many as are shown: some of them may be closed by now
        let like = self.unclosed.get(read).await?.like(question, 2 * SHOWN);
        if like.is_empty() {
            return Ok(Vec::new());
        }
        let mut fresh: HashMap<TicketId, Ticket> =
            store.unclosed(&like).await?.into_iter().map(|ticket| (ticket.id, ticket)).collect();
        Ok(like.iter().filter_map(|ticket| fresh.remove(ticket)).take(SHOWN).collect())
    }
}

/// The parameter of this name, if it is not longer than `most` characters.
pub(crate) fn short<'a>(name: &str, text: Option<&'a str>, most: usize) -> Result<&'a str, Refusal> {
    let text = text.unwrap_or_default();
    if text.chars().count() > most {
        return Err(Refusal::invalid(name, format!("must have at most {most} characters")));
    }
    Ok(text)
}
