//! Where a card's figures are as CSV: the report's address with the period, or the months, that
//! the card shows.

use super::{Report, corrections, ratings, resolution};
use helpdesk_core::reports::Month;
use serde_json::Value;

/// Adds the address to what the card's template reads.
pub(super) fn link(report: &Report, mut view: Value) -> Value {
    if let Some(view) = view.as_object_mut() {
        view.insert("csv".to_owned(), href(report).into());
    }
    view
}

fn href(report: &Report) -> String {
    let query = match report {
        Report::Backlog(report) => format!("?last={}", report.last),
        Report::Resolution(report) => {
            months(resolution::since_the_first_ticket(&report.months).iter().map(|of| of.month))
        }
        Report::Flow(report) => format!("?last={}", report.last),
        Report::Arrivals(report) => format!("?last={}", report.last),
        Report::Buildings(report) => format!("?last={}", report.last),
        Report::Responses(report) => months(report.months.iter().map(|of| of.month)),
        Report::Ratings(report) => months(ratings::since_the_first_closing(&report.months).iter().map(|of| of.month)),
        Report::Categories(_) => String::new(),
        Report::Corrections(report) => {
            months(corrections::since_the_first_ticket(&report.months).iter().map(|of| of.month))
        }
    };
    format!("/api/v1/analytics/{}.csv{query}", report.kind().name())
}

/// From the first to the last of them.
fn months(mut shown: impl DoubleEndedIterator<Item = Month>) -> String {
    let from = shown.next();
    from.map(|from| format!("?from={from}&to={}", shown.next_back().unwrap_or(from))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_from_the_first_to_the_last() {
        let of = |list: &[&str]| months(list.iter().map(|month| month.parse().unwrap()));
        assert_eq!(of(&["2025-12", "2026-01", "2026-02"]), "?from=2025-12&to=2026-02");
        assert_eq!((of(&["2026-02"]), of(&[])), ("?from=2026-02&to=2026-02".into(), String::new()));
    }
}
