//! One card of the dashboard: what is known of it, what was sent last, and whether a new answer is worth sending.

use crate::pages::cards::{self, Kind, Options, Report};
use crate::pages::{Pages, RenderError};
use crate::workers::Known;
use bytestring::ByteString;
use helpdesk_core::wire::ServerFrame;
use serde_json::Value;
use std::time::{Duration, Instant};

/// A card that did not change is sent again after this, so that its "as of" lives.
const RENEWED: Duration = Duration::from_secs(15);

/// What was last sent.
struct Sent {
    figures: Option<Value>,
    stale: bool,
    at: Instant,
    frame: ByteString,
}

/// A question's state. At most one asking is under way and at most one waits.
#[derive(Default)]
pub(super) struct Card {
    /// An asking is scheduled.
    pub waits: bool,
    /// An asking is under way.
    pub asking: bool,
    /// Something changed while it was under way.
    pub again: bool,
    /// When the worker was last asked.
    pub asked: Option<Instant>,
    sent: Option<Sent>,
}

impl Card {
    /// What was sent last.
    pub fn last(&self) -> Option<ByteString> {
        self.sent.as_ref().map(|sent| sent.frame.clone())
    }

    /// Takes an answer in. The frame to send, and whether it differs from the one before (or is due to be renewed).
    pub fn take(&mut self, kind: Kind, known: Option<Known>, pages: &Pages) -> Result<(ByteString, bool), RenderError> {
        let (report, stale) = known.map_or((None, true), |known| (Some(known.report), known.stale));
        let figures = report.as_ref().map(timeless).transpose()?;
        let same = |sent: &&Sent| sent.figures == figures && sent.stale == stale && sent.at.elapsed() < RENEWED;
        if let Some(sent) = self.sent.as_ref().filter(same) {
            return Ok((sent.frame.clone(), false));
        }
        let frame = frame(kind, report.as_ref(), stale, pages)?;
        self.sent = Some(Sent { figures, stale, at: Instant::now(), frame: frame.clone() });
        Ok((frame, true))
    }
}

/// A report's figures without the moments, which move by themselves and are no change.
fn timeless(report: &Report) -> Result<Value, RenderError> {
    let mut data = report.data()?;
    if let Some(fields) = data.as_object_mut() {
        fields.remove("as_of");
        fields.remove("since");
    }
    Ok(data)
}

fn frame(kind: Kind, report: Option<&Report>, stale: bool, pages: &Pages) -> Result<ByteString, RenderError> {
    let html = match report {
        Some(report) => cards::render(pages, report, Options { stale })?,
        None => cards::failed(pages, kind)?,
    };
    let data = report.map(Report::data).transpose()?.unwrap_or_default();
    let as_of = report.map(Report::as_of);
    Ok(ServerFrame::Analytics { report: kind.name(), data, as_of, stale, html }.encode().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Utc};
    use helpdesk_core::Category;
    use helpdesk_core::reports::{ActiveByCategory, CategoryCount};

    fn known(active: i64, second: i64, stale: bool) -> Option<Known> {
        let categories = Category::ALL.map(|category| CategoryCount { category, active }).to_vec();
        let as_of: DateTime<Utc> = DateTime::from_timestamp(1_800_000_000 + second, 0).unwrap();
        Some(Known { report: Report::Categories(ActiveByCategory { categories, as_of }), stale })
    }

    #[test]
    fn a_new_figure_is_sent_and_a_new_moment_is_not() {
        let (pages, mut card) = (Pages::load().unwrap(), Card::default());
        let mut sent = |known| card.take(Kind::Categories, known, &pages).unwrap();
        assert!(sent(known(1, 0, false)).1, "the first answer");
        assert!(!sent(known(1, 1, false)).1, "time alone");
        assert!(sent(known(2, 2, false)).1, "a figure");
        assert!(sent(known(2, 2, true)).1, "the worker is down");
        let (frame, changed) = sent(known(2, 2, true));
        assert!(!changed, "it is still down");
        assert!(frame.contains("\"stale\":true") && frame.contains("\"report\":\"active-by-category\""));
    }

    #[test]
    fn a_worker_that_never_answered_is_a_failed_card() {
        let (frame, changed) = Card::default().take(Kind::Backlog, None, &Pages::load().unwrap()).unwrap();
        assert!(changed && frame.contains("\"data\":null,\"as_of\":null,\"stale\":true"));
    }
}
