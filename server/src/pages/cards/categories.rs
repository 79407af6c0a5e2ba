//! Service 3 as a card: horizontal bars, the longest first, each a link to its tickets.

use super::super::queue::{QueueQuery, View};
use super::super::wording;
use super::Options;
use super::parts::{AsOf, Linked, percent, ratio};
use crate::language::{Said, said};
use helpdesk_core::reports::{ActiveByCategory, CategoryCount};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct CategoriesCard {
    stale: bool,
    as_of: AsOf,
    said: Said,
    bars: Vec<Bar>,
}

#[derive(Debug, Serialize)]
struct Bar {
    label: Said,
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
        said: told(&sorted),
        bars: sorted.iter().map(bar).collect(),
    }
}

/// `sorted` has the longest first.
fn told(sorted: &[CategoryCount]) -> Said {
    let total: i64 = sorted.iter().map(|line| line.active).sum();
    let Some(first) = sorted.first().filter(|_| total > 0) else { return said("categories-nothing") };
    let key = match ratio(first.active, total) {
        _ if first.active == total => "categories-all",
        share if share > 0.66 => "categories-most",
        share if share >= 0.5 => "categories-half",
        share if share > 0.44 => "categories-nearly-half",
        _ => "categories-largest",
    };
    said(key).with("n", total).with("category", wording::category_label(first.category))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::samples::english;
    use helpdesk_core::Category::{FacilityManagement, ServicesComplaints, TechnicalIt};

    fn spoken(it: i64, facility: i64, services: i64) -> String {
        let line = |category, active| CategoryCount { category, active };
        let categories =
            vec![line(TechnicalIt, it), line(FacilityManagement, facility), line(ServicesComplaints, services)];
        english(&view(&ActiveByCategory { categories, as_of: chrono::Utc::now() }, Options::default()).said)
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
