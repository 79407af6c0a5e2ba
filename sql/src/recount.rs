//! The figures counted from scratch and compared with the rollups, in one snapshot. For tests and for a check-up.
//!
//! The rule it keeps: a difference is reported, never repaired silently, for it means that somebody wrote past the journal.

use crate::generated::queries;
use crate::migrate::{MigrateError, as_owner};
use tokio_postgres::Client;

/// Compares every rollup with a count of the tickets; one sentence per difference, none if all is well.
/// Reads every ticket.
pub async fn recount(owner_url: &str) -> Result<Vec<String>, MigrateError> {
    differences(&as_owner(owner_url).await?).await
}

/// The same over a connection that stands.
pub(crate) async fn differences(client: &Client) -> Result<Vec<String>, MigrateError> {
    let found = queries::recount::recount().bind(client).all().await?;
    let sentence = |row: queries::recount::Recount| {
        format!("{} {}: kept {}, counted {}", row.figure, row.key, row.kept, row.counted)
    };
    Ok(found.into_iter().map(sentence).collect())
}
