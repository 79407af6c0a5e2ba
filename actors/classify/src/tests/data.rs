//! The data files, as an editor may leave them: readable, of a size, balanced, without doubles.

use crate::corpus::{Row, tickets, unreadable, word_list};
use crate::features::take_apart;
use helpdesk_core::Category;
use std::collections::{BTreeMap, BTreeSet, HashSet};

const LANGUAGES: [&str; 5] = ["en", "de", "fr", "es", "it"];
const KINDS: [&str; 9] = ["plain", "polite", "angry", "terse", "long", "phone", "typo", "broken", "hard"];

fn count<K: Ord>(rows: impl Iterator<Item = Row>, key: impl Fn(&Row) -> K) -> BTreeMap<K, usize> {
    let mut counts = BTreeMap::new();
    for row in rows {
        *counts.entry(key(&row)).or_default() += 1;
    }
    counts
}

/// The text as a set of folded words: what is left when order, case and punctuation are taken away.
fn bag(text: &str) -> BTreeSet<String> {
    take_apart(text).words.into_iter().map(|word| word.folded).collect()
}

#[test]
fn every_line_can_be_read() {
    assert_eq!(unreadable(), Vec::<&str>::new());
    for row in tickets().chain(word_list()) {
        assert!(LANGUAGES.contains(&row.language), "{row:?}");
        assert!(!row.text.trim().is_empty() && row.text.trim() == row.text && !row.text.contains('\t'), "{row:?}");
    }
    assert!(tickets().all(|row| KINDS.contains(&row.kind)));
    assert!(word_list().all(|row| row.kind == "word"));
}

#[test]
fn there_are_enough_tickets_of_each_category_language_and_kind() {
    assert!(tickets().count() >= 400);
    let by_category = count(tickets(), |row| row.category);
    let (least, most) = (by_category.values().min().unwrap(), by_category.values().max().unwrap());
    assert!(by_category.len() == 3 && least * 10 >= most * 9, "out of balance: {by_category:?}");
    let by_language = count(tickets(), |row| (row.category, row.language));
    assert!(by_language.len() == 15 && by_language.values().all(|n| *n >= 12), "{by_language:?}");
    let by_kind = count(tickets(), |row| (row.category, row.kind));
    assert!(by_kind.len() == 27 && by_kind.values().all(|n| *n >= 2), "{by_kind:?}");
    for kind in ["typo", "hard"] {
        assert!(Category::ALL.iter().all(|category| by_kind[&(*category, kind)] >= 10), "{kind}: {by_kind:?}");
    }
}

#[test]
fn the_word_list_has_sixty_words_of_each_category_and_language() {
    let counts = count(word_list(), |row| (row.category, row.language));
    assert!(counts.len() == 15 && counts.values().all(|n| *n >= 60), "{counts:?}");
}

#[test]
fn no_ticket_stands_twice() {
    let mut seen = HashSet::new();
    let doubles: Vec<_> = tickets().filter(|row| !seen.insert(bag(row.text))).map(|row| row.text).collect();
    assert_eq!(doubles, Vec::<&str>::new());
}

#[test]
fn no_word_stands_twice_in_a_language_nor_in_two_categories_of_one() {
    let mut seen = HashSet::new();
    let doubles: Vec<_> = word_list().filter(|row| !seen.insert((row.language, bag(row.text)))).collect();
    assert!(doubles.is_empty(), "{doubles:?}");
}

#[test]
fn tickets_of_two_categories_are_never_nearly_the_same() {
    let bags: Vec<(Row, BTreeSet<String>)> = tickets().map(|row| (row, bag(row.text))).collect();
    for (number, (one, words)) in bags.iter().enumerate() {
        for (other, theirs) in bags.iter().skip(number + 1).filter(|(other, _)| other.category != one.category) {
            let shared = words.intersection(theirs).count();
            let all = words.len() + theirs.len() - shared;
            assert!(shared * 4 < all * 3, "{}\n{}", one.text, other.text);
        }
    }
}
