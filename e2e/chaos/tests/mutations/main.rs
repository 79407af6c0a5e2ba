//! The checker is itself checked. Problem: a checker that finds nothing may be blind. So believable histories must be
//! judged clean, and each of many small falsifications must be told by the rule that it breaks and by no foreign one.
//!
//! Every seed is printed; `SEED=n` runs that one alone.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod damage;
mod of_frames;
mod of_log;
mod of_rest;
mod simulator;
mod tickets;

use damage::Damage;
use helpdesk_chaos::checker::Rule::{self, *};
use helpdesk_chaos::checker::{Expectations, Verdict, judge};
use helpdesk_chaos::history::Record;
use rand::SeedableRng;
use rand::rngs::StdRng;
use simulator::{Run, run};

/// Histories that must be clean.
const CLEAN_SEEDS: u64 = 100;
/// Histories that are falsified.
const SEEDS: u64 = 12;
/// Of them, those that must have a place for each damage.
const AT_LEAST: usize = 4;
/// About 250 commands and 1,000 frames.
const STEPS: usize = 4_000;

fn seeds(many: u64) -> Vec<u64> {
    let one = std::env::var("SEED").ok().map(|seed| seed.parse().expect("SEED is a number"));
    one.map_or_else(|| (1..=many).collect(), |seed| vec![seed])
}

fn judged(run: &Run) -> Verdict {
    judge(&run.records, &run.facts, &Expectations::default())
}

fn told(verdict: &Verdict) -> String {
    verdict.violations.iter().take(20).map(|violation| format!("{violation}\n")).collect()
}

#[test]
fn believable_histories_are_clean() {
    let seeds = seeds(CLEAN_SEEDS);
    let (mut acknowledged, mut deliveries) = (0, 0);
    for seed in &seeds {
        let run = run(*seed, STEPS);
        let verdict = judged(&run);
        let counts = verdict.counts;
        assert!(verdict.is_clean(), "seed {seed}: {counts:?}\n{}", told(&verdict));
        assert_eq!(counts.operations, counts.acknowledged + counts.unknown + counts.refused, "seed {seed}");
        acknowledged += counts.acknowledged;
        deliveries += counts.deliveries;
    }
    println!("{} seeds from {}: {acknowledged} acknowledged, {deliveries} deliveries", seeds.len(), seeds[0]);
    let many = u64::try_from(seeds.len()).unwrap();
    assert!(acknowledged > 100 * many && deliveries > 300 * many, "they did too little");
}

#[test]
fn believable_histories_have_kills_repeats_doubts_and_closings() {
    let runs: Vec<Run> = seeds(SEEDS).into_iter().map(|seed| run(seed, STEPS)).collect();
    let lines: Vec<String> =
        runs.iter().flat_map(|run| &run.records).map(|record| serde_json::to_string(record).unwrap()).collect();
    let words = [
        r#""attempt":1"#,
        r#""dup":true"#,
        r#""doubtful":true"#,
        r#""outcome":"info""#,
        r#""what":"gone""#,
        r#""what":"resync""#,
        r#""what":"unsubscribed""#,
        r#""kind":"hidden""#,
        "kill-server",
        r#""via":"rest""#,
        r#""code":"busy""#,
        r#""code":"closed""#,
        r#""code":"forbidden""#,
        r#""code":"bad_transition""#,
    ];
    for word in words {
        assert!(lines.iter().filter(|line| line.contains(word)).count() > 3, "{word} is missing");
    }
}

/// What is done to a run, the rule that must tell it, and rules that may tell it too.
const DAMAGES: &[(&str, Damage, Rule, &[Rule])] = &[
    ("lose an acknowledged event", of_log::lose_an_acknowledged_event, K1, &[K4, K5, K6, K9, K13]),
    ("lose an acknowledged event in a kill", of_log::lose_an_acknowledged_event_in_a_kill, K10, &[K4, K5, K6, K9, K13]),
    ("acknowledge another seq", of_log::acknowledge_another_seq, K1, &[]),
    ("acknowledge what nobody sent", of_log::acknowledge_what_nobody_sent, K1, &[]),
    ("change content in the log", of_log::change_content_in_the_log, K1, &[K3, K5]),
    ("log an event twice", of_log::log_an_event_twice, K2, &[K6, K13]),
    ("log a text twice", of_log::log_a_text_twice_under_another_cid, K2, &[K3, K6, K13]),
    ("create a ticket twice", of_log::create_a_ticket_twice, K2, &[K3]),
    ("forge an event", of_log::forge_an_event, K3, &[K6, K13]),
    ("log a refused command", of_log::log_a_refused_command, K3, &[K6, K7, K8, K13]),
    ("show what is not asked for yet", of_log::show_what_is_not_asked_for_yet, K3, &[K7]),
    ("leave a gap in a log", of_log::leave_a_gap_in_a_log, K4, &[K1, K5, K6, K9, K13]),
    ("count a ticket wrong", of_log::count_a_ticket_wrong, K4, &[]),
    ("reorder against real time", of_log::reorder_against_real_time, K7, &[K3, K8]),
    ("swap two events of one tab", of_log::swap_two_events_of_one_tab, K8, &[]),
    ("drop a delivery", of_frames::drop_a_delivery, K5, &[]),
    ("leave a cursor stale", of_frames::leave_a_cursor_stale, K6, &[]),
    ("deliver twice", of_frames::deliver_twice, K5, &[]),
    ("swap two deliveries", of_frames::swap_two_deliveries, K5, &[K3]),
    ("change content in one delivery", of_frames::change_content_in_one_delivery, K5, &[]),
    ("tell one observer another time", of_frames::tell_one_observer_another_time, K5, &[]),
    ("hide an author's own cid", of_frames::hide_an_authors_own_cid, K5, &[]),
    ("show another author", of_frames::show_another_author, K5, &[]),
    ("show a field too many", of_frames::show_a_field_too_many, K5, &[]),
    ("accept another cursor", of_frames::accept_another_cursor, K5, &[]),
    ("deliver after the socket is gone", of_frames::deliver_after_the_socket_is_gone, K5, &[]),
    ("forget the quiet", of_frames::forget_the_quiet, K6, &[]),
    ("show a note to a user", of_frames::show_a_note_to_a_user, K9, &[]),
    ("show a note's text in a hidden event", of_frames::show_a_notes_text_in_a_hidden_event, K9, &[]),
    ("show a note's text in a message", of_frames::show_a_notes_text_in_a_message, K9, &[K5]),
    ("show somebody else's cid", of_frames::show_somebody_elses_cid, K9, &[]),
    ("show a closed ticket to a user", of_frames::show_a_closed_ticket_to_a_user, K9, &[]),
    ("let a user into a closed ticket", of_frames::let_a_user_into_a_closed_ticket, K9, &[K6]),
    ("let a user move the status", of_rest::let_a_user_move_the_status, K9, &[]),
    ("close an open ticket", of_rest::close_an_open_ticket, K9, &[K5, K6, K13]),
    ("write into a closed ticket", of_rest::write_into_a_closed_ticket, K9, &[K6, K13]),
    ("keep memory", of_rest::keep_memory, K11, &[]),
    ("keep a socket", of_rest::keep_a_socket, K11, &[]),
    ("forget a sample", of_rest::forget_a_sample, K11, &[]),
    ("tell a wrong figure", of_rest::tell_a_wrong_figure, K12, &[]),
    ("show a wrong description", of_rest::show_a_wrong_description, K13, &[]),
    ("show a wrong source of the category", of_rest::show_a_wrong_source_of_the_category, K13, &[]),
    ("keep a wrong row", of_rest::keep_a_wrong_row, K13, &[]),
];

#[test]
fn every_falsification_is_told_by_its_rule() {
    let runs: Vec<(u64, Run)> = seeds(SEEDS).into_iter().map(|seed| (seed, run(seed, STEPS))).collect();
    for (name, damage, rule, also) in DAMAGES {
        let mut caught = Vec::new();
        for (seed, run) in &runs {
            let mut run = run.clone();
            if damage(&mut run, &mut StdRng::seed_from_u64(*seed)).is_none() {
                continue;
            }
            let verdict = judged(&run);
            let foreign: Vec<_> =
                verdict.broken.keys().filter(|broken| *broken != rule && !also.contains(broken)).collect();
            assert!(
                verdict.broken.contains_key(rule),
                "seed {seed}: {name} is not told by {rule}:\n{}",
                told(&verdict)
            );
            assert!(foreign.is_empty(), "seed {seed}: {name} is told by {foreign:?} too:\n{}", told(&verdict));
            caught.push(*seed);
        }
        println!("{name}: told by {rule} with seeds {caught:?}");
        assert!(caught.len() >= AT_LEAST.min(runs.len()), "{name}: hardly any run has a place for it");
    }
}

#[test]
fn every_rule_has_a_falsification() {
    for rule in [K1, K2, K3, K4, K5, K6, K7, K8, K9, K10, K11, K12, K13] {
        assert!(DAMAGES.iter().any(|(_, _, told_by, _)| *told_by == rule), "{rule}");
    }
}

#[test]
fn a_history_survives_its_file() {
    for seed in seeds(3) {
        let run = run(seed, STEPS);
        let lines: String = run.records.iter().map(|r| serde_json::to_string(r).unwrap() + "\n").collect();
        let read: Vec<Record> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(read, run.records, "seed {seed}");
        let facts = serde_json::from_str(&serde_json::to_string(&run.facts).unwrap()).unwrap();
        assert_eq!(judge(&read, &facts, &Expectations::default()), judged(&run), "seed {seed}");
    }
}
