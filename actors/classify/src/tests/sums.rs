//! The words that decided are no story told afterwards: their parts add up to the score, whatever the text.

use crate::lessons::Lesson;
use crate::model::{Classifier, first_greatest, lead};
use helpdesk_core::Category;
use proptest::prelude::*;

/// Texts from the words of the corpus, from all of Unicode, and both.
fn texts() -> impl Strategy<Value = String> {
    let known: Vec<&str> = crate::corpus::tickets().flat_map(|row| row.text.split(' ')).collect();
    let word = prop_oneof![3 => proptest::sample::select(known).prop_map(str::to_owned), 1 => any::<String>()];
    proptest::collection::vec(word, 0..40).prop_map(|words| words.join(" "))
}

/// The score from the features alone, without a look at the words.
fn score_of_the_whole(classifier: &Classifier, text: &str) -> [f64; 3] {
    let mut sum = [0.0; 3];
    for found in crate::features::take_apart(text).features {
        for (sum, weight) in sum.iter_mut().zip(classifier.weights(found, &classifier.norms()).unwrap_or_default()) {
            *sum += weight;
        }
    }
    sum
}

/// A classifier that was taught some texts.
fn classifiers() -> impl Strategy<Value = Classifier> {
    let category = proptest::sample::select(Category::ALL.to_vec());
    let lesson = (texts(), category, 0u128..3).prop_map(|(text, category, hand)| Lesson::new(&text, category, hand));
    proptest::collection::vec(lesson, 0..4).prop_map(|lessons| Classifier::shared().taught(&lessons))
}

proptest! {
    #[test]
    fn the_sum_over_the_words_is_the_score(text in texts(), classifier in classifiers()) {
        let reading = classifier.read(&text);
        for (by_words, whole) in reading.score().iter().zip(score_of_the_whole(&classifier, &text)) {
            prop_assert!((by_words - whole).abs() <= 1e-9 * whole.abs().max(1.0), "{by_words} {whole}");
        }
        let best = first_greatest(&reading.score());
        let leads: f64 = reading.parts.iter().map(|part| lead(&part.scores, best)).sum();
        let whole = lead(&reading.score(), best);
        prop_assert!((leads - whole).abs() <= 1e-9 * reading.score().iter().map(|s| s.abs()).sum::<f64>().max(1.0));
        prop_assert!(whole >= 0.0, "the winner leads the mean of the others");
    }

    #[test]
    fn the_reasons_are_words_of_the_text_with_their_true_weight(text in texts(), classifier in classifiers()) {
        let guess = classifier.classify(&text);
        let reading = classifier.read(&text);
        let best = first_greatest(&reading.score());
        let all = reading.weights(best);
        for reason in &guess.reasons {
            let of_word = |(word, weight): &(&str, f64)| word.to_lowercase() == reason.word && (*weight as f32) == reason.weight;
            prop_assert!(all.iter().any(of_word), "{reason:?}");
        }
    }
}
