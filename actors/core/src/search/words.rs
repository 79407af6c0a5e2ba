//! From a text to words that can be compared: lower case, accents off, letters that do not come apart spelled out.
//!
//! The rule it keeps: a folded word is made of letters and digits alone, in any script, and has at most [`LONGEST`] of them;
//! so it can stand in an index, in a question and in a statement without being quoted or escaped. Marks that are heaped on
//! letters and marks that turn the direction of writing belong to no word and split none.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Characters of a folded word; longer than any compound that people write, what is over is not compared.
pub const LONGEST: usize = 48;
/// Words up to this length before a hyphen are a prefix, not a word of their own: "wi-fi", "e-mail".
const LONGEST_PREFIX: usize = 2;
/// The hyphens that people write.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// What is compared.
    pub folded: String,
    /// Lower case with its accents, for those who know a language: stems and spellings such as "ue" for "ü".
    pub lower: String,
    /// Where it stands in the text, in bytes.
    pub at: Range<usize>,
}

/// The words of a text, in its order.
pub fn words(text: &str) -> impl Iterator<Item = Word> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let begin = from + text.get(from..)?.find(char::is_alphanumeric)?;
            let end = begin + end_of_word(text.get(begin..)?);
            from = end;
            let typed = text.get(begin..end)?;
            let folded = fold(typed);
            if !folded.is_empty() {
                return Some(Word { folded, lower: lower(typed), at: begin..end });
            }
        }
    })
}

/// A word without case, accents and marks.
#[must_use]
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        let letters = word.chars().filter(char::is_ascii_alphanumeric).take(LONGEST);
        return letters.map(|c| c.to_ascii_lowercase()).collect();
    }
    let mut folded = String::with_capacity(word.len());
    // one character may become several, and marks without end are heaped on one: look at no more than needed
    for c in word.nfkd().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).take(LONGEST) {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' => folded.push('d'),
            'ı' => folded.push('i'),
            c => folded.push(c),
        }
    }
    match folded.char_indices().nth(LONGEST) {
        Some((end, _)) => folded.get(..end).unwrap_or_default().to_owned(),
        None => folded,
    }
}

fn lower(word: &str) -> String {
    word.nfc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).take(LONGEST).collect()
}

/// Marks that say how to write what follows, and are no letters.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Bytes of the word that `rest` begins with.
fn end_of_word(rest: &str) -> usize {
    let within = |c: char| c.is_alphanumeric() || is_combining_mark(c) || is_invisible(c);
    let end_of = |text: &str| text.find(|c| !within(c)).unwrap_or(text.len());
    let end = end_of(rest);
    let head = rest.get(..end).unwrap_or_default();
    let is_prefix = head.chars().count() <= LONGEST_PREFIX && head.chars().all(char::is_alphabetic);
    match rest.get(end..).and_then(|tail| tail.strip_prefix(HYPHENS)) {
        Some(tail) if is_prefix && tail.starts_with(char::is_alphabetic) => rest.len() - tail.len() + end_of(tail),
        _ => end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).map(|word| word.folded).collect()
    }

    #[test]
    fn spellings_of_a_word_meet() {
        assert_eq!(folded("Wi-Fi wifi WIFI e-mail E\u{2011}Mail"), ["wifi", "wifi", "wifi", "email", "email"]);
        assert_eq!(folded("Straße, STRASSE"), ["strasse", "strasse"]);
        assert_eq!(folded("café cafe\u{301} CAFÉ"), ["cafe", "cafe", "cafe"]);
        assert_eq!(folded("l'ascenseur d’eau"), ["l", "ascenseur", "d", "eau"]);
        assert_eq!(folded("self-checkout 3-4 room 2.14b"), ["self", "checkout", "3", "4", "room", "2", "14b"]);
        assert_eq!(folded("İstanbul ŁÓDŹ smørrebrød"), ["istanbul", "lodz", "smorrebrod"]);
    }

    #[test]
    fn heaped_marks_and_turned_directions_split_no_word() {
        assert_eq!(folded("h\u{301}\u{302}\u{303}e\u{336}\u{337}at\u{35c}"), ["heat"]);
        assert_eq!(folded("pass\u{202e}word \u{200f}soft\u{ad}ware"), ["password", "software"]);
        assert_eq!(folded("مرحبا שלום"), ["مرحبا", "שלום"]);
        let heap = format!("x{}", "\u{301}".repeat(50_000));
        assert_eq!(folded(&heap), ["x"]);
    }

    #[test]
    fn a_word_keeps_its_place_and_its_accents() {
        let found: Vec<Word> = words("  The ÉCRAN!").collect();
        assert_eq!(found[0], Word { folded: "the".into(), lower: "the".into(), at: 2..5 });
        assert_eq!((found[1].lower.as_str(), found[1].folded.as_str()), ("écran", "ecran"));
        assert_eq!(&"  The ÉCRAN!"[found[1].at.clone()], "ÉCRAN");
    }

    #[test]
    fn what_is_no_word_is_none() {
        for text in ["", "   ", "!?!", "🔥🔥🔥", "\u{301}", "\u{202e}", "'; --"] {
            assert!(folded(text).is_empty(), "{text:?}");
        }
    }
}
