//! Service 1 as a card: one large number, split by status, and by category; each part leads to its tickets.

use super::super::queue::{QueueQuery, View};
use super::super::wording;
use super::Options;
use super::parts::{AsOf, Linked, percent, period_words, ratio};
use crate::language::{Said, said};
use helpdesk_core::Category;
use helpdesk_core::reports::Backlog;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct BacklogCard {
    stale: bool,
    as_of: AsOf,
    period: Said,
    said: Said,
    most: Said,
    all: Linked,
    open: Linked,
    active: Linked,
    none: bool,
    split: Split,
    categories: Vec<Share>,
}

/// Two bars beside each other in per cent: what waits is hollow, what is worked on is solid.
#[derive(Debug, Serialize)]
struct Split {
    open_width: String,
    active_x: String,
    active_width: String,
}

impl Split {
    /// Room between the two, and for the hollow one's stroke.
    const GAP: f64 = 1.5;

    fn of(open: i64, active: i64) -> Split {
        let share = if open + active > 0 { 100.0 * ratio(open, open + active) } else { 0.0 };
        let from = if open == 0 { 0.0 } else { share };
        Split {
            open_width: format!("{:.1}%", if active == 0 { 99.0 } else { (share - Split::GAP).max(0.0) }),
            active_x: format!("{from:.1}%"),
            active_width: format!("{:.1}%", 100.0 - from),
        }
    }
}

#[derive(Debug, Serialize)]
struct Share {
    label: Said,
    icon: &'static str,
    count: Linked,
    width: String,
}

pub(super) fn view(report: &Backlog, options: Options) -> BacklogCard {
    let opened = QueueQuery { opened_after: Some(report.since), ..QueueQuery::of(View::Unclosed) };
    let share = |category: Category| {
        let n = report.by_category.get(&category).copied().unwrap_or(0);
        Share {
            label: wording::category_label(category),
            icon: wording::category_icon(category),
            count: Linked::new(n, &QueueQuery { category: Some(category), ..opened.clone() }),
            width: percent(n, report.unclosed),
        }
    };
    let status = |n: i64, view: View| Linked::new(n, &QueueQuery { view, ..opened.clone() });
    BacklogCard {
        stale: options.stale,
        as_of: report.as_of.into(),
        period: period_words(report.last),
        said: told(report),
        most: most(report),
        all: Linked::new(report.unclosed, &opened),
        open: status(report.by_status.open, View::Open),
        active: status(report.by_status.active, View::Active),
        none: report.unclosed == 0,
        split: Split::of(report.by_status.open, report.by_status.active),
        categories: Category::ALL.into_iter().map(share).collect(),
    }
}

fn told(report: &Backlog) -> Said {
    if report.unclosed == 0 {
        return said("backlog-nothing");
    }
    said("backlog-said").with("open", report.by_status.open).with("active", report.by_status.active)
}

/// Where more than half of them are, if there are enough to say so.
fn most(report: &Backlog) -> Said {
    let top = report.by_category.iter().max_by_key(|(_, n)| **n);
    let top = top.filter(|(_, n)| **n * 2 > report.unclosed && report.unclosed > 2);
    top.map(|(category, n)| said("backlog-most").with("n", *n).with("category", wording::category_label(*category)))
        .unwrap_or_default()
}
