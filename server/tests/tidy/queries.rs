//! Every statement in `sql/queries/` is issued by somebody. Problem: a query that nobody calls still asks for its index and
//! still frightens whoever changes a table. Rule: each `--! name` of each file is called by Rust that people wrote.

use crate::none_of;
use crate::rust::{parts, says};
use crate::tree::{File, files};

/// The queries that a file declares: `--! name` and then perhaps its parameters.
fn declared(file: &File) -> Vec<&str> {
    let heads = file.text.lines().filter_map(|line| line.trim().strip_prefix("--!"));
    let word = |head: &'_ str| head.trim_start().find(|c: char| !(c.is_alphanumeric() || c == '_'));
    heads
        .map(|head| (head.trim_start(), word(head)))
        .map(|(head, end)| end.and_then(|end| head.get(..end)).unwrap_or(head))
        .collect()
}

fn unused(query_file: &File, code: &[String]) -> Vec<String> {
    let names = declared(query_file);
    if names.is_empty() {
        return vec![format!("{}: declares no query (`--! name`)", query_file.path)];
    }
    let idle = names.iter().filter(|name| !code.iter().any(|text| says(text, name)));
    idle.map(|name| format!("{}: nobody calls `{name}`", query_file.path)).collect()
}

fn is_query(file: &File) -> bool {
    file.path.starts_with("sql/queries/") && file.kind() == "sql"
}

#[test]
fn every_query_is_called() {
    let code: Vec<String> = files().iter().filter(|file| file.is_rust()).map(|file| parts(&file.text).code).collect();
    none_of(&files().iter().filter(|file| is_query(file)).flat_map(|file| unused(file, &code)).collect::<Vec<_>>());
}

#[test]
fn an_idle_query_is_caught() {
    let file = File::sample("sql/queries/a.sql", "-- Why.\n\n--! load (a?) : (b?)\nSELECT 1;\n--! idle\nSELECT 2;");
    assert_eq!(declared(&file), ["load", "idle"]);
    let code = ["queries::load().bind(&client)".to_owned()];
    assert_eq!(unused(&file, &code), ["sql/queries/a.sql: nobody calls `idle`"]);
    assert_eq!(unused(&File::sample("sql/queries/b.sql", "SELECT 1;"), &code).len(), 1);
}
