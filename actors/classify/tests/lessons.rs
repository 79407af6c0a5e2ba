//! Corrections of the helpdesk teach, each like one more ticket, within caps; what is taken back was never taught.

use helpdesk_classify::{Classifier, Hand, Lesson, choose, most_of_a_category, most_of_a_hand};
use helpdesk_core::Category::{self, FacilityManagement, ServicesComplaints, TechnicalIt};
use proptest::prelude::*;

const ODD: &str = "The zorblatt in the gymnasium is upside down";
const ANN: Hand = 1;

fn taught(lessons: &[Lesson]) -> Classifier {
    Classifier::shared().taught(lessons)
}

/// Somebody who knows the rules says so of each of these texts.
fn said_by(hands: impl Iterator<Item = Hand>, texts: &[&str], category: Category) -> Vec<Lesson> {
    hands.flat_map(|hand| texts.iter().map(move |text| Lesson::new(text, category, hand))).collect()
}

#[test]
fn one_correction_teaches_a_word_that_nobody_knew() {
    let before = Classifier::shared().classify("zorblatt");
    let wanted = if before.category == TechnicalIt { ServicesComplaints } else { TechnicalIt };
    let after = taught(&[Lesson::new("zorblatt", wanted, ANN)]).classify("zorblatt");
    assert_eq!(after.category, wanted);
    assert!(after.reasons.iter().any(|reason| reason.word == "zorblatt"), "{after:?}");
    assert!(!after.is_sure(), "one hand may be mistaken: {after:?}");
    let agreed = taught(&[1, 2].map(|hand| Lesson::new("zorblatt", wanted, hand))).classify("zorblatt");
    assert!(agreed.category == wanted && agreed.is_sure(), "{agreed:?}");
}

#[test]
fn a_few_corrections_turn_the_answer_and_without_them_it_turns_back() {
    let before = Classifier::shared().classify(ODD);
    let wanted = if before.category == TechnicalIt { ServicesComplaints } else { TechnicalIt };
    let after = taught(&said_by(1..=5, &[ODD], wanted));
    assert_eq!(after.classify(ODD).category, wanted);
    assert!(after.classify(ODD).confidence > before.confidence.min(0.6));
    assert_eq!(after.taught(&[]), *Classifier::shared());
    assert_eq!(after.taught(&[]).classify(ODD), before);
}

#[test]
fn one_hand_does_not_turn_a_word_that_the_corpus_knows_well() {
    let texts = ["elevator", "The elevator is stuck", "elevator stuck between floors, please send somebody"];
    let lies = said_by(std::iter::repeat_n(ANN, 1_000), &texts, TechnicalIt);
    for text in texts {
        let found = taught(&lies).classify(text);
        assert_eq!(found.category, FacilityManagement, "{text}: {found:?}");
    }
}

#[test]
fn many_hands_that_agree_teach_a_campus_its_own_ways() {
    let text = "The card reader of the laboratory door does not read my card";
    assert_eq!(Classifier::shared().classify(text).category, FacilityManagement);
    let lessons = said_by(1..=40, &[text, "door card reader dead", "card reader at the door blinks red"], TechnicalIt);
    let found = taught(&lessons).classify("Card reader of the west door is broken");
    assert_eq!(found.category, TechnicalIt, "{found:?}");
    let other = taught(&lessons).classify("The door of my office is jammed and the lock is broken");
    assert_eq!(other.category, FacilityManagement, "the rest of a door stays what it was: {other:?}");
}

#[test]
fn the_newest_corrections_count_and_of_one_hand_only_a_part() {
    let (most, most_of_hand) = (most_of_a_category(), most_of_a_hand());
    assert!(most_of_hand >= 15 && most >= 10 * most_of_hand, "{most} {most_of_hand}");
    let flood = (0..3 * most).map(|n| (n, TechnicalIt, ANN));
    let others = (3 * most..6 * most).map(|n| (n, TechnicalIt, Hand::try_from(n).unwrap()));
    let elsewhere = (6 * most..6 * most + 5).map(|n| (n, FacilityManagement, ANN + 1));
    let more = (7 * most..8 * most).map(|n| (n, FacilityManagement, ANN));
    let chosen = choose(flood.chain(others).chain(elsewhere).chain(more));
    assert_eq!(chosen.iter().filter(|n| **n < 3 * most).count(), most_of_hand);
    assert_eq!(chosen[..most_of_hand], (0..most_of_hand).collect::<Vec<_>>(), "its newest ones");
    assert_eq!(chosen.iter().filter(|n| (3 * most..6 * most).contains(*n)).count(), most - most_of_hand);
    assert_eq!(chosen.iter().filter(|n| **n >= 6 * most).count(), 5, "each category has its own room, not each hand");
}

fn category() -> impl Strategy<Value = Category> {
    proptest::sample::select(Category::ALL.to_vec())
}

proptest! {
    #[test]
    fn what_was_taught_does_not_depend_on_the_order(
        // few words and many hands, so that every cap is reached
        rows in proptest::collection::vec(("(zorblatt|elevator|quux|printer| ){1,4}", category(), 1u128..9), 1..60),
        shift in 0usize..60,
    ) {
        let lessons: Vec<_> = rows.iter().map(|(text, category, hand)| Lesson::new(text, *category, *hand)).collect();
        let mut turned = lessons.clone();
        turned.rotate_left(shift % lessons.len());
        turned.reverse();
        prop_assert!(taught(&lessons) == taught(&turned));
    }
}
