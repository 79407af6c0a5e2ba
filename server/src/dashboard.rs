//! The live dashboard: one actor per node that asks the workers for what somebody watches and pushes what changed.
//!
//! News of commits mark its cards dirty; each distinct question is asked at most every 250 ms, and every 5 s as time itself
//! moves the backlog. A card is rendered once and encoded once for all who watch it in one language. A dead or slow worker makes its own
//! card stale and holds up no other.
//!
//! "Full": more watchers or distinct periods than it keeps are refused `busy`; a watcher that does not read is evicted.

mod card;

use crate::language::Lang;
use crate::pages::cards::Kind;
use crate::pages::{Pages, RenderError};
use crate::workers::{Known, Question, Workers};
use actix::prelude::*;
use card::Card;
use helpdesk_actors::{ConnId, Push, Subscriber};
use helpdesk_core::Refusal;
use helpdesk_core::reports::Period;
use helpdesk_core::wire::ServerFrame;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::watch;

/// A worker is asked the same at most so often.
const AT_MOST_EVERY: Duration = Duration::from_millis(250);
/// Time itself moves the backlog.
const AT_LEAST_EVERY: Duration = Duration::from_secs(5);
/// Messages that may wait: a watch or unwatch per socket, and marks. Full: `watch` says so.
const MAILBOX: usize = 1024;
/// Most dashboards at once; a campus has a handful of managers.
const WATCHERS: usize = 2_000;
/// Most distinct periods at once: each is a question to the database four times a second.
const PERIODS: usize = 32;

#[derive(Message)]
#[rtype(result = "()")]
struct Watch(Subscriber, Period, Lang);

#[derive(Message)]
#[rtype(result = "()")]
struct Unwatch(ConnId);

/// Figures may have moved.
#[derive(Message)]
#[rtype(result = "()")]
struct Dirty;

/// The dashboard as seen from sockets. Cheap to clone.
#[derive(Clone)]
pub struct Dashboard {
    addr: Arc<Addr<DashboardActor>>,
}

impl Dashboard {
    /// Starts the actor on the arbiter that this is called on. It listens to `changes` until the node is gone.
    #[must_use]
    pub fn start(workers: Workers, pages: Pages, mut changes: watch::Receiver<u64>) -> Dashboard {
        let addr = Arc::new(DashboardActor::create(|ctx| {
            ctx.set_mailbox_capacity(MAILBOX);
            DashboardActor { workers, pages, watchers: BTreeMap::new(), cards: BTreeMap::new() }
        }));
        let dashboard = Dashboard { addr: Arc::clone(&addr) };
        actix::spawn(async move {
            while changes.changed().await.is_ok() && addr.connected() {
                // full: a mark waits there already, or the tick comes
                let _ = addr.try_send(Dirty);
            }
        });
        dashboard
    }

    /// Pushes the figures in this language, the first one over this period, now and whenever they change. Asked again it changes the
    /// period. `false`: too much at once.
    #[must_use]
    pub fn watch(&self, subscriber: Subscriber, last: Period, lang: Lang) -> bool {
        self.addr.try_send(Watch(subscriber, last, lang)).is_ok()
    }

    /// Pushes nothing more.
    pub fn unwatch(&self, conn: ConnId) {
        // full: the subscription ends with the socket's mailbox
        let _ = self.addr.try_send(Unwatch(conn));
    }
}

struct Watcher {
    subscriber: Subscriber,
    last: Period,
    lang: Lang,
    /// The questions whose card it has been sent since it began to watch.
    served: BTreeSet<Question>,
}

impl Watcher {
    fn questions(&self) -> [Question; 9] {
        Kind::ALL.map(|kind| Question::of(kind, self.last))
    }
}

struct DashboardActor {
    workers: Workers,
    pages: Pages,
    watchers: BTreeMap<ConnId, Watcher>,
    /// One for each question that somebody watches.
    cards: BTreeMap<Question, Card>,
}

impl DashboardActor {
    /// Asks now, or as soon as the worker has had its rest.
    fn mark(&mut self, question: Question, ctx: &mut Context<Self>) {
        let card = self.cards.entry(question).or_default();
        if card.asking {
            card.again = true;
        } else if !card.waits {
            card.waits = true;
            let rest = card.asked.map_or(Duration::ZERO, |at| AT_MOST_EVERY.saturating_sub(at.elapsed()));
            ctx.run_later(rest, move |actor, ctx| actor.ask(question, ctx));
        }
    }

    fn mark_all(&mut self, ctx: &mut Context<Self>) {
        let watched: Vec<Question> = self.cards.keys().copied().collect();
        watched.into_iter().for_each(|question| self.mark(question, ctx));
    }

    fn ask(&mut self, question: Question, ctx: &mut Context<Self>) {
        // nobody watches it any more
        let Some(card) = self.cards.get_mut(&question) else { return };
        (card.waits, card.asking, card.asked) = (false, true, Some(Instant::now()));
        let workers = self.workers.clone();
        async move { workers.ask(question).await }
            .into_actor(self)
            .map(move |known, actor, ctx| actor.answered(question, known, ctx))
            .spawn(ctx);
    }

    fn answered(&mut self, question: Question, known: Option<Known>, ctx: &mut Context<Self>) {
        let Some(card) = self.cards.get_mut(&question) else { return };
        card.asking = false;
        let again = std::mem::take(&mut card.again);
        let pushed = card.take(known).map_err(RenderError::from).and_then(|changed| self.push(question, changed));
        if let Err(error) = pushed {
            tracing::error!(%error, "a card cannot be rendered");
        }
        if again && self.cards.contains_key(&question) {
            self.mark(question, ctx);
        }
    }

    /// Sends a card to all who watch it if it changed, else to those who do not have it yet.
    fn push(&mut self, question: Question, changed: bool) -> Result<(), RenderError> {
        let Some(card) = self.cards.get_mut(&question) else { return Ok(()) };
        let watching = |watcher: &&Watcher| watcher.questions().contains(&question);
        let languages: BTreeSet<Lang> = self.watchers.values().filter(watching).map(|watcher| watcher.lang).collect();
        for lang in languages {
            card.render(question.kind(), lang, &self.pages)?;
        }
        self.watchers.retain(|_, watcher| {
            let watches = watcher.questions().contains(&question);
            let wanted = watches && (watcher.served.insert(question) || changed);
            let frame = card.last(watcher.lang).filter(|_| wanted);
            frame.is_none_or(|frame| watcher.subscriber.push(Push::Frame(frame)))
        });
        self.forget_unwatched();
        Ok(())
    }

    fn forget_unwatched(&mut self) {
        let watched: BTreeSet<Question> = self.watchers.values().flat_map(Watcher::questions).collect();
        self.cards.retain(|question, _| watched.contains(question));
    }

    fn has_room(&self, conn: ConnId, last: Period) -> bool {
        let others = || self.watchers.iter().filter(|(of, _)| **of != conn).map(|(_, watcher)| watcher.last);
        let periods: BTreeSet<Period> = others().collect();
        others().count() < WATCHERS && (periods.contains(&last) || periods.len() < PERIODS)
    }
}

impl Actor for DashboardActor {
    type Context = Context<Self>;

    fn started(&mut self, ctx: &mut Self::Context) {
        ctx.run_interval(AT_LEAST_EVERY, Self::mark_all);
    }
}

impl Handler<Watch> for DashboardActor {
    type Result = ();

    fn handle(&mut self, Watch(subscriber, last, lang): Watch, ctx: &mut Self::Context) {
        let conn = subscriber.conn;
        if !self.has_room(conn, last) {
            let refused = ServerFrame::refusal(Refusal::busy(), None, None).encode();
            subscriber.push(Push::Frame(refused.into()));
            return;
        }
        let mut watcher = Watcher { subscriber, last, lang, served: BTreeSet::new() };
        let questions = watcher.questions();
        for question in questions {
            // what is known is sent at once; what changed since follows
            if let Some(frame) = self.cards.get(&question).and_then(|card| card.last(lang)) {
                watcher.served.insert(question);
                watcher.subscriber.push(Push::Frame(frame));
            }
        }
        self.watchers.insert(conn, watcher);
        self.forget_unwatched();
        questions.into_iter().for_each(|question| self.mark(question, ctx));
    }
}

impl Handler<Unwatch> for DashboardActor {
    type Result = ();

    fn handle(&mut self, Unwatch(conn): Unwatch, _: &mut Self::Context) {
        self.watchers.remove(&conn);
        self.forget_unwatched();
    }
}

impl Handler<Dirty> for DashboardActor {
    type Result = ();

    fn handle(&mut self, _: Dirty, ctx: &mut Self::Context) {
        self.mark_all(ctx);
    }
}
