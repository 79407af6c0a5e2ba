//! From a text to words and from words to features.
//!
//! People write "Wi-Fi", "wifi" and "WIFI", drop accents, mistype and compound; so a word is folded (lower case, accents
//! off, digits alike) and seen in pieces: as a whole and as its character 3- to 5-grams, with marks where it begins and ends.
//! The rule it keeps: features are binary and each belongs to the first word that has it, so nothing counts twice and the
//! words' parts add up to the whole. A word is looked at up to [`LONGEST_WORD`] characters; the rest of it is ignored.

use std::collections::HashSet;
use unicode_normalization::UnicodeNormalization;

/// Longer than any compound that people write; what is longer is a link or a key that fell on the keyboard.
const LONGEST_WORD: usize = 48;
/// Lengths of the character n-grams.
const GRAMS: std::ops::RangeInclusive<usize> = 3..=5;
/// Words up to this length before a hyphen are a prefix, not a word of their own: "wi-fi", "e-mail".
const LONGEST_PREFIX: usize = 2;

/// A feature: the hash of a word or of a piece of one. 64 bits, so that two of some 10^5 meet once in 10^9 corpora.
pub(crate) type Feature = u64;

/// A different word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    /// As it was typed, where it came first.
    pub(crate) typed: &'a str,
    /// Folded; what is compared.
    pub(crate) folded: String,
    /// The features that no earlier word of the text has.
    pub(crate) features: Vec<Feature>,
}

/// The different words of a text with their features, in the order of the text.
pub(crate) fn words(text: &str) -> Vec<Word<'_>> {
    let mut seen_words = HashSet::new();
    let mut seen_features = HashSet::new();
    let mut found = Vec::new();
    for typed in pieces(text) {
        let folded = fold(typed);
        if folded.is_empty() || !seen_words.insert(folded.clone()) {
            continue;
        }
        let features = features_of(&folded).filter(|feature| seen_features.insert(*feature)).collect();
        found.push(Word { typed, folded, features });
    }
    found
}

/// Lower case without accents; every digit is `0`; letters that do not come apart by themselves are spelled out.
pub(crate) fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.nfkd().flat_map(char::to_lowercase).take(4 * LONGEST_WORD) {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'ı' => folded.push('i'),
            c if c.is_numeric() => folded.push('0'),
            c if c.is_alphanumeric() => folded.push(c),
            _ => {} // combining marks, and the hyphen of a prefix
        }
    }
    match folded.char_indices().nth(LONGEST_WORD) {
        Some((end, _)) => folded.get(..end).unwrap_or_default().to_owned(),
        None => folded,
    }
}

/// Runs of letters and digits, with the hyphen of a short prefix inside.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let begin = rest.find(char::is_alphanumeric)?;
        rest = rest.get(begin..)?;
        let (word, after) = rest.split_at(end_of_word(rest));
        rest = after;
        Some(word)
    })
}

/// Bytes of the word that `rest` begins with.
fn end_of_word(rest: &str) -> usize {
    let within = |c: char| c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c);
    let end_of = |text: &str| text.find(|c| !within(c)).unwrap_or(text.len());
    let end = end_of(rest);
    let is_prefix = rest.get(..end).is_some_and(|head| head.chars().count() <= LONGEST_PREFIX && !head.contains(char::is_numeric));
    let joined = rest.get(end..).and_then(|tail| tail.strip_prefix(['-', '\u{2010}', '\u{2011}']));
    match joined {
        Some(tail) if is_prefix && tail.starts_with(char::is_alphabetic) => rest.len() - tail.len() + end_of(tail),
        _ => end,
    }
}

fn features_of(folded: &str) -> impl Iterator<Item = Feature> {
    let marked: Vec<char> = std::iter::once('<').chain(folded.chars()).chain(std::iter::once('>')).collect();
    let mut found = vec![hash(marked.iter().copied())];
    for length in GRAMS.filter(|length| *length < marked.len()) {
        found.extend(marked.windows(length).map(|gram| hash(gram.iter().copied())));
    }
    found.into_iter()
}

/// FNV-1a over the characters. The whole word with both its marks is a feature no gram can be, for grams are shorter.
fn hash(chars: impl Iterator<Item = char>) -> Feature {
    chars.fold(0xcbf2_9ce4_8422_2325, |hash, c| (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn spellings_of_a_word_meet() {
        assert_eq!(folded("Wi-Fi wifi WIFI e-mail E‑Mail"), ["wifi", "email"]);
        assert_eq!(folded("Straße, STRASSE"), ["strasse"]);
        assert_eq!(folded("café cafe\u{301} CAFÉ"), ["cafe"]);
        assert_eq!(folded("room 101, room 207"), ["room", "000"]);
        assert_eq!(folded("l'ascenseur d’eau"), ["l", "ascenseur", "d", "eau"]);
        assert_eq!(folded("self-checkout 3-4"), ["self", "checkout", "0"]);
    }

    #[test]
    fn a_word_remembers_how_it_was_typed() {
        let found = words("  The ELEVATOR, the elevator!");
        assert_eq!(found.iter().map(|word| word.typed).collect::<Vec<_>>(), ["The", "ELEVATOR"]);
    }

    #[test]
    fn no_feature_has_two_words() {
        let all: Vec<Feature> = words("lift lifts lifting elevator elevators").into_iter().flat_map(|word| word.features).collect();
        let different: HashSet<_> = all.iter().collect();
        assert_eq!(all.len(), different.len());
    }

    #[test]
    fn what_is_no_word_has_no_features() {
        for text in ["", "   ", "!?!", "🔥🔥🔥", "\u{301}"] {
            assert!(words(text).is_empty(), "{text:?}");
        }
    }

    #[test]
    fn a_word_without_end_costs_no_more_than_a_long_one() {
        let endless = "x".repeat(10_000);
        assert!(words(&endless).iter().all(|word| word.features.len() <= 5 && word.folded.len() == LONGEST_WORD));
    }
}
