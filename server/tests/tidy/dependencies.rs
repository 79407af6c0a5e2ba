//! Every dependency earns its compile time. Rule: what a `Cargo.toml` names is named by that crate's sources, and what the
//! workspace offers is taken by a crate. An unused one is dead weight in every build and in every licence check.

use crate::none_of;
use crate::rust::{parts, says};
use crate::tree::{File, files};

/// Dependencies that no source names, each with what needs them all the same.
const NEEDED_UNNAMED: [(&str, &str, &str); 6] = [
    ("fuzz/Cargo.toml", "actix-codec", SHARED),
    ("fuzz/Cargo.toml", "bytestring", SHARED),
    ("fuzz/Cargo.toml", "futures", SHARED),
    ("fuzz/Cargo.toml", "helpdesk-core", SHARED),
    ("fuzz/Cargo.toml", "helpdesk-frames", SHARED),
    ("fuzz/Cargo.toml", "serde_json", SHARED),
];
const SHARED: &str = "named by the properties that the fuzz targets share with the tests";

/// A line of a dependency table: which table (`dependencies`, `dev-dependencies`, …) and which crate.
#[derive(Debug, PartialEq)]
struct Wanted {
    table: String,
    name: String,
}

fn wanted(manifest: &str) -> Vec<Wanted> {
    let mut table = String::new();
    let mut found = Vec::new();
    for line in manifest.lines().map(str::trim) {
        if let Some(head) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            table = head.trim_matches(['[', ']']).to_owned();
            // [dependencies.name] is a table of its own
            if let Some((outer, name)) = table.clone().rsplit_once("dependencies.") {
                let table = format!("{outer}dependencies");
                found.push(Wanted { table, name: name.trim_matches('"').to_owned() });
            }
        } else if table.ends_with("dependencies") && !line.starts_with('#') {
            let name = line.split(['.', '=', ' ']).next().unwrap_or("");
            if !name.is_empty() && line.contains('=') {
                found.push(Wanted { table: table.clone(), name: name.trim_matches('"').to_owned() });
            }
        }
    }
    found
}

/// The folder of a manifest with a slash at its end, empty for the top.
fn folder(manifest: &File) -> &str {
    manifest.path.strip_suffix("Cargo.toml").unwrap_or("")
}

/// The sources that may use a crate of this table. A crate's folder may lie inside another's: the nearest manifest owns.
fn sources<'a>(manifest: &File, table: &str, tree: &'a [File]) -> Vec<&'a File> {
    let home = folder(manifest);
    let nested: Vec<&str> = tree.iter().filter(|file| file.name() == "Cargo.toml").map(folder).collect();
    let owned = |path: &str| {
        let nearest = nested.iter().filter(|folder| path.starts_with(*folder)).max_by_key(|folder| folder.len());
        nearest.is_some_and(|nearest| *nearest == home)
    };
    let in_place = |path: &str| {
        let inside = path.strip_prefix(home).unwrap_or("");
        match table {
            "build-dependencies" => inside == "build.rs" || inside.starts_with("build/"),
            "dev-dependencies" => inside != "build.rs",
            _ => inside.starts_with("src/"),
        }
    };
    tree.iter().filter(|file| file.kind() == "rs" && owned(&file.path) && in_place(&file.path)).collect()
}

fn unused(manifest: &File, tree: &[File]) -> Vec<String> {
    let excused = |name: &str| NEEDED_UNNAMED.iter().any(|(path, of, _)| *path == manifest.path && *of == name);
    let mut faults = Vec::new();
    for Wanted { table, name } in wanted(&manifest.text) {
        if table.starts_with("workspace") || excused(&name) {
            continue;
        }
        let word = name.replace('-', "_");
        let kind = table.rsplit('.').next().unwrap_or(&table);
        let used = sources(manifest, kind, tree).iter().any(|file| says(&parts(&file.text).code, &word));
        if !used {
            faults.push(format!("{}: `{name}` in [{table}] is named by no source", manifest.path));
        }
    }
    faults
}

fn never_taken(top: &File, tree: &[File]) -> Vec<String> {
    let offered = wanted(&top.text).into_iter().filter(|wish| wish.table == "workspace.dependencies");
    let members: Vec<Wanted> = tree
        .iter()
        .filter(|file| file.name() == "Cargo.toml" && file.path != top.path)
        .flat_map(|file| wanted(&file.text))
        .collect();
    let idle = offered.filter(|offer| !members.iter().any(|wish| wish.name == offer.name));
    idle.map(|offer| format!("{}: no crate takes `{}`", top.path, offer.name)).collect()
}

fn manifests() -> impl Iterator<Item = &'static File> {
    files().iter().filter(|file| file.name() == "Cargo.toml")
}

#[test]
fn every_dependency_is_used() {
    none_of(&manifests().flat_map(|manifest| unused(manifest, files())).collect::<Vec<_>>());
}

#[test]
fn everything_the_workspace_offers_is_taken() {
    none_of(
        &manifests()
            .filter(|file| file.path == "Cargo.toml")
            .flat_map(|top| never_taken(top, files()))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn every_exception_is_still_needed() {
    let stands = |path: &str, name: &str| {
        manifests().any(|m| m.path == path && wanted(&m.text).iter().any(|wish| wish.name == name))
    };
    let stale = NEEDED_UNNAMED.iter().filter(|(path, name, _)| !stands(path, name));
    none_of(&stale.map(|(path, name, why)| format!("{path} no longer names {name} ({why})")).collect::<Vec<_>>());
}

#[test]
fn tables_are_read_in_every_form() {
    let text = "[package]\nname = \"a\"\n[dependencies]\nserde.workspace = true\n# no = 1\nactix-web = { version = \"4\" }\n[dependencies.bytes]\nversion = \"1\"\n[dev-dependencies]\nrand = \"0.9\"\n[features]\ntesting = []\n";
    let found: Vec<_> = wanted(text).into_iter().map(|wish| (wish.table, wish.name)).collect();
    let expected = [
        ("dependencies", "serde"),
        ("dependencies", "actix-web"),
        ("dependencies", "bytes"),
        ("dev-dependencies", "rand"),
    ];
    assert_eq!(found, expected.map(|(table, name)| (table.to_owned(), name.to_owned())));
}

#[test]
fn an_idle_dependency_is_caught() {
    let manifest =
        || File::sample("a/Cargo.toml", "[dependencies]\nserde-json = \"1\"\n[dev-dependencies]\nrand = \"1\"\n");
    let tree = |source: &str| {
        vec![
            manifest(),
            File::sample("a/src/lib.rs", source),
            File::sample("a/b/Cargo.toml", ""),
            File::sample("a/b/src/lib.rs", "use rand::x; use serde_json::x;"),
        ]
    };
    assert_eq!(unused(&manifest(), &tree("// serde_json and rand")).len(), 2);
    assert_eq!(unused(&manifest(), &tree("use serde_json::Value; use rand::rng;")).len(), 0);
    let top = File::sample("Cargo.toml", "[workspace.dependencies]\nidle = \"1\"\nrand = \"1\"\n");
    assert_eq!(never_taken(&top, &tree("")), ["Cargo.toml: no crate takes `idle`"]);
}
