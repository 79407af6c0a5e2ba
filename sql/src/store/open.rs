//! Opening: can the database be used, and is its schema the one that this program was built with?
//!
//! A program that meets another schema refuses to start, with one sentence that says what to do.

use crate::failure::sentence;
use crate::generated::queries;
use crate::migrate::known_version;
use deadpool_postgres::Pool;
use tokio_postgres::error::SqlState;

/// Why the store cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The database cannot be reached or refuses us.
    #[error("the database cannot be used: {0}")]
    Unreachable(String),
    /// Migrations are missing.
    #[error(
        "the database's schema is version {found}, this program needs version {known}; run `helpdesk migrate` first"
    )]
    SchemaTooOld {
        /// In the database; 0: none at all.
        found: i32,
        /// In this program.
        known: i32,
    },
    /// A newer program migrated it.
    #[error(
        "the database's schema is version {found}, newer than version {known} of this program; start the newer program"
    )]
    SchemaTooNew {
        /// In the database.
        found: i32,
        /// In this program.
        known: i32,
    },
}

/// Compares the schema's version with ours.
pub(crate) async fn check_schema(pool: &Pool) -> Result<(), OpenError> {
    let client = pool.get().await.map_err(|error| OpenError::Unreachable(sentence(&error)))?;
    let found = match queries::schema_version::schema_version().bind(&client).one().await {
        Ok(version) => version,
        Err(error) if is_missing(&error) => 0,
        Err(error) => return Err(OpenError::Unreachable(sentence(&error))),
    };
    let known = known_version();
    match found {
        found if found < known => Err(OpenError::SchemaTooOld { found, known }),
        found if found > known => Err(OpenError::SchemaTooNew { found, known }),
        _ => Ok(()),
    }
}

/// The table of migrations, its schema or our right to it is not there yet.
fn is_missing(error: &tokio_postgres::Error) -> bool {
    let codes = [SqlState::UNDEFINED_TABLE, SqlState::INVALID_SCHEMA_NAME, SqlState::INSUFFICIENT_PRIVILEGE];
    error.code().is_some_and(|code| codes.contains(code))
}
