//! What only the figures over time count, as addresses of lists name it: `closed_after=`, `closed_before=`, `unclosed_at=`,
//! `answered=`, `stars=`, `weekday=`, `hour=`. One table for REST and for the queue's page; `js/queue-query.js` passes the
//! names on.

use chrono::{DateTime, Datelike, SecondsFormat, Utc};
use helpdesk_core::Refusal;
use helpdesk_sql::Counted;
use utoipa::IntoParams;

/// The names, each with what it must be.
pub const NAMES: [(&str, &str); 7] = [
    ("closed_after", "must be a moment such as 2026-01-31T09:00:00Z"),
    ("closed_before", "must be a moment such as 2026-01-31T09:00:00Z"),
    ("unclosed_at", "must be a moment such as 2026-01-31T09:00:00Z"),
    ("answered", "must be true or false"),
    ("stars", "must be a number from 1 to 5"),
    ("weekday", "must be a number from 1 (Monday) to 7"),
    ("hour", "must be a number from 0 to 23"),
];

/// The parameters, for the description.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `strictly` reads")]
pub(crate) struct CountedParams {
    /// Closed at or after, RFC 3339.
    closed_after: Option<DateTime<Utc>>,
    /// Closed before, RFC 3339.
    closed_before: Option<DateTime<Utc>>,
    /// Opened before and not closed before, RFC 3339: the backlog of that moment.
    unclosed_at: Option<DateTime<Utc>>,
    /// Whether the helpdesk has answered: with a message, or by taking the ticket.
    answered: Option<bool>,
    /// Rated with so many stars by who had reported it.
    #[param(minimum = 1, maximum = 5)]
    stars: Option<i32>,
    /// Opened on this day of the week, on campus; 1 is Monday.
    #[param(minimum = 1, maximum = 7)]
    weekday: Option<i32>,
    /// Opened in this hour of the day, on campus.
    #[param(minimum = 0, maximum = 23)]
    hour: Option<i32>,
}

/// Moments that PostgreSQL can hold too.
pub(crate) fn moment(text: &str) -> Option<DateTime<Utc>> {
    let at = DateTime::parse_from_rfc3339(text).ok()?.with_timezone(&Utc);
    (0..=9999).contains(&at.year()).then_some(at)
}

fn number(text: &str, from: i32, to: i32) -> Option<i32> {
    text.parse().ok().filter(|n| (from..=to).contains(n))
}

/// Whether the text could be read.
fn set(counted: &mut Counted, name: &str, text: &str) -> bool {
    fn put<T>(place: &mut Option<T>, value: Option<T>) -> bool {
        let is_read = value.is_some();
        *place = value;
        is_read
    }
    match name {
        "closed_after" => put(&mut counted.closed_after, moment(text)),
        "closed_before" => put(&mut counted.closed_before, moment(text)),
        "unclosed_at" => put(&mut counted.unclosed_at, moment(text)),
        "answered" => put(&mut counted.answered, text.parse().ok()),
        "stars" => put(&mut counted.stars, number(text, 1, 5)),
        "weekday" => put(&mut counted.weekday, number(text, 1, 7)),
        "hour" => put(&mut counted.hour, number(text, 0, 23)),
        _ => false,
    }
}

/// Reads them; the first that cannot be read is refused and named. `find` answers what stands behind a name.
pub fn strictly<'a>(find: impl Fn(&str) -> Option<&'a str>) -> Result<Counted, Refusal> {
    let mut counted = Counted::default();
    for (name, rule) in NAMES {
        if let Some(text) = find(name).filter(|text| !text.is_empty())
            && !set(&mut counted, name, text)
        {
            return Err(Refusal::invalid(name, rule));
        }
    }
    Ok(counted)
}

/// Reads them; what cannot be read is left out.
#[must_use]
pub fn leniently<'a>(find: impl Fn(&str) -> Option<&'a str>) -> Counted {
    let mut counted = Counted::default();
    for (name, _) in NAMES {
        if let Some(text) = find(name) {
            set(&mut counted, name, text);
        }
    }
    counted
}

/// Those that are set, as an address writes them.
#[must_use]
pub fn pairs(counted: &Counted) -> Vec<(&'static str, String)> {
    let Counted { closed_after, closed_before, unclosed_at, answered, stars, weekday, hour } = counted;
    let moment = |at: &Option<DateTime<Utc>>| at.map(|at| at.to_rfc3339_opts(SecondsFormat::AutoSi, true));
    let number = |n: &Option<i32>| n.map(|n| n.to_string());
    let all = [
        ("closed_after", moment(closed_after)),
        ("closed_before", moment(closed_before)),
        ("unclosed_at", moment(unclosed_at)),
        ("answered", answered.map(|answered| answered.to_string())),
        ("stars", number(stars)),
        ("weekday", number(weekday)),
        ("hour", number(hour)),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let counted = Counted {
            closed_after: "2026-11-20T10:39:24.123456Z".parse().ok(),
            closed_before: "2026-12-01T00:00:00Z".parse().ok(),
            unclosed_at: "2026-11-01T00:00:00Z".parse().ok(),
            answered: Some(false),
            stars: Some(5),
            weekday: Some(7),
            hour: Some(0),
        };
        let written = pairs(&counted);
        assert_eq!(written.len(), NAMES.len());
        let find = |name: &str| written.iter().find(|(of, _)| *of == name).map(|(_, value)| value.as_str());
        assert_eq!((strictly(find).unwrap(), leniently(find)), (counted, counted));
        assert_eq!(pairs(&Counted::default()), []);
    }

    #[test]
    fn what_cannot_be_read_is_refused_by_name_or_left_out() {
        for (name, wrong) in
            [("closed_after", "yesterday"), ("answered", "1"), ("stars", "6"), ("weekday", "0"), ("hour", "24")]
        {
            let find = |of: &str| (of == name).then_some(wrong);
            assert_eq!(strictly(find).unwrap_err().field.as_deref(), Some(name));
            assert_eq!(leniently(find), Counted::default());
        }
        assert_eq!(strictly(|_| Some("")).unwrap(), Counted::default(), "empty is any");
    }
}
