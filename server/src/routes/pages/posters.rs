//! The sheet of QR codes. What cannot be understood in its address is left out.

use super::page;
use crate::extract::Fields;
use crate::identity::Staff;
use crate::language::Lang;
use crate::pages::{PosterSize, Posters};
use crate::problem::Problem;
use crate::state::App;
use actix_web::HttpResponse;
use actix_web::web::Data;
use helpdesk_core::{Building, Location, Room};

/// Places to choose from; more is typed.
const OFFERED: usize = 60;

pub(super) async fn show(
    Staff(who): Staff,
    app: Data<App>,
    lang: Lang,
    fields: Fields,
) -> Result<HttpResponse, Problem> {
    let places = app.suggestions.places(app.node.store()).await?;
    let size = fields.get("size").and_then(PosterSize::from_word).unwrap_or_default();
    let base = app.origins.public().ok_or_else(Problem::internal)?;
    let view = Posters::new(&who, base, &places.find("", None, OFFERED), &chosen(&fields), size);
    page(&app, lang, "posters", &view)
}

/// The places that were ticked (each a small query of its own) and the one that was typed, each once.
fn chosen(fields: &Fields) -> Vec<Location> {
    let mut chosen: Vec<Location> = Vec::new();
    let ticked = fields.all("place").map(Fields::of_query).filter_map(|place| location(&place));
    for place in ticked.chain(location(fields)) {
        if !chosen.contains(&place) {
            chosen.push(place);
        }
    }
    chosen
}

/// A poster hangs in a building.
fn location(fields: &Fields) -> Option<Location> {
    let building = Building::parse(fields.get("building")?).ok()?;
    Some(Location { building: Some(building), room: fields.get("room").and_then(|room| Room::parse(room).ok()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_from_the_address_each_once() {
        let read = |query: &str| chosen(&Fields::of_query(query)).iter().map(crate::pages::place).collect::<Vec<_>>();
        let query = "place=building%3DLibrary%26room%3D204&place=building%3DMain%2Bbuilding&building=Annex&room=&place=building%3DLibrary%26room%3D204";
        assert_eq!(read(query), ["Library 204", "Main building", "Annex"]);
        for nothing in ["", "room=204", "place=", "place=%00", "place=room%3D7", "building=%00", "size=9&place=x"] {
            assert_eq!(read(nothing), Vec::<String>::new(), "{nothing}");
        }
        assert_eq!(read(&format!("building={}", "x".repeat(81))), Vec::<String>::new());
    }
}
