//! The geometry of a course: the backlog as an area, below it arrivals upwards and closings downwards on the same axis. x and
//! widths in per cent, y and heights in px; the curve stands in a drawing of its own that is stretched.

use super::parts::{count, exact};
use crate::language::Said;
use helpdesk_core::reports::{Flow, FlowStep};
use serde::Serialize;

/// The drawing's height.
pub(super) const HEIGHT: f64 = 352.0;
/// Where the area begins and ends.
const TOP: f64 = 10.0;
const BASE: f64 = 206.0;
/// The line between arrivals and closings, and how far either reaches.
const MIDDLE: f64 = 280.0;
const REACH: f64 = 46.0;
/// Room at the left for the numbers of the grid, and where the right end is, in per cent.
const LEFT: f64 = 5.0;
const RIGHT: f64 = 99.2;
/// Of a step's width, what a bar takes.
const BAR: f64 = 0.6;
/// Most names below the bars, beside the one of now.
const NAMES: usize = 5;

/// A line of the grid with its number.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    y: String,
    text_y: String,
    label: Said,
    base: bool,
}

/// The bars of a step.
#[derive(Debug, Serialize)]
pub(super) struct Bars {
    hit_x: String,
    hit_width: String,
    x: String,
    width: String,
    opened_y: String,
    opened_height: String,
    closed_height: String,
}

/// A drawing of a flow.
pub(super) struct Course {
    width: f64,
    most: f64,
    fullest: f64,
    step: i64,
}

impl Course {
    pub(super) fn of(flow: &Flow) -> Course {
        let most = flow.steps.iter().map(|step| step.unclosed).chain([flow.unclosed_at_first]).max().unwrap_or(0);
        let fullest = flow.steps.iter().map(|step| step.opened.max(step.closed)).max().unwrap_or(0);
        let (step, top) = round(most);
        let columns = u32::try_from(flow.steps.len().max(1)).unwrap_or(u32::MAX);
        Course { width: (RIGHT - LEFT) / f64::from(columns), most: exact(top), fullest: exact(fullest.max(1)), step }
    }

    pub(super) fn grid(&self) -> Vec<Line> {
        let line = |n: i64| {
            let y = BASE - (BASE - TOP) * exact(n) / self.most;
            Line { y: px(y), text_y: px(y + 4.0), label: count(n), base: n == 0 }
        };
        (0..).map(|i: i64| i * self.step).take_while(|n| exact(*n) <= self.most).map(line).collect()
    }

    /// The curve through all that is known, in a square of 1000 by 100.
    pub(super) fn line(&self, flow: &Flow) -> String {
        let last = exact(i64::try_from(flow.steps.len().max(1)).unwrap_or(1));
        let heights = std::iter::once(flow.unclosed_at_first).chain(flow.steps.iter().map(|step| step.unclosed));
        let points = (0i64..).zip(heights).map(|(i, n)| {
            let letter = if i == 0 { 'M' } else { 'L' };
            format!("{letter}{:.1} {:.1}", 1000.0 * exact(i) / last, 100.0 * (1.0 - exact(n) / self.most))
        });
        points.collect::<Vec<_>>().join(" ")
    }

    /// Where the backlog of now stands.
    pub(super) fn now(&self, flow: &Flow) -> String {
        let n = flow.steps.last().map_or(flow.unclosed_at_first, |step| step.unclosed);
        px(BASE - (BASE - TOP) * exact(n) / self.most)
    }

    /// Below which steps a name stands, and where: evenly, and not where "now" stands at the end.
    pub(super) fn names(&self, flow: &Flow) -> Vec<(usize, String)> {
        let stride = flow.steps.len().div_ceil(NAMES).max(1);
        let room = |i: &usize| stride == 1 || flow.steps.len() - i > stride / 2 + 1;
        let places = (0..flow.steps.len()).step_by(stride).filter(room);
        places.map(|i| (i, pc(self.left(i) + self.width * 0.5))).collect()
    }

    /// Where a step begins.
    fn left(&self, index: usize) -> f64 {
        LEFT + self.width * f64::from(u32::try_from(index).unwrap_or(u32::MAX))
    }

    pub(super) fn bars(&self, index: usize, step: &FlowStep) -> Bars {
        let x = self.left(index);
        let height = |n: i64| REACH * exact(n) / self.fullest;
        Bars {
            hit_x: pc(x),
            hit_width: pc(self.width),
            x: pc(x + self.width * (1.0 - BAR) / 2.0),
            width: pc(self.width * BAR),
            opened_y: px(MIDDLE - 0.5 - height(step.opened)),
            opened_height: px(height(step.opened)),
            closed_height: px(height(step.closed)),
        }
    }
}

/// A round step and a round top for so many: at most five steps.
fn round(most: i64) -> (i64, i64) {
    let mut step = 1;
    for factor in [2_i64, 5, 10].into_iter().cycle() {
        if step * 5 >= most {
            break;
        }
        step = factor * 10_i64.pow(step.ilog10());
    }
    let top = most.div_euclid(step) + i64::from(most % step != 0 || most == 0);
    (step, step * top)
}

fn pc(value: f64) -> String {
    format!("{value:.2}%")
}

fn px(value: f64) -> String {
    format!("{value:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grid_has_at_most_five_round_steps() {
        assert_eq!(
            [0, 1, 5, 6, 55, 100, 101, 251, 5_000].map(round),
            [(1, 1), (1, 1), (1, 5), (2, 6), (20, 60), (20, 100), (50, 150), (100, 300), (1_000, 5_000)]
        );
    }
}
