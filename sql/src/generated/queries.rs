//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

pub mod backlog;
pub mod categories;
pub mod count_matching;
pub mod counts;
pub mod events_after;
pub mod find_creation;
pub mod heads;
pub mod journal;
pub mod list_newest;
pub mod list_oldest;
pub mod list_updated;
pub mod list_waiting;
pub mod load;
pub mod notify;
pub mod ping;
pub mod queue;
pub mod queue_total;
pub mod recount;
pub mod resolution_counted;
pub mod resolution_kept;
pub mod resolution_span;
pub mod schema_version;
pub mod set_timezone;
pub mod settings;
pub mod unclosed_heads;
