//! Why a ticket is in a list of what was found: the piece of its texts, cut where marks begin and end.
//!
//! The rule it keeps: a piece is text, and so is what is marked in it; the template sets the marks. `js/found.js` is the same
//! for the browser.

use super::wording;
use crate::language::Said;
use helpdesk_core::search::Found;
use serde::Serialize;

/// A run of text, marked or not.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Run {
    text: String,
    marked: bool,
}

/// View of `found.hbs`.
#[derive(Debug, PartialEq, Serialize)]
pub struct FoundPiece {
    /// Whose text it is, if it is not the description.
    place: Option<Said>,
    runs: Vec<Run>,
}

impl FoundPiece {
    /// Cuts a text at its marks.
    #[must_use]
    pub fn new(found: &Found) -> FoundPiece {
        let mut chars = found.text.chars();
        let mut runs = Vec::new();
        let mut at = 0;
        let mut take = |to: usize, marked: bool| {
            let text: String = chars.by_ref().take(to.saturating_sub(at)).collect();
            at = to.max(at);
            if !text.is_empty() {
                runs.push(Run { text, marked });
            }
        };
        for [from, to] in &found.marks {
            take(*from, false);
            take(*to, true);
        }
        take(usize::MAX, false);
        FoundPiece { place: wording::found_in(found.field), runs }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use helpdesk_core::search::FoundIn;

    #[test]
    fn marks_cut_a_text_into_runs() {
        let run = |text: &str, marked| Run { text: text.to_owned(), marked };
        let found = |marks: &[[usize; 2]]| Found {
            field: FoundIn::Message,
            seq: None,
            text: "…un café <b>noir</b>".to_owned(),
            marks: marks.to_vec(),
        };
        let cut = FoundPiece::new(&found(&[[4, 8], [12, 16]]));
        assert_eq!(
            cut.runs,
            [run("…un ", false), run("café", true), run(" <b>", false), run("noir", true), run("</b>", false)]
        );
        assert_eq!(cut.place, Some(crate::language::said("found-in-message")));
        assert_eq!(FoundPiece::new(&found(&[])).runs, [run("…un café <b>noir</b>", false)]);
        assert_eq!(FoundPiece::new(&found(&[[0, 99]])).runs, [run("…un café <b>noir</b>", true)]);
    }
}
