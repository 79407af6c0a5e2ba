//! A page's script with all modules that it imports, as one file. Problem: a page is made of fifty small modules; as files of
//! their own they are fifty requests, learned of level by level, and pack a third worse. Rule: every module keeps a scope of
//! its own and runs once, after those that it imports, as in a browser; nothing is renamed, and lines stay lines.
//!
//! It is no parser: it knows the way in which our modules are written and nothing else. What it relies on (imports and exports
//! stand on lines of their own, by name; no cycles; no text over lines) is tested below for every file.

use super::assets::{self, Js};
use super::lean;
use crate::language::{Lang, live_messages};
use bytes::Bytes;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::{Arc, Mutex, PoisonError};

/// A script as it goes out, and the hash of what it was made of.
#[derive(Clone, Debug)]
pub(super) struct Joined {
    /// The text.
    pub text: Bytes,
    /// SHA-256 over all its modules.
    pub hash: Vec<u8>,
    /// Whether any of them says messages.
    pub speaks: bool,
}

/// The module that says messages.
const SPEECH: &str = "say.js";

/// What was joined, as long as the files are those of this version. There are at most as many entries as modules and
/// languages.
struct Known {
    version: Arc<str>,
    of: HashMap<String, Option<Joined>>,
}

static KNOWN: Mutex<Option<Known>> = Mutex::new(None);

/// The module `name` (with `.js`) and all it imports, or `None` if there is no such file. `page-thread.de.js` is
/// `page-thread.js` behind what it says in German, so that a script begins to speak when it begins to run.
#[must_use]
pub(super) fn joined(name: &str) -> Option<Joined> {
    Js::get(spoken(name).map_or(name.to_owned(), |(script, _)| script).as_str())?;
    let version = assets::version();
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if known.as_ref().is_none_or(|known| known.version != version) {
        *known = Some(Known { version, of: HashMap::new() });
    }
    let Known { of, .. } = known.as_mut()?;
    of.entry(name.to_owned()).or_insert_with(|| join(name)).clone()
}

/// The module and the language of `page-thread.de.js`.
fn spoken(name: &str) -> Option<(String, Lang)> {
    let (script, code) = name.strip_suffix(".js")?.rsplit_once('.')?;
    let lang = Lang::ALL.into_iter().find(|lang| lang.code() == code)?;
    Some((format!("{script}.js"), lang))
}

fn join(first: &str) -> Option<Joined> {
    let Some((script, lang)) = spoken(first) else { return join_modules(first) };
    let Joined { text, hash, speaks } = join_modules(&script)?;
    let text = String::from_utf8_lossy(&text);
    let said = live_messages(lang, &text)?;
    let hash = Sha256::new().chain_update(hash).chain_update(&said).finalize().to_vec();
    Some(Joined { text: format!("globalThis.helpdeskMessages = {said};\n{text}").into(), hash, speaks })
}

fn join_modules(first: &str) -> Option<Joined> {
    let mut order = Vec::new();
    visit(first, &mut order, &mut Vec::new());
    let (mut text, mut hash) = (String::new(), Sha256::new());
    let places: HashMap<&str, usize> = order.iter().enumerate().map(|(i, name)| (name.as_str(), i)).collect();
    for (i, name) in order.iter().enumerate() {
        let file = Js::get(name)?;
        hash.update(file.metadata.sha256_hash());
        let source = lean::script(&String::from_utf8_lossy(&file.data));
        if order.len() == 1 {
            text = source; // it imports nothing and nobody imports it here
        } else {
            scoped(&mut text, i, name, &source, &places);
        }
    }
    let speaks = order.iter().any(|name| name == SPEECH);
    Some(Joined { text: text.into(), hash: hash.finalize().to_vec(), speaks })
}

/// Puts `name` behind everything that it imports; `open` are the modules that wait for it.
fn visit(name: &str, order: &mut Vec<String>, open: &mut Vec<String>) {
    if order.iter().chain(open.iter()).any(|known| known == name) {
        return;
    }
    open.push(name.to_owned());
    let text = Js::get(name).map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default();
    for import in text.lines().filter_map(Import::of) {
        visit(import.from, order, open);
    }
    open.pop();
    order.push(name.to_owned());
}

/// `import { a, b as c } from "./d.js";` or `import * as a from "./d.js";`
struct Import<'a> {
    what: &'a str,
    from: &'a str,
}

impl<'a> Import<'a> {
    fn of(line: &'a str) -> Option<Import<'a>> {
        let (what, from) = line.strip_prefix("import ")?.split_once(" from \"./")?;
        Some(Import { what, from: from.trim_end().strip_suffix("\";")? })
    }

    /// The same as a line of a scope; `value` holds what the module exports.
    fn line(&self, value: &str) -> String {
        match self.what.strip_prefix("* as ") {
            Some(all) => format!("const {all} = {value};"),
            None => format!("const {} = {value};", self.what.replace(" as ", ": ")),
        }
    }
}

/// The declaration of `export function a(…`, and the name.
fn export(line: &str) -> Option<(&str, &str)> {
    let declaration = line.strip_prefix("export ")?;
    let named =
        ["async function ", "function ", "class ", "const "].iter().find_map(|kind| declaration.strip_prefix(kind))?;
    let end = named.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '$')).unwrap_or(named.len());
    Some((declaration, named.get(..end)?))
}

/// Whether a module waits while it is read; one too many costs nothing.
fn waits(source: &str) -> bool {
    source.lines().any(|line| !line.starts_with(' ') && line.contains("await "))
}

fn scoped(text: &mut String, place: usize, name: &str, source: &str, places: &HashMap<&str, usize>) {
    let (begin, end) = if waits(source) { ("await (async () => {", "})();") } else { ("(() => {", "})();") };
    let _ = writeln!(text, "// {name}\nconst ${place} = {begin}");
    let mut exports = Vec::new();
    for line in source.lines() {
        if let Some(import) = Import::of(line) {
            let value = places.get(import.from).map_or_else(|| "{}".to_owned(), |place| format!("${place}"));
            let _ = writeln!(text, "{}", import.line(&value));
        } else if let Some((declaration, name)) = export(line) {
            exports.push(name);
            let _ = writeln!(text, "{declaration}");
        } else {
            let _ = writeln!(text, "{line}");
        }
    }
    let _ = writeln!(text, "return {{ {} }};\n{end}", exports.join(", "));
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn source(name: &str) -> String {
        lean::script(std::str::from_utf8(&Js::get(name).unwrap().data).unwrap())
    }

    fn names(list: &str) -> Vec<String> {
        let list = list.trim_start_matches('{').trim_end_matches('}');
        list.split(',').map(|one| one.split(" as ").next().unwrap().trim().to_owned()).collect()
    }

    #[test]
    fn every_module_is_written_in_the_way_that_is_known() {
        for path in Js::iter() {
            let text = source(&path);
            let mut imports = BTreeSet::new();
            for line in text.lines() {
                let start = line.trim_start();
                if let Some(import) = Import::of(line) {
                    assert!(Js::get(import.from).is_some(), "{path} imports {}", import.from);
                    if let Some(list) = import.what.strip_prefix('{') {
                        let theirs = source(import.from);
                        let exports: Vec<&str> = theirs.lines().filter_map(export).map(|(_, name)| name).collect();
                        for name in names(list) {
                            assert!(
                                exports.contains(&name.as_str()),
                                "{path} imports {name}, {} has none",
                                import.from
                            );
                            assert!(imports.insert((import.from.to_owned(), name.clone())), "{path}: {name} twice");
                        }
                    } else {
                        assert!(import.what.starts_with("* as "), "{path}: {line}");
                    }
                } else {
                    assert!(!start.starts_with("import ") && !line.contains("import("), "{path}: {line}");
                    assert!(!start.starts_with("export ") || export(line).is_some(), "{path}: {line}");
                    assert!(!line.contains("import.meta"), "{path}: {line}");
                }
            }
        }
    }

    #[test]
    fn a_module_stands_behind_all_that_it_imports() {
        for path in Js::iter() {
            let mut order = Vec::new();
            visit(&path, &mut order, &mut Vec::new());
            assert_eq!(order.last().map(String::as_str), Some(&*path));
            for (i, name) in order.iter().enumerate() {
                for import in source(name).lines().filter_map(Import::of) {
                    let at = order.iter().position(|other| other == import.from).unwrap();
                    assert!(at < i, "{name} and {} import each other", import.from);
                }
            }
        }
    }

    #[test]
    fn a_scope_takes_what_it_imports_and_returns_what_it_exports() {
        let mut text = String::new();
        let source = "import { a, b as c } from \"./x.js\";\nimport * as y from \"./y.js\";\n\nexport const D_1 = a;\nexport async function e() { await c(); }\nexport class F extends y.G {\n}\nconst own = await e();\n";
        scoped(&mut text, 2, "z.js", source, &HashMap::from([("x.js", 0), ("y.js", 1)]));
        let expected = "// z.js\nconst $2 = await (async () => {\nconst { a, b: c } = $0;\nconst y = $1;\n\nconst D_1 = a;\nasync function e() { await c(); }\nclass F extends y.G {\n}\nconst own = await e();\nreturn { D_1, e, F };\n})();\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_page_gets_what_it_needs_once_and_nothing_else() {
        let page = String::from_utf8(joined("page-thread.js").unwrap().text.to_vec()).unwrap();
        assert_eq!(page.matches("// backoff.js\n").count(), 1, "three steps away");
        assert!(!page.contains("// queue-list.js\n") && !page.contains("// incident-view.js\n"));
        assert!(!page.lines().any(|line| line.starts_with("import ") || line.starts_with("export ")));
        let worker = String::from_utf8(joined("worker.js").unwrap().text.to_vec()).unwrap();
        assert_eq!(worker, source("worker.js"));
        assert!(joined("nothing.js").is_none());
    }

    #[test]
    fn a_page_brings_its_words_in_each_language() {
        let said = |name: &str| String::from_utf8(joined(name).unwrap().text.to_vec()).unwrap();
        let (german, plain) = (said("page-thread.de.js"), said("page-thread.js"));
        let (words, script) = german.split_once('\n').unwrap();
        assert_eq!(script, plain);
        assert!(words.contains("\"lang\":\"de\"") && words.contains("\"event-taken\""));
        assert!(!words.contains("\"counted-unclosed\"") && !words.contains("\"canned-none\""), "no word of the desk");
        assert!(said("queue.de.js").contains("\"counted-unclosed\":"));
        assert_ne!(joined("page-thread.de.js").unwrap().hash, joined("page-thread.fr.js").unwrap().hash);
        assert!(joined("page-thread.xx.js").is_none() && joined("nothing.de.js").is_none());
    }
}
