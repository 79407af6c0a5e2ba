//! What a bus has done since the start, for the metrics. Written without locks, read when somebody asks.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Counters of a node's end of the bus.
#[derive(Debug)]
pub struct BusCounters {
    kind: &'static str,
    connected: AtomicBool,
    sent: AtomicU64,
    heard: AtomicU64,
    dropped: AtomicU64,
}

impl BusCounters {
    pub(super) fn new(kind: &'static str) -> BusCounters {
        let zero = AtomicU64::default;
        BusCounters { kind, connected: AtomicBool::new(false), sent: zero(), heard: zero(), dropped: zero() }
    }

    /// `local`, `postgres` or `nats`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        self.kind
    }

    /// Whether this node hears the others now. Never with `local`.
    #[must_use]
    pub fn connected(&self) -> bool {
        self.connected.load(Ordering::Relaxed)
    }

    /// Hints that were handed to the bus.
    #[must_use]
    pub fn sent(&self) -> u64 {
        self.sent.load(Ordering::Relaxed)
    }

    /// Hints that came; with `postgres` a node's own too.
    #[must_use]
    pub fn heard(&self) -> u64 {
        self.heard.load(Ordering::Relaxed)
    }

    /// Hints that could not be sent.
    #[must_use]
    pub fn dropped(&self) -> u64 {
        self.dropped.load(Ordering::Relaxed)
    }

    pub(crate) fn set_connected(&self, connected: bool) {
        self.connected.store(connected, Ordering::Relaxed);
    }

    pub(crate) fn count_heard(&self) {
        self.heard.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn count_sent(&self, hints: usize) {
        self.sent.fetch_add(hints as u64, Ordering::Relaxed);
    }

    pub(super) fn count_dropped(&self, hints: usize) {
        self.dropped.fetch_add(hints as u64, Ordering::Relaxed);
    }
}
