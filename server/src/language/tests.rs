//! Whether all languages say everything, and whether a browser says the same as the server.

use super::*;
use chrono::Utc;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;

fn catalog() -> Arc<Catalog> {
    Arc::new(Catalog::load().unwrap())
}

fn speaker(lang: Lang) -> Speaker {
    Speaker::new(lang, chrono_tz::Europe::Berlin, catalog())
}

#[test]
fn every_language_says_everything_with_the_same_values() {
    let catalog = catalog();
    let mut faults = Vec::new();
    for lang in Lang::ALL {
        for live in [false, true] {
            let (english, own) = (catalog.keys(Lang::En, live), catalog.keys(lang, live));
            let where_to = if live { "live files of " } else { "" };
            faults.extend(english.difference(&own).map(|key| format!("{where_to}{}: lacks {key}", lang.code())));
            faults.extend(
                own.difference(&english).map(|key| format!("{where_to}{}: {key} is not in English", lang.code())),
            );
        }
        for key in catalog.keys(Lang::En, false) {
            let (english, own) = (catalog.values(Lang::En, key), catalog.values(lang, key));
            if english != own {
                faults.push(format!("{}: {key} needs {own:?}, in English {english:?}", lang.code()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_is_missing_is_an_error_here() {
    let now = Utc::now();
    let missing = speaker(Lang::De).say(&said("no-such-message"), now).unwrap_err();
    assert_eq!(missing.to_string(), "no message no-such-message in de");
    assert_eq!(speaker(Lang::En).say(&said("with"), now).unwrap_err().to_string(), "message with needs $who");
    assert_eq!(speaker(Lang::En).say(&Said::default(), now).unwrap(), "");
}

#[test]
fn lists_moments_and_messages_within_messages_are_said_in_the_language() {
    let now = "2026-11-26T14:02:00Z".parse().unwrap();
    let say = |lang: Lang, what: &Said| speaker(lang).say(what, now).unwrap();
    let months = |n: u32| (1..=n).map(|month| said("month-long").with("month", month)).collect::<Vec<_>>();
    let unclosed = |n: u32| said("resolution-unclosed").with("months", months(n));
    assert_eq!(say(Lang::En, &unclosed(1)), "No tickets from January are closed yet.");
    assert_eq!(say(Lang::De, &unclosed(3)), "Aus Januar, Februar und März ist noch kein Ticket geschlossen.");
    let moment = |at: &str, form: Form| said("moment").with("at", Moment::new(at.parse().unwrap(), form));
    let march = "2026-03-01T13:38:09Z";
    assert_eq!(say(Lang::En, &moment("2026-11-26T08:05:00Z", Form::Full)), "09:05", "in the zone of the campus");
    assert_eq!(say(Lang::De, &moment(march, Form::Full)), "1. März, 14:38");
    assert_eq!(say(Lang::Fr, &moment(march, Form::Second)), "1er mars, 14:38:09");
    assert_eq!(say(Lang::Es, &moment("2025-03-01T13:38:09Z", Form::Full)), "1 mar 2025, 14:38");
    assert_eq!(say(Lang::It, &said("title-ticket").with("id", 1042_i64)), "#1042 · Helpdesk");
    assert_eq!(say(Lang::En, &said("with").with("who", "نور")), "with \u{2068}نور\u{2069}");
}

#[test]
fn what_cannot_be_said_on_both_sides_is_refused() {
    for (source, reason) in [
        ("a = { -brand }", "values and literals"),
        ("a = { b }", "values and literals"),
        ("a = { NUMBER($n) }", "values and literals"),
        ("-brand = x", "terms"),
        ("a = x\n    .title = y", "attributes"),
        ("a = { $n ->\n    [one] x\n}", "at byte"),
        ("a = { $n ->\n    [one] x\n    [one] y\n   *[other] z\n}", "twice"),
        ("= x", "at byte"),
    ] {
        let error = digest::messages(source).unwrap_err();
        assert!(error.contains(reason), "{source}: {error}");
    }
    let literal = digest::messages("a = x{ \"\\u0022 {\" }y").unwrap();
    assert_eq!(serde_json::to_value(&literal[0].1).unwrap(), json!("x\" {y"));
}

/// Values as they come: plurals, fractions, thousands; names of all directions.
fn any_value(name: &str, dice: &mut StdRng) -> (Arg, Value) {
    const NUMBERS: [f64; 12] = [0.0, 1.0, 2.0, 3.0, 5.0, 11.0, 21.0, 999.0, 2846.0, 1.4, 12_345.678, 1_000_000.0];
    const TEXTS: [&str; 7] = ["Dana", "", "Zoë <b>", "نور", "a\u{202e}b", "other", "1"];
    if name == "id" || dice.random_bool(0.6) {
        let n = *NUMBERS.choose(dice).unwrap();
        (Arg::Number(n), json!(n))
    } else {
        let text = *TEXTS.choose(dice).unwrap();
        (Arg::from(text), json!(text))
    }
}

#[test]
fn a_page_gets_what_its_scripts_name_and_no_more() {
    let script = "say(\"today\");\nsay(`counted-${view}`, { n });\nconst key = \"refused\";\n";
    let said: Value = serde_json::from_str(&catalog().live(Lang::De, script)).unwrap();
    let keys: Vec<&String> = said["messages"].as_object().unwrap().keys().collect();
    assert!(
        ["refused", "today", "counted-open", "counted-closed"].iter().all(|key| keys.iter().any(|have| have == key))
    );
    assert!(!keys.iter().any(|key| *key == "yesterday" || *key == "title-entry"), "{keys:?}");
}

#[test]
fn a_browser_says_the_same_as_the_server() {
    let seed: u64 = rand::rng().random();
    println!("seed {seed}");
    let (mut dice, catalog, now) = (StdRng::seed_from_u64(seed), catalog(), Utc::now());
    let (mut asked, mut answers) = (Vec::new(), Vec::new());
    for lang in Lang::ALL {
        let speaker = speaker(lang);
        for key in catalog.keys(lang, true) {
            let names = catalog.values(lang, key);
            for _ in 0..if names.is_empty() { 1 } else { 12 } {
                let (mut said, mut values) = (Said::of_key(key.to_owned()), BTreeMap::new());
                for name in &names {
                    let (arg, value) = any_value(name, &mut dice);
                    said = said.with_owned((*name).to_owned(), arg);
                    values.insert(*name, value);
                }
                answers.push(speaker.say(&said, now).unwrap());
                asked.push(json!({ "lang": lang.code(), "key": key, "values": values }));
            }
        }
    }
    let every: String = catalog.keys(Lang::En, true).iter().map(|key| format!("say(\"{key}\");\n")).collect();
    let tables = Lang::ALL.map(|lang| serde_json::from_str::<Value>(&catalog.live(lang, &every)).unwrap());
    let said: Vec<String> = of_a_browser(&json!({ "tables": tables, "asked": asked }));
    assert_eq!(said.len(), answers.len());
    for ((asked, own), other) in asked.iter().zip(&answers).zip(&said) {
        assert_eq!(own, other, "{asked}");
    }
}

/// What `js/say.js` says, in Node.
fn of_a_browser(question: &Value) -> Vec<String> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../e2e/unit/says.js");
    let mut node = Command::new("node")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node runs the browser's modules; see docs/development.md");
    node.stdin.take().unwrap().write_all(question.to_string().as_bytes()).unwrap();
    let answer = node.wait_with_output().unwrap();
    assert!(answer.status.success(), "Node failed, see its words above");
    serde_json::from_slice(&answer.stdout).unwrap()
}
