//! What the cards share: how counts, periods and moments are said.

use super::super::queue::QueueQuery;
use crate::language::{Form, Moment, Said, said};
use chrono::{DateTime, Utc};
use helpdesk_core::reports::Period;
use serde::Serialize;

/// A number with the link to the queue that lists exactly these tickets. Nothing is linked to an empty list.
#[derive(Debug, Serialize)]
pub(super) struct Linked {
    /// The number.
    pub shown: Said,
    /// Path and query; empty for zero.
    pub href: String,
}

impl Linked {
    pub(super) fn new(n: i64, query: &QueueQuery) -> Linked {
        Linked { shown: count(n), href: if n == 0 { String::new() } else { query.href() } }
    }
}

/// When a report was true, for a `<time>` and for readers without a script.
#[derive(Debug, Serialize)]
pub(super) struct AsOf {
    at: String,
    shown: Said,
}

impl From<DateTime<Utc>> for AsOf {
    fn from(at: DateTime<Utc>) -> AsOf {
        AsOf { at: Moment::rfc3339(at), shown: said("moment").with("at", Moment::new(at, Form::Second)) }
    }
}

/// A number alone.
pub(super) fn count(n: i64) -> Said {
    said("count").with("n", n)
}

/// A period in words: "24 hours", "7 days", "hour".
pub(super) fn period_words(period: Period) -> Said {
    let text = period.to_string();
    let (key, number) = match text.strip_suffix('d') {
        Some(days) => ("period-days", days),
        None => ("period-hours", text.trim_end_matches('h')),
    };
    said(key).with("n", number.parse::<i64>().unwrap_or_default())
}

/// The share of a whole in per cent with one decimal, for an SVG width.
pub(super) fn percent(part: i64, whole: i64) -> String {
    if whole <= 0 { "0%".to_owned() } else { format!("{:.1}%", 100.0 * ratio(part, whole)) }
}

/// A count to calculate with.
#[expect(clippy::cast_precision_loss, reason = "counts of tickets are far below 2^53, where a double is exact")]
pub(super) fn exact(n: i64) -> f64 {
    n as f64
}

/// What part of the whole it is.
pub(super) fn ratio(part: i64, whole: i64) -> f64 {
    exact(part) / exact(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_so_many_hours_or_days() {
        let words = |text: &str| period_words(text.parse().unwrap());
        assert_eq!(words("24h"), said("period-hours").with("n", 24_i64));
        assert_eq!(words("1d"), said("period-days").with("n", 1_i64));
    }

    #[test]
    fn a_share_of_nothing_is_nothing() {
        assert_eq!((percent(1, 0), percent(1, 3), percent(3, 3)), ("0%".into(), "33.3%".into(), "100.0%".into()));
    }
}
