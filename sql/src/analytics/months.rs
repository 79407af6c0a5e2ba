//! What was last read of whole months. Whatever moves a figure of a month writes the month's row of `hd.resolved_by_month` in
//! the same statement (V22): while that is the same version of the row, what was read is still true and not read again. The
//! answer tells it from the same snapshot as everything else. After a start of the database server all is read anew.

use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Lines that are kept, at most some 1 MB: six a month, so of more than a hundred years. Full: it begins anew.
const MOST: usize = 10_000;

/// A month as one version of its row had it.
#[derive(Clone, Debug)]
struct Known<L> {
    stamp: i64,
    lines: Arc<[L]>,
}

type Kept<L> = BTreeMap<NaiveDate, Known<L>>;

/// Whole months with their lines. Clones share them.
#[derive(Clone, Debug)]
pub(super) struct Months<L>(Arc<Mutex<Arc<Kept<L>>>>);

/// A question: what was known when it was asked, and what its answer brings.
pub(super) struct Question<L> {
    /// The months that are known, as the statements take them.
    pub months: Vec<NaiveDate>,
    /// The versions of their rows.
    pub stamps: Vec<i64>,
    known: Arc<Kept<L>>,
    read: Vec<(NaiveDate, Known<L>)>,
}

impl<L> Default for Months<L> {
    fn default() -> Months<L> {
        Months(Arc::default())
    }
}

impl<L: Clone> Months<L> {
    /// Begins a question.
    pub(super) fn ask(&self) -> Question<L> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let (months, stamps) = known.iter().map(|(month, of)| (*month, of.stamp)).unzip();
        Question { months, stamps, known, read: Vec::new() }
    }

    /// Keeps what the answer brought.
    pub(super) fn keep(&self, question: Question<L>) {
        if question.read.is_empty() {
            return;
        }
        let mut months = Kept::clone(&question.known);
        months.extend(question.read);
        if months.values().map(|month| month.lines.len()).sum::<usize>() > MOST {
            months.clear();
        }
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(months);
    }
}

impl<L> Question<L> {
    /// The lines of a month of the answer, by the version of its row: what was read, or what is known if nothing was.
    /// Without a month: what lies beside the months. None: the answer counts on what nobody knows.
    pub(super) fn lines(&mut self, month: Option<(NaiveDate, i64)>, read: Option<Vec<L>>) -> Option<Arc<[L]>> {
        let Some(read) = read else {
            let (month, stamp) = month?;
            return self.known.get(&month).filter(|known| known.stamp == stamp).map(|known| known.lines.clone());
        };
        let lines: Arc<[L]> = read.into();
        if let Some((month, stamp)) = month {
            self.read.push((month, Known { stamp, lines: lines.clone() }));
        }
        Some(lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, n, 1).unwrap()
    }

    /// Asks and is told that this was read of March.
    fn told(months: &Months<i64>, stamp: i64, lines: Vec<i64>) {
        let mut question = months.ask();
        question.lines(Some((month(3), stamp)), Some(lines)).unwrap();
        months.keep(question);
    }

    #[test]
    fn a_month_is_read_once_and_told_from_memory_afterwards() {
        let months = Months::default();
        told(&months, 7, vec![5, 2]);
        let mut again = months.ask();
        assert_eq!((&again.months, &again.stamps), (&vec![month(3)], &vec![7]));
        assert_eq!(again.lines(Some((month(3), 7)), None).as_deref(), Some([5, 2].as_slice()));
        assert_eq!(again.lines(None, Some(vec![1])).as_deref(), Some([1].as_slice()));
        months.keep(again);
        assert_eq!(months.ask().months, [month(3)], "what lies beside the months is not kept");
    }

    #[test]
    fn another_version_takes_the_place_of_what_was_known() {
        let months = Months::default();
        told(&months, 7, vec![5]);
        told(&months, 9, vec![6]);
        let mut question = months.ask();
        assert_eq!(question.lines(Some((month(3), 9)), None).as_deref(), Some([6].as_slice()));
        assert!(question.lines(Some((month(3), 7)), None).is_none(), "nobody knows that version any more");
        assert!(question.lines(Some((month(4), 9)), None).is_none(), "nor that month");
        assert!(question.lines(None, None).is_none());
    }

    #[test]
    fn too_many_lines_begin_anew() {
        let months = Months::default();
        told(&months, 1, vec![1; MOST]);
        assert_eq!(months.ask().months.len(), 1);
        let mut question = months.ask();
        question.lines(Some((month(4), 1)), Some(vec![1])).unwrap();
        months.keep(question);
        assert!(months.ask().months.is_empty());
    }
}
