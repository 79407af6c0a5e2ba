//! What a queue's address asks for: `/queue?view=open&category=&building=&sort=&opened_after=&opened_before=&ticket=7`, and
//! where lists are read page by page also `&guessed=&corrected=`: what was found from the words, and whether that stands, and
//! what the figures over time count (`crate::counted`). `&nowhere=true` asks for tickets without a building.
//! `&q=` looks for words; such a list is read page by page too.
//!
//! The rule it keeps: an address, the list in the database, the rows kept live in a browser and a number on the dashboard
//! mean the same predicate. What cannot be understood is left out, so that an old bookmark still opens a queue; the page
//! shows what is filtered, so nobody is misled. `js/queue-query.js` is the same table for the browser.

use crate::counted;
use crate::language::{Said, said};
use chrono::{DateTime, SecondsFormat, Utc};
use helpdesk_core::search::{Query, query::MOST_CHARS};
use helpdesk_core::{Category, PersonId, QueueItem, Status, TicketId};
use helpdesk_sql::{Counted, Search, Sort, TicketFilter};
use serde::Serialize;
use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

/// Which tickets the list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Wait for the helpdesk.
    #[default]
    Open,
    /// Are being worked on by the reader.
    Mine,
    /// Are being worked on.
    Active,
    /// Open and active: what the dashboard counts as unclosed.
    Unclosed,
    /// Are done. Not live rows but pages.
    Closed,
    /// Whatever their status: what a figure over all tickets leads to. Pages too.
    All,
}

impl View {
    /// All of them, in the order of the navigation.
    pub const ALL: [View; 6] = [View::Open, View::Mine, View::Active, View::Unclosed, View::Closed, View::All];

    /// The word in the address.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            View::Open => "open",
            View::Mine => "mine",
            View::Active => "active",
            View::Unclosed => "unclosed",
            View::Closed => "closed",
            View::All => "all",
        }
    }

    /// What people call it, after a number `$n`: "12 open".
    #[must_use]
    pub fn counted(self) -> Said {
        said(match self {
            View::Open => "counted-open",
            View::Mine => "counted-mine",
            View::Active => "counted-active",
            View::Unclosed => "counted-unclosed",
            View::Closed => "counted-closed",
            View::All => "counted-all",
        })
    }

    /// What people call it, alone.
    #[must_use]
    pub fn name(self) -> Said {
        said(match self {
            View::Open => "view-open",
            View::Mine => "view-mine",
            View::Active => "view-active",
            View::Unclosed => "view-unclosed",
            View::Closed => "view-closed",
            View::All => "view-all",
        })
    }

    /// The statuses that it lists.
    #[must_use]
    pub fn statuses(self) -> Vec<Status> {
        match self {
            View::Open => vec![Status::Open],
            View::Mine | View::Active => vec![Status::Active],
            View::Unclosed => vec![Status::Open, Status::Active],
            View::Closed => vec![Status::Closed],
            View::All => Status::ALL.to_vec(),
        }
    }

    /// Whether its rows are read from the database page by page; the rows of the others are kept live.
    #[must_use]
    pub fn is_paged(self) -> bool {
        matches!(self, View::Closed | View::All)
    }

    /// Who waits longest comes first; of the closed ones, what happened last; of all, what was opened last.
    #[must_use]
    pub fn usual_sort(self) -> Sort {
        match self {
            View::Closed => Sort::Updated,
            View::All => Sort::Newest,
            _ => Sort::Waiting,
        }
    }
}

/// The word of an order in the address and in REST.
pub(super) fn sort_word(sort: Sort) -> &'static str {
    match sort {
        Sort::Best => "best",
        Sort::Waiting => "waiting",
        Sort::Newest => "newest",
        Sort::Oldest => "oldest",
        Sort::Updated => "updated",
    }
}

/// A queue's address, understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QueueQuery {
    /// Which tickets.
    pub view: View,
    /// Only this category.
    pub category: Option<Category>,
    /// Only this building, to the letter.
    pub building: Option<String>,
    /// That have these words.
    pub q: Option<String>,
    /// In this order; absent: the view's usual one.
    pub sort: Option<Sort>,
    /// Opened at or after.
    pub opened_after: Option<DateTime<Utc>>,
    /// Opened before.
    pub opened_before: Option<DateTime<Utc>>,
    /// Whose words were found to be of this category. Only where lists are paged: live rows do not tell.
    pub guessed: Option<Category>,
    /// Whether the category is another one than was found. Only where lists are paged.
    pub corrected: Option<bool>,
    /// What only the figures over time count. Only where lists are paged.
    pub counted: Counted,
    /// Without a building.
    pub nowhere: bool,
    /// The ticket whose thread is shown.
    pub ticket: Option<TicketId>,
}

impl QueueQuery {
    /// A view without filters.
    #[must_use]
    pub fn of(view: View) -> QueueQuery {
        QueueQuery { view, ..QueueQuery::default() }
    }

    /// Reads the query part of an address, without its `?`.
    #[must_use]
    pub fn parse(query: &str) -> QueueQuery {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        let find = |name: &str| {
            pairs.iter().find(|(key, value)| key == name && !value.is_empty()).map(|(_, value)| value.as_str())
        };
        let moment = |name: &str| find(name).and_then(|text| text.parse::<DateTime<Utc>>().ok());
        let view =
            find("view").and_then(|word| View::ALL.into_iter().find(|view| view.word() == word)).unwrap_or_default();
        let q = find("q").map(|text| text.trim().chars().take(MOST_CHARS).collect::<String>());
        let q = q.filter(|text| !text.is_empty());
        let known = [Sort::Best, Sort::Waiting, Sort::Newest, Sort::Oldest, Sort::Updated];
        let sorts = known.into_iter().filter(|sort| *sort != Sort::Best || q.is_some());
        let paged = |name: &str| find(name).filter(|_| view.is_paged());
        QueueQuery {
            view,
            category: find("category").and_then(Category::from_word),
            building: find("building").map(str::to_owned),
            sort: find("sort").and_then(|word| sorts.into_iter().find(|sort| sort_word(*sort) == word)),
            q,
            opened_after: moment("opened_after"),
            opened_before: moment("opened_before"),
            guessed: paged("guessed").and_then(Category::from_word),
            corrected: paged("corrected").and_then(|word| word.parse().ok()),
            counted: counted::leniently(paged),
            nowhere: find("nowhere") == Some("true"),
            ticket: find("ticket").and_then(|text| text.parse().ok()).filter(|id| *id > 0).map(TicketId),
        }
    }

    /// Path and query that lead here.
    #[must_use]
    pub fn href(&self) -> String {
        let moment = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::AutoSi, true);
        let fields = [
            ("view", Some(self.view.word().to_owned())),
            ("category", self.category.map(|category| category.as_str().to_owned())),
            ("building", self.building.clone()),
            ("q", self.q.clone()),
            ("sort", self.sort.filter(|sort| *sort != self.usual_sort()).map(|sort| sort_word(sort).to_owned())),
            ("opened_after", self.opened_after.map(moment)),
            ("opened_before", self.opened_before.map(moment)),
            ("guessed", self.guessed.map(|category| category.as_str().to_owned())),
            ("corrected", self.corrected.map(|corrected| corrected.to_string())),
            ("nowhere", self.nowhere.then(|| "true".to_owned())),
        ];
        let counted = counted::pairs(&self.counted).into_iter().map(|(name, value)| (name, Some(value)));
        let (fields, ticket) = (fields.into_iter(), ("ticket", self.ticket.map(|ticket| ticket.to_string())));
        let all = fields.chain(counted).chain([ticket]);
        let set: Vec<(&str, String)> = all.filter_map(|(name, value)| Some((name, value?))).collect();
        format!("/queue?{}", serde_urlencoded::to_string(set).unwrap_or_default())
    }

    /// The order of the list.
    #[must_use]
    pub fn order(&self) -> Sort {
        self.sort.unwrap_or(self.usual_sort())
    }

    fn usual_sort(&self) -> Sort {
        if self.q.is_some() { Sort::Best } else { self.view.usual_sort() }
    }

    /// Whether anything narrows the view.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.q.is_some()
            || self.category.is_some()
            || self.building.is_some()
            || self.opened_after.is_some()
            || self.opened_before.is_some()
            || self.guessed.is_some()
            || self.corrected.is_some()
            || self.nowhere
            || self.counted != Counted::default()
    }

    /// The same predicate for the database, a page of `limit` from the beginning. Who works on a ticket is not among the
    /// database's filters: of [`View::Mine`] it answers all active ones, and [`QueueQuery::keeps`] picks.
    #[must_use]
    pub fn filter(&self, limit: i64) -> TicketFilter {
        TicketFilter {
            statuses: self.view.statuses(),
            category: self.category,
            building: if self.nowhere { Some(String::new()) } else { self.building.clone() },
            mine: None,
            opened_after: self.opened_after,
            opened_before: self.opened_before,
            guessed: self.guessed,
            corrected: self.corrected,
            counted: self.counted,
            search: self.q.as_deref().map(|text| Search { query: Query::parse(text), notes: true }),
            sort: self.order(),
            cursor: None,
            limit,
        }
    }

    /// Whether a row belongs to the list, as far as a row tells: what was found from the words it does not.
    #[must_use]
    pub fn keeps(&self, row: &QueueItem, me: PersonId) -> bool {
        let of_view = self.view.statuses().contains(&row.status);
        let mine = self.view != View::Mine || row.assignee.as_ref().is_some_and(|person| person.id == me);
        let category = self.category.is_none_or(|category| category == row.category);
        let building = self.building.is_none()
            || row.location.building.as_ref().map(helpdesk_core::Building::as_str) == self.building.as_deref();
        let after = self.opened_after.is_none_or(|at| row.opened_at >= at);
        let before = self.opened_before.is_none_or(|at| row.opened_at < at);
        let nowhere = !self.nowhere || row.location.building.is_none();
        of_view && mine && category && building && nowhere && after && before
    }

    /// Which of two rows comes first; the same order as the database's.
    #[must_use]
    pub fn compare(&self, one: &QueueItem, two: &QueueItem) -> Ordering {
        let oldest = (one.opened_at, one.ticket).cmp(&(two.opened_at, two.ticket));
        match self.order() {
            Sort::Waiting | Sort::Best => one.status.cmp(&two.status).then(oldest),
            Sort::Oldest => oldest,
            Sort::Newest => oldest.reverse(),
            Sort::Updated => Reverse((one.modified_at, one.ticket)).cmp(&Reverse((two.modified_at, two.ticket))),
        }
    }
}

/// As a script reads it; the names are those of the address.
#[derive(Debug, Serialize)]
pub(super) struct QueryData<'a> {
    view: &'static str,
    category: Option<Category>,
    building: Option<&'a str>,
    q: Option<&'a str>,
    sort: &'static str,
    opened_after: Option<DateTime<Utc>>,
    opened_before: Option<DateTime<Utc>>,
    guessed: Option<Category>,
    corrected: Option<bool>,
    nowhere: Option<bool>,
    #[serde(flatten)]
    counted: BTreeMap<&'static str, String>,
    ticket: Option<TicketId>,
}

impl<'a> From<&'a QueueQuery> for QueryData<'a> {
    fn from(query: &'a QueueQuery) -> QueryData<'a> {
        QueryData {
            view: query.view.word(),
            category: query.category,
            building: query.building.as_deref(),
            q: query.q.as_deref(),
            sort: sort_word(query.order()),
            opened_after: query.opened_after,
            opened_before: query.opened_before,
            guessed: query.guessed,
            corrected: query.corrected,
            nowhere: query.nowhere.then_some(true),
            counted: counted::pairs(&query.counted).into_iter().collect(),
            ticket: query.ticket,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_survives_being_read_and_written() {
        let full = QueueQuery {
            view: View::Unclosed,
            category: Some(Category::TechnicalIt),
            building: Some("Café & Küche +1".to_owned()),
            q: Some("\"no picture\" -library & #7".to_owned()),
            sort: Some(Sort::Newest),
            opened_after: "2026-11-20T10:39:24.123456Z".parse().ok(),
            opened_before: "2026-12-01T00:00:00Z".parse().ok(),
            ticket: Some(TicketId(1042)),
            ..QueueQuery::default()
        };
        let href = full.href();
        assert_eq!(QueueQuery::parse(href.strip_prefix("/queue?").unwrap()), full, "{href}");
        assert!(href.contains("opened_after=2026-11-20T10%3A39%3A24.123456Z"), "no microsecond is lost: {href}");
        assert_eq!(QueueQuery::of(View::Open).href(), "/queue?view=open");
        let corrected = QueueQuery {
            guessed: Some(Category::ServicesComplaints),
            corrected: Some(true),
            ..QueueQuery::of(View::All)
        };
        assert_eq!(corrected.href(), "/queue?view=all&guessed=services_complaints&corrected=true");
        assert_eq!(QueueQuery::parse("view=all&guessed=services_complaints&corrected=true"), corrected);
        let counted = Counted { answered: Some(false), weekday: Some(1), ..Counted::default() };
        let counted = QueueQuery { counted, nowhere: true, ticket: Some(TicketId(7)), ..QueueQuery::of(View::All) };
        assert_eq!(counted.href(), "/queue?view=all&nowhere=true&answered=false&weekday=1&ticket=7");
        assert_eq!(QueueQuery::parse("view=all&nowhere=true&answered=false&weekday=1&ticket=7"), counted);
    }

    #[test]
    fn what_cannot_be_understood_is_left_out() {
        for query in [
            "",
            "view=",
            "guessed=technical_it&corrected=true",
            "view=any&category=x&sort=best&opened_after=yesterday&ticket=-3",
            "%%%",
            "ticket=0",
        ] {
            assert_eq!(QueueQuery::parse(query), QueueQuery::default(), "{query}");
        }
    }
}
