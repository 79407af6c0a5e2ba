//! The websocket: the only room that knows actix-web-actors.
//!
//! `connection` is the TCP side (options, the switch that ends a socket from outside), `handshake` lets in, `seats`
//! counts who is in, `farewell` tells one or all to go (the drain), `session` is the actor, `commands` what its frames do.
//! `reaper` ends sockets whose client does not read. What raw bytes must pass before all that is `helpdesk_frames`.

mod commands;
mod connection;
#[cfg(feature = "echo")]
pub mod echo;
mod farewell;
mod handshake;
mod reaper;
mod seats;
mod session;

pub use connection::on_connect;
pub(crate) use connection::{KillHandle, KillSwitch};
pub use farewell::DRAIN_LIMIT;
pub use handshake::configure;
pub use reaper::reap;
pub use seats::{Ceilings, Sockets};
