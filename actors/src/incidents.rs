//! Which tickets are in which incident, as this node's queue shows it.
//!
//! The truth stands in the database, with a version that moves whenever a member comes or leaves. On the node that changed
//! something it is read before the change is acknowledged; the others ask every 2 s, by the safety net: a grouping is a rare
//! act of a person, so it does not need the bus.
//!
//! "Full": the newest [`MARKED`] incidents with an open or active member are shown in the queue; all are found by REST.
//! "Failed": what is known stays, and the safety net asks again.

use crate::queue::Queue;
use helpdesk_core::incident::MARKED;
use helpdesk_sql::{ReadError, Store};
use std::sync::Arc;
use tokio::sync::Mutex;

struct Inner {
    store: Store,
    queue: Queue,
    /// The version that the queue knows. One looks at a time; who waits finds nothing left to do.
    version: Mutex<Option<i64>>,
}

/// Keeps the queue's marks of incidents. Cheap to clone.
#[derive(Clone)]
pub struct Incidents(Arc<Inner>);

impl Incidents {
    pub(crate) fn new(store: Store, queue: Queue) -> Incidents {
        Incidents(Arc::new(Inner { store, queue, version: Mutex::new(None) }))
    }

    /// Comes back when the queue was told everything that is committed by now, or could not be.
    pub async fn caught_up(&self) {
        if let Err(error) = self.look().await {
            tracing::warn!(%error, "incidents cannot be read, the safety net will ask again");
        }
    }

    /// The database was restored: its version says nothing about what is known here.
    pub(crate) async fn start_over(&self) {
        *self.0.version.lock().await = None;
        self.caught_up().await;
    }

    /// Reads the marks if they changed. A queue that is full does not take them: then the next look tells it.
    pub(crate) async fn look(&self) -> Result<(), ReadError> {
        let Inner { store, queue, version } = &*self.0;
        let mut known = version.lock().await;
        let found = Some(store.incidents_version().await?);
        if found == *known {
            return Ok(());
        }
        let most = i64::try_from(MARKED).unwrap_or(i64::MAX);
        // read before the marks, so what came in between is looked for again
        if queue.mark(store.incident_marks(most).await?) {
            *known = found;
        }
        Ok(())
    }
}
