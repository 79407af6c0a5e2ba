//! Chance that can be repeated. SplitMix64, ours, so that no release of a library changes what a seed means.

use uuid::{Builder, Uuid};

/// Spreads every bit over all bits; no two numbers become the same.
pub(crate) fn mixed(number: u64) -> u64 {
    let z = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A stream of chance.
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// The stream of this name; streams know nothing of each other.
    pub(crate) fn new(seed: u64, name: u64, number: u64) -> Dice {
        Dice(mixed(mixed(mixed(seed).wrapping_add(name)).wrapping_add(number)))
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(self.0)
    }

    /// From 0 to below 1.
    pub(crate) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Whether something of this probability happened.
    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// From 0 to below `n`; 0 for an empty range.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }

    /// From `low` to below `high`.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below(usize::try_from(high - low).unwrap_or(0)) as i64
    }

    /// Around 1, by the normal law of the logarithm; `spread` is its standard deviation.
    pub(crate) fn log_normal(&mut self, spread: f64) -> f64 {
        let (radius, angle) = ((1.0 - self.unit()).ln() * -2.0, self.unit() * std::f64::consts::TAU);
        (radius.sqrt() * angle.cos() * spread).exp()
    }

    /// The place of a part, parts weighing so much.
    pub(crate) fn weighted(&mut self, weights: &[f64]) -> usize {
        let mut left = self.unit() * weights.iter().sum::<f64>();
        let passed = weights.iter().take_while(|weight| {
            left -= **weight;
            left >= 0.0
        });
        passed.count().min(weights.len().saturating_sub(1))
    }

    /// An id like those that sessions draw.
    pub(crate) fn uuid(&mut self) -> Uuid {
        let (high, low) = (self.next().to_be_bytes(), self.next().to_be_bytes());
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(high.into_iter().chain(low)).for_each(|(to, from)| *to = from);
        Builder::from_random_bytes(bytes).into_uuid()
    }
}
