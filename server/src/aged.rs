//! Something that was read from the database and may be a little old: suggestions, not facts.
//!
//! The rule it keeps: it is read again only when somebody asks and it is older than its age, by one asker while the others
//! wait for the same answer; so whatever people type, the database is asked at most once in that time. "Failed": what is
//! known stays, however old, and the next asker tries again; before anything is known the failure is told.

use helpdesk_sql::ReadError;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Mutex;

/// A value and its age.
pub(crate) struct Aged<T> {
    age: Duration,
    known: Mutex<Option<(Instant, Arc<T>)>>,
}

impl<T> Aged<T> {
    /// Nothing is known yet; what will be known is good for `age`.
    pub fn new(age: Duration) -> Aged<T> {
        Aged { age, known: Mutex::new(None) }
    }

    /// What is known, read again by `read` if it is too old.
    pub async fn get(&self, read: impl Future<Output = Result<T, ReadError>>) -> Result<Arc<T>, ReadError> {
        let mut known = self.known.lock().await;
        let old = match known.as_ref() {
            Some((since, value)) if since.elapsed() < self.age => return Ok(Arc::clone(value)),
            Some((_, value)) => Some(Arc::clone(value)),
            None => None,
        };
        match (read.await, old) {
            (Ok(value), _) => {
                let value = Arc::new(value);
                *known = Some((Instant::now(), Arc::clone(&value)));
                Ok(value)
            }
            (Err(error), Some(old)) => {
                tracing::debug!(%error, "suggestions cannot be read again, the old ones stay");
                Ok(old)
            }
            (Err(error), None) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn it_is_read_once_within_its_age_and_an_old_value_outlives_a_failure() {
        let young: Aged<u32> = Aged::new(Duration::from_secs(3600));
        let failed = || async { Err(ReadError::Busy) };
        assert!(young.get(failed()).await.is_err(), "nothing is known yet");
        assert_eq!(*young.get(async { Ok(1) }).await.unwrap(), 1);
        assert_eq!(*young.get(async { Ok(2) }).await.unwrap(), 1, "still good");
        let old: Aged<u32> = Aged::new(Duration::ZERO);
        assert_eq!(*old.get(async { Ok(1) }).await.unwrap(), 1);
        assert_eq!(*old.get(async { Ok(2) }).await.unwrap(), 2, "read again");
        assert_eq!(*old.get(failed()).await.unwrap(), 2);
    }
}
