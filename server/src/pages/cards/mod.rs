//! The dashboard's cards: a worker's answer becomes sentences, tables, links and the geometry of a chart.
//!
//! One source of markup: the page handler renders a card for the first paint, the dashboard actor renders the very same
//! card for the `analytics` frame, and the browser swaps it in. The rule it keeps: every number is a link to a queue that
//! lists exactly that many tickets ([`QueueQuery`]), every chart has one sentence and a table twin, and whatever may still
//! change is hatched. "Stale" is a card whose worker is down but has answered before; "failed" is one that never has.
//!
//! ```text
//! cards::render(&pages, lang, &report, Options { stale }) -> html  // report: Report::{Backlog, Resolution, Categories, Corrections}
//! cards::failed(&pages, lang, Kind::Resolution) -> html          // the worker has never answered
//! report.kind().name()   // "backlog" | "resolution-times" | "active-by-category" | "corrections": the frame's `report`
//! report.data(), report.as_of()                                  // the frame's other fields
//! cards::last_months(now, zone) -> (from, to)                    // the months to ask the resolution worker for
//! ```

mod arrivals;
mod backlog;
mod buildings;
mod calendar;
mod categories;
mod corrections;
mod course;
mod flow;
mod months;
mod parts;
mod ratings;
mod resolution;
mod responses;
mod scale;
mod sheet;
#[cfg(test)]
mod tests;

use super::{Pages, RenderError};
use crate::language::{Lang, Said, said};
use chrono::{DateTime, Datelike, Utc};
use chrono_tz::Tz;
use helpdesk_analytics::Worker;
use helpdesk_core::reports::{
    ActiveByCategory, Arrivals, Backlog, Buildings, Corrections, FirstResponses, Flow, Month, Ratings, ResolutionTimes,
};
use serde::Serialize;
use serde_json::Value;

/// How many months the cards by month show: a year, so that each month meets its namesake.
const MONTHS: i64 = 12;

/// The analyses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Service 1: opened in the period and not yet closed.
    Backlog,
    /// Service 2: resolution time by opening month.
    Resolution,
    /// Service 3: active tickets per category.
    Categories,
    /// Service 3 too: the share of tickets whose automatic category was corrected, by opening month.
    Corrections,
    /// Service 1 too: the backlog over the period, with arrivals and closings.
    Flow,
    /// Service 1 too: arrivals by weekday and hour.
    Arrivals,
    /// Service 1 too: tickets of the period by building.
    Buildings,
    /// Service 2 too: first responses by opening month.
    Responses,
    /// Service 2 too: ratings by opening month.
    Ratings,
}

/// What a report is asked over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// The period that the dashboard shows.
    Period,
    /// The last twelve months.
    Months,
    /// This moment.
    Now,
}

impl Kind {
    /// All of them, in the order of the page.
    pub const ALL: [Kind; 9] = [
        Kind::Backlog,
        Kind::Categories,
        Kind::Flow,
        Kind::Resolution,
        Kind::Responses,
        Kind::Arrivals,
        Kind::Buildings,
        Kind::Ratings,
        Kind::Corrections,
    ];

    /// Who answers it.
    #[must_use]
    pub fn worker(self) -> Worker {
        match self {
            Kind::Backlog | Kind::Flow | Kind::Arrivals | Kind::Buildings => Worker::Backlog,
            Kind::Resolution | Kind::Responses | Kind::Ratings => Worker::Resolution,
            Kind::Categories | Kind::Corrections => Worker::Categories,
        }
    }

    /// What it is asked over.
    #[must_use]
    pub fn span(self) -> Span {
        match self {
            Kind::Backlog | Kind::Flow | Kind::Arrivals | Kind::Buildings => Span::Period,
            Kind::Resolution | Kind::Responses | Kind::Ratings | Kind::Corrections => Span::Months,
            Kind::Categories => Span::Now,
        }
    }

    /// The report's name in REST and in `analytics` frames.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Backlog => "backlog",
            Kind::Flow => "flow",
            Kind::Arrivals => "arrivals",
            Kind::Buildings => "buildings",
            Kind::Resolution => "resolution-times",
            Kind::Responses => "first-responses",
            Kind::Ratings => "ratings",
            Kind::Categories => "active-by-category",
            Kind::Corrections => "corrections",
        }
    }

    /// The word in the page's `show=`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Kind::Resolution => "resolution",
            Kind::Responses => "responses",
            Kind::Categories => "categories",
            other => other.name(),
        }
    }

    /// Its template.
    pub(super) fn template(self) -> &'static str {
        match self {
            Kind::Backlog => "card_backlog",
            Kind::Flow => "card_flow",
            Kind::Arrivals => "card_arrivals",
            Kind::Buildings => "card_buildings",
            Kind::Resolution | Kind::Responses => "card_resolution",
            Kind::Ratings => "card_ratings",
            Kind::Categories => "card_categories",
            Kind::Corrections => "card_corrections",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn title(self) -> Said {
        said(match self {
            Kind::Backlog => "backlog-title",
            Kind::Flow => "flow-title",
            Kind::Arrivals => "arrivals-title",
            Kind::Buildings => "buildings-title",
            Kind::Resolution => "resolution-title",
            Kind::Responses => "responses-title",
            Kind::Ratings => "ratings-title",
            Kind::Categories => "categories-title",
            Kind::Corrections => "corrections-title",
        })
    }
}

/// What a worker answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    /// Of service 1.
    Backlog(Backlog),
    /// Of service 2.
    Resolution(ResolutionTimes),
    /// Of service 3.
    Categories(ActiveByCategory),
    /// Of service 3 too.
    Corrections(Corrections),
    /// Of service 1 too.
    Flow(Flow),
    /// Of service 1 too.
    Arrivals(Arrivals),
    /// Of service 1 too.
    Buildings(Buildings),
    /// Of service 2 too.
    Responses(FirstResponses),
    /// Of service 2 too.
    Ratings(Ratings),
}

/// The same for each kind of report.
macro_rules! each {
    ($report:expr, $of:ident => $do:expr) => {
        match $report {
            Report::Backlog($of) => $do,
            Report::Flow($of) => $do,
            Report::Arrivals($of) => $do,
            Report::Buildings($of) => $do,
            Report::Resolution($of) => $do,
            Report::Responses($of) => $do,
            Report::Ratings($of) => $do,
            Report::Categories($of) => $do,
            Report::Corrections($of) => $do,
        }
    };
}

impl Report {
    /// Reads a worker's answer of this kind.
    pub fn read(kind: Kind, answer: &[u8]) -> Result<Report, serde_json::Error> {
        use serde_json::from_slice as read;
        Ok(match kind {
            Kind::Backlog => Report::Backlog(read(answer)?),
            Kind::Flow => Report::Flow(read(answer)?),
            Kind::Arrivals => Report::Arrivals(read(answer)?),
            Kind::Buildings => Report::Buildings(read(answer)?),
            Kind::Resolution => Report::Resolution(read(answer)?),
            Kind::Responses => Report::Responses(read(answer)?),
            Kind::Ratings => Report::Ratings(read(answer)?),
            Kind::Categories => Report::Categories(read(answer)?),
            Kind::Corrections => Report::Corrections(read(answer)?),
        })
    }

    /// Which analysis this is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Report::Backlog(_) => Kind::Backlog,
            Report::Flow(_) => Kind::Flow,
            Report::Arrivals(_) => Kind::Arrivals,
            Report::Buildings(_) => Kind::Buildings,
            Report::Resolution(_) => Kind::Resolution,
            Report::Responses(_) => Kind::Responses,
            Report::Ratings(_) => Kind::Ratings,
            Report::Categories(_) => Kind::Categories,
            Report::Corrections(_) => Kind::Corrections,
        }
    }

    /// When the database said so.
    #[must_use]
    pub fn as_of(&self) -> DateTime<Utc> {
        each!(self, report => report.as_of)
    }

    /// The answer as it goes over the socket.
    pub fn data(&self) -> Result<Value, serde_json::Error> {
        each!(self, report => serde_json::to_value(report))
    }
}

/// How a card is shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The worker is down and this is its last word.
    pub stale: bool,
}

/// What a card's template reads; [`Dashboard`](super::Dashboard) puts it into the page, [`render`] into a frame.
pub(super) fn view(report: &Report, options: Options) -> Result<Value, RenderError> {
    let view = match report {
        Report::Backlog(report) => serde_json::to_value(backlog::view(report, options))?,
        Report::Resolution(report) => serde_json::to_value(resolution::view(report, options))?,
        Report::Categories(report) => serde_json::to_value(categories::view(report, options))?,
        Report::Corrections(report) => serde_json::to_value(corrections::view(report, options))?,
        Report::Flow(report) => serde_json::to_value(flow::view(report, options))?,
        Report::Arrivals(report) => serde_json::to_value(arrivals::view(report, options))?,
        Report::Buildings(report) => serde_json::to_value(buildings::view(report, options))?,
        Report::Responses(report) => serde_json::to_value(responses::view(report, options))?,
        Report::Ratings(report) => serde_json::to_value(ratings::view(report, options))?,
    };
    Ok(sheet::link(report, view))
}

/// The card of an answer.
pub fn render(pages: &Pages, lang: Lang, report: &Report, options: Options) -> Result<String, RenderError> {
    pages.render(lang, report.kind().template(), &view(report, options)?)
}

#[derive(Serialize)]
struct Failed {
    name: &'static str,
    title: Said,
    head: Said,
    cause: Said,
    request_id: &'static str,
}

pub(super) fn failed_view(kind: Kind) -> Result<Value, RenderError> {
    let view = Failed {
        name: kind.name(),
        title: kind.title(),
        head: said("analysis-down"),
        cause: said("analysis-down-cause").with("worker", kind.worker().name()),
        request_id: "",
    };
    Ok(serde_json::to_value(view)?)
}

/// The card of an analysis whose worker has never answered; the other cards live on.
pub fn failed(pages: &Pages, lang: Lang, kind: Kind) -> Result<String, RenderError> {
    pages.render(lang, "card_failed", &failed_view(kind)?)
}

/// The months that the cards by month show: the running one and the eleven before it, in the campus time zone.
#[must_use]
pub fn last_months(now: DateTime<Utc>, zone: Tz) -> Option<(Month, Month)> {
    let today = now.with_timezone(&zone).date_naive();
    let to = Month::new(today.year(), today.month())?;
    Some((to.plus(1 - MONTHS)?, to))
}
