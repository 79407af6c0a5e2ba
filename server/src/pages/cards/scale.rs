//! Durations on an axis: one unit for a whole chart, round steps, and labels that fit a bar.

use crate::language::{Said, said};

/// Gridlines above the base at most; more would be noise.
const MOST_STEPS: f64 = 5.0;
const HOUR: f64 = 3600.0;

/// The unit in which a chart speaks, chosen by its longest bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Seconds,
    Minutes,
    Hours,
    Days,
}

impl Unit {
    pub(super) fn for_longest(seconds: f64) -> Unit {
        match seconds {
            s if s < 120.0 => Unit::Seconds,
            s if s < 2.0 * HOUR => Unit::Minutes,
            s if s < 240.0 * HOUR => Unit::Hours,
            _ => Unit::Days,
        }
    }

    fn seconds(self) -> f64 {
        match self {
            Unit::Seconds => 1.0,
            Unit::Minutes => 60.0,
            Unit::Hours => HOUR,
            Unit::Days => 24.0 * HOUR,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Unit::Seconds => "seconds",
            Unit::Minutes => "minutes",
            Unit::Hours => "hours",
            Unit::Days => "days",
        }
    }

    /// Room for the widest label before the gridlines begin, in px.
    pub(super) fn label_room(self) -> u32 {
        if self == Unit::Minutes { 48 } else { 34 }
    }

    /// "34 h"; one decimal below ten, so that 1.4 h does not read as 1 h.
    pub(super) fn say(self, seconds: f64) -> Said {
        let value = seconds / self.seconds();
        let value = if value < 9.95 && value > 0.0 { (value * 10.0).round() / 10.0 } else { value.round_ties_even() };
        said(self.key()).with("n", value)
    }
}

/// An axis from 0 to a round number of units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axis {
    pub unit: Unit,
    step: f64,
    steps: u32,
}

impl Axis {
    /// High enough for this many seconds.
    pub(super) fn up_to(seconds: f64) -> Axis {
        let unit = Unit::for_longest(seconds);
        let longest = (seconds / unit.seconds()).max(f64::MIN_POSITIVE);
        let rough = longest / MOST_STEPS;
        let power = 10f64.powf(rough.log10().floor());
        let fine =
            [1.0, 2.0, 5.0, 10.0].into_iter().map(|f| f * power).find(|step| *step >= rough).unwrap_or(10.0 * power);
        let step = fine.max(if matches!(unit, Unit::Seconds | Unit::Minutes) { 1.0 } else { 0.5 });
        let steps = (1..6).find(|n| f64::from(*n) * step >= longest).unwrap_or(5);
        Axis { unit, step, steps }
    }

    /// Where a duration stands: 0 at the base, 1 at the top.
    pub(super) fn at(self, seconds: f64) -> f64 {
        (seconds / self.unit.seconds() / (self.step * f64::from(self.steps))).clamp(0.0, 1.0)
    }

    /// Seconds of each gridline, the base first.
    pub(super) fn lines(self) -> impl Iterator<Item = f64> {
        (0..=self.steps).map(move |n| f64::from(n) * self.step * self.unit.seconds())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::samples::english;

    fn labels(seconds: f64) -> Vec<String> {
        let axis = Axis::up_to(seconds);
        axis.lines().map(|line| english(&axis.unit.say(line))).collect()
    }

    #[test]
    fn an_axis_has_round_steps_and_room_for_the_longest() {
        assert_eq!(labels(44.0 * HOUR), ["0 h", "10 h", "20 h", "30 h", "40 h", "50 h"]);
        assert_eq!(labels(3.0 * HOUR), ["0 h", "1 h", "2 h", "3 h"]);
        assert_eq!(labels(95.0 * 60.0), ["0 min", "20 min", "40 min", "60 min", "80 min", "100 min"]);
        assert_eq!(labels(12.0), ["0 s", "5 s", "10 s", "15 s"]);
        assert_eq!(labels(12.0 * 24.0 * HOUR), ["0 d", "5 d", "10 d", "15 d"]);
        assert_eq!(labels(0.0).len(), 2, "an axis for nothing still stands");
    }

    #[test]
    fn no_duration_leaves_the_axis() {
        for seconds in [0.0, 0.4, 59.0, 61.0, 7199.0, 7200.0, 863_999.0, 864_000.0, 3.15e8] {
            let axis = Axis::up_to(seconds);
            assert!(axis.at(seconds) <= 1.0 && axis.lines().last().unwrap() >= seconds, "{seconds}");
            assert!(axis.lines().count() <= 6);
        }
    }

    #[test]
    fn small_values_keep_a_decimal() {
        let hours = |n: f64| english(&Unit::Hours.say(n * HOUR));
        assert_eq!((hours(1.44), hours(28.4), hours(0.0)), ("1.4 h".into(), "28 h".into(), "0 h".into()));
        assert_eq!((hours(9.97), hours(2.0)), ("10 h".into(), "2 h".into()));
    }
}
