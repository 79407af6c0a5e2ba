//! Ends sockets that are jammed.
//!
//! A session whose client does not read is not polled any more once its buffers are full: its timers and its heartbeat stand
//! still with it, and nothing that is sent to it helps. So its progress is looked at from outside, and the connection below
//! it is shut down. Whoever was evicted reconnects and resumes by cursor; nothing is lost but the socket.
//!
//! "Full": a jammed socket holds a bounded mailbox and a small kernel buffer for [`JAMMED`] at most. A pause of the whole
//! process (a frozen machine) is no jam: a look that comes late is skipped, so that everybody can show progress first.

use super::seats::Sockets;
use std::time::{Duration, Instant};
use tokio::time::MissedTickBehavior;

/// How often it looks. With [`JAMMED`] and the session's own pace an eviction takes at most 15 s.
const LOOK: Duration = Duration::from_millis(2_500);
/// Without progress for so long a session is jammed; its own timer shows some every two seconds.
const JAMMED: Duration = Duration::from_secs(10);

/// Looks until it is aborted.
pub async fn reap(sockets: Sockets) {
    let mut looks = tokio::time::interval(LOOK);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut last = Instant::now();
    loop {
        looks.tick().await;
        if last.elapsed() < 2 * LOOK {
            sockets.evict_jammed(JAMMED);
        }
        last = Instant::now();
    }
}
