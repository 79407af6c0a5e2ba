//! Forgets hours of the backlog in which nothing is unclosed any more: after some years they would be most of what the
//! backlog of a long period adds up. Every node looks; a row that another node holds is skipped and met the next time.

use helpdesk_sql::Store;
use std::time::Duration;

/// Hours empty slowly.
const EVERY: Duration = Duration::from_secs(60 * 60);
/// Statements of a round at most, each deletes up to 5,000 rows: a load may leave very many.
const STATEMENTS: u32 = 20;

/// Sweeps now and then; ends with the runtime that it runs on.
pub(crate) async fn sweep(store: Store) {
    let mut ticks = tokio::time::interval(EVERY);
    loop {
        ticks.tick().await;
        for _ in 0..STATEMENTS {
            match store.forget_empty_hours().await {
                Ok(0) => break,
                Ok(rows) => tracing::info!(rows, "hours in which nothing is unclosed were forgotten"),
                Err(error) => {
                    tracing::debug!(%error, "empty hours could not be forgotten, the next round tries again");
                    break;
                }
            }
        }
    }
}
