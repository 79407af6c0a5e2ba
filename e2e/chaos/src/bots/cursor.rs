//! How far a tab has a ticket (protocol 5.5), pure: an event is applied only if it is the next one.

/// A ticket that a tab follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The last contiguous seq.
    pub seq: i64,
}

/// What an event was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The next one.
    Applied,
    /// Known already.
    Old,
    /// There is a gap before it: subscribe again.
    Gap,
}

impl Cursor {
    /// Takes an event.
    pub fn take(&mut self, seq: i64) -> Step {
        match seq - self.seq {
            1 => {
                self.seq = seq;
                Step::Applied
            }
            2.. => Step::Gap,
            _ => Step::Old,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cursor, Step};

    #[test]
    fn only_the_next_one_is_applied() {
        let mut cursor = Cursor { seq: 3 };
        assert_eq!(
            (cursor.take(3), cursor.take(5), cursor.take(4), cursor.take(5)),
            (Step::Old, Step::Gap, Step::Applied, Step::Applied)
        );
        assert_eq!(cursor.seq, 5);
    }
}
