//! What a file is, by its bytes: pictures and PDF by their first ones, plain text by all of them.
//!
//! Text is UTF-8 without control characters; a text that begins like markup (HTML, SVG, XML) is refused, because programs
//! that look at a file's beginning, as browsers once did, would take it for a page.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The kinds that come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
pub enum MediaType {
    /// A picture.
    #[serde(rename = "image/png")]
    Png,
    /// A picture.
    #[serde(rename = "image/jpeg")]
    Jpeg,
    /// A picture.
    #[serde(rename = "image/gif")]
    Gif,
    /// A picture.
    #[serde(rename = "image/webp")]
    Webp,
    /// A document.
    #[serde(rename = "application/pdf")]
    Pdf,
    /// Words in UTF-8.
    #[serde(rename = "text/plain")]
    Text,
}

impl MediaType {
    /// All of them.
    pub const ALL: [MediaType; 6] =
        [MediaType::Png, MediaType::Jpeg, MediaType::Gif, MediaType::Webp, MediaType::Pdf, MediaType::Text];

    /// The word on the wire and in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            MediaType::Png => "image/png",
            MediaType::Jpeg => "image/jpeg",
            MediaType::Gif => "image/gif",
            MediaType::Webp => "image/webp",
            MediaType::Pdf => "application/pdf",
            MediaType::Text => "text/plain",
        }
    }

    /// The kind of a word from the database.
    #[must_use]
    pub fn from_word(word: &str) -> Option<MediaType> {
        MediaType::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// Whether a browser may show it by itself: such a picture runs no script, whatever is in it.
    #[must_use]
    pub fn is_image(self) -> bool {
        !matches!(self, MediaType::Pdf | MediaType::Text)
    }

    /// How names of this kind may end; the first is given to a name that ends otherwise.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            MediaType::Png => &["png"],
            MediaType::Jpeg => &["jpg", "jpeg"],
            MediaType::Gif => &["gif"],
            MediaType::Webp => &["webp"],
            MediaType::Pdf => &["pdf"],
            MediaType::Text => &["txt", "log", "md", "csv", "json", "ini", "conf", "yaml", "yml"],
        }
    }

    fn of_head(head: &[u8]) -> Option<MediaType> {
        const MAGIC: [(&[u8], MediaType); 5] = [
            (b"\x89PNG\r\n\x1a\n", MediaType::Png),
            (b"\xff\xd8\xff", MediaType::Jpeg),
            (b"GIF87a", MediaType::Gif),
            (b"GIF89a", MediaType::Gif),
            (b"%PDF-", MediaType::Pdf),
        ];
        let riff = head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP");
        let known = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, kind)| *kind);
        known.or(riff.then_some(MediaType::Webp)).or((!is_markup(head)).then_some(MediaType::Text))
    }
}

/// Whether a text begins with a tag, a declaration or a comment.
fn is_markup(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    matches!(head, [b'<', next, ..] if next.is_ascii_alphabetic() || matches!(next, b'!' | b'?' | b'/'))
}

/// Looks at the bytes of one file as they come.
#[derive(Clone, Debug)]
pub struct Sniffer {
    kind: MediaType,
    /// The beginning of a character that is not whole yet, at most 3 bytes.
    torn: Vec<u8>,
}

impl Sniffer {
    /// The kind by the file's beginning; `None`: it does not come in. The beginning is to be given to `take` as well.
    #[must_use]
    pub fn begin(head: &[u8]) -> Option<Sniffer> {
        MediaType::of_head(head).map(|kind| Sniffer { kind, torn: Vec::new() })
    }

    /// What the file is, if nothing speaks against it later.
    #[must_use]
    pub fn kind(&self) -> MediaType {
        self.kind
    }

    /// The next bytes; whether the file can still be of its kind.
    #[must_use]
    pub fn take(&mut self, bytes: &[u8]) -> bool {
        if self.kind != MediaType::Text {
            return true;
        }
        let joined = [self.torn.as_slice(), bytes].concat();
        let whole = match std::str::from_utf8(&joined) {
            Ok(_) => joined.len(),
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Err(_) => return false,
        };
        let (text, torn) = joined.split_at(whole);
        self.torn = torn.to_vec();
        // ESC is in logs of coloured terminals; the C1 controls are two bytes in UTF-8 and as unwelcome as NUL
        let harmless = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{1b}');
        std::str::from_utf8(text).is_ok_and(|text| text.chars().all(harmless))
    }

    /// Nothing follows; whether the file is whole.
    #[must_use]
    pub fn end(&self) -> bool {
        self.torn.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The verdict on a file that comes in pieces of this size.
    fn verdict(file: &[u8], piece: usize) -> Option<MediaType> {
        let mut sniffer = Sniffer::begin(file)?;
        let fits = file.chunks(piece.max(1)).all(|bytes| sniffer.take(bytes)) && sniffer.end();
        fits.then_some(sniffer.kind())
    }

    #[test]
    fn the_bytes_decide() {
        let cases: [(&[u8], Option<MediaType>); 18] = [
            (b"\x89PNG\r\n\x1a\n....", Some(MediaType::Png)),
            (b"\xff\xd8\xff\xe0..", Some(MediaType::Jpeg)),
            (b"GIF89a<script>", Some(MediaType::Gif)),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Some(MediaType::Webp)),
            (b"%PDF-1.7\n\x00", Some(MediaType::Pdf)),
            ("Temperature: 19\u{b0} \u{20ac}\n".as_bytes(), Some(MediaType::Text)),
            (b"<13>Oct 22 host app: a line of a log", Some(MediaType::Text)),
            (b"a < b", Some(MediaType::Text)),
            (b"<!doctype html>", None),
            (b"  \n<HTML>", None),
            (b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", None),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
            (b"<!-- --><script>", None),
            (b"MZ\x90\0", None),
            (b"PK\x03\x04\x00", None),
            (b"text with a \0", None),
            (b"cut off: \xe2\x82", None),
            ("C1 \u{85}".as_bytes(), None),
        ];
        for (file, kind) in cases {
            assert_eq!(verdict(file, 4), kind, "{:?}", String::from_utf8_lossy(file));
        }
    }

    #[test]
    fn every_kind_has_its_word() {
        for kind in MediaType::ALL {
            assert_eq!(MediaType::from_word(kind.as_str()), Some(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        }
    }

    proptest! {
        #[test]
        fn it_does_not_matter_how_a_file_is_cut(file in proptest::collection::vec(any::<u8>(), 0..80), piece in 1_usize..9) {
            prop_assert_eq!(verdict(&file, piece), verdict(&file, file.len()));
        }

        #[test]
        fn words_are_text_however_they_are_cut(words in "[a-z][\\PC]{0,40}", piece in 1_usize..9) {
            prop_assume!(!words.chars().any(char::is_control));
            prop_assert_eq!(verdict(words.as_bytes(), piece), Some(MediaType::Text));
        }
    }
}
