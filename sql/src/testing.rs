//! A real database for every test.

use crate::store::Store;
use tokio::runtime::Handle;

/// A database of its own, dropped with the value.
pub struct TestDatabase {}

/// A fresh migrated database (UTC) on the shared test cluster, which is started if need be. Blocks for about 0.15 s.
#[must_use]
pub fn test_database() -> TestDatabase {
    unimplemented!()
}

impl TestDatabase {
    /// How to connect as the owner.
    #[must_use]
    pub fn url(&self) -> &str {
        unimplemented!()
    }

    /// A store on it, its connections on [`TestDatabase::handle`].
    pub async fn store(&self) -> Store {
        unimplemented!()
    }

    /// The runtime that database connections live on.
    #[must_use]
    pub fn handle(&self) -> Handle {
        unimplemented!()
    }
}
