//! What all handlers and sockets share: one [`App`] per process.

use crate::dashboard::Dashboard;
use crate::files::{Files, Slots};
use crate::identity::Sessions;
use crate::metrics::Metrics;
use crate::origin::Origins;
use crate::pages::Pages;
use crate::rates::Rates;
use crate::suggestions::Suggestions;
use crate::under_way::UnderWay;
use crate::workers::Workers;
use crate::ws::Sockets;
use chrono_tz::Tz;
use helpdesk_actors::Node;
use std::sync::atomic::{AtomicBool, Ordering};

/// The wired server. Everything in it is shared and safe to use from any thread.
pub struct App {
    /// Tickets, queue, database.
    pub node: Node,
    /// Makes and reads session cookies.
    pub identity: Sessions,
    /// From where browsers may come.
    pub origins: Origins,
    /// Renders pages and cards.
    pub pages: Pages,
    /// Asks the analytics workers.
    pub workers: Workers,
    /// Pushes their answers to dashboards.
    pub dashboard: Dashboard,
    /// How much one person, ticket and address may ask for.
    pub rates: Rates,
    /// What is offered while somebody writes.
    pub suggestions: Suggestions,
    /// Requests under way.
    pub under_way: UnderWay,
    /// Files on their way.
    pub files: Files,
    /// Lists of tickets that are read as CSV.
    pub(crate) exports: Slots,
    /// All open sockets.
    pub sockets: Sockets,
    /// What is counted.
    pub metrics: Metrics,
    /// The campus time zone.
    pub timezone: Tz,
    /// Whether the end has begun; readiness is off then.
    pub(crate) ending: AtomicBool,
}

impl App {
    /// Turns readiness off; what is under way is finished.
    pub fn end_begins(&self) {
        self.ending.store(true, Ordering::Relaxed);
    }

    /// Whether the end has begun.
    #[must_use]
    pub fn is_ending(&self) -> bool {
        self.ending.load(Ordering::Relaxed)
    }
}
