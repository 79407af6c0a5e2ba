//! When people write and when the helpdesk works: term and holidays, weekdays and weekends, mornings and nights on campus.
//!
//! Moments are microseconds since 1970, as PostgreSQL keeps them.

use crate::dice::Dice;
use chrono::{DateTime, Datelike, Days, NaiveDate, TimeZone, Utc, Weekday};
use chrono_tz::Tz;

pub(crate) const SECOND: i64 = 1_000_000;
pub(crate) const MINUTE: i64 = 60 * SECOND;
pub(crate) const HOUR: i64 = 60 * MINUTE;
/// The helpdesk's hours.
const OPENS: i64 = 8 * HOUR;
const CLOSES: i64 = 17 * HOUR;
/// How busy the hours of a day are.
const HOURS: [f64; 24] = [
    0.15, 0.1, 0.08, 0.06, 0.06, 0.1, 0.3, 1.0, 3.5, 6.0, 6.5, 5.5, 3.8, 4.6, 4.8, 4.0, 3.0, 2.0, 1.4, 1.1, 0.9, 0.7,
    0.5, 0.3,
];

/// A plan's period, hour by hour.
#[derive(Debug)]
pub(crate) struct Calendar {
    /// Begin of each hour and what all before it weigh; the last one is the end.
    hours: Vec<(i64, f64)>,
    /// Begin of each day and whether the helpdesk works.
    days: Vec<(i64, bool)>,
}

impl Calendar {
    pub(crate) fn new(from: DateTime<Utc>, until: DateTime<Utc>, zone: Tz, dice: &mut Dice) -> Calendar {
        let (first, last) = (from.timestamp_micros(), until.timestamp_micros());
        let mut calendar = Calendar { hours: Vec::new(), days: Vec::new() };
        let mut weight = 0.0;
        let mut day = from.with_timezone(&zone).date_naive();
        let end = until.with_timezone(&zone).date_naive();
        while day <= end {
            let mood = of_day(day) * dice.log_normal(0.15);
            let works = of_weekday(day.weekday()) > 0.5 && of_term(day) > 0.2;
            calendar.days.extend(moment(day, 0, zone).map(|at| (at, works)));
            for (hour, of_hour) in (0..).zip(HOURS) {
                // an hour that summer time leaves out has no moment
                let Some(at) = moment(day, hour, zone) else { continue };
                let cut = |at: i64| at.clamp(first, last);
                let length = cut(at + HOUR) - cut(at);
                if length > 0 {
                    calendar.hours.push((cut(at), weight));
                    weight += mood * of_hour * length as f64 / HOUR as f64;
                }
            }
            let Some(next) = day.checked_add_days(Days::new(1)) else { break };
            day = next;
        }
        calendar.hours.push((last, weight));
        calendar
    }

    /// The moment at which this share (0 to below 1) of all has been opened. Grows with the share.
    pub(crate) fn opening(&self, share: f64) -> i64 {
        let all = self.hours.last().map_or(0.0, |(_, weight)| *weight);
        let wanted = share * all;
        let place = self.hours.partition_point(|(_, weight)| *weight <= wanted).max(1);
        match (self.hours.get(place - 1), self.hours.get(place)) {
            (Some((begin, before)), Some((end, after))) => {
                let part = ((wanted - before) / (after - before)).clamp(0.0, 1.0);
                (begin + (part * (end - begin) as f64) as i64).min(end - 1)
            }
            _ => self.hours.first().map_or(0, |(begin, _)| *begin),
        }
    }

    /// The moment itself if the helpdesk works then, else one of the next morning.
    pub(crate) fn in_office(&self, at: i64, dice: &mut Dice) -> i64 {
        let place = self.days.partition_point(|(begin, _)| *begin <= at).saturating_sub(1);
        let Some((begin, works)) = self.days.get(place) else { return at };
        let early = dice.between(0, 150 * MINUTE);
        match at - begin {
            since if *works && (OPENS..CLOSES).contains(&since) => at,
            since if *works && since < OPENS => begin + OPENS + early,
            _ => {
                self.days.iter().skip(place + 1).find(|(_, works)| *works).map_or(at, |(next, _)| next + OPENS + early)
            }
        }
    }
}

fn moment(day: NaiveDate, hour: u32, zone: Tz) -> Option<i64> {
    let local = day.and_hms_opt(hour, 0, 0)?;
    Some(zone.from_local_datetime(&local).earliest()?.timestamp_micros())
}

fn of_day(day: NaiveDate) -> f64 {
    of_weekday(day.weekday()) * of_term(day)
}

fn of_weekday(day: Weekday) -> f64 {
    match day {
        Weekday::Mon => 1.2,
        Weekday::Tue => 1.1,
        Weekday::Wed | Weekday::Thu => 1.0,
        Weekday::Fri => 0.8,
        Weekday::Sat => 0.2,
        Weekday::Sun => 0.12,
    }
}

/// Two terms with a rush at their beginning, breaks between them, and the days around New Year when the campus is shut.
fn of_term(day: NaiveDate) -> f64 {
    match (day.month(), day.day()) {
        (12, 22..) | (1, ..=5) => 0.1,
        (3, _) => 0.55,
        (4, ..=14) => 1.35,
        (7, 16..) => 0.5,
        (8, _) => 0.3,
        (9, _) => 0.6,
        (10, ..=20) => 1.5,
        _ => 1.0,
    }
}
