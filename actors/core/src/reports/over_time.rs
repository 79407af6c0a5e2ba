//! Reports over a period that ends now: what came and went, when it came, and from where.

use super::Period;
use crate::ids::TicketId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;
use utoipa::ToSchema;

/// How long a step of a course is, on campus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// 60 minutes, also where clocks change.
    Hour,
    /// From midnight to midnight.
    Day,
    /// From Monday to Monday.
    Week,
    /// A calendar month.
    Month,
}

impl Step {
    /// The step of a course over this period: between a few and a hundred of them.
    #[must_use]
    pub fn of(period: Period) -> Step {
        match period.hours() {
            ..=72 => Step::Hour,
            73..=2_400 => Step::Day,
            2_401..=17_520 => Step::Week,
            _ => Step::Month,
        }
    }

    /// Its word in JSON and SQL.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Step::Hour => "hour",
            Step::Day => "day",
            Step::Week => "week",
            Step::Month => "month",
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What came and what was closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Moved {
    /// Tickets opened.
    pub opened: i64,
    /// Tickets closed.
    pub closed: i64,
}

/// One step of the course.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FlowStep {
    /// Its beginning, or that of the period if that is later.
    pub from: DateTime<Utc>,
    /// Where the next one begins, or now.
    pub to: DateTime<Utc>,
    /// Tickets opened in it.
    pub opened: i64,
    /// Tickets closed in it.
    pub closed: i64,
    /// Tickets opened before `to` and not closed before it.
    pub unclosed: i64,
}

/// The open ticket that waits longest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LongestWait {
    /// Which one.
    pub ticket: TicketId,
    /// Since when.
    pub opened_at: DateTime<Utc>,
    /// Where it is, if that was said.
    pub building: Option<String>,
    /// The room there, if that was said.
    pub room: Option<String>,
}

/// The backlog over the period, with arrivals and closings, from the log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Flow {
    /// The period asked for.
    #[schema(value_type = String)]
    pub last: Period,
    /// Its beginning.
    pub since: DateTime<Utc>,
    /// IANA name of the zone in which days, weeks and months begin.
    pub timezone: String,
    /// How long a step is.
    pub step: Step,
    /// Without gaps, oldest first.
    pub steps: Vec<FlowStep>,
    /// Tickets opened, and tickets closed, in the period.
    pub total: Moved,
    /// The same of the period before, which is as long.
    pub before: Moved,
    /// Tickets not closed at its beginning.
    pub unclosed_at_first: i64,
    /// Who waits longest now; `null` if nobody waits.
    pub longest_wait: Option<LongestWait>,
    /// When the database said so.
    pub as_of: DateTime<Utc>,
}

/// Tickets opened in one hour of one day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ArrivalsHour {
    /// 1 is Monday, 7 Sunday.
    pub weekday: i32,
    /// 0 to 23.
    pub hour: i32,
    /// How many.
    pub opened: i64,
}

/// Arrivals by weekday and hour of the day, on campus.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Arrivals {
    /// The period asked for.
    #[schema(value_type = String)]
    pub last: Period,
    /// Its beginning.
    pub since: DateTime<Utc>,
    /// IANA name of the zone of weekdays and hours.
    pub timezone: String,
    /// All 168, Monday's first hour first.
    pub hours: Vec<ArrivalsHour>,
    /// All of them together.
    pub opened: i64,
    /// When the database said so.
    pub as_of: DateTime<Utc>,
}

/// One building.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BuildingCount {
    /// Where the tickets are now; `null`: nowhere that was said.
    pub building: Option<String>,
    /// Tickets opened in the period.
    pub opened: i64,
    /// How many of them are not closed.
    pub unclosed: i64,
}

/// Tickets of a period by building.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Buildings {
    /// The period asked for.
    #[schema(value_type = String)]
    pub last: Period,
    /// Its beginning.
    pub since: DateTime<Utc>,
    /// The fullest first.
    pub buildings: Vec<BuildingCount>,
    /// All of them together.
    pub opened: i64,
    /// How many of those are not closed.
    pub unclosed: i64,
    /// When the database said so.
    pub as_of: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_course_has_between_a_few_and_some_hundred_steps() {
        let step = |text: &str| Step::of(text.parse().unwrap());
        assert_eq!(["1h", "72h", "3d"].map(step), [Step::Hour; 3]);
        assert_eq!(["73h", "4d", "30d", "100d"].map(step), [Step::Day; 4]);
        assert_eq!(["101d", "730d"].map(step), [Step::Week; 2]);
        assert_eq!(["731d", "3650d"].map(step), [Step::Month; 2]);
    }
}
