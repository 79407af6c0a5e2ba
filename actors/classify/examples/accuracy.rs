//! Prints how good the classifier is on its own corpus, each ticket judged by the others: `cargo run --release -p
//! helpdesk-classify --example accuracy`. The figures are optimistic for the next ticket: one hand wrote all of them.

use helpdesk_classify::evaluate::{
    FOLDS, Judged, confusion, cross_validated, fitted_temperature, macro_f1, recalls, right_and_covered, surprise,
    temperature,
};
use helpdesk_classify::{Classifier, SURE};
use helpdesk_core::Category;
use std::collections::BTreeMap;
use std::time::Instant;

fn main() {
    let begin = Instant::now();
    let _ = Classifier::shared();
    println!("trained in {:.1} ms", begin.elapsed().as_secs_f64() * 1e3);
    let judged = cross_validated();
    quality(&judged);
    calibration(&judged);
    by("language", &judged, |one| one.language);
    by("kind", &judged, |one| one.kind);
    speed(&judged);
    mistakes(&judged);
}

fn quality(judged: &[Judged]) {
    println!("{} tickets, {FOLDS} folds: macro-F1 {:.3}", judged.len(), macro_f1(judged));
    println!(
        "\n{:>22}  {}",
        "truth \\ guess",
        Category::ALL.map(|category| format!("{:>20}", category.as_str())).concat()
    );
    for ((category, row), recall) in Category::ALL.iter().zip(confusion(judged)).zip(recalls(judged)) {
        let cells = row.map(|cell| format!("{cell:>20}")).concat();
        println!("{:>22}  {cells}   recall {recall:.3}", category.as_str());
    }
}

fn calibration(judged: &[Judged]) {
    let fitted = fitted_temperature(judged);
    println!("\ntemperature {} (fitted {fitted:.3}), surprise {:.4}", temperature(), surprise(judged, temperature()));
    for confidence in [0.5, f64::from(SURE), 0.8, 0.9, 0.95] {
        let (right, covered) = right_and_covered(judged, confidence);
        println!("confidence >= {confidence:.2}: {:5.1} % right, {:5.1} % of all", 100.0 * right, 100.0 * covered);
    }
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

fn speed(judged: &[Judged]) {
    let time = |one: &Judged| {
        let begin = Instant::now();
        std::hint::black_box(Classifier::shared().classify(one.text));
        begin.elapsed()
    };
    let mut times: Vec<_> = (0..20).flat_map(|_| judged.iter().map(time)).collect();
    times.sort_unstable();
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
    println!("\na text takes {:?} (median), {:?} (p99)", at(50), at(99));
}

fn mistakes(judged: &[Judged]) {
    println!("\nmistaken:");
    for one in judged.iter().filter(|one| !one.is_right()) {
        let (guess, confidence) = one.guess();
        println!("  {:<20} as {:<20} {confidence:.2}  {}", one.truth.as_str(), guess.as_str(), one.text);
    }
}
