//! One card of the dashboard: what is known of it, what was sent last, and whether a new answer is worth sending.

use crate::language::Lang;
use crate::pages::cards::{self, Kind, Options, Report};
use crate::pages::{Pages, RenderError};
use crate::workers::Known;
use bytestring::ByteString;
use helpdesk_core::wire::ServerFrame;
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// A card that did not change is sent again after this, so that its "as of" lives.
const RENEWED: Duration = Duration::from_secs(15);

/// What was last sent.
struct Sent {
    report: Option<Report>,
    figures: Option<Value>,
    stale: bool,
    at: Instant,
    /// In the languages in which somebody watches.
    frames: BTreeMap<Lang, ByteString>,
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
    /// What was sent last in this language.
    pub fn last(&self, lang: Lang) -> Option<ByteString> {
        self.sent.as_ref()?.frames.get(&lang).cloned()
    }

    /// Takes an answer in. Whether it differs from the one before (or is due to be renewed).
    pub fn take(&mut self, known: Option<Known>) -> Result<bool, serde_json::Error> {
        let (report, stale) = known.map_or((None, true), |known| (Some(known.report), known.stale));
        let figures = report.as_ref().map(timeless).transpose()?;
        let same = |sent: &Sent| sent.figures == figures && sent.stale == stale && sent.at.elapsed() < RENEWED;
        if self.sent.as_ref().is_some_and(same) {
            return Ok(false);
        }
        self.sent = Some(Sent { report, figures, stale, at: Instant::now(), frames: BTreeMap::new() });
        Ok(true)
    }

    /// Makes the frame of a language, once for each answer.
    pub fn render(&mut self, kind: Kind, lang: Lang, pages: &Pages) -> Result<(), RenderError> {
        let Some(sent) = self.sent.as_mut().filter(|sent| !sent.frames.contains_key(&lang)) else { return Ok(()) };
        let frame = frame(kind, lang, sent.report.as_ref(), sent.stale, pages)?;
        sent.frames.insert(lang, frame);
        Ok(())
    }
}

/// A report's figures without the moments, which move by themselves and are no change.
fn timeless(report: &Report) -> Result<Value, serde_json::Error> {
    let mut data = report.data()?;
    if let Some(fields) = data.as_object_mut() {
        fields.remove("as_of");
        fields.remove("since");
        // a course begins with the period and ends now
        if let Some(steps) = fields.get_mut("steps").and_then(Value::as_array_mut) {
            forget(steps.first_mut(), "from");
            forget(steps.last_mut(), "to");
        }
    }
    Ok(data)
}

fn forget(step: Option<&mut Value>, moment: &str) {
    if let Some(fields) = step.and_then(Value::as_object_mut) {
        fields.remove(moment);
    }
}

fn frame(
    kind: Kind,
    lang: Lang,
    report: Option<&Report>,
    stale: bool,
    pages: &Pages,
) -> Result<ByteString, RenderError> {
    let html = match report {
        Some(report) => cards::render(pages, lang, report, Options { stale })?,
        None => cards::failed(pages, lang, kind)?,
    };
    let data = report.map(Report::data).transpose()?.unwrap_or_default();
    let as_of = report.map(Report::as_of);
    Ok(ServerFrame::Analytics { report: kind.name(), data, as_of, stale, html }.encode().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, TimeDelta, Utc};
    use helpdesk_core::Category;
    use helpdesk_core::reports::{ActiveByCategory, CategoryCount, Flow, FlowStep, Moved, Step};

    fn flow(second: i64, opened: i64) -> Option<Known> {
        let at = |hour: i64| DateTime::from_timestamp(1_800_000_000 + 3600 * hour, 0).unwrap();
        let now = at(2) + TimeDelta::seconds(second);
        let step = |from, to, opened| FlowStep { from, to, opened, closed: 0, unclosed: opened };
        let report = Report::Flow(Flow {
            last: "2h".parse().unwrap(),
            since: at(0) + TimeDelta::seconds(second),
            timezone: "UTC".to_owned(),
            step: Step::Hour,
            steps: vec![step(at(0) + TimeDelta::seconds(second), at(1), 0), step(at(1), now, opened)],
            total: Moved::default(),
            before: Moved::default(),
            unclosed_at_first: 0,
            longest_wait: None,
            as_of: now,
        });
        Some(Known { report, stale: false })
    }

    #[test]
    fn a_course_that_only_grew_older_is_not_sent() {
        let mut card = Card::default();
        assert!(card.take(flow(0, 1)).unwrap(), "the first answer");
        assert!(!card.take(flow(5, 1)).unwrap(), "time alone");
        assert!(card.take(flow(5, 2)).unwrap(), "a ticket");
    }

    fn known(active: i64, second: i64, stale: bool) -> Option<Known> {
        let categories = Category::ALL.map(|category| CategoryCount { category, active }).to_vec();
        let as_of: DateTime<Utc> = DateTime::from_timestamp(1_800_000_000 + second, 0).unwrap();
        Some(Known { report: Report::Categories(ActiveByCategory { categories, as_of }), stale })
    }

    #[test]
    fn a_new_figure_is_sent_and_a_new_moment_is_not() {
        let (pages, mut card) = (Pages::load().unwrap(), Card::default());
        assert!(card.take(known(1, 0, false)).unwrap(), "the first answer");
        assert!(!card.take(known(1, 1, false)).unwrap(), "time alone");
        assert!(card.take(known(2, 2, false)).unwrap(), "a figure");
        assert!(card.take(known(2, 2, true)).unwrap(), "the worker is down");
        assert!(!card.take(known(2, 2, true)).unwrap(), "it is still down");
        for (lang, title) in [(Lang::En, "Active per category"), (Lang::De, "Aktive Tickets je Kategorie")] {
            assert_eq!(card.last(lang), None, "nobody reads it in this language yet");
            card.render(Kind::Categories, lang, &pages).unwrap();
            let frame = card.last(lang).unwrap();
            assert!(frame.contains("\"stale\":true") && frame.contains(title), "{frame}");
        }
    }

    #[test]
    fn a_worker_that_never_answered_is_a_failed_card() {
        let mut card = Card::default();
        assert!(card.take(None).unwrap());
        card.render(Kind::Backlog, Lang::En, &Pages::load().unwrap()).unwrap();
        assert!(card.last(Lang::En).unwrap().contains("\"data\":null,\"as_of\":null,\"stale\":true"));
    }
}
