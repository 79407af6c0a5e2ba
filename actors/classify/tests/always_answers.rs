//! Nothing is refused and nothing panics; what cannot be known is said with a low confidence.

use helpdesk_classify::{Classifier, Guess, SURE};
use helpdesk_core::Category;
use proptest::prelude::*;

fn guess(text: &str) -> Guess {
    Classifier::shared().classify(text)
}

fn is_sound(text: &str, found: &Guess) -> Result<(), String> {
    let third = 1.0 / 3.0 - 1e-6;
    let fair = found.confidence >= third && found.confidence <= 1.0;
    let trusted = !found.reasons.is_empty() || !found.is_sure();
    let few = found.reasons.len() <= 5;
    let falling = found.reasons.is_sorted_by(|one, next| one.weight >= next.weight);
    let positive = found.reasons.iter().all(|reason| reason.weight > 0.0 && reason.weight.is_finite());
    let typed = found.reasons.iter().all(|reason| text.to_lowercase().contains(&reason.word));
    let mut words: Vec<_> = found.reasons.iter().map(|reason| &reason.word).collect();
    words.sort();
    words.dedup();
    let different = words.len() == found.reasons.len();
    if fair && trusted && few && falling && positive && typed && different { Ok(()) } else { Err(format!("{found:?}")) }
}

#[test]
fn a_text_that_says_nothing_gets_no_idea_and_no_reason() {
    for text in ["", " ", "\n\t", "...", "🔥🔥🔥", "👩‍👩‍👧‍👦", "今日は", "\u{301}\u{200d}"] {
        let found = guess(text);
        assert!(found.confidence < 0.34 && found.reasons.is_empty() && !found.is_sure(), "{text:?}: {found:?}");
        assert_eq!(found.category, Category::ALL[0], "of equals the first, always the same");
    }
}

#[test]
fn nobody_is_sure_about_an_unknown_language_or_a_greeting() {
    let texts =
        ["ありがとうございます", "Dzień dobry, dziękuję bardzo", "hello", "please help", "asdf qwertz", "Здравствуйте"];
    for text in texts {
        assert!(guess(text).confidence < SURE, "{text}: {:?}", guess(text));
    }
}

#[test]
fn whoever_knows_no_word_of_it_is_never_sure() {
    let texts = [
        "12345",
        "204",
        "1 2 3 4 5",
        "0:00",
        "7",
        "the of and",
        "ist das nicht",
        "3.14",
        "zorblatt",
        "quuxify",
        "brzezinka",
        "lorem ipsum consectetur adipiscing",
        "xkcdprinterfoobar",
    ];
    for text in texts {
        let found = guess(text);
        assert!(!found.is_sure() && found.confidence <= 0.5, "{text:?}: {found:?}");
    }
}

#[test]
fn a_reason_is_no_longer_than_what_was_read_of_the_word() {
    let found = guess(&format!("elevator {}", "elevator".repeat(100)));
    assert!(found.reasons.iter().all(|reason| reason.word.chars().count() <= 48), "{found:?}");
}

#[test]
fn one_word_is_enough_where_it_is_a_telling_one() {
    for (word, category) in [
        ("elevator", Category::FacilityManagement),
        ("WIFI", Category::TechnicalIt),
        ("Mensa", Category::ServicesComplaints),
    ] {
        let found = guess(word);
        assert_eq!(found.category, category);
        assert!(found.is_sure() && found.reasons[0].word == word.to_lowercase(), "{found:?}");
    }
}

#[test]
fn ten_thousand_characters_are_read_to_the_end() {
    let filler = "and so on ".repeat(990);
    let found = guess(&format!("{filler} the printer has a paper jam, toner is empty, printer offline"));
    assert_eq!(found.category, Category::TechnicalIt, "{found:?}");
    assert!(found.reasons.iter().any(|reason| reason.word == "printer"));
    for endless in
        ["x".repeat(10_000), "é-".repeat(5_000), "0 ".repeat(5_000), "a'b".repeat(3_333), "🔥".repeat(10_000)]
    {
        is_sound(&endless, &guess(&endless)).unwrap();
    }
}

#[test]
fn a_mixed_text_goes_where_most_of_it_belongs() {
    let text = "Hello 👋, le wifi du dortoir est coupé, das Passwort wird nicht angenommen — ERROR 691 !!! 今日は";
    assert_eq!(guess(text).category, Category::TechnicalIt);
}

#[test]
fn the_same_text_has_the_same_answer_in_every_training() {
    let text = "The projector hums and the room smells of cold food from the canteen";
    assert_eq!(Classifier::trained().classify(text), Classifier::trained().classify(text));
    assert_eq!(&Classifier::trained(), Classifier::shared());
}

proptest! {
    #[test]
    fn any_text_gets_a_sound_answer(text in any::<String>()) {
        is_sound(&text, &guess(&text)).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_words_get_a_sound_answer(words in proptest::collection::vec("[a-zäöüßéèñçœ0-9'’-]{1,14}", 0..80)) {
        let text = words.join(" ");
        is_sound(&text, &guess(&text)).map_err(TestCaseError::fail)?;
    }
}
