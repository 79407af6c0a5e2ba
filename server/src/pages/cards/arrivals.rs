//! Arrivals by weekday and hour as a card: a table whose cells are darker where more tickets come.

use super::super::queue::{QueueQuery, View};
use super::Options;
use super::parts::{AsOf, Linked, period_words};
use crate::language::{Said, said};
use helpdesk_core::reports::{Arrivals, ArrivalsHour};
use helpdesk_sql::Counted;
use serde::Serialize;

/// Shades above none.
const LEVELS: i64 = 5;

#[derive(Debug, Serialize)]
pub(super) struct ArrivalsCard {
    stale: bool,
    as_of: AsOf,
    period: Said,
    said: Said,
    zone: String,
    hours: Vec<String>,
    days: Vec<Day>,
}

#[derive(Debug, Serialize)]
struct Day {
    name: Said,
    short: Said,
    cells: Vec<Cell>,
}

#[derive(Debug, Serialize)]
struct Cell {
    level: i64,
    count: Linked,
    told: Said,
}

pub(super) fn view(report: &Arrivals, options: Options) -> ArrivalsCard {
    let most = report.hours.iter().map(|cell| cell.opened).max().unwrap_or(0);
    let cell = |of: &ArrivalsHour| {
        let counted = Counted { weekday: Some(of.weekday), hour: Some(of.hour), ..Counted::default() };
        let query = QueueQuery { opened_after: Some(report.since), counted, ..QueueQuery::of(View::All) };
        Cell {
            level: if most == 0 {
                0
            } else {
                (LEVELS * of.opened).div_euclid(most).clamp(i64::from(of.opened > 0), LEVELS)
            },
            count: Linked::new(of.opened, &query),
            told: spoken("arrivals-cell", of).with("n", of.opened),
        }
    };
    let day = |cells: &[ArrivalsHour]| {
        let day = i64::from(cells.first().map_or(1, |cell| cell.weekday));
        Day {
            name: said("weekday-name").with("day", day),
            short: said("weekday-short").with("day", day),
            cells: cells.iter().map(cell).collect(),
        }
    };
    ArrivalsCard {
        stale: options.stale,
        as_of: report.as_of.into(),
        period: period_words(report.last),
        said: told(report),
        zone: report.timezone.replace('_', " "),
        hours: (0..24).map(|hour| format!("{hour:02}")).collect(),
        days: report.hours.chunks(24).map(day).collect(),
    }
}

fn spoken(key: &str, of: &ArrivalsHour) -> Said {
    let clock = |hour: i32| format!("{:02}:00", hour % 24);
    Said::of_key(key.to_owned())
        .with("day", said("weekday-name").with("day", i64::from(of.weekday)))
        .with("from", clock(of.hour))
        .with("to", clock(of.hour + 1))
}

fn told(report: &Arrivals) -> Said {
    let fullest = report.hours.iter().rev().max_by_key(|cell| cell.opened).filter(|cell| cell.opened > 0);
    fullest.map_or_else(
        || said("arrivals-nothing"),
        |cell| spoken("arrivals-said", cell).with("n", cell.opened).with("all", report.opened),
    )
}
