//! Breaks a running helpdesk on purpose and proves from outside that its promises held.
//!
//! Problem: a test that only asks "did it come back?" does not see a message that was acknowledged and lost. So everything
//! that clients did and saw is written down as a history, and a checker that knows nothing of the server judges it.

pub mod checker;
pub mod history;
