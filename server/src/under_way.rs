//! How many requests are handled at the same time.
//!
//! Problem: when the database is slow every request waits, and the ones behind it would fill the memory until the process
//! dies. Rule: what is over [`MOST`] is told `busy` at once, before its body is read, and was not executed. Machines that
//! watch (health, readiness, metrics) always get through, or an overload would look like a death.

use helpdesk_core::Refusal;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Requests under way. Each holds at most a body of 128 KiB, so this is 128 MiB at worst; a quiet server has a handful.
const MOST: usize = 1_024;
/// What is always answered.
const WATCHERS: [&str; 3] = ["/healthz", "/readyz", "/metrics"];

/// Counts what is under way. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct UnderWay(Arc<AtomicUsize>);

/// A place; given back when dropped.
pub struct Place(Arc<AtomicUsize>);

impl UnderWay {
    /// A place for a request to this path, or `busy`.
    pub fn enter(&self, path: &str) -> Result<Place, Refusal> {
        let place = Place(Arc::clone(&self.0));
        let before = self.0.fetch_add(1, Ordering::Relaxed);
        if before >= MOST && !WATCHERS.contains(&path) { Err(Refusal::busy()) } else { Ok(place) }
    }

    /// How many are under way.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use helpdesk_core::Code;

    #[test]
    fn what_is_over_is_told_busy_and_places_come_back() {
        let under_way = UnderWay::default();
        let mut places: Vec<Place> = (0..MOST).map(|_| under_way.enter("/api/v1/tickets").unwrap()).collect();
        assert_eq!(under_way.enter("/api/v1/tickets").err().map(|refusal| refusal.code), Some(Code::Busy));
        assert_eq!(under_way.count(), MOST, "a refused one takes no place");
        assert!(under_way.enter("/readyz").is_ok(), "whoever watches gets through");
        places.pop();
        assert!(under_way.enter("/api/v1/tickets").is_ok());
        places.clear();
        assert_eq!(under_way.count(), 0);
    }
}
