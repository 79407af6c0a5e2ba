//! A word of a question, widened: its kin in five languages, words that begin like it, and, when hardly anybody wrote it,
//! the words that it may be a misspelling of.
//!
//! The rule it keeps: what stands nearer to what was typed is ranked above the rest, so widening adds to the end of a list
//! and takes nothing from its beginning. "Full": the vocabulary answers with its most used words; the rest is left out.

use super::super::{ReadError, Store};
use crate::generated::queries::search_kin as queries;
use crate::pool::read;
use helpdesk_core::search::query::{Sought, Term};
use helpdesk_core::search::spelling::is_near;

/// A word that fewer tickets have may be misspelt.
const RARE: i64 = 3;
/// A word is taken for a misspelling of one that is so many times more usual.
const MORE_USUAL: i64 = 10;
/// Words that stand for one word without being its kin.
const MOST_FAR: usize = 40;
/// What the vocabulary says of a word, see `search_kin.sql`.
const SELF: i32 = 0;
const KIN: i32 = 1;
const BEGINS: i32 = 2;
const SMALL: i32 = 3;
/// Spellings that are added to one word.
const MOST_NEAR: usize = 8;
/// Shorter words are taken at their letters.
const SHORTEST: usize = 4;

/// A term with all that stands for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wide {
    /// The word itself, or the words of a phrase.
    pub words: Vec<String>,
    /// Several words, in their order.
    pub phrase: bool,
    /// Other forms of the word.
    pub kin: Vec<String>,
    /// Words that begin like it, and words that it may have been meant to be.
    pub far: Vec<String>,
    /// About how many tickets have it.
    pub n: i64,
    /// A word such as "the": looked for only if there is nothing else.
    pub small: bool,
}

impl Store {
    /// The terms with what the vocabulary knows of them.
    pub(super) async fn widen(&self, terms: &[Term]) -> Result<Vec<Wide>, ReadError> {
        let sought: Vec<&Sought> = terms.iter().flat_map(|term| &term.words).collect();
        let words: Vec<&str> = sought.iter().map(|word| word.folded.as_str()).collect();
        let lower: Vec<&str> = sought.iter().map(|word| word.lower.as_str()).collect();
        let known = read(&self.read, async |db| queries::search_kin().bind(db, &words, &lower).all().await).await?;
        let of = |place: usize| known.iter().filter(move |row| usize::try_from(row.place) == Ok(place + 1));
        let mut place = 0;
        let mut wide: Vec<Wide> = Vec::new();
        for term in terms {
            let each: Vec<Wide> =
                (place..place + term.words.len()).map(|at| one(term, words.get(at), of(at))).collect();
            place += term.words.len();
            wide.push(together(term, each));
        }
        self.forgive(terms, &mut wide).await?;
        Ok(wide)
    }

    /// Adds the words that were perhaps meant.
    async fn forgive(&self, terms: &[Term], wide: &mut [Wide]) -> Result<(), ReadError> {
        let may_err = |term: &Term| {
            let [word] = term.words.as_slice() else { return None };
            let letters = word.folded.chars().count() >= SHORTEST && !word.folded.chars().any(char::is_numeric);
            (!term.exact && letters).then(|| word.folded.clone())
        };
        let (places, words): (Vec<usize>, Vec<String>) =
            terms.iter().enumerate().filter_map(|(at, term)| Some((at, may_err(term)?))).unzip();
        if words.is_empty() {
            return Ok(());
        }
        let near = read(&self.read, async |db| queries::search_similar().bind(db, &words).all().await).await?;
        let mut meant_words = Vec::new();
        for ((at, word), place) in places.into_iter().zip(&words).zip(1..) {
            let Some(wide) = wide.get_mut(at) else { continue };
            let (rare, usual) = (wide.n < RARE, wide.n);
            let meant = |n: i64| rare || n.saturating_mul(MORE_USUAL) <= usual;
            let candidates = near.iter().filter(|row| row.place == place && meant(row.n) && is_near(word, &row.word));
            let new = candidates.filter(|row| !wide.has(&row.word)).take(MOST_NEAR);
            let new: Vec<_> = new.map(|row| (row.word.clone(), row.n)).collect();
            if rare {
                meant_words.extend(new.iter().map(|(word, _)| (at, word.clone())));
            }
            new.into_iter().for_each(|(word, n)| wide.add_far(word, n));
        }
        self.add_kin(&meant_words, wide).await
    }

    /// A misspelt word is widened too: to the kin of what was meant.
    async fn add_kin(&self, meant: &[(usize, String)], wide: &mut [Wide]) -> Result<(), ReadError> {
        if meant.is_empty() {
            return Ok(());
        }
        let words: Vec<&str> = meant.iter().map(|(_, word)| word.as_str()).collect();
        let known = read(&self.read, async |db| queries::search_kin().bind(db, &words, &words).all().await).await?;
        for row in known.into_iter().filter(|row| row.kind == KIN) {
            let term = usize::try_from(row.place - 1).ok().and_then(|place| meant.get(place));
            let wide = term.and_then(|(at, _)| wide.get_mut(*at));
            if let Some(wide) = wide.filter(|wide| !wide.has(&row.word) && wide.far.len() < MOST_FAR) {
                wide.add_far(row.word, row.n);
            }
        }
        Ok(())
    }
}

impl Wide {
    fn has(&self, word: &str) -> bool {
        [&self.words, &self.kin, &self.far].into_iter().any(|list| list.iter().any(|known| known == word))
    }

    fn add_far(&mut self, word: String, n: i64) {
        self.far.push(word);
        self.n = self.n.saturating_add(n);
    }

    /// All words that stand for the term.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.words.iter().chain(&self.kin).chain(&self.far).map(String::as_str)
    }
}

fn one<'a>(term: &Term, word: Option<&&str>, known: impl Iterator<Item = &'a queries::SearchKin>) -> Wide {
    let mut wide = Wide { words: word.map(|word| (*word).to_owned()).into_iter().collect(), ..Wide::default() };
    for row in known {
        match row.kind {
            SMALL => wide.small = !term.exact,
            SELF if wide.words.contains(&row.word) => wide.n = wide.n.saturating_add(row.n),
            _ if term.exact || wide.has(&row.word) => {}
            kind => {
                if kind == BEGINS { &mut wide.far } else { &mut wide.kin }.push(row.word.clone());
                wide.n = wide.n.saturating_add(row.n);
            }
        }
    }
    wide
}

/// The words of a phrase as one: as rare as its rarest.
fn together(term: &Term, each: Vec<Wide>) -> Wide {
    if term.words.len() == 1 {
        return each.into_iter().next().unwrap_or_default();
    }
    let n = each.iter().map(|word| word.n).min().unwrap_or_default();
    Wide { words: each.into_iter().flat_map(|word| word.words).collect(), phrase: true, n, ..Wide::default() }
}
