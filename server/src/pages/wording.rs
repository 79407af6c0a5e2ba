//! How the product speaks of categories, statuses, places and times: the one list that templates and scripts share.
//!
//! Scripts get it as JSON in `data-words`; nothing of it is written a second time in a script.

use chrono::{DateTime, Utc};
use helpdesk_classify::SURE;
use helpdesk_core::search::FoundIn;
use helpdesk_core::{Category, CategorySource, Location, Status};
use helpdesk_sql::MOST_COUNTED;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// The category's full name.
#[must_use]
pub fn category_label(category: Category) -> &'static str {
    match category {
        Category::FacilityManagement => "Facility management",
        Category::TechnicalIt => "Technical IT",
        Category::ServicesComplaints => "Services and complaints",
    }
}

/// The category's name where room is short.
#[must_use]
pub fn category_short(category: Category) -> &'static str {
    match category {
        Category::FacilityManagement => "Facility",
        Category::TechnicalIt => "Technical IT",
        Category::ServicesComplaints => "Services",
    }
}

/// The name of the category's icon in the sprite, without `i-`.
#[must_use]
pub fn category_icon(category: Category) -> &'static str {
    match category {
        Category::FacilityManagement => "facility",
        Category::TechnicalIt => "it",
        Category::ServicesComplaints => "services",
    }
}

/// A category as a choice, for a correction.
#[derive(Debug, Serialize)]
pub struct CategoryWord {
    value: &'static str,
    full: &'static str,
    text: &'static str,
    icon: &'static str,
}

/// The categories to choose from, in the order of reports.
#[must_use]
pub fn category_words() -> Vec<CategoryWord> {
    let word = |c: Category| CategoryWord {
        value: c.as_str(),
        full: category_label(c),
        text: category_short(c),
        icon: category_icon(c),
    };
    Category::ALL.into_iter().map(word).collect()
}

/// Whether somebody should look at a category: it was guessed, without much confidence.
#[must_use]
pub fn is_unsure(source: CategorySource, confidence: f64, status: Status) -> bool {
    status != Status::Closed && source == CategorySource::Automatic && confidence < f64::from(SURE)
}

/// The status as a word.
#[must_use]
pub fn status_label(status: Status) -> &'static str {
    match status {
        Status::Open => "Open",
        Status::Active => "Active",
        Status::Closed => "Closed",
    }
}

/// How many there are in all; a list that was not counted to its end says "10,000+".
#[must_use]
pub fn total(n: i64) -> String {
    let more = if n == MOST_COUNTED { "+" } else { "" };
    format!("{}{more}", super::cards::grouped(n))
}

/// Whose text something was found in; the description goes without saying.
#[must_use]
pub fn found_in(field: FoundIn) -> &'static str {
    match field {
        FoundIn::Description => "",
        FoundIn::Message => "In a message:",
        FoundIn::Note => "In an internal note:",
    }
}

/// Building and room in one line; empty when neither is known. A comma goes before a room that is a name.
#[must_use]
pub fn place(location: &Location) -> String {
    match (&location.building, &location.room) {
        (Some(building), Some(room)) => {
            let joint = if room.as_str().starts_with(|c: char| c.is_ascii_digit()) { " " } else { ", " };
            format!("{building}{joint}{room}")
        }
        (Some(building), None) => building.to_string(),
        (None, Some(room)) => room.to_string(),
        (None, None) => String::new(),
    }
}

/// The letter that stands for a person.
#[must_use]
pub fn initial(name: &str) -> String {
    name.chars().next().map(|c| c.to_uppercase().collect()).unwrap_or_default()
}

/// How long ago, as a list shows it: "now", "12 min", "2 h", "3 d".
#[must_use]
pub fn age(since: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let minutes = now.signed_duration_since(since).num_minutes();
    match minutes {
        ..1 => "now".to_owned(),
        1..60 => format!("{minutes} min"),
        60..2880 => format!("{} h", minutes / 60),
        _ => format!("{} d", minutes / 1440),
    }
}

/// A moment for readers without a script; a script puts it into their own zone.
#[must_use]
pub fn utc_text(at: DateTime<Utc>) -> String {
    at.format("%-d %b %Y, %H:%M UTC").to_string()
}

/// The labels as `words.js` reads them.
#[must_use]
pub(super) fn words_json() -> String {
    let categories: Map<String, Value> = Category::ALL
        .into_iter()
        .map(|c| {
            (
                c.as_str().to_owned(),
                json!({ "label": category_label(c), "short": category_short(c), "icon": category_icon(c) }),
            )
        })
        .collect();
    let statuses: Map<String, Value> =
        Status::ALL.into_iter().map(|s| (s.as_str().to_owned(), json!(status_label(s)))).collect();
    let found = json!({ "message": found_in(FoundIn::Message), "note": found_in(FoundIn::Note) });
    json!({ "category": categories, "status": statuses, "found": found }).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;
    use helpdesk_core::{Building, Room};

    #[test]
    fn a_place_reads_like_a_place() {
        let at = |building: &str, room: &str| {
            place(&Location { building: Building::parse(building).ok(), room: Room::parse(room).ok() })
        };
        assert_eq!(at("Library", "204"), "Library 204");
        assert_eq!(at("Orchard Hall", "Lecture hall 2"), "Orchard Hall, Lecture hall 2");
        assert_eq!(
            (at("Library", ""), at("", "204"), at("", "")),
            ("Library".to_owned(), "204".to_owned(), String::new())
        );
    }

    #[test]
    fn a_count_that_was_broken_off_says_so() {
        assert_eq!(
            (total(0), total(9_999), total(10_000), total(97_312)),
            ("0".into(), "9,999".into(), "10,000+".into(), "97,312".into())
        );
    }

    #[test]
    fn an_age_is_short_and_never_negative() {
        let now = Utc::now();
        let since = |minutes| age(now - TimeDelta::minutes(minutes), now);
        assert_eq!(since(-5), "now");
        assert_eq!(
            (since(0), since(59), since(60), since(2879), since(2880)),
            ("now".into(), "59 min".into(), "1 h".into(), "47 h".into(), "2 d".into())
        );
    }
}
