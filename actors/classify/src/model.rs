//! The model: from the features of a text to the odds of the categories.
//!
//! Complement Naive Bayes (Rennie et al., 2003): a feature speaks for a category as much as it is rare in the *other*
//! categories. For category `c` and feature `f` with counts `n`, vocabulary size `V` and smoothing `a`:
//! `score(c) = -sum over f of w(f) ln((a + n(f, not c)) / (a V + n(all, not c)))`, with `w` 1 for words and pairs and
//! [`GRAM`] for pieces of words, of which a word has many that say the same. Confidence: softmax(score / sqrt(features) / T).
//! Features that were never seen are silent.
//!
//! What the helpdesk taught ([`crate::lessons`]) is added to the corpus' `n(f, not c)`; `n(all, not c)` grows by the share of
//! the rows, as if each lesson were as long as a ticket usually is, so that a long one weighs no more than a short one.

use crate::corpus::{tickets, word_list};
use crate::counts::{Count, Counts, PerCategory, of, others};
use crate::features::{Feature, Found, Kind, LONGEST_WORD, Word, take_apart};
use crate::function_words::is_telling;
use crate::guess::{Guess, LEAST_SHARE, MOST_REASONS, Reason, WITHOUT_KNOWN_WORD};
use crate::lessons::{Learnt, Lesson};
use helpdesk_core::Category;
use std::sync::{Arc, LazyLock, OnceLock};

/// Smoothing: what an unseen feature is taken to have been seen.
const ALPHA: f64 = 0.3;
/// What a piece of a word weighs beside a whole one; found by cross-validation on the corpus (1: macro-F1 0.923, 0.3: 0.939),
/// and it halves the mistakes on tickets with slips of the pen against 0.
const GRAM: f64 = 0.3;
/// Divides the scores so that the confidence is as often right as it says. Fitted by cross-validation on the corpus;
/// `evaluate::fitted_temperature` finds it anew and a test compares.
pub(crate) const TEMPERATURE: f64 = 0.253;

/// Knows the categories by their words. Clones share the corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classifier {
    corpus: Arc<Counts>,
    learnt: Learnt,
}

/// A word of the text and what it adds to each category's score.
pub(crate) struct Part<'a> {
    pub(crate) word: Word<'a>,
    pub(crate) scores: PerCategory,
    /// Seen as a whole, in the corpus or in more than one lesson, and no word of grammar.
    pub(crate) is_known: bool,
}

/// A text taken apart: its words, and what turns scores into log-odds.
pub(crate) struct Reading<'a> {
    pub(crate) parts: Vec<Part<'a>>,
    /// Of the text, known to the model or not: a text of unknown words is no certain one.
    pub(crate) features: usize,
}

impl Classifier {
    /// Trained from the embedded tickets and words; takes some 50 ms.
    #[must_use]
    pub fn trained() -> Classifier {
        let mut corpus = Counts::default();
        for row in tickets().chain(word_list()) {
            corpus.learn(row.text, row.category);
        }
        Classifier::of(corpus)
    }

    /// The one that all share, trained when it is first asked for; it was taught nothing.
    #[must_use]
    pub fn shared() -> &'static Classifier {
        static SHARED: OnceLock<Classifier> = OnceLock::new();
        SHARED.get_or_init(Classifier::trained)
    }

    pub(crate) fn of(corpus: Counts) -> Classifier {
        Classifier { corpus: Arc::new(corpus), learnt: Learnt::default() }
    }

    /// This one's corpus and exactly these lessons; what it was taught before is forgotten.
    #[must_use]
    pub fn taught<'a>(&self, lessons: impl IntoIterator<Item = &'a Lesson>) -> Classifier {
        Classifier { corpus: Arc::clone(&self.corpus), learnt: Learnt::from(lessons, &self.corpus) }
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
        let reasons = reading.reasons(best);
        let confidence = if reading.has_a_known_reason(best) { confidence } else { confidence.min(WITHOUT_KNOWN_WORD) };
        Guess { category, confidence, reasons }
    }

    pub(crate) fn read<'a>(&self, text: &'a str) -> Reading<'a> {
        let norms = self.norms();
        let pieces = take_apart(text);
        let mut parts: Vec<Part> = pieces
            .words
            .into_iter()
            .map(|word| Part { word, scores: PerCategory::default(), is_known: false })
            .collect();
        for found in &pieces.features {
            if let (Some(weights), Some(part)) = (self.weights(*found, &norms), parts.get_mut(found.word())) {
                add(&mut part.scores, &weights);
                part.is_known |=
                    found.kind() == Kind::Word && self.is_known(found.feature()) && is_telling(&part.word.folded);
            }
        }
        Reading { parts, features: pieces.features.len() }
    }

    /// What a feature adds to each category's score; nothing if it was never seen.
    pub(crate) fn weights(&self, found: Found, norms: &PerCategory) -> Option<PerCategory> {
        let weight = if found.kind() == Kind::Gram { GRAM } else { 1.0 };
        let count = self.count(found.feature())?;
        let mut weights = *norms;
        let all: u32 = count.iter().sum();
        for (one, own) in weights.iter_mut().zip(count) {
            let elsewhere = all - own;
            *one = weight * (*one - rarity(elsewhere));
        }
        Some(weights)
    }

    /// One lesson may be a slip of one hand.
    fn is_known(&self, feature: Feature) -> bool {
        let lessons: u32 = self.learnt.get(feature).unwrap_or_default().iter().sum();
        self.corpus.get(feature).is_some() || lessons > 1
    }

    /// How often a feature was seen in each category; `None`: never.
    fn count(&self, feature: Feature) -> Option<Count> {
        let corpus = self.corpus.get(feature);
        if self.learnt.is_empty() {
            return corpus;
        }
        match (corpus, self.learnt.get(feature)) {
            (Some([a, b, c]), Some([x, y, z])) => Some([a + x, b + y, c + z]),
            (corpus, learnt) => corpus.or(learnt),
        }
    }

    /// ln(a V + n(all, not c)) for each category.
    #[expect(clippy::cast_precision_loss, reason = "a vocabulary is far smaller than 2^52")]
    pub(crate) fn norms(&self) -> PerCategory {
        let smoothing = ALPHA * self.corpus.vocabulary() as f64;
        let rows = self.corpus.rows_of_others().into_iter().zip(others(self.learnt.rows()));
        let growth = rows.map(|(corpus, learnt)| 1.0 + learnt / corpus.max(1.0));
        let mut norms = self.corpus.totals_of_others();
        norms.iter_mut().zip(growth).for_each(|(norm, growth)| *norm = ((smoothing + *norm).max(1.0) * growth).ln());
        norms
    }
}

impl Reading<'_> {
    /// Whether a word that is known speaks for `best`.
    pub(crate) fn has_a_known_reason(&self, best: usize) -> bool {
        self.parts.iter().any(|part| part.is_known && lead(&part.scores, best) > 0.0)
    }

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
        let reason =
            |(word, weight): (&str, f64)| Reason { word: shortened(word).to_lowercase(), weight: weight as f32 };
        found.into_iter().map(reason).collect()
    }
}

/// As far as a word is read at all.
fn shortened(word: &str) -> &str {
    word.char_indices().nth(LONGEST_WORD).and_then(|(end, _)| word.get(..end)).unwrap_or(word)
}

/// How much more a word says for `best` than for the mean of the others.
pub(crate) fn lead(scores: &PerCategory, best: usize) -> f64 {
    let own = of(scores, best);
    let others = scores.iter().sum::<f64>() - own;
    own - others / 2.0
}

/// ln(a + n), from a table where n is as small as it nearly always is: logarithms were a third of the time of a text.
fn rarity(n: u32) -> f64 {
    static LOGARITHMS: LazyLock<Vec<f64>> = LazyLock::new(|| (0..1 << 13).map(logarithm).collect());
    LOGARITHMS.get(n as usize).copied().unwrap_or_else(|| logarithm(n))
}

fn logarithm(n: u32) -> f64 {
    (ALPHA + f64::from(n)).ln()
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

fn add(sum: &mut PerCategory, more: &PerCategory) {
    for (sum, more) in sum.iter_mut().zip(more) {
        *sum += more;
    }
}
