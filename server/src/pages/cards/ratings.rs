//! Ratings after the closing as a card: a table that is its own twin, the newest month first.

use super::super::queue::{QueueQuery, View};
use super::Options;
use super::calendar::{begins, named, short, short_with_year};
use super::parts::{AsOf, Linked};
use crate::language::{Said, said};
use chrono_tz::Tz;
use helpdesk_core::reports::{RatingMonth, Ratings};
use helpdesk_sql::Counted;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct RatingsCard {
    stale: bool,
    as_of: AsOf,
    said: Said,
    zone: String,
    months: Vec<Column>,
    lines: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Column {
    short: Said,
    name: Said,
    average: Said,
    closed: Linked,
}

/// Tickets with so many stars, month by month.
#[derive(Debug, Serialize)]
struct Line {
    label: Said,
    counts: Vec<Linked>,
}

/// Months before the first ticket that was closed are left out.
pub(super) fn since_the_first_closing(months: &[RatingMonth]) -> &[RatingMonth] {
    let first = months.iter().position(|month| month.closed > 0).unwrap_or(months.len().saturating_sub(1));
    months.get(first..).unwrap_or(months)
}

pub(super) fn view(report: &Ratings, options: Options) -> RatingsCard {
    let months = since_the_first_closing(&report.months);
    let zone: Option<Tz> = report.timezone.parse().ok();
    let of = |month: &RatingMonth, view: View, stars: Option<i32>| QueueQuery {
        opened_after: zone.and_then(|zone| begins(month.month, zone)),
        opened_before: zone.and_then(|zone| begins(month.month.plus(1)?, zone)),
        counted: Counted { stars, ..Counted::default() },
        ..QueueQuery::of(view)
    };
    let column = |month: &RatingMonth| Column {
        short: short(month.month),
        name: short_with_year(month.month),
        average: average(month.average_stars),
        closed: Linked::new(month.closed, &of(month, View::Closed, None)),
    };
    let line = |stars: i32| Line {
        label: said("chip-stars").with("n", i64::from(stars)),
        counts: months
            .iter()
            .rev()
            .map(|month| Linked::new(given(month, stars), &of(month, View::Closed, Some(stars))))
            .collect(),
    };
    RatingsCard {
        stale: options.stale,
        as_of: report.as_of.into(),
        said: told(months),
        zone: report.timezone.replace('_', " "),
        months: months.iter().rev().map(column).collect(),
        lines: (1..=5).rev().map(line).collect(),
    }
}

fn given(month: &RatingMonth, stars: i32) -> i64 {
    usize::try_from(stars - 1).ok().and_then(|place| month.stars.get(place)).copied().unwrap_or_default()
}

fn average(stars: Option<f64>) -> Said {
    stars.map_or_else(|| said("no-duration"), |stars| said("stars-average").with("n", (stars * 10.0).round() / 10.0))
}

fn told(months: &[RatingMonth]) -> Said {
    let Some(month) = months.iter().rev().find(|month| month.rated > 0) else { return said("ratings-nothing") };
    said("ratings-said")
        .with("month", named(month.month))
        .with("n", month.rated)
        .with("closed", month.closed)
        .with("stars", average(month.average_stars))
}
