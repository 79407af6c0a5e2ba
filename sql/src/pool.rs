//! Connections.

use std::time::Duration;

/// Longest wait for a write's answer; then the connection is thrown away and the outcome is unknown.
/// More than `statement_timeout` (10 s), so that a slow statement is told by the server where it can be.
pub const WRITE_LIMIT: Duration = Duration::from_secs(12);

/// How many connections a store may hold at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolSizes {
    /// For the journal.
    pub write: usize,
    /// For everything else.
    pub read: usize,
}

impl Default for PoolSizes {
    fn default() -> PoolSizes {
        // two journal writers at most, one of them for a batch that is retried; reads are short
        PoolSizes { write: 2, read: 8 }
    }
}
