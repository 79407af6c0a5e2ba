//! How good the automatic category is, as a card: the share that the helpdesk corrected, by category and month of opening.
//!
//! Under the category that was found from the words, not the one that it became. A month without tickets has no share: that
//! is not zero. Both counts of a cell lead to exactly these tickets, of whatever status. The newest month comes first, so that
//! a phone shows it without scrolling.

use super::super::queue::{QueueQuery, View};
use super::super::wording;
use super::Options;
use super::calendar::{begins, short, short_with_year, with_year};
use super::parts::{AsOf, Linked, percent, ratio};
use crate::language::{Said, said};
use chrono_tz::Tz;
use helpdesk_core::Category;
use helpdesk_core::reports::{CorrectedCategory, Corrections, CorrectionsMonth};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct CorrectionsCard {
    stale: bool,
    as_of: AsOf,
    said: Said,
    worst: Said,
    zone: String,
    months: Vec<Head>,
    lines: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Head {
    short: Said,
    name: Said,
}

#[derive(Debug, Serialize)]
struct Line {
    label: Said,
    /// Empty for the line of all.
    icon: &'static str,
    cells: Vec<Cell>,
}

#[derive(Debug, Serialize)]
struct Cell {
    /// "12 %"; nothing when nothing was opened.
    share: Option<Said>,
    width: String,
    corrected: Linked,
    opened: Linked,
}

/// Opened and corrected.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    opened: i64,
    corrected: i64,
}

impl Counts {
    fn of<'a>(lines: impl Iterator<Item = &'a CorrectedCategory>) -> Counts {
        lines.fold(Counts::default(), |sum, line| Counts {
            opened: sum.opened + line.opened,
            corrected: sum.corrected + line.corrected,
        })
    }

    /// "12 %"; what is not nothing is never said to be nothing, and what is not all never all.
    fn share(self) -> Said {
        match 100.0 * ratio(self.corrected, self.opened) {
            part if self.corrected > 0 && part < 1.0 => said("percent-under").with("n", 1_i64),
            part if self.corrected < self.opened && part > 99.0 => said("percent-over").with("n", 99_i64),
            part => said("percent").with("n", part.round_ties_even()),
        }
    }
}

pub(super) fn view(report: &Corrections, options: Options) -> CorrectionsCard {
    let months = since_the_first_ticket(&report.months);
    let zone: Option<Tz> = report.timezone.parse().ok();
    let line = |category: Option<Category>| Line {
        label: category.map_or_else(|| said("all"), wording::category_label),
        icon: category.map_or("", wording::category_icon),
        cells: months.iter().rev().map(|month| cell(month, category, zone)).collect(),
    };
    CorrectionsCard {
        stale: options.stale,
        as_of: report.as_of.into(),
        said: told(months),
        worst: worst(months),
        zone: report.timezone.replace('_', " "),
        months: months.iter().rev().map(head).collect(),
        lines: Category::ALL.into_iter().map(Some).chain([None]).map(line).collect(),
    }
}

pub(super) fn since_the_first_ticket(months: &[CorrectionsMonth]) -> &[CorrectionsMonth] {
    let has_tickets = |month: &CorrectionsMonth| month.categories.iter().any(|line| line.opened > 0);
    let first = months.iter().position(has_tickets).unwrap_or(months.len().saturating_sub(1));
    months.get(first..).unwrap_or(months)
}

/// A year is told where it begins.
fn head(month: &CorrectionsMonth) -> Head {
    let is_first = month.month.month() == 1;
    Head {
        short: if is_first { short_with_year(month.month) } else { short(month.month) },
        name: with_year(month.month),
    }
}

/// Of a category, or of all.
fn cell(month: &CorrectionsMonth, category: Option<Category>, zone: Option<Tz>) -> Cell {
    let lines = month.categories.iter().filter(|line| category.is_none_or(|category| category == line.category));
    let counts = Counts::of(lines);
    let query = QueueQuery {
        guessed: category,
        opened_after: zone.and_then(|zone| begins(month.month, zone)),
        opened_before: zone.and_then(|zone| begins(month.month.plus(1)?, zone)),
        ..QueueQuery::of(View::All)
    };
    Cell {
        share: (counts.opened > 0).then(|| counts.share()),
        width: percent(counts.corrected, counts.opened),
        corrected: Linked::new(counts.corrected, &QueueQuery { corrected: Some(true), ..query.clone() }),
        opened: Linked::new(counts.opened, &query),
    }
}

fn all_of(months: &[CorrectionsMonth]) -> Counts {
    Counts::of(months.iter().flat_map(|month| &month.categories))
}

fn told(months: &[CorrectionsMonth]) -> Said {
    let all = all_of(months);
    let key = match (all.opened, all.corrected) {
        (0, _) => return said("corrections-nothing"),
        (_, 0) => return said("corrections-none").with("n", all.opened),
        _ => "corrections-said",
    };
    said(key).with("n", all.opened).with("corrected", all.corrected).with("share", all.share())
}

/// Which words mislead most often; nothing when none did.
fn worst(months: &[CorrectionsMonth]) -> Said {
    if all_of(months).corrected == 0 {
        return Said::default();
    }
    let by_category = Category::ALL.map(|category| {
        let lines = months.iter().flat_map(|month| &month.categories).filter(move |line| line.category == category);
        (category, Counts::of(lines))
    });
    // of equals the first
    let worst = by_category
        .into_iter()
        .rev()
        .filter(|(_, counts)| counts.opened > 0)
        .max_by(|(_, one), (_, two)| ratio(one.corrected, one.opened).total_cmp(&ratio(two.corrected, two.opened)));
    worst
        .map(|(category, counts)| {
            said("corrections-worst").with("category", wording::category_label(category)).with("share", counts.share())
        })
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::samples::english;
    use Category::{FacilityManagement, ServicesComplaints, TechnicalIt};

    fn month(text: &str, counts: [(i64, i64); 3]) -> CorrectionsMonth {
        let categories = [FacilityManagement, TechnicalIt, ServicesComplaints];
        let line = |(category, (opened, corrected))| CorrectedCategory { category, opened, corrected };
        CorrectionsMonth {
            month: text.parse().unwrap(),
            categories: categories.into_iter().zip(counts).map(line).collect(),
        }
    }

    fn whole(months: &[CorrectionsMonth]) -> String {
        let said = [told(months), worst(months)];
        said.iter().filter(|said| !said.is_empty()).map(english).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn one_sentence_says_how_often_the_words_misled() {
        assert_eq!(whole(&[month("2026-11", [(0, 0); 3])]), "No ticket was opened in these months.");
        assert_eq!(
            whole(&[month("2026-11", [(40, 0), (1, 0), (0, 0)])]),
            "Of 41 tickets of these months no category was corrected."
        );
        assert_eq!(
            whole(&[month("2026-10", [(20, 2), (30, 0), (0, 0)]), month("2026-11", [(0, 0), (40, 3), (10, 1)])]),
            "Of 100 tickets of these months 6 got another category: 6 %. Most often it was found to be Facility management and was not: 10 %."
        );
        let share = |opened, corrected| english(&Counts { opened, corrected }.share());
        assert_eq!(
            (share(200, 1), share(1000, 1), share(600, 599)),
            ("under 1 %".into(), "under 1 %".into(), "over 99 %".into())
        );
        assert_eq!((share(8, 0), share(8, 1), share(8, 8)), ("0 %".into(), "12 %".into(), "100 %".into()));
    }

    #[test]
    fn a_month_without_tickets_has_no_share_and_the_first_months_without_any_are_left_out() {
        let months = [month("2026-09", [(0, 0); 3]), month("2026-10", [(1, 1), (0, 0), (0, 0)])];
        let report = Corrections { timezone: "UTC".to_owned(), months: months.to_vec(), as_of: chrono::Utc::now() };
        let card = view(&report, Options::default());
        assert_eq!(card.months.len(), 1);
        let shares: Vec<_> = card.lines.iter().map(|line| line.cells[0].share.as_ref().map(english)).collect();
        assert_eq!(shares, [Some("100 %".to_owned()), None, None, Some("100 %".to_owned())]);
        assert_eq!(since_the_first_ticket(&months[..1]).len(), 1, "an empty campus shows this month");
    }
}
