//! `GET /posters`: the helpdesk chooses buildings and rooms and gets a sheet of QR codes, each leading to a new ticket with
//! that place filled in. Works without a script; what is chosen is in the address.
//!
//! "Full": [`MOST_POSTERS`] posters on one sheet; the rest is left out and told.

use super::qr::{Drawn, draw};
use super::{Shell, wording};
use crate::language::said;
use crate::origin::Origin;
use crate::suggestions::Place;
use helpdesk_core::{Author, Location};
use serde::Serialize;

/// Posters of one sheet: a large building, and under half a megabyte.
pub const MOST_POSTERS: usize = 60;

/// How large posters are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PosterSize {
    /// One on each page.
    #[default]
    Whole,
    /// Four on each page.
    Quarter,
}

impl PosterSize {
    /// The size of a word of the address.
    #[must_use]
    pub fn from_word(word: &str) -> Option<PosterSize> {
        match word {
            "1" => Some(PosterSize::Whole),
            "4" => Some(PosterSize::Quarter),
            _ => None,
        }
    }
}

#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    text: String,
    chosen: bool,
}

#[derive(Debug, Serialize)]
struct Poster {
    place: String,
    url: String,
    #[serde(flatten)]
    code: Drawn,
}

/// View of `posters.hbs`.
#[derive(Debug, Serialize)]
pub struct Posters {
    page: Shell,
    choices: Vec<Choice>,
    posters: Vec<Poster>,
    base: String,
    /// The address works on this machine alone.
    local: bool,
    left_out: usize,
    most: usize,
    four: bool,
}

impl Posters {
    /// `base` is where the helpdesk is reached, `used` the places to choose from, `chosen` those that were chosen.
    #[must_use]
    pub fn new(you: &Author, base: &Origin, used: &[Place], chosen: &[Location], size: PosterSize) -> Posters {
        let posters = chosen.iter().take(MOST_POSTERS).filter_map(|place| poster(base, place)).collect();
        Posters {
            page: Shell::new(said("title").with("name", said("posters")), Some("page-posters"), Some(you)),
            choices: choices(used, chosen),
            posters,
            base: base.as_str().to_owned(),
            local: base.is_loopback(),
            left_out: chosen.len().saturating_sub(MOST_POSTERS),
            most: MOST_POSTERS,
            four: size == PosterSize::Quarter,
        }
    }
}

fn poster(base: &Origin, place: &Location) -> Option<Poster> {
    let url = format!("{}/tickets/new?{}", base.as_str(), query(place));
    Some(Poster { place: wording::place(place), code: draw(&url)?, url })
}

/// A place as part of an address.
fn query(Location { building, room }: &Location) -> String {
    let building = building.as_ref().map(|name| ("building", name.as_str()));
    let room = room.as_ref().map(|name| ("room", name.as_str()));
    serde_urlencoded::to_string(building.into_iter().chain(room).collect::<Vec<_>>()).unwrap_or_default()
}

/// What was chosen stands first, so that nothing that was typed is lost.
fn choices(used: &[Place], chosen: &[Location]) -> Vec<Choice> {
    let choice = |place: &Location, chosen| Choice { value: query(place), text: wording::place(place), chosen };
    let others = used.iter().filter_map(Place::location).filter(|place| !chosen.contains(place));
    chosen
        .iter()
        .take(MOST_POSTERS)
        .map(|place| choice(place, true))
        .chain(others.map(|place| choice(&place, false)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lang;
    use crate::pages::{Pages, samples};
    use helpdesk_core::{Building, Room};

    fn place(building: &str, room: &str) -> Location {
        Location { building: Building::parse(building).ok(), room: Room::parse(room).ok() }
    }

    fn html(base: &str, chosen: &[Location]) -> String {
        let used = [Place { building: "Main building".to_owned(), room: Some("110".to_owned()), used: 5 }];
        let view = Posters::new(&samples::staff(), &Origin::parse(base).unwrap(), &used, chosen, PosterSize::default());
        Pages::load().unwrap().render(Lang::En, "posters", &view).unwrap()
    }

    #[test]
    fn a_poster_has_its_place_its_code_and_its_address() {
        let html = html("https://help.example", &[place("Library", "204")]);
        assert!(html.contains("Library 204") && html.contains("<path") && html.contains("Main building 110"));
        let address = "https://help.example/tickets/new?building&#x3D;Library&amp;room&#x3D;204";
        assert!(html.contains(address), "{html}");
        assert!(!html.contains("this machine alone"));
    }

    #[test]
    fn an_address_of_this_machine_is_warned_of_and_markup_stays_text() {
        let html = html("http://127.0.0.1:8080", &[place("<b>Lab</b>", "\"9\"")]);
        assert!(html.contains("this machine alone"));
        assert!(!html.contains("<b>Lab") && html.contains("&lt;b&gt;Lab&lt;/b&gt;"));
    }

    #[test]
    fn too_many_are_left_out_and_told() {
        let many: Vec<Location> = (0..MOST_POSTERS + 3).map(|n| place("Library", &n.to_string())).collect();
        let html = html("https://help.example", &many);
        assert_eq!(html.matches("class=\"poster\"").count(), MOST_POSTERS);
        assert!(html.contains("3 more"));
    }
}
