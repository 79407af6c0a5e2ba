//! How good is the classifier, and how fast? `cargo bench -p helpdesk-classify` prints what `docs/classifier.md` explains;
//! `-- --list FILE` also judges tickets of one's own, in the form of the data files; `-- --mistakes` tells what was mistaken.

use helpdesk_classify::evaluate::{
    FOLDS, Judged, calibration_error, confusion, cross_validated, fitted_temperature, frozen, judge, macro_f1, recalls,
    reliability, right_and_covered, surprise, temperature, words_of,
};
use helpdesk_classify::{Classifier, SURE};
use helpdesk_core::Category;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Each text is timed so often.
const ROUNDS: usize = 20;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let tells_mistakes = arguments.iter().any(|argument| argument == "--mistakes");
    let begin = Instant::now();
    let classifier = Classifier::shared();
    println!("trained in {:.1} ms", begin.elapsed().as_secs_f64() * 1e3);

    let corpus = cross_validated();
    report(&format!("the corpus, cross-validated in {FOLDS} folds"), &corpus, tells_mistakes);
    println!("temperature {} (fitted {:.3})", temperature(), fitted_temperature(&corpus));
    report("the frozen list, never trained on", &frozen(classifier), tells_mistakes);
    for path in arguments.iter().skip_while(|argument| *argument != "--list").skip(1).take(1) {
        match std::fs::read_to_string(path) {
            Ok(text) => report(path, &judge(classifier, Box::leak(text.into_boxed_str())), true),
            Err(error) => eprintln!("{path}: {error}"),
        }
    }
    speed(classifier, &corpus);
}

fn report(name: &str, judged: &[Judged], tells_mistakes: bool) {
    println!("\n== {} tickets: {name}", judged.len());
    let worst = recalls(judged).into_iter().fold(1.0, f64::min);
    let (right, covered) = right_and_covered(judged, 0.8);
    println!("macro-F1 {:.3}, worst recall {worst:.3}", macro_f1(judged));
    println!("confidence >= 0.80 is right in {:.1} % and covers {:.1} % of them", 100.0 * right, 100.0 * covered);
    table(judged);
    calibration(judged);
    by("language", judged, |one| one.language);
    by("kind", judged, |one| one.kind);
    if tells_mistakes {
        mistakes(judged);
    }
}

fn table(judged: &[Judged]) {
    let names = Category::ALL.map(|category| format!("{:>22}", category.as_str())).concat();
    println!("\n{:>22}{names}{:>9}", "truth \\ guess", "recall");
    for ((category, row), recall) in Category::ALL.iter().zip(confusion(judged)).zip(recalls(judged)) {
        let cells = row.map(|cell| format!("{cell:>22}")).concat();
        println!("{:>22}{cells}{recall:>9.3}", category.as_str());
    }
}

fn calibration(judged: &[Judged]) {
    println!("\n  confidence  tickets    says  is right");
    for band in reliability(judged) {
        let (from, to) = (band.from, band.to);
        println!(
            "  {from:.1} to {to:.1}  {:>7}  {:>5.1} %   {:>5.1} %",
            band.count,
            100.0 * band.said,
            100.0 * band.right
        );
    }
    let check = 1.0 - right_and_covered(judged, f64::from(SURE)).1;
    println!(
        "calibration error {:.3}, surprise {:.3}, please check {:.1} %\n",
        calibration_error(judged),
        surprise(judged, temperature()),
        100.0 * check
    );
}

fn by(name: &str, judged: &[Judged], key: impl Fn(&Judged) -> &'static str) {
    let mut groups: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for one in judged {
        let (right, all) = groups.entry(key(one)).or_default();
        *right += usize::from(one.is_right());
        *all += 1;
    }
    let told: Vec<String> = groups.iter().map(|(group, (right, all))| format!("{group} {right}/{all}")).collect();
    println!("right by {name}: {}", told.join(", "));
}

fn mistakes(judged: &[Judged]) {
    println!("mistaken:");
    for one in judged.iter().filter(|one| !one.is_right()) {
        let (guess, confidence) = one.guess();
        println!("  {:<20} as {:<20} {confidence:.2}  {}", one.truth.as_str(), guess.as_str(), one.text);
    }
}

/// Beside a reference of the same run: taking the text apart into words, which every classifier must do.
fn speed(classifier: &Classifier, judged: &[Judged]) {
    let texts: Vec<&str> = judged.iter().map(|one| one.text).collect();
    let whole = times(&texts, |text| drop(black_box(classifier.classify(text))));
    let words = times(&texts, |text| drop(black_box(words_of(text))));
    println!("\n== a text, features included: p50 {:?}, p99 {:?}", whole.0, whole.1);
    println!("   of that the words alone:   p50 {:?}, p99 {:?}", words.0, words.1);
    println!("   ratio p99: {:.1}", whole.1.as_secs_f64() / words.1.as_secs_f64().max(1e-9));
}

fn times(texts: &[&str], run: impl Fn(&str)) -> (Duration, Duration) {
    let time = |text: &&str| {
        let begin = Instant::now();
        run(text);
        begin.elapsed()
    };
    let mut times: Vec<Duration> = (0..ROUNDS).flat_map(|_| texts.iter().map(time)).collect();
    times.sort_unstable();
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
    (at(50), at(99))
}
