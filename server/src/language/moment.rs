//! Points in time as each language writes them: `13:38`, `3 Mar, 13:38`. `js/time.js` says the same from the same messages;
//! the server in the campus time zone, the browser in the reader's.

use super::said::{Arg, Said, said};
use chrono::{DateTime, Datelike, SecondsFormat, Timelike, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// How a moment is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// Hours and minutes.
    Clock,
    /// Hours and minutes, with the day if that is not today.
    Full,
    /// With seconds, and with the day if that is not today.
    Second,
}

/// A point in time and how it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Moment {
    at: DateTime<Utc>,
    form: Form,
}

impl Moment {
    /// This moment in this form.
    #[must_use]
    pub fn new(at: DateTime<Utc>, form: Form) -> Moment {
        Moment { at, form }
    }

    /// As `<time datetime>` has it.
    #[must_use]
    pub fn rfc3339(at: DateTime<Utc>) -> String {
        at.to_rfc3339_opts(SecondsFormat::Millis, true)
    }

    /// What is said of it at `now`.
    pub(super) fn said(self, zone: Tz, now: DateTime<Utc>) -> Said {
        let (at, now) = (self.at.with_timezone(&zone), now.with_timezone(&zone));
        let clock = format!("{:02}:{:02}", at.hour(), at.minute());
        let time = if self.form == Form::Second { format!("{clock}:{:02}", at.second()) } else { clock };
        if self.form == Form::Clock || at.date_naive() == now.date_naive() {
            return Said::verbatim(time);
        }
        let date = if at.year() == now.year() || self.form == Form::Second {
            said("date-short")
        } else {
            said("date-short-year").with("year", at.year().to_string())
        };
        let date = date.with("day", Arg::from(at.day())).with("month", said("month-short").with("month", at.month()));
        said("date-and-time").with("date", date).with("time", time)
    }
}
