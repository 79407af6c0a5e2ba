//! SIGTERM and Ctrl-C. Listened to before anything is started, so that a private PostgreSQL is never left behind by a
//! signal that came early: it is remembered and ends the server as soon as it stands.

use std::io;
use tokio::signal::unix::{Signal, SignalKind, signal};

/// Both signals; from its making on they do not end the process by themselves.
pub(crate) struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    /// Call it on a runtime that lives as long as the server.
    pub fn listen() -> io::Result<Signals> {
        Ok(Signals { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    /// Comes true with the first of them.
    pub async fn end(mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}
