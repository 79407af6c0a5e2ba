//! The corpus, judged by itself: each ticket by a classifier that never saw it. Floors, so that a change of the data or of
//! the code that makes it worse is seen; `cargo bench -p helpdesk-classify` prints the figures.

use crate::evaluate::{cross_validated, fitted_temperature, macro_f1, recalls, right_and_covered, surprise};
use crate::model::TEMPERATURE;

#[test]
fn held_out_tickets_are_found_and_a_high_confidence_is_right() {
    let judged = cross_validated();
    assert!(macro_f1(&judged) >= 0.93, "macro-F1 {:.3}", macro_f1(&judged));
    assert!(recalls(&judged).iter().all(|recall| *recall >= 0.90), "recalls {:?}", recalls(&judged));
    let (right, covered) = right_and_covered(&judged, 0.8);
    assert!(right >= 0.97 && covered >= 0.85, "{right:.3} right at {covered:.3} of all");
}

#[test]
fn the_temperature_in_use_is_still_the_fitted_one() {
    let judged = cross_validated();
    let fitted = fitted_temperature(&judged);
    assert!((TEMPERATURE / fitted - 1.0).abs() < 0.1, "in use {TEMPERATURE}, fitted {fitted:.3}: change TEMPERATURE");
    assert!(surprise(&judged, TEMPERATURE) <= 1.01 * surprise(&judged, fitted));
}
