//! The filters that only numbers of the dashboard set, as chips that can be removed.

use super::super::wording;
use super::{Chip, QueueQuery};
use crate::counted;
use crate::language::{Said, said};
use chrono::{DateTime, Utc};
use helpdesk_sql::Counted;

/// One chip for each, in the order of the address.
pub(super) fn of_the_counted(query: &QueueQuery) -> Vec<Chip> {
    let nowhere = query.nowhere.then(|| Chip {
        label: said("chip-nowhere"),
        moment: false,
        value: "true".to_owned(),
        shown: Said::default(),
        href: QueueQuery { nowhere: false, ..query.clone() }.href(),
        part: "nowhere",
    });
    let others = counted::pairs(&query.counted).into_iter().map(|(part, value)| {
        let (label, at) = told(&query.counted, part);
        let without = counted::pairs(&query.counted).into_iter().filter(|(name, _)| *name != part).collect::<Vec<_>>();
        let find = |name: &str| without.iter().find(|(of, _)| *of == name).map(|(_, value)| value.as_str());
        Chip {
            label,
            moment: at.is_some(),
            value,
            shown: at.map(wording::full).unwrap_or_default(),
            href: QueueQuery { counted: counted::leniently(find), ..query.clone() }.href(),
            part,
        }
    });
    nowhere.into_iter().chain(others).collect()
}

/// How it is said, and the moment that stands in it.
fn told(counted: &Counted, part: &str) -> (Said, Option<DateTime<Utc>>) {
    match part {
        "closed_after" => (said("chip-closed-since"), counted.closed_after),
        "closed_before" => (said("chip-closed-before"), counted.closed_before),
        "unclosed_at" => (said("chip-unclosed-at"), counted.unclosed_at),
        "answered" if counted.answered == Some(true) => (said("chip-answered"), None),
        "answered" => (said("chip-unanswered"), None),
        "stars" => (said("chip-stars").with("n", i64::from(counted.stars.unwrap_or_default())), None),
        "weekday" => (said("chip-weekday").with("day", i64::from(counted.weekday.unwrap_or_default())), None),
        _ => {
            let hour = counted.hour.unwrap_or_default();
            let clock = |hour: i32| format!("{hour:02}:00");
            (said("chip-hour").with("from", clock(hour)).with("to", clock((hour + 1) % 24)), None)
        }
    }
}
