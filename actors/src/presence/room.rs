//! Who is at one ticket, here and on other nodes. Pure: the time comes in.
//!
//! Rule: a person is one viewer however many tabs they have, and everything that nobody repeats ends by itself.

use super::marks::Marks;
use crate::frame::ConnId;
use crate::ticket::Head;
use helpdesk_core::wire::{Reader, Viewing};
use helpdesk_core::{Author, PersonId, Role, Seq};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Somebody who writes says so every 3 s; unsaid for so long they have stopped.
pub(super) const TYPING: Duration = Duration::from_secs(6);
/// Viewers that are told: those who write, then the helpdesk. More names are no use to anybody.
pub(super) const VIEWERS: usize = 10;
/// What another node said of its viewers holds so long; it repeats it three times meanwhile.
pub(super) const ELSEWHERE: Duration = Duration::from_secs(30);
/// Other nodes that are listened to about one ticket.
const NODES: usize = 16;

/// One tab.
struct Here {
    who: Author,
    quiet: bool,
    typing_until: Option<Instant>,
}

/// What another node said, and when.
struct Elsewhere {
    viewers: Vec<Viewing>,
    heard: Instant,
}

#[derive(Default)]
pub(super) struct Room {
    here: BTreeMap<ConnId, Here>,
    elsewhere: BTreeMap<String, Elsewhere>,
    /// The end of the log; known where somebody follows it on this node.
    pub head: Option<Arc<Head>>,
    /// How far people have read, as far as this node heard since somebody came.
    pub marks: Marks,
    /// Tabs that came since the last look.
    newcomers: BTreeSet<ConnId>,
    changed: bool,
    /// When the next thing ends by itself.
    ends: Option<Instant>,
    shown: Vec<Viewing>,
    told: Vec<Viewing>,
    /// Whether somebody came, went, began or stopped since the other nodes were told.
    untold: bool,
    /// When they have to be told again.
    tell_at: Option<Instant>,
}

/// What a look found.
pub(super) struct Look {
    /// Whether the viewers are others than before.
    pub moved: bool,
    /// Tabs that know nothing of this ticket yet.
    pub newcomers: BTreeSet<ConnId>,
}

impl Room {
    pub fn enter(&mut self, conn: ConnId, who: &Author, quiet: bool, head: Arc<Head>) {
        self.head = Some(head);
        // asked again: the same tab, and what it was writing
        let typing_until = self.here.get(&conn).and_then(|here| here.typing_until);
        self.here.insert(conn, Here { who: who.clone(), quiet, typing_until });
        self.newcomers.insert(conn);
        self.moved();
    }

    pub fn leave(&mut self, conn: ConnId) {
        self.newcomers.remove(&conn);
        if self.here.remove(&conn).is_some() {
            self.moved();
        }
    }

    fn moved(&mut self) {
        (self.changed, self.untold) = (true, true);
    }

    /// Who reads in this tab; `None`: it is not here.
    pub fn reader(&self, conn: ConnId) -> Option<&Author> {
        self.here.get(&conn).map(|here| &here.who)
    }

    /// Somebody writes, or stopped. One who does not show that they look cannot write, and nobody at a closed ticket.
    pub fn typing(&mut self, conn: ConnId, on: bool, now: Instant) {
        let takes = self.head.as_ref().is_some_and(|head| !head.is_closed());
        let Some(here) = self.here.get_mut(&conn).filter(|here| takes && !here.quiet) else { return };
        let before = here.typing_until.is_some();
        here.typing_until = on.then(|| now + TYPING);
        if before != on {
            self.moved();
        }
        self.ends = Some(self.ends.map_or(now + TYPING, |ends| ends.min(now + TYPING)));
    }

    /// What another node says of its viewers: nobody, if they left.
    pub fn hear(&mut self, node: String, mut viewers: Vec<Viewing>, now: Instant) {
        viewers.truncate(VIEWERS);
        self.changed = true;
        if viewers.is_empty() {
            self.elsewhere.remove(&node);
        } else if self.elsewhere.len() < NODES || self.elsewhere.contains_key(&node) {
            self.elsewhere.insert(node, Elsewhere { viewers, heard: now });
        }
    }

    /// Whether a look may find something else than the last one.
    pub fn wants_look(&self, now: Instant) -> bool {
        self.changed || self.ends.is_some_and(|ends| ends <= now)
    }

    /// Brings what is shown up to date.
    pub fn look(&mut self, now: Instant) -> Look {
        for here in self.here.values_mut() {
            let before = here.typing_until;
            here.typing_until = before.filter(|until| *until > now);
            self.untold |= here.typing_until != before;
        }
        self.elsewhere.retain(|_, said| said.heard + ELSEWHERE > now);
        self.changed = false;
        self.ends = self.next_end(now);
        let viewers = merged(self.local().chain(self.heard(now)));
        let moved = viewers != self.shown;
        self.shown = viewers;
        Look { moved, newcomers: std::mem::take(&mut self.newcomers) }
    }

    /// Who is shown since the last look.
    pub fn shown(&self) -> &[Viewing] {
        &self.shown
    }

    /// Whether the other nodes may have to hear something: it changed, or what they know would end soon.
    pub fn wants_telling(&self, now: Instant) -> bool {
        self.untold || self.tell_at.is_some_and(|at| at <= now)
    }

    /// What they have to hear now.
    pub fn tell(&mut self, now: Instant) -> Option<&[Viewing]> {
        let viewers = merged(self.local());
        let due = self.tell_at.is_some_and(|at| at <= now);
        self.untold = false;
        if viewers == self.told && !due {
            return None;
        }
        let writes = viewers.iter().any(|viewer| viewer.typing);
        let every = if writes { TYPING / 2 } else { ELSEWHERE / 3 };
        self.tell_at = (!viewers.is_empty()).then(|| now + every);
        self.told = viewers;
        Some(&self.told)
    }

    /// All tabs.
    pub fn tabs(&self) -> impl Iterator<Item = ConnId> {
        self.here.keys().copied()
    }

    /// Whether a tab is here and shows who else is.
    pub fn shows(&self, conn: ConnId) -> bool {
        self.here.get(&conn).is_some_and(|here| !here.quiet)
    }

    /// The tabs of a person.
    pub fn tabs_of(&self, person: PersonId) -> impl Iterator<Item = ConnId> {
        self.here.iter().filter(move |(_, here)| here.who.id == person).map(|(conn, _)| *conn)
    }

    /// What people have read since the last time, the furthest of each role first.
    pub fn take_raised(&mut self) -> Vec<(Reader, Seq)> {
        let here = &self.here;
        self.marks.take_raised(|person| here.values().any(|here| here.who.id == person))
    }

    /// Whether there is nothing left to know or to tell.
    pub fn is_over(&self) -> bool {
        self.here.is_empty() && self.elsewhere.is_empty() && self.shown.is_empty() && self.told.is_empty()
    }

    fn local(&self) -> impl Iterator<Item = Viewing> {
        self.here.values().filter(|here| !here.quiet).map(|Here { who, typing_until, .. }| Viewing {
            id: who.id,
            name: who.name.clone(),
            role: who.role,
            typing: typing_until.is_some(),
        })
    }

    fn heard(&self, now: Instant) -> impl Iterator<Item = Viewing> {
        self.elsewhere.values().flat_map(move |said| {
            let writes = said.heard + TYPING > now;
            said.viewers.iter().map(move |viewer| Viewing { typing: viewer.typing && writes, ..viewer.clone() })
        })
    }

    fn next_end(&self, now: Instant) -> Option<Instant> {
        let here = self.here.values().filter_map(|here| here.typing_until);
        let typing = |said: &Elsewhere| {
            let ends = said.heard + TYPING;
            (ends > now && said.viewers.iter().any(|viewer| viewer.typing)).then_some(ends)
        };
        let elsewhere = self.elsewhere.values().map(|said| typing(said).unwrap_or(said.heard + ELSEWHERE));
        here.chain(elsewhere).min()
    }
}

/// Each person once, in the order of their use: who writes, the helpdesk, by name.
fn merged(viewers: impl Iterator<Item = Viewing>) -> Vec<Viewing> {
    let mut people: BTreeMap<PersonId, Viewing> = BTreeMap::new();
    for viewer in viewers {
        let known = people.entry(viewer.id).or_insert_with(|| Viewing { typing: false, ..viewer.clone() });
        known.typing |= viewer.typing;
    }
    let mut people: Vec<Viewing> = people.into_values().collect();
    people.sort_by(|one, two| place(one).cmp(&place(two)));
    people.truncate(VIEWERS);
    people
}

fn place(viewer: &Viewing) -> (bool, bool, &str, PersonId) {
    (!viewer.typing, viewer.role != Role::Helpdesk, viewer.name.as_str(), viewer.id)
}
