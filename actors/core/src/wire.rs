//! The frames of the websocket, `helpdesk.v1`: one JSON object per text frame, every object has `t`.

mod beside;
mod from_client;
mod from_server;

pub use beside::{Reader, Viewing};
pub use from_client::{ClientCommand, ClientFrame, Create, Hello, Subscription, Watch};
pub use from_server::{ByeReason, GoneReason, QueueSnapshot, ResyncReason, ServerFrame, TicketChange, Welcome, You};

/// The version of the contract.
pub const VERSION: u64 = 1;
/// The subprotocol that a client must ask for.
pub const SUBPROTOCOL: &str = "helpdesk.v1";
/// Largest client frame and largest reassembled message, in bytes.
pub const MAX_FRAME: usize = 64 * 1024;
/// Most live subscriptions of one socket.
pub const MAX_SUBS: usize = 20;
