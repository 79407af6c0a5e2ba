//! What to do with the commands that wait: the decisions of one round, pure but for taking them from the queue.
//!
//! Commands are decided in the order of their arrival, each on top of what those before it will have made. The round
//! ends where going on could be wrong:
//! - at a refusal that rests on memory alone (another node may have written; the log's tail is read first),
//! - at a refusal that rests on something not committed yet,
//! - at a second status move (the database's guard sees only the net move of an entry),
//! - at a `cid` that is being written in this very round (afterwards it is a duplicate).

use super::cids::KnownCids;
use super::messages::{Done, Reply};
use super::ring::FILE_BYTES;
use helpdesk_core::{Author, Cid, Code, Command, EventBody, Refusal, Seq, Ticket};
use helpdesk_sql::journal::{Entry, NewEvent, Snapshot};
use std::collections::{HashSet, VecDeque};

/// Events of one entry. One ticket may not fill a whole batch of the journal with long texts.
const ENTRY_EVENTS: usize = 128;
/// Bytes of text in one entry, for the same reason.
const ENTRY_BYTES: usize = 1024 * 1024;

/// A command that waits for its commit.
pub(super) struct Pending {
    pub who: Author,
    pub cid: Cid,
    pub command: Command,
    pub reply: Reply<Done>,
    /// The log was read after this command arrived, so a refusal is true.
    pub checked: bool,
}

/// A command with the events that it will have made.
pub(super) struct Decided {
    pub pending: Pending,
    pub bodies: Vec<EventBody>,
}

/// The outcome of a round.
#[derive(Default)]
pub(super) struct Plan {
    /// To be written as one entry.
    pub decided: Vec<Decided>,
    /// In the log already, at this place.
    pub known: Vec<(Pending, Seq)>,
    /// Refused for good.
    pub refused: Vec<(Pending, Refusal)>,
    /// Nothing can be decided before the tail of the log was read.
    pub refresh: bool,
    after: Option<Ticket>,
}

impl Plan {
    /// Takes from `waiting` what can be decided on `ticket`. `singly`: one command an entry, since one of them was refused
    /// by the database when they were together.
    pub fn make(ticket: &Ticket, known: &KnownCids, waiting: &mut VecDeque<Pending>, singly: bool) -> Plan {
        let mut plan = Plan::default();
        let mut ahead = ticket.clone();
        let mut taken = HashSet::new();
        while let Some(next) = waiting.front() {
            if let Some(place) = known.place(next.who.id, &next.cid) {
                plan.known.extend(waiting.pop_front().map(|pending| (pending, place)));
                continue;
            }
            if !taken.insert((next.who.id, next.cid.clone())) || (singly && !plan.decided.is_empty()) {
                break;
            }
            match ahead.decide(&next.command, &next.who) {
                Err(refusal) => {
                    if !plan.may_refuse(next, &refusal) {
                        plan.refresh = plan.decided.is_empty();
                        break;
                    }
                    plan.refused.extend(waiting.pop_front().map(|pending| (pending, refusal)));
                }
                Ok(bodies) => {
                    if !plan.has_room(&bodies) {
                        break;
                    }
                    bodies.iter().for_each(|body| ahead.foresee(body));
                    plan.decided.extend(waiting.pop_front().map(|pending| Decided { pending, bodies }));
                }
            }
        }
        plan.after = Some(ahead);
        plan
    }

    /// A role does not change and an empty wish stays empty; anything else is true only if the log was read since and
    /// nothing undecided stands before it.
    fn may_refuse(&self, pending: &Pending, refusal: &Refusal) -> bool {
        matches!(refusal.code, Code::Forbidden | Code::Invalid) || (pending.checked && self.decided.is_empty())
    }

    fn has_room(&self, more: &[EventBody]) -> bool {
        let bodies = || self.decided.iter().flat_map(|decided| &decided.bodies);
        let moves = |body: &EventBody| matches!(body, EventBody::Status { .. });
        let second_move = more.iter().any(moves) && bodies().any(moves);
        let bytes: usize = bodies().map(text_bytes).sum();
        self.decided.is_empty()
            || (!second_move && bodies().count() + more.len() <= ENTRY_EVENTS && bytes <= ENTRY_BYTES)
    }

    /// The entry to write; `None` if nothing was decided.
    pub fn entry(&self, ticket: &Ticket, known: &KnownCids) -> Option<Entry> {
        let events: Vec<NewEvent> = self.decided.iter().flat_map(Decided::events).collect();
        let changes = events.iter().any(|event| event.body.changes_ticket());
        (!events.is_empty()).then(|| Entry {
            ticket: ticket.id,
            expected: ticket.last_seq,
            events,
            snapshot: self.after.as_ref().filter(|_| changes).map(Snapshot::of),
            check_cids: !known.complete(),
        })
    }
}

impl Decided {
    /// The events; the first of a command carries its `cid`.
    fn events(&self) -> impl Iterator<Item = NewEvent> {
        self.bodies.iter().enumerate().map(|(n, body)| NewEvent {
            author: self.pending.who.clone(),
            cid: (n == 0).then(|| self.pending.cid.clone()),
            body: body.clone(),
        })
    }
}

fn text_bytes(body: &EventBody) -> usize {
    match body {
        EventBody::Message { body, attachments } => body.as_str().len() + attachments.len() * FILE_BYTES,
        EventBody::Note { body } => body.as_str().len(),
        EventBody::Edited(helpdesk_core::event::Edited::Description { from, to }) => {
            from.as_str().len() + to.as_str().len()
        }
        _ => 64,
    }
}
