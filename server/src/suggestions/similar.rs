//! Tickets that may be about the same thing: at the same place, or told in like words.
//!
//! Pure. Two texts are like each other by the words that say something (no function words) and that both have, a word seen
//! by its first letters so that "projectors" is a projector. The rule it keeps: a place alone is enough if the room is the
//! same, or if no room was asked for; words alone are enough if there are at least two and they are a good part of what was
//! asked. What fits both ways stands first; of equals the newer one.

use helpdesk_classify::telling_words;
use helpdesk_core::TicketId;
use helpdesk_sql::UnclosedText;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Letters by which words are compared: endings differ, stems do not.
const STEM: usize = 6;
/// Words that two texts must share if nothing else speaks for them.
const SHARED: usize = 2;
/// The part of what was asked, of what is shorter, that must be shared then.
const PART: f64 = 0.5;

/// Hashes of the beginnings of words: compared in thousands of tickets at each pause of a typing hand.
type Stems = BTreeSet<u64>;

fn stems(text: &str) -> Stems {
    telling_words(text)
        .map(|word| {
            let mut hasher = DefaultHasher::new();
            word.chars().take(STEM).for_each(|letter| letter.hash(&mut hasher));
            hasher.finish()
        })
        .collect()
}

/// A name as it is compared.
fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

/// What somebody is about to report.
#[derive(Clone, Debug, Default)]
pub struct Question {
    stems: Stems,
    building: String,
    room: String,
}

impl Question {
    /// A text and a place; each may be empty.
    #[must_use]
    pub fn new(text: &str, building: &str, room: &str) -> Question {
        Question { stems: stems(text), building: folded(building), room: folded(room) }
    }

    /// How well a ticket fits; `None` if it does not.
    fn fit(&self, ticket: &Known) -> Option<f64> {
        let same_building = !self.building.is_empty() && self.building == ticket.building;
        let same_room = same_building && !self.room.is_empty() && self.room == ticket.room;
        let shared = self.stems.intersection(&ticket.stems).count();
        let fewer = self.stems.len().min(ticket.stems.len()).max(1);
        #[allow(clippy::cast_precision_loss, reason = "a text has at most some hundred words")]
        let part = shared as f64 / fewer as f64;
        let near = same_room || (same_building && (self.room.is_empty() || shared > 0));
        let like = shared >= SHARED && part >= PART;
        (near || like).then(|| part + f64::from(u8::from(same_building)) + f64::from(u8::from(same_room)))
    }
}

struct Known {
    ticket: TicketId,
    building: String,
    room: String,
    stems: Stems,
}

/// The unclosed tickets, as they are compared.
#[derive(Default)]
pub struct Unclosed(Vec<Known>);

impl Unclosed {
    /// Newest first.
    #[must_use]
    pub fn of(texts: Vec<UnclosedText>) -> Unclosed {
        let known = |UnclosedText { ticket, location, text }| Known {
            ticket,
            building: location.building.map(|name| folded(name.as_str())).unwrap_or_default(),
            room: location.room.map(|name| folded(name.as_str())).unwrap_or_default(),
            stems: stems(&text),
        };
        Unclosed(texts.into_iter().map(known).collect())
    }

    /// Those that fit, the likest first, at most `most`.
    #[must_use]
    pub fn like(&self, question: &Question, most: usize) -> Vec<TicketId> {
        let mut fits: Vec<(f64, TicketId)> =
            self.0.iter().filter_map(|known| Some((question.fit(known)?, known.ticket))).collect();
        fits.sort_by(|one, two| two.0.total_cmp(&one.0)); // stable: of equals the newer one first
        fits.into_iter().take(most).map(|(_, ticket)| ticket).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use helpdesk_core::{Building, Location, Room};

    fn unclosed() -> Unclosed {
        let text = |ticket, text: &str, building: &str, room: &str| UnclosedText {
            ticket: TicketId(ticket),
            location: Location { building: Building::parse(building).ok(), room: Room::parse(room).ok() },
            text: text.to_owned(),
        };
        Unclosed::of(vec![
            text(5, "The cafeteria was out of vegetarian food at noon", "Cafeteria", ""),
            text(4, "Projectors in 204 stay black", "library", "204"),
            text(3, "No light", "Library", "204"),
            text(2, "The window does not close", "Library", "Reading room"),
            text(1, "Der Beamer bleibt dunkel, kein Bild", "Main building", "7"),
        ])
    }

    fn like(text: &str, building: &str, room: &str) -> Vec<i64> {
        unclosed().like(&Question::new(text, building, room), 5).into_iter().map(|ticket| ticket.0).collect()
    }

    #[test]
    fn the_same_room_is_enough_and_like_words_come_first() {
        assert_eq!(like("the projector shows a black picture", "Library", "204"), [4, 3]);
        assert_eq!(like("", "LIBRARY ", "204"), [4, 3]);
        assert_eq!(like("something else", "Library", "9"), Vec::<i64>::new(), "another room of a large building");
        assert_eq!(like("this window again", "Library", "9"), [2], "but like words in the same building");
        assert_eq!(like("", "Library", ""), [4, 3, 2]);
    }

    #[test]
    fn words_alone_must_be_several_and_say_something() {
        assert_eq!(like("kein Bild, der Beamer ist dunkel", "", ""), [1]);
        assert_eq!(like("vegetarian food", "", ""), [5]);
        assert_eq!(like("food", "", ""), Vec::<i64>::new(), "one word is none");
        assert_eq!(like("the is not of in at", "", ""), Vec::<i64>::new(), "function words say nothing");
        assert_eq!(like("", "", ""), Vec::<i64>::new());
        assert_eq!(like("", "", "204"), Vec::<i64>::new(), "a room without its building is anywhere");
    }

    #[test]
    fn no_more_than_asked_for() {
        assert_eq!(unclosed().like(&Question::new("", "Library", ""), 2), [TicketId(4), TicketId(3)]);
    }
}
