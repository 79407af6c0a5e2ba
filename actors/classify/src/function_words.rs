//! Words that carry grammar, not a subject. They take part in the score like all others, but nobody is helped by reading
//! that a ticket is about IT because of "the"; so they are left out of the reasons.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::features::fold;

static WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let file = include_str!("../data/function_words.txt");
    file.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).map(fold).collect()
});

/// Whether a folded word says something by itself: no function word, no number, no single letter.
pub(crate) fn is_telling(folded: &str) -> bool {
    folded.chars().count() > 1 && !folded.chars().all(char::is_numeric) && !WORDS.contains(folded)
}
