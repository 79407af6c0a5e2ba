//! From a text to words and from words to features.
//!
//! People write "Wi-Fi", "wifi" and "WIFI", drop accents, mistype and compound; so a word is folded (lower case, accents
//! off, digits alike) and seen in pieces: as a whole and as its character 3- to 5-grams, with marks where it begins and ends.
//! Words also count in pairs, as they stand beside each other: "bus late" says what neither says alone.
//! The rule it keeps: features are binary and each belongs to one word, the first that has it (a pair to its longer word),
//! so nothing counts twice and the words' parts add up to the whole. A word is looked at up to [`LONGEST_WORD`] characters;
//! the rest of it is ignored.

use crate::function_words::is_telling;
use unicode_normalization::UnicodeNormalization;

/// Longer than any compound that people write; what is longer is a link or a key that fell on the keyboard.
pub(crate) const LONGEST_WORD: usize = 48;
/// Lengths of the character n-grams.
const GRAMS: std::ops::RangeInclusive<usize> = 3..=5;
/// Words up to this length before a hyphen are a prefix, not a word of their own: "wi-fi", "e-mail".
const LONGEST_PREFIX: usize = 2;

/// Words of a text that are read; a ticket has at most 5,000.
const MOST_WORDS: usize = 1 << WORD_BITS;
const WORD_BITS: u32 = 14;
const KIND_BITS: u32 = 2;

/// A feature: the hash of a word, of a piece of one, or of a pair. 48 bits: of some 10^5 two meet in one corpus of 50,000.
pub(crate) type Feature = u64;

/// What a feature is; how much it weighs is the model's affair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A whole word.
    Word,
    /// A piece of one.
    Gram,
    /// Two words beside each other.
    Pair,
}

/// A feature of a text, with the word that it belongs to, in 64 bits: nearly all the time of a text goes into sorting these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Found(u64);

impl Found {
    fn new(hash: u64, word: usize, kind: Kind) -> Found {
        let place = (word.min(MOST_WORDS - 1) as u64) << KIND_BITS | kind as u64;
        Found(hash >> (WORD_BITS + KIND_BITS) << (WORD_BITS + KIND_BITS) | place)
    }

    pub(crate) fn feature(self) -> Feature {
        self.0 >> (WORD_BITS + KIND_BITS)
    }

    /// The place of the word that it belongs to.
    pub(crate) fn word(self) -> usize {
        (self.0 >> KIND_BITS) as usize & (MOST_WORDS - 1)
    }

    pub(crate) fn kind(self) -> Kind {
        match self.0 & ((1 << KIND_BITS) - 1) {
            0 => Kind::Word,
            1 => Kind::Gram,
            _ => Kind::Pair,
        }
    }
}

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    /// As it was typed.
    pub(crate) typed: &'a str,
    /// Folded; what is compared.
    pub(crate) folded: String,
}

/// A text taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pieces<'a> {
    /// In the order of the text.
    pub(crate) words: Vec<Word<'a>>,
    /// Each feature once.
    pub(crate) features: Vec<Found>,
}

/// Takes a text apart. A word that comes again has no features of its own left, only new pairs.
pub(crate) fn take_apart(text: &str) -> Pieces<'_> {
    let words: Vec<Word> = words(text).take(MOST_WORDS).collect();
    let mut features = Vec::with_capacity(16 * words.len());
    for (place, word) in words.iter().enumerate() {
        features_of(&word.folded, |hash, kind| features.push(Found::new(hash, place, kind)));
    }
    for (second, pair) in (1..).zip(words.windows(2)) {
        features.extend(pair_of(pair, second));
    }
    features.sort_unstable(); // not a hash set: nobody can write a text that makes it slow
    features.dedup_by_key(|found| found.feature());
    Pieces { words, features }
}

/// The words of a text, in its order.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    pieces(text).map(|typed| Word { typed, folded: fold(typed) })
}

/// The words of a text that say something by themselves, folded, in its order: what two texts about the same thing share.
pub fn telling_words(text: &str) -> impl Iterator<Item = String> + '_ {
    words(text).take(MOST_WORDS).map(|word| word.folded).filter(|word| is_telling(word))
}

/// Two words beside each other, of which the second stands at this place. A blank stands in no other feature.
fn pair_of(pair: &[Word], second: usize) -> Option<Found> {
    let [one, two] = pair else { return None };
    let word = if one.folded.len() > two.folded.len() { second - 1 } else { second };
    let hash = hash(one.folded.chars().chain(std::iter::once(' ')).chain(two.folded.chars()));
    (!one.folded.is_empty() && !two.folded.is_empty()).then_some(Found::new(hash, word, Kind::Pair))
}

/// Lower case without accents; every digit is `0`; letters that do not come apart by themselves are spelled out.
pub(crate) fn fold(word: &str) -> String {
    if word.is_ascii() && word.len() <= LONGEST_WORD {
        let letters = word.chars().filter(char::is_ascii_alphanumeric);
        return letters.map(|c| if c.is_ascii_digit() { '0' } else { c.to_ascii_lowercase() }).collect();
    }
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
    let is_prefix =
        rest.get(..end).is_some_and(|head| head.chars().count() <= LONGEST_PREFIX && !head.contains(char::is_numeric));
    let joined = rest.get(end..).and_then(|tail| tail.strip_prefix(['-', '\u{2010}', '\u{2011}']));
    match joined {
        Some(tail) if is_prefix && tail.starts_with(char::is_alphabetic) => rest.len() - tail.len() + end_of(tail),
        _ => end,
    }
}

/// The word as a whole and its grams; the whole has both marks, which no shorter gram has, so the two never mix.
fn features_of(folded: &str, mut found: impl FnMut(u64, Kind)) {
    if folded.is_empty() {
        return;
    }
    let marked: Vec<char> = std::iter::once('<').chain(folded.chars()).chain(std::iter::once('>')).collect();
    found(hash(marked.iter().copied()), Kind::Word);
    for begin in 0..marked.len() {
        // each gram is the one before and one more character
        let mut gram = HASH_OF_NOTHING;
        for (length, c) in (1..=*GRAMS.end().min(&(marked.len() - 1))).zip(marked.iter().skip(begin)) {
            gram = hashed(gram, *c);
            if GRAMS.contains(&length) {
                found(gram, Kind::Gram);
            }
        }
    }
}

const HASH_OF_NOTHING: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a, a character at a time.
fn hashed(hash: u64, c: char) -> u64 {
    (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3)
}

fn hash(chars: impl Iterator<Item = char>) -> u64 {
    chars.fold(HASH_OF_NOTHING, hashed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn folded(text: &str) -> Vec<String> {
        take_apart(text).words.into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn spellings_of_a_word_meet() {
        assert_eq!(folded("Wi-Fi wifi WIFI e-mail E\u{2011}Mail"), ["wifi", "wifi", "wifi", "email", "email"]);
        assert_eq!(folded("Straße, STRASSE"), ["strasse", "strasse"]);
        assert_eq!(folded("café cafe\u{301} CAFÉ"), ["cafe", "cafe", "cafe"]);
        assert_eq!(folded("room 101, room 207"), ["room", "000", "room", "000"]);
        assert_eq!(folded("l'ascenseur d’eau"), ["l", "ascenseur", "d", "eau"]);
        assert_eq!(folded("self-checkout 3-4"), ["self", "checkout", "0", "0"]);
    }

    #[test]
    fn words_keep_how_they_were_typed() {
        let found = take_apart("  The ELEVATOR!");
        assert_eq!(found.words.iter().map(|word| word.typed).collect::<Vec<_>>(), ["The", "ELEVATOR"]);
    }

    #[test]
    fn a_feature_counts_once_and_for_the_first_word_that_has_it() {
        let found = take_apart("lift lifts LIFT");
        let different: HashSet<_> = found.features.iter().map(|found| found.feature()).collect();
        assert_eq!(found.features.len(), different.len());
        let of =
            |place| found.features.iter().filter(|found| found.word() == place && found.kind() != Kind::Pair).count();
        assert_eq!(of(2), 0);
        assert!(of(0) > of(1) && of(1) > 0);
    }

    #[test]
    fn words_beside_each_other_are_a_pair_of_the_longer_one() {
        let pairs = |text| {
            let found = take_apart(text).features.into_iter().filter(|found| found.kind() == Kind::Pair);
            found.map(|found| found.word()).collect::<Vec<_>>()
        };
        assert_eq!((pairs("late"), pairs("the elevator"), pairs("elevator is")), (vec![], vec![1], vec![0]));
        assert_eq!(pairs("bus late bus late").len(), 2, "each pair once");
        let alone: HashSet<_> =
            take_apart("buslate bus late").features.into_iter().map(|found| found.feature()).collect();
        assert_eq!(alone.len(), take_apart("buslate bus late").features.len());
    }

    #[test]
    fn what_is_no_word_has_no_features() {
        for text in ["", "   ", "!?!", "🔥🔥🔥", "\u{301}"] {
            assert!(take_apart(text).features.is_empty(), "{text:?}");
        }
    }

    #[test]
    fn a_word_without_end_costs_no_more_than_a_long_one() {
        for endless in ["x".repeat(10_000), "é".repeat(10_000), "abcdefghij".repeat(1_000)] {
            let found = take_apart(&endless);
            assert!(
                found.words[0].folded.chars().count() <= LONGEST_WORD && found.features.len() <= 3 * LONGEST_WORD + 5
            );
        }
    }
}
