//! Corrections of the helpdesk teach, each like one more ticket, and can be taken back without a trace.

use helpdesk_classify::Classifier;
use helpdesk_core::Category;
use proptest::prelude::*;

const TEXT: &str = "The zorblatt in the gymnasium is upside down";

#[test]
fn a_few_corrections_turn_the_answer_and_taking_them_back_turns_it_back() {
    let mut classifier = Classifier::trained();
    let before = classifier.classify(TEXT);
    let taught =
        if before.category == Category::TechnicalIt { Category::ServicesComplaints } else { Category::TechnicalIt };
    for _ in 0..5 {
        classifier.learn(TEXT, taught);
    }
    let after = classifier.classify(TEXT);
    assert_eq!(after.category, taught);
    assert!(after.reasons.iter().any(|reason| reason.word == "zorblatt"), "{after:?}");
    for _ in 0..5 {
        classifier.unlearn(TEXT, taught);
    }
    assert_eq!(classifier, Classifier::trained());
    assert_eq!(classifier.classify(TEXT), before);
}

#[test]
fn what_was_never_learned_cannot_be_taken_back_below_nothing() {
    let mut classifier = Classifier::default();
    classifier.unlearn(TEXT, Category::TechnicalIt);
    assert_eq!(classifier, Classifier::default());
    assert!(classifier.classify(TEXT).confidence < 0.34);
}

#[test]
fn a_classifier_that_learned_nothing_answers_all_the_same() {
    assert!(Classifier::default().classify("elevator").reasons.is_empty());
}

fn category() -> impl Strategy<Value = Category> {
    proptest::sample::select(Category::ALL.to_vec())
}

proptest! {
    #[test]
    fn unlearning_is_the_exact_inverse_in_any_order(
        rows in proptest::collection::vec((any::<String>(), category()), 1..8),
        shift in 0usize..8,
    ) {
        let mut classifier = Classifier::shared().clone();
        for (text, category) in &rows {
            classifier.learn(text, *category);
        }
        let mut back = rows.clone();
        back.rotate_left(shift % rows.len());
        for (text, category) in &back {
            classifier.unlearn(text, *category);
        }
        prop_assert!(&classifier == Classifier::shared());
    }
}
