//! The one statement that writes.
//!
//! A batch holds what many tickets want to log at once; it becomes one call of the function `journal`, hence one
//! transaction, one round trip and one fsync. The function fences every entry by the length of the ticket's log that its
//! writer knew, so several nodes may write at once and none can overwrite what it has not seen.
//!
//! The rule it keeps: an entry is written as a whole or not at all, and a `cid` has at most one effect. A batch that
//! fails leaves nothing behind, except when the connection broke ([`WriteError::Lost`], [`WriteError::Unknown`]): then
//! nobody knows, and only asking again with the same cids finds out.

use crate::generated::queries::journal::journal as statement;
use crate::generated::types::hd::{CreationParams, EventParams, SnapshotParams};
use crate::store::Store;
use chrono::{DateTime, Utc};
use helpdesk_core::{

};
