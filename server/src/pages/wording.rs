//! How the product speaks of categories, statuses, places and times: which message says each.
//!
//! Scripts say the same messages (`js/words.js`, `js/time.js`); the icons they get as JSON in `data-words`.

use crate::language::{Arg, Form, Moment, Said, said};
use chrono::{DateTime, Utc};
use helpdesk_classify::SURE;
use helpdesk_core::search::FoundIn;
use helpdesk_core::{Category, CategorySource, Location, Status};
use helpdesk_sql::MOST_COUNTED;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// The category's full name.
#[must_use]
pub fn category_label(category: Category) -> Said {
    said(match category {
        Category::FacilityManagement => "category-facility_management",
        Category::TechnicalIt => "category-technical_it",
        Category::ServicesComplaints => "category-services_complaints",
    })
}

/// The category's name where room is short.
#[must_use]
pub fn category_short(category: Category) -> Said {
    said(match category {
        Category::FacilityManagement => "short-facility_management",
        Category::TechnicalIt => "short-technical_it",
        Category::ServicesComplaints => "short-services_complaints",
    })
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
    full: Said,
    text: Said,
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
pub fn status_label(status: Status) -> Said {
    said(match status {
        Status::Open => "status-open",
        Status::Active => "status-active",
        Status::Closed => "status-closed",
    })
}

/// How many there are in all; a list that was not counted to its end says "10,000+".
#[must_use]
pub fn total(n: i64) -> Arg {
    if n == MOST_COUNTED { said("total-or-more").with("n", n).into() } else { n.into() }
}

/// Whose text something was found in; the description goes without saying.
#[must_use]
pub fn found_in(field: FoundIn) -> Option<Said> {
    match field {
        FoundIn::Description => None,
        FoundIn::Message => Some(said("found-in-message")),
        FoundIn::Note => Some(said("found-in-note")),
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

/// How long ago, as a list shows it: "now", "12 min", "2 h", "3 d". `ago` in `js/time.js` says the same.
#[must_use]
pub fn age(since: DateTime<Utc>, now: DateTime<Utc>) -> Said {
    let minutes = now.signed_duration_since(since).num_minutes();
    match minutes {
        ..1 => said("age-now"),
        1..60 => said("age-minutes").with("n", minutes),
        60..2880 => said("age-hours").with("n", minutes / 60),
        _ => said("age-days").with("n", minutes / 1440),
    }
}

/// A moment in full, short where it is today; the browser puts it into the reader's own zone.
#[must_use]
pub fn full(at: DateTime<Utc>) -> Said {
    said("moment").with("at", Moment::new(at, Form::Full))
}

/// What scripts know of categories beside their messages.
#[must_use]
pub(super) fn words_json() -> String {
    let icons: Map<String, Value> =
        Category::ALL.into_iter().map(|c| (c.as_str().to_owned(), json!({ "icon": category_icon(c) }))).collect();
    json!({ "category": icons }).to_string()
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
        let more = said("total-or-more").with("n", 10_000_i64);
        assert_eq!(
            (total(9999), total(10_000), total(97_312)),
            (Arg::from(9999_i64), Arg::from(more), Arg::from(97_312_i64))
        );
    }

    #[test]
    fn an_age_is_short_and_never_negative() {
        let now = Utc::now();
        let since = |minutes| age(now - TimeDelta::minutes(minutes), now);
        assert_eq!((since(-5), since(0)), (said("age-now"), said("age-now")));
        assert_eq!(since(59), said("age-minutes").with("n", 59_i64));
        assert_eq!((since(60), since(2879)), (said("age-hours").with("n", 1_i64), said("age-hours").with("n", 47_i64)));
        assert_eq!(since(2880), said("age-days").with("n", 2_i64));
    }
}
