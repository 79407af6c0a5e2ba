//! The corpus, judged by itself: each ticket by a classifier that never saw it. Floors, so that a change of the data or of
//! the code that makes it worse is seen; `cargo run --example accuracy` prints the figures.

use crate::evaluate::{cross_validated, fitted_temperature, macro_f1, recalls, right_and_covered, surprise};
use crate::model::{Classifier, TEMPERATURE};

#[test]
fn held_out_tickets_are_found_and_a_high_confidence_is_right() {
    let judged = cross_validated();
    assert!(macro_f1(&judged) >= 0.90, "macro-F1 {:.3}", macro_f1(&judged));
    assert!(recalls(&judged).iter().all(|recall| *recall >= 0.88), "recalls {:?}", recalls(&judged));
    let (right, covered) = right_and_covered(&judged, 0.8);
    assert!(right >= 0.95 && covered >= 0.80, "{right:.3} right at {covered:.3} of all");
}

#[test]
fn the_temperature_in_use_is_still_the_fitted_one() {
    let judged = cross_validated();
    let fitted = fitted_temperature(&judged);
    assert!((TEMPERATURE / fitted - 1.0).abs() < 0.1, "in use {TEMPERATURE}, fitted {fitted:.3}: change TEMPERATURE");
    assert!(surprise(&judged, TEMPERATURE) <= 1.01 * surprise(&judged, fitted));
}

#[test]
fn a_held_out_ticket_leaves_no_trace() {
    let mut twice = Classifier::trained();
    for row in crate::corpus::tickets() {
        twice.unlearn(row.text, row.category);
        twice.learn(row.text, row.category);
    }
    assert_eq!(twice, Classifier::trained());
}
