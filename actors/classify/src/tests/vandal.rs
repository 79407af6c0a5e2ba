//! The worst that one hand can do: every correction it has, each as long as a lesson can be, full of another category's words.
//! And the worst of all: ten such hands, every correction that counts a lie.

use crate::corpus::tickets;
use crate::evaluate::{Split, judge_rows, macro_f1, recalls, split};
use crate::lessons::{Hand, LESSON_CHARS, Lesson, most_of_a_category, most_of_a_hand};
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

/// So many lies, by as few hands as can tell them.
fn lies(from: Category, to: Category, count: usize) -> Vec<Lesson> {
    let hand = |n: usize| Hand::try_from(n / most_of_a_hand()).unwrap();
    let lie = |(n, text): (usize, String)| Lesson::new(&text, to, hand(n));
    texts(from, count).into_iter().enumerate().map(lie).collect()
}

/// Macro-F1 and the worst recall on tickets that the classifier never saw, after these lessons.
fn left(split: &Split, lessons: &[Lesson]) -> (f64, f64) {
    let turned = split.classifier.taught(lessons);
    assert!(turned.taught(&[]) == split.classifier, "taken back, it is all gone");
    let judged = judge_rows(&turned, split.held_out.clone());
    (macro_f1(&judged), recalls(&judged).into_iter().fold(1.0, f64::min))
}

fn directions() -> impl Iterator<Item = (Category, Category)> {
    let pairs = Category::ALL.into_iter().flat_map(|from| Category::ALL.map(|to| (from, to)));
    pairs.filter(|(from, to)| from != to)
}

#[test]
fn one_hand_at_its_worst_costs_next_to_nothing() {
    let split = split(0);
    let (honest, _) = left(&split, &[]);
    let check = |what: &str, lies: &[Lesson]| {
        let (f1, recall) = left(&split, lies);
        println!("{what}: macro-F1 {honest:.3} -> {f1:.3}, worst recall {recall:.3}");
        assert!(honest - f1 < 0.02 && recall >= 0.88, "{what}: {honest:.3} -> {f1:.3}, {recall:.3}");
    };
    for (from, to) in directions() {
        check(&format!("{from:?} as {to:?}"), &lies(from, to, most_of_a_hand()));
    }
    let [a, b, c] = Category::ALL;
    let whirl = [(a, b), (b, c), (c, a)].map(|(from, to)| lies(from, to, most_of_a_hand() / 3)).concat();
    check("each as the next", &whirl);
}

#[test]
fn ten_hands_that_do_nothing_but_lie_leave_most_of_it_standing() {
    let split = split(0);
    for (from, to) in directions() {
        let (f1, recall) = left(&split, &lies(from, to, most_of_a_category()));
        println!("{from:?} as {to:?}: macro-F1 {f1:.3}, worst recall {recall:.3}");
        assert!(f1 > 0.7 && recall > 0.4, "{from:?} as {to:?}: {f1:.3}, {recall:.3}");
    }
}
