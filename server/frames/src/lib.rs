//! The edge of the websocket: what lies between the bytes of a stranger and the first line that believes them.
//!
//! [`FrameGuard`] stands in front of actix-web-actors' decoder and lets raw frames through one by one: [`Scanner`] judges
//! their headers, [`Budget`] their pace. [`Aggregator`] stands behind the decoder, puts fragments together and gives
//! every fault its close code. None of it knows who is connected or what is said.
//!
//! It is a crate of its own so that the server, the fuzz targets and the echo of the conformance suite run the very same
//! code. "Full" is a close code (1009) or a pause, never memory.

mod aggregate;
mod budget;
mod guard;
mod scanner;

pub use aggregate::{Aggregator, Incoming};
pub use budget::{BYTES, Budget, Charges, FRAMES, NO_ROOM, Rate};
pub use guard::FrameGuard;
pub use scanner::{MAX_FRAGMENTS, Scanner, Step};
