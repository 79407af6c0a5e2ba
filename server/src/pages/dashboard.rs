//! `GET /analytics`: the managers' live dashboard: the cards ([`super::cards`]) and what stands around them, the period
//! and the choice of analyses; everything in the address.
//!
//! A period that makes no sense is told beside the box, with what was typed still in it, and the page falls back to a day:
//! the handler answers 422 when [`DashboardQuery::fault`] says so. A card that is not there (its worker has never
//! answered) is a failed card; the others live.

use super::cards::{self, Kind, Options, Report};
use super::nav::{Nav, NavCounts};
use super::{RenderError, Shell};
use crate::language::{Said, said};
use helpdesk_core::Author;
use helpdesk_core::reports::Period;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde_json::Value;

/// The periods with a button of their own.
const OFFERED: [&str; 4] = ["24h", "7d", "30d", "90d"];
/// Shown when the address names none.
const USUAL: &str = "24h";

/// The dashboard's address, understood: `?last=24h&show=backlog,resolution,categories,corrections`, and `kiosk` for a screen on a wall; the form without a script sends
/// `n=36&unit=h` and one `show` for each choice.
#[derive(Clone, Debug, PartialEq)]
pub struct DashboardQuery {
    /// The period; the usual one if it was missing or wrong.
    pub last: Option<Period>,
    show: Vec<Kind>,
    typed: String,
    in_days: bool,
    fault: bool,
    /// For a screen on a wall: nothing but the cards.
    wall: bool,
}

impl DashboardQuery {
    /// Reads the query part of an address, without its `?`.
    #[must_use]
    pub fn parse(query: &str) -> DashboardQuery {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        let find = |name: &str| pairs.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value.trim());
        let (typed, unit) = match (find("n"), find("last")) {
            (Some(n), _) => (n, find("unit").unwrap_or("h")),
            (None, Some(last)) => {
                last.strip_suffix('d').map_or((last.strip_suffix('h').unwrap_or(last), "h"), |n| (n, "d"))
            }
            (None, None) => ("", ""),
        };
        let asked = (!unit.is_empty()).then(|| {
            if find("n").is_some() { format!("{typed}{unit}") } else { find("last").unwrap_or_default().to_owned() }
        });
        let period = asked.as_ref().map(|text| text.parse::<Period>());
        let fault = matches!(period, Some(Err(_)));
        let shown: Vec<&str> =
            pairs.iter().filter(|(key, _)| key == "show").flat_map(|(_, value)| value.split(',')).collect();
        let show = if pairs.iter().any(|(key, _)| key == "show") { shown } else { Kind::ALL.map(Kind::word).to_vec() };
        DashboardQuery {
            last: period.and_then(Result::ok).or_else(|| USUAL.parse().ok()),
            show: Kind::ALL.into_iter().filter(|kind| show.contains(&kind.word())).collect(),
            typed: typed.to_owned(),
            in_days: unit == "d",
            fault,
            wall: find("kiosk").is_some(),
        }
    }

    /// Whether the period cannot be used; the page says why, and the answer is 422.
    #[must_use]
    pub fn fault(&self) -> bool {
        self.fault
    }

    /// The analyses to ask for and to show.
    #[must_use]
    pub fn shown(&self) -> &[Kind] {
        &self.show
    }

    fn href(&self, last: &str) -> String {
        let all = self.show.len() == Kind::ALL.len();
        let words: Vec<&str> = self.show.iter().map(|kind| kind.word()).collect();
        let show = if all { String::new() } else { format!("&show={}", words.join(",")) };
        format!("/analytics?last={last}{show}")
    }
}

#[derive(Debug, Serialize)]
struct Button {
    href: String,
    text: Said,
    current: bool,
}

/// An analysis that one may choose.
#[derive(Debug, Serialize)]
struct Analysis {
    word: &'static str,
    title: Said,
    shown: bool,
}

/// Where it is shown.
#[derive(Debug, Serialize)]
struct Slot {
    word: &'static str,
    name: &'static str,
    shown: bool,
    /// Which partial shows it, and what that reads.
    template: &'static str,
    card: Option<Value>,
}

impl Slot {
    /// Nothing is shown of an analysis that was not chosen; one that was and has no answer has failed.
    fn new(kind: Kind, shown: bool, answer: Option<&(Report, Options)>) -> Result<Slot, RenderError> {
        let card = answer.filter(|_| shown).map(|(report, options)| cards::view(report, *options)).transpose()?;
        let (template, card) = match card {
            None if shown => ("card_failed", Some(cards::failed_view(kind)?)),
            card => (kind.template(), card),
        };
        Ok(Slot { word: kind.word(), name: kind.name(), shown, template, card })
    }
}

/// A period on a button: "24 h".
fn short(period: &str) -> Said {
    let (key, number) = period.strip_suffix('d').map_or(("hours", period.trim_end_matches('h')), |days| ("days", days));
    said(key).with("n", number.parse::<i64>().unwrap_or_default())
}

/// View of `dashboard.hbs`.
#[derive(Debug, Serialize)]
pub struct Dashboard {
    page: Shell,
    nav: Nav,
    last: String,
    buttons: Vec<Button>,
    own: bool,
    own_text: Said,
    typed: String,
    in_days: bool,
    fault: Option<Said>,
    show_words: String,
    analyses: Vec<Analysis>,
    slots: Vec<Slot>,
    nothing: bool,
    all_href: String,
    wall: bool,
    wall_href: String,
    way_back: String,
    enter_next: String,
}

impl Dashboard {
    /// The page with what the workers answered; an analysis that was chosen and is not among them has failed.
    pub fn new(
        you: &Author,
        query: &DashboardQuery,
        answers: &[(Report, Options)],
        counts: NavCounts,
    ) -> Result<Dashboard, RenderError> {
        let last = query.last.map(|period| period.to_string()).unwrap_or_default();
        let offered = OFFERED.contains(&last.as_str());
        let answer = |kind: Kind| answers.iter().find(|(report, _)| report.kind() == kind);
        let shown = |kind: Kind| query.show.contains(&kind);
        let analysis = |kind: Kind| Analysis { word: kind.word(), title: kind.title(), shown: shown(kind) };
        let slot = |kind: Kind| Slot::new(kind, shown(kind), answer(kind));
        let typed = if query.fault || !offered { query.typed.clone() } else { String::new() };
        let way_back = query.href(&last);
        let wall_href = format!("{way_back}&kiosk");
        Ok(Dashboard {
            page: Shell::new(said("title").with("name", said("analytics")), Some("dashboard"), Some(you)),
            nav: Nav::new(None, counts),
            buttons: OFFERED
                .into_iter()
                .map(|word| Button { href: query.href(word), text: short(word), current: word == last && !query.fault })
                .collect(),
            own: query.fault || !offered,
            own_text: if offered { said("own-period") } else { short(&last) },
            typed,
            in_days: query.in_days,
            fault: query.fault.then(|| said("own-period-fault")),
            show_words: query.show.iter().map(|kind| kind.word()).collect::<Vec<_>>().join(","),
            analyses: Kind::ALL.into_iter().map(analysis).collect(),
            slots: Kind::ALL.into_iter().map(slot).collect::<Result<_, _>>()?,
            nothing: query.show.is_empty(),
            all_href: format!("/analytics?last={last}"),
            wall: query.wall,
            enter_next: utf8_percent_encode(&wall_href, NON_ALPHANUMERIC).to_string(),
            wall_href,
            way_back,
            last,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last(query: &str) -> (String, bool) {
        let query = DashboardQuery::parse(query);
        (query.last.unwrap().to_string(), query.fault())
    }

    #[test]
    fn a_period_comes_from_the_address_or_from_the_form() {
        assert_eq!(last(""), ("24h".into(), false));
        assert_eq!(last("last=30d"), ("30d".into(), false));
        assert_eq!(last("last=24h&n=36&unit=h"), ("36h".into(), false));
        assert_eq!(last("n=+14+&unit=d"), ("14d".into(), false));
        for wrong in
            ["last=", "last=x", "last=0h", "last=3651d", "n=&unit=h", "n=1.5&unit=d", "n=3&unit=w", "n=-2&unit=h"]
        {
            assert_eq!(last(wrong), ("24h".into(), true), "{wrong}");
        }
    }

    #[test]
    fn the_choice_of_analyses_may_be_a_list_or_many() {
        let shown = |query: &str| {
            DashboardQuery::parse(query).shown().iter().map(|kind| kind.word()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            shown("last=7d"),
            "backlog categories flow resolution responses arrivals buildings ratings corrections"
        );
        assert_eq!(
            (shown("show=categories,backlog"), shown("show=resolution&show=backlog")),
            ("backlog categories".into(), "backlog resolution".into())
        );
        assert_eq!((shown("show="), shown("show=weather")), (String::new(), String::new()));
    }

    #[test]
    fn the_page_stands_with_answers_with_failures_and_with_nothing() {
        let pages = crate::pages::Pages::load().unwrap();
        let render = |query: &str, answers: &[(Report, Options)]| {
            let view = Dashboard::new(
                &crate::pages::samples::staff(),
                &DashboardQuery::parse(query),
                answers,
                NavCounts::default(),
            )
            .unwrap();
            pages
                .render(crate::language::Lang::En, "dashboard", &view)
                .unwrap()
                .replace("&#x3D;", "=")
                .replace("&amp;", "&")
        };
        let categories = Report::Categories(helpdesk_core::reports::ActiveByCategory {
            categories: vec![],
            as_of: chrono::Utc::now(),
        });
        let html = render("last=36h", &[(categories, Options { stale: true })]);
        assert_eq!(
            html.matches("This analysis is not running").count(),
            Kind::ALL.len() - 1,
            "the cards without an answer, and only they"
        );
        assert!(html.contains("data-stale") && html.contains("36 h") && html.contains("value=\"36\""));
        let html = render("last=soon&show=backlog", &[]);
        assert!(
            html.contains("value=\"soon\"") && html.contains("1 to 87,600 hours") && html.contains("data-last=\"24h\"")
        );
        assert!(html.contains("/analytics?last=7d&show=backlog"));
        assert!(html.contains("<nav class=\"rail") && html.contains("/analytics?last=24h&show=backlog&kiosk"));
        let html = render("kiosk&last=7d&show=backlog", &[]);
        assert!(!html.contains("<nav class=\"rail") && html.contains("data-wall=\"/analytics?last=7d&show=backlog\""));
        let html = render("show=", &[]);
        assert!(html.contains("No analysis is chosen.") && !html.contains("not running"));
    }
}
