//! The model: how often each feature was seen in each category, and nothing else.
//!
//! Complement Naive Bayes (Rennie et al., 2003): a feature speaks for a category as much as it is rare in the *other*
//! categories. For category `c` and feature `f` with counts `n`, vocabulary size `V` and smoothing `a`:
//! `score(c) = -sum over f of ln((a + n(f, not c)) / (a V + n(all, not c)))`. Confidence: softmax(score / sqrt(features) / T).
//! Weights are computed from the counts when they are asked for, so that a row is learned or taken back by changing counts
//! alone and the one is the exact inverse of the other. Features that were never seen are silent.

use crate::corpus::{tickets, word_list};
use crate::features::{Feature, Word, take_apart};
use crate::function_words::is_telling;
use crate::guess::{Guess, LEAST_SHARE, MOST_REASONS, Reason};
use helpdesk_core::Category;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

/// One number for each category, in the order of [`Category::ALL`].
pub(crate) type PerCategory = [f64; 3];

/// Smoothing: what an unseen feature is taken to have been seen.
const ALPHA: f64 = 0.3;
/// Divides the scores so that the confidence is as often right as it says. Fitted by cross-validation on the corpus;
/// `evaluate::fitted_temperature` finds it anew and a test compares.
pub(crate) const TEMPERATURE: f64 = 0.8;

/// Knows the categories by their words. Some 10^5 small counters, about 10 MB; share one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Classifier {
    counts: HashMap<Feature, [u32; 3], BuildHasherDefault<IsHash>>,
    totals: [u32; 3],
}

/// A word of the text and what it adds to each category's score.
pub(crate) struct Part<'a> {
    pub(crate) word: Word<'a>,
    pub(crate) scores: PerCategory,
}

/// A text taken apart: its words, and what turns scores into log-odds.
pub(crate) struct Reading<'a> {
    pub(crate) parts: Vec<Part<'a>>,
    /// Of the text, known to the model or not: a text of unknown words is no certain one.
    pub(crate) features: usize,
}

impl Classifier {
    /// Trained from the embedded tickets and words; takes some 10 ms.
    #[must_use]
    pub fn trained() -> Classifier {
        let mut classifier = Classifier::default();
        for row in tickets().chain(word_list()) {
            classifier.learn(row.text, row.category);
        }
        classifier
    }

    /// The one that all share, trained when it is first asked for.
    #[must_use]
    pub fn shared() -> &'static Classifier {
        static SHARED: OnceLock<Classifier> = OnceLock::new();
        SHARED.get_or_init(Classifier::trained)
    }

    /// One more row of weight 1: this text belongs to this category.
    pub fn learn(&mut self, text: &str, category: Category) {
        let place = place(category);
        for (feature, _) in take_apart(text).features {
            bump(self.counts.entry(feature).or_default(), place, 1);
            bump(&mut self.totals, place, 1);
        }
    }

    /// Takes a learned row back: afterwards the classifier equals the one that never saw it. What was not learned is not
    /// there to be taken, counts end at zero.
    pub fn unlearn(&mut self, text: &str, category: Category) {
        let place = place(category);
        for (feature, _) in take_apart(text).features {
            let Some(counts) = self.counts.get_mut(&feature) else { continue };
            if of(counts, place) == 0 {
                continue;
            }
            bump(counts, place, -1);
            bump(&mut self.totals, place, -1);
            if *counts == [0; 3] {
                self.counts.remove(&feature);
            }
        }
    }

    /// The category of a text, whatever the text is.
    #[must_use]
    pub fn classify(&self, text: &str) -> Guess {
        let reading = self.read(text);
        let chances = softmax(reading.log_odds(TEMPERATURE));
        let best = first_greatest(&chances);
        #[expect(clippy::cast_possible_truncation, reason = "a probability needs no more digits")]
        let confidence = of(&chances, best) as f32;
        let category = Category::ALL.into_iter().nth(best).unwrap_or(Category::FacilityManagement);
        Guess { category, confidence, reasons: reading.reasons(best) }
    }

    pub(crate) fn read<'a>(&self, text: &'a str) -> Reading<'a> {
        let norms = self.norms();
        let pieces = take_apart(text);
        let mut parts: Vec<Part> =
            pieces.words.into_iter().map(|word| Part { word, scores: PerCategory::default() }).collect();
        for (feature, place) in &pieces.features {
            if let (Some(counts), Some(part)) = (self.counts.get(feature), parts.get_mut(*place)) {
                add(&mut part.scores, &weights(counts, &norms));
            }
        }
        Reading { parts, features: pieces.features.len() }
    }

    /// What a feature adds to the scores wherever it stands; nothing if it was never seen.
    #[cfg(test)]
    pub(crate) fn weights_of(&self, feature: Feature) -> Option<PerCategory> {
        self.counts.get(&feature).map(|counts| weights(counts, &self.norms()))
    }

    /// ln(a V + n(all, not c)) for each category.
    #[expect(clippy::cast_precision_loss, reason = "a vocabulary is far smaller than 2^52")]
    fn norms(&self) -> PerCategory {
        let all: u32 = self.totals.iter().sum();
        let smoothing = ALPHA * self.counts.len() as f64;
        self.totals.map(|own| (smoothing + f64::from(all - own)).ln())
    }
}

impl Reading<'_> {
    /// The sum over the words.
    pub(crate) fn score(&self) -> PerCategory {
        let mut sum = PerCategory::default();
        for part in &self.parts {
            add(&mut sum, &part.scores);
        }
        sum
    }

    /// What scores are multiplied with. A long text has more features, which are not independent: the root tempers them.
    #[expect(clippy::cast_precision_loss, reason = "a text has far fewer than 2^52 features")]
    fn scale(&self, temperature: f64) -> f64 {
        1.0 / ((self.features.max(1) as f64).sqrt() * temperature)
    }

    pub(crate) fn log_odds(&self, temperature: f64) -> PerCategory {
        let scale = self.scale(temperature);
        self.score().map(|score| score * scale)
    }

    /// What each word adds to the log-odds of `best` against the mean of the others, in the order of the text.
    pub(crate) fn weights(&self, best: usize) -> Vec<(&str, f64)> {
        let scale = self.scale(TEMPERATURE);
        self.parts.iter().map(|part| (part.word.typed, scale * lead(&part.scores, best))).collect()
    }

    fn reasons(&self, best: usize) -> Vec<Reason> {
        let telling = self.parts.iter().map(|part| is_telling(&part.word.folded));
        let weighed = self.weights(best).into_iter().zip(telling);
        let mut found: Vec<(&str, f64)> = weighed.filter_map(|(one, telling)| telling.then_some(one)).collect();
        found.retain(|(_, weight)| *weight > 0.0);
        found.sort_by(|(_, a), (_, b)| b.total_cmp(a)); // stable: of equals the first in the text
        found.truncate(MOST_REASONS);
        let weakest = found.first().map_or(0.0, |(_, weight)| weight * LEAST_SHARE);
        found.retain(|(_, weight)| *weight >= weakest);
        #[expect(clippy::cast_possible_truncation, reason = "shown with two digits")]
        let reason = |(word, weight): (&str, f64)| Reason { word: word.to_lowercase(), weight: weight as f32 };
        found.into_iter().map(reason).collect()
    }
}

/// How much more a word says for `best` than for the mean of the others.
pub(crate) fn lead(scores: &PerCategory, best: usize) -> f64 {
    let own = of(scores, best);
    let others = scores.iter().sum::<f64>() - own;
    own - others / 2.0
}

/// A feature is a hash already, and only rows of the corpus and corrections get in.
#[derive(Clone, Copy, Debug, Default)]
struct IsHash(u64);

impl Hasher for IsHash {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write_u64(&mut self, feature: u64) {
        self.0 = feature;
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| hash.rotate_left(8) ^ u64::from(*byte));
    }
}

/// What one feature adds to each category's score.
fn weights(counts: &[u32; 3], norms: &PerCategory) -> PerCategory {
    let all: u32 = counts.iter().sum();
    let mut weights = *norms;
    for (weight, own) in weights.iter_mut().zip(counts) {
        *weight -= (ALPHA + f64::from(all - own)).ln();
    }
    weights
}

/// Probabilities that add up to 1.
pub(crate) fn softmax(log_odds: PerCategory) -> PerCategory {
    let greatest = log_odds.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let powers = log_odds.map(|x| (x - greatest).exp());
    let sum: f64 = powers.iter().sum();
    powers.map(|power| power / sum)
}

/// The place of the greatest, of equals the first.
pub(crate) fn first_greatest(values: &PerCategory) -> usize {
    let (best, _) = values.iter().enumerate().fold((0, f64::NEG_INFINITY), |(best, most), (place, value)| {
        if *value > most { (place, *value) } else { (best, most) }
    });
    best
}

/// Where a category stands in [`Category::ALL`].
pub(crate) fn place(category: Category) -> usize {
    Category::ALL.into_iter().position(|other| other == category).unwrap_or(0)
}

fn of<T: Copy + Default>(values: &[T; 3], place: usize) -> T {
    values.get(place).copied().unwrap_or_default()
}

fn bump(counts: &mut [u32; 3], place: usize, by: i32) {
    if let Some(count) = counts.get_mut(place) {
        *count = count.saturating_add_signed(by);
    }
}

fn add(sum: &mut PerCategory, more: &PerCategory) {
    for (sum, more) in sum.iter_mut().zip(more) {
        *sum += more;
    }
}
