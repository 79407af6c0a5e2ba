//! What is wished: how many tickets, over how long, up to when, by which seed.

use chrono::{DateTime, Months, Utc};
use chrono_tz::Tz;
use helpdesk_core::Refusal;

/// Most tickets of one plan: five times what a large campus has in ten years. More is a slip of the finger.
pub const MOST_TICKETS: u64 = 50_000_000;
/// Longest period: the hours of it are held in memory, and no campus looks further back.
pub const MOST_MONTHS: u32 = 120;

/// A campus to be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Tickets, 1 to [`MOST_TICKETS`].
    pub tickets: u64,
    /// How many months back from `until` the first ones were opened, 1 to [`MOST_MONTHS`].
    pub months: u32,
    /// Everything that chance decides.
    pub seed: u64,
    /// The end: nothing happens later.
    pub until: DateTime<Utc>,
    /// Where mornings and weekends are.
    pub zone: Tz,
}

/// Why there is no campus.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum PlanError {
    /// Too few, too many.
    #[error("tickets must be 1 to {MOST_TICKETS}, not {0}")]
    Tickets(u64),
    /// Too short, too long.
    #[error("months must be 1 to {MOST_MONTHS}, not {0}")]
    Months(u32),
    /// Calendars end.
    #[error("there are no {0} months before that end")]
    TooEarly(u32),
    /// A text of this build is unfit.
    #[error("a text of this program is unfit: {0}")]
    Text(String),
}

impl From<Refusal> for PlanError {
    fn from(refusal: Refusal) -> PlanError {
        PlanError::Text(refusal.detail)
    }
}

impl Plan {
    /// The beginning, if everything is within bounds.
    pub(crate) fn from(&self) -> Result<DateTime<Utc>, PlanError> {
        if !(1..=MOST_TICKETS).contains(&self.tickets) {
            return Err(PlanError::Tickets(self.tickets));
        }
        if !(1..=MOST_MONTHS).contains(&self.months) {
            return Err(PlanError::Months(self.months));
        }
        self.until.checked_sub_months(Months::new(self.months)).ok_or(PlanError::TooEarly(self.months))
    }
}
