//! A campus that never was: people, places and whole lives of tickets, drawn from a seed.
//!
//! The rule it keeps: no IO and no clock. The same plan makes the same logs, to the byte, whatever part of them is asked for
//! first and on however many threads. A life is a log of the domain's own events, so whatever folds logs can judge it.
//! "Failed" means that the plan is out of bounds, or that our own texts are (a fault of this build).

mod calendar;
mod campus;
mod dice;
mod life;
mod plan;
mod texts;

pub use campus::Campus;
pub use life::{Life, Rating};
pub use plan::{MOST_MONTHS, MOST_TICKETS, Plan, PlanError};
