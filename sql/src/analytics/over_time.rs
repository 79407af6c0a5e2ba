//! Reports over a period that ends now.

use super::hours::{WEEK, sum};
use super::{AnalyticsStore, no_answer};
use crate::generated::queries::flow;
use crate::pool::read;
use crate::store::ReadError;
use helpdesk_core::TicketId;
use helpdesk_core::reports::{Arrivals, ArrivalsHour, Flow, FlowStep, LongestWait, Moved, Period, Step};

impl AnalyticsStore {
    /// The backlog over the period with arrivals and closings, step by step on campus; the oldest step first.
    pub async fn flow(&self, last: Period) -> Result<Flow, ReadError> {
        let (seconds, step) = (last.seconds(), Step::of(last));
        let course = self.course(last).await?;
        let (as_of, since) = (course.as_of, course.since);
        let ask =
            async |db: &_| flow::flow().bind(db, &as_of, &since, &seconds, &course.zone, &step.as_str()).one().await;
        let beside = read(&self.pool, ask).await?;
        let mut moved = vec![Moved::default(); beside.steps.len()];
        for hour in [&course.broken].into_iter().chain(course.hours(course.whole_from, as_of)) {
            let place = beside.steps.partition_point(|begins| *begins <= hour.begins).saturating_sub(1);
            let of_step = moved.get_mut(place).ok_or_else(no_answer)?;
            *of_step = sum(*of_step, [hour]);
        }
        // backwards from now: what is unclosed at the end of a step is known from what came and went after it
        let mut unclosed = course.ever.opened - course.ever.closed;
        let mut to = as_of;
        let mut steps = Vec::with_capacity(moved.len());
        for (begins, Moved { opened, closed }) in beside.steps.iter().zip(&moved).rev() {
            let from = since.max(*begins);
            steps.push(FlowStep { from, to, opened: *opened, closed: *closed, unclosed });
            unclosed -= opened - closed;
            to = from;
        }
        steps.reverse();
        let before = Moved { opened: beside.before_opened, closed: beside.before_closed };
        let longest = beside.longest_id.zip(beside.longest_opened_at);
        Ok(Flow {
            last,
            since,
            timezone: course.zone.clone(),
            step,
            steps,
            total: sum(course.broken.moved, course.hours(course.whole_from, as_of)),
            before: sum(before, course.hours(beside.before_from, beside.before_until)),
            unclosed_at_first: unclosed,
            longest_wait: longest.map(|(id, opened_at)| LongestWait {
                ticket: TicketId(id),
                opened_at,
                building: beside.longest_building,
                room: beside.longest_room,
            }),
            as_of,
        })
    }

    /// Arrivals of the period by weekday and hour on campus, all 168.
    pub async fn arrivals(&self, last: Period) -> Result<Arrivals, ReadError> {
        let course = self.course(last).await?;
        let mut week = [0_i64; WEEK];
        for hour in [&course.broken].into_iter().chain(course.hours(course.whole_from, course.as_of)) {
            *week.get_mut(hour.place).ok_or_else(no_answer)? += hour.moved.opened;
        }
        let all = (1..=7).flat_map(|weekday| (0..24).map(move |hour| (weekday, hour)));
        Ok(Arrivals {
            last,
            since: course.since,
            timezone: course.zone,
            hours: all.zip(week).map(|((weekday, hour), opened)| ArrivalsHour { weekday, hour, opened }).collect(),
            opened: week.iter().sum(),
            as_of: course.as_of,
        })
    }
}
