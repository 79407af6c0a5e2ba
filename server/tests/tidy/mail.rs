//! `do_send` ignores a mailbox's capacity, so one slow reader could fill the memory. Rule: data paths use `try_send` and
//! evict whoever is full; `do_send` only where the number of messages is bounded by something else, named below.

use crate::none_of;
use crate::rust::parts;
use crate::tree::{File, files};

/// Files that may use it, each with what bounds the messages.
const BOUNDED: [(&str, &str); 1] = [("server/src/ws/farewell.rs", "one farewell in the life of a socket")];

fn stray_sends(file: &File) -> Vec<String> {
    if !file.is_rust() || BOUNDED.iter().any(|(path, _)| *path == file.path) {
        return Vec::new();
    }
    let code = parts(&file.text).code;
    let guilty = code.lines().zip(1..).filter(|(line, _)| line.contains(".do_send(") || line.contains("::do_send("));
    guilty.map(|(_, line)| format!("{}:{line}: do_send has no bound, use try_send", file.path)).collect()
}

#[test]
fn nothing_is_sent_without_a_bound() {
    none_of(&files().iter().flat_map(stray_sends).collect::<Vec<_>>());
}

#[test]
fn every_exception_is_still_needed() {
    let uses = |path: &str| files().iter().any(|file| file.path == path && parts(&file.text).code.contains("do_send("));
    none_of(
        &BOUNDED
            .iter()
            .filter(|(path, _)| !uses(path))
            .map(|(path, why)| format!("{path} ({why})"))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn a_stray_send_is_caught() {
    assert_eq!(stray_sends(&File::sample("actors/src/a.rs", "fn f() {\n  to.do_send(Tell);\n}")).len(), 1);
    assert!(stray_sends(&File::sample("actors/src/a.rs", "// never .do_send(Tell)\nto.try_send(Tell);")).is_empty());
}
