//! What nodes tell each other beside the logs, as asides of the bus (`helpdesk_sql::bus`): JSON without a space.
//!
//! Anybody may be able to write there: what cannot be read is passed over, and what can is bounded by whoever keeps it.

use helpdesk_core::wire::{Reader, Viewing};
use helpdesk_core::{Seq, TicketId};
use serde::{Deserialize, Serialize};

/// Longest name of a node that is taken.
const NODE: usize = 64;

/// One node to the others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "t", rename_all = "snake_case")]
pub(super) enum Whisper {
    /// These people look at a ticket on my side.
    Viewers { node: String, ticket: TicketId, viewers: Vec<Viewing> },
    /// Somebody has read a ticket up to a place.
    Seen { node: String, ticket: TicketId, by: Reader, seq: Seq },
}

impl Whisper {
    /// As one word. A space can only stand inside of a text, where it may be escaped.
    pub fn word(&self) -> Option<String> {
        serde_json::to_string(self).ok().map(|json| json.replace(' ', "\\u0020"))
    }

    pub fn read(word: &str) -> Option<Whisper> {
        let whisper: Whisper = serde_json::from_str(word).ok()?;
        (whisper.node().len() <= NODE).then_some(whisper)
    }

    /// Who says it.
    pub fn node(&self) -> &str {
        match self {
            Whisper::Viewers { node, .. } | Whisper::Seen { node, .. } => node,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use helpdesk_core::{PersonId, PersonName, Role};
    use helpdesk_sql::bus::{ASIDE_LIMIT, Heard, heard, payloads};
    use uuid::Uuid;

    fn viewing(name: &str) -> Viewing {
        let name = PersonName::parse(name).unwrap();
        Viewing { id: PersonId(Uuid::new_v4()), name, role: Role::Helpdesk, typing: true }
    }

    #[test]
    fn a_whisper_goes_through_the_bus_as_it_is_whatever_the_names() {
        let names = ["Dana van Dyk", "a \\ \"b\" {c}:1 7:8", "\u{202e}gnp\u{a0}\u{2028}ة", "😀😀 😀"];
        let viewers: Vec<Viewing> = names.into_iter().map(viewing).collect();
        let said = Whisper::Viewers { node: "n-1".to_owned(), ticket: TicketId(7), viewers };
        let pieces = payloads(&[(TicketId(1), Seq(2))], &[said.word().unwrap()]);
        let heard: Vec<Heard> = pieces.iter().flat_map(|piece| heard(piece)).collect();
        let [Heard::Hint { .. }, Heard::Aside(word)] = heard.as_slice() else { panic!("{heard:?}") };
        assert_eq!(Whisper::read(word), Some(said));
    }

    #[test]
    fn the_longest_usual_names_fit_and_rubbish_is_passed_over() {
        let viewers: Vec<Viewing> = (0..super::super::room::VIEWERS).map(|_| viewing(&"é".repeat(40))).collect();
        let said = Whisper::Viewers { node: "n".repeat(NODE), ticket: TicketId(i64::MAX), viewers };
        assert!(said.word().unwrap().len() <= ASIDE_LIMIT);
        let nameless = r#"{"t":"viewers","node":"n","ticket":7,"viewers":[{"id":"x","name":"","role":"boss"}]}"#;
        let long = format!(r#"{{"t":"seen","node":"{}"}}"#, "n".repeat(NODE + 1));
        for bad in ["{", "{}", r#"{"t":"dance"}"#, nameless, &long] {
            assert_eq!(Whisper::read(bad), None, "{bad}");
        }
    }
}
