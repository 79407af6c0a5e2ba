//! The pages: typed views over Handlebars templates, and the browser's own files.
//!
//! The rule it keeps: a template sees only what its view struct names, rendered in strict mode, so a field that is
//! missing is an error in a test and never an empty spot on a page. Every view has a field `page` ([`Shell`]); JSON for
//! scripts stands in `data-*` attributes, escaped like any text. "Failed" is a [`RenderError`]: the caller answers 500
//! with a request id.
//!
//! ```text
//! let pages = Pages::load_for(zone)?;                                     // once; Clone is cheap. Views know no language: render(lang, …)
//! pages.render(lang, "entry",      &Entry::new(who: Option<&Author>, remembered_name: &str, fault: Option<Said>, next: Option<&str>))
//! pages.render(lang, "tickets",    &Tickets::new(you: &Author, &Lists { mine, unread, closed, all, total, next, category, building, buildings, next_href }, now))
//! pages.render(lang, "ticket_new", &TicketNew::new(you: &Author, Prefill { building, room, text, follows }, buildings: &[String]))
//! pages.render(lang, "thread",     &Thread::new(you: &Author, ticket: &LinkedTicket, events: &[Event], receipts, now)?)
//! pages.render(lang, "closed",     &Closed::new(you: &Author, id: TicketId, own: Option<&RecentlyClosed>))    // a user asks for a closed ticket: answer 404 with it
//! pages.render(lang, "posters",    &Posters::new(you: &Author, base: &Origin, used: &[Place], chosen: &[Location], size))
//! pages.render(lang, "problem",    &ProblemPage::new(you: Option<&Author>, status: u16, request_id: &str))
//! pages.render(lang, "offline",    &Offline::new())                             // what a service worker keeps: it names nobody
//! pages.render(lang, "queue",      &QueuePage::new(you: &Author, &QueueQuery::parse(query_string), &QueueLists { rows, total, counts, buildings, chosen }, now)?)
//! pages.render(lang, "dashboard",  &Dashboard::new(you: &Author, &DashboardQuery::parse(query_string), &[(cards::Report, cards::Options { stale })], counts)?)
//! cards::render(&pages, lang, &Report, Options { stale })? -> the card's HTML, for the page and for `analytics` frames (cards/mod.rs)
//! assets::asset("css/pages.css") -> Option<Asset { bytes, media_type, hash }>;  assets::base() -> "/assets/<version>"
//! ```
//! `events` of [`Thread`] are the newest [`THREAD_EVENTS`] of the log *as this reader may see them*
//! (`Registry::events(id, you, Seq(last_seq - THREAD_EVENTS), THREAD_EVENTS)`); older ones are read by REST on demand.
//! `mine` holds the requester's own open and active tickets, newest first.

pub mod assets;
pub mod cards;
mod closed;
mod dashboard;
mod entry;
mod found;
mod joined;
mod lean;
mod leaves;
mod lists;
mod nav;
mod offline;
pub mod packed;
mod posters;
mod problem;
mod qr;
mod queue;
mod shell;
mod speak;
mod templates;
mod thread;
mod ticket_new;
mod tickets;
mod touch_icon;
mod wording;

pub use closed::Closed;
pub use dashboard::{Dashboard, DashboardQuery};
pub use entry::Entry;
pub use found::FoundPiece;
pub use nav::NavCounts;
pub use offline::Offline;
pub use posters::{PosterSize, Posters};
pub use problem::ProblemPage;
pub use queue::{FIRST_ROWS, QueueLists, QueuePage, QueueQuery, View, item_of};
pub use shell::{Shell, You};
pub use templates::{Pages, RenderError};
pub use thread::{THREAD_EVENTS, Thread};
pub use ticket_new::{Prefill, TicketNew};
pub use tickets::{Lists, TicketCard, Tickets};
pub use wording::{age, category_icon, category_label, category_short, initial, place, status_label};

#[cfg(test)]
mod samples;
