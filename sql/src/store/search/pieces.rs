//! For each ticket of a page the piece of its texts that shows why it was found.
//!
//! The rule it keeps: only texts are looked at that the reader may read. What has most of the terms wins; the description
//! before a message, a newer message before an older one. "Full": of a long thread the last [`MOST`] messages are looked at,
//! [`MOST_BYTES`] of them at most; a ticket whose words stand further back is shown by its beginning.

use super::super::{ReadError, Store, numbers};
use super::Asked;
use crate::generated::queries::search_page as queries;
use crate::pool::read;
use helpdesk_core::search::found::{Found, FoundIn, beginning};
use helpdesk_core::{Seq, Ticket, TicketId};

/// Messages of one ticket that are looked at.
const MOST: i64 = 50;
/// Bytes of them.
const MOST_BYTES: i64 = 64 * 1024;

/// A piece, and how many of the terms it has.
struct Piece {
    found: Found,
    terms: usize,
}

impl Store {
    /// One for each ticket, in their order.
    pub(super) async fn pieces(&self, tickets: &[Ticket], asked: &Asked, notes: bool) -> Result<Vec<Found>, ReadError> {
        let mut best: Vec<Piece> = tickets.iter().map(|ticket| described(ticket, asked)).collect();
        let short = |piece: &Piece| piece.terms < asked.terms;
        let open: Vec<TicketId> =
            tickets.iter().zip(&best).filter(|(_, piece)| short(piece)).map(|(ticket, _)| ticket.id).collect();
        if !open.is_empty() {
            let ids = numbers(&open);
            let ask = async |db: &_| queries::search_pieces().bind(db, &ids, &notes, &MOST, &MOST_BYTES).all().await;
            for said in read(&self.read, ask).await? {
                let Some(at) = tickets.iter().position(|ticket| ticket.id.0 == said.ticket_id) else { continue };
                let Some(piece) = best.get_mut(at) else { continue };
                let Some((text, marks, terms)) = asked.hits.piece(&said.body) else { continue };
                if terms > piece.terms {
                    let field = if said.note { FoundIn::Note } else { FoundIn::Message };
                    *piece = Piece { found: Found { field, seq: Some(Seq(said.seq)), text, marks }, terms };
                }
            }
        }
        Ok(best.into_iter().map(|piece| piece.found).collect())
    }
}

fn described(ticket: &Ticket, asked: &Asked) -> Piece {
    let text = ticket.description.as_str();
    let (text, marks, terms) = asked.hits.piece(text).unwrap_or_else(|| (beginning(text), Vec::new(), 0));
    Piece { found: Found { field: FoundIn::Description, seq: None, text, marks }, terms }
}
