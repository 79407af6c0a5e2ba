//! Writing many whole logs at once, past the journal: for trying the product with data, never beside people who work.
//!
//! The rule it keeps: all of it or nothing, in one transaction, so a load that is ended early (Ctrl-C, a killed process, a
//! full disk) leaves the database as it was. What stands there afterwards is what the journal would have written: the
//! snapshot is the fold of the log, and the figures are counted by the product's own function. The triggers that refuse
//! such rows are off inside the transaction alone, which an owner may do without being a superuser.
//!
//! "Occupied" means that there are tickets and nobody said that more may be put beside them.

mod binary;
mod rows;

pub use rows::{GivenStars, Rows, Unfit};

use crate::failure::sentence;
use crate::migrate::{MigrateError, as_owner};
use futures::SinkExt;
use std::pin::pin;
use tokio_postgres::error::SqlState;
use tokio_postgres::{CancelToken, Client, NoTls};

const STANDS: &str = include_str!("../admin/load_stands.sql");
const EMPTY: &str = include_str!("../admin/load_empty.sql");
const MORE: &str = include_str!("../admin/load_more.sql");
const NEXT_ID: &str = include_str!("../admin/load_next_id.sql");
const INDEXES: &str = include_str!("../admin/load_indexes.sql");
const FIGURES: &str = include_str!("../admin/load_figures.sql");
const LAST_ID: &str = include_str!("../admin/load_last_id.sql");
/// What `load_empty.sql` calls "there are tickets already".
const OCCUPIED: &str = "HD010";

/// Why nothing was loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The database cannot be reached, or refuses us.
    #[error(transparent)]
    Database(#[from] MigrateError),
    /// There are tickets.
    #[error("there are tickets in this database already")]
    Occupied,
    /// A statement failed; nothing of the load stays behind.
    #[error("the load failed and nothing of it was written: {0}")]
    Failed(String),
}

impl From<tokio_postgres::Error> for LoadError {
    fn from(error: tokio_postgres::Error) -> LoadError {
        if error.code().map(SqlState::code) == Some(OCCUPIED) {
            LoadError::Occupied
        } else {
            LoadError::Failed(sentence(&error))
        }
    }
}

/// What is done when all logs are written; each may take minutes for millions of tickets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Indexes are made.
    Indexes,
    /// Figures are counted.
    Figures,
}

/// A load under way. Dropped before its end, nothing of it was written.
#[derive(Debug)]
pub struct Load {
    client: Client,
    options: &'static str,
    next_id: i64,
}

/// Refuses a database that has tickets; changes nothing, and needs no schema.
pub async fn refuse_tickets(owner_url: &str) -> Result<(), LoadError> {
    Ok(as_owner(owner_url).await?.batch_execute(STANDS).await?)
}

impl Load {
    /// Begins; `beside` what is there, or else in a database without tickets. Waits until nobody writes.
    pub async fn begin(owner_url: &str, beside: bool) -> Result<Load, LoadError> {
        let client = as_owner(owner_url).await?;
        client.batch_execute("BEGIN").await?;
        client.batch_execute(if beside { MORE } else { EMPTY }).await?;
        let next_id = client.query_one(NEXT_ID, &[]).await?.try_get(0)?;
        Ok(Load { client, options: if beside { "" } else { ", FREEZE" }, next_id })
    }

    /// The number that the first log must have; the others follow without gaps.
    #[must_use]
    pub fn next_id(&self) -> i64 {
        self.next_id
    }

    /// Ends what the server does for this load at once, from elsewhere.
    #[must_use]
    pub fn stopper(&self) -> Stopper {
        Stopper(self.client.cancel_token())
    }

    /// Writes some logs, in the order of their numbers.
    pub async fn write(&mut self, rows: Rows) -> Result<(), LoadError> {
        self.next_id += rows.tickets();
        for (statement, bytes) in rows.finish() {
            let statement = statement.replace("{options}", self.options);
            let mut sink = pin!(self.client.copy_in(&statement).await?);
            sink.send(bytes).await?;
            sink.finish().await?;
        }
        Ok(())
    }

    /// Makes indexes, counts figures, commits; tells what it is at.
    pub async fn finish(self, mut at: impl FnMut(Step)) -> Result<(), LoadError> {
        at(Step::Indexes);
        self.client.batch_execute(INDEXES).await?;
        at(Step::Figures);
        self.client.batch_execute(FIGURES).await?;
        self.client.query_one(LAST_ID, &[&(self.next_id - 1)]).await?;
        Ok(self.client.batch_execute("COMMIT").await?)
    }
}

/// See [`Load::stopper`].
#[derive(Clone)]
pub struct Stopper(CancelToken);

impl Stopper {
    /// Asks the server to end the statement. A server that cannot be asked finds out when the connection is gone.
    pub async fn stop(&self) {
        let _ = self.0.cancel_query(NoTls).await;
    }
}
