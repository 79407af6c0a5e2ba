//! The data files, as an editor may leave them: readable, of a size, balanced, without doubles.

use crate::corpus::{Row, tickets, unreadable, word_list};
use crate::evaluate::{frozen_lines, frozen_rows};
use crate::features::take_apart;
use helpdesk_core::Category;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

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
    let by_category = count(tickets(), |row| row.category);
    let (least, most) = (by_category.values().min().unwrap(), by_category.values().max().unwrap());
    assert!(by_category.len() == 3 && *least >= 200 && least * 10 >= most * 9, "out of balance: {by_category:?}");
    let by_language = count(tickets(), |row| (row.category, row.language));
    assert!(by_language.len() == 15 && by_language.values().all(|n| *n >= 15), "{by_language:?}");
    let by_kind = count(tickets(), |row| (row.category, row.kind));
    for (kind, least) in [("typo", 25), ("hard", 15), ("broken", 15), ("polite", 15), ("angry", 15), ("terse", 15)] {
        let of = |category: &Category| by_kind.get(&(*category, kind)).copied().unwrap_or(0);
        assert!(Category::ALL.iter().all(|category| of(category) >= least), "{kind}: {by_kind:?}");
    }
    assert!(by_kind.len() == 27, "every kind in every category: {by_kind:?}");
}

#[test]
fn the_word_list_has_sixty_words_of_each_category_and_language() {
    let counts = count(word_list(), |row| (row.category, row.language));
    assert!(counts.len() == 15 && counts.values().all(|n| *n >= 60), "{counts:?}");
    assert!(counts.values().sum::<usize>() >= 1_000);
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

/// Pairs that share at least this part (one in `of`, less than all) of their words, found by their rare ones: whoever shares
/// so many shares one of the rarest of the rest.
fn nearly_the_same(rows: &[Row], (part, of): (usize, usize)) -> Vec<(Row, Row)> {
    let bags: Vec<_> = rows.iter().map(|row| bag(row.text)).collect();
    let mut having: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, bag) in bags.iter().enumerate() {
        bag.iter().for_each(|word| having.entry(word).or_default().push(place));
    }
    let mut pairs = BTreeSet::new();
    for (place, bag) in bags.iter().enumerate() {
        let mut rarest: Vec<&Vec<usize>> = bag.iter().map(|word| &having[word.as_str()]).collect();
        rarest.sort_by_key(|places| places.len());
        let enough = bag.len() * (of - part) / of + 1;
        let candidates: BTreeSet<usize> = rarest.into_iter().take(enough).flatten().copied().collect();
        for other in candidates.into_iter().filter(|other| *other != place) {
            let shared = bag.intersection(&bags[other]).count();
            if shared * of >= part * (bag.len() + bags[other].len() - shared) {
                pairs.insert((place.min(other), place.max(other)));
            }
        }
    }
    pairs.into_iter().map(|(one, other)| (rows[one], rows[other])).collect()
}

#[test]
fn tickets_of_two_categories_are_never_nearly_the_same() {
    let rows: Vec<Row> = tickets().collect();
    let near = nearly_the_same(&rows, (3, 4));
    let across: Vec<_> = near.into_iter().filter(|(one, other)| one.category != other.category).collect();
    assert!(across.is_empty(), "{across:#?}");
    let planted = [Row { category: Category::TechnicalIt, ..rows[0] }, rows[0]];
    assert_eq!(nearly_the_same(&planted, (3, 4)).len(), 1, "it would be found");
}

#[test]
fn nothing_like_a_ticket_of_the_frozen_list_is_in_the_corpus() {
    let frozen: Vec<Row> = frozen_rows().collect();
    let is_frozen = |row: &Row| frozen.iter().any(|other| std::ptr::eq(row.text, other.text));
    let all: Vec<Row> = tickets().chain(frozen.iter().copied()).collect();
    let near = nearly_the_same(&all, (1, 2));
    let leaked: Vec<_> = near.into_iter().filter(|(one, other)| is_frozen(one) != is_frozen(other)).collect();
    assert!(leaked.is_empty(), "take these out of the corpus, never out of the frozen list: {leaked:#?}");
}

#[test]
fn the_frozen_list_is_whole() {
    let frozen: Vec<Row> = frozen_rows().collect();
    assert_eq!(frozen.len(), frozen_lines(), "every line can be read");
    assert!(frozen.iter().all(|row| LANGUAGES.contains(&row.language) && KINDS.contains(&row.kind)));
    let by_category = count(frozen.into_iter(), |row| row.category);
    assert!(by_category.len() == 3 && by_category.values().all(|n| *n >= 20), "{by_category:?}");
}
