//! Keeps a private PostgreSQL alive while we use it: one that was killed is started again, and recovers what it promised.
//!
//! The rule it keeps: only a server that is gone is started, that is one on whose socket nobody listens. One that is frozen,
//! full or recovering answers in its own time, and a second one beside it would be worse than waiting.
//! "Failed": it is told once and tried again; meanwhile the application says `unavailable`.

use super::{ClusterError, PrivateCluster, Tuning, lock_starting};
use crate::blocking::Unanswered;
use std::error::Error;
use std::io::ErrorKind;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// How often it looks: one short connection each time.
const LOOK: Duration = Duration::from_secs(2);

/// A private cluster with somebody who looks after it. Dropping it lets go like dropping the cluster.
#[derive(Debug)]
pub struct KeptCluster {
    url: String,
    // dropping it ends the thread, which then lets go of the cluster
    end: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl PrivateCluster {
    /// Looks after it from a thread of its own until the answer is dropped.
    pub fn kept_alive(self) -> std::io::Result<KeptCluster> {
        let (end, ended) = channel();
        let url = self.url();
        let keep = move || {
            let mut told = false;
            while ended.recv_timeout(LOOK) == Err(RecvTimeoutError::Timeout) {
                let revived = self.revive();
                match &revived {
                    Ok(true) => tracing::warn!("the private PostgreSQL was gone and was started again"),
                    Err(error) if !told => tracing::error!(%error, "the private PostgreSQL is gone and does not start"),
                    _ => {}
                }
                told = revived.is_err();
            }
        };
        let thread = std::thread::Builder::new().name("postgres".to_owned()).spawn(keep)?;
        Ok(KeptCluster { url, end: Some(end), thread: Some(thread) })
    }

    /// Starts the server if it is gone; whether it was.
    fn revive(&self) -> Result<bool, ClusterError> {
        if !self.is_gone() {
            return Ok(false);
        }
        let _one_at_a_time = lock_starting(&self.base)?;
        // another of those who take part may have been faster
        if !self.is_gone() {
            return Ok(false);
        }
        self.server.start(Tuning::default()).map(|()| true)
    }

    /// Nobody listens on its socket.
    fn is_gone(&self) -> bool {
        self.server.asked().is_err_and(|why| nobody_listens(&why))
    }
}

fn nobody_listens(why: &Unanswered) -> bool {
    let mut cause: Option<&dyn Error> = Some(why);
    while let Some(error) = cause {
        if let Some(error) = error.downcast_ref::<std::io::Error>() {
            return matches!(error.kind(), ErrorKind::ConnectionRefused | ErrorKind::NotFound);
        }
        cause = error.source();
    }
    false
}

impl KeptCluster {
    /// How to connect as the owner.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for KeptCluster {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("whoever looked after the private PostgreSQL panicked");
        }
    }
}
