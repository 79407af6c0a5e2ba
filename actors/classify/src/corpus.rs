//! The rows that the classifier is trained from, read from the embedded data files.
//!
//! `data/tickets.tsv` holds whole tickets, `data/words.tsv` words and phrases; one row a line: category, language, kind,
//! text, with tabs between. Lines that begin with `#` explain. A line that cannot be read is left out here and fails the
//! data test, so that a slip of the pen never takes a server down.

use helpdesk_core::Category;

const TICKETS: &str = include_str!("../data/tickets.tsv");
const WORDS: &str = include_str!("../data/words.tsv");

/// One row of a data file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    pub(crate) category: Category,
    /// `en`, `de`, `fr`, `es` or `it`.
    pub(crate) language: &'static str,
    /// How it is written: `plain`, `polite`, `angry`, `terse`, `long`, `phone`, `typo`, `broken`, `hard`; `word` in the word list.
    pub(crate) kind: &'static str,
    pub(crate) text: &'static str,
}

/// Whole tickets.
pub(crate) fn tickets() -> impl Iterator<Item = Row> {
    rows(TICKETS)
}

/// Words and phrases; each is trained like a very short ticket.
pub(crate) fn word_list() -> impl Iterator<Item = Row> {
    rows(WORDS)
}

/// The rows of a file in this form.
pub(crate) fn rows(file: &'static str) -> impl Iterator<Item = Row> {
    lines(file).filter_map(row)
}

pub(crate) fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn row(line: &'static str) -> Option<Row> {
    let mut parts = line.splitn(4, '\t');
    let category = Category::from_word(parts.next()?)?;
    Some(Row { category, language: parts.next()?, kind: parts.next()?, text: parts.next()? })
}

#[cfg(test)]
pub(crate) fn unreadable() -> Vec<&'static str> {
    lines(TICKETS).chain(lines(WORDS)).filter(|line| row(line).is_none()).collect()
}
