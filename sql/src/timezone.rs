//! The campus time zone: where the months of the figures begin.
//!
//! It stands in the database, so that no two nodes count by different borders. Changing it counts the rollups by month
//! again, in one transaction, while writers wait; readers see the old figures or the new ones, never a mixture.

use crate::generated::queries;
use crate::migrate::{MigrateError, as_owner};
use chrono_tz::Tz;

/// Sets the zone; if it differs, recounts the rollups by month. Answers whether it differed.
pub async fn set_timezone(owner_url: &str, tz: Tz) -> Result<bool, MigrateError> {
    let client = as_owner(owner_url).await?;
    Ok(queries::set_timezone::set_timezone().bind(&client, &tz.name()).one().await?)
}
