//! The database that was named, or a private one.

use super::StartError;
use crate::config::{Database, Storage};
use helpdesk_sql::cluster::{KeptCluster, PrivateCluster};
use helpdesk_sql::migrate::Migrated;

/// A PostgreSQL that runs. A private one is started again if it is killed; dropping it lets go, and the last one out stops it.
pub struct Postgres {
    url: String,
    _private: Option<KeptCluster>,
}

impl Postgres {
    /// Starts or joins the private one unless another was named. Blocks for up to a second or two.
    pub fn open(storage: &Storage) -> Result<Postgres, StartError> {
        match &storage.database {
            Database::At(url) => Ok(Postgres { url: url.clone(), _private: None }),
            Database::Private => {
                let data = storage.data_dir.as_ref().map_err(|reason| StartError::NoDataDir(reason.clone()))?;
                let cluster = PrivateCluster::start(data)?.kept_alive()?;
                Ok(Postgres { url: cluster.url().to_owned(), _private: Some(cluster) })
            }
        }
    }

    /// How to connect as the owner.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// Brings the schema up to date and ends. Blocks; call it outside any runtime.
pub fn migrate(storage: &Storage) -> Result<Migrated, StartError> {
    let postgres = Postgres::open(storage)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    Ok(runtime.block_on(helpdesk_sql::migrate::migrate(postgres.url(), storage.timezone))?)
}
