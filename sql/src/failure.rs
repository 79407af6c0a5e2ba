//! What went wrong between us and PostgreSQL, told apart by what it means for the caller.
//!
//! The rule it keeps: "nothing was sent", "it was rolled back" and "nobody knows" are never mixed up.

use crate::journal::WriteError;
use crate::store::ReadError;
use deadpool_postgres::{PoolError, TimeoutType};

/// Rolled back for a reason that passes: serialisation, deadlock, lock timeout, statement timeout.
const PASSING: [&str; 4] = ["40001", "40P01", "55P03", "57014"];

/// Classes of errors of the server itself, not of what was written: no disk, memory or connections left; a file that
/// cannot be read or written. Rolled back; good again when whoever runs the machine has made room.
const EXHAUSTED: [&str; 2] = ["53", "58"];

/// A write that came back with an error.
pub(crate) fn of_write(error: &tokio_postgres::Error) -> WriteError {
    let Some(said) = error.as_db_error() else {
        return WriteError::Unknown;
    };
    let code = said.code().code().to_owned();
    if PASSING.contains(&code.as_str()) {
        WriteError::Again { code }
    } else if code.starts_with("57P") || code.starts_with("08") {
        WriteError::Lost { code }
    } else if EXHAUSTED.iter().any(|class| code.starts_with(class)) {
        WriteError::Away { reason: sentence(error) }
    } else {
        WriteError::Refused { code, message: said.message().to_owned() }
    }
}

/// No connection for a write; nothing was sent.
pub(crate) fn of_write_pool(error: &PoolError) -> WriteError {
    match error {
        PoolError::Timeout(TimeoutType::Wait) => WriteError::Busy,
        other => WriteError::Away { reason: sentence(other) },
    }
}

/// No connection for a read.
pub(crate) fn of_read_pool(error: &PoolError) -> ReadError {
    match error {
        PoolError::Timeout(TimeoutType::Wait) => ReadError::Busy,
        other => ReadError::Failed(sentence(other)),
    }
}

/// An error with its causes in one line; tokio-postgres says only "db error" by itself.
pub(crate) fn sentence(error: &(dyn std::error::Error + 'static)) -> String {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let words = inner.to_string();
        if !said.contains(&words) {
            said.push_str(": ");
            said.push_str(&words);
        }
        cause = inner.source();
    }
    said
}

impl From<tokio_postgres::Error> for ReadError {
    fn from(error: tokio_postgres::Error) -> ReadError {
        ReadError::Failed(sentence(&error))
    }
}
