//! The campus time zone.

use crate::migrate::MigrateError;
use chrono_tz::Tz;

/// Sets the zone of the months' borders; if it differs, recounts the rollups by month in the same transaction.
/// Answers whether it differed.
pub async fn set_timezone(url: &str, tz: Tz) -> Result<bool, MigrateError> {
    let _ = (url, tz);
    unimplemented!()
}
