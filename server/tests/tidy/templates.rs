//! What a template may not contain. Problem: text of strangers becomes markup where escaping is switched off, and the
//! content security policy refuses inline scripts and styles. Rule: no unescaped output, no inline script, style or handler.

use crate::none_of;
use crate::tree::{File, files};

fn is_template(file: &File) -> bool {
    matches!(file.kind(), "hbs" | "html")
}

/// Lines that put text into the page without escaping it.
fn unescaped(file: &File) -> Vec<String> {
    if !is_template(file) {
        return Vec::new();
    }
    let raw = |line: &str| ["{{{", "{{&", "{{~{", "{{~&"].iter().any(|mark| line.contains(mark));
    file.lines_where(raw).into_iter().map(|place| format!("{place}: unescaped output")).collect()
}

/// Every tag of the markup, `<…>`, with its line. Comments of Handlebars and HTML are no tags.
fn tags(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('<') {
        let Some(tag) = text.get(at..).and_then(|rest| rest.get(..=end_of_tag(rest))) else {
            continue;
        };
        let line = 1 + text.get(..at).map_or(0, |before| before.matches('\n').count());
        found.push((line, tag));
    }
    found
}

/// Where the tag ends; a `>` inside quotes does not end it.
fn end_of_tag(rest: &str) -> usize {
    let mut quote = None;
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    rest.len().saturating_sub(1)
}

/// The names of a tag's attributes in small letters; what stands in quotes is skipped.
fn attributes(tag: &str) -> Vec<String> {
    let mut bare = String::new();
    let mut quote = None;
    for c in tag.chars() {
        match quote {
            None if c == '"' || c == '\'' => quote = Some(c),
            None => bare.push(c.to_ascii_lowercase()),
            Some(open) if open == c => quote = None,
            Some(_) => {}
        }
    }
    let words = bare.split(|c: char| c.is_whitespace() || c == '/' || c == '>' || c == '}');
    words.skip(1).filter_map(|word| word.split_once('=')).map(|(name, _)| name.to_owned()).collect()
}

fn inline(file: &File) -> Vec<String> {
    if !is_template(file) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    for (line, tag) in tags(&file.text) {
        let names = attributes(tag);
        let lower = tag.to_ascii_lowercase();
        let has = |wanted: &str| names.iter().any(|name| name == wanted);
        let handler =
            |name: &String| name.len() > 2 && name.starts_with("on") && name.chars().all(|c| c.is_ascii_lowercase());
        let fault = if lower.starts_with("<script") && !has("src") {
            "an inline script"
        } else if lower.starts_with("<style") || has("style") {
            "an inline style"
        } else if names.iter().any(handler) {
            "an inline handler"
        } else if lower.contains("javascript:") {
            "a script in a link"
        } else {
            continue;
        };
        faults.push(format!("{}:{line}: {fault}", file.path));
    }
    faults
}

#[test]
fn all_output_is_escaped() {
    none_of(&files().iter().flat_map(unescaped).collect::<Vec<_>>());
}

#[test]
fn no_script_style_or_handler_is_inline() {
    none_of(&files().iter().flat_map(inline).collect::<Vec<_>>());
}

#[test]
fn unescaped_output_is_caught() {
    for bad in ["<p>{{{body}}}</p>", "<p>{{& body}}</p>", "{{~{body}}}"] {
        assert_eq!(unescaped(&File::sample("web-assets/templates/a.hbs", bad)).len(), 1, "{bad}");
    }
    assert!(unescaped(&File::sample("a.hbs", "<p>{{body}} {{> part a=(b c)}}</p>")).is_empty());
}

#[test]
fn inline_things_are_caught() {
    for bad in [
        "<script>alert(1)</script>",
        "<script\n type=module>x</script>",
        "<p style=\"color:red\">",
        "<STYLE>",
        "<a\n  onclick='go()'>",
        "<a href=\"javascript:go()\">",
    ] {
        assert_eq!(inline(&File::sample("a.hbs", bad)).len(), 1, "{bad}");
    }
    let good = "<script type=\"module\" src=\"/a.js\"></script><p title=\"style=no onclick=no > b\" data-on=\"x\" {{#if a}}hidden{{/if}}>";
    assert!(inline(&File::sample("a.hbs", good)).is_empty());
}
