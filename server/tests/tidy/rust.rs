//! Rust text taken apart far enough for the rules: code without comments and without what stands in literals, and the
//! string literals alone. Rule: a word in a comment is not a use, and a statement in a comment is not SQL.

/// What a Rust file says: `code` keeps its line breaks, every literal in it is empty (`""`).
pub struct Parts {
    pub code: String,
    /// Line (from 1) on which the literal begins, and its text with escapes as written.
    pub strings: Vec<(usize, String)>,
}

/// Takes a file apart.
pub fn parts(source: &str) -> Parts {
    let mut parts = Parts { code: String::new(), strings: Vec::new() };
    let mut rest = source;
    let mut line = 1;
    while let Some(first) = rest.chars().next() {
        let piece = next_piece(rest, first, parts.code.chars().next_back());
        match piece.kind {
            Kind::Code => parts.code.push_str(piece.whole),
            Kind::Comment => parts.code.extend(piece.whole.chars().filter(|c| *c == '\n')),
            Kind::Text(text) => {
                parts.strings.push((line, text.to_owned()));
                parts.code.push_str("\"\"");
                parts.code.extend(piece.whole.chars().filter(|c| *c == '\n'));
            }
        }
        line += piece.whole.matches('\n').count();
        rest = rest.strip_prefix(piece.whole).unwrap_or("");
    }
    parts
}

/// Whether `word` stands in `code` as a word of its own.
pub fn says(code: &str, word: &str) -> bool {
    let part_of_word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| {
        let before = code.get(..at).and_then(|text| text.chars().next_back());
        let after = code.get(at + word.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(part_of_word) && !after.is_some_and(part_of_word)
    })
}

enum Kind<'a> {
    Code,
    Comment,
    Text(&'a str),
}

struct Piece<'a> {
    kind: Kind<'a>,
    whole: &'a str,
}

fn next_piece<'a>(rest: &'a str, first: char, before: Option<char>) -> Piece<'a> {
    let up_to = |length: usize| rest.get(..length).unwrap_or(rest);
    let in_a_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    if rest.starts_with("//") {
        return Piece { kind: Kind::Comment, whole: up_to(rest.find('\n').unwrap_or(rest.len())) };
    }
    if rest.starts_with("/*") {
        return Piece { kind: Kind::Comment, whole: up_to(block_comment(rest)) };
    }
    if first == '"' {
        let inside = plain_string(rest);
        return Piece { kind: Kind::Text(rest.get(1..=inside).unwrap_or("")), whole: up_to(inside + 2) };
    }
    if first == 'r'
        && !in_a_word
        && let Some((text, length)) = raw_string(rest)
    {
        return Piece { kind: Kind::Text(text), whole: up_to(length) };
    }
    let length = if first == '\'' { char_literal(rest) } else { first.len_utf8() };
    Piece { kind: Kind::Code, whole: up_to(length) }
}

/// Bytes of a block comment; they nest.
fn block_comment(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut skip = false;
    for ((at, one), two) in rest.char_indices().zip(rest.chars().skip(1)) {
        match (one, two, skip) {
            (_, _, true) => skip = false,
            ('/', '*', _) => (depth, skip) = (depth + 1, true),
            ('*', '/', _) if depth == 1 => return at + 2,
            ('*', '/', _) => (depth, skip) = (depth.saturating_sub(1), true),
            _ => {}
        }
    }
    rest.len()
}

/// Bytes between the quotes of a plain string.
fn plain_string(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at - 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    rest.len().saturating_sub(1)
}

/// The text and the whole length of `r"…"` and `r#"…"#`.
fn raw_string(rest: &str) -> Option<(&str, usize)> {
    let hashes = rest.get(1..)?.chars().take_while(|c| *c == '#').count();
    let body = rest.get(1 + hashes..)?.strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    let end = body.find(&close)?;
    Some((body.get(..end)?, 2 + hashes + end + close.len()))
}

/// Bytes of a character literal, or 1 for a lifetime's tick. `'"'` must not open a string.
fn char_literal(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), Some((at, c))) => {
            rest.get(at + c.len_utf8()..).and_then(|tail| tail.find('\'')).map_or(1, |end| at + c.len_utf8() + end + 1)
        }
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 1,
    }
}

#[test]
fn comments_and_literals_leave_the_code() {
    let source = "let a = \"one \\\" two\"; // three\n/* four /* five */ \"six\" */ let b = r#\"se\"ven\"#;\nlet c: &'static str = f('\"', '\\'', \"eight\");";
    let parts = parts(source);
    assert_eq!(parts.code, "let a = \"\"; \n let b = \"\";\nlet c: &'static str = f('\"', '\\'', \"\");");
    let texts: Vec<_> = parts.strings.iter().map(|(line, text)| (*line, text.as_str())).collect();
    assert_eq!(texts, [(1, "one \\\" two"), (2, "se\"ven"), (3, "eight")]);
}

#[test]
fn a_word_counts_only_as_a_whole() {
    assert!(says("use bytes::Bytes;", "bytes"));
    assert!(!says("let kilobytes = bytes_of(x);", "bytes"));
}
