//! `helpdesk classify`: the category of texts, one a line, as one JSON object a line, by the corpus alone: what a helpdesk
//! taught its servers stays with them.
//!
//! Each line is answered as it comes, so a program may ask and wait. Whoever watches a long file on a terminal sees how far
//! it is, on standard error; where the answers go to the same terminal they are progress enough.

use crate::startup::Signals;
use clap::Args;
use helpdesk_classify::Classifier;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;
use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind, IsTerminal, Read, Write};
use std::os::fd::AsFd;
use std::process::ExitCode;

#[derive(Args)]
pub(super) struct ClassifyFlags {
    /// A text; may be given several times. Without it, texts are read from standard input, one a line.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    text: Vec<String>,
}

pub(super) fn run(flags: ClassifyFlags) -> io::Result<ExitCode> {
    end_cleanly()?;
    let out = io::stdout();
    let done = if flags.text.is_empty() {
        let progress = progress();
        let done = write_all(lines_of(progress.wrap_read(io::stdin().lock())), out);
        progress.finish_and_clear();
        done
    } else {
        write_all(flags.text.into_iter().map(Ok), out)
    };
    match done {
        // whoever read has seen enough
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        other => other.map(|()| ExitCode::SUCCESS),
    }
}

/// SIGTERM and Ctrl-C end it with code 0 and never in the middle of a line: who writes one holds the output.
fn end_cleanly() -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    let signals = runtime.block_on(async { Signals::listen() })?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        runtime.block_on(signals.end());
        let _whole_lines = io::stdout().lock();
        std::process::exit(0)
    })?;
    Ok(())
}

/// A line that is no UTF-8 is read as well as it can be.
fn lines_of(input: impl Read) -> impl Iterator<Item = io::Result<String>> {
    let lines = BufReader::new(input).split(b'\n');
    lines.map(|line| line.map(|bytes| String::from_utf8_lossy(&bytes).trim_end_matches('\r').to_owned()))
}

/// How far the input is read: a bar for a file, a count for a pipe, nothing where nobody looks or the answers are seen.
fn progress() -> ProgressBar {
    if io::stdout().is_terminal() || io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let (bar, template) = match size_of_stdin() {
        Some(size) => (ProgressBar::new(size), "{bar:32} {percent:>3} %, {bytes} of {total_bytes}, {eta} left"),
        None => (ProgressBar::no_length(), "{bytes} read, {bytes_per_sec}"),
    };
    // a template that cannot be read would be a fault of this line, and the usual style does as well
    bar.with_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// `None`: not a file.
fn size_of_stdin() -> Option<u64> {
    let file = File::from(io::stdin().as_fd().try_clone_to_owned().ok()?);
    file.metadata().ok().filter(std::fs::Metadata::is_file).map(|data| data.len())
}

fn write_all(texts: impl Iterator<Item = io::Result<String>>, mut out: impl Write) -> io::Result<()> {
    for text in texts {
        // one write, so one holding of the output
        out.write_all(format!("{}\n", line(&text?)).as_bytes())?;
        out.flush()?;
    }
    Ok(())
}

fn line(text: &str) -> String {
    let guess = Classifier::shared().classify(text);
    let reasons: Vec<_> =
        guess.reasons.iter().map(|reason| json!({"word": reason.word, "weight": short(reason.weight)})).collect();
    json!({"category": guess.category, "confidence": short(guess.confidence), "reasons": reasons}).to_string()
}

/// Four decimals, as tickets keep it.
fn short(number: f32) -> f64 {
    (f64::from(number) * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_gets_one_object_even_an_empty_one() {
        let mut out = Vec::new();
        write_all(lines_of(&b"the printer jams\r\n\n\xff\xf0\x9f\x98\x80"[..]), &mut out).unwrap();
        let lines: Vec<serde_json::Value> =
            String::from_utf8(out).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        assert_eq!(lines.len(), 3);
        for line in lines {
            assert!(line["category"].is_string() && line["confidence"].is_number() && line["reasons"].is_array());
        }
    }
}
