//! Recount.

use crate::migrate::MigrateError;

/// Compares every rollup with a count from scratch, in one snapshot; one sentence per difference, none if all is well.
pub async fn recount(url: &str) -> Result<Vec<String>, MigrateError> {
    let _ = url;
    unimplemented!()
}
