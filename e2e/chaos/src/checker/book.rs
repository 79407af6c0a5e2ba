//! The history and the log, indexed: which command made which event, who reads a socket, where a ticket was closed.

use super::content::{made, text};
use crate::history::{EventRow, Facts, Invoke, Outcome, Record, TicketRow, What};
use std::collections::{BTreeMap, HashMap};

/// A command with everything that became of it.
pub(super) struct Operation<'a> {
    /// Its first sending.
    pub first: &'a Invoke,
    /// When it was first sent.
    pub invoked: u64,
    /// How often it was sent.
    pub sendings: u32,
    /// How it ended.
    pub outcome: Option<&'a Outcome>,
    /// When its end was known.
    pub answered: u64,
    /// The event that it made: ticket and seq.
    pub landed: Option<(i64, i64)>,
}

impl Operation<'_> {
    /// Whether the client was told that nothing was done and nothing will be.
    pub fn is_refused_for_good(&self) -> bool {
        // these codes say "not known", whatever the client made of them
        const UNKNOWN: [&str; 3] = ["unavailable", "timeout", "internal"];
        match self.outcome {
            Some(Outcome::Fail { code, doubtful }) => !doubtful && !UNKNOWN.contains(&code.as_str()),
            _ => false,
        }
    }

    /// Whether it was acknowledged.
    pub fn is_ok(&self) -> bool {
        matches!(self.outcome, Some(Outcome::Ok { .. }))
    }
}

/// Who sits at a socket.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub person: &'a str,
    pub role: &'a str,
}

impl Reader<'_> {
    pub fn is_user(&self) -> bool {
        self.role == "user"
    }

    /// Whether this is the author of the event.
    pub fn wrote(&self, row: &EventRow) -> bool {
        self.person == row.author
    }
}

/// Everything, ready to be looked up.
pub(super) struct Book<'a> {
    /// The history in the order of its clock.
    pub records: Vec<&'a Record>,
    /// All commands.
    pub operations: BTreeMap<u64, Operation<'a>>,
    /// Commands by person and client id.
    pub by_cid: HashMap<(&'a str, &'a str), Vec<u64>>,
    /// All logs, each by seq.
    pub logs: BTreeMap<i64, Vec<&'a EventRow>>,
    /// All tickets.
    pub tickets: BTreeMap<i64, &'a TicketRow>,
    /// Sockets.
    pub readers: HashMap<u64, Reader<'a>>,
    /// Where a ticket was closed.
    pub closings: HashMap<i64, i64>,
    /// Which command made an event.
    pub origins: HashMap<(i64, i64), u64>,
}

impl<'a> Book<'a> {
    pub fn of(records: &'a [Record], facts: &'a Facts) -> Book<'a> {
        let mut sorted: Vec<&Record> = records.iter().collect();
        // stable: what one task wrote in one microsecond stays in its order
        sorted.sort_by_key(|record| record.at);
        let mut book = Book {
            records: sorted,
            operations: BTreeMap::new(),
            by_cid: HashMap::new(),
            logs: BTreeMap::new(),
            tickets: facts.tickets.iter().map(|row| (row.id, row)).collect(),
            readers: HashMap::new(),
            closings: HashMap::new(),
            origins: HashMap::new(),
        };
        for record in book.records.clone() {
            book.learn(record);
        }
        for row in &facts.events {
            book.logs.entry(row.ticket).or_default().push(row);
        }
        for (ticket, log) in &mut book.logs {
            log.sort_by_key(|row| row.seq);
            let closing = log.iter().find(|row| row.kind == "status" && text(&row.data, "to") == "closed");
            book.closings.extend(closing.map(|row| (*ticket, row.seq)));
        }
        book.find_origins();
        book
    }

    fn learn(&mut self, record: &'a Record) {
        match &record.what {
            What::Invoke(invoke) => {
                let operation = self.operations.entry(invoke.op).or_insert_with(|| {
                    self.by_cid.entry((&invoke.person, &invoke.cid)).or_default().push(invoke.op);
                    Operation {
                        first: invoke,
                        invoked: record.at,
                        sendings: 0,
                        outcome: None,
                        answered: u64::MAX,
                        landed: None,
                    }
                });
                operation.sendings += 1;
            }
            What::Outcome { op, outcome } => {
                if let Some(operation) = self.operations.get_mut(op).filter(|operation| operation.outcome.is_none()) {
                    operation.outcome = Some(outcome);
                    operation.answered = record.at;
                }
            }
            What::Connect { conn, person, role, .. } => {
                self.readers.insert(*conn, Reader { person, role });
            }
            _ => {}
        }
    }

    fn find_origins(&mut self) {
        for row in self.logs.values().flatten() {
            let ops = self.candidates(row);
            let fitting = || ops.iter().filter(|op| self.operations.get(op).is_some_and(|of| made(of.first, row)));
            // should two commands fit, believe the one that may have done it
            let likely = fitting().find(|op| self.operations.get(op).is_some_and(|of| !of.is_refused_for_good()));
            let Some(op) = likely.or_else(|| fitting().next()).copied() else { continue };
            self.origins.insert((row.ticket, row.seq), op);
            if let Some(operation) = self.operations.get_mut(&op) {
                operation.landed.get_or_insert((row.ticket, row.seq));
            }
        }
    }

    /// The commands with the client id of this event.
    pub fn candidates(&self, row: &'a EventRow) -> &[u64] {
        let cid = row.cid.as_deref();
        cid.and_then(|cid| self.by_cid.get(&(row.author.as_str(), cid))).map(Vec::as_slice).unwrap_or_default()
    }

    /// An event of the log.
    pub fn event(&self, ticket: i64, seq: i64) -> Option<&'a EventRow> {
        let log = self.logs.get(&ticket)?;
        let place = log.binary_search_by_key(&seq, |row| row.seq).ok()?;
        log.get(place).copied()
    }

    /// The length of a log, by its last event; 0 if there is none.
    pub fn length(&self, ticket: i64) -> i64 {
        self.logs.get(&ticket).and_then(|log| log.last()).map_or(0, |row| row.seq)
    }

    /// The command that made an event.
    pub fn origin(&self, row: &EventRow) -> Option<(u64, &Operation<'a>)> {
        let op = *self.origins.get(&(row.ticket, row.seq))?;
        self.operations.get(&op).map(|operation| (op, operation))
    }
}
