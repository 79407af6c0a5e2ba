//! How good is it? Cross-validation on the tickets of the corpus: each ticket is judged by a classifier that never saw it.
//!
//! The word list is always trained, only tickets are held out: the question is how the next ticket will fare. The folds are
//! dealt in the order of the file, category by category, so two runs agree. Macro-F1 counts each category alike.

use crate::corpus::{Row, tickets, word_list};
use crate::model::{Classifier, PerCategory, TEMPERATURE, first_greatest, place, softmax};
use helpdesk_core::Category;

/// Parts that the tickets are dealt into.
pub const FOLDS: usize = 10;

/// A ticket that was held out, and what the others said of it.
#[derive(Clone, Debug)]
pub struct Judged {
    /// What the corpus says.
    pub truth: Category,
    /// How it is written.
    pub kind: &'static str,
    /// Its language.
    pub language: &'static str,
    /// The ticket.
    pub text: &'static str,
    /// Log-odds at temperature 1.
    log_odds: PerCategory,
}

impl Judged {
    fn chances(&self, temperature: f64) -> PerCategory {
        softmax(self.log_odds.map(|x| x / temperature))
    }

    /// What was guessed, and its probability with the temperature in use.
    #[must_use]
    pub fn guess(&self) -> (Category, f64) {
        let chances = self.chances(TEMPERATURE);
        let best = first_greatest(&chances);
        let category = Category::ALL.into_iter().nth(best).unwrap_or(Category::FacilityManagement);
        (category, chances.get(best).copied().unwrap_or_default())
    }

    /// Whether the guess is what the corpus says.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.guess().0 == self.truth
    }
}

/// Judges every ticket of the corpus by the others.
#[must_use]
pub fn cross_validated() -> Vec<Judged> {
    let rows: Vec<(usize, Row)> = Category::ALL
        .into_iter()
        .flat_map(|category| tickets().filter(move |row| row.category == category).enumerate())
        .map(|(number, row)| (number % FOLDS, row))
        .collect();
    let mut classifier = Classifier::default();
    for row in rows.iter().map(|(_, row)| *row).chain(word_list()) {
        classifier.learn(row.text, row.category);
    }
    (0..FOLDS).flat_map(|fold| judge_fold(&mut classifier, &rows, fold)).collect()
}

/// Takes one fold's tickets back, judges them, learns them again.
fn judge_fold(classifier: &mut Classifier, rows: &[(usize, Row)], fold: usize) -> Vec<Judged> {
    let held_out: Vec<Row> = rows.iter().filter(|(of, _)| *of == fold).map(|(_, row)| *row).collect();
    for row in &held_out {
        classifier.unlearn(row.text, row.category);
    }
    let judge = |row: &Row| Judged {
        truth: row.category,
        kind: row.kind,
        language: row.language,
        text: row.text,
        log_odds: classifier.read(row.text).log_odds(1.0),
    };
    let judged = held_out.iter().map(judge).collect();
    for row in &held_out {
        classifier.learn(row.text, row.category);
    }
    judged
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
    let sum: f64 = judged.iter().map(of).sum();
    #[expect(clippy::cast_precision_loss, reason = "a corpus is far smaller than 2^52")]
    let count = judged.len().max(1) as f64;
    sum / count
}

#[expect(clippy::cast_precision_loss, reason = "a corpus is far smaller than 2^52")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
