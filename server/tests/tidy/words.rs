//! Words that people read stand in `web-assets/locales`. Problem: a word in a template or a script is read in English by a
//! German browser, and nobody here notices. Rule: templates, modules and views hold no prose; every message that they name
//! exists, is handed to the browser if a script names it, and none is left that nobody names.
//!
//! Failed means: the list of what is still to be moved into message files, place by place. An exception stands below with
//! its reason.

use crate::none_of;
use crate::rust::parts;
use crate::tree::{File, files};
use helpdesk::language::{Catalog, Lang};
use std::collections::BTreeSet;

/// Parameters of partials whose text people read.
const SPOKEN: [&str; 10] = ["label", "text", "action", "all", "hint", "what", "head", "cause", "title", "period"];
/// Attributes that people read or hear.
const HEARD: [&str; 5] = ["title", "aria-label", "placeholder", "alt", "aria-description"];
/// Texts that are no words of a language: path, text, why.
const ALLOWED: [(&str, &str, &str); 11] = [
    ("web-assets/templates/partials/brand.hbs", "Helpdesk", "the product's name"),
    ("web-assets/templates/partials/cards/card_resolution.hbs", "n", "statistics' sign for a count"),
    ("web-assets/js/composer.js", "Enter", "a key's name in events"),
    ("web-assets/js/new-ticket.js", "Enter", "a key's name in events"),
    ("web-assets/js/edit.js", "Escape", "a key's name in events"),
    ("web-assets/js/menus.js", "Escape", "a key's name in events"),
    ("web-assets/js/keys.js", "Escape", "a key's name in events"),
    ("web-assets/js/replies-box.js", "Escape", "a key's name in events"),
    ("web-assets/js/search-box.js", "Escape", "a key's name in events"),
    ("web-assets/js/file-picker.js", "Files", "the type of a drag that carries files"),
    ("web-assets/js/links.js", "noopener noreferrer nofollow", "relations of a link, read by browsers"),
];
/// Lines of code whose texts go to a log, to a developer or to the browser's own parsers.
const TO_DEVELOPERS: [&str; 10] = [
    "new Error(",
    "new TypeError(",
    "console.error(",
    "matchMedia(",
    "querySelector",
    "tracing::",
    "#[error(",
    "reason = \"",
    "wrong(",
    "RenderError",
];
/// Files beside the views that make pages and say nothing themselves.
const MACHINERY: [&str; 6] = ["assets.rs", "joined.rs", "leaves.rs", "lists.rs", "speak.rs", "templates.rs"];

/// A place and the prose that stands there.
#[derive(Debug, PartialEq)]
struct Prose {
    path: String,
    line: usize,
    text: String,
}

impl Prose {
    fn at(file: &File, line: usize, text: &str) -> Prose {
        Prose { path: file.path.clone(), line, text: text.split_whitespace().collect::<Vec<_>>().join(" ") }
    }

    fn is_allowed(&self) -> bool {
        ALLOWED.iter().any(|(path, text, _)| *path == self.path && *text == self.text)
    }
}

/// A template without its comments and expressions, line breaks kept; what expressions hand to partials is told apart.
fn bare(file: &File) -> (String, Vec<Prose>) {
    let (mut markup, mut told) = (String::new(), Vec::new());
    let mut rest = file.text.as_str();
    while let Some((before, tail)) = rest.split_once("{{") {
        markup.push_str(before);
        let close = if tail.starts_with("!--") { "--}}" } else { "}}" };
        let (inside, after) = tail.split_once(close).unwrap_or((tail, ""));
        let line = 1 + markup.matches('\n').count();
        let pairs = SPOKEN.iter().flat_map(|name| quoted_after(inside, &format!(" {name}=\"")));
        if close == "}}" {
            told.extend(pairs.filter(|text| has_letter(text)).map(|text| Prose::at(file, line, text)));
        }
        markup.extend(inside.chars().filter(|c| *c == '\n'));
        rest = after;
    }
    markup.push_str(rest);
    (markup, told)
}

/// What stands in quotes after each `start`, which ends with the opening one.
fn quoted_after<'a>(text: &'a str, start: &str) -> Vec<&'a str> {
    text.split(start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn has_letter(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

fn prose_of_template(file: &File) -> Vec<Prose> {
    let (markup, mut found) = bare(file);
    let mut line = 1;
    let mut key = false;
    for (i, piece) in markup.split(['<', '>']).enumerate() {
        let is_tag = i % 2 == 1;
        if is_tag {
            key = piece.starts_with("kbd");
            let heard = HEARD.iter().flat_map(|name| quoted_after(piece, &format!(" {name}=\"")));
            found.extend(heard.filter(|text| has_letter(text)).map(|text| Prose::at(file, line, text)));
        } else if !key && has_letter(piece) {
            found.push(Prose::at(file, line, piece));
        }
        line += piece.matches('\n').count();
    }
    found
}

/// Whether a literal reads like prose: two words beside each other, or one that begins a sentence.
fn reads_like_prose(text: &str) -> bool {
    let is_word = |word: &&str| {
        let is_class = word.contains("--") || word.contains("__");
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation() || c == '…');
        !is_class && word.chars().count() > 1 && word.chars().all(char::is_alphabetic)
    };
    let mut letters = text.trim_end_matches(['…', '.', ':', '!', '?']).chars();
    let begins = letters.next().is_some_and(char::is_uppercase);
    let alone = begins && text.chars().count() > 2 && letters.all(|c| c.is_alphabetic() && c.is_lowercase());
    alone || text.split_whitespace().filter(is_word).count() > 1
}

/// The literals of a script with their lines: in double quotes or backticks, values left out. Comments are whole lines or
/// follow code after two blanks.
fn literals_of_script(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        let code = line.trim_start();
        if ["//", "/*", "*"].iter().any(|mark| code.starts_with(mark)) || is_for_developers(code) {
            continue;
        }
        let code = code.split(" // ").next().unwrap_or(code);
        let mut rest = code;
        while let Some(quote) = rest.chars().find(|c| matches!(c, '"' | '`')) {
            let (_, tail) = rest.split_once(quote).unwrap_or_default();
            let (text, after) = tail.split_once(quote).unwrap_or((tail, ""));
            found.push((number, without_values(text)));
            rest = after;
        }
    }
    found
}

fn without_values(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once("${") {
        plain.push_str(before);
        rest = tail.split_once('}').map_or("", |(_, after)| after);
    }
    plain + rest
}

fn is_for_developers(line: &str) -> bool {
    TO_DEVELOPERS.iter().any(|mark| line.contains(mark))
}

fn prose_of_script(file: &File) -> Vec<Prose> {
    let prose = literals_of_script(&file.text).into_iter().filter(|(_, text)| reads_like_prose(text));
    prose.map(|(line, text)| Prose::at(file, line, &text)).collect()
}

/// The part of a Rust file that is no test.
fn of_product(file: &File) -> &str {
    if file.path.ends_with("/tests.rs") || file.path.contains("/tests/") || file.path.ends_with("/samples.rs") {
        return "";
    }
    file.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("")
}

fn prose_of_view(file: &File) -> Vec<Prose> {
    let text = of_product(file);
    let lines: Vec<&str> = text.lines().collect();
    let near = |line: usize| lines.get(line.saturating_sub(4)..line).unwrap_or_default();
    let strings = parts(text).strings.into_iter().filter(|(_, text)| reads_like_prose(text));
    let told = strings.filter(|(line, _)| !near(*line).iter().any(|line| is_for_developers(line)));
    told.map(|(line, text)| Prose::at(file, line, &text)).collect()
}

fn is_view(file: &File) -> bool {
    let of_pages = ["server/src/pages/", "server/src/routes/pages"].iter().any(|part| file.path.starts_with(part));
    file.is_rust() && of_pages && !MACHINERY.contains(&file.name())
}

fn prose(file: &File) -> Vec<Prose> {
    match file.kind() {
        "hbs" => prose_of_template(file),
        "js" if file.path.starts_with("web-assets/js/") => prose_of_script(file),
        "rs" if is_view(file) => prose_of_view(file),
        _ => Vec::new(),
    }
}

/// Keys that a file names, and beginnings of keys that it completes itself.
#[derive(Default)]
struct Named {
    /// Certainly a message.
    asked: BTreeSet<String>,
    /// Any literal: a key may be one of them.
    mentioned: BTreeSet<String>,
    begun: BTreeSet<String>,
}

fn named(file: &File) -> Named {
    let mut named = Named::default();
    let mut asked =
        |text: &str, start: &str| named.asked.extend(quoted_after(text, start).iter().map(|k| (*k).to_owned()));
    match file.kind() {
        "hbs" => ["{{t \"", "(t \"", "{{#around \""].iter().for_each(|start| asked(&file.text, start)),
        "js" if file.path.starts_with("web-assets/js/") => {
            ["say(\"", "parts(\""].iter().for_each(|start| asked(&file.text, start));
            named.mentioned.extend(literals_of_script(&file.text).into_iter().map(|(_, text)| text));
            named
                .begun
                .extend(file.text.split('`').filter_map(|text| text.split_once("${")).map(|(k, _)| k.to_owned()));
        }
        "rs" if file.path.starts_with("server/src/") => {
            if file.text.contains("crate::language::") {
                asked(of_product(file), " said(\"");
            }
            named.mentioned.extend(parts(of_product(file)).strings.into_iter().map(|(_, text)| text));
        }
        _ => {}
    }
    named.begun.retain(|begun| begun.ends_with('-') && begun.len() > 3);
    named
}

#[test]
fn no_word_is_hard_wired() {
    let found = files().iter().flat_map(prose).filter(|prose| !prose.is_allowed());
    none_of(&found.map(|Prose { path, line, text }| format!("{path}:{line}: {text}")).collect::<Vec<_>>());
}

#[test]
fn every_exception_is_still_needed() {
    let found: Vec<Prose> = files().iter().flat_map(prose).collect();
    let stands = |path: &str, text: &str| found.iter().any(|prose| prose.path == path && prose.text == text);
    let stale = ALLOWED.iter().filter(|(path, text, _)| !stands(path, text));
    none_of(&stale.map(|(path, text, why)| format!("{path} says no more: {text} ({why})")).collect::<Vec<_>>());
}

#[test]
fn every_message_that_is_named_exists_and_every_one_is_named() {
    let catalog = Catalog::load().unwrap();
    let (all, live) = (catalog.keys(Lang::En, false), catalog.keys(Lang::En, true));
    let mut faults = Vec::new();
    let (mut mentioned, mut begun) = (BTreeSet::new(), BTreeSet::new());
    for file in files() {
        let named = named(file);
        let known = if file.kind() == "js" { &live } else { &all };
        let missing = named.asked.iter().filter(|key| !key.is_empty() && !known.contains(key.as_str()));
        faults.extend(missing.map(|key| format!("{}: no message {key} for it", file.path)));
        mentioned.extend(named.asked);
        mentioned.extend(named.mentioned);
        begun.extend(named.begun);
    }
    let idle = all.iter().filter(|key| !mentioned.contains(**key) && !begun.iter().any(|start| key.starts_with(start)));
    faults.extend(idle.map(|key| format!("web-assets/locales: nobody says {key}")));
    none_of(&faults);
}

#[test]
fn hard_wired_words_are_caught() {
    let texts =
        |path: &str, text: &str| prose(&File::sample(path, text)).into_iter().map(|p| p.text).collect::<Vec<_>>();
    let template = "{{!-- Says hello. --}}<p title=\"A tip\" class=\"big word\">Hello\n {{name}}</p><kbd>Enter</kbd>{{> empty text=\"Nothing here\" kind=\"quiet\"}}{{t \"key\"}}<b>{{t \"x\" n=1}} · #{{id}}</b>";
    assert_eq!(texts("web-assets/templates/a.hbs", template), ["Nothing here", "A tip", "Hello"]);
    let script = "// Says hello there.\nput(el, \"text\", `Take ${name} now`); // not this one\nel.className = \"button button--big\";\nlabel = \"Sending…\";\nthrow new Error(\"no such page here\");\nsay(\"key\");";
    assert_eq!(texts("web-assets/js/a.js", script), ["Take now", "Sending…"]);
    let view = "fn a() -> &'static str {\n    // a comment\n    \"Nobody is waiting.\"\n}\n#[cfg(test)]\nmod tests { fn b() { \"Not this one\"; } }\n";
    assert_eq!(texts("server/src/pages/a.rs", view), ["Nobody is waiting."]);
    assert!(texts("server/src/ws/a.rs", view).is_empty(), "what programs read stays English");
}
