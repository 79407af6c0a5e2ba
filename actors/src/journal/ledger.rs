//! Where a batch goes. The real one is PostgreSQL; tests wrap it to be slow, to fail, to conflict.

use futures::future::BoxFuture;
use helpdesk_sql::Store;
use helpdesk_sql::journal::{Answer, Batch, WriteError};

/// Writes a batch as one atomic statement and answers for each entry and creation.
pub trait Ledger: Send + Sync + 'static {
    /// All of the batch or nothing; conflicts and duplicates skip their entry alone and are answers, not errors.
    fn write<'a>(&'a self, batch: &'a Batch) -> BoxFuture<'a, Result<Vec<Answer>, WriteError>>;
}

impl Ledger for Store {
    fn write<'a>(&'a self, batch: &'a Batch) -> BoxFuture<'a, Result<Vec<Answer>, WriteError>> {
        Box::pin(Store::write(self, batch))
    }
}
