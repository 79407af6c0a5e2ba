//! `helpdesk classify`: the category of texts, one a line, as one JSON object a line.

use clap::Args;
use helpdesk_classify::Classifier;
use serde_json::json;
use std::io::{self, BufRead, ErrorKind, Write};
use std::process::ExitCode;

#[derive(Args)]
pub(super) struct ClassifyFlags {
    /// A text; may be given several times. Without it, texts are read from standard input, one a line.
    #[arg(long, value_name = "TEXT")]
    text: Vec<String>,
}

pub(super) fn run(flags: ClassifyFlags) -> io::Result<ExitCode> {
    let out = io::stdout().lock();
    let done = if flags.text.is_empty() {
        // a line that is no UTF-8 is read as well as it can be
        let lines = io::stdin().lock().split(b'\n');
        write_all(
            lines.map(|line| line.map(|bytes| String::from_utf8_lossy(&bytes).trim_end_matches('\r').to_owned())),
            out,
        )
    } else {
        write_all(flags.text.into_iter().map(Ok), out)
    };
    match done {
        // whoever read has seen enough
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        other => other.map(|()| ExitCode::SUCCESS),
    }
}

fn write_all(texts: impl Iterator<Item = io::Result<String>>, mut out: impl Write) -> io::Result<()> {
    for text in texts {
        writeln!(out, "{}", line(&text?))?;
        out.flush()?;
    }
    Ok(())
}

fn line(text: &str) -> String {
    let guess = Classifier::shared().classify(text);
    let reasons: Vec<_> =
        guess.reasons.iter().map(|reason| json!({"word": reason.word, "weight": reason.weight})).collect();
    json!({"category": guess.category, "confidence": guess.confidence, "reasons": reasons}).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_gets_one_object_even_an_empty_one() {
        let mut out = Vec::new();
        let texts = ["the printer jams", "", "\u{fffd}😀"].map(|text| Ok(text.to_owned()));
        write_all(texts.into_iter(), &mut out).unwrap();
        let lines: Vec<serde_json::Value> =
            String::from_utf8(out).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        assert_eq!(lines.len(), 3);
        for line in lines {
            assert!(line["category"].is_string() && line["confidence"].is_number() && line["reasons"].is_array());
        }
    }
}
