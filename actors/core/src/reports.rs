//! What the three analytics services answer, and the parameters they take.

mod by_month;
mod over_time;

pub use by_month::{FirstResponses, RatingMonth, Ratings, ResponseMonth};
pub use over_time::{Arrivals, ArrivalsHour, BuildingCount, Buildings, Flow, FlowStep, LongestWait, Moved, Step};

use crate::category::Category;
use crate::refusal::Refusal;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use utoipa::ToSchema;

/// A span that ends now: `<n>h` or `<n>d`, from 1h to 3650d; a day is 24 hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    hours: i64,
    in_days: bool,
}

impl Period {
    const MAX_HOURS: i64 = 3650 * 24;

    /// Its length in hours.
    #[must_use]
    pub fn hours(self) -> i64 {
        self.hours
    }

    /// Its length in seconds.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.hours * 3600
    }
}

impl FromStr for Period {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Period, Refusal> {
        let wrong = || Refusal::invalid("last", "must be <n>h or <n>d, from 1h to 3650d");
        let in_days = text.ends_with('d');
        let digits = text.strip_suffix(['h', 'd']).ok_or_else(wrong)?;
        if digits.is_empty() || digits.len() > 6 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(wrong());
        }
        let n: i64 = digits.parse().map_err(|_| wrong())?;
        let hours = if in_days { n * 24 } else { n };
        if (1..=Period::MAX_HOURS).contains(&hours) { Ok(Period { hours, in_days }) } else { Err(wrong()) }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.in_days { write!(f, "{}d", self.hours / 24) } else { write!(f, "{}h", self.hours) }
    }
}

impl TryFrom<String> for Period {
    type Error = Refusal;
    fn try_from(text: String) -> Result<Period, Refusal> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> String {
        period.to_string()
    }
}

/// A calendar month, `YYYY-MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    year: i32,
    month: u32,
}

impl Month {
    /// A month of the years 1970 to 9999.
    #[must_use]
    pub fn new(year: i32, month: u32) -> Option<Month> {
        ((1970..=9999).contains(&year) && (1..=12).contains(&month)).then_some(Month { year, month })
    }

    /// Its year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.year
    }

    /// Its number, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.month
    }

    /// Months since the year 0; the difference of two is their distance.
    #[must_use]
    pub fn index(self) -> i64 {
        i64::from(self.year) * 12 + i64::from(self.month) - 1
    }

    /// The month `n` further on (or back).
    #[must_use]
    pub fn plus(self, n: i64) -> Option<Month> {
        let index = self.index().checked_add(n)?;
        Month::new(i32::try_from(index.div_euclid(12)).ok()?, u32::try_from(index.rem_euclid(12)).ok()? + 1)
    }
}

impl FromStr for Month {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Month, Refusal> {
        let wrong = || Refusal::invalid("month", "must be YYYY-MM, from 1970-01 to 9999-12");
        let (year, month) = text.split_once('-').ok_or_else(wrong)?;
        let digits = |part: &str, len| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return Err(wrong());
        }
        Month::new(year.parse().map_err(|_| wrong())?, month.parse().map_err(|_| wrong())?).ok_or_else(wrong)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl TryFrom<String> for Month {
    type Error = Refusal;
    fn try_from(text: String) -> Result<Month, Refusal> {
        text.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> String {
        month.to_string()
    }
}

/// Unclosed tickets by status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ByStatus {
    /// Wait for the helpdesk.
    pub open: i64,
    /// Are being worked on.
    pub active: i64,
}

/// Service 1: tickets opened in the period and not yet closed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Backlog {
    /// The period asked for.
    #[schema(value_type = String)]
    pub last: Period,
    /// Its beginning.
    pub since: DateTime<Utc>,
    /// How many.
    pub unclosed: i64,
    /// The same by status.
    pub by_status: ByStatus,
    /// The same by category, all three always present.
    pub by_category: BTreeMap<Category, i64>,
    /// When the database said so.
    pub as_of: DateTime<Utc>,
}

/// One month of service 2. All figures are about the tickets that were opened in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ResolutionMonth {
    /// The month of opening, in the campus time zone.
    #[schema(value_type = String)]
    pub month: Month,
    /// How many of them are closed.
    pub closed: i64,
    /// How many are not.
    pub still_open: i64,
    /// Mean of closing minus opening in seconds; `null` if none is closed.
    pub average_seconds: Option<f64>,
    /// The 50th percentile in seconds.
    pub median_seconds: Option<f64>,
    /// The 90th percentile in seconds.
    pub p90_seconds: Option<f64>,
}

/// Service 2: resolution time by the month of opening.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ResolutionTimes {
    /// IANA name of the zone that the months' borders are in.
    pub timezone: String,
    /// Without gaps, oldest first.
    pub months: Vec<ResolutionMonth>,
    /// When the database said so.
    pub as_of: DateTime<Utc>,
}

/// One line of service 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CategoryCount {
    /// Which category.
    pub category: Category,
    /// How many active tickets.
    pub active: i64,
}

/// Service 3: active tickets per category.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ActiveByCategory {
    /// All three, always.
    pub categories: Vec<CategoryCount>,
    /// When the database said so.
    pub as_of: DateTime<Utc>,
}

/// One category of one month of the report on corrections. Both figures are about the tickets that were opened in the month
/// and whose words were found to be of the category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CorrectedCategory {
    /// What was found from the words.
    pub category: Category,
    /// How many tickets.
    pub opened: i64,
    /// How many of them carry another category now.
    pub corrected: i64,
}

/// One month of the report on corrections.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CorrectionsMonth {
    /// The month of opening, in the campus time zone.
    #[schema(value_type = String)]
    pub month: Month,
    /// All three, always.
    pub categories: Vec<CorrectedCategory>,
}

/// How good the automatic category is: the share that the helpdesk corrected, by the month of opening. A correction that
/// was taken back does not count.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Corrections {
    /// IANA name of the zone that the months' borders are in.
    pub timezone: String,
    /// Without gaps, oldest first.
    pub months: Vec<CorrectionsMonth>,
    /// When the database said so.
    pub as_of: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_from_one_hour_to_ten_years() {
        for good in ["1h", "24h", "7d", "3650d", "87600h"] {
            assert_eq!(good.parse::<Period>().unwrap().to_string(), good);
        }
        for bad in
            ["", "h", "0h", "3651d", "87601h", "-1h", "1", "1w", "1.5h", "٣h", "+1h", " 1h", "99999999999999999999h"]
        {
            assert!(bad.parse::<Period>().is_err(), "{bad}");
        }
        assert_eq!("2d".parse::<Period>().unwrap().seconds(), 172_800);
    }

    #[test]
    fn months_read_as_they_are_written() {
        assert_eq!("2026-01".parse::<Month>().unwrap().plus(-1).unwrap().to_string(), "2025-12");
        for bad in ["2026-13", "2026-00", "26-01", "2026-1", "2026/01", "", "2026-01-01", "0000-01"] {
            assert!(bad.parse::<Month>().is_err(), "{bad}");
        }
    }
}
