//! The live queue of a node: all open and active tickets as small rows, state based.
//!
//! Rows come from this node's own commits and, for what other nodes wrote, from the database after a hint or by the
//! safety net. The greatest `rev` wins, so doubled and reordered news are harmless. Watchers get a snapshot and then
//! single rows; the digest tells them when they missed one.

mod line;
mod rows;
mod suggesting;

use crate::frame::{ConnId, Push, Subscriber};
use actix::prelude::*;
use bytestring::ByteString;
use chrono::Utc;
use helpdesk_core::incident::Marked;
use helpdesk_core::wire::{QueueSnapshot, ServerFrame, TicketChange};
use helpdesk_core::{QueueItem, Seq, TicketId};
use helpdesk_sql::{ReadError, Store};
use line::Watched;
use rows::Rows;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;
use suggesting::Suggesting;

/// Rows that one node keeps. A campus has dozens to hundreds; past this the oldest waiting ones win.
pub(crate) const ROWS: i64 = 20_000;
const MOST: usize = ROWS as usize;
/// Rows of a snapshot.
const SNAPSHOT: usize = 500;
/// How often watchers compare their digest.
const DIGEST: Duration = Duration::from_secs(15);
/// Rows read from the database at once.
const READ: usize = 500;
/// Hinted tickets that may wait to be read: as many as there can be rows. What is over is found by the safety net, so that
/// forged hints of tickets that do not exist cannot fill the memory.
const UNREAD: usize = MOST;

/// A row changed on this node.
#[derive(Message)]
#[rtype(result = "()")]
pub(crate) struct RowChanged(pub TicketChange);

/// Another node wrote to these tickets: the log of each is at least so long.
#[derive(Message)]
#[rtype(result = "()")]
pub(crate) struct RowsHinted(pub Vec<(TicketId, Seq)>);

/// What the safety net found: every unclosed ticket.
#[derive(Message)]
#[rtype(result = "()")]
pub(crate) struct AllHeads(pub Vec<(TicketId, Seq)>);

/// The database was restored: these are its rows, whatever was known before.
#[derive(Message)]
#[rtype(result = "()")]
struct OtherRows(Vec<QueueItem>);

/// The incidents and their tickets, from now on.
#[derive(Message)]
#[rtype(result = "()")]
struct Mark(Vec<Marked>);

#[derive(Message)]
#[rtype(result = "()")]
struct WatchQueue(Subscriber);

#[derive(Message)]
#[rtype(result = "()")]
struct UnwatchQueue(ConnId);

/// Tell this socket where the ticket stands in line, as long as it is open.
#[derive(Message)]
#[rtype(result = "()")]
struct WatchPlace(TicketId, Subscriber);

#[derive(Message)]
#[rtype(result = "()")]
struct UnwatchPlace(TicketId, ConnId);

/// The queue, as seen from sockets. Cheap to clone.
#[derive(Clone)]
pub struct Queue {
    addr: Arc<Addr<QueueActor>>,
}

impl Queue {
    pub(crate) fn new(addr: Addr<QueueActor>) -> Queue {
        Queue { addr: Arc::new(addr) }
    }

    /// Sends a snapshot and then every change. Asked again it sends a new snapshot. `false`: too much at once.
    #[must_use]
    pub fn watch(&self, subscriber: Subscriber) -> bool {
        self.addr.try_send(WatchQueue(subscriber)).is_ok()
    }

    /// Sends nothing more.
    pub fn unwatch(&self, conn: ConnId) {
        // full: the subscription ends with the socket's mailbox
        let _ = self.addr.try_send(UnwatchQueue(conn));
    }

    /// Sends the ticket's place in line and every change of it, while it is open. Full: nothing is sent; the next subscription
    /// asks again.
    pub fn watch_place(&self, ticket: TicketId, subscriber: Subscriber) {
        let _ = self.addr.try_send(WatchPlace(ticket, subscriber));
    }

    /// Sends no places of this ticket any more.
    pub fn unwatch_place(&self, ticket: TicketId, conn: ConnId) {
        // full: the subscription ends with the socket's mailbox
        let _ = self.addr.try_send(UnwatchPlace(ticket, conn));
    }

    pub(crate) fn hint(&self, heads: Vec<(TicketId, Seq)>) {
        let _ = self.addr.try_send(RowsHinted(heads));
    }

    /// Forgets what is known. Full: its rows are behind, and the digest or the next look finds them.
    pub(crate) fn start_over(&self, items: Vec<QueueItem>) {
        let _ = self.addr.try_send(OtherRows(items));
    }

    /// Tells the members of all incidents. `false`: too much at once, tell it again.
    #[must_use]
    pub(crate) fn mark(&self, marked: Vec<Marked>) -> bool {
        self.addr.try_send(Mark(marked)).is_ok()
    }

    pub(crate) fn all_heads(&self, heads: Vec<(TicketId, Seq)>) {
        let _ = self.addr.try_send(AllHeads(heads));
    }
}

/// One per node.
pub(crate) struct QueueActor {
    store: Store,
    rows: Rows,
    watchers: BTreeMap<ConnId, Subscriber>,
    line: Watched,
    suggesting: Suggesting,
    /// Tickets whose rows have to be read.
    unread: BTreeSet<TicketId>,
    reading: bool,
}

impl QueueActor {
    /// Messages that may wait in the queue actor; what is over is found by the safety net.
    pub const MAILBOX: usize = 16_384;

    pub fn new(store: Store, items: Vec<QueueItem>) -> QueueActor {
        QueueActor {
            store,
            rows: Rows::of(items, MOST),
            watchers: BTreeMap::new(),
            line: Watched::default(),
            suggesting: Suggesting::default(),
            unread: BTreeSet::new(),
            reading: false,
        }
    }

    fn take(&mut self, change: TicketChange) {
        let before = self.rows.standing(change.ticket);
        if self.rows.take(&change) {
            if before != self.rows.standing(change.ticket) {
                self.line.moved();
            }
            self.suggesting.rows_moved();
            self.send(&ServerFrame::Queue(change));
        }
    }

    fn send(&mut self, frame: &ServerFrame) {
        if self.watchers.is_empty() {
            return;
        }
        let frame = ByteString::from(frame.encode());
        self.watchers.retain(|_, watcher| watcher.push(Push::Frame(frame.clone())));
    }

    fn send_some(&mut self, frame: Option<ServerFrame>) {
        frame.iter().for_each(|frame| self.send(frame));
    }

    fn snapshot(&self) -> ServerFrame {
        ServerFrame::QueueSnap(QueueSnapshot {
            items: self.rows.waiting_longest(SNAPSHOT),
            total: self.rows.total(),
            digest: self.rows.digest(),
        })
    }

    /// Reads the rows that are known to be behind, one query at a time.
    fn read_next(&mut self, ctx: &mut Context<Self>) {
        if self.reading || self.unread.is_empty() {
            return;
        }
        self.reading = true;
        let wanted: Vec<TicketId> = self.unread.iter().copied().take(READ).collect();
        let store = self.store.clone();
        async move { (read_rows(&store, &wanted).await, wanted) }
            .into_actor(self)
            .map(|(read, wanted), actor, ctx| {
                actor.reading = false;
                actor.unread.retain(|ticket| !wanted.contains(ticket));
                match read {
                    Ok(changes) => changes.into_iter().for_each(|change| actor.take(change)),
                    Err(error) => tracing::warn!(%error, "queue rows cannot be read, the safety net will ask again"),
                }
                actor.read_next(ctx);
            })
            .spawn(ctx);
    }
}

/// The rows of these tickets; one that has none any more has left the queue.
async fn read_rows(store: &Store, wanted: &[TicketId]) -> Result<Vec<TicketChange>, ReadError> {
    let mut items: BTreeMap<TicketId, QueueItem> =
        store.queue_items(wanted).await?.into_iter().map(|item| (item.ticket, item)).collect();
    let heads = store.heads(wanted).await?;
    let change = |(ticket, head): (TicketId, Seq)| {
        let item = items.remove(&ticket);
        TicketChange { ticket, rev: item.as_ref().map_or(head, |item| item.rev), item }
    };
    Ok(heads.into_iter().map(change).collect())
}

impl Actor for QueueActor {
    type Context = Context<Self>;

    fn started(&mut self, ctx: &mut Self::Context) {
        ctx.run_interval(DIGEST, |actor, _| {
            let digest = actor.rows.digest();
            actor.send(&ServerFrame::Digest(digest));
        });
        ctx.run_interval(line::TICK, QueueActor::tell_places);
        ctx.run_interval(suggesting::TICK, |actor, _| {
            if !actor.watchers.is_empty() {
                let news = actor.suggesting.tick(&actor.rows, Utc::now());
                actor.send_some(news);
            }
        });
    }
}

impl Handler<RowChanged> for QueueActor {
    type Result = ();

    fn handle(&mut self, RowChanged(change): RowChanged, _ctx: &mut Self::Context) {
        self.take(change);
    }
}

impl Handler<RowsHinted> for QueueActor {
    type Result = ();

    fn handle(&mut self, RowsHinted(heads): RowsHinted, ctx: &mut Self::Context) {
        let room = UNREAD.saturating_sub(self.unread.len());
        let behind = heads.into_iter().filter(|&(ticket, seq)| self.rows.is_behind(ticket, seq));
        self.unread.extend(behind.map(|(ticket, _)| ticket).take(room));
        self.read_next(ctx);
    }
}

impl Handler<AllHeads> for QueueActor {
    type Result = ();

    fn handle(&mut self, AllHeads(heads): AllHeads, ctx: &mut Self::Context) {
        let room = UNREAD.saturating_sub(self.unread.len());
        self.unread.extend(self.rows.differing(&heads).into_iter().take(room));
        self.read_next(ctx);
    }
}

impl Handler<OtherRows> for QueueActor {
    type Result = ();

    fn handle(&mut self, OtherRows(items): OtherRows, _ctx: &mut Self::Context) {
        self.rows = Rows::of(items, MOST);
        self.unread.clear();
        self.line.moved();
        self.suggesting.rows_moved();
        self.send(&self.snapshot());
    }
}

impl Handler<Mark> for QueueActor {
    type Result = ();

    fn handle(&mut self, Mark(marked): Mark, _ctx: &mut Self::Context) {
        self.suggesting.mark(marked);
        self.send(&self.suggesting.marks());
        let news = self.suggesting.look(&self.rows, Utc::now());
        self.send_some(news);
    }
}

impl Handler<WatchQueue> for QueueActor {
    type Result = ();

    fn handle(&mut self, WatchQueue(subscriber): WatchQueue, _ctx: &mut Self::Context) {
        if self.watchers.is_empty() {
            // nobody has looked since the last watcher left
            self.suggesting.look(&self.rows, Utc::now());
        }
        let all = [self.snapshot(), self.suggesting.marks(), self.suggesting.hint()];
        if subscriber.push(Push::Frames(all.iter().map(|frame| frame.encode().into()).collect())) {
            self.watchers.insert(subscriber.conn, subscriber);
        }
    }
}

impl Handler<UnwatchQueue> for QueueActor {
    type Result = ();

    fn handle(&mut self, UnwatchQueue(conn): UnwatchQueue, _ctx: &mut Self::Context) {
        self.watchers.remove(&conn);
    }
}
