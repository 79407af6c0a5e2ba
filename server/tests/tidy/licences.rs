//! What comes into the binary with the dependencies. Rule: every crate may be used under a licence of the list in
//! `deny.toml`, no crate that it forbids is in the tree, and no lock file names the host of somebody's mirror.
//! The tree is asked of cargo itself, offline: the build has fetched everything before a test runs.

use crate::none_of;
use crate::tree::{File, files, top};
use std::process::Command;

/// The strings in quotes of `key = [ … ]`, however many lines it takes.
fn list(text: &str, key: &str) -> Vec<String> {
    let body = text.split_once(&format!("\n{key} = [")).map_or("", |(_, rest)| rest);
    let body = body.split_once(']').map_or(body, |(inside, _)| inside);
    body.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Whether an SPDX expression can be met by allowed licences: AND needs both sides, OR needs one.
fn permitted(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ").replace(" WITH ", "-WITH-");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    either(&mut rest, allowed) && rest.is_empty()
}

fn either(rest: &mut &[&str], allowed: &[String]) -> bool {
    let mut met = both(rest, allowed);
    while let Some((&"OR", tail)) = rest.split_first() {
        *rest = tail;
        met |= both(rest, allowed);
    }
    met
}

fn both(rest: &mut &[&str], allowed: &[String]) -> bool {
    let mut met = single(rest, allowed);
    while let Some((&"AND", tail)) = rest.split_first() {
        *rest = tail;
        met &= single(rest, allowed);
    }
    met
}

fn single(rest: &mut &[&str], allowed: &[String]) -> bool {
    let Some((first, tail)) = rest.split_first() else {
        return false;
    };
    *rest = tail;
    if *first != "(" {
        let name = first.replace("-WITH-", " WITH ");
        return allowed.contains(&name);
    }
    let met = either(rest, allowed);
    if let Some((&")", tail)) = rest.split_first() {
        *rest = tail;
    }
    met
}

/// `licence|name version` of every crate that is built here, tests included.
fn crates() -> Vec<(String, String)> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .current_dir(top())
        .args(["tree", "--workspace", "--all-features", "--locked", "--offline", "--prefix", "none"])
        .args(["--edges", "normal,build,dev", "--format", "{l}|{p}"])
        .output();
    let output = output.map(|done| String::from_utf8_lossy(&done.stdout).into_owned()).unwrap_or_default();
    let lines = output.lines().map(|line| line.trim_end_matches(" (*)"));
    let mut found: Vec<_> =
        lines.filter_map(|line| line.split_once('|')).map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
    found.sort();
    found.dedup();
    found
}

fn deny() -> &'static str {
    files().iter().find(|file| file.path == "deny.toml").map_or("", |file| &file.text)
}

fn foreign(crates: &[(String, String)], allowed: &[String]) -> Vec<String> {
    let refused = crates.iter().filter(|(licence, _)| !permitted(licence, allowed));
    refused.map(|(licence, name)| format!("{name}: `{licence}` is not in the list of deny.toml")).collect()
}

fn banned(crates: &[(String, String)], names: &[String]) -> Vec<String> {
    let guilty = crates.iter().filter(|(_, of)| names.iter().any(|name| of.split(' ').next() == Some(name)));
    guilty.map(|(_, name)| format!("{name} is forbidden by deny.toml")).collect()
}

fn names_a_host(file: &File) -> Vec<String> {
    let places = match file.name() {
        "package-lock.json" => file.lines_where(|line| line.contains("\"resolved\"")),
        "Cargo.lock" => file.lines_where(|line| {
            line.starts_with("source") && !line.contains("\"registry+https://github.com/rust-lang/crates.io-index\"")
        }),
        _ => Vec::new(),
    };
    places.into_iter().map(|place| format!("{place}: names a host")).collect()
}

#[test]
fn every_licence_is_allowed_and_nothing_forbidden_came_in() {
    let crates = crates();
    assert!(crates.len() > 100, "cargo tree told of {} crates only", crates.len());
    let mut faults = foreign(&crates, &list(deny(), "allow"));
    faults.extend(banned(&crates, &list(deny(), "deny")));
    none_of(&faults);
}

#[test]
fn no_lock_file_names_a_host() {
    none_of(&files().iter().flat_map(names_a_host).collect::<Vec<_>>());
}

#[test]
fn expressions_are_judged_as_spdx_says() {
    let allowed =
        list("\nallow = [\n  \"MIT\",\n  \"Zlib\", \"Apache-2.0 WITH LLVM-exception\"]\nelse = [\"GPL-3.0\"]", "allow");
    assert_eq!(allowed.len(), 3);
    for good in [
        "MIT",
        "GPL-3.0 OR MIT",
        "GPL-3.0/MIT",
        "(GPL-3.0 OR MIT) AND Zlib",
        "Apache-2.0 WITH LLVM-exception",
        "GPL-3.0 AND X OR MIT",
    ] {
        assert!(permitted(good, &allowed), "{good}");
    }
    for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "MIT AND (GPL-3.0 OR X)", "Apache-2.0", "MIT MIT"] {
        assert!(!permitted(bad, &allowed), "{bad}");
    }
}

#[test]
fn a_foreign_crate_a_forbidden_one_and_a_host_are_caught() {
    let crates = [("MIT".to_owned(), "h2 v0.3.26".to_owned()), ("GPL-3.0".to_owned(), "a v1".to_owned())];
    assert_eq!(foreign(&crates, &["MIT".to_owned()]).len(), 1);
    assert_eq!(banned(&crates, &list(deny(), "deny")), ["h2 v0.3.26 is forbidden by deny.toml"]);
    assert_eq!(names_a_host(&File::sample("e2e/package-lock.json", "\"resolved\": \"https://mirror/a.tgz\"")).len(), 1);
    assert_eq!(names_a_host(&File::sample("Cargo.lock", "source = \"registry+https://mirror/index\"")).len(), 1);
}
