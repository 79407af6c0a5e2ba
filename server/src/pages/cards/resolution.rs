//! Service 2 as a card: average and median resolution time by opening month, a yearbook of counts below it, a sentence.
//!
//! A month in which nothing is closed has no bar and says "none": that is not zero. A month with tickets that are still
//! open is hatched, because each closing changes it.

use super::super::queue::{QueueQuery, View};
use super::Options;
use super::calendar::{begins, named};
use super::months::{Bar, Columns, Gap, Grid, HEIGHT};
use super::parts::{AsOf, Linked, joined};
use super::scale::Unit;
use chrono_tz::Tz;
use helpdesk_core::reports::{ResolutionMonth, ResolutionTimes};
use serde::Serialize;

/// Months before the first ticket are left out, but a chart of fewer than these columns looks broken.
const FEWEST: usize = 6;

#[derive(Debug, Serialize)]
pub(super) struct ResolutionCard {
    stale: bool,
    as_of: AsOf,
    said: String,
    zone: String,
    height: f64,
    grid_from: u32,
    grid: Vec<Grid>,
    months: Vec<MonthView>,
}

#[derive(Debug, Serialize)]
struct MonthView {
    initial: String,
    rest: String,
    name: String,
    told: String,
    href: String,
    bar: Option<Bar>,
    gap: Option<Gap>,
    closed: Linked,
    still_open: Linked,
    average: String,
    median: String,
    p90: String,
}

pub(super) fn view(report: &ResolutionTimes, options: Options) -> ResolutionCard {
    let months = since_the_first_ticket(&report.months);
    let columns = Columns::of(months);
    let zone: Option<Tz> = report.timezone.parse().ok();
    ResolutionCard {
        stale: options.stale,
        as_of: report.as_of.into(),
        said: said(months),
        zone: report.timezone.replace('_', " "),
        height: HEIGHT,
        grid_from: columns.grid_from(),
        grid: columns.grid(),
        months: (0u32..).zip(months).map(|(i, month)| column(i, month, months, &columns, zone)).collect(),
    }
}

fn since_the_first_ticket(months: &[ResolutionMonth]) -> &[ResolutionMonth] {
    let first = months.iter().position(|m| m.closed + m.still_open > 0).unwrap_or(months.len());
    months.get(first.min(months.len().saturating_sub(FEWEST))..).unwrap_or(months)
}

fn column(
    index: u32,
    month: &ResolutionMonth,
    all: &[ResolutionMonth],
    columns: &Columns,
    zone: Option<Tz>,
) -> MonthView {
    let opened = |view: View| QueueQuery {
        opened_after: zone.and_then(|zone| begins(month.month, zone)),
        opened_before: zone.and_then(|zone| begins(month.month.plus(1)?, zone)),
        ..QueueQuery::of(view)
    };
    let closed = Linked::new(month.closed, &opened(View::Closed));
    let before = usize::try_from(index).ok().and_then(|i| all.get(i.checked_sub(1)?));
    let crowded = before.is_some_and(|before| before.closed == 0);
    let say = |seconds: Option<f64>| seconds.map_or_else(|| "–".to_owned(), |s| Unit::for_longest(s).say(s));
    let name = named(month.month, "%b %Y");
    let (average, median) = (say(month.average_seconds), say(month.median_seconds));
    let short = named(month.month, "%b");
    MonthView {
        initial: short.chars().take(1).collect(),
        rest: short.chars().skip(1).collect(),
        told: format!(
            "{name}: average {average}, median {median}, {} closed, {} still open",
            month.closed, month.still_open
        ),
        href: closed.href.clone(),
        bar: columns.bar(index, month),
        gap: (month.closed == 0).then(|| columns.gap(index, crowded)),
        closed,
        still_open: Linked::new(month.still_open, &opened(View::Unclosed)),
        p90: say(month.p90_seconds),
        average,
        median,
        name,
    }
}

fn said(months: &[ResolutionMonth]) -> String {
    let settled = months.iter().rev().find(|m| m.closed > 0 && m.still_open == 0);
    let Some(month) = settled.or_else(|| months.iter().rev().find(|m| m.closed > 0)) else {
        return "No ticket of these months is closed yet.".to_owned();
    };
    let so_far = if month.still_open > 0 { " and closed so far" } else { "" };
    let say = |seconds: Option<f64>| seconds.map(|s| Unit::for_longest(s).say(s)).unwrap_or_default();
    let name = |m: &ResolutionMonth| named(m.month, "%B");
    let names = |keep: fn(&ResolutionMonth) -> bool| months.iter().filter(|m| keep(m)).map(name).collect::<Vec<_>>();
    let mut text = format!(
        "Tickets opened in {}{so_far} took {} on average, half of them at most {}.",
        name(month),
        say(month.average_seconds),
        say(month.median_seconds)
    );
    let unclosed = names(|m| m.closed == 0 && m.still_open > 0);
    if !unclosed.is_empty() {
        text.push_str(&format!(" No tickets from {} are closed yet.", joined(&unclosed)));
    }
    let maturing = names(|m| m.closed > 0 && m.still_open > 0);
    match maturing.len() {
        0 => {}
        1 => text.push_str(&format!(" {} still matures.", joined(&maturing))),
        n if n > 4 => text.push_str(&format!(" {n} months still mature.")),
        _ => text.push_str(&format!(" {} still mature.", joined(&maturing))),
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

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
            said(&months),
            "Tickets opened in September took 28 h on average, half of them at most 20 h. No tickets from August are closed yet. October and November still mature."
        );
        assert_eq!(said(&[month("2026-11", 0, 3, 0.0)]), "No ticket of these months is closed yet.");
        assert!(
            said(&[month("2026-11", 2, 3, 0.5)])
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
