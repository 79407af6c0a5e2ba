//! How far the people at one ticket have read, as far as this node heard. Pure; a mark only moves forward.
//!
//! Kept are the marks of those who are here, and of each role the furthest, which is what a thread shows. Whoever left is
//! forgotten with the next news; what they have read is in the database.

use helpdesk_core::wire::Reader;
use helpdesk_core::{PersonId, Role, Seq};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Default)]
pub(super) struct Marks {
    of: BTreeMap<Reader, Seq>,
    furthest: BTreeMap<Role, (Reader, Seq)>,
    raised: BTreeSet<Reader>,
}

impl Marks {
    /// Moves a mark forward.
    pub fn raise(&mut self, by: Reader, seq: Seq) {
        let mark = self.of.entry(by).or_default();
        if *mark >= seq {
            return;
        }
        *mark = seq;
        let furthest = self.furthest.entry(by.role).or_insert((by, seq));
        if furthest.1 < seq {
            *furthest = (by, seq);
        }
        self.raised.insert(by);
    }

    /// How many have to be told of.
    pub fn news(&self) -> usize {
        self.raised.len()
    }

    /// What moved since the last time, the furthest of each role first; keeps those who are here.
    pub fn take_raised(&mut self, is_here: impl Fn(PersonId) -> bool) -> Vec<(Reader, Seq)> {
        let raised = std::mem::take(&mut self.raised);
        let mut news: Vec<_> = raised.into_iter().filter_map(|by| Some((by, *self.of.get(&by)?))).collect();
        news.sort_by_key(|(by, _)| !self.is_furthest(*by));
        self.of.retain(|by, _| is_here(by.id));
        news
    }

    /// What a newcomer has to know: the furthest of each role, and how far they have read themselves in another tab.
    pub fn known_to(&self, by: Reader) -> Vec<(Reader, Seq)> {
        let furthest = self.furthest.values().copied();
        let own = self.of.get(&by).filter(|_| !self.is_furthest(by)).map(|seq| (by, *seq));
        furthest.chain(own).collect()
    }

    fn is_furthest(&self, by: Reader) -> bool {
        self.furthest.get(&by.role).is_some_and(|(first, _)| *first == by)
    }
}
