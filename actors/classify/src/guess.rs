//! What the classifier answers: a category, how sure it is, and the words that decided.

use helpdesk_core::Category;

/// From here on the category is shown as settled; below it the ticket is marked "please check". Nothing is ever refused.
pub const SURE: f32 = 0.7;
/// Reasons that are told at most; more would be read by nobody.
pub(crate) const MOST_REASONS: usize = 5;
/// A word that weighs less than this share of the strongest did not decide anything.
pub(crate) const LEAST_SHARE: f64 = 0.1;

/// Whoever knows none of the words that say something is not sure: pieces of words, numbers and grammar lean somewhere too,
/// but nobody should trust that.
pub(crate) const WITHOUT_KNOWN_WORD: f32 = 0.5;

/// The category of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    /// The most probable one; of equals the first of [`Category::ALL`].
    pub category: Category,
    /// Its probability, 1/3 (no idea) to 1; calibrated on the tickets of the corpus.
    pub confidence: f32,
    /// The words that spoke most for the category, strongest first, at most five; none if no word is known.
    pub reasons: Vec<Reason>,
}

impl Guess {
    /// Whether it needs nobody to check it.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.confidence >= SURE
    }
}

/// A word that spoke for the category.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// As the writer typed it, in lower case.
    pub word: String,
    /// How much it adds to the log-odds of the category against the mean of the other two; above 0.
    pub weight: f32,
}
