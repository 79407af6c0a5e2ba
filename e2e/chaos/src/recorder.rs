//! Everything that happens goes through one recorder: one clock, one order, one file.
//!
//! The rule it keeps: the time is taken under the lock under which the record is appended, so the order of the lines is the
//! order of the times. An `invoke` is recorded before its bytes leave, an outcome after its bytes came; what was
//! acknowledged before something else was invoked therefore stands before it.

use crate::history::{Record, What};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// Writes the history of one run. Cheap to clone.
#[derive(Clone)]
pub struct Recorder {
    began: Instant,
    inner: Arc<Mutex<Inner>>,
}

struct Inner {
    file: BufWriter<File>,
    records: Vec<Record>,
    /// The first thing that could not be written.
    failed: Option<std::io::Error>,
}

impl Recorder {
    /// Begins a history; the clock starts here.
    pub fn create(path: &Path) -> std::io::Result<Recorder> {
        let inner = Inner { file: BufWriter::new(File::create(path)?), records: Vec::new(), failed: None };
        Ok(Recorder { began: Instant::now(), inner: Arc::new(Mutex::new(inner)) })
    }

    /// Microseconds since the run began.
    pub fn now(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_micros()).unwrap_or(u64::MAX)
    }

    /// Adds a line.
    pub fn record(&self, what: What) {
        let mut inner = self.inner();
        let record = Record { at: self.now(), what };
        let written = serde_json::to_writer(&mut inner.file, &record).map_err(std::io::Error::from);
        let written = written.and_then(|()| inner.file.write_all(b"\n"));
        inner.failed = inner.failed.take().or(written.err());
        inner.records.push(record);
    }

    /// A fault begins or ends.
    pub fn fault(&self, name: &str, begins: bool) {
        self.record(What::Fault { name: name.to_owned(), begins });
    }

    /// Runs a question over everything so far.
    pub fn with<T>(&self, ask: impl FnOnce(&[Record]) -> T) -> T {
        ask(&self.inner().records)
    }

    /// Everything, and the file complete on the disk. Fails if a line could not be written.
    pub fn finish(&self) -> std::io::Result<Vec<Record>> {
        let mut inner = self.inner();
        inner.file.flush()?;
        match inner.failed.take() {
            Some(error) => Err(error),
            None => Ok(std::mem::take(&mut inner.records)),
        }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
