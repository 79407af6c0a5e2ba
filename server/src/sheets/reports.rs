//! A worker's answer as a table: one function a report, one line a figure, `as_of` in the last column of each.
//!
//! Another report is one more function and one more arm of [`of`].

use super::{Cell, Sheet, over_time};
use crate::pages::cards::Kind;
use bytes::Bytes;
use chrono_tz::Tz;
use helpdesk_core::reports::{ActiveByCategory, Backlog, Corrections, ResolutionTimes};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Why an answer is no table.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unreadable {
    /// The worker talks nonsense.
    #[error(transparent)]
    Answer(#[from] serde_json::Error),
    /// A line that is none: a fault of ours.
    #[error(transparent)]
    Line(#[from] csv::Error),
}

/// The answer of this kind's worker as a file.
pub(crate) fn of(kind: Kind, answer: Value, zone: Tz) -> Result<Bytes, Unreadable> {
    Ok(match kind {
        Kind::Backlog => backlog(&read(answer)?, zone)?,
        Kind::Resolution => resolution(&read(answer)?, zone)?,
        Kind::Categories => categories(&read(answer)?, zone)?,
        Kind::Corrections => corrections(&read(answer)?, zone)?,
        Kind::Flow => over_time::flow(&read(answer)?, zone)?,
        Kind::Arrivals => over_time::arrivals(&read(answer)?, zone)?,
        Kind::Buildings => over_time::buildings(&read(answer)?, zone)?,
        Kind::Responses => over_time::responses(&read(answer)?, zone)?,
        Kind::Ratings => over_time::ratings(&read(answer)?, zone)?,
    }
    .bytes()?)
}

fn read<T: DeserializeOwned>(answer: Value) -> Result<T, serde_json::Error> {
    serde_json::from_value(answer)
}

fn backlog(report: &Backlog, zone: Tz) -> Result<Sheet, csv::Error> {
    let mut sheet = Sheet::begun(&["last", "since", "by", "part", "unclosed", "as_of"])?;
    let last = report.last.to_string();
    let by_status = [("open", report.by_status.open), ("active", report.by_status.active)];
    let parts = [("all", "all", report.unclosed)]
        .into_iter()
        .chain(by_status.map(|(part, n)| ("status", part, n)))
        .chain(report.by_category.iter().map(|(category, n)| ("category", category.as_str(), *n)));
    for (by, part, n) in parts {
        sheet.row([
            Cell::word(&last),
            Cell::moment(report.since, zone),
            Cell::word(by),
            Cell::word(part),
            Cell::number(n),
            Cell::moment(report.as_of, zone),
        ])?;
    }
    Ok(sheet)
}

fn resolution(report: &ResolutionTimes, zone: Tz) -> Result<Sheet, csv::Error> {
    let mut sheet = Sheet::begun(&[
        "month",
        "timezone",
        "closed",
        "still_open",
        "average_seconds",
        "median_seconds",
        "p90_seconds",
        "as_of",
    ])?;
    for month in &report.months {
        sheet.row([
            Cell::Word(month.month.to_string().into()),
            Cell::word(&report.timezone),
            Cell::number(month.closed),
            Cell::number(month.still_open),
            Cell::known(month.average_seconds),
            Cell::known(month.median_seconds),
            Cell::known(month.p90_seconds),
            Cell::moment(report.as_of, zone),
        ])?;
    }
    Ok(sheet)
}

fn categories(report: &ActiveByCategory, zone: Tz) -> Result<Sheet, csv::Error> {
    let mut sheet = Sheet::begun(&["category", "active", "as_of"])?;
    for line in &report.categories {
        sheet.row([Cell::word(line.category.as_str()), Cell::number(line.active), Cell::moment(report.as_of, zone)])?;
    }
    Ok(sheet)
}

fn corrections(report: &Corrections, zone: Tz) -> Result<Sheet, csv::Error> {
    let mut sheet = Sheet::begun(&["month", "timezone", "category", "opened", "corrected", "as_of"])?;
    for month in &report.months {
        for line in &month.categories {
            sheet.row([
                Cell::Word(month.month.to_string().into()),
                Cell::word(&report.timezone),
                Cell::word(line.category.as_str()),
                Cell::number(line.opened),
                Cell::number(line.corrected),
                Cell::moment(report.as_of, zone),
            ])?;
        }
    }
    Ok(sheet)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const AS_OF: &str = "2026-11-27T01:00:00Z";

    fn table(kind: Kind, answer: Value) -> Vec<String> {
        let bytes = of(kind, answer, Tz::UTC).unwrap();
        let text = std::str::from_utf8(&bytes).unwrap().trim_start_matches('\u{feff}').replace('"', "");
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_backlog_is_all_then_its_parts() {
        let answer = json!({"last": "24h", "since": "2026-11-26T01:00:00Z", "unclosed": 3, "by_status": {"open": 2, "active": 1},
            "by_category": {"facility_management": 3, "technical_it": 0, "services_complaints": 0}, "as_of": AS_OF});
        let lines = table(Kind::Backlog, answer);
        assert_eq!(lines[0], "last,since,by,part,unclosed,as_of");
        assert_eq!(lines[1], "24h,2026-11-26T01:00:00+00:00,all,all,3,2026-11-27T01:00:00+00:00");
        let parts: Vec<String> =
            lines[2..].iter().map(|line| line.split(',').skip(2).take(3).collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(parts[..2], ["status open 2", "status active 1"]);
        assert!(parts.contains(&"category facility_management 3".to_owned()) && parts.len() == 5);
    }

    #[test]
    fn months_are_lines_and_what_is_not_known_is_empty() {
        let month = json!({"month": "2026-11", "closed": 2, "still_open": 1, "average_seconds": 90.5, "median_seconds": 90.0, "p90_seconds": null});
        let lines = table(Kind::Resolution, json!({"timezone": "UTC", "months": [month], "as_of": AS_OF}));
        assert_eq!(lines[1..], ["2026-11,UTC,2,1,90.5,90,,2026-11-27T01:00:00+00:00"]);
        let month =
            json!({"month": "2026-11", "categories": [{"category": "technical_it", "opened": 4, "corrected": 1}]});
        let lines = table(Kind::Corrections, json!({"timezone": "UTC", "months": [month], "as_of": AS_OF}));
        assert_eq!(lines[1..], ["2026-11,UTC,technical_it,4,1,2026-11-27T01:00:00+00:00"]);
        let counts = json!([{"category": "technical_it", "active": 7}]);
        let lines = table(Kind::Categories, json!({"categories": counts, "as_of": AS_OF}));
        assert_eq!(lines, ["category,active,as_of", "technical_it,7,2026-11-27T01:00:00+00:00"]);
        assert!(of(Kind::Categories, json!({"categories": 1}), Tz::UTC).is_err(), "nonsense is told");
    }
}
