//! Service 3 as a card: horizontal bars, the longest first, each a link to its tickets.

use super::super::queue::{QueueQuery, View};
use super::super::wording;
use super::Options;
use super::parts::{AsOf, Linked, grouped, percent, ratio};
use helpdesk_core::reports::{ActiveByCategory, CategoryCount};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct CategoriesCard {
    stale: bool,
    as_of: AsOf,
    said: String,
    bars: Vec<Bar>,
}

#[derive(Debug, Serialize)]
struct Bar {
    label: &'static str,
    icon: &'static str,
    count: Linked,
    width: String,
}

pub(super) fn view(report: &ActiveByCategory, options: Options) -> CategoriesCard {
    let mut sorted = report.categories.clone();
    sorted.sort_by_key(|line| (-line.active, line.category));
    let longest = sorted.first().map_or(0, |line| line.active);
    let bar = |line: &CategoryCount| Bar {
        label: wording::category_label(line.category),
        icon: wording::category_icon(line.category),
        count: Linked::new(line.active, &QueueQuery { category: Some(line.category), ..QueueQuery::of(View::Active) }),
        width: percent(line.active, longest),
    };
    CategoriesCard {
        stale: options.stale,
        as_of: report.as_of.into(),
        said: said(&sorted),
        bars: sorted.iter().map(bar).collect(),
    }
}

/// `sorted` has the longest first.
fn said(sorted: &[CategoryCount]) -> String {
    let total: i64 = sorted.iter().map(|line| line.active).sum();
    let Some(first) = sorted.first().filter(|_| total > 0) else { return "No ticket is being worked on.".to_owned() };
    let label = wording::category_label(first.category);
    if first.active == total {
        return if total == 1 {
            format!("1 ticket is being worked on: {label}.")
        } else {
            format!("{} tickets are being worked on, all {label}.", grouped(total))
        };
    }
    let part = match ratio(first.active, total) {
        share if share > 0.66 => "most are",
        share if share >= 0.5 => "at least half are",
        share if share > 0.44 => "nearly half are",
        _ => "the largest part is",
    };
    format!("{} tickets are being worked on; {part} {label}.", grouped(total))
}

#[cfg(test)]
mod tests {
    use super::*;
    use helpdesk_core::Category::{FacilityManagement, ServicesComplaints, TechnicalIt};

    fn spoken(it: i64, facility: i64, services: i64) -> String {
        let line = |category, active| CategoryCount { category, active };
        let categories =
            vec![line(TechnicalIt, it), line(FacilityManagement, facility), line(ServicesComplaints, services)];
        view(&ActiveByCategory { categories, as_of: chrono::Utc::now() }, Options::default()).said
    }

    #[test]
    fn one_sentence_says_where_the_work_is() {
        assert_eq!(spoken(0, 0, 0), "No ticket is being worked on.");
        assert_eq!(spoken(0, 1, 0), "1 ticket is being worked on: Facility management.");
        assert_eq!(spoken(3, 0, 0), "3 tickets are being worked on, all Technical IT.");
        assert_eq!(spoken(9, 7, 3), "19 tickets are being worked on; nearly half are Technical IT.");
        assert_eq!(spoken(1, 1, 1), "3 tickets are being worked on; the largest part is Facility management.");
    }
}
