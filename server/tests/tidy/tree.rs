//! The files that the rules look at. Rule: everything that a person writes and commits, nothing that a tool makes.
//! A file that is not UTF-8 text (a picture) has no lines to judge and is left out.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

/// Folders that tools fill. Hidden ones other than these two are editors' and git's.
const MADE_BY_TOOLS: [&str; 5] = ["target", "node_modules", "test-results", "playwright-report", "shots"];
const HIDDEN_BUT_OURS: [&str; 2] = [".ci", ".config"];

/// One file: its path from the top of the tree with `/`, and its text.
pub struct File {
    pub path: String,
    pub text: String,
}

impl File {
    /// A sample for the rules' own tests.
    pub fn sample(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The part after the last dot, or nothing (`Makefile`).
    pub fn kind(&self) -> &str {
        self.name().rsplit_once('.').map_or("", |(_, kind)| kind)
    }

    pub fn is_generated(&self) -> bool {
        self.path.split('/').any(|part| part == "generated")
    }

    /// Rust that people write.
    pub fn is_rust(&self) -> bool {
        self.kind() == "rs" && !self.is_generated()
    }

    /// `path:line` of every line for which the question is answered with yes.
    pub fn lines_where(&self, guilty: impl Fn(&str) -> bool) -> Vec<String> {
        let numbered = self.text.lines().zip(1..);
        numbered.filter(|(line, _)| guilty(line)).map(|(_, number)| format!("{}:{number}", self.path)).collect()
    }
}

/// The top of the tree.
pub fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// Every file, read once for all rules.
pub fn files() -> &'static [File] {
    static FILES: OnceLock<Vec<File>> = OnceLock::new();
    FILES.get_or_init(|| {
        let mut found = Vec::new();
        walk(top(), "", &mut found);
        found.sort_by(|a: &File, b: &File| a.path.cmp(&b.path));
        found
    })
}

fn walk(folder: &Path, prefix: &str, found: &mut Vec<File>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if entry.path().is_dir() {
            let hidden = name.starts_with('.') && !HIDDEN_BUT_OURS.contains(&name.as_str());
            if !hidden && !MADE_BY_TOOLS.contains(&name.as_str()) {
                walk(&entry.path(), &format!("{path}/"), found);
            }
        } else if let Ok(text) = fs::read_to_string(entry.path()) {
            found.push(File { path, text });
        }
    }
}

#[test]
fn the_tree_is_seen_and_what_tools_make_is_not() {
    let has = |path: &str| files().iter().any(|file| file.path == path);
    assert!(has("Cargo.toml") && has("server/tests/tidy/tree.rs") && has(".ci/run"));
    assert!(!files().iter().any(|file| file.path.contains("node_modules/") || file.path.starts_with("target/")));
}
