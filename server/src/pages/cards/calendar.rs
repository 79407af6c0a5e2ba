//! Months on campus: when they begin, and what they are called.

use crate::language::{Said, said};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use helpdesk_core::reports::Month;

/// Midnight of its first day in the zone; where clocks skip midnight, the first moment after it.
pub(super) fn begins(month: Month, zone: Tz) -> Option<DateTime<Utc>> {
    let midnight = NaiveDate::from_ymd_opt(month.year(), month.month(), 1)?.and_hms_opt(0, 0, 0)?;
    let local = midnight
        .and_local_timezone(zone)
        .earliest()
        .or_else(|| (midnight + TimeDelta::hours(1)).and_local_timezone(zone).earliest());
    local.map(|at| at.to_utc())
}

/// A month by its name, in a sentence: "September".
pub(super) fn named(month: Month) -> Said {
    said("month-long").with("month", month.month())
}

/// A month by its short name: "Sep".
pub(super) fn short(month: Month) -> Said {
    said("month-head").with("month", month.month())
}

/// A month with its year: "September 2026".
pub(super) fn with_year(month: Month) -> Said {
    said("month-long-year").with("month", named(month)).with("year", month.year().to_string())
}

/// The same, short: "Sep 2026".
pub(super) fn short_with_year(month: Month) -> Said {
    said("month-head-year").with("month", short(month)).with("year", month.year().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_begin_at_midnight_on_campus() {
        let at = |text: &str, zone: Tz| begins(text.parse().unwrap(), zone).unwrap().to_rfc3339();
        assert_eq!(at("2026-07", chrono_tz::Europe::Berlin), "2026-06-30T22:00:00+00:00");
        assert_eq!(at("2026-11", chrono_tz::Europe::Berlin), "2026-10-31T23:00:00+00:00");
        assert_eq!(at("2026-01", chrono_tz::Pacific::Auckland), "2025-12-31T11:00:00+00:00");
    }
}
