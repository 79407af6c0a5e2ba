//! The end of the log in memory, encoded at most once per kind of reader. A join within it asks no database.

use crate::frame::EncodedEvent;
use helpdesk_core::{Event, Seq};
use std::collections::VecDeque;

/// Events kept per ticket: a screenful of talk and a good while of being offline.
pub(super) const RING: usize = 256;
/// Characters of text kept per ticket, so that 256 long messages do not take 12 MB.
const RING_BYTES: usize = 512 * 1024;

/// What a file adds to its message: id, kind, size and a name of 120 characters. Its bytes stay in the database.
pub(super) const FILE_BYTES: usize = 512;

#[derive(Default)]
pub(super) struct Ring {
    events: VecDeque<EncodedEvent>,
    bytes: usize,
}

impl Ring {
    pub fn push(&mut self, event: Event) -> Option<&EncodedEvent> {
        self.bytes += weight(&event);
        self.events.push_back(EncodedEvent::new(event));
        while self.events.len() > RING || (self.bytes > RING_BYTES && self.events.len() > 1) {
            let dropped = self.events.pop_front();
            self.bytes -= dropped.map_or(0, |encoded| weight(&encoded.event));
        }
        self.events.back()
    }

    pub fn get(&self, seq: Seq) -> Option<&EncodedEvent> {
        let first = self.events.front()?.event.seq;
        let offset = usize::try_from(seq.0.checked_sub(first.0)?).ok()?;
        self.events.get(offset)
    }

    /// Whether everything after `seq` is here.
    pub fn reaches(&self, seq: Seq, last: Seq) -> bool {
        seq >= last || self.events.front().is_some_and(|oldest| oldest.event.seq <= seq.next())
    }

    pub fn after(&self, seq: Seq) -> impl Iterator<Item = &EncodedEvent> {
        self.events.iter().skip_while(move |encoded| encoded.event.seq <= seq)
    }
}

/// About what an event takes; only texts are large.
fn weight(event: &Event) -> usize {
    use helpdesk_core::EventBody::{Edited, Message, Note, Opened};
    use helpdesk_core::event::Edited::Description;
    256 + match &event.body {
        Message { body, attachments } => body.as_str().len() + attachments.len() * FILE_BYTES,
        Note { body } => body.as_str().len(),
        Opened(opened) => opened.description.as_str().len(),
        Edited(Description { from, to }) => from.as_str().len() + to.as_str().len(),
        _ => 0,
    }
}
