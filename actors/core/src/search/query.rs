//! What a person who searches has typed: plain words, "quoted phrases", -words that must not stand there, a ticket's number.
//!
//! The rule it keeps: whatever is typed means something or nothing, and is never an error. A quote that is not closed ends
//! with the text; a minus before nothing is nothing; signs that belong to no word are passed over. "Full": the first
//! [`MOST_CHARS`] characters and [`MOST_TERMS`] terms count, the rest says nothing.

use super::words::words;
use crate::ids::TicketId;

/// Terms that are looked for; a question has a handful.
pub const MOST_TERMS: usize = 16;
/// Words of one phrase.
pub const MOST_IN_PHRASE: usize = 12;
/// Characters that are read.
pub const MOST_CHARS: usize = 400;

/// A word that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    /// Without case and accents.
    pub folded: String,
    /// With its accents.
    pub lower: String,
}

/// One thing that must stand in a ticket, or must not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// One word, or the words of a phrase in their order; never empty.
    pub words: Vec<Sought>,
    /// Taken at its letters: it was quoted, or it must not stand there.
    pub exact: bool,
}

/// A question, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// All of these must stand in a ticket.
    pub wanted: Vec<Term>,
    /// None of these may.
    pub unwanted: Vec<Term>,
    /// The whole question is a ticket's number: `1042`, `#1042`.
    pub number: Option<TicketId>,
}

/// The quotes of five languages.
fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '\u{201f}')
}

impl Query {
    /// Reads what was typed.
    #[must_use]
    pub fn parse(text: &str) -> Query {
        let mut query = Query { number: number(text), ..Query::default() };
        let chars: Vec<char> = text.chars().take(MOST_CHARS).collect();
        let mut rest = chars.as_slice();
        while let Some((first, after)) = rest.split_first() {
            if first.is_whitespace() {
                rest = after;
                continue;
            }
            let is_minus = matches!(first, '-' | '\u{2212}') && after.first().is_some_and(|c| !c.is_whitespace());
            let (piece, quoted, left) = piece(if is_minus { after } else { rest });
            rest = left;
            query.take(&piece, is_minus, quoted);
        }
        query.forget_single_letters();
        query
    }

    /// Whether nothing is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.unwanted.is_empty()
    }

    fn take(&mut self, piece: &str, is_minus: bool, quoted: bool) {
        let words: Vec<Sought> =
            words(piece).take(MOST_IN_PHRASE).map(|word| Sought { folded: word.folded, lower: word.lower }).collect();
        if words.is_empty() {
            return;
        }
        let mut add = |term: Term| {
            let room = self.wanted.len() + self.unwanted.len() < MOST_TERMS;
            let into = if is_minus { &mut self.unwanted } else { &mut self.wanted };
            if room && !into.contains(&term) {
                into.push(term);
            }
        };
        if quoted || is_minus {
            add(Term { words, exact: true });
        } else {
            words.into_iter().for_each(|word| add(Term { words: vec![word], exact: false }));
        }
    }

    /// What an apostrophe cuts off ("l'ascenseur") is looked for only when there is nothing else.
    fn forget_single_letters(&mut self) {
        let is_letter = |term: &Term| {
            let [word] = term.words.as_slice() else { return false };
            !term.exact && word.folded.chars().count() == 1 && word.folded.chars().all(char::is_alphabetic)
        };
        if !self.wanted.iter().all(is_letter) {
            self.wanted.retain(|term| !is_letter(term));
        }
    }
}

/// The next piece, whether it was quoted, and what is left.
fn piece(rest: &[char]) -> (String, bool, &[char]) {
    if let Some((first, inside)) = rest.split_first()
        && is_quote(*first)
    {
        let end = inside.iter().position(|c| is_quote(*c)).unwrap_or(inside.len());
        let (phrase, left) = inside.split_at(end);
        return (phrase.iter().collect(), true, left.get(1..).unwrap_or_default());
    }
    let end = rest.iter().position(|c| c.is_whitespace() || is_quote(*c)).unwrap_or(rest.len());
    let (word, left) = rest.split_at(end);
    (word.iter().collect(), false, left)
}

fn number(text: &str) -> Option<TicketId> {
    let text = text.trim();
    let digits = text.strip_prefix('#').unwrap_or(text);
    let fits = (1..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|number| fits && *number > 0).map(TicketId)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(terms: &[Term]) -> Vec<String> {
        let word = |term: &Term| term.words.iter().map(|word| word.folded.clone()).collect::<Vec<_>>().join(" ");
        terms.iter().map(|term| if term.exact { format!("\"{}\"", word(term)) } else { word(term) }).collect()
    }

    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let query = Query::parse(text);
        (said(&query.wanted), said(&query.unwanted))
    }

    fn of(wanted: &[&str], unwanted: &[&str]) -> (Vec<String>, Vec<String>) {
        let owned = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
        (owned(wanted), owned(unwanted))
    }

    #[test]
    fn words_phrases_and_what_must_not_stand_there() {
        assert_eq!(read("Café  printer"), of(&["cafe", "printer"], &[]));
        assert_eq!(read("\"stuck lift\" -library"), of(&["\"stuck lift\""], &["\"library\""]));
        assert_eq!(read("„kein Papier“ -\"zweiter Stock\""), of(&["\"kein papier\""], &["\"zweiter stock\""]));
        assert_eq!(read("Wi-Fi e-mail -wi-fi"), of(&["wifi", "email"], &["\"wifi\""]));
        assert_eq!(read("l'ascenseur"), of(&["ascenseur"], &[]));
        assert_eq!(read("a"), of(&["a"], &[]));
        assert_eq!(read("lift lift LIFT"), of(&["lift"], &[]));
    }

    #[test]
    fn what_looks_like_a_language_is_only_words() {
        assert_eq!(read("a & b | !c <-> (d:*)"), of(&["a", "b", "c", "d"], &[]));
        assert_eq!(read("'); DROP TABLE tickets; --"), of(&["drop", "table", "tickets"], &[]));
        assert_eq!(read("\"never closed"), of(&["\"never closed\""], &[]));
        for nothing in ["", "   ", "-", "\"\"", "- -", "!?&|:*", "🔥", "\\", "-\"\""] {
            assert!(Query::parse(nothing).is_empty(), "{nothing:?}");
        }
    }

    #[test]
    fn a_number_is_a_ticket_and_a_word() {
        assert_eq!(Query::parse(" #1042 ").number, Some(TicketId(1042)));
        assert_eq!((Query::parse("1042").number, read("1042")), (Some(TicketId(1042)), of(&["1042"], &[])));
        for none in ["0", "#", "-7", "12 13", "1e3", "9999999999999999", "١٢"] {
            assert_eq!(Query::parse(none).number, None, "{none}");
        }
    }

    proptest! {
        #[test]
        fn anything_is_a_question_of_bounded_size(text in ".{0,600}") {
            let query = Query::parse(&text);
            prop_assert!(query.wanted.len() + query.unwanted.len() <= MOST_TERMS);
            for term in query.wanted.iter().chain(&query.unwanted) {
                prop_assert!((1..=MOST_IN_PHRASE).contains(&term.words.len()));
                for word in &term.words {
                    prop_assert!(!word.folded.is_empty() && word.folded.chars().all(char::is_alphanumeric));
                }
            }
        }
    }
}
