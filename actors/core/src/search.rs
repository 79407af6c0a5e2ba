//! Searching, as far as it can be decided without a database: what a word is, what a person who searches may have meant,
//! how near two spellings are, and which part of a text shows why it was found.
//!
//! The rule it keeps: one folding ([`words`]) serves the index, the question and the highlighting, so what is found can be
//! shown, and no setting of a database changes it. Nothing that a person types is an error. "Full": a text has as many words
//! as it likes, a question at most [`MOST_TERMS`](query::MOST_TERMS); what is over says nothing.

pub mod found;
pub mod query;
pub mod spelling;
pub mod words;

pub use found::{Found, FoundIn, Hits};
pub use query::{Query, Term};
pub use words::{Word, fold, words};
