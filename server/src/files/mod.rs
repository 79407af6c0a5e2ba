//! Files of messages on their way in and out.
//!
//! Problem: a file is a hundred times larger than anything else here, may take minutes on a bad line, and is whatever a
//! stranger made of it. Rules: it passes in pieces, so that memory is bounded whatever its size; its bytes decide what it
//! is; who may see its ticket may read it, asked anew at each reading; it is handed out so that no browser runs it.
//!
//! "Full": more files at once than [`UPLOADS`] or [`READS`], or than one person may have on the way, are told `busy`; more
//! bytes that wait for a message than [`QUOTAS`] are told `rate_limited`.

mod post;
mod receive;
mod send;
mod slots;
mod sweep;

pub(crate) use receive::receive;
pub(crate) use send::{in_time, send};
pub(crate) use slots::{Most, Slots};
pub(crate) use sweep::sweep;

use helpdesk_sql::Quotas;
use std::time::Duration;

/// Bytes that are handled at once; what a file on its way holds in memory is two or three times that.
const PIECE: usize = 128 * 1024;
/// What is around a file's bytes in a form: boundaries, and headers with a name.
const FRAMING: u64 = 16 * 1024;
/// How long a piece may take to arrive, as long as any other body: 13 KiB/s is a very bad line, 10 MiB take 13 minutes then.
const PIECE_TIME: Duration = Duration::from_secs(10);
/// How long a file may take to be read; then its connection is ended. The largest one comes through at 35 KiB/s.
const READ_TIME: Duration = Duration::from_secs(300);
/// Uploads at once: 24 MiB of pieces. One person sends a few pictures side by side.
const UPLOADS: Most = Most { in_all: 64, of_one: 4 };
/// Files that are read at once: 64 MiB of pieces. A browser opens six connections, and somebody has two of them open.
const READS: Most = Most { in_all: 256, of_one: 16 };
/// Bytes that wait for a message. Ten of the largest files of one person; two people's for one ticket.
const QUOTAS: Quotas = Quotas { person: 100 * MIB, ticket: 200 * MIB };
const MIB: i64 = 1024 * 1024;
/// A file that no message took in this time is deleted: the draft that wanted it is a day old.
const WAITS: Duration = Duration::from_secs(24 * 3600);
/// An upload that is not whole after this has broken off: longer than the slowest one takes.
const UNFINISHED: Duration = Duration::from_secs(30 * 60);
/// How often it is looked for those.
const SWEEP_EVERY: Duration = Duration::from_secs(10 * 60);
/// Files of one sweep's statement, and statements of one sweep: a flood is swept in several goes.
const SWEPT: (i32, usize) = (50, 20);

/// What is on its way.
#[derive(Default)]
pub struct Files {
    uploads: Slots,
    reads: Slots,
}
