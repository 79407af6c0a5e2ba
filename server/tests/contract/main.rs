//! The public contract from outside: the real binary as a child process, REST and websocket as a browser would speak
//! them, a database of its own for every test.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests say what they mean"
)]

mod balancer;
mod beside;
mod bus;
mod crash;
mod files;
mod files_sent;
mod flood;
mod frames;
mod hostile;
mod incidents;
mod learning;
mod nodes;
mod place;
mod rates;
mod raw;
mod resume;
mod retries;
mod rig;
mod rights;
mod slow;
