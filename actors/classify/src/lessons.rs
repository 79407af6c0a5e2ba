//! What the helpdesk's corrections add to the corpus, and how much they may.
//!
//! A correction is one more row of weight 1. But whoever reaches the site can enter as helpdesk, so no single hand may turn
//! the model, by malice or by mistake; and a campus that really sorts its tickets otherwise than the corpus must be able to
//! teach that. So four things are capped, three of them against the corpus, which was weighed with care and never changes:
//!
//! - **How long a lesson is**: the first [`LESSON_CHARS`] characters, about what a ticket has. A correction weighs as much as
//!   a ticket of the corpus, not as much as somebody stuffs into it.
//! - **How many count** ([`choose`]): of each category the newest, at most a quarter of the corpus' tickets of a category
//!   ([`PART_OF_CORPUS`]), so that the corpus stays the larger voice and old habits fade; one hand has at most a
//!   tenth of that, in all categories together ([`PART_OF_HAND`]), so that nobody crowds the others out.
//! - **What one hand says of one feature**: an eighth of what the corpus has of it ([`HAND_PER_FEATURE`]). A word that the
//!   corpus knows well ("elevator") keeps its meaning whoever says otherwise, however often.
//! - **What all hands say of one feature**: twice what the corpus has ([`HANDS_PER_FEATURE`]): several colleagues who agree
//!   over time outweigh it.
//!
//! A feature that the corpus hardly knows is learnt from the first correction on: one row of each hand, [`FREE`] of all.
//! The worst that one hand can do with all of it (a test does it) costs four points of macro-F1 until it is taken back.
//! "Full" therefore means that a correction is kept in the log and in the figures and teaches nothing more.
//! What is learnt is a function of the corrections that hold now; one that is taken back is as if it had never been.

use crate::corpus::tickets;
use crate::counts::{ByFeature, Count, Counts, bump, of, place};
use crate::features::{Feature, take_apart};
use helpdesk_core::Category;
use std::collections::HashMap;
use std::hash::Hash;

/// Corrections of a category that count: this part of the corpus' tickets of a category.
const PART_OF_CORPUS: usize = 4;
/// One hand's corrections that count, of whatever category: this part of those of a category.
const PART_OF_HAND: usize = 10;
/// One hand's rows that count for a feature and a category: the corpus' count of the feature by this.
const HAND_PER_FEATURE: u32 = 8;
/// All hands' rows that count for a feature and a category: the corpus' count of the feature times this.
const HANDS_PER_FEATURE: u32 = 2;
/// One hand's rows that count for a feature in any case.
const FREE_OF_HAND: u32 = 1;
/// All hands' rows that count for a feature in any case.
const FREE: u32 = 3;

/// Characters of a description that a lesson is made of; most tickets are shorter.
pub const LESSON_CHARS: usize = 300;

/// Who corrected: opaque here.
pub type Hand = u128;

/// A correction, as the classifier learns it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    category: Category,
    hand: Hand,
    features: Vec<Feature>,
}

impl Lesson {
    /// What begins like this belongs to this category, said by this hand.
    #[must_use]
    pub fn new(text: &str, category: Category, hand: Hand) -> Lesson {
        let end = text.char_indices().nth(LESSON_CHARS).map_or(text.len(), |(end, _)| end);
        let text = text.get(..end).unwrap_or(text);
        let features = take_apart(text).features.into_iter().map(|found| found.feature()).collect();
        Lesson { category, hand, features }
    }
}

/// Corrections of one category that count at most.
#[must_use]
pub fn most_of_a_category() -> usize {
    (tickets().count() / Category::ALL.len() / PART_OF_CORPUS).max(1)
}

/// Corrections by one hand that count at most.
#[must_use]
pub fn most_of_a_hand() -> usize {
    (most_of_a_category() / PART_OF_HAND).max(1)
}

/// Which corrections count, given all from the newest on: of each category the newest, of each hand so
/// many that others are heard too.
pub fn choose<K>(newest_first: impl IntoIterator<Item = (K, Category, Hand)>) -> Vec<K> {
    let (most, most_of_hand) = (most_of_a_category(), most_of_a_hand());
    let mut of_category: HashMap<Category, usize> = HashMap::new();
    let mut of_hand: HashMap<Hand, usize> = HashMap::new();
    let mut chosen = Vec::new();
    for (key, category, hand) in newest_first {
        let counts = is_counted(&mut of_hand, hand, most_of_hand) && is_counted(&mut of_category, category, most);
        if counts {
            chosen.push(key);
        }
    }
    chosen
}

fn is_counted<K: Eq + Hash>(so_far: &mut HashMap<K, usize>, key: K, most: usize) -> bool {
    let count = so_far.entry(key).or_default();
    *count += usize::from(*count <= most);
    *count <= most
}

/// What lessons add to the counts of the corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Learnt {
    seen: ByFeature<Count>,
    rows: Count,
}

impl Learnt {
    /// From exactly these lessons, in whatever order.
    pub(crate) fn from<'a>(lessons: impl IntoIterator<Item = &'a Lesson>, corpus: &Counts) -> Learnt {
        let mut learnt = Learnt::default();
        let mut hands: HashMap<Hand, ByFeature<Count>> = HashMap::new();
        for lesson in lessons {
            let place = place(lesson.category);
            bump(&mut learnt.rows, place);
            let said = hands.entry(lesson.hand).or_default();
            for feature in &lesson.features {
                let of_corpus = known(corpus, *feature);
                let said = said.entry(*feature).or_default();
                let all = learnt.seen.entry(*feature).or_default();
                let has_a_say = of(said, place) < FREE_OF_HAND.max(of_corpus / HAND_PER_FEATURE);
                if has_a_say && of(all, place) < FREE.max(of_corpus.saturating_mul(HANDS_PER_FEATURE)) {
                    bump(said, place);
                    bump(all, place);
                }
            }
        }
        learnt
    }

    pub(crate) fn get(&self, feature: Feature) -> Option<Count> {
        self.seen.get(&feature).copied()
    }

    /// Lessons by category.
    pub(crate) fn rows(&self) -> &Count {
        &self.rows
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows == [0; 3]
    }
}

fn known(corpus: &Counts, feature: Feature) -> u32 {
    corpus.get(feature).unwrap_or_default().iter().sum()
}
