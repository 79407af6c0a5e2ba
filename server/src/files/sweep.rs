//! Deletes what no message took. Every node looks; in the database one sweeps at a time, and finding nothing costs one
//! look at a small index.

use super::{SWEEP_EVERY, SWEPT, UNFINISHED, WAITS};
use helpdesk_sql::Store;

/// Sweeps now and then; ends with the runtime that it runs on.
pub(crate) async fn sweep(store: Store) {
    let mut ticks = tokio::time::interval(SWEEP_EVERY);
    loop {
        ticks.tick().await;
        once(&store).await;
    }
}

async fn once(store: &Store) {
    let (most, statements) = SWEPT;
    for _ in 0..statements {
        match store.sweep_uploads(WAITS, UNFINISHED, most).await {
            Ok(swept) if swept < most => return,
            Ok(swept) => tracing::info!(swept, "files that no message took were deleted"),
            Err(error) => return tracing::debug!(%error, "files could not be swept, the next round tries again"),
        }
    }
}
