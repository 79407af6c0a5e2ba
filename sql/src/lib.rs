//! Everything that speaks SQL.
//!
//! The database holds the truth: per ticket a dense log of events, and beside it the snapshot of their fold. This crate
//! owns the schema, the one statement that writes ([`journal`]), the reads ([`store`]), the figures ([`analytics`]), the
//! bus between nodes ([`bus`]) and the private PostgreSQL that runs when nobody named another ([`cluster`]).
//!
//! The rule it keeps: no other crate holds SQL, and nothing here decides what people may do; it stores, fences, reads.
//! "Full" means that no connection came free in time and nothing was sent; "failed" says whether the outcome is known.

pub mod analytics;
pub mod bus;
pub mod checkup;
pub mod cluster;
pub mod journal;
pub mod load;
pub mod migrate;
pub mod pool;
pub mod recount;
pub mod store;
#[cfg(feature = "testing")]
pub mod testing;
pub mod timezone;

#[allow(warnings, clippy::all, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "generated")]
#[rustfmt::skip]
mod generated;
mod blocking;
mod failure;
mod rows;

pub use journal::{Answer, Batch, Creation, Entry, FILE_TAKEN, Found, NewEvent, Snapshot, WriteError};
pub use pool::PoolSizes;
pub use store::{
    Added, AnswerBegun, Begun, Correction, Counted, Counts, Finished, Grouping, Indexed, Lag, Links, Loaded,
    MOST_COUNTED, OpenError, PlaceUsed, Quotas, RatingOutcome, ReadError, RecentlyClosed, ReplyError, Search, Sort,
    Stars, Store, StoredFile, TicketFilter, TicketPage, UnclosedText, Upload,
};
