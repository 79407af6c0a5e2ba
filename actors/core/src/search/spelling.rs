//! How near two spellings are: letters left out, put in, exchanged, or two neighbours swapped.
//!
//! The rule it keeps: a short word is taken at its letters, because nearly every short word is one letter away from another.

/// How many mistakes a word of this many characters may have.
#[must_use]
pub fn forgiven(chars: usize) -> usize {
    match chars {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// How many mistakes lie between two words, each of the four kinds counting one (optimal string alignment).
#[must_use]
pub fn distance(one: &str, two: &str) -> usize {
    let (one, two): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=two.len()).collect();
    let at = |row: &[usize], n: usize| row.get(n).copied().unwrap_or(usize::MAX / 2);
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in two.iter().enumerate() {
            let exchanged = at(&last, j) + usize::from(a != b);
            let mut least = exchanged.min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && one.get(i - 1) == Some(b) && two.get(j - 1) == Some(a);
            if swapped {
                least = least.min(at(&before, j - 1) + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    at(&last, two.len())
}

/// Whether one may be a misspelling of the other.
#[must_use]
pub fn is_near(asked: &str, known: &str) -> bool {
    let lengths = (asked.chars().count(), known.chars().count());
    let most = forgiven(lengths.0);
    lengths.0.abs_diff(lengths.1) <= most && distance(asked, known) <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_kinds_of_mistakes_count_one_each() {
        for (one, two) in
            [("printer", "priner"), ("printer", "prinnter"), ("printer", "pronter"), ("printer", "pritner")]
        {
            assert_eq!(distance(one, two), 1, "{one} {two}");
        }
        assert_eq!((distance("", "abc"), distance("abc", ""), distance("abc", "abc")), (3, 3, 0));
        assert_eq!(distance("heizung", "heinzug"), 2);
    }

    #[test]
    fn short_words_are_taken_at_their_letters() {
        assert!(!is_near("lan", "fan") && !is_near("old", "olf"));
        assert!(is_near("wlna", "wlan") && is_near("aufzgu", "aufzug") && is_near("ascensuer", "ascenseur"));
        assert!(!is_near("beamer", "better") && !is_near("wasser", "wanner"));
    }
}
