//! What the helpdesk's corrections add to the corpus, and how much they may.
//!
//! A correction is one more row of weight 1. But whoever reaches the site can enter as helpdesk, so no single hand may turn
//! the model, by malice or by mistake; and a campus that really sorts its tickets otherwise than the corpus must be able to
//! teach that. So corrections are capped against the corpus, which was weighed with care and never changes:
//!
//! - **How long a lesson is**: the first [`LESSON_CHARS`] characters, about what a ticket has. A correction weighs as much as
//!   a ticket of the corpus, not as much as somebody stuffs into it.
//! - **How many count** ([`choose`]): of each category the newest, at most an eighth of the corpus' tickets of a category
//!   ([`PART_OF_CORPUS`]), so that the corpus stays the larger voice and old habits fade; one hand has at most a tenth of
//!   that, in all categories together ([`PART_OF_HAND`]), so that nobody crowds the others out.
//! - **What is decided**: a feature of which the corpus knows well that it speaks for another category ("elevator") hears of
//!   it only when [`AGREEING`] hands say the same. One hand alone teaches what the corpus does not know or leaves open.
//! - **How loud**: for a feature one hand counts at most an eighth of what the corpus has of it ([`HAND_PER_FEATURE`]), at
//!   least one row; all hands together as much as the corpus, and for a feature that is new to it [`FREE`] rows.
//!
//! "Full" therefore means that a correction is kept in the log and in the figures and teaches nothing more.
//! What is learnt is a function of the corrections that hold now; one that is taken back is as if it had never been.

use crate::corpus::tickets;
use crate::counts::{ByFeature, Count, Counts, bump, of, place};
use crate::features::{Feature, take_apart};
use helpdesk_core::Category;
use std::collections::HashMap;
use std::hash::Hash;

/// Corrections of a category that count: this part of the corpus' tickets of a category.
const PART_OF_CORPUS: usize = 8;
/// One hand's corrections that count, of whatever category: this part of those of a category.
const PART_OF_HAND: usize = 10;
/// Hands that must agree before a feature hears what the corpus contradicts.
const AGREEING: usize = 3;
/// Seen so often, and two times in three in one category, a feature is decided.
const DECIDED_FROM: u32 = 2;
/// One hand's rows that count for a feature and a category: the corpus' count of the feature by this.
const HAND_PER_FEATURE: u32 = 8;
/// All hands' rows that count for a feature that the corpus does not know.
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
        let mut said: ByFeature<HashMap<Hand, Count>> = ByFeature::default();
        for lesson in lessons {
            let place = place(lesson.category);
            bump(&mut learnt.rows, place);
            for feature in &lesson.features {
                bump(said.entry(*feature).or_default().entry(lesson.hand).or_default(), place);
            }
        }
        let heard = said.into_iter().map(|(feature, hands)| (feature, heard(&hands, corpus.get(feature))));
        learnt.seen = heard.filter(|(_, count)| *count != [0; 3]).collect();
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

/// How much of what the hands say of a feature counts, given what the corpus has of it.
fn heard(hands: &HashMap<Hand, Count>, of_corpus: Option<Count>) -> Count {
    let of_corpus = of_corpus.unwrap_or_default();
    let all: u32 = of_corpus.iter().sum();
    let most_of_hand = (all / HAND_PER_FEATURE).max(1);
    let most_of_hands = if all == 0 { FREE } else { all };
    let mut heard = [0; 3];
    for (place, heard) in heard.iter_mut().enumerate() {
        let rows = || hands.values().map(|count| of(count, place)).filter(|rows| *rows > 0);
        if !is_decided_otherwise(&of_corpus, place) || rows().count() >= AGREEING {
            *heard = rows().map(|rows| rows.min(most_of_hand)).sum::<u32>().min(most_of_hands);
        }
    }
    heard
}

/// Whether the corpus knows well that a feature speaks for another category.
fn is_decided_otherwise(of_corpus: &Count, place: usize) -> bool {
    let all: u32 = of_corpus.iter().sum();
    let most = of_corpus.iter().copied().max().unwrap_or(0);
    all >= DECIDED_FROM && most * 3 >= all * 2 && of(of_corpus, place) < most
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `n` hands leave that say so of a feature, `each` times, for the second category.
    fn after(n: u128, each: u32, of_corpus: Option<Count>) -> u32 {
        heard(&(0..n).map(|hand| (hand, [0, each, 0])).collect(), of_corpus)[1]
    }

    #[test]
    fn a_new_feature_is_learnt_at_once_and_three_rows_are_enough() {
        assert_eq!((after(1, 1, None), after(1, 9, None), after(3, 9, None), after(9, 9, None)), (1, 1, 3, 3));
    }

    #[test]
    fn a_hand_counts_an_eighth_and_all_hands_count_as_much_as_the_corpus() {
        let open = Some([40, 40, 0]);
        assert_eq!((after(1, 99, open), after(3, 99, open), after(9, 99, open)), (10, 30, 80));
        assert_eq!((after(1, 99, Some([1, 0, 0])), after(9, 99, Some([1, 0, 0]))), (1, 1));
    }

    #[test]
    fn what_is_decided_hears_three_hands_and_what_agrees_with_it_hears_each() {
        let decided = Some([80, 0, 0]);
        assert_eq!((after(2, 99, decided), after(3, 99, decided), after(9, 99, decided)), (0, 30, 80));
        assert_eq!((after(1, 99, Some([0, 80, 0])), after(1, 1, Some([2, 0, 0]))), (10, 0));
    }

    #[test]
    fn a_lesson_is_no_longer_than_a_ticket() {
        let (text, hand) = ("zorblatt ".repeat(30) + &"quux ".repeat(100), 1);
        let cut: String = text.chars().take(LESSON_CHARS).collect();
        assert!(text.chars().count() > 2 * LESSON_CHARS);
        assert_eq!(Lesson::new(&text, Category::TechnicalIt, hand), Lesson::new(&cut, Category::TechnicalIt, hand));
        assert_ne!(
            Lesson::new(&text, Category::TechnicalIt, hand),
            Lesson::new("zorblatt", Category::TechnicalIt, hand)
        );
    }
}
