//! The geometry of the month chart: x and widths in per cent, y and heights in px, so that type never scales and hatching
//! never stretches. Bars are averages, haloed ticks are medians, hatched bars still mature, "none" has nothing closed.

use super::scale::Axis;
use crate::language::Said;
use helpdesk_core::reports::ResolutionMonth;
use serde::Serialize;

/// The drawing's height; `card_resolution` says the same to the `<svg>`.
pub(super) const HEIGHT: f64 = 264.0;
const TOP: f64 = 20.0;
const BASE: f64 = HEIGHT - 4.0;
/// A bar is never wider than this share of the drawing, however few the months.
const WIDEST: f64 = 6.0;

#[derive(Debug, Serialize)]
pub(super) struct Grid {
    y: String,
    text_y: String,
    label: Said,
    base: bool,
}

/// A bar with its tick, in one month's column.
#[derive(Debug, Serialize)]
pub(super) struct Bar {
    pub hit_x: String,
    pub hit_width: String,
    x: String,
    width: String,
    y: String,
    height: String,
    maturing: bool,
    middle: String,
    label: Said,
    label_y: String,
    median_from: String,
    median_to: String,
    median_y: String,
}

/// Where "none" stands; two in a row would touch on a phone, so the second is a dash there.
#[derive(Debug, Serialize)]
pub(super) struct Gap {
    x: String,
    y: String,
    crowded: bool,
}

/// The columns of a chart with so many months.
pub(super) struct Columns {
    axis: Axis,
    width: f64,
}

impl Columns {
    pub(super) fn of(months: &[ResolutionMonth]) -> Columns {
        let longest = months.iter().flat_map(|m| [m.average_seconds, m.median_seconds]).flatten().fold(0.0, f64::max);
        let count = u32::try_from(months.len().max(1)).unwrap_or(u32::MAX);
        Columns { axis: Axis::up_to(longest), width: 100.0 / f64::from(count) }
    }

    /// Where the gridlines begin, in px.
    pub(super) fn grid_from(&self) -> u32 {
        self.axis.unit.label_room()
    }

    pub(super) fn grid(&self) -> Vec<Grid> {
        let line = |(i, seconds): (usize, f64)| {
            let y = self.y(seconds);
            Grid { y: px(y), text_y: px(y + 4.0), label: self.axis.unit.say(seconds), base: i == 0 }
        };
        self.axis.lines().enumerate().map(line).collect()
    }

    /// `None`: nothing of this month is closed.
    pub(super) fn bar(&self, index: u32, month: &ResolutionMonth) -> Option<Bar> {
        let (average, median) = (month.average_seconds?, month.median_seconds?);
        let (middle, y, median_y) = (self.middle(index), self.y(average), self.y(median));
        let (bar, tick, hit) =
            ((self.width * 0.48).min(WIDEST), (self.width * 0.68).min(WIDEST * 1.4), self.width * 0.9);
        Some(Bar {
            hit_x: pc(middle - hit / 2.0),
            hit_width: pc(hit),
            x: pc(middle - bar / 2.0),
            width: pc(bar),
            y: px(y),
            height: px((BASE - y).max(1.0)),
            maturing: month.still_open > 0,
            middle: pc(middle),
            label: self.axis.unit.say(average),
            // above whichever stands higher, so that the tick never crosses the number
            label_y: px(y.min(median_y - 2.0) - 6.0),
            median_from: pc(middle - tick / 2.0),
            median_to: pc(middle + tick / 2.0),
            median_y: px(median_y),
        })
    }

    pub(super) fn gap(&self, index: u32, crowded: bool) -> Gap {
        Gap { x: pc(self.middle(index)), y: px(BASE - 8.0), crowded }
    }

    fn middle(&self, index: u32) -> f64 {
        (f64::from(index) + 0.5) * self.width
    }

    fn y(&self, seconds: f64) -> f64 {
        BASE - self.axis.at(seconds) * (BASE - TOP)
    }
}

fn pc(value: f64) -> String {
    format!("{value:.2}%")
}

fn px(value: f64) -> String {
    format!("{value:.1}")
}
