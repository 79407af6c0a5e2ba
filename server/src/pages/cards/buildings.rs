//! Tickets of the period by building as a card: the fullest as bars, all of them in the table.

use super::super::queue::{QueueQuery, View};
use super::Options;
use super::parts::{AsOf, Linked, percent, period_words};
use crate::language::{Said, said};
use helpdesk_core::reports::{BuildingCount, Buildings};
use serde::Serialize;

/// Bars; the others stand in the table.
const BARS: usize = 6;
/// Lines of the table: a campus has fewer buildings, a prankster more.
const LINES: usize = 200;

#[derive(Debug, Serialize)]
pub(super) struct BuildingsCard {
    stale: bool,
    as_of: AsOf,
    period: Said,
    said: Said,
    none: bool,
    bars: Vec<Bar>,
    lines: Vec<Line>,
    more: Said,
}

#[derive(Debug, Serialize)]
struct Bar {
    label: Said,
    icon: &'static str,
    count: Linked,
    width: String,
}

#[derive(Debug, Serialize)]
struct Line {
    label: Said,
    opened: Linked,
    unclosed: Linked,
}

pub(super) fn view(report: &Buildings, options: Options) -> BuildingsCard {
    let of = |view: View, line: &BuildingCount| QueueQuery {
        building: line.building.clone(),
        nowhere: line.building.is_none(),
        opened_after: Some(report.since),
        ..QueueQuery::of(view)
    };
    let fullest = report.buildings.first().map_or(0, |line| line.opened);
    let bar = |line: &BuildingCount| Bar {
        label: label(line),
        icon: "pin",
        count: Linked::new(line.opened, &of(View::All, line)),
        width: percent(line.opened, fullest),
    };
    let line = |line: &BuildingCount| Line {
        label: label(line),
        opened: Linked::new(line.opened, &of(View::All, line)),
        unclosed: Linked::new(line.unclosed, &of(View::Unclosed, line)),
    };
    let left = i64::try_from(report.buildings.len().saturating_sub(LINES)).unwrap_or(i64::MAX);
    BuildingsCard {
        stale: options.stale,
        as_of: report.as_of.into(),
        period: period_words(report.last),
        said: told(report),
        none: report.buildings.is_empty(),
        bars: report.buildings.iter().take(BARS).map(bar).collect(),
        lines: report.buildings.iter().take(LINES).map(line).collect(),
        more: if left > 0 { said("buildings-more").with("n", left) } else { Said::default() },
    }
}

fn label(line: &BuildingCount) -> Said {
    line.building.as_ref().map_or_else(|| said("building-none"), |name| Said::verbatim(name.clone()))
}

fn told(report: &Buildings) -> Said {
    let first = report.buildings.iter().find(|line| line.building.is_some());
    first.map_or_else(
        || said("buildings-nothing"),
        |line| said("buildings-said").with("building", label(line)).with("n", line.opened).with("all", report.opened),
    )
}
