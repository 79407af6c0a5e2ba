//! Who is told where an open ticket stands in line.
//!
//! Problem: each ticket that is taken or opened moves everybody behind it. So places are not pushed from the commit but
//! compared a few times a second, for the tickets that somebody looks at, and told only where they changed. What is
//! usual is asked of the database, at most every half minute and only while somebody waits; never on the way of an ack.
//!
//! "Full": as many watchers as the sockets have subscriptions. A ticket that left the queue is forgotten; whoever does not
//! keep up is evicted, as everywhere. Each node has its own rows, so each tells its own sockets.

use super::QueueActor;
use super::rows::Rows;
use crate::frame::{ConnId, Push, Subscriber};
use actix::prelude::*;
use bytestring::ByteString;
use helpdesk_core::wire::ServerFrame;
use helpdesk_core::{Category, Line, Place, TicketId, Wait};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// Places are compared so often: at once for people, and a sort of 20,000 rows takes a hundredth of it.
pub(super) const TICK: Duration = Duration::from_millis(250);
/// How old what is usual may be: it is the middle of many tickets and moves slowly.
const USUAL_AGE: Duration = Duration::from_secs(30);
/// First responses that say what is usual now: a few days of a campus, and some milliseconds to read.
const SAMPLES: i64 = 200;
/// Tickets of a category that are looked at for them; under a flood of unanswered ones nothing is usual.
const LOOKED_AT: i64 = 1_000;
/// Events of a ticket that are looked at for the helpdesk's first word.
const DEEP: i64 = 50;

/// Somebody who looks at a ticket, and what they were told last.
struct Watcher {
    subscriber: Subscriber,
    told: Option<Place>,
}

/// The watchers of tickets, and the lines as they were compared last.
#[derive(Default)]
pub(super) struct Watched {
    watchers: BTreeMap<TicketId, BTreeMap<ConnId, Watcher>>,
    line: Line,
    moved: bool,
    usual: BTreeMap<Category, Wait>,
    asking: bool,
    asked: Option<Instant>,
}

impl Watched {
    /// Somebody's place may be another one.
    pub fn moved(&mut self) {
        self.moved = true;
    }

    fn add(&mut self, ticket: TicketId, subscriber: Subscriber) {
        let watchers = self.watchers.entry(ticket).or_default();
        watchers.insert(subscriber.conn, Watcher { subscriber, told: None });
        // before the first watcher nothing was compared
        self.moved |= self.line.ahead(ticket).is_none();
        if !self.moved {
            self.tell(ticket);
        }
    }

    fn remove(&mut self, ticket: TicketId, conn: ConnId) {
        if let Some(watchers) = self.watchers.get_mut(&ticket) {
            watchers.remove(&conn);
            if watchers.is_empty() {
                self.watchers.remove(&ticket);
            }
        }
    }

    /// Compares all places; tells those that changed.
    fn compare(&mut self, rows: &Rows) {
        if !self.moved || self.watchers.is_empty() {
            return;
        }
        self.moved = false;
        self.line = Line::of(rows.iter());
        self.watchers.retain(|ticket, _| rows.may_stand(*ticket));
        for ticket in self.watchers.keys().copied().collect::<Vec<_>>() {
            self.tell(ticket);
        }
    }

    fn place(&self, ticket: TicketId) -> Option<Place> {
        let (category, ahead) = self.line.ahead(ticket)?;
        let usual = self.usual.get(&category);
        Some(Place {
            ticket,
            ahead,
            expect_low_s: usual.map(|wait| wait.low_s),
            expect_high_s: usual.map(|wait| wait.high_s),
        })
    }

    /// Tells the watchers of a ticket where it stands, unless they know. One that is not open has no place.
    fn tell(&mut self, ticket: TicketId) {
        let (Some(place), Some(watchers)) = (self.place(ticket), self.watchers.get_mut(&ticket)) else { return };
        let frame = ByteString::from(ServerFrame::Place(place).encode());
        watchers.retain(|_, watcher| {
            watcher.told == Some(place) || {
                watcher.told = Some(place);
                watcher.subscriber.push(Push::Frame(frame.clone()))
            }
        });
        if watchers.is_empty() {
            self.watchers.remove(&ticket);
        }
    }

    /// Whether the database should be asked what is usual.
    fn wants_usual(&self) -> bool {
        !self.asking && !self.watchers.is_empty() && self.asked.is_none_or(|asked| asked.elapsed() >= USUAL_AGE)
    }

    fn learn(&mut self, waits: Vec<(Category, Vec<f64>)>) {
        let usual = waits.into_iter().filter_map(|(category, waits)| Some((category, Wait::usual(&waits)?))).collect();
        self.moved |= self.usual != usual;
        self.usual = usual;
    }
}

impl QueueActor {
    pub(super) fn tell_places(&mut self, ctx: &mut Context<Self>) {
        self.line.compare(&self.rows);
        if self.line.wants_usual() {
            self.ask_usual(ctx);
        }
    }

    fn ask_usual(&mut self, ctx: &mut Context<Self>) {
        self.line.asking = true;
        let store = self.store.clone();
        async move { store.first_responses(LOOKED_AT, DEEP, SAMPLES).await }
            .into_actor(self)
            .map(|read, actor, _ctx| {
                actor.line.asking = false;
                actor.line.asked = Some(Instant::now());
                match read {
                    Ok(waits) => actor.line.learn(waits),
                    Err(error) => tracing::debug!(%error, "what is usual cannot be read, it is asked again"),
                }
            })
            .spawn(ctx);
    }
}

impl Handler<super::WatchPlace> for QueueActor {
    type Result = ();

    fn handle(&mut self, super::WatchPlace(ticket, subscriber): super::WatchPlace, _ctx: &mut Self::Context) {
        self.line.add(ticket, subscriber);
    }
}

impl Handler<super::UnwatchPlace> for QueueActor {
    type Result = ();

    fn handle(&mut self, super::UnwatchPlace(ticket, conn): super::UnwatchPlace, _ctx: &mut Self::Context) {
        self.line.remove(ticket, conn);
    }
}
