//! SQL lives in `sql/`. Problem: a statement elsewhere escapes the review of indexes, rights and names, and one that is
//! built from pieces grows the cache of prepared statements without end. Rule: no string literal of a `.rs` file outside
//! `sql/` is a statement. Prose that happens to begin with "select" is no statement: the shape decides, see [`is_sql`].

use crate::none_of;
use crate::rust::parts;
use crate::tree::{File, files};

/// Files that may hold statements, each with its reason.
const ALLOWED: [(&str, &str); 0] = [];

/// Folders that may hold `.sql` files of their own, each with its reason.
const OWN_FILES: [(&str, &str); 2] = [
    ("bench/src/", "scripts for pgbench, the reference; what is asked of a database from outside the product"),
    (
        "e2e/chaos/src/",
        "the harness looks past the product: its facts, its locks and its recount must not be the product's own",
    ),
];

/// A statement by its shape: a leading verb in capitals with the word that must follow it, or the same in small letters
/// with a table's or a star's mark, so that English sentences pass.
fn is_sql(text: &str) -> bool {
    const SHAPES: [(&str, &str); 12] = [
        ("SELECT ", ""),
        ("INSERT INTO ", ""),
        ("UPDATE ", " SET "),
        ("DELETE FROM ", ""),
        ("WITH ", " AS ("),
        ("CREATE ", ""),
        ("ALTER ", ""),
        ("DROP ", ""),
        ("TRUNCATE ", ""),
        ("GRANT ", " TO "),
        ("LISTEN ", ""),
        ("NOTIFY ", ""),
    ];
    const MARKS: [&str; 6] = ["select *", "select count(", " from hd.", "into hd.", "update hd.", "select pg_"];
    let flat = text.replace("\\n", " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let loud = SHAPES.iter().any(|(verb, then)| flat.starts_with(verb) && flat.contains(then));
    loud || MARKS.iter().any(|mark| flat.to_lowercase().contains(mark))
}

/// The lines of a file on which a statement begins.
fn statements(file: &File) -> Vec<usize> {
    let literals = parts(&file.text).strings;
    literals.into_iter().filter(|(_, text)| is_sql(text)).map(|(line, _)| line).collect()
}

/// A statement that moved into a file of its own elsewhere is as far from its review as one in a literal.
fn file_of_sql(file: &File) -> Option<String> {
    let at_home = file.path.starts_with("sql/") || OWN_FILES.iter().any(|(folder, _)| file.path.starts_with(folder));
    (file.kind() == "sql" && !at_home).then(|| format!("{}: SQL belongs into sql/", file.path))
}

fn faults(file: &File) -> Vec<String> {
    let looked_at = file.is_rust() && !file.path.starts_with("sql/") && !file.path.starts_with("server/tests/tidy/");
    let excused = ALLOWED.iter().any(|(path, _)| *path == file.path);
    let lines = if looked_at && !excused { statements(file) } else { Vec::new() };
    lines.into_iter().map(|line| format!("{}:{line}: SQL belongs into sql/", file.path)).collect()
}

#[test]
fn no_statement_stands_outside_sql() {
    none_of(&files().iter().flat_map(faults).collect::<Vec<_>>());
}

#[test]
fn no_file_of_sql_lies_elsewhere() {
    none_of(&files().iter().filter_map(file_of_sql).collect::<Vec<_>>());
}

#[test]
fn every_exception_is_still_needed() {
    let needed = |path: &str| files().iter().any(|file| file.path == path && !statements(file).is_empty());
    let stale = ALLOWED.iter().filter(|(path, _)| !needed(path));
    none_of(&stale.map(|(path, why)| format!("{path} ({why}) holds no statement")).collect::<Vec<_>>());
    let used = |folder: &str| files().iter().any(|file| file.path.starts_with(folder) && file.kind() == "sql");
    let stale = OWN_FILES.iter().filter(|(folder, _)| !used(folder));
    none_of(&stale.map(|(folder, why)| format!("{folder} ({why}) holds no .sql file")).collect::<Vec<_>>());
}

#[test]
fn statements_are_caught_and_prose_is_not() {
    let caught = |text: &str| !faults(&File::sample("server/src/a.rs", text)).is_empty();
    assert!(caught("let q = \"SELECT id FROM tickets\";"));
    assert!(caught("let q = \"select count(*) from tickets\";"));
    assert!(caught("let q = r#\"\n  INSERT INTO events VALUES ($1)\"#;"));
    assert!(caught("let q = \"UPDATE tickets\\n SET status = 'open'\";"));
    assert!(caught("let q = \"WITH a AS (SELECT 1) SELECT * FROM a\";"));
    assert!(!caught("let q = \"select a ticket from the list\"; // SELECT 1 FROM tickets"));
    assert!(!caught("let q = \"update\"; let r = \"Create a ticket\";"));
    assert!(faults(&File::sample("sql/src/a.rs", "let q = \"SELECT 1\";")).is_empty());
    assert!(file_of_sql(&File::sample("server/tests/api/newer.sql", "")).is_some());
    assert!(file_of_sql(&File::sample("sql/queries/load.sql", "")).is_none());
}
