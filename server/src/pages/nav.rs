//! The helpdesk's ways: rail on a desk, bar on a phone, with the numbers of each list.

use super::queue::{QueueQuery, View};
use crate::language::{Said, said};
use serde::Serialize;

/// How many tickets each list has, over the whole campus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NavCounts {
    /// Wait for the helpdesk.
    pub open: i64,
    /// Are being worked on by the reader.
    pub mine: i64,
    /// Are being worked on.
    pub active: i64,
    /// Are done.
    pub closed: i64,
}

/// View of `nav_rail.hbs` and `phone_nav.hbs`.
#[derive(Debug, Serialize)]
pub struct Nav {
    ways: Vec<Way>,
    analytics: bool,
}

#[derive(Debug, Serialize)]
struct Way {
    word: &'static str,
    title: Said,
    short: Said,
    href: String,
    current: bool,
    mark: Option<&'static str>,
    icon: Option<&'static str>,
    count: Said,
    /// A badge catches the eye; the other numbers stay quiet. Absent: no number on a phone.
    badge: bool,
    phone_badge: bool,
    /// A badge of zero is no news.
    none: bool,
    quiet: bool,
}

impl Nav {
    /// `view` is the list that is shown; `None` on the dashboard.
    #[must_use]
    pub fn new(view: Option<View>, counts: NavCounts) -> Nav {
        let way = |of: View, title, short, n: i64| Way {
            word: of.word(),
            title: said(title),
            short: said(short),
            href: QueueQuery::of(of).href(),
            current: view == Some(of),
            mark: (of != View::Mine).then(|| of.word()),
            icon: (of == View::Mine).then_some("mine"),
            count: said("count").with("n", n),
            badge: of == View::Mine,
            phone_badge: matches!(of, View::Open | View::Mine),
            none: n == 0,
            quiet: n == 0 && of == View::Mine,
        };
        Nav {
            ways: vec![
                way(View::Open, "way-open", "way-open", counts.open),
                way(View::Mine, "way-mine", "way-mine-short", counts.mine),
                way(View::Active, "way-active", "way-active-short", counts.active),
                way(View::Closed, "way-closed", "way-closed", counts.closed),
            ],
            analytics: view.is_none(),
        }
    }
}
