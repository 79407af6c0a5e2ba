//! House rules as a test. Problem: rules that live in people's heads are forgotten in the week they matter.
//!
//! Rule: each module holds one family of rules, looks at the whole tree, and proves on small samples that a violation is
//! caught. An exception stands in a list beside its reason, and an exception that nothing needs any more fails too.
//! Failed means: the message names every file and line at once, and what to do.

mod borders;
mod dependencies;
mod layout;
mod licences;
mod mail;
mod queries;
mod rust;
mod statements;
mod templates;
mod tree;
mod words;

/// Fails with all faults at once, so that one run is enough to mend them.
#[track_caller]
fn none_of(faults: &[String]) {
    assert!(faults.is_empty(), "house rules are broken in {} places:\n  {}", faults.len(), faults.join("\n  "));
}
