//! The server: pages, REST and websocket of the helpdesk, and the tools around them.
//!
//! [`startup`] wires one node: configuration, database, tickets, workers, HTTP. A request passes `edge` (request id,
//! problems, headers), `origin` (no foreign site acts for somebody) and a handler of `routes`, which parses, asks the
//! registry and answers. Who may do what is decided by the core, never here.
//!
//! "Full" and "failed" leave as `application/problem+json` with a stable code; see [`problem`].

mod aged;
pub mod cli;
pub mod config;
mod counted;
pub mod dashboard;
mod edge;
mod empty_hours;
mod extract;
pub mod files;
mod headers;
pub mod identity;
mod incidents;
mod intake;
pub mod language;
pub mod links;
mod logging;
mod metrics;
pub mod origin;
pub mod pages;
pub mod problem;
pub mod rates;
mod request_id;
pub mod routes;
mod sheets;
pub mod startup;
pub mod state;
pub mod suggestions;
mod supervisor;
pub mod under_way;
mod unread;
pub mod workers;
pub mod ws;
