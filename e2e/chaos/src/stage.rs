//! What a row of the fault matrix plays on: the world, the crowd, its dice; and what it measures there.

use crate::bots::Crowd;
use crate::dice::Dice;
use crate::proxy::Proxy;
use crate::world::World;
use rand::Rng;
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;
use std::time::{Duration, Instant};

/// Everything that a row may touch.
pub struct Stage {
    /// Servers, proxies, workers, PostgreSQL.
    pub world: World,
    /// The bots; they run already.
    pub crowd: Crowd,
    /// The seed of the run.
    pub seed: u64,
    /// The row's own choices.
    pub dice: Dice,
    /// When the row shall come to its end.
    pub until: Instant,
    /// Proxies of the row's own that must outlive it.
    kept: Vec<Proxy>,
}

impl Stage {
    /// Everything is set up.
    #[must_use]
    pub fn new(world: World, crowd: Crowd, seed: u64, dice: Dice, length: Duration) -> Stage {
        Stage { world, crowd, seed, dice, until: Instant::now() + length, kept: Vec::new() }
    }

    /// Keeps proxies until the run is over: bots still go through them.
    pub fn keep(&mut self, proxies: Vec<Proxy>) {
        self.kept.extend(proxies);
    }

    /// What the rest of a run needs.
    #[must_use]
    pub fn down(self) -> (World, Crowd, Vec<Proxy>) {
        (self.world, self.crowd, self.kept)
    }

    /// Whether there is time for more.
    pub fn goes_on(&self) -> bool {
        Instant::now() < self.until
    }

    /// Lets the load run for a random while.
    pub async fn a_while(&mut self, from_ms: u64, to_ms: u64) {
        let pause = Duration::from_millis(self.dice.random_range(from_ms..=to_ms));
        tokio::time::sleep(pause).await;
    }

    /// The rest of the row's time.
    pub async fn rest(&self) {
        tokio::time::sleep_until(self.until.into()).await;
    }

    /// Writes down that a fault begins.
    pub fn begins(&self, fault: &str) {
        self.world.recorder.fault(fault, true);
    }

    /// Writes down that it was healed.
    pub fn ends(&self, fault: &str) {
        self.world.recorder.fault(fault, false);
    }
}

/// What a number may be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// Not more.
    AtMost(f64),
    /// Not less.
    AtLeast(f64),
    /// Only told.
    Told,
}

/// A number that a row measured.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    /// What, with its unit.
    pub name: String,
    /// How much; not a number (`null` in JSON) if there was nothing to measure.
    #[serde(deserialize_with = "number_or_none")]
    pub value: f64,
    /// What it may be.
    pub limit: Limit,
}

fn number_or_none<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    Option::deserialize(from).map(|value| value.unwrap_or(f64::NAN))
}

impl Measure {
    /// At most so much.
    pub fn at_most(name: &str, value: f64, limit: f64) -> Measure {
        Measure { name: name.to_owned(), value, limit: Limit::AtMost(limit) }
    }

    /// At least so much.
    pub fn at_least(name: &str, value: f64, limit: f64) -> Measure {
        Measure { name: name.to_owned(), value, limit: Limit::AtLeast(limit) }
    }

    /// Without a limit.
    pub fn told(name: &str, value: f64) -> Measure {
        Measure { name: name.to_owned(), value, limit: Limit::Told }
    }

    /// Whether it is a latency: these are told in milliseconds, spans in seconds.
    #[must_use]
    pub fn is_latency(&self) -> bool {
        self.name.ends_with(", ms")
    }

    /// How near it came to its limit: 1 is on it, more is beyond. `None` without a limit, or where nothing but the limit is
    /// right (a count that has to be nought, or to be whole).
    #[must_use]
    pub fn strain(&self) -> Option<f64> {
        match self.limit {
            Limit::AtMost(limit) if limit > 0.0 => Some(self.value / limit),
            Limit::AtLeast(limit) if limit > 0.0 && limit != 1.0 && self.value > 0.0 => Some(limit / self.value),
            _ => None,
        }
    }

    /// Whether it keeps its limit. What is not a number keeps none.
    #[must_use]
    pub fn holds(&self) -> bool {
        match self.limit {
            Limit::AtMost(limit) => self.value <= limit,
            Limit::AtLeast(limit) => self.value >= limit,
            Limit::Told => true,
        }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = (self.value * 100.0).round() / 100.0;
        match self.limit {
            Limit::AtMost(limit) => write!(f, "{}: {value} (at most {limit})", self.name),
            Limit::AtLeast(limit) => write!(f, "{}: {value} (at least {limit})", self.name),
            Limit::Told => write!(f, "{}: {value}", self.name),
        }
    }
}
