//! All rooms of a node, and who is told of them.

use super::News;
use super::room::Room;
use super::whisper::Whisper;
use crate::bus::Bus;
use crate::frame::{ConnId, Push, Subscriber};
use crate::receipts::Receipts;
use crate::ticket::Head;
use actix::prelude::*;
use bytestring::ByteString;
use helpdesk_core::receipts::Receipt;
use helpdesk_core::wire::{Reader, ServerFrame, Viewing};
use helpdesk_core::{Role, Seq, TicketId};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Changes are gathered for so long: nobody sees half a second, and a hundred keys are one frame.
const TICK: Duration = Duration::from_millis(500);
/// Tickets whose viewers are told in one tick, a fourth of what may wait for a client. The others are told in the next.
const TOLD: usize = 64;
/// Tickets that other nodes are told of in one tick: half of what may wait for the bus.
const WHISPERED: usize = 128;
/// Receipts of one ticket and tick that everybody there hears, and as many frames as they may make in all. The furthest of
/// each role is always among them; the others are told to their own tabs and kept.
const READERS: usize = 20;
const READER_FRAMES: usize = 2_000;
/// Tickets that a newcomer at the queue hears of at once: as many as a snapshot has rows.
const FIRST: usize = 500;
/// Tickets that only other nodes speak of.
const ROOMS: usize = 20_000;
/// Events by which another node's log may be ahead of what this one has read of it.
const AHEAD: usize = 100;
/// How often sockets that went without a word are looked for.
const SWEEP: Duration = Duration::from_secs(15);

/// A socket and where it is.
struct Guest {
    subscriber: Subscriber,
    at: BTreeSet<TicketId>,
    watches: bool,
}

/// One per node.
pub(crate) struct PresenceActor {
    node: String,
    bus: Arc<dyn Bus>,
    receipts: Receipts,
    rooms: BTreeMap<TicketId, Room>,
    guests: BTreeMap<ConnId, Guest>,
    watchers: BTreeSet<ConnId>,
    /// Where the next tick begins, so that no ticket waits for ever behind others that change all the time.
    turn: TicketId,
}

impl PresenceActor {
    /// Messages that may wait; what is over is dropped.
    pub const MAILBOX: usize = 16_384;

    pub fn new(node: String, bus: Arc<dyn Bus>, receipts: Receipts) -> PresenceActor {
        let (rooms, guests, watchers) = (BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
        PresenceActor { node, bus, receipts, rooms, guests, watchers, turn: TicketId(0) }
    }

    /// The socket's first recipient is kept, others are dropped: each would give its mailbox one more place.
    fn guest(&mut self, subscriber: Subscriber) -> &mut Guest {
        let conn = subscriber.conn;
        self.guests.entry(conn).or_insert_with(|| Guest { subscriber, at: BTreeSet::new(), watches: false })
    }

    fn came(&mut self, ticket: TicketId, subscriber: Subscriber, quiet: bool, head: Arc<Head>) {
        let (conn, who) = (subscriber.conn, subscriber.who.clone());
        self.guest(subscriber).at.insert(ticket);
        self.rooms.entry(ticket).or_default().enter(conn, &who, quiet, head);
    }

    fn went(&mut self, ticket: TicketId, conn: ConnId) {
        if let Some(room) = self.rooms.get_mut(&ticket) {
            room.leave(conn);
        }
        if let Some(guest) = self.guests.get_mut(&conn) {
            guest.at.remove(&ticket);
        }
        self.forget_if_nowhere(conn);
    }

    fn watches(&mut self, subscriber: Subscriber) {
        let conn = subscriber.conn;
        self.guest(subscriber).watches = true;
        self.watchers.insert(conn);
        let known = self.rooms.iter().filter(|(_, room)| !room.shown().is_empty()).take(FIRST);
        let frames: Vec<ByteString> = known.map(|(ticket, room)| presence(*ticket, room)).collect();
        if !frames.is_empty() {
            self.push(conn, Push::Frames(frames));
        }
    }

    fn watches_no_more(&mut self, conn: ConnId) {
        self.watchers.remove(&conn);
        if let Some(guest) = self.guests.get_mut(&conn) {
            guest.watches = false;
        }
        self.forget_if_nowhere(conn);
    }

    fn forget_if_nowhere(&mut self, conn: ConnId) {
        if self.guests.get(&conn).is_some_and(|guest| guest.at.is_empty() && !guest.watches) {
            self.guests.remove(&conn);
        }
    }

    fn gone(&mut self, conn: ConnId) {
        self.watchers.remove(&conn);
        let Some(guest) = self.guests.remove(&conn) else { return };
        for ticket in guest.at {
            if let Some(room) = self.rooms.get_mut(&ticket) {
                room.leave(conn);
            }
        }
    }

    fn typing(&mut self, ticket: TicketId, conn: ConnId, on: bool) {
        if let Some(room) = self.rooms.get_mut(&ticket) {
            room.typing(conn, on, Instant::now());
        }
    }

    /// Who follows a ticket may have read it; a user no more once it is closed, and nobody past its end.
    fn seen(&mut self, ticket: TicketId, conn: ConnId, seq: Seq) {
        let Some(room) = self.rooms.get_mut(&ticket) else { return };
        let (Some(who), Some(head)) = (room.reader(conn), room.head.as_ref()) else { return };
        let (by, seq) = (Reader::from(who), seq.min(head.last()));
        if seq > Seq::ZERO && head.is_for(by.role) {
            room.marks.raise(by, seq);
            self.receipts.keep(Receipt { ticket, person: by.id, role: by.role, seq });
        }
    }

    fn heard(&mut self, said: &str) {
        match Whisper::read(said) {
            Some(whisper) if whisper.node() == self.node => {}
            Some(Whisper::Viewers { node, ticket, viewers }) => self.heard_viewers(node, ticket, viewers),
            Some(Whisper::Seen { ticket, by, seq, .. }) => self.heard_seen(ticket, by, seq),
            None => {}
        }
    }

    fn heard_viewers(&mut self, node: String, ticket: TicketId, viewers: Vec<Viewing>) {
        if self.rooms.contains_key(&ticket) || (self.rooms.len() < ROOMS && !viewers.is_empty()) {
            self.rooms.entry(ticket).or_default().hear(node, viewers, Instant::now());
        }
    }

    /// The other node may know more of the log than this one does yet, but not much more. Nothing is written down here.
    fn heard_seen(&mut self, ticket: TicketId, by: Reader, seq: Seq) {
        let Some(room) = self.rooms.get_mut(&ticket).filter(|room| room.marks.news() < READERS) else { return };
        if room.head.as_ref().is_some_and(|head| seq <= head.last().plus(AHEAD)) {
            room.marks.raise(by, seq);
        }
    }

    fn tick(&mut self) {
        let now = Instant::now();
        let moved: Vec<TicketId> = self.those(TOLD, |room| room.wants_look(now));
        let last = moved.last().copied();
        moved.into_iter().for_each(|ticket| self.show(ticket, now));
        let read: Vec<TicketId> = self.those(TOLD, |room| room.marks.news() > 0);
        read.into_iter().for_each(|ticket| self.show_read(ticket));
        if self.bus.has_others() {
            let untold: Vec<TicketId> = self.those(WHISPERED, |room| room.wants_telling(now));
            untold.into_iter().for_each(|ticket| self.whisper(ticket, now));
        }
        self.turn = last.map_or(self.turn, |TicketId(last)| TicketId(last.saturating_add(1)));
        self.rooms.retain(|_, room| !room.is_over());
    }

    fn those(&self, most: usize, wanted: impl Fn(&Room) -> bool) -> Vec<TicketId> {
        let in_turn = self.rooms.range(self.turn..).chain(self.rooms.range(..self.turn));
        in_turn.filter(|(_, room)| wanted(room)).map(|(ticket, _)| *ticket).take(most).collect()
    }

    /// Tells everybody who looks, or watches the queue, that the viewers are others; a newcomer also that they are not.
    fn show(&mut self, ticket: TicketId, now: Instant) {
        let Some(room) = self.rooms.get_mut(&ticket) else { return };
        let look = room.look(now);
        let viewers = presence(ticket, room);
        let tabs: Vec<ConnId> = room.tabs().filter(|conn| room.shows(*conn)).collect();
        let known = |conn: ConnId| Some((conn, room.marks.known_to(room.reader(conn)?.into())));
        let newcomers: Vec<_> = look.newcomers.iter().copied().filter_map(known).collect();
        if look.moved {
            let elsewhere: Vec<ConnId> = self.watchers.iter().filter(|conn| !room.shows(**conn)).copied().collect();
            elsewhere.into_iter().for_each(|conn| self.push(conn, Push::Frame(viewers.clone())));
        }
        for conn in tabs.into_iter().filter(|conn| look.moved || look.newcomers.contains(conn)) {
            self.push(conn, Push::Aside(ticket, viewers.clone()));
        }
        for (conn, read) in newcomers {
            read.into_iter().for_each(|(by, seq)| self.push(conn, Push::Aside(ticket, seen(ticket, by, seq))));
        }
    }

    /// Tells who has read: the furthest to everybody here, each to their own tabs, and the furthest to the other nodes.
    fn show_read(&mut self, ticket: TicketId) {
        let Some(room) = self.rooms.get_mut(&ticket) else { return };
        let news = room.take_raised();
        let all: Vec<ConnId> = room.tabs().collect();
        let most = (READER_FRAMES / all.len().max(1)).clamp(2, READERS);
        for (n, (by, seq)) in news.into_iter().enumerate() {
            let frame = seen(ticket, by, seq);
            let own = self.tabs_of(ticket, by);
            for conn in if n < most { &all } else { &own } {
                self.push(*conn, Push::Aside(ticket, frame.clone()));
            }
            for conn in self.desks_of(by).into_iter().filter(|conn| !all.contains(conn)) {
                self.push(conn, Push::Frame(frame.clone()));
            }
            // one who is not here was heard of from another node
            if n < most && !own.is_empty() {
                let said = Whisper::Seen { node: self.node.clone(), ticket, by, seq };
                said.word().into_iter().for_each(|word| self.bus.aside(word));
            }
        }
    }

    fn tabs_of(&self, ticket: TicketId, by: Reader) -> Vec<ConnId> {
        self.rooms.get(&ticket).map(|room| room.tabs_of(by.id).collect()).unwrap_or_default()
    }

    /// Their queues in other tabs, where a row stops being unread.
    fn desks_of(&self, by: Reader) -> Vec<ConnId> {
        let is = |conn: &&ConnId| self.guests.get(conn).is_some_and(|guest| guest.subscriber.who.id == by.id);
        if by.role == Role::Helpdesk { self.watchers.iter().filter(is).copied().collect() } else { Vec::new() }
    }

    fn whisper(&mut self, ticket: TicketId, now: Instant) {
        let Some(viewers) = self.rooms.get_mut(&ticket).and_then(|room| room.tell(now)) else { return };
        let said = Whisper::Viewers { node: self.node.clone(), ticket, viewers: viewers.to_vec() };
        said.word().into_iter().for_each(|word| self.bus.aside(word));
    }

    fn push(&mut self, conn: ConnId, push: Push) {
        if self.guests.get(&conn).is_some_and(|guest| !guest.subscriber.push(push)) {
            self.gone(conn);
        }
    }

    fn sweep(&mut self) {
        let dead = self.guests.iter().filter(|(_, guest)| !guest.subscriber.to.connected());
        let dead: Vec<ConnId> = dead.map(|(conn, _)| *conn).collect();
        dead.into_iter().for_each(|conn| self.gone(conn));
    }
}

fn presence(ticket: TicketId, room: &Room) -> ByteString {
    ServerFrame::Presence { ticket, viewers: room.shown().to_vec() }.encode().into()
}

fn seen(ticket: TicketId, by: Reader, seq: Seq) -> ByteString {
    ServerFrame::Seen { ticket, by, seq }.encode().into()
}

impl Actor for PresenceActor {
    type Context = Context<Self>;

    fn started(&mut self, ctx: &mut Self::Context) {
        ctx.run_interval(TICK, |actor, _| actor.tick());
        ctx.run_interval(SWEEP, |actor, _| actor.sweep());
    }
}

impl Handler<News> for PresenceActor {
    type Result = ();

    fn handle(&mut self, news: News, _ctx: &mut Self::Context) {
        match news {
            News::Came { ticket, subscriber, quiet, head } => self.came(ticket, subscriber, quiet, head),
            News::Went(ticket, conn) => self.went(ticket, conn),
            News::Watches(subscriber) => self.watches(subscriber),
            News::WatchesNoMore(conn) => self.watches_no_more(conn),
            News::Gone(conn) => self.gone(conn),
            News::Typing { ticket, conn, on } => self.typing(ticket, conn, on),
            News::Seen { ticket, conn, seq } => self.seen(ticket, conn, seq),
            News::Heard(said) => self.heard(&said),
        }
    }
}
