//! Arrivals and closings by the hour as they were last read. A ticket opens and closes at the moment of its writing, so an hour
//! that is over never changes again: it is read once, not at each question.
//!
//! What is known is never trusted blindly. Each answer tells, from the same snapshot, what there ever was; if the known hours
//! and the new ones do not add up to that (a load, another zone, another database), all are read again.

use super::{AnalyticsStore, no_answer};
use crate::generated::queries::hours;
use crate::pool::read;
use crate::store::ReadError;
use chrono::{DateTime, TimeDelta, Utc};
use helpdesk_core::reports::{Moved, Period};
use std::sync::{Arc, Mutex, PoisonError};

/// Hours of a week.
pub(super) const WEEK: usize = 168;
/// Hours that are kept, 7 MB: twenty years of them, so the longest period and the one before it. Of older ones only the sum.
const MOST: usize = 20 * 8_766;
/// An hour this long after its beginning is over, and so is every write that began in it.
const OVER: TimeDelta = TimeDelta::hours(2);

/// What came and was closed in an hour of the campus.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Hour {
    pub(super) begins: DateTime<Utc>,
    /// Which of the hours of a week, from Monday at midnight.
    pub(super) place: usize,
    pub(super) moved: Moved,
}

/// Hours that are over, the oldest first, and what they and all before them had.
#[derive(Debug, Default)]
struct Known {
    zone: String,
    /// Hours that begin later are not known.
    until: Option<DateTime<Utc>>,
    hours: Vec<Hour>,
    ever: Moved,
}

/// What is known. Clones share it.
#[derive(Clone, Debug, Default)]
pub(super) struct Hours(Arc<Mutex<Arc<Known>>>);

/// The hours as one snapshot has them, and what a period that ends now has beside its whole hours.
pub(super) struct Course {
    pub(super) as_of: DateTime<Utc>,
    pub(super) since: DateTime<Utc>,
    pub(super) zone: String,
    /// Where the first whole hour of the period begins.
    pub(super) whole_from: DateTime<Utc>,
    /// What came and was closed before that; its place is that of the period's beginning.
    pub(super) broken: Hour,
    /// All that ever came and was closed.
    pub(super) ever: Moved,
    known: Arc<Known>,
    new: Vec<Hour>,
}

impl AnalyticsStore {
    /// The hours, for a period that ends now.
    pub(super) async fn course(&self, last: Period) -> Result<Course, ReadError> {
        let course = self.read_hours(last, self.hours.known()).await?;
        let course = if course.adds_up() { course } else { self.read_hours(last, Arc::default()).await? };
        self.hours.keep(&course);
        Ok(course)
    }

    async fn read_hours(&self, last: Period, known: Arc<Known>) -> Result<Course, ReadError> {
        let (seconds, until) = (last.seconds(), known.until);
        let row = read(&self.pool, async |db| hours::hours().bind(db, &seconds, &until).one().await).await?;
        let new = row.hours.iter().zip(&row.places).zip(row.opened.iter().zip(&row.closed));
        let new = new.map(|((begins, place), (opened, closed))| {
            Ok(Hour { begins: *begins, place: place_of(*place)?, moved: Moved { opened: *opened, closed: *closed } })
        });
        Ok(Course {
            new: new.collect::<Result<_, ReadError>>()?,
            broken: Hour {
                begins: row.since,
                place: place_of(row.broken_place)?,
                moved: Moved { opened: row.broken_opened, closed: row.broken_closed },
            },
            ever: Moved { opened: row.ever_opened, closed: row.ever_closed },
            as_of: row.as_of,
            since: row.since,
            zone: row.zone,
            whole_from: row.whole_from,
            known,
        })
    }
}

fn place_of(place: i32) -> Result<usize, ReadError> {
    usize::try_from(place).ok().filter(|place| *place < WEEK).ok_or_else(no_answer)
}

impl Course {
    /// The hours that begin from here on and before there.
    pub(super) fn hours(&self, from: DateTime<Utc>, until: DateTime<Utc>) -> impl Iterator<Item = &Hour> {
        let known = &self.known.hours;
        let first = known.partition_point(|hour| hour.begins < from);
        let all = known.iter().skip(first).chain(self.new.iter().filter(move |hour| hour.begins >= from));
        all.take_while(move |hour| hour.begins < until)
    }

    /// Whether what was known is of this zone and, with what is new, all that there ever was.
    fn adds_up(&self) -> bool {
        let known = &self.known;
        (known.until.is_none() || known.zone == self.zone) && sum(known.ever, &self.new) == self.ever
    }
}

/// What came and was closed then and in these hours.
pub(super) fn sum<'a>(before: Moved, hours: impl IntoIterator<Item = &'a Hour>) -> Moved {
    hours.into_iter().fold(before, |sum, hour| Moved {
        opened: sum.opened + hour.moved.opened,
        closed: sum.closed + hour.moved.closed,
    })
}

impl Hours {
    fn known(&self) -> Arc<Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Keeps the hours of an answer that are over, if there are new ones and all adds up.
    fn keep(&self, course: &Course) {
        let until = course.as_of - OVER;
        let over = course.new.partition_point(|hour| hour.begins < until);
        if over == 0 || !course.adds_up() {
            return;
        }
        let (over, _) = course.new.split_at(over);
        let all = [course.known.hours.as_slice(), over].concat();
        let known = Known {
            zone: course.zone.clone(),
            until: Some(until),
            hours: all.split_at(all.len().saturating_sub(MOST)).1.to_vec(),
            ever: sum(course.known.ever, over),
        };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(known);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(hour * 3600, 0).unwrap()
    }

    fn hour(n: i64, opened: i64) -> Hour {
        Hour { begins: at(n), place: usize::try_from(n).unwrap() % WEEK, moved: Moved { opened, closed: 1 } }
    }

    /// An answer at the end of that hour, to somebody who knew that.
    fn answer(known: Arc<Known>, now: i64, new: Vec<Hour>) -> Course {
        let ever = sum(known.ever, &new);
        let (as_of, since) = (at(now + 1), at(0));
        Course { as_of, since, zone: "UTC".into(), whole_from: at(1), broken: hour(0, 0), ever, known, new }
    }

    fn opened(course: &Course, from: i64, until: i64) -> Vec<i64> {
        course.hours(at(from), at(until)).map(|hour| hour.moved.opened).collect()
    }

    #[test]
    fn an_hour_is_known_when_it_is_over() {
        let hours = Hours::default();
        hours.keep(&answer(hours.known(), 5, (0..=5).map(|n| hour(n, n)).collect()));
        let known = hours.known();
        assert_eq!(known.until, Some(at(4)), "what began two hours ago may still grow");
        assert_eq!(known.ever, Moved { opened: 6, closed: 4 });
        // the fourth grew meanwhile
        let later = answer(known, 6, vec![hour(4, 40), hour(5, 5), hour(6, 6)]);
        assert!(later.adds_up());
        assert_eq!(opened(&later, 0, 7), [0, 1, 2, 3, 40, 5, 6]);
        assert_eq!(opened(&later, 2, 6), [2, 3, 40, 5]);
        assert_eq!(opened(&later, 5, 7), [5, 6]);
        hours.keep(&later);
        assert_eq!(hours.known().ever, Moved { opened: 46, closed: 5 });
    }

    #[test]
    fn what_does_not_add_up_is_not_believed() {
        let hours = Hours::default();
        hours.keep(&answer(hours.known(), 5, (0..=5).map(|n| hour(n, n)).collect()));
        let mut moved = answer(hours.known(), 6, vec![hour(6, 6)]);
        moved.zone = "Europe/Berlin".into();
        assert!(!moved.adds_up(), "the hours of another zone");
        let mut loaded = answer(hours.known(), 6, vec![hour(6, 6)]);
        loaded.ever.opened += 1;
        assert!(!loaded.adds_up(), "somebody loaded a ticket of last year");
        hours.keep(&loaded);
        assert_eq!(hours.known().ever.opened, 6);
    }

    #[test]
    fn of_hours_beyond_twenty_years_the_sum_is_known() {
        let hours = Hours::default();
        let most = i64::try_from(MOST).unwrap();
        hours.keep(&answer(hours.known(), most + 10, (0..most + 10).map(|n| hour(n, 1)).collect()));
        let known = hours.known();
        assert_eq!((known.hours.len(), known.ever.opened), (MOST, most + 9));
        assert_eq!(known.hours.first().unwrap().begins, at(9));
    }
}
