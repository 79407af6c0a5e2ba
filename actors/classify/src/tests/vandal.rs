//! The worst that one hand can do: every correction it has, each as long as a lesson can be, full of another category's words.

use crate::corpus::tickets;
use crate::evaluate::{Split, judge_rows, macro_f1, split};
use crate::lessons::{Hand, LESSON_CHARS, Lesson, most_of_a_hand};
use helpdesk_core::Category;

/// Texts of nothing but this category's tickets, all different.
fn texts(of: Category, count: usize) -> Vec<String> {
    let words: Vec<&str> = tickets().filter(|row| row.category == of).flat_map(|row| row.text.split(' ')).collect();
    let mut words = words.into_iter().cycle();
    let mut text = || {
        let mut text = String::new();
        while text.chars().count() < LESSON_CHARS {
            text.extend([words.next().unwrap_or_default(), " "]);
        }
        text
    };
    (0..count).map(|_| text()).collect()
}

fn lies(from: Category, to: Category, count: usize) -> Vec<Lesson> {
    const HAND: Hand = 1;
    texts(from, count).iter().map(|text| Lesson::new(text, to, HAND)).collect()
}

#[test]
fn one_hand_at_its_worst_costs_little_and_it_is_all_gone_when_taken_back() {
    let Split { held_out, classifier } = split(0);
    let honest = macro_f1(&judge_rows(&classifier, held_out.clone()));
    assert!(honest > 0.9);
    let left = |lies: &[Lesson]| {
        let turned = classifier.taught(lies);
        assert!(turned.taught(&[]) == classifier);
        macro_f1(&judge_rows(&turned, held_out.clone()))
    };
    for from in Category::ALL {
        for to in Category::ALL.into_iter().filter(|to| *to != from) {
            let left = left(&lies(from, to, most_of_a_hand()));
            println!("{from:?} as {to:?}: {honest:.3} -> {left:.3}");
            assert!(honest - left < 0.05, "{from:?} as {to:?}: {honest:.3} -> {left:.3}");
        }
    }
    let [a, b, c] = Category::ALL;
    let whirl = left(&[(a, b), (b, c), (c, a)].map(|(from, to)| lies(from, to, most_of_a_hand() / 3)).concat());
    println!("each as the next: {honest:.3} -> {whirl:.3}");
    assert!(honest - whirl < 0.05, "each as the next: {honest:.3} -> {whirl:.3}");
}
