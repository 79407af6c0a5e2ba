//! Any text as a frame: no panic, what is taken keeps the limits of the contract, and what is refused is answered by a
//! frame that fits.
#![no_main]

#[path = "../../actors/core/tests/frames/properties.rs"]
mod properties;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| properties::taken_within_limits_or_refused(text));
