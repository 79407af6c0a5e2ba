//! How fast a socket may send, as a pure token bucket: time is passed in.
//!
//! This is fairness between sockets, not memory; memory is bounded by the guard whatever arrives. So the numbers are far
//! above everything that a legal client does (the slowest flood sends a thousand times as much) and no client is ever
//! told: the server reads its socket more slowly, and TCP hands that on.
//!
//! "Full" means in debt: the frame that went over is still handed on, and then nothing is read until the debt is paid.

use std::cell::Cell;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Frames of one socket. A person's commands are a handful a second and a program that waits for each answer gets some
/// hundreds; a flood of tiny frames has millions. The burst is a whole outbox sent again, many times over.
pub const FRAMES: Rate = Rate { per_second: 1_000, burst: 2_000 };
/// Bytes of one socket. Sixty-four of the largest frames at once, then sixteen a second: nobody types that much, and at
/// line rate one socket would keep a core busy with nothing but copying.
pub const BYTES: Rate = Rate { per_second: 1024 * 1024, burst: 4 * 1024 * 1024 };
/// What a frame costs beside itself if all that could be done with it was to say that there is no room. Saying so takes
/// about as long as reading a command that is done, so whoever sends more than there is room for would take the time of
/// everybody's work: they are told at most a hundred times a second in the long run, and read later.
pub const NO_ROOM: u64 = 10;
/// Shortest pause. Whoever is in debt is woken twenty times a second and not once per frame.
const PAUSE: Duration = Duration::from_millis(50);

/// So much a second, and so much at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Units a second in the long run, at least 1.
    pub per_second: u64,
    /// Units at once after a rest.
    pub burst: u64,
}

impl Rate {
    /// How long so many units take.
    fn time_of(self, units: u64) -> Duration {
        let nanos = u128::from(units) * 1_000_000_000 / u128::from(self.per_second.max(1));
        Duration::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX))
    }
}

/// A bucket, told by the moment at which it will be full again.
#[derive(Clone, Copy, Debug)]
struct Bucket {
    rate: Rate,
    full: Option<Instant>,
}

impl Bucket {
    fn spend(&mut self, units: u64, now: Instant) {
        let from = self.full.map_or(now, |full| full.max(now));
        // past the end of time nothing would be let through again, which is what was asked for
        self.full = Some(from.checked_add(self.rate.time_of(units)).unwrap_or(from));
    }

    fn debt(&self, now: Instant) -> Duration {
        let missing = self.full.map_or(Duration::ZERO, |full| full.saturating_duration_since(now));
        missing.saturating_sub(self.rate.time_of(self.rate.burst))
    }
}

/// What one socket may still send.
#[derive(Clone, Debug)]
pub struct Budget {
    frames: Bucket,
    bytes: Bucket,
}

impl Budget {
    /// Both buckets are full at first.
    #[must_use]
    pub fn new(frames: Rate, bytes: Rate) -> Budget {
        Budget { frames: Bucket { rate: frames, full: None }, bytes: Bucket { rate: bytes, full: None } }
    }

    /// Takes what was handed on: whole frames and bytes, headers included.
    pub fn spend(&mut self, frames: u64, bytes: u64, now: Instant) {
        self.frames.spend(frames, now);
        self.bytes.spend(bytes, now);
    }

    /// How long nothing may be read; `None` while there is no debt.
    #[must_use]
    pub fn pause(&self, now: Instant) -> Option<Duration> {
        let debt = self.frames.debt(now).max(self.bytes.debt(now));
        (debt > Duration::ZERO).then(|| debt.max(PAUSE))
    }
}

/// By which a session charges its own socket for what its frames made it do. Clones are one account.
#[derive(Clone, Debug, Default)]
pub struct Charges(Rc<Cell<u64>>);

impl Charges {
    /// So many frames more.
    pub fn add(&self, frames: u64) {
        self.0.set(self.0.get().saturating_add(frames));
    }

    /// What was charged since the last time.
    pub(crate) fn take(&self) -> u64 {
        self.0.take()
    }
}

impl Default for Budget {
    fn default() -> Budget {
        Budget::new(FRAMES, BYTES)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use helpdesk_core::wire::MAX_FRAME;
    use proptest::prelude::*;

    /// Sends as fast as it is let; frames and bytes that went through within `time`.
    fn flood(mut budget: Budget, size: u64, time: Duration) -> (u64, u64, u32) {
        let begin = Instant::now();
        let (mut now, mut frames, mut pauses) = (begin, 0, 0);
        while now < begin + time {
            match budget.pause(now) {
                Some(pause) => {
                    now += pause;
                    pauses += 1;
                }
                None => {
                    budget.spend(1, size, now);
                    frames += 1;
                    now += Duration::from_nanos(200);
                }
            }
        }
        (frames, frames * size, pauses)
    }

    #[test]
    fn a_flood_gets_its_burst_and_then_its_rate() {
        let ten = Duration::from_secs(10);
        let (frames, _, pauses) = flood(Budget::default(), 6, ten);
        assert!((11_900..=12_100).contains(&frames), "{frames}");
        assert!(pauses <= 201, "{pauses} wakings");
        let (_, bytes, pauses) = flood(Budget::default(), MAX_FRAME as u64, ten);
        assert!((13 << 20..=15 << 20).contains(&bytes), "{bytes}");
        assert!(pauses <= 201, "{pauses} wakings");
    }

    proptest! {
        #[test]
        fn whoever_keeps_to_the_rate_is_never_held_up(gaps in proptest::collection::vec(0..5_000u64, 1..300), share in 1..=1_000u64) {
            let (mut budget, mut now) = (Budget::default(), Instant::now());
            for gap in gaps {
                // what may be sent in the rest before it, at most the burst
                let earned = (gap * FRAMES.per_second / 1_000).min(FRAMES.burst);
                now += Duration::from_millis(gap);
                let frames = earned * share / 1_000;
                budget.spend(frames, frames * 1_000, now);
                prop_assert_eq!(budget.pause(now), None);
            }
        }

        #[test]
        fn no_more_than_burst_rate_and_one_frame_goes_through(
            sizes in proptest::collection::vec((0..=MAX_FRAME as u64, 0..30u64), 1..400),
            rate in 1..5_000u64, burst in 1..5_000u64,
        ) {
            let frames = Rate { per_second: rate, burst };
            let bytes = Rate { per_second: rate * 100, burst: burst * 100 };
            let (mut budget, begin) = (Budget::new(frames, bytes), Instant::now());
            let (mut now, mut count, mut sum) = (begin, 0, 0);
            for (size, gap) in sizes {
                now += Duration::from_millis(gap);
                while let Some(pause) = budget.pause(now) {
                    now += pause;
                }
                let over = |used: u64, rate: Rate| u128::from(used.saturating_sub(rate.burst)) * 1_000_000_000 / u128::from(rate.per_second);
                let lasted = (now - begin).as_nanos() + 1_000;
                prop_assert!(over(count, frames) <= lasted && over(sum, bytes) <= lasted, "{} {} in {}", count, sum, lasted);
                budget.spend(1, size, now);
                (count, sum) = (count + 1, sum + size);
            }
        }

        #[test]
        fn a_debt_ends_after_its_pause(frames in 0..10_000u64, bytes in 0..100_000_000u64) {
            let (mut budget, now) = (Budget::default(), Instant::now());
            budget.spend(frames, bytes, now);
            if let Some(pause) = budget.pause(now) {
                prop_assert!(pause >= PAUSE);
                prop_assert_eq!(budget.pause(now + pause), None);
            }
        }
    }
}
