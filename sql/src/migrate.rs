//! Bringing the schema up to date, by one process at a time.
//!
//! Every server migrates when it starts, so several may do so at once: an advisory lock lets one in, the others wait and
//! find nothing left to do. The rule it keeps: what is missing is applied as a whole or not at all, and a database that a newer
//! program migrated is left alone, with one sentence that says so.

use crate::failure::sentence;
use crate::generated::queries;
use crate::pool::config;
use chrono_tz::Tz;
use refinery::Runner;
use tokio_postgres::{Client, NoTls};

mod embedded {
    //! The files of `migrations/`, compiled in.
    refinery::embed_migrations!("migrations");
}

/// Where refinery keeps what was applied.
const HISTORY: &str = "hd.schema_history";
/// The roles of connections: of the whole cluster, hence outside the migrations.
const ROLES: &str = include_str!("../admin/roles.sql");
/// Makes room for the history.
const SCHEMA: &str = include_str!("../admin/schema.sql");
/// Looks whether search can forgive misspellings, which needs an extension; runs at each start, for it may come later.
const TYPOS: &str = include_str!("../admin/typos.sql");
/// Takes the lock that lets one migrate at a time; falls with the connection.
const LOCK: &str = include_str!("../admin/lock.sql");

/// Why the schema could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// The database cannot be reached or refuses us.
    #[error("the database cannot be used: {0}")]
    Unreachable(String),
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
    /// A migration failed; nothing of it stays behind.
    #[error("the migration failed: {0}")]
    Failed(String),
}

impl From<tokio_postgres::Error> for MigrateError {
    fn from(error: tokio_postgres::Error) -> MigrateError {
        MigrateError::Failed(sentence(&error))
    }
}

/// What migrating did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Migrated {
    /// How many migrations were applied.
    pub applied: usize,
    /// The schema's version now.
    pub version: i32,
}

/// The version of the schema that this program was built with.
#[must_use]
pub fn known_version() -> i32 {
    embedded::migrations::runner().get_migrations().iter().map(|migration| migration.version()).max().unwrap_or(0)
}

/// A name for the schema that changes with every migration; what test templates are called by.
#[cfg(feature = "testing")]
pub(crate) fn fingerprint() -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    let runner = embedded::migrations::runner();
    runner.get_migrations().iter().for_each(|migration| (migration.name(), migration.checksum()).hash(&mut hasher));
    hasher.finish()
}

/// Brings an empty database to an older version, so that a test can see what becomes of it.
#[cfg(feature = "testing")]
pub async fn migrate_to(url: &str, version: i32) -> Result<(), MigrateError> {
    let mut client = as_owner(url).await?;
    client.batch_execute(&format!("{ROLES}{SCHEMA}")).await?;
    apply(&mut client, refinery::Target::Version(version)).await.map(drop)
}

/// Brings the schema up to date as the owner that the URL names, and sets the campus time zone.
pub async fn migrate(url: &str, timezone: Tz) -> Result<Migrated, MigrateError> {
    let mut client = as_owner(url).await?;
    client.batch_execute(LOCK).await?;
    let known = known_version();
    match applied_version(&client).await? {
        found if found > known => return Err(MigrateError::SchemaTooNew { found, known }),
        found if found == known => {}
        _ => client.batch_execute(&format!("{ROLES}{SCHEMA}")).await?,
    }
    let applied = apply(&mut client, refinery::Target::Latest).await?;
    client.batch_execute(TYPOS).await?;
    queries::set_timezone::set_timezone().bind(&client, &timezone.name()).one().await?;
    // in a transaction of its own: no call that a server of the version before had under way is left then
    queries::count_what_is_due::count_what_is_due().bind(&client).one().await?;
    Ok(Migrated { applied, version: known })
}

/// All that is missing in one transaction: servers that run meanwhile never meet a schema that is half new.
async fn apply(client: &mut Client, target: refinery::Target) -> Result<usize, MigrateError> {
    let mut runner: Runner = embedded::migrations::runner().set_grouped(true).set_target(target);
    runner.set_migration_table_name(HISTORY);
    let report = runner.run_async(client).await.map_err(|error| MigrateError::Failed(sentence(&error)))?;
    Ok(report.applied_migrations().len())
}

/// The last migration in the database; 0 if there was none yet.
pub(crate) async fn applied_version(client: &Client) -> Result<i32, MigrateError> {
    use tokio_postgres::error::SqlState;
    match queries::schema_version::schema_version().bind(client).one().await {
        Ok(version) => Ok(version),
        Err(error)
            if error
                .code()
                .is_some_and(|code| [SqlState::UNDEFINED_TABLE, SqlState::INVALID_SCHEMA_NAME].contains(code)) =>
        {
            Ok(0)
        }
        Err(error) => Err(error.into()),
    }
}

/// A connection as the owner, driven by the runtime that we are on.
pub(crate) async fn as_owner(url: &str) -> Result<Client, MigrateError> {
    let unreachable = |error: tokio_postgres::Error| MigrateError::Unreachable(sentence(&error));
    let (client, connection) =
        config(url, "-c search_path=hd,pg_temp").map_err(unreachable)?.connect(NoTls).await.map_err(unreachable)?;
    tokio::spawn(connection);
    Ok(client)
}
