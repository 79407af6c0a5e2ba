//! One socket of one browser tab, as an actor.
//!
//! It reads frames, keeps the rules of the contract (hello first, three bad frames and out, a sign of life every minute)
//! and writes what others push to it. What frames do is in `commands`.
//!
//! Its mailbox is bounded; who pushes to a full one evicts it through the connection's switch.

use super::commands::Outbox;
use super::farewell::Farewell;
use super::seats::Seat;
use crate::identity::Identity;
use crate::language::Lang;
use crate::state::App;
use actix::prelude::*;
use actix_web::web::Data;
use actix_web_actors::ws::{CloseCode, CloseReason, Message, ProtocolError, WebsocketContext};
use chrono::{DateTime, Utc};
use helpdesk_actors::{ConnId, Push, Subscriber};
use helpdesk_core::wire::{ByeReason, ClientFrame, Hello, MAX_FRAME, ServerFrame, VERSION, Welcome, You};
use helpdesk_core::{Author, Code, Refusal, TicketId};
use helpdesk_frames::{Aggregator, Charges, Incoming};
use rand::Rng;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// Frames that may wait for a client that does not read; about 30 KiB. Full means evicted.
const MAILBOX: usize = 256;
/// A sign of life both ways, give or take a fifth.
const HEARTBEAT: Duration = Duration::from_secs(25);
/// A socket that was silent for so long is ended.
const SILENT: Duration = Duration::from_secs(60);
/// How often the session shows that it is polled; when it is not, the reaper ends it.
const PROGRESS: Duration = Duration::from_secs(2);
/// The first frame comes within this.
const HELLO_LIMIT: Duration = Duration::from_secs(5);
/// Frames that were none, after which the socket is closed.
const BAD_FRAMES: u32 = 3;

/// Close codes of the contract beyond those of the RFC.
pub(super) mod close {
    pub const RESTART: u16 = 1012;
    pub const OVERLOAD: u16 = 1013;
    pub const SLOW: u16 = 4001;
    pub const NO_HELLO: u16 = 4002;
    pub const SILENT: u16 = 4003;
    pub const BAD_FRAMES: u16 = 4500;
    pub const SESSION: u16 = 4501;
    pub const VERSION: u16 = 4502;
}

pub(super) type Ctx = WebsocketContext<Session>;

/// The actor.
pub(super) struct Session {
    pub app: Data<App>,
    pub who: Author,
    /// What is rendered for it is rendered in this.
    pub lang: Lang,
    pub subs: BTreeSet<TicketId>,
    pub outbox: Outbox,
    /// The socket's budget: what its frames cost beside themselves.
    pub charges: Charges,
    seat: Seat,
    expires: DateTime<Utc>,
    fragments: Aggregator,
    greeted: bool,
    bad_frames: u32,
    heard: Instant,
}

impl Session {
    pub fn new(app: Data<App>, identity: Identity, lang: Lang, seat: Seat, charges: Charges) -> Session {
        Session {
            app,
            who: identity.author,
            lang,
            subs: BTreeSet::new(),
            outbox: Outbox::default(),
            charges,
            seat,
            expires: identity.expires,
            fragments: Aggregator::default(),
            greeted: false,
            bad_frames: 0,
            heard: Instant::now(),
        }
    }

    pub fn conn(&self) -> ConnId {
        self.seat.conn
    }

    /// This socket as others push to it. The recipient is made here and kept by them, never cloned to send.
    pub fn subscriber(&self, ctx: &Ctx) -> Subscriber {
        Subscriber { conn: self.conn(), who: self.who.clone(), to: ctx.address().recipient(), evict: self.seat.evict() }
    }

    pub fn send(&self, frame: &ServerFrame, ctx: &mut Ctx) {
        ctx.text(frame.encode());
    }

    pub fn refuse(&self, refusal: Refusal, cid: Option<String>, ticket: Option<TicketId>, ctx: &mut Ctx) {
        self.send(&ServerFrame::refusal(refusal, cid, ticket), ctx);
    }

    pub fn end(&self, code: u16, why: &str, ctx: &mut Ctx) {
        ctx.close(Some(CloseReason { code: CloseCode::Other(code), description: Some(why.to_owned()) }));
        ctx.stop();
    }

    fn end_with(&self, code: CloseCode, ctx: &mut Ctx) {
        ctx.close(Some(CloseReason { code, description: None }));
        ctx.stop();
    }

    fn leave(&self, Farewell { reason, after_ms }: Farewell, ctx: &mut Ctx) {
        let (code, why) = match reason {
            ByeReason::Shutdown => (close::RESTART, "restart"),
            ByeReason::Overload => (close::OVERLOAD, "too many connections"),
            ByeReason::Slow => (close::SLOW, "does not keep up"),
            ByeReason::Expired => (close::SESSION, "the session has expired"),
        };
        self.send(&ServerFrame::Bye { reason, reconnect: reason != ByeReason::Expired, after_ms }, ctx);
        self.end(code, why, ctx);
    }

    fn beat(&mut self, ctx: &mut Ctx) {
        if self.heard.elapsed() > SILENT {
            return self.end(close::SILENT, "no sign of life", ctx);
        }
        if Utc::now() >= self.expires {
            return self.leave(Farewell { reason: ByeReason::Expired, after_ms: 0 }, ctx);
        }
        ctx.ping(b"");
        self.beat_later(ctx);
    }

    fn beat_later(&self, ctx: &mut Ctx) {
        let pause = HEARTBEAT.mul_f64(rand::rng().random_range(0.8..1.2));
        ctx.run_later(pause, Session::beat);
    }

    fn read(&mut self, text: &str, ctx: &mut Ctx) {
        if text.len() > MAX_FRAME {
            return self.end_with(CloseCode::Size, ctx);
        }
        match ClientFrame::parse(text) {
            Ok(ClientFrame::Hello(hello)) if !self.greeted => self.greet(hello, ctx),
            Ok(_) if !self.greeted => self.end(close::NO_HELLO, "hello comes first", ctx),
            Ok(ClientFrame::Hello(_)) => {
                self.bad_frame(Refusal::new(Code::BadFrame, "hello was said already"), None, None, ctx)
            }
            Ok(frame) => self.act(frame, ctx),
            Err(no) if no.refusal.code == Code::BadFrame => self.bad_frame(no.refusal, no.cid, no.ticket, ctx),
            Err(no) => self.refuse(no.refusal, no.cid, no.ticket, ctx),
        }
    }

    fn bad_frame(&mut self, refusal: Refusal, cid: Option<String>, ticket: Option<TicketId>, ctx: &mut Ctx) {
        self.refuse(refusal, cid, ticket, ctx);
        self.bad_frames += 1;
        if self.bad_frames >= BAD_FRAMES {
            self.end(close::BAD_FRAMES, "three bad frames", ctx);
        }
    }

    fn greet(&mut self, hello: Hello, ctx: &mut Ctx) {
        if hello.v != VERSION {
            return self.end(close::VERSION, "version 1 is spoken here", ctx);
        }
        self.greeted = true;
        let welcome = Welcome {
            v: VERSION,
            conn: self.conn().0.to_string(),
            node: self.app.node.name().to_owned(),
            epoch: self.app.node.epoch().borrow().clone(),
            you: You::from(&self.who),
            heartbeat_ms: u64::try_from(HEARTBEAT.as_millis()).unwrap_or(u64::MAX),
            max_frame: MAX_FRAME,
            now: Utc::now(),
        };
        self.send(&ServerFrame::Welcome(welcome), ctx);
        self.follow(hello, ctx);
    }
}

impl Actor for Session {
    type Context = Ctx;

    fn started(&mut self, ctx: &mut Ctx) {
        // before the first recipient is made: the capacity is what they share
        ctx.set_mailbox_capacity(MAILBOX);
        if self.seat.standing {
            return self.leave(Farewell::because(ByeReason::Overload), ctx);
        }
        self.seat.reachable_by(ctx.address().recipient());
        self.beat_later(ctx);
        ctx.run_interval(PROGRESS, |session, _| session.seat.shows_progress());
        ctx.run_later(HELLO_LIMIT, |session, ctx| {
            if !session.greeted {
                session.end(close::NO_HELLO, "no hello in time", ctx);
            }
        });
    }

    fn stopped(&mut self, _ctx: &mut Ctx) {
        self.leave_everything();
    }
}

impl StreamHandler<Result<Message, ProtocolError>> for Session {
    fn handle(&mut self, message: Result<Message, ProtocolError>, ctx: &mut Ctx) {
        self.heard = Instant::now();
        self.seat.shows_progress();
        match self.fragments.take(message) {
            Incoming::Text(text) => self.read(&text, ctx),
            Incoming::Ping(data) => ctx.pong(&data),
            Incoming::Part => {}
            Incoming::Binary(_) => self.end_with(CloseCode::Unsupported, ctx),
            Incoming::Close(reason) => {
                ctx.close(reason);
                ctx.stop();
            }
            Incoming::Refused(code) => self.end_with(code, ctx),
        }
    }
}

impl Handler<Push> for Session {
    type Result = ();

    fn handle(&mut self, push: Push, ctx: &mut Ctx) {
        match push {
            Push::Frame(frame) => ctx.text(frame),
            Push::Frames(frames) => frames.into_iter().for_each(|frame| ctx.text(frame)),
            Push::Aside(ticket, frame) if self.subs.contains(&ticket) => ctx.text(frame),
            Push::Aside(..) => {}
            Push::Gone(ticket, frame) => {
                self.subs.remove(&ticket);
                self.app.node.presence().went(ticket, self.conn());
                ctx.text(frame);
            }
        }
    }
}

impl Handler<Farewell> for Session {
    type Result = ();

    fn handle(&mut self, farewell: Farewell, ctx: &mut Ctx) {
        self.leave(farewell, ctx);
    }
}
