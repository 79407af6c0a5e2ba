//! Breaks a running helpdesk on purpose and proves from outside that its promises held.
//!
//! Problem: a test that only asks "did it come back?" does not see a message that was acknowledged and lost. So everything
//! that clients did and saw is written down as a history, and a checker that knows nothing of the server judges it.

mod bots;
pub mod checker;
mod dice;
mod figures;
pub mod history;
mod hostile;
pub mod progress;
mod proxy;
mod recorder;
pub mod results;
pub mod rows;
pub mod run;
pub mod stage;
pub mod world;
