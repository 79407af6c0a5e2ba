//! How good is it? Tickets are judged by a classifier that never saw them: those of the corpus by cross-validation, those
//! of the frozen list as they are.
//!
//! The word list is always trained, only tickets are held out: the question is how the next ticket will fare. The folds are
//! dealt in the order of the file, category by category, so two runs agree. Macro-F1 counts each category alike.

use crate::corpus::{Row, rows, tickets, word_list};
use crate::counts::{Counts, PerCategory, place};
use crate::guess::WITHOUT_KNOWN_WORD;
use crate::model::{Classifier, TEMPERATURE, first_greatest, softmax};
use helpdesk_core::Category;

/// Parts that the tickets are dealt into.
pub const FOLDS: usize = 10;

/// Never trained on and never tuned by; see the head of the file.
const FROZEN: &str = include_str!("../frozen/tickets.tsv");

/// A ticket that was held out, and what the others said of it.
#[derive(Clone, Debug)]
pub struct Judged {
    /// What the list says.
    pub truth: Category,
    /// How it is written.
    pub kind: &'static str,
    /// Its language.
    pub language: &'static str,
    /// The ticket.
    pub text: &'static str,
    /// Log-odds at temperature 1.
    log_odds: PerCategory,
    has_a_known_reason: bool,
}

impl Judged {
    fn by(classifier: &Classifier, row: Row) -> Judged {
        let Row { category: truth, kind, language, text } = row;
        let reading = classifier.read(text);
        let log_odds = reading.log_odds(1.0);
        let has_a_known_reason = reading.has_a_known_reason(first_greatest(&log_odds));
        Judged { truth, kind, language, text, log_odds, has_a_known_reason }
    }

    fn chances(&self, temperature: f64) -> PerCategory {
        softmax(self.log_odds.map(|x| x / temperature))
    }

    /// What was guessed, and its probability with the temperature in use.
    #[must_use]
    pub fn guess(&self) -> (Category, f64) {
        let chances = self.chances(TEMPERATURE);
        let best = first_greatest(&chances);
        let category = Category::ALL.into_iter().nth(best).unwrap_or(Category::FacilityManagement);
        let chance = chances.get(best).copied().unwrap_or_default();
        (category, if self.has_a_known_reason { chance } else { chance.min(f64::from(WITHOUT_KNOWN_WORD)) })
    }

    /// Whether the guess is what the list says.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.guess().0 == self.truth
    }
}

/// Judges every ticket of the corpus by the others.
#[must_use]
pub fn cross_validated() -> Vec<Judged> {
    let judge_fold = |fold| {
        let Split { held_out, classifier } = split(fold);
        judge_rows(&classifier, held_out)
    };
    (0..FOLDS).flat_map(judge_fold).collect()
}

/// A part of the corpus, and a classifier that learned the rest.
pub(crate) struct Split {
    pub(crate) held_out: Vec<Row>,
    pub(crate) classifier: Classifier,
}

pub(crate) fn split(fold: usize) -> Split {
    let numbered = Category::ALL
        .into_iter()
        .flat_map(|category| tickets().filter(move |row| row.category == category).enumerate());
    let (held_out, others): (Vec<_>, Vec<_>) = numbered.partition(|(number, _)| number % FOLDS == fold);
    let mut counts = Counts::default();
    for row in others.into_iter().map(|(_, row)| row).chain(word_list()) {
        counts.learn(row.text, row.category);
    }
    Split { held_out: held_out.into_iter().map(|(_, row)| row).collect(), classifier: Classifier::of(counts) }
}

pub(crate) fn judge_rows(classifier: &Classifier, rows: impl IntoIterator<Item = Row>) -> Vec<Judged> {
    rows.into_iter().map(|row| Judged::by(classifier, row)).collect()
}

/// Judges the frozen list by this classifier.
#[must_use]
pub fn frozen(classifier: &Classifier) -> Vec<Judged> {
    judge_rows(classifier, frozen_rows())
}

#[cfg(test)]
pub(crate) fn frozen_lines() -> usize {
    crate::corpus::lines(FROZEN).count()
}

pub(crate) fn frozen_rows() -> impl Iterator<Item = Row> {
    rows(FROZEN)
}

/// Judges the tickets of a text in the form of the data files; lines that cannot be read are left out.
#[must_use]
pub fn judge(classifier: &Classifier, file: &'static str) -> Vec<Judged> {
    judge_rows(classifier, rows(file))
}

/// The words of a text, folded: the part of the work that any classifier has. For timings.
#[must_use]
pub fn words_of(text: &str) -> Vec<String> {
    crate::features::words(text).map(|word| word.folded).collect()
}

/// Rows: the truth, columns: the guess; in the order of [`Category::ALL`].
#[must_use]
pub fn confusion(judged: &[Judged]) -> [[usize; 3]; 3] {
    let mut table = [[0; 3]; 3];
    for one in judged {
        let cell = table.get_mut(place(one.truth)).and_then(|row| row.get_mut(place(one.guess().0)));
        if let Some(cell) = cell {
            *cell += 1;
        }
    }
    table
}

/// The share of a category's tickets that was found, for each category.
#[must_use]
pub fn recalls(judged: &[Judged]) -> PerCategory {
    Category::ALL.map(|category| {
        let own = judged.iter().filter(|one| one.truth == category);
        share(own.clone().filter(|one| one.is_right()).count(), own.count())
    })
}

/// The mean over the categories of the harmonic mean of precision and recall.
#[must_use]
pub fn macro_f1(judged: &[Judged]) -> f64 {
    let f1 = |category| {
        let right = judged.iter().filter(|one| one.truth == category && one.is_right()).count();
        let truth = judged.iter().filter(|one| one.truth == category).count();
        let guessed = judged.iter().filter(|one| one.guess().0 == category).count();
        share(2 * right, truth + guessed)
    };
    Category::ALL.map(f1).iter().sum::<f64>() / 3.0
}

/// Of the tickets whose confidence is at least `confidence`: the share that is right, and their share of all.
#[must_use]
pub fn right_and_covered(judged: &[Judged], confidence: f64) -> (f64, f64) {
    let sure = judged.iter().filter(|one| one.guess().1 >= confidence);
    let right = sure.clone().filter(|one| one.is_right()).count();
    (share(right, sure.clone().count()), share(sure.count(), judged.len()))
}

/// One row of a reliability table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Confidence from here on.
    pub from: f64,
    /// Up to here.
    pub to: f64,
    /// How many tickets.
    pub count: usize,
    /// Their mean confidence.
    pub said: f64,
    /// The share of them that is right.
    pub right: f64,
}

/// How often a confidence is right, in bands of a tenth from the least possible one on; without those that are empty.
#[must_use]
pub fn reliability(judged: &[Judged]) -> Vec<Band> {
    let borders = [0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01];
    let band = |(from, to): (f64, f64)| {
        let within: Vec<_> = judged.iter().filter(|one| (from..to).contains(&one.guess().1)).collect();
        let said: f64 = within.iter().map(|one| one.guess().1).sum();
        let right = within.iter().filter(|one| one.is_right()).count();
        Band {
            from,
            to: to.min(1.0),
            count: within.len(),
            said: said / size(within.len().max(1)),
            right: share(right, within.len()),
        }
    };
    borders.into_iter().zip(borders.into_iter().skip(1)).map(band).filter(|band| band.count > 0).collect()
}

/// The mean distance between what a confidence says and how often it is right (expected calibration error).
#[must_use]
pub fn calibration_error(judged: &[Judged]) -> f64 {
    let off = |band: &Band| (band.said - band.right).abs() * share(band.count, judged.len());
    reliability(judged).iter().map(off).sum()
}

/// The temperature with the least surprise (mean negative log-likelihood of the truth) over held-out tickets, to 1 %.
#[must_use]
pub fn fitted_temperature(judged: &[Judged]) -> f64 {
    let candidates = (0..700).map(|step| 0.01 * 1.01_f64.powi(step));
    let best = candidates.map(|t| (t, surprise(judged, t))).min_by(|(_, a), (_, b)| a.total_cmp(b));
    best.map_or(TEMPERATURE, |(temperature, _)| temperature)
}

/// The temperature in use.
#[must_use]
pub fn temperature() -> f64 {
    TEMPERATURE
}

/// Mean negative log-likelihood of the truth at a temperature.
#[must_use]
pub fn surprise(judged: &[Judged], temperature: f64) -> f64 {
    let of = |one: &Judged| -one.chances(temperature).get(place(one.truth)).copied().unwrap_or(1.0).max(1e-12).ln();
    judged.iter().map(of).sum::<f64>() / size(judged.len().max(1))
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { size(part) / size(whole) }
}

#[expect(clippy::cast_precision_loss, reason = "a corpus is far smaller than 2^52")]
fn size(count: usize) -> f64 {
    count as f64
}
