//! PostgreSQL's binary COPY format: a signature, rows of fields with their lengths, an end.
//!
//! Big-endian; a field of length -1 is NULL; moments are microseconds since 2000.

use chrono::{DateTime, Utc};
use uuid::Uuid;

const SIGNATURE: &[u8] = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";
/// Microseconds from 1970 to 2000.
const EPOCH: i64 = 946_684_800_000_000;
const NULL: i32 = -1;
const JSONB_VERSION: u8 = 1;

/// Rows of one table.
#[derive(Debug)]
pub(super) struct Table(Vec<u8>);

impl Default for Table {
    fn default() -> Table {
        Table(SIGNATURE.to_vec())
    }
}

impl Table {
    pub(super) fn row(&mut self, fields: i16) -> &mut Table {
        self.0.extend(fields.to_be_bytes());
        self
    }

    fn bytes(&mut self, bytes: &[u8]) -> &mut Table {
        self.0.extend(i32::try_from(bytes.len()).unwrap_or(i32::MAX).to_be_bytes());
        self.0.extend(bytes);
        self
    }

    pub(super) fn bigint(&mut self, number: i64) -> &mut Table {
        self.bytes(&number.to_be_bytes())
    }

    pub(super) fn int(&mut self, number: i32) -> &mut Table {
        self.bytes(&number.to_be_bytes())
    }

    pub(super) fn double(&mut self, number: f64) -> &mut Table {
        self.bytes(&number.to_be_bytes())
    }

    pub(super) fn moment(&mut self, at: DateTime<Utc>) -> &mut Table {
        self.bigint(at.timestamp_micros() - EPOCH)
    }

    pub(super) fn uuid(&mut self, id: Uuid) -> &mut Table {
        self.bytes(id.as_bytes())
    }

    pub(super) fn text(&mut self, text: &str) -> &mut Table {
        self.bytes(text.as_bytes())
    }

    pub(super) fn json(&mut self, text: &str) -> &mut Table {
        self.0.extend(i32::try_from(text.len() + 1).unwrap_or(i32::MAX).to_be_bytes());
        self.0.push(JSONB_VERSION);
        self.0.extend(text.as_bytes());
        self
    }

    /// The field that `write` writes, or NULL.
    pub(super) fn or_null<T, W>(&mut self, value: Option<T>, write: W) -> &mut Table
    where
        W: FnOnce(&mut Table, T) -> &mut Table,
    {
        if let Some(value) = value {
            return write(self, value);
        }
        self.0.extend(NULL.to_be_bytes());
        self
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        self.0.extend((-1_i16).to_be_bytes());
        self.0
    }
}
