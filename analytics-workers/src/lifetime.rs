//! When a worker ends: at SIGTERM, at Ctrl-C, and when the server that started it is gone, however it went.
//!
//! The server holds the other end of the worker's standard input and never writes. The kernel closes it even after a
//! kill -9, so no worker is left behind.

use tokio::io::AsyncReadExt;
use tokio::signal::unix::{SignalKind, signal};

/// Returns when the worker shall end. A signal that cannot be listened to ends it at once rather than never.
pub(crate) async fn end(supervised: bool) {
    let signals = [signal(SignalKind::terminate()), signal(SignalKind::interrupt())];
    let [Ok(mut terminate), Ok(mut interrupt)] = signals else {
        tracing::error!("signals cannot be listened to");
        return;
    };
    tokio::select! {
        _ = terminate.recv() => tracing::debug!("SIGTERM"),
        // Ctrl-C reaches the whole group; a supervised worker waits for its server, which ends in order
        _ = interrupt.recv(), if !supervised => tracing::debug!("SIGINT"),
        () = server_is_gone(), if supervised => tracing::info!("the server is gone, so is this worker"),
    }
}

async fn server_is_gone() {
    let mut pipe = tokio::io::stdin();
    let mut byte = [0; 1];
    // nothing is ever written; anything else than more data is the end
    while matches!(pipe.read(&mut byte).await, Ok(1..)) {}
}
