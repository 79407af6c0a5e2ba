//! Why a ticket was found: the piece of text that shows it, with the words that were looked for marked.
//!
//! The rule it keeps: marks are places in a text that is shown as it is, never markup in it. They count characters (code
//! points), lie in order and never overlap. A piece has at most [`PIECE_CHARS`] characters; line breaks in it are blanks.

use super::words::{Word, words};
use crate::ids::Seq;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::ToSchema;

/// Characters of a piece: two lines of a list.
pub const PIECE_CHARS: usize = 160;
/// Characters that are shown before the first mark.
const LEAD: usize = 40;

/// Where something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum FoundIn {
    /// In what was written when the ticket was opened, or what it was changed to; also if it was found by its number or
    /// its place.
    Description,
    /// In a message.
    Message,
    /// In an internal note.
    Note,
}

/// The piece of a ticket's texts that shows why it was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Found {
    /// Whose text it is.
    pub field: FoundIn,
    /// Which message or note; absent for the description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seq: Option<Seq>,
    /// The piece, with `…` where it was cut.
    pub text: String,
    /// Beginning and end of each marked word, in characters (code points) of `text`.
    pub marks: Vec<[usize; 2]>,
}

/// The words that count as found: the term that each stands for.
#[derive(Clone, Debug, Default)]
pub struct Hits(HashMap<String, usize>);

impl Hits {
    /// Adds a folded word of a term.
    pub fn add(&mut self, word: &str, term: usize) {
        self.0.entry(word.to_owned()).or_insert(term);
    }

    /// The piece of a text that has most of the terms, and how many it has; `None`: not one.
    #[must_use]
    pub fn piece(&self, text: &str) -> Option<(String, Vec<[usize; 2]>, usize)> {
        let hits: Vec<(Word, usize)> =
            words(text).filter_map(|word| self.0.get(&word.folded).map(|term| (word, *term))).collect();
        let spread = |from: usize| {
            let begin = hits.get(from).map_or(0, |(word, _)| word.at.start);
            let near = hits.iter().skip(from).take_while(|(word, _)| word.at.end <= begin + PIECE_CHARS - LEAD);
            let mut terms: Vec<usize> = near.map(|(_, term)| *term).collect();
            terms.sort_unstable();
            terms.dedup();
            terms.len()
        };
        // the first of the best
        let best = (0..hits.len()).rev().max_by_key(|from| spread(*from))?;
        let marked: Vec<_> = hits.iter().map(|(word, _)| word.at.clone()).collect();
        let begin = marked.get(best)?.start;
        let (shown, marks) = cut(text, begin, &marked);
        Some((shown, marks, spread(best)))
    }
}

/// The beginning of a text, with nothing marked.
#[must_use]
pub fn beginning(text: &str) -> String {
    cut(text, 0, &[]).0
}

/// The piece of a text around a byte, and the marks within it.
fn cut(text: &str, around: usize, marked: &[std::ops::Range<usize>]) -> (String, Vec<[usize; 2]>) {
    let before = text.get(..around).unwrap_or_default();
    // a word is not cut in two where a blank is near
    let lead = before.char_indices().rev().take(LEAD).map(|(at, _)| at).last().unwrap_or(around);
    let from = match before.get(lead..).and_then(|lead| lead.find(char::is_whitespace)) {
        Some(blank) if lead > 0 => lead + blank + 1,
        _ => lead,
    };
    let from = (from..=around).find(|at| text.is_char_boundary(*at)).unwrap_or(around);
    let rest = text.get(from..).unwrap_or_default();
    let to = rest.char_indices().nth(PIECE_CHARS).map_or(text.len(), |(at, _)| from + at);
    let body = text.get(from..to).unwrap_or_default();
    let head = if from > 0 { "…" } else { "" };
    let tail = if to < text.len() { "…" } else { "" };
    let shown: String =
        body.chars().map(|c| if c.is_control() || c == '\u{2028}' || c == '\u{2029}' { ' ' } else { c }).collect();
    let place = |byte: usize| head.chars().count() + text.get(from..byte).map_or(0, |part| part.chars().count());
    let inside = marked.iter().filter(|mark| mark.start >= from && mark.start < to);
    let marks = inside.map(|mark| [place(mark.start), place(mark.end.min(to))]).collect();
    (format!("{head}{shown}{tail}"), marks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hits(words: &[&str]) -> Hits {
        let mut hits = Hits::default();
        words.iter().enumerate().for_each(|(term, word)| hits.add(word, term));
        hits
    }

    fn shown(text: &str, words: &[&str]) -> Option<String> {
        let (text, marks, _) = hits(words).piece(text)?;
        let chars: Vec<char> = text.chars().collect();
        let mut shown = String::new();
        let mut at = 0;
        for [from, to] in marks {
            shown.extend(&chars[at..from]);
            shown.push('[');
            shown.extend(&chars[from..to]);
            shown.push(']');
            at = to;
        }
        shown.extend(&chars[at..]);
        Some(shown)
    }

    #[test]
    fn what_was_looked_for_is_marked_as_it_was_written() {
        assert_eq!(shown("The Café,\nin THE hall", &["cafe", "hall"]).unwrap(), "The [Café], in THE [hall]");
        assert_eq!(shown("<b>heat</b> & h\u{301}eat", &["heat"]).unwrap(), "<b>[heat]</b> & [h\u{301}eat]");
        assert_eq!(shown("no such word", &["heat"]), None);
    }

    #[test]
    fn the_piece_with_most_of_the_terms_is_shown() {
        let long = format!("lift {} the lift in the library is stuck {}", "word ".repeat(60), "word ".repeat(60));
        let piece = shown(&long, &["lift", "library"]).unwrap();
        assert!(piece.starts_with('…') && piece.ends_with('…'), "{piece}");
        assert!(piece.contains("the [lift] in the [library] is stuck"), "{piece}");
        assert!(beginning(&long).starts_with("lift word") && beginning(&long).ends_with('…'));
    }

    proptest! {
        #[test]
        fn marks_lie_in_order_within_a_bounded_piece(text in "\\PC{0,400}", word in "[a-c]{1,2}") {
            if let Some((piece, marks, terms)) = hits(&[&word, "x"]).piece(&text) {
                let chars = piece.chars().count();
                prop_assert!(chars <= PIECE_CHARS + 2 && terms >= 1 && !marks.is_empty());
                let mut at = 0;
                for [from, to] in marks {
                    prop_assert!(at <= from && from < to && to <= chars);
                    at = to;
                }
            }
        }
    }
}
