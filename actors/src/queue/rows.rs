//! The rows themselves: pure state, the greatest `rev` wins.

use chrono::{DateTime, Utc};
use helpdesk_core::wire::TicketChange;
use helpdesk_core::{Category, Digest, QueueItem, Seq, Status, TicketId};
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

/// Tickets that left whose `rev` is remembered, so that a late row of one does not bring it back.
const GRAVES: usize = 4096;

pub(super) struct Rows {
    rows: BTreeMap<TicketId, QueueItem>,
    /// So many rows are kept.
    most: usize,
    digest: Digest,
    left: HashMap<TicketId, Seq>,
    graves: VecDeque<TicketId>,
}

impl Rows {
    /// These rows, and later at most so many.
    pub fn of(items: Vec<QueueItem>, most: usize) -> Rows {
        let digest = Digest::of(&items);
        let rows = items.into_iter().map(|item| (item.ticket, item)).collect();
        Rows { rows, most, digest, left: HashMap::new(), graves: VecDeque::new() }
    }

    /// Takes a change; `false` if it is not newer than what is known. When all places are taken a new row is told but not
    /// kept; it comes in when a place is free.
    pub fn take(&mut self, change: &TicketChange) -> bool {
        let known = self.rows.get(&change.ticket).map(|row| row.rev).max(self.left.get(&change.ticket).copied());
        if known.is_some_and(|rev| rev >= change.rev) {
            return false;
        }
        let is_new = change.item.is_some() && !self.rows.contains_key(&change.ticket);
        if is_new && self.rows.len() >= self.most {
            return true;
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

    /// What decides a ticket's place in line; `None` if it stands in none.
    pub fn standing(&self, ticket: TicketId) -> Option<(Category, DateTime<Utc>)> {
        let row = self.rows.get(&ticket).filter(|row| row.status == Status::Open)?;
        Some((row.category, row.opened_at))
    }

    /// Whether a ticket stands in line, or may do so when its row arrives. What was taken never stands there again.
    pub fn may_stand(&self, ticket: TicketId) -> bool {
        self.rows.get(&ticket).map_or(!self.left.contains_key(&ticket), |row| row.status == Status::Open)
    }

    /// All rows, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &QueueItem> {
        self.rows.values()
    }

    /// Whether the log of a ticket is longer than its row says.
    pub fn is_behind(&self, ticket: TicketId, seq: Seq) -> bool {
        match (self.rows.get(&ticket), self.left.get(&ticket)) {
            (Some(row), _) => row.rev < seq,
            (None, Some(_)) => false,
            (None, None) => true,
        }
    }

    /// Given every unclosed ticket: those whose row is behind, should have left, or is missing while there are places.
    pub fn differing(&self, heads: &[(TicketId, Seq)]) -> Vec<TicketId> {
        let unclosed: HashSet<TicketId> = heads.iter().map(|(ticket, _)| *ticket).collect();
        let behind = heads.iter().filter(|&&(ticket, seq)| self.is_behind(ticket, seq)).map(|&(ticket, _)| ticket);
        let (known, missing): (Vec<_>, Vec<_>) = behind.partition(|ticket| self.rows.contains_key(ticket));
        let gone: Vec<_> = self.rows.keys().filter(|ticket| !unclosed.contains(ticket)).copied().collect();
        let places = self.most.saturating_sub(self.rows.len()).saturating_add(gone.len());
        known.into_iter().chain(gone).chain(missing.into_iter().take(places)).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use helpdesk_core::{Category, CategorySource, Location, Person, PersonId, PersonName, Role, Status};

    fn item(ticket: i64, rev: i64) -> QueueItem {
        let at = DateTime::from_timestamp(1_763_719_200 + ticket, 0).unwrap();
        QueueItem {
            ticket: TicketId(ticket),
            rev: Seq(rev),
            status: Status::Open,
            category: Category::TechnicalIt,
            category_source: CategorySource::Automatic,
            category_confidence: 0.5,
            location: Location::default(),
            requester: Person { id: PersonId(uuid::Uuid::nil()), name: PersonName::parse("Una").unwrap() },
            assignee: None,
            opened_at: at,
            modified_at: at,
            preview: "no light".to_owned(),
            last_author_role: Role::User,
        }
    }

    fn change(ticket: i64, rev: i64, there: bool) -> TicketChange {
        TicketChange { ticket: TicketId(ticket), rev: Seq(rev), item: there.then(|| item(ticket, rev)) }
    }

    #[test]
    fn a_campus_on_fire_does_not_fill_the_memory() {
        let mut rows = Rows::of((1..=3).map(|n| item(n, 1)).collect(), 3);
        for n in 4..100 {
            assert!(rows.take(&change(n, 1, true)), "it is told");
        }
        assert_eq!((rows.total(), rows.rows.len()), (3, 3));
        let heads: Vec<_> = (1..100).map(|n| (TicketId(n), Seq(1))).collect();
        assert_eq!(rows.differing(&heads), [], "what has no place is not read either");
        assert!(rows.take(&change(2, 2, true)) && rows.take(&change(2, 3, false)));
        let heads: Vec<_> = heads.into_iter().filter(|(ticket, _)| ticket.0 != 2).collect();
        assert_eq!(rows.differing(&heads), [TicketId(4)], "who waits longest gets the free place");
        assert!(rows.take(&change(4, 1, true)) && rows.total() == 3);
    }
}
