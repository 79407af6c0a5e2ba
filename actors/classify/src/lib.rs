//! The category of a ticket from its words, with the words that decided and an honest confidence.
//!
//! Complement Naive Bayes over binary features: every word, its character 3- to 5-grams, and pairs of words. Each feature belongs to one
//! word, so the score of a text is a sum over its words and "which words decided" is no guess. It is trained at start from
//! two data files that a librarian can edit (`data/`), and learns from the helpdesk's corrections ([`Lesson`]): each is one
//! more row, within caps that keep any single hand from turning it, and can be taken back.
//!
//! The rule it keeps: no IO, no clock, no randomness; the same rows and the same text give the same answer. It never
//! refuses: an empty text or an unknown language gets a category too, with a confidence that says "please check".
//! Pieces of words, numbers and function words take part in the score; a text of nothing else that is known ("12345" looks
//! like a room) gets a category, but never a confident one.
//! "Failed" does not exist; "not sure" is a confidence below [`SURE`].

mod corpus;
mod counts;
pub mod evaluate;
mod features;
mod function_words;
mod guess;
mod lessons;
mod model;

pub use features::telling_words;
pub use guess::{Guess, Reason, SURE};
pub use lessons::{Hand, LESSON_CHARS, Lesson, choose, most_of_a_category, most_of_a_hand};
pub use model::Classifier;

#[cfg(test)]
mod tests;
