//! Tickets of a period by the building in which they are now.

use super::AnalyticsStore;
use crate::generated::queries::buildings_over_time;
use crate::pool::read;
use crate::store::ReadError;
use helpdesk_core::reports::{BuildingCount, Buildings, Period};

impl AnalyticsStore {
    /// Tickets of the period by the building in which they are now, the fullest first.
    pub async fn buildings(&self, last: Period) -> Result<Buildings, ReadError> {
        let seconds = last.seconds();
        let ask = async |db: &_| buildings_over_time::buildings_over_time().bind(db, &seconds).one().await;
        let row = read(&self.pool, ask).await?;
        let counts = row.opened.into_iter().zip(row.unclosed);
        let buildings: Vec<BuildingCount> = row
            .buildings
            .into_iter()
            .zip(counts)
            .map(|(name, (opened, unclosed))| {
                let building = (!name.is_empty()).then_some(name);
                BuildingCount { building, opened, unclosed }
            })
            .collect();
        let sum = |of: fn(&BuildingCount) -> i64| buildings.iter().map(of).sum();
        Ok(Buildings {
            last,
            since: row.since,
            opened: sum(|line| line.opened),
            unclosed: sum(|line| line.unclosed),
            buildings,
            as_of: row.as_of,
        })
    }
}
