//! The rows themselves: pure state, the greatest `rev` wins.

use helpdesk_core::wire::TicketChange;
use helpdesk_core::{Digest, QueueItem, Seq, TicketId};
use std::collections::{BTreeMap, HashMap, VecDeque};

/// Tickets that left whose `rev` is remembered, so that a late row of one does not bring it back.
const GRAVES: usize = 4096;

#[derive(Default)]
pub(super) struct Rows {
    rows: BTreeMap<TicketId, QueueItem>,
    digest: Digest,
    left: HashMap<TicketId, Seq>,
    graves: VecDeque<TicketId>,
}

impl Rows {
    pub fn of(items: Vec<QueueItem>) -> Rows {
        let digest = Digest::of(&items);
        Rows { rows: items.into_iter().map(|item| (item.ticket, item)).collect(), digest, ..Rows::default() }
    }

    /// Takes a change; `false` if it is not newer than what is known.
    pub fn take(&mut self, change: &TicketChange) -> bool {
        let known = self.rows.get(&change.ticket).map(|row| row.rev).max(self.left.get(&change.ticket).copied());
        if known.is_some_and(|rev| rev >= change.rev) {
            return false;
        }
        let before = self.rows.remove(&change.ticket);
        self.count(before.as_ref(), -1);
        match &change.item {
            Some(item) => {
                self.count(Some(item), 1);
                self.rows.insert(change.ticket, item.clone());
                true
            }
            None => {
                self.bury(change.ticket, change.rev);
                before.is_some()
            }
        }
    }

    fn count(&mut self, row: Option<&QueueItem>, sign: i64) {
        if let Some(row) = row {
            self.digest.count += sign;
            self.digest.sum_rev += sign * row.rev.0;
        }
    }

    fn bury(&mut self, ticket: TicketId, rev: Seq) {
        if self.left.insert(ticket, rev).is_none() {
            self.graves.push_back(ticket);
        }
        if self.graves.len() > GRAVES
            && let Some(oldest) = self.graves.pop_front()
        {
            self.left.remove(&oldest);
        }
    }

    /// Whether the log of a ticket is longer than its row says.
    pub fn is_behind(&self, ticket: TicketId, seq: Seq) -> bool {
        match (self.rows.get(&ticket), self.left.get(&ticket)) {
            (Some(row), _) => row.rev < seq,
            (None, Some(_)) => false,
            (None, None) => true,
        }
    }

    /// Given every unclosed ticket: those whose row is behind, missing, or should have left.
    pub fn differing(&self, heads: &[(TicketId, Seq)]) -> Vec<TicketId> {
        let unclosed: HashMap<TicketId, Seq> = heads.iter().copied().collect();
        let behind = heads.iter().filter(|&&(ticket, seq)| self.is_behind(ticket, seq)).map(|&(ticket, _)| ticket);
        let gone = self.rows.keys().filter(|ticket| !unclosed.contains_key(ticket)).copied();
        behind.chain(gone).collect()
    }

    /// Every row, in no order that matters.
    pub fn all(&self) -> impl Iterator<Item = &QueueItem> {
        self.rows.values()
    }

    /// The rows that wait longest, open before active.
    pub fn waiting_longest(&self, most: usize) -> Vec<QueueItem> {
        let mut rows: Vec<&QueueItem> = self.rows.values().collect();
        rows.sort_by_key(|row| (row.status, row.opened_at, row.ticket));
        rows.into_iter().take(most).cloned().collect()
    }

    pub fn total(&self) -> i64 {
        self.digest.count
    }

    pub fn digest(&self) -> Digest {
        self.digest
    }
}
