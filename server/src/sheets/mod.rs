//! Answers as CSV for a spreadsheet.
//!
//! Problem: a spreadsheet runs what looks like a formula, guesses the encoding, and splits lines where it likes; and what
//! stands in the cells was written by strangers. Rules: RFC 4180 with everything quoted but our own numbers (so room "1.20" can
//! be told from a number), UTF-8 with a byte order mark, and text that begins like a formula begins with an apostrophe ([`defused`]). The first line names the
//! columns in the words of the JSON; they are never translated and a new one comes last but `as_of`.
//!
//! A list of any length leaves page after page ([`tickets`]); a report is one small file ([`reports`]).

mod over_time;
pub(crate) mod reports;
pub(crate) mod tickets;

use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::{HttpResponse, HttpResponseBuilder};
use bytes::Bytes;
use chrono::{DateTime, SecondsFormat, Utc};
use chrono_tz::Tz;
use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use std::borrow::Cow;

/// Without it spreadsheets on Windows read umlauts in the code page of the machine.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();
/// What makes a spreadsheet read a formula: OWASP's list, with the full-width forms that some take for the same.
const BEGINS_A_FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// One cell.
#[derive(Debug)]
pub(crate) enum Cell<'a> {
    /// Somebody wrote it.
    Text(&'a str),
    /// A moment, a word of ours, or nothing.
    Word(Cow<'a, str>),
    /// A number of ours.
    Number(String),
}

impl<'a> Cell<'a> {
    /// A word of ours.
    pub fn word(word: &'a str) -> Cell<'a> {
        Cell::Word(Cow::Borrowed(word))
    }

    /// What somebody may have written.
    pub fn text(text: Option<&'a str>) -> Cell<'a> {
        text.map_or(Cell::word(""), Cell::Text)
    }

    /// A number.
    pub fn number(number: impl ToString) -> Cell<'a> {
        Cell::Number(number.to_string())
    }

    /// A number, or an empty cell.
    pub fn known(number: Option<impl ToString>) -> Cell<'a> {
        number.map_or(Cell::word(""), Cell::number)
    }

    /// A moment in the campus time zone, RFC 3339 with its offset; an absent one is an empty cell.
    pub fn moment(at: impl Into<Option<DateTime<Utc>>>, zone: Tz) -> Cell<'a> {
        let said = |at: DateTime<Utc>| at.with_timezone(&zone).to_rfc3339_opts(SecondsFormat::Secs, false);
        Cell::Word(at.into().map(said).unwrap_or_default().into())
    }

    fn written(self) -> String {
        match self {
            Cell::Text(text) => quoted(&defused(text)),
            Cell::Word(word) => quoted(&word),
            Cell::Number(number) => number,
        }
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Text that no spreadsheet takes for a formula. What is not seen before the first sign does not hide it.
fn defused(text: &str) -> Cow<'_, str> {
    let unseen = |c: char| c == ' ' || c == '"' || ('\u{80}'..='\u{9f}').contains(&c) || is_blank(c);
    let first = text.trim_start_matches(unseen).chars().next();
    let odd = |c: char| BEGINS_A_FORMULA.contains(&c) || c.is_control();
    if first.is_some_and(odd) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Blanks of other scripts, and signs without a width.
fn is_blank(c: char) -> bool {
    (c.is_whitespace() && !c.is_control())
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Lines of a file, as they go out.
pub(crate) struct Sheet(Writer<Vec<u8>>);

impl Sheet {
    /// The beginning of a file.
    pub fn begun(columns: &[&str]) -> Result<Sheet, csv::Error> {
        let mut sheet = Sheet(writer(BYTE_ORDER_MARK.to_vec()));
        sheet.row(columns.iter().map(|column| Cell::word(column)))?;
        Ok(sheet)
    }

    /// Lines that go on where others ended.
    pub fn going_on() -> Sheet {
        Sheet(writer(Vec::new()))
    }

    /// One more line, with as many cells as there are columns.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) -> Result<(), csv::Error> {
        self.0.write_record(cells.into_iter().map(Cell::written))
    }

    /// The lines.
    pub fn bytes(self) -> Result<Bytes, csv::Error> {
        Ok(Bytes::from(self.0.into_inner().map_err(csv::IntoInnerError::into_error)?))
    }
}

/// Cells come quoted: it knows only styles for all of them, and none that leaves our numbers alone and quotes those of others.
fn writer(to: Vec<u8>) -> Writer<Vec<u8>> {
    WriterBuilder::new().quote_style(QuoteStyle::Never).terminator(Terminator::CRLF).from_writer(to)
}

/// The head of an answer that is a file of this name and of today.
pub(crate) fn answer(name: &str, zone: Tz) -> HttpResponseBuilder {
    let today = Utc::now().with_timezone(&zone).format("%Y-%m-%d");
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((CONTENT_TYPE, "text/csv; charset=utf-8; header=present"))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}-{today}.csv\"")));
    answer
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(rows: &[Vec<String>]) -> String {
        let mut sheet = Sheet::begun(&["a", "b"]).unwrap();
        rows.iter().for_each(|row| sheet.row(row.iter().map(|cell| Cell::Text(cell))).unwrap());
        String::from_utf8(sheet.bytes().unwrap().to_vec()).unwrap()
    }

    #[test]
    fn what_begins_like_a_formula_is_text() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "\n=1", "  =1", "\u{feff}=1", "\"=1", "＝1", "\0=1"]
        {
            assert_eq!(defused(text), format!("'{text}"), "{text:?}");
        }
        for text in ["", "a=1", "1-2", "'=1", "Straße", "(x)", " a -b", "#1042"] {
            assert_eq!(defused(text), text);
        }
    }

    #[test]
    fn a_file_is_marked_quoted_and_ends_its_lines_as_spreadsheets_do() {
        let row = vec!["say \"no\", please\nnow".to_owned(), "1.20".to_owned()];
        assert_eq!(lines(&[row]), "\u{feff}\"a\",\"b\"\r\n\"say \"\"no\"\", please\nnow\",\"1.20\"\r\n");
        let mut sheet = Sheet::going_on();
        sheet.row([Cell::number(12), Cell::known(None::<f64>), Cell::text(None)]).unwrap();
        assert_eq!(sheet.bytes().unwrap(), "12,\"\",\"\"\r\n");
    }

    #[test]
    fn moments_carry_the_offset_of_the_campus_and_what_is_absent_is_empty() {
        let at = DateTime::parse_from_rfc3339("2026-07-01T10:00:00.25Z").unwrap().to_utc();
        assert_eq!(Cell::moment(at, Tz::Europe__Berlin).written(), "\"2026-07-01T12:00:00+02:00\"");
        assert_eq!(Cell::moment(None, Tz::UTC).written(), "\"\"");
        assert_eq!((Cell::number(-3).written(), Cell::known(None::<f64>).written()), ("-3".into(), "\"\"".into()));
    }

    proptest! {
        #[test]
        fn what_is_read_back_is_what_was_written_and_no_cell_begins_a_formula(
            rows in prop::collection::vec(prop::collection::vec(any::<String>(), 2), 0..8)
        ) {
            let text = lines(&rows);
            let read: Vec<Vec<String>> = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes())
                .records()
                .map(|record| record.unwrap().iter().map(str::to_owned).collect())
                .collect();
            prop_assert_eq!(read.len(), rows.len());
            for (read, written) in read.iter().flatten().zip(rows.iter().flatten()) {
                prop_assert!(read == written || read.strip_prefix('\'') == Some(written));
                prop_assert!(!read.trim_start().starts_with(BEGINS_A_FORMULA));
            }
        }
    }
}
