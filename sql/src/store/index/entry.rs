//! A ticket on its way into the index: which of its words are new, where they stand, what they weigh.
//!
//! The rule it keeps: positions leave a gap between two texts, so that no phrase reaches from one message into the next; and
//! a note's words weigh D, which is how they are kept from users.

use super::{MOST_SIZE, queries};
use helpdesk_core::Seq;
use helpdesk_core::search::{Word, words};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Positions that PostgreSQL tells apart.
const LAST_POSITION: usize = 16_383;
/// Positions of one word in one text that are kept; more say nothing new.
const MOST_POSITIONS: usize = 16;
/// What a word takes beside its letters.
const OVERHEAD: usize = 12;
/// Longer words with digits are keys and serial numbers: found as they are, but nobody misspells them into another.
const LONGEST_NUMBER: usize = 8;

/// A ticket, and what is read of it.
pub(super) struct Entry {
    ticket: i64,
    since: Option<i64>,
    /// How long its log was when it was read.
    pub last: Seq,
    until: Seq,
    closed: bool,
    afresh: bool,
    opening: bool,
    description: String,
    place: String,
    size: usize,
    said: Text,
}

/// What the index gets of a ticket.
pub(super) struct Taken {
    pub ticket: i64,
    pub since: Option<i64>,
    pub until: i64,
    pub ended: bool,
    pub afresh: bool,
    pub size: i32,
    pub opening: Option<String>,
    pub said: String,
    pub learnt: BTreeSet<(String, String)>,
}

/// Words with their positions and weights, growing.
#[derive(Default)]
struct Text {
    words: BTreeMap<String, Vec<(usize, char)>>,
    learnt: BTreeSet<(String, String)>,
    position: usize,
    size: usize,
}

impl Text {
    fn add(&mut self, text: &str, weight: char, room: usize) {
        self.position += 2; // the gap
        let mut counted: BTreeMap<String, usize> = BTreeMap::new();
        for Word { folded, lower, .. } in words(text) {
            self.position += 1;
            let times = counted.entry(folded.clone()).or_default();
            let size = if *times == 0 { folded.len() + OVERHEAD } else { 2 };
            if *times >= MOST_POSITIONS || self.size + size > room {
                continue;
            }
            *times += 1;
            self.size += size;
            let place = (self.position.min(LAST_POSITION), weight);
            self.words.entry(folded.clone()).or_default().push(place);
            let is_long_number = folded.len() > LONGEST_NUMBER && folded.chars().any(char::is_numeric);
            if !is_long_number {
                self.learnt.insert((folded, lower));
            }
        }
    }

    /// As PostgreSQL reads a tsvector. Words are letters and digits, so the quotes around them are enough.
    fn write(&self) -> String {
        let mut text = String::new();
        for (word, places) in &self.words {
            // writing into a string cannot fail
            let _ = write!(text, "'{word}':");
            for (n, (position, weight)) in places.iter().enumerate() {
                let comma = if n == 0 { "" } else { "," };
                let _ = write!(text, "{comma}{position}{weight}");
            }
            text.push(' ');
        }
        text
    }
}

impl Entry {
    pub fn of(head: queries::SearchHeads) -> Entry {
        // a log that is shorter than what was indexed is another log: the database was restored
        let afresh = head.since.is_some_and(|since| since > head.last_seq);
        let place = [head.building, head.room].into_iter().flatten().collect::<Vec<_>>().join(" ");
        Entry {
            ticket: head.id,
            since: head.since,
            last: Seq(head.last_seq),
            until: Seq(if afresh { 0 } else { head.since.unwrap_or(0) }),
            closed: head.closed,
            afresh,
            opening: afresh || head.since.is_none(),
            description: head.description,
            place,
            size: if afresh { 0 } else { usize::try_from(head.bytes).unwrap_or(0) },
            said: Text::default(),
        }
    }

    /// The place in the log after which its events are read.
    pub fn after(&self) -> i64 {
        self.until.0
    }

    /// The next event of the log.
    pub fn hear(&mut self, seq: Seq, kind: &str, body: Option<&str>) {
        self.until = seq;
        let room = most().saturating_sub(self.size);
        match (kind, body) {
            ("message", Some(body)) => self.said.add(body, 'B', room),
            ("note", Some(body)) => self.said.add(body, 'D', room),
            ("edited", _) => self.opening = true,
            _ => {}
        }
    }

    pub fn finish(self) -> Taken {
        let mut learnt = self.said.learnt.clone();
        let mut size = self.size + self.said.size;
        let opening = self.opening.then(|| {
            let mut text = Text::default();
            // the description is always found, however much was said: it has room of its own
            text.add(&self.description, 'A', most());
            text.add(&self.place, 'C', most());
            learnt.extend(text.learnt.iter().cloned());
            if self.since.is_none() || self.afresh {
                size += text.size;
            }
            text.write()
        });
        Taken {
            ticket: self.ticket,
            since: self.since,
            until: self.until.0,
            ended: self.closed && self.until == self.last,
            afresh: self.afresh,
            size: i32::try_from(size).unwrap_or(MOST_SIZE),
            opening,
            said: self.said.write(),
            learnt,
        }
    }
}

fn most() -> usize {
    usize::try_from(MOST_SIZE).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        Entry::of(queries::SearchHeads {
            id: 7,
            last_seq: 4,
            closed: true,
            description: "Lift stuck, lift dark".to_owned(),
            building: Some("Library".to_owned()),
            room: None,
            since: None,
            bytes: 0,
        })
    }

    #[test]
    fn texts_have_weights_and_gaps() {
        let mut entry = entry();
        entry.hear(Seq(1), "opened", None);
        entry.hear(Seq(2), "message", Some("it is dark"));
        entry.hear(Seq(3), "note", Some("spare key"));
        let taken = entry.finish();
        assert_eq!(taken.opening.unwrap(), "'dark':6A 'library':9C 'lift':3A,5A 'stuck':4A ");
        assert_eq!(taken.said, "'dark':5B 'is':4B 'it':3B 'key':9D 'spare':8D ");
        assert!((taken.until, taken.ended) == (3, false), "one event is not read yet");
    }

    #[test]
    fn no_ticket_grows_past_what_the_database_takes() {
        let mut entry = entry();
        let long = (0..10_000).map(|n| format!("word{n} ")).collect::<String>();
        (1..=4).for_each(|seq| entry.hear(Seq(seq), "message", Some(&long)));
        let taken = entry.finish();
        assert!(taken.said.len() < 1_000_000 && taken.size <= 2 * MOST_SIZE);
        assert!(taken.opening.is_some_and(|text| text.contains("'lift'")));
    }
}
