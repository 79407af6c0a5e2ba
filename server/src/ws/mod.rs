//! The websocket: the only room that knows actix-web-actors.
//!
//! `connection` is the TCP side (options, the switch that ends a socket from outside), `handshake` lets in, `seats`
//! counts who is in, `farewell` tells one or all to go (the drain), `aggregate` puts fragments together, `session` is the
//! actor, `commands` what its frames do. `guard` lets raw frames through one by one, `scanner` judges their headers.
//! `reaper` ends sockets whose client does not read.

mod aggregate;
mod commands;
mod connection;
mod farewell;
mod guard;
mod handshake;
mod reaper;
mod scanner;
mod seats;
mod session;

pub use connection::on_connect;
pub use handshake::configure;
pub use reaper::reap;
pub use seats::{Ceilings, Sockets};
