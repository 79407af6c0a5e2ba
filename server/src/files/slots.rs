//! How many files (and lists as CSV) are on their way at the same time, in all and of one person.

use helpdesk_core::{PersonId, Refusal};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// So many at once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Most {
    pub in_all: usize,
    pub of_one: usize,
}

type Held = Arc<Mutex<HashMap<PersonId, usize>>>;

/// Places for files; a person without one is not remembered.
#[derive(Default)]
pub(crate) struct Slots(Held);

/// A place; given back when dropped.
pub(crate) struct Slot(Held, PersonId);

impl Slots {
    /// A place for one more file of this person, or `busy`.
    pub fn take(&self, who: PersonId, most: Most) -> Result<Slot, Refusal> {
        let mut held = lock(&self.0);
        let own = held.get(&who).copied().unwrap_or_default();
        if own >= most.of_one || held.values().sum::<usize>() >= most.in_all {
            return Err(Refusal::busy());
        }
        held.insert(who, own + 1);
        Ok(Slot(Arc::clone(&self.0), who))
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        let mut held = lock(&self.0);
        match held.get_mut(&self.1) {
            Some(own) if *own > 1 => *own -= 1,
            _ => drop(held.remove(&self.1)),
        }
    }
}

/// A poisoned map is whole: every change of it is a single insert or remove.
fn lock(held: &Held) -> MutexGuard<'_, HashMap<PersonId, usize>> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn places_are_few_for_one_and_bounded_for_all_and_come_back() {
        let (slots, most) = (Slots::default(), Most { in_all: 5, of_one: 2 });
        let person = |n| PersonId(Uuid::from_u128(n));
        let mut taken: Vec<Slot> = [1, 1, 2, 2].map(|n| slots.take(person(n), most).unwrap()).into();
        assert!(slots.take(person(1), most).is_err(), "one person has two");
        taken.push(slots.take(person(3), most).unwrap());
        assert!(slots.take(person(4), most).is_err(), "five in all");
        taken.pop();
        assert!(slots.take(person(4), most).is_ok());
        taken.clear();
        assert!(lock(&slots.0).is_empty(), "nobody is remembered");
    }
}
