//! Types the statements in `queries/` against a real migrated database and writes `src/generated/`.
//!
//! Run it after every change of a migration or a query: `cargo run -p helpdesk-sql --example generate`.
//! A test runs the same and fails when the committed files differ. cornucopia writes a crate; here it becomes a module of
//! this one, so that no manifest with other versions enters the workspace.

use cornucopia::config::{Config, TypeMapping};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The generated files by their path under `src/generated/`.
pub type Files = BTreeMap<PathBuf, String>;

fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Where the files are committed.
#[must_use]
pub fn committed() -> PathBuf {
    here().join("src/generated")
}

/// Types every statement against the database that the URL names. Blocks.
pub fn generate(url: &str) -> Result<Files, Box<dyn std::error::Error + Send + Sync>> {
    let out = tempfile::tempdir()?;
    let destination = out.path().join("crate");
    let config = Config::builder()
        .queries(here().join("queries"))
        .destination(&destination)
        .add_type_mapping("pg_catalog.timestamptz", TypeMapping::Simple("chrono::DateTime<chrono::Utc>".to_owned()))
        .build();
    let runtime = tokio::runtime::Runtime::new()?;
    let (client, connection) = runtime.block_on(tokio_postgres::connect(url, tokio_postgres::NoTls))?;
    runtime.spawn(connection);
    cornucopia::gen_live(&client, config).map_err(|error| format!("{error:?}"))?;
    let files = read(&destination.join("src"))?;
    Ok(files.into_iter().map(|(path, text)| (path, as_module(&text))).collect())
}

/// Reads the files of a folder; the crate's root becomes the module's.
pub fn read(folder: &Path) -> std::io::Result<Files> {
    let mut files = Files::new();
    collect(folder, Path::new(""), &mut files)?;
    Ok(files)
}

fn collect(folder: &Path, inside: &Path, files: &mut Files) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(name) = path.file_name() else { continue };
        if path.is_dir() {
            collect(&path, &inside.join(name), files)?;
        } else {
            let name = if name == "lib.rs" { "mod.rs".as_ref() } else { name };
            files.insert(inside.join(name), std::fs::read_to_string(&path)?);
        }
    }
    Ok(())
}

/// The words of the crate, said as a module: other paths, no features, one way to connect.
fn as_module(text: &str) -> String {
    let mut module =
        String::from("//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.\n");
    let mut lines = text.lines().skip(1);
    while let Some(line) = lines.next() {
        if line.trim_start().starts_with("#[cfg(not(any(feature = \"deadpool\"") {
            lines.next(); // what it would have guarded
        } else if !line.trim_start().starts_with("#[cfg(") {
            module.push_str(&line.replace("crate::", "crate::generated::"));
            module.push('\n');
        }
    }
    module
}

#[allow(dead_code, reason = "the drift test includes this file and compares instead")]
fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let database = helpdesk_sql::testing::test_database();
    let folder = committed();
    let files = generate(database.url())?;
    std::fs::remove_dir_all(&folder)
        .or_else(|error| if error.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(error) })?;
    for (path, text) in files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, text)?;
    }
    Ok(())
}
