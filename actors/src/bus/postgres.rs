//! NOTIFY as the bus: a statement of its own after the commit, never inside it (a NOTIFY in a writing transaction takes a
//! cluster-wide lock through its fsync). The listener (`helpdesk_sql::bus::listen`) has a connection of its own.

use super::outbox::Carry;
use helpdesk_sql::Store;
use helpdesk_sql::bus::notify;

pub(super) struct Notify(pub Store);

impl Carry for Notify {
    async fn carry(&self, payloads: &[String]) -> Result<(), String> {
        notify(&self.0, payloads).await.map_err(|error| error.to_string())
    }
}
