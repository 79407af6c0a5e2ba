//! Who may know whom. Problem: one import in the wrong direction, and the domain can no longer be tested without a web
//! server. Rule: the table below; it is read from the manifests and, for a single folder, from the sources.

use crate::none_of;
use crate::rust::{parts, says};
use crate::tree::{File, files};

/// A folder, and crates that neither its manifest nor its sources may name.
const CLOSED: [(&str, &[&str]); 8] = [
    ("actors/core/", &["actix", "actix-web", "tokio", "tokio-postgres", "deadpool-postgres", "helpdesk-sql"]),
    ("actors/classify/", &["actix", "actix-web", "tokio", "tokio-postgres", "deadpool-postgres", "helpdesk-sql"]),
    ("actors/", &["actix-web", "actix-web-actors", "handlebars"]),
    ("server/frames/", &["actix", "actix-web", "actix-web-actors", "helpdesk-actors", "helpdesk-sql"]),
    ("server/seed/", &["actix", "actix-web", "tokio", "tokio-postgres", "rand", "helpdesk-actors", "helpdesk-sql"]),
    ("sql/", &["actix", "actix-web", "handlebars", "helpdesk-actors"]),
    ("analytics-workers/", &["helpdesk-actors", "actix-web-actors"]),
    ("server/", &["cornucopia", "refinery"]),
];
/// The deprecated crate stays behind one door, so that it can be replaced there.
const ONE_DOOR: (&str, &str) = ("actix_web_actors", "server/src/ws/");

fn crossings(file: &File) -> Vec<String> {
    let mut faults = Vec::new();
    for (folder, foreign) in CLOSED.iter().filter(|(folder, _)| file.path.starts_with(folder)) {
        for name in foreign.iter().filter(|name| names(file, name)) {
            faults.push(format!("{}: {folder} must not know {name}", file.path));
        }
    }
    faults
}

fn names(file: &File, foreign: &str) -> bool {
    if file.name() == "Cargo.toml" {
        return file.text.lines().any(|line| {
            let rest = line.trim_start().strip_prefix(foreign);
            rest.is_some_and(|rest| rest.starts_with(['.', ' ', '=']))
        });
    }
    file.is_rust() && says(&parts(&file.text).code, &foreign.replace('-', "_"))
}

fn other_doors(file: &File) -> Option<String> {
    let (word, door) = ONE_DOOR;
    let outside = file.is_rust() && !file.path.starts_with(door);
    (outside && says(&parts(&file.text).code, word)).then(|| format!("{}: {word} belongs into {door} alone", file.path))
}

#[test]
fn nobody_knows_whom_it_must_not() {
    none_of(&files().iter().flat_map(crossings).collect::<Vec<_>>());
}

#[test]
fn the_deprecated_crate_has_one_door() {
    none_of(&files().iter().filter_map(other_doors).collect::<Vec<_>>());
}

#[test]
fn a_crossing_is_caught() {
    assert_eq!(crossings(&File::sample("actors/src/a.rs", "use actix_web::web;")).len(), 1);
    assert_eq!(crossings(&File::sample("analytics-workers/Cargo.toml", "helpdesk-actors.workspace = true")).len(), 1);
    assert!(crossings(&File::sample("actors/src/a.rs", "use actix::Actor; // actix_web::x")).is_empty());
    assert!(crossings(&File::sample("actors/Cargo.toml", "actix.workspace = true")).is_empty());
    assert!(other_doors(&File::sample("server/src/a.rs", "use actix_web_actors::ws;")).is_some());
    assert!(other_doors(&File::sample("server/src/ws/a.rs", "use actix_web_actors::ws;")).is_none());
}
