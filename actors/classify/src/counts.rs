//! How often each feature was seen in each category, and nothing else.
//!
//! The rule it keeps: weights are computed from the counts when they are asked for, so nothing has to be kept in step.
//! Some 10^5 small counters, about 10 MB; nothing grows by reading.

use crate::features::{Feature, take_apart};
use helpdesk_core::Category;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// One number for each category, in the order of [`Category::ALL`].
pub(crate) type PerCategory = [f64; 3];
/// The same, counted.
pub(crate) type Count = [u32; 3];
/// Something by feature.
pub(crate) type ByFeature<T> = HashMap<Feature, T, BuildHasherDefault<IsHash>>;

/// What rows of text and category leave behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// In 16 bits each, so that more of the table stays near the processor; 65,535 rows of one feature are enough.
    seen: ByFeature<[u16; 3]>,
    /// Of all features of a category.
    totals: Count,
    /// Of the rows themselves.
    rows: Count,
}

impl Counts {
    /// One more row.
    pub(crate) fn learn(&mut self, text: &str, category: Category) {
        let place = place(category);
        bump(&mut self.rows, place);
        for found in take_apart(text).features {
            if let Some(count) = self.seen.entry(found.feature()).or_default().get_mut(place) {
                *count = count.saturating_add(1);
            }
            bump(&mut self.totals, place);
        }
    }

    pub(crate) fn get(&self, feature: Feature) -> Option<Count> {
        self.seen.get(&feature).map(|count| count.map(u32::from))
    }

    /// How many different features there are.
    pub(crate) fn vocabulary(&self) -> usize {
        self.seen.len()
    }

    /// How many features the rows of the other categories have together, for each category.
    pub(crate) fn totals_of_others(&self) -> PerCategory {
        others(&self.totals)
    }

    /// How many rows the other categories have together, for each category.
    pub(crate) fn rows_of_others(&self) -> PerCategory {
        others(&self.rows)
    }
}

/// What all the others have together, for each category.
pub(crate) fn others(counts: &Count) -> PerCategory {
    let all: u32 = counts.iter().sum();
    counts.map(|own| f64::from(all - own))
}

/// Where a category stands in [`Category::ALL`].
pub(crate) fn place(category: Category) -> usize {
    Category::ALL.into_iter().position(|other| other == category).unwrap_or(0)
}

pub(crate) fn of<T: Copy + Default>(values: &[T; 3], place: usize) -> T {
    values.get(place).copied().unwrap_or_default()
}

pub(crate) fn bump(counts: &mut Count, place: usize) {
    if let Some(count) = counts.get_mut(place) {
        *count = count.saturating_add(1);
    }
}

/// A feature is nearly a hash already, and only rows of the corpus and corrections get in.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct IsHash(u64);

impl Hasher for IsHash {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write_u64(&mut self, feature: u64) {
        // a table looks at both ends of a hash, and a feature fills only the lower one
        self.0 = feature.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| hash.rotate_left(8) ^ u64::from(*byte));
    }
}
