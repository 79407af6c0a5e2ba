//! How a file must look before anybody reads it: short, opened by its purpose, honestly named, with no test switched off.
//! Full means: a file past its limit has two jobs and wants to be two files.

use crate::none_of;
use crate::tree::{File, files};

/// Lines of any file that people write. Data (a corpus, a lock file, a picture) is not prose and has no limit.
const LINES: usize = 400;
/// Lines of a browser module: what loads on every page stays small enough to be read in one go.
const LINES_OF_A_MODULE: usize = 200;
const WRITTEN: [&str; 14] =
    ["", "css", "hbs", "html", "js", "md", "mjs", "py", "rs", "sh", "sql", "toml", "ts", "yaml"];
/// Names that say nothing, so everything ends up in them.
const NAMES_THAT_SAY_NOTHING: [&str; 5] = ["utils", "helpers", "common", "manager", "misc"];

fn too_long(file: &File) -> Option<String> {
    if file.is_generated() || !WRITTEN.contains(&file.kind()) || file.name().starts_with("LICENSE") {
        return None;
    }
    let a_module = file.path.starts_with("web-assets/") && file.kind() == "js" && !file.name().contains(".test.");
    let limit = if a_module { LINES_OF_A_MODULE } else { LINES };
    let lines = file.text.lines().count();
    (lines > limit).then(|| format!("{}: {lines} lines, {limit} are allowed", file.path))
}

fn unopened(file: &File) -> Option<String> {
    let silent = file.is_rust() && !file.text.starts_with("//!");
    silent.then(|| format!("{}: must open with `//!` and say its problem and its rule", file.path))
}

fn says_nothing(file: &File) -> Option<String> {
    let stem = |part: &str| part.split('.').next().unwrap_or(part).to_lowercase();
    if file.is_generated() {
        return None;
    }
    let bad = file.path.split('/').find(|part| NAMES_THAT_SAY_NOTHING.contains(&stem(part).as_str()))?;
    Some(format!("{}: `{bad}` says nothing, name it after what it does", file.path))
}

fn switched_off(file: &File) -> Vec<String> {
    const RUST: [&str; 2] = ["#[ignore]", "#[ignore ="];
    const BROWSER: [&str; 6] =
        ["test.skip(", "test.fixme(", "test.only(", "describe.skip(", "describe.only(", "it.only("];
    let words: &[&str] = match file.kind() {
        "rs" if !file.path.starts_with("server/tests/tidy/") => &RUST,
        "js" | "mjs" | "ts" => &BROWSER,
        _ => &[],
    };
    let places = file.lines_where(|line| words.iter().any(|word| line.contains(word)));
    places.into_iter().map(|place| format!("{place}: a test is switched off")).collect()
}

#[test]
fn no_file_is_too_long() {
    none_of(&files().iter().filter_map(too_long).collect::<Vec<_>>());
}

#[test]
fn every_rust_file_opens_with_its_purpose() {
    none_of(&files().iter().filter_map(unopened).collect::<Vec<_>>());
}

#[test]
fn every_name_says_something() {
    none_of(&files().iter().filter_map(says_nothing).collect::<Vec<_>>());
}

#[test]
fn no_test_is_switched_off() {
    none_of(&files().iter().flat_map(switched_off).collect::<Vec<_>>());
}

#[test]
fn long_files_are_caught() {
    let long = "x\n".repeat(LINES + 1);
    assert!(too_long(&File::sample("server/src/a.rs", &long)).is_some());
    assert!(too_long(&File::sample("web-assets/js/a.js", &"x\n".repeat(LINES_OF_A_MODULE + 1))).is_some());
    assert!(too_long(&File::sample("web-assets/js/a.js", &"x\n".repeat(LINES_OF_A_MODULE))).is_none());
    assert!(too_long(&File::sample("sql/src/generated/a.rs", &long)).is_none());
    assert!(too_long(&File::sample("e2e/package-lock.json", &long)).is_none());
}

#[test]
fn silent_openings_empty_names_and_idle_tests_are_caught() {
    assert!(unopened(&File::sample("a/b.rs", "use std::fs;\n")).is_some());
    assert!(unopened(&File::sample("a/b.rs", "//! The problem.\n")).is_none());
    assert!(says_nothing(&File::sample("server/src/utils.rs", "")).is_some());
    assert!(says_nothing(&File::sample("server/src/helpers/mail.rs", "")).is_some());
    assert!(says_nothing(&File::sample("server/src/commonplace.rs", "")).is_none());
    assert_eq!(switched_off(&File::sample("a/b.rs", "#[test]\n#[ignore]\nfn a() {}")).len(), 1);
    assert_eq!(switched_off(&File::sample("e2e/a.spec.mjs", "test.only('a', () => {})")).len(), 1);
    assert!(switched_off(&File::sample("a/b.rs", "list.iter().skip(1)")).is_empty());
}
