//! First responses as a card: the same drawing as that of resolution times, with other tickets behind its numbers.

use super::Options;
use super::resolution::{self, Months, ResolutionCard};
use helpdesk_core::reports::{FirstResponses, ResolutionMonth, ResponseMonth};

pub(super) fn view(report: &FirstResponses, options: Options) -> ResolutionCard {
    let month = |month: &ResponseMonth| ResolutionMonth {
        month: month.month,
        closed: month.answered,
        still_open: month.unanswered,
        average_seconds: month.average_seconds,
        median_seconds: month.median_seconds,
        p90_seconds: month.p90_seconds,
    };
    let months: Vec<ResolutionMonth> = report.months.iter().map(month).collect();
    let months = Months { months: &months, timezone: &report.timezone, as_of: report.as_of };
    resolution::drawn(&resolution::RESPONSES, &months, options)
}
