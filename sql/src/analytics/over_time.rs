//! Reports over a period that ends now.

use super::{AnalyticsStore, no_answer};
use crate::generated::queries::{arrivals, buildings_over_time, flow};
use crate::pool::read;
use crate::store::ReadError;
use helpdesk_core::TicketId;
use helpdesk_core::reports::{
    Arrivals, ArrivalsHour, BuildingCount, Buildings, Flow, FlowStep, LongestWait, Moved, Period, Step,
};
use std::collections::BTreeMap;

impl AnalyticsStore {
    /// The backlog over the period with arrivals and closings, step by step on campus; the oldest step first.
    pub async fn flow(&self, last: Period) -> Result<Flow, ReadError> {
        let (seconds, step) = (last.seconds(), Step::of(last));
        // one connection, one statement after the other: the first one's moment is that of the report
        let ask = async |db: &_| {
            let steps = flow::flow().bind(db, &seconds, &step.as_str()).all().await?;
            let since = steps.first().map(|row| row.since);
            let before = match since {
                Some(since) => Some(flow::flow_before().bind(db, &since, &seconds).one().await?),
                None => None,
            };
            let longest = flow::longest_wait().bind(db).opt().await?;
            Ok((steps, before, longest))
        };
        let (rows, before, longest) = read(&self.pool, ask).await?;
        let (first, before) = rows.first().zip(before).ok_or_else(no_answer)?;
        // backwards from now: what is unclosed at the end of a step is known from what came and went after it
        let mut unclosed = first.unclosed;
        let mut to = first.as_of;
        let mut steps = Vec::with_capacity(rows.len());
        for row in rows.iter().rev() {
            steps.push(FlowStep { from: row.begins, to, opened: row.opened, closed: row.closed, unclosed });
            unclosed -= row.opened - row.closed;
            to = row.begins;
        }
        steps.reverse();
        let total = steps.iter().fold(Moved::default(), |sum, step| Moved {
            opened: sum.opened + step.opened,
            closed: sum.closed + step.closed,
        });
        Ok(Flow {
            last,
            since: first.since,
            timezone: first.zone.clone(),
            step,
            steps,
            total,
            before: Moved { opened: before.opened, closed: before.closed },
            unclosed_at_first: unclosed,
            longest_wait: longest.map(|row| LongestWait {
                ticket: TicketId(row.id),
                opened_at: row.opened_at,
                building: row.building,
                room: row.room,
            }),
            as_of: first.as_of,
        })
    }

    /// Arrivals of the period by weekday and hour on campus, all 168.
    pub async fn arrivals(&self, last: Period) -> Result<Arrivals, ReadError> {
        let seconds = last.seconds();
        let rows = read(&self.pool, async |db| arrivals::arrivals().bind(db, &seconds).all().await).await?;
        let first = rows.first().ok_or_else(no_answer)?;
        let counts: BTreeMap<(i32, i32), i64> =
            rows.iter().filter_map(|row| Some(((row.weekday?, row.hour?), row.opened))).collect();
        let hour = |(weekday, hour)| ArrivalsHour {
            weekday,
            hour,
            opened: counts.get(&(weekday, hour)).copied().unwrap_or_default(),
        };
        let all = (1..=7).flat_map(|weekday| (0..24).map(move |hour| (weekday, hour)));
        Ok(Arrivals {
            last,
            since: first.since,
            timezone: first.zone.clone(),
            hours: all.map(hour).collect(),
            opened: counts.values().sum(),
            as_of: first.as_of,
        })
    }

    /// Tickets of the period by the building in which they are now, the fullest first.
    pub async fn buildings(&self, last: Period) -> Result<Buildings, ReadError> {
        let seconds = last.seconds();
        let ask = async |db: &_| buildings_over_time::buildings_over_time().bind(db, &seconds).all().await;
        let rows = read(&self.pool, ask).await?;
        let (since, as_of) = rows.first().map(|row| (row.since, row.as_of)).ok_or_else(no_answer)?;
        let buildings: Vec<BuildingCount> = rows
            .into_iter()
            .filter_map(|row| {
                let building = row.building?;
                let building = (!building.is_empty()).then_some(building);
                Some(BuildingCount { building, opened: row.opened, unclosed: row.unclosed })
            })
            .collect();
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
