//! The `cid`s of a ticket's log, as far as this node remembers them.
//!
//! While the memory is complete the database need not look for a `cid` before it writes: the fence on the log's length
//! already says that nobody else wrote. Full: it forgets everything and the database looks.

use helpdesk_core::{Cid, Event, PersonId, Seq};
use std::collections::HashMap;

/// Commands remembered per ticket; about 400 KB at worst. Past it the database's index answers.
const REMEMBERED: usize = 4096;

pub(super) struct KnownCids {
    places: HashMap<(PersonId, Cid), Seq>,
    complete: bool,
}

impl KnownCids {
    /// The cids of these events, which are the whole log if `complete`.
    pub fn of(events: &[Event], complete: bool) -> KnownCids {
        let mut known = KnownCids { places: HashMap::new(), complete };
        events.iter().for_each(|event| known.learn(event));
        known
    }

    pub fn learn(&mut self, event: &Event) {
        if let Some(cid) = &event.cid {
            self.insert(event.author.id, cid.clone(), event.seq);
        }
    }

    /// Also for what the database found in a part of the log that is not in memory.
    pub fn insert(&mut self, author: PersonId, cid: Cid, seq: Seq) {
        if self.places.len() >= REMEMBERED {
            self.places.clear();
            self.complete = false;
        }
        self.places.insert((author, cid), seq);
    }

    pub fn place(&self, author: PersonId, cid: &Cid) -> Option<Seq> {
        self.places.get(&(author, cid.clone())).copied()
    }

    /// Whether a cid that is not here is not in the log either.
    pub fn complete(&self) -> bool {
        self.complete
    }
}
