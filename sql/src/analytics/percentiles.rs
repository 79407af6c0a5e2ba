//! Medians and 90th percentiles of months as they were last computed. Durations are only ever added, so a month with the same
//! count and the same sum still has the same ones; a past month is computed once, not at each question.
//!
//! "Full": it begins anew, and the next question computes what it asks for.

use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Months that are kept: twenty years.
const MOST: usize = 240;

/// What a month had, and what followed from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Known {
    /// Durations.
    pub count: i64,
    /// Their sum in seconds.
    pub seconds: f64,
    /// The median in seconds.
    pub p50: f64,
    /// The 90th percentile in seconds.
    pub p90: f64,
}

/// What is known, in one zone. Clones share it.
#[derive(Clone, Debug, Default)]
pub(super) struct Percentiles(Arc<Mutex<(String, BTreeMap<NaiveDate, Known>)>>);

/// What was known when a question began, as the statements take it.
pub(super) struct Before {
    /// The months.
    pub months: Vec<NaiveDate>,
    /// Their counts.
    pub counts: Vec<i64>,
    /// Their sums.
    pub sums: Vec<f64>,
    known: BTreeMap<NaiveDate, Known>,
}

impl Percentiles {
    /// What is known of months that begin as they do in this zone.
    pub(super) fn before(&self, zone: &str) -> Before {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = if kept.0 == zone { kept.1.clone() } else { BTreeMap::new() };
        Before {
            months: known.keys().copied().collect(),
            counts: known.values().map(|of| of.count).collect(),
            sums: known.values().map(|of| of.seconds).collect(),
            known,
        }
    }

    /// Keeps what was computed now.
    pub(super) fn keep(&self, zone: &str, months: impl IntoIterator<Item = (NaiveDate, Known)>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.0 != zone {
            *kept = (zone.to_owned(), BTreeMap::new());
        }
        kept.1.extend(months);
        if kept.1.len() > MOST {
            kept.1.clear();
        }
    }
}

impl Before {
    /// The median and the 90th percentile of a month that was left out of the answer.
    pub(super) fn of(&self, month: NaiveDate, count: i64, seconds: Option<f64>) -> Option<(f64, f64)> {
        let known = self.known.get(&month)?;
        (known.count == count && Some(known.seconds) == seconds).then_some((known.p50, known.p90))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(n: i32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2000 + n / 12, u32::try_from(n % 12).unwrap() + 1, 1).unwrap()
    }

    const ONE: Known = Known { count: 3, seconds: 90.0, p50: 20.0, p90: 60.0 };

    #[test]
    fn a_month_that_did_not_change_is_known() {
        let kept = Percentiles::default();
        kept.keep("UTC", [(month(1), ONE)]);
        let before = kept.before("UTC");
        assert_eq!((&before.months, &before.counts, &before.sums), (&vec![month(1)], &vec![3], &vec![90.0]));
        assert_eq!(before.of(month(1), 3, Some(90.0)), Some((20.0, 60.0)));
        assert_eq!(before.of(month(1), 4, Some(90.0)), None, "one more");
        assert_eq!(before.of(month(1), 3, Some(91.0)), None, "others");
        assert_eq!(before.of(month(2), 3, Some(90.0)), None);
    }

    #[test]
    fn another_zone_and_too_many_months_begin_anew() {
        let kept = Percentiles::default();
        kept.keep("UTC", [(month(1), ONE)]);
        assert!(kept.before("Europe/Berlin").months.is_empty());
        kept.keep("Europe/Berlin", [(month(2), ONE)]);
        assert_eq!(kept.before("Europe/Berlin").months, [month(2)]);
        kept.keep("Europe/Berlin", (0..=240).map(|n| (month(n), ONE)));
        assert!(kept.before("Europe/Berlin").months.is_empty());
    }
}
