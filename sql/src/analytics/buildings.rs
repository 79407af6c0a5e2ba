//! Tickets of a period by the building in which they are now.

use super::{AnalyticsStore, no_answer};
use crate::generated::queries::buildings_over_time;
use crate::pool::read;
use crate::store::ReadError;
use helpdesk_core::reports::{BuildingCount, Buildings, Period};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A building ("" is none), what was opened there and how much of that is not closed.
pub(super) type Line = (String, i64, i64);

impl AnalyticsStore {
    /// Tickets of the period by the building in which they are now, the fullest first.
    pub async fn buildings(&self, last: Period) -> Result<Buildings, ReadError> {
        let (seconds, mut question) = (last.seconds(), self.placed.ask());
        let ask = async |db: &_| {
            buildings_over_time::buildings_over_time()
                .bind(db, &seconds, &question.months, &question.stamps)
                .all()
                .await
        };
        let rows = read(&self.pool, ask).await?;
        let (since, as_of) = rows.first().map(|row| (row.since, row.as_of)).ok_or_else(no_answer)?;
        let mut sums: BTreeMap<String, (i64, i64)> = BTreeMap::new();
        for row in rows {
            let counts = row.opened.into_iter().zip(row.unclosed);
            let lines =
                row.buildings.into_iter().zip(counts).map(|(name, (opened, unclosed))| (name, opened, unclosed));
            let lines = question.lines(row.month.zip(row.stamp), (!row.known).then(|| lines.collect()));
            for (name, opened, unclosed) in &*lines.ok_or_else(no_answer)? {
                // month after month the names are the same: one is copied the first time only
                if let Some(sum) = sums.get_mut(name) {
                    *sum = (sum.0 + opened, sum.1 + unclosed);
                } else {
                    sums.insert(name.clone(), (*opened, *unclosed));
                }
            }
        }
        self.placed.keep(question);
        let lines = sums.into_iter().filter(|(_, (opened, _))| *opened > 0);
        let mut buildings: Vec<BuildingCount> = lines
            .map(|(name, (opened, unclosed))| {
                let building = (!name.is_empty()).then_some(name);
                BuildingCount { building, opened, unclosed }
            })
            .collect();
        // stable: of equal ones the first by name comes first
        buildings.sort_by_key(|line| Reverse(line.opened));
        let sum = |of: fn(&BuildingCount) -> i64| buildings.iter().map(of).sum();
        Ok(Buildings {
            last,
            since,
            opened: sum(|line| line.opened),
            unclosed: sum(|line| line.unclosed),
            buildings,
            as_of,
        })
    }
}
