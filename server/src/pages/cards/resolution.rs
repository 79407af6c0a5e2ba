//! Service 2 as a card: average and median resolution time by opening month, a yearbook of counts below it, a sentence.
//!
//! A month in which nothing is closed has no bar and says "none": that is not zero. A month with tickets that are still
//! open is hatched, because each closing changes it.

use super::super::queue::{QueueQuery, View};
use super::calendar::{begins, named, short, short_with_year};
use super::months::{Bar, Columns, Gap, Grid, HEIGHT};
use super::parts::{AsOf, Linked};
use super::scale::Unit;
use super::{Kind, Options};
use crate::language::{Said, said};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use helpdesk_core::reports::{ResolutionMonth, ResolutionTimes};
use helpdesk_sql::Counted;
use serde::Serialize;

/// Months before the first ticket are left out, but a chart of fewer than these columns looks broken.
const FEWEST: usize = 6;

/// What the card says, and of which tickets: those that are done (closed, answered) and those that are left.
#[derive(Debug)]
pub(super) struct About {
    kind: Kind,
    nothing: &'static str,
    said: &'static str,
    so_far: &'static str,
    undone: &'static str,
    month: &'static str,
    yearbook: &'static str,
    done: &'static str,
    left: &'static str,
    left_short: &'static str,
    left_narrow: &'static str,
    /// Where the numbers lead: `true` is done.
    of: fn(bool) -> QueueQuery,
}

pub(super) const RESOLUTION: About = About {
    kind: Kind::Resolution,
    nothing: "resolution-nothing",
    said: "resolution-said",
    so_far: "resolution-so-far",
    undone: "resolution-unclosed",
    month: "resolution-month",
    yearbook: "yearbook-caption",
    done: "status-closed",
    left: "still-open",
    left_short: "still-open-short",
    left_narrow: "open-short",
    of: |closed| QueueQuery::of(if closed { View::Closed } else { View::Unclosed }),
};

pub(super) const RESPONSES: About = About {
    kind: Kind::Responses,
    nothing: "responses-nothing",
    said: "responses-said",
    so_far: "responses-so-far",
    undone: "responses-unanswered",
    month: "responses-month",
    yearbook: "responses-caption",
    done: "responded",
    left: "unanswered",
    left_short: "unanswered-short",
    left_narrow: "open-short",
    of: |answered| QueueQuery {
        counted: Counted { answered: Some(answered), ..Counted::default() },
        ..QueueQuery::of(View::All)
    },
};

/// The months of a report and what is known of them.
pub(super) struct Months<'a> {
    pub months: &'a [ResolutionMonth],
    pub timezone: &'a str,
    pub as_of: DateTime<Utc>,
}

#[derive(Debug, Serialize)]
pub(super) struct ResolutionCard {
    name: &'static str,
    /// The id of its heading.
    heading: String,
    title: Said,
    yearbook: Said,
    done: Said,
    left: Said,
    left_short: Said,
    left_narrow: Said,
    stale: bool,
    as_of: AsOf,
    said: Said,
    unclosed: Said,
    maturing: Said,
    zone: String,
    /// Whether any month has something to draw.
    drawn: bool,
    height: f64,
    grid_from: u32,
    grid: Vec<Grid>,
    months: Vec<MonthView>,
}

#[derive(Debug, Serialize)]
struct MonthView {
    initial: Said,
    short: Said,
    name: Said,
    told: Said,
    href: String,
    bar: Option<Bar>,
    gap: Option<Gap>,
    closed: Linked,
    still_open: Linked,
    average: Said,
    median: Said,
    p90: Said,
}

pub(super) fn view(report: &ResolutionTimes, options: Options) -> ResolutionCard {
    let months = Months { months: &report.months, timezone: &report.timezone, as_of: report.as_of };
    drawn(&RESOLUTION, &months, options)
}

pub(super) fn drawn(about: &About, report: &Months<'_>, options: Options) -> ResolutionCard {
    let months = since_the_first_ticket(report.months);
    let columns = Columns::of(months);
    let zone: Option<Tz> = report.timezone.parse().ok();
    ResolutionCard {
        name: about.kind.name(),
        heading: format!("{}-title", about.kind.name()),
        title: about.kind.title(),
        yearbook: said(about.yearbook),
        done: said(about.done),
        left: said(about.left),
        left_short: said(about.left_short),
        left_narrow: said(about.left_narrow),
        stale: options.stale,
        as_of: report.as_of.into(),
        said: told(about, months),
        unclosed: unclosed(about, months),
        maturing: maturing(months),
        zone: report.timezone.replace('_', " "),
        drawn: months.iter().any(|month| month.closed > 0),
        height: HEIGHT,
        grid_from: columns.grid_from(),
        grid: columns.grid(),
        months: (0u32..).zip(months).map(|(i, month)| column(about, i, month, months, &columns, zone)).collect(),
    }
}

pub(super) fn since_the_first_ticket(months: &[ResolutionMonth]) -> &[ResolutionMonth] {
    let first = months.iter().position(|m| m.closed + m.still_open > 0).unwrap_or(months.len());
    months.get(first.min(months.len().saturating_sub(FEWEST))..).unwrap_or(months)
}

fn column(
    about: &About,
    index: u32,
    month: &ResolutionMonth,
    all: &[ResolutionMonth],
    columns: &Columns,
    zone: Option<Tz>,
) -> MonthView {
    let opened = |done: bool| QueueQuery {
        opened_after: zone.and_then(|zone| begins(month.month, zone)),
        opened_before: zone.and_then(|zone| begins(month.month.plus(1)?, zone)),
        ..(about.of)(done)
    };
    let closed = Linked::new(month.closed, &opened(true));
    let before = usize::try_from(index).ok().and_then(|i| all.get(i.checked_sub(1)?));
    let crowded = before.is_some_and(|before| before.closed == 0);
    let name = short_with_year(month.month);
    let (average, median) = (spoken(month.average_seconds), spoken(month.median_seconds));
    MonthView {
        initial: said("month-initial").with("month", month.month.month()),
        short: short(month.month),
        told: said(about.month)
            .with("month", name.clone())
            .with("average", average.clone())
            .with("median", median.clone())
            .with("closed", month.closed)
            .with("open", month.still_open),
        href: closed.href.clone(),
        bar: columns.bar(index, month),
        gap: (month.closed == 0).then(|| columns.gap(index, crowded)),
        closed,
        still_open: Linked::new(month.still_open, &opened(false)),
        p90: spoken(month.p90_seconds),
        average,
        median,
        name,
    }
}

/// A duration, or that there is none.
fn spoken(seconds: Option<f64>) -> Said {
    seconds.map_or_else(|| said("no-duration"), |s| Unit::for_longest(s).say(s))
}

fn told(about: &About, months: &[ResolutionMonth]) -> Said {
    let settled = months.iter().rev().find(|m| m.closed > 0 && m.still_open == 0);
    let Some(month) = settled.or_else(|| months.iter().rev().find(|m| m.closed > 0)) else {
        return said(about.nothing);
    };
    said(if month.still_open > 0 { about.so_far } else { about.said })
        .with("month", named(month.month))
        .with("average", spoken(month.average_seconds))
        .with("median", spoken(month.median_seconds))
}

fn names(months: &[ResolutionMonth], keep: fn(&ResolutionMonth) -> bool) -> Vec<Said> {
    months.iter().filter(|month| keep(month)).map(|month| named(month.month)).collect()
}

/// The months of which nothing is closed, where others have closings.
fn unclosed(about: &About, months: &[ResolutionMonth]) -> Said {
    let names = names(months, |m| m.closed == 0 && m.still_open > 0);
    if names.is_empty() || months.iter().all(|m| m.closed == 0) {
        return Said::default();
    }
    said(about.undone).with("months", names)
}

/// The months that each closing still changes; many are counted.
fn maturing(months: &[ResolutionMonth]) -> Said {
    let names = names(months, |m| m.closed > 0 && m.still_open > 0);
    let n = u32::try_from(names.len()).unwrap_or(u32::MAX);
    match n {
        0 => Said::default(),
        1..=4 => said("resolution-maturing").with("n", n).with("months", names),
        _ => said("resolution-many-maturing").with("n", n),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::samples::english;

    fn whole(months: &[ResolutionMonth]) -> String {
        let said = [told(&RESOLUTION, months), unclosed(&RESOLUTION, months), maturing(months)];
        said.iter().filter(|said| !said.is_empty()).map(english).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn month(text: &str, closed: i64, still_open: i64, hours: f64) -> ResolutionMonth {
        let of = |factor: f64| (closed > 0).then_some(hours * factor * 3600.0);
        ResolutionMonth {
            month: text.parse().unwrap(),
            closed,
            still_open,
            average_seconds: of(1.0),
            median_seconds: of(0.7),
            p90_seconds: of(2.0),
        }
    }

    #[test]
    fn the_sentence_speaks_of_the_last_settled_month_and_of_what_is_open() {
        let months = [
            month("2026-08", 0, 4, 0.0),
            month("2026-09", 58, 0, 28.0),
            month("2026-10", 88, 2, 24.0),
            month("2026-11", 41, 25, 15.0),
        ];
        assert_eq!(
            whole(&months),
            "Tickets opened in September took 28 h on average, half of them at most 20 h. No tickets from August are closed yet. October and November still mature."
        );
        assert_eq!(whole(&[month("2026-11", 0, 3, 0.0)]), "No ticket of these months is closed yet.");
        assert!(
            whole(&[month("2026-11", 2, 3, 0.5)])
                .starts_with("Tickets opened in November and closed so far took 30 min on average")
        );
    }

    #[test]
    fn months_before_the_first_ticket_are_left_out_but_six_stay() {
        let empty = |n: usize| (0..n).map(|_| month("2026-01", 0, 0, 0.0)).collect::<Vec<_>>();
        let with = |before: usize, filled: usize| [empty(before), vec![month("2026-01", 1, 0, 1.0); filled]].concat();
        assert_eq!(since_the_first_ticket(&with(11, 1)).len(), 6);
        assert_eq!(since_the_first_ticket(&with(2, 10)).len(), 10);
        assert_eq!(since_the_first_ticket(&empty(12)).len(), 6);
        assert_eq!(since_the_first_ticket(&empty(3)).len(), 3);
    }
}
