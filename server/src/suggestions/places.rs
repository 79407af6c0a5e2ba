//! Buildings and rooms that were used before, most used first.
//!
//! The rule it keeps: what people wrote is offered as they wrote it. `Library` and `library` are one building, offered as it
//! is written most. What is asked for must begin a word of the place: "lib 2" finds `Library 204`.

use helpdesk_core::{Building, Location, Room};
use helpdesk_sql::PlaceUsed;
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;

/// A building, or a room in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Place {
    /// The building.
    pub building: String,
    /// The room; null: the building as a whole.
    pub room: Option<String>,
    /// How many tickets named it, of the newest 20,000.
    pub used: i64,
}

impl Place {
    /// The place as tickets say it; `None` if it is none (never: it was one of a ticket).
    #[must_use]
    pub fn location(&self) -> Option<Location> {
        let room = self.room.as_deref().map(Room::parse).transpose().ok()?;
        Some(Location { building: Some(Building::parse(&self.building).ok()?), room })
    }
}

struct Known {
    place: Place,
    /// Building and room in small letters, to be compared.
    building: String,
    room: String,
}

/// All places that are known, most used first; a building stands before its rooms.
#[derive(Default)]
pub struct Places(Vec<Known>);

impl Places {
    /// From what the tickets say.
    #[must_use]
    pub fn of(used: Vec<PlaceUsed>) -> Places {
        let mut places: HashMap<(String, String), Place> = HashMap::new();
        // most used first, so the first way of writing wins
        for PlaceUsed { building, room, used } in used {
            let of_building = places.entry((building.to_lowercase(), String::new())).or_insert_with(|| Place {
                building,
                room: None,
                used: 0,
            });
            of_building.used += used;
            let building = of_building.building.clone();
            if let Some(room) = room {
                let key = (building.to_lowercase(), room.to_lowercase());
                places.entry(key).or_insert_with(|| Place { building, room: Some(room), used: 0 }).used += used;
            }
        }
        let mut known: Vec<Known> =
            places.into_iter().map(|((building, room), place)| Known { place, building, room }).collect();
        known.sort_by(|one, two| {
            two.place
                .used
                .cmp(&one.place.used)
                .then_with(|| (&one.building, &one.room).cmp(&(&two.building, &two.room)))
        });
        Places(known)
    }

    /// The most used places that `asked` begins, word by word; with `building` the rooms of that building alone.
    #[must_use]
    pub fn find(&self, asked: &str, building: Option<&str>, most: usize) -> Vec<Place> {
        let words: Vec<String> = asked.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let building = building.map(|name| name.trim().to_lowercase());
        let fits = |known: &&Known| match &building {
            Some(building) => known.building == *building && !known.room.is_empty() && begun(&words, &[&known.room]),
            None => begun(&words, &[&known.building, &known.room]),
        };
        self.0.iter().filter(fits).take(most).map(|known| known.place.clone()).collect()
    }
}

/// Whether each of these begins a word of the texts, or a text as a whole.
fn begun(asked: &[String], texts: &[&str]) -> bool {
    let begins = |asked: &String| {
        texts.iter().any(|text| {
            text.starts_with(asked.as_str())
                || text.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(asked.as_str()))
        })
    };
    asked.iter().all(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> Places {
        let used = |building: &str, room: Option<&str>, used| PlaceUsed {
            building: building.to_owned(),
            room: room.map(str::to_owned),
            used,
        };
        Places::of(vec![
            used("Library", Some("204"), 7),
            used("Main building", Some("110"), 5),
            used("Library", None, 3),
            used("library", Some("Reading room"), 2),
            used("Library", Some("2.14"), 1),
        ])
    }

    fn found(asked: &str, building: Option<&str>) -> Vec<String> {
        let said = |place: Place| format!("{} {}", place.building, place.room.unwrap_or_default()).trim().to_owned();
        places().find(asked, building, 10).into_iter().map(said).collect()
    }

    #[test]
    fn the_most_used_stand_first_and_a_building_counts_its_rooms() {
        assert_eq!(places().find("", None, 1), [Place { building: "Library".to_owned(), room: None, used: 13 }]);
        assert_eq!(
            found("", None),
            ["Library", "Library 204", "Main building", "Main building 110", "Library Reading room", "Library 2.14"],
            "two ways of writing are one building"
        );
    }

    #[test]
    fn what_is_asked_for_begins_words() {
        assert_eq!(found("lib 2", None), ["Library 204", "Library 2.14"]);
        assert_eq!(found("ROOM", None), ["Library Reading room"]);
        assert_eq!(found("2.1", Some("LIBRARY ")), ["Library 2.14"]);
        assert_eq!(found("", Some("Main building")), ["Main building 110"]);
        assert_eq!(found("brary", None), Vec::<String>::new());
        assert_eq!(found("%", None), Vec::<String>::new());
        assert_eq!(found("", Some("nowhere")), Vec::<String>::new());
    }
}
