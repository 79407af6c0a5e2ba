//! What the cards share: how counts, periods and moments read, and the wording of lists.

use super::super::queue::QueueQuery;
use chrono::{DateTime, SecondsFormat, Utc};
use helpdesk_core::reports::Period;
use serde::Serialize;

/// A number with the link to the queue that lists exactly these tickets. Nothing is linked to an empty list.
#[derive(Debug, Serialize)]
pub(super) struct Linked {
    /// The number, grouped.
    pub shown: String,
    /// Path and query; empty for zero.
    pub href: String,
}

impl Linked {
    pub(super) fn new(n: i64, query: &QueueQuery) -> Linked {
        Linked { shown: grouped(n), href: if n == 0 { String::new() } else { query.href() } }
    }
}

/// When a report was true, for a `<time>` and for readers without a script.
#[derive(Debug, Serialize)]
pub(super) struct AsOf {
    at: String,
    shown: String,
}

impl From<DateTime<Utc>> for AsOf {
    fn from(at: DateTime<Utc>) -> AsOf {
        AsOf { at: at.to_rfc3339_opts(SecondsFormat::Millis, true), shown: at.format("%H:%M:%S UTC").to_string() }
    }
}

/// A count with a comma between thousands.
pub(in crate::pages) fn grouped(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut text = String::from(if n < 0 { "−" } else { "" });
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A period in words: "24 hours", "7 days", "hour".
pub(super) fn period_words(period: Period) -> String {
    let text = period.to_string();
    let (unit, number) = match text.strip_suffix('d') {
        Some(days) => ("day", days),
        None => ("hour", text.trim_end_matches('h')),
    };
    if number == "1" { unit.to_owned() } else { format!("{number} {unit}s") }
}

/// "a", "a and b", "a, b and c".
pub(super) fn joined(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// The share of a whole in per cent with one decimal, for an SVG width.
pub(super) fn percent(part: i64, whole: i64) -> String {
    if whole <= 0 { "0%".to_owned() } else { format!("{:.1}%", 100.0 * ratio(part, whole)) }
}

/// Counts stay far below 2^53, where a double is exact.
pub(super) fn ratio(part: i64, whole: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of tickets are far below 2^53")]
    let exact = |n: i64| n as f64;
    exact(part) / exact(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_periods_read_like_prose() {
        assert_eq!(
            (grouped(0), grouped(999), grouped(2846), grouped(1_234_567)),
            ("0".into(), "999".into(), "2,846".into(), "1,234,567".into())
        );
        let words = |text: &str| period_words(text.parse().unwrap());
        assert_eq!(
            (words("24h"), words("1h"), words("7d"), words("1d")),
            ("24 hours".into(), "hour".into(), "7 days".into(), "day".into())
        );
        let list = |words: &[&str]| joined(&words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>());
        assert_eq!(
            (list(&["a"]), list(&["a", "b"]), list(&["a", "b", "c"])),
            ("a".into(), "a and b".into(), "a, b and c".into())
        );
    }

    #[test]
    fn a_share_of_nothing_is_nothing() {
        assert_eq!((percent(1, 0), percent(1, 3), percent(3, 3)), ("0%".into(), "33.3%".into(), "100.0%".into()));
    }
}
