//! A question as the index takes it: conditions of PostgreSQL's text search, written from folded words alone.
//!
//! The rule it keeps: a word here is made of letters and digits, so nothing that a person typed is ever read as an operator.
//! Whoever may not read notes asks for words of every weight but D, in each term; notes weigh nothing in their ranking.

use super::super::{ReadError, Store};
use super::wide::Wide;
use super::{FEW, Search};
use helpdesk_core::TicketId;
use helpdesk_core::search::Hits;

/// Weights of D (notes), C (place), B (messages), A (description).
const STAFF: [f32; 4] = [0.2, 0.4, 0.4, 1.0];
const USER: [f32; 4] = [0.0, 0.4, 0.4, 1.0];

/// A question, ready to be asked.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    /// What must hold.
    pub sought: String,
    /// All words as they were typed.
    pub exact: String,
    /// All words, or forms of them.
    pub kin: String,
    /// What ranks.
    pub ranked: String,
    /// How much each place weighs.
    pub weights: Vec<f32>,
    /// About how many tickets can have it; `None`: nearly all.
    pub n: Option<i64>,
    /// How many tickets there are.
    pub all: i64,
    /// So few that all are ranked.
    pub few: bool,
    /// Comes first.
    pub number: Option<TicketId>,
    /// What is marked in texts.
    pub hits: Hits,
    /// How many terms there are to be marked.
    pub terms: usize,
}

/// How far from what was typed.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Reach {
    Exact,
    Kin,
    Far,
}

impl Store {
    /// Widens a question and writes it down.
    pub(super) async fn understand(&self, search: &Search) -> Result<Asked, ReadError> {
        let (mut wanted, counts) = futures::try_join!(self.widen(&search.query.wanted), self.counts())?;
        let all = counts.open.saturating_add(counts.active).saturating_add(counts.closed);
        if !wanted.iter().all(|term| term.small) {
            wanted.retain(|term| !term.small);
        }
        let unwanted: Vec<Wide> = search.query.unwanted.iter().map(taken_at_its_letters).collect();
        Ok(write(&wanted, &unwanted, search, all))
    }
}

fn taken_at_its_letters(term: &helpdesk_core::search::Term) -> Wide {
    let words: Vec<String> = term.words.iter().map(|word| word.folded.clone()).collect();
    Wide { phrase: words.len() > 1, words, ..Wide::default() }
}

/// How many of `all` tickets have every term, as if each had nothing to do with the others; `None`: nothing is wanted.
fn estimate(wanted: &[Wide], all: i64) -> Option<i64> {
    let rarest = wanted.iter().map(|term| term.n).min()?;
    let share = |term: &Wide| (term.n as f64 / all.max(1) as f64).min(1.0);
    let together = wanted.iter().map(share).product::<f64>() * all as f64;
    Some(rarest.min(together as i64))
}

fn write(wanted: &[Wide], unwanted: &[Wide], search: &Search, all_tickets: i64) -> Asked {
    let where_ = if search.notes { "" } else { ":ABC" };
    let all = |reach: Reach| {
        let wanted = wanted.iter().map(|term| condition(term, reach, where_));
        let unwanted = unwanted.iter().map(|term| format!("!{}", condition(term, Reach::Exact, where_)));
        wanted.chain(unwanted).collect::<Vec<_>>().join(" & ")
    };
    let ranked = wanted.iter().map(|term| condition(term, Reach::Far, where_)).collect::<Vec<_>>().join(" & ");
    let n = estimate(wanted, all_tickets);
    let mut hits = Hits::default();
    for (place, term) in wanted.iter().enumerate() {
        term.all().for_each(|word| hits.add(word, place));
    }
    Asked {
        sought: all(Reach::Far),
        exact: all(Reach::Exact),
        kin: all(Reach::Kin),
        // nothing is wanted, only unwanted: all are alike
        ranked: if ranked.is_empty() { all(Reach::Far) } else { ranked },
        weights: if search.notes { STAFF } else { USER }.to_vec(),
        n,
        all: all_tickets,
        few: n.is_some_and(|n| n <= FEW),
        number: search.query.number,
        hits,
        terms: wanted.len(),
    }
}

/// `('a':ABC <-> 'b':ABC)` for a phrase, `('a':ABC | 'as':ABC)` for a word.
fn condition(term: &Wide, reach: Reach, where_: &str) -> String {
    let quoted = |word: &String| format!("'{word}'{where_}");
    if term.phrase {
        return format!("({})", term.words.iter().map(quoted).collect::<Vec<_>>().join(" <-> "));
    }
    let kin = term.kin.iter().filter(|_| reach >= Reach::Kin);
    let far = term.far.iter().filter(|_| reach >= Reach::Far);
    format!("({})", term.words.iter().chain(kin).chain(far).map(quoted).collect::<Vec<_>>().join(" | "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use helpdesk_core::search::Query;

    fn wide(word: &str, kin: &[&str], far: &[&str]) -> Wide {
        let owned = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect();
        Wide { words: vec![word.to_owned()], kin: owned(kin), far: owned(far), n: 5, ..Wide::default() }
    }

    #[test]
    fn who_may_not_read_notes_asks_outside_of_them_in_every_term() {
        let search = Search { query: Query::parse("lift -spare"), notes: false };
        let unwanted: Vec<Wide> = search.query.unwanted.iter().map(taken_at_its_letters).collect();
        let asked = write(&[wide("lift", &["lifts"], &["lifte"])], &unwanted, &search, 100);
        assert_eq!(asked.sought, "('lift':ABC | 'lifts':ABC | 'lifte':ABC) & !('spare':ABC)");
        assert_eq!(asked.exact, "('lift':ABC) & !('spare':ABC)");
        assert_eq!(asked.kin, "('lift':ABC | 'lifts':ABC) & !('spare':ABC)");
        assert_eq!((asked.weights[0], asked.few), (0.0, true));
        let staff = write(&[wide("lift", &[], &[])], &[], &Search { notes: true, ..search }, 100);
        assert_eq!(staff.sought, "('lift')");
    }

    #[test]
    fn a_phrase_keeps_its_order_and_only_unwanted_words_ask_for_all_others() {
        let search = Search { query: Query::parse("\"stuck lift\""), notes: true };
        let phrase = taken_at_its_letters(&search.query.wanted[0]);
        assert_eq!(write(&[phrase], &[], &search, 100).sought, "('stuck' <-> 'lift')");
        let search = Search { query: Query::parse("-lift"), notes: true };
        let asked = write(&[], &[taken_at_its_letters(&search.query.unwanted[0])], &search, 100);
        assert_eq!((asked.sought.as_str(), asked.ranked.as_str(), asked.few), ("!('lift')", "!('lift')", false));
    }

    #[test]
    fn words_that_many_have_may_be_few_together() {
        let term = |n| Wide { n, ..Wide::default() };
        assert_eq!(estimate(&[term(3_000)], 100_000), Some(3_000));
        assert_eq!(estimate(&[term(3_000), term(20_000)], 100_000), Some(600));
        assert_eq!((estimate(&[], 100), estimate(&[term(9)], 0)), (None, Some(0)));
    }
}
