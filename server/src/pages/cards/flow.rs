//! The backlog over the period as a card: what came and went, who waits longest, the course, and a table of the same.

use super::super::queue::{QueueQuery, View};
use super::super::wording;
use super::Options;
use super::course::{Bars, Course, HEIGHT, Line};
use super::parts::{AsOf, Linked, exact, period_words};
use crate::language::{Arg, Form, Moment, Said, said};
use chrono::{DateTime, Datelike, Utc};
use chrono_tz::Tz;
use helpdesk_core::reports::{Flow, FlowStep, LongestWait, Step};
use helpdesk_core::{Building, Location, Room};
use helpdesk_sql::Counted;
use serde::Serialize;

/// Steps up to which each is wide enough to be pointed at.
const FEW: usize = 32;

#[derive(Debug, Serialize)]
pub(super) struct FlowCard {
    stale: bool,
    as_of: AsOf,
    period: Said,
    said: Said,
    opened: Linked,
    closed: Linked,
    opened_change: Said,
    closed_change: Said,
    longest: Option<Longest>,
    zone: String,
    height: f64,
    grid: Vec<Line>,
    line: String,
    now_y: String,
    few: bool,
    names: Vec<Name>,
    steps: Vec<StepView>,
}

/// A step's name below its bars.
#[derive(Debug, Serialize)]
struct Name {
    x: String,
    text: Said,
}

/// Who waits longest.
#[derive(Debug, Serialize)]
struct Longest {
    href: String,
    at: String,
    age: Said,
    ticket: i64,
    place: String,
}

#[derive(Debug, Serialize)]
struct StepView {
    name: Said,
    told: Said,
    href: String,
    bars: Bars,
    opened: Linked,
    closed: Linked,
    unclosed: Linked,
}

pub(super) fn view(report: &Flow, options: Options) -> FlowCard {
    let course = Course::of(report);
    let zone: Tz = report.timezone.parse().unwrap_or_default();
    let (total, before) = (report.total, report.before);
    let steps = report.steps.iter().enumerate().map(|(i, step)| row(report, i, step, zone, course.bars(i, step)));
    FlowCard {
        stale: options.stale,
        as_of: report.as_of.into(),
        period: period_words(report.last),
        said: told(report, zone),
        opened: Linked::new(total.opened, &opened(report.since, None)),
        closed: Linked::new(total.closed, &closed(report.since, None)),
        opened_change: change(total.opened, before.opened),
        closed_change: change(total.closed, before.closed),
        longest: report.longest_wait.as_ref().map(|wait| longest(wait, report.as_of)),
        zone: report.timezone.replace('_', " "),
        height: HEIGHT,
        grid: course.grid(),
        line: course.line(report),
        now_y: course.now(report),
        few: report.steps.len() <= FEW,
        names: course.names(report).into_iter().filter_map(|(i, x)| below(report, i, x, zone)).collect(),
        steps: steps.collect(),
    }
}

fn opened(from: DateTime<Utc>, before: Option<DateTime<Utc>>) -> QueueQuery {
    QueueQuery { opened_after: Some(from), opened_before: before, ..QueueQuery::of(View::All) }
}

fn closed(from: DateTime<Utc>, before: Option<DateTime<Utc>>) -> QueueQuery {
    let counted = Counted { closed_after: Some(from), closed_before: before, ..Counted::default() };
    QueueQuery { counted, ..QueueQuery::of(View::Closed) }
}

/// The last step ends now: what was opened or closed since belongs to it, and its backlog is that of this moment.
fn row(report: &Flow, index: usize, step: &FlowStep, zone: Tz, bars: Bars) -> StepView {
    let to = (index + 1 < report.steps.len()).then_some(step.to);
    let name = name(report.step, step.from, zone);
    let counted = Counted { unclosed_at: to, ..Counted::default() };
    let left = to.map_or(QueueQuery::of(View::Unclosed), |_| QueueQuery { counted, ..QueueQuery::of(View::All) });
    let arrived = Linked::new(step.opened, &opened(step.from, to));
    StepView {
        told: said("flow-step")
            .with("step", name.clone())
            .with("opened", step.opened)
            .with("closed", step.closed)
            .with("unclosed", step.unclosed),
        name,
        href: arrived.href.clone(),
        bars,
        opened: arrived,
        closed: Linked::new(step.closed, &closed(step.from, to)),
        unclosed: Linked::new(step.unclosed, &left),
    }
}

fn below(report: &Flow, index: usize, x: String, zone: Tz) -> Option<Name> {
    let from = report.steps.get(index)?.from;
    let text = match report.step {
        Step::Hour => said("moment").with("at", Moment::new(from, Form::Clock)),
        Step::Week => name(Step::Day, from, zone),
        step => name(step, from, zone),
    };
    Some(Name { x, text })
}

fn name(step: Step, from: DateTime<Utc>, zone: Tz) -> Said {
    let local = from.with_timezone(&zone);
    let month = |key| said(key).with("month", local.month());
    let date = said("date-short").with("day", Arg::from(local.day())).with("month", month("month-short"));
    match step {
        Step::Hour => said("moment").with("at", Moment::new(from, Form::Full)),
        Step::Day => date,
        Step::Week => said("flow-week").with("date", date),
        Step::Month => {
            said("month-head-year").with("month", month("month-head")).with("year", local.year().to_string())
        }
    }
}

/// From here on a rise in percent says less than the number before.
const MANY_TIMES: f64 = 1000.0;

/// "+6 %" beside the period before.
fn change(now: i64, before: i64) -> Said {
    if before == 0 {
        return said("change-none");
    }
    let part = (100.0 * (exact(now) / exact(before) - 1.0)).round_ties_even();
    if part >= MANY_TIMES {
        return said("change-before").with("n", before);
    }
    let key = match part {
        part if part > 0.0 => "change-up",
        part if part < 0.0 => "change-down",
        _ => "change-same",
    };
    said(key).with("n", part.abs())
}

fn longest(wait: &LongestWait, now: DateTime<Utc>) -> Longest {
    let location = Location {
        building: wait.building.as_deref().and_then(|name| Building::parse(name).ok()),
        room: wait.room.as_deref().and_then(|name| Room::parse(name).ok()),
    };
    Longest {
        href: QueueQuery { ticket: Some(wait.ticket), ..QueueQuery::of(View::Open) }.href(),
        at: Moment::rfc3339(wait.opened_at),
        age: wording::age(wait.opened_at, now),
        ticket: wait.ticket.0,
        place: wording::place(&location),
    }
}

fn told(report: &Flow, zone: Tz) -> Said {
    let now = report.steps.last().map_or(0, |step| step.unclosed);
    let peak = report.steps.iter().rev().max_by_key(|step| step.unclosed).filter(|step| step.unclosed > now);
    match peak {
        Some(step) => said("flow-said")
            .with("n", now)
            .with("peak", step.unclosed)
            .with("step", name(report.step, step.from, zone)),
        None => said("flow-said-now").with("n", now),
    }
}
