//! How far people have read. Beside the log: a receipt only moves forward, and losing one costs a repeated "new".

use crate::ids::{PersonId, Seq, TicketId};
use crate::people::Role;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Counting stops here; shown as "9+".
pub const MOST_UNREAD: i64 = 10;

/// Somebody has read a ticket up to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Which ticket.
    pub ticket: TicketId,
    /// Who.
    pub person: PersonId,
    /// The role they read it in.
    pub role: Role,
    /// The last seq that they have read.
    pub seq: Seq,
}

/// What a thread shows of its readers; 0 where nobody has read anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Receipts {
    /// How far the one who asks has read.
    pub mine: Seq,
    /// How far the helpdesk has read, whoever of them.
    pub helpdesk: Seq,
    /// How far the one who opened the ticket has read.
    pub requester: Seq,
}

/// What waits to be read in one ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Unread {
    /// Which ticket.
    pub ticket: TicketId,
    /// The last seq that the one who asks has read; 0: nothing yet.
    pub seen: Seq,
    /// Messages of others after it, for the helpdesk also notes; counting stops at 10.
    #[schema(minimum = 0, maximum = 10)]
    pub unread: i64,
}
