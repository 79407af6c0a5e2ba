//! `GET /queue`: the helpdesk's live queue. Rail, list, thread and details; the first paint of the list is the server's,
//! the rest is kept live by `js/queue.js` from the very same partial.
//!
//! "Full": the page carries [`FIRST_ROWS`] rows; the rest is loaded by the script, or by "Show more".

mod chips;
mod query;
mod row;

pub use query::{QueueQuery, View};
pub use row::{QueueRow, item_of};

use super::nav::{Nav, NavCounts};
use super::{FoundPiece, RenderError, Shell, wording};
use crate::language::{Said, said};
use crate::links::LinkedTicket;
use chrono::{DateTime, SecondsFormat, Utc};
use helpdesk_core::receipts::Receipts;
use helpdesk_core::search::Found;
use helpdesk_core::{Author, Category, Event, QueueItem, TicketId};
use helpdesk_sql::Sort;
use query::{QueryData, sort_word};
use serde::Serialize;
use std::collections::HashMap;
use wording::CategoryWord;

/// Rows of the first paint: more than any screen shows, less than a slow line minds.
pub const FIRST_ROWS: usize = 40;

/// What the page lists. `rows` fit the query and are in its order.
pub struct QueueLists<'a> {
    /// The first rows.
    pub rows: &'a [QueueItem],
    /// Why they were found; empty if nothing is looked for.
    pub found: &'a HashMap<TicketId, Found>,
    /// How many fit in all.
    pub total: i64,
    /// Numbers of the navigation.
    pub counts: NavCounts,
    /// Buildings to choose from.
    pub buildings: &'a [String],
    /// The chosen ticket with the newest part of its log and how far it was read, so that its thread stands without another question.
    pub chosen: Option<(&'a LinkedTicket, &'a [Event], Receipts)>,
}

#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    text: Said,
    chosen: bool,
}

/// A filter that is set, and the address without it.
#[derive(Debug, Serialize)]
struct Chip {
    label: Said,
    /// The value is a moment, shown beside the label.
    moment: bool,
    value: String,
    shown: Said,
    href: String,
    part: &'static str,
}

/// View of `queue.hbs`.
#[derive(Debug, Serialize)]
pub struct QueuePage {
    page: Shell,
    nav: Nav,
    query_json: String,
    ticket_json: String,
    events_json: String,
    receipts_json: String,
    pane: &'static str,
    rows: Vec<QueueRow>,
    blank: QueueRow,
    total: i64,
    views: Vec<Choice>,
    sorts: Vec<Choice>,
    categories: Vec<Choice>,
    building_options: Vec<Choice>,
    chips: Vec<Chip>,
    q: String,
    filtered: bool,
    clear_href: String,
    empty: Said,
    all_done: bool,
    category_words: Vec<CategoryWord>,
}

impl QueuePage {
    /// The page as of `now`.
    pub fn new(
        you: &Author,
        query: &QueueQuery,
        lists: &QueueLists<'_>,
        now: DateTime<Utc>,
    ) -> Result<QueuePage, RenderError> {
        let (ticket_json, events_json, receipts_json) = match lists.chosen {
            Some((ticket, events, receipts)) => {
                (serde_json::to_string(ticket)?, serde_json::to_string(events)?, serde_json::to_string(&receipts)?)
            }
            None => (String::new(), String::new(), String::new()),
        };
        Ok(QueuePage {
            page: Shell::new(title(query.view), Some("queue"), Some(you)),
            nav: Nav::new(Some(query.view), lists.counts),
            query_json: serde_json::to_string(&QueryData::from(query))?,
            pane: if lists.chosen.is_some() { "thread" } else { "list" },
            ticket_json,
            events_json,
            receipts_json,
            rows: lists.rows.iter().take(FIRST_ROWS).map(|row| found_row(row, query, lists, now)).collect(),
            blank: QueueRow::blank(),
            total: lists.total,
            views: views(query.view, lists.total),
            sorts: sorts(query),
            categories: categories(query.category),
            building_options: buildings(lists.buildings, query.building.as_deref()),
            chips: chips(query),
            q: query.q.clone().unwrap_or_default(),
            filtered: query.is_filtered(),
            clear_href: QueueQuery { ticket: query.ticket, ..QueueQuery::of(query.view) }.href(),
            empty: empty(query.view),
            all_done: !query.view.is_paged(),
            category_words: wording::category_words(),
        })
    }
}

/// The script puts before it how many wait for this reader's look: only the browser knows what was read.
fn title(view: View) -> Said {
    said(match view {
        View::Open => "title-open",
        View::Mine => "title-mine",
        View::Active => "title-active",
        View::Unclosed => "title-unclosed",
        View::Closed => "title-closed",
        View::All => "title-all",
    })
}

fn empty(view: View) -> Said {
    said(match view {
        View::Open => "empty-open",
        View::Mine => "empty-mine",
        View::Active => "empty-active",
        View::Unclosed => "empty-unclosed",
        View::Closed => "empty-closed",
        View::All => "empty-all",
    })
}

/// The chosen view carries its number. What only figures lead to is offered only where somebody already is.
fn views(chosen: View, total: i64) -> Vec<Choice> {
    let offered = View::ALL.into_iter().filter(|view| !matches!(view, View::Unclosed | View::All) || *view == chosen);
    let text = |view: View| if view == chosen { view.counted().with("n", wording::total(total)) } else { view.name() };
    offered.map(|view| Choice { value: view.word().to_owned(), text: text(view), chosen: view == chosen }).collect()
}

fn found_row(row: &QueueItem, query: &QueueQuery, lists: &QueueLists<'_>, now: DateTime<Utc>) -> QueueRow {
    QueueRow::new(row, query, now).found_by(lists.found.get(&row.ticket).map(FoundPiece::new))
}

/// What fits best is an order only while something is looked for.
fn sorts(query: &QueueQuery) -> Vec<Choice> {
    let chosen = query.order();
    let named = [
        (Sort::Best, "sort-best"),
        (Sort::Waiting, "sort-waiting"),
        (Sort::Newest, "sort-newest"),
        (Sort::Oldest, "sort-oldest"),
        (Sort::Updated, "sort-updated"),
    ];
    named
        .into_iter()
        .filter(|(sort, _)| *sort != Sort::Best || query.q.is_some())
        .map(|(sort, text)| Choice { value: sort_word(sort).to_owned(), text: said(text), chosen: sort == chosen })
        .collect()
}

fn categories(chosen: Option<Category>) -> Vec<Choice> {
    let choice = |c: Category| Choice {
        value: c.as_str().to_owned(),
        text: wording::category_label(c),
        chosen: Some(c) == chosen,
    };
    Category::ALL.into_iter().map(choice).collect()
}

/// The building that is filtered by is always among them, even if no ticket is left there.
fn buildings(names: &[String], chosen: Option<&str>) -> Vec<Choice> {
    let missing = chosen.filter(|chosen| !names.iter().any(|name| name == chosen));
    let all = missing.into_iter().chain(names.iter().map(String::as_str));
    all.map(|name| Choice { value: name.to_owned(), text: Said::verbatim(name), chosen: Some(name) == chosen })
        .collect()
}

/// The filters that no menu shows.
fn chips(query: &QueueQuery) -> Vec<Chip> {
    let chip = |label: &'static str, at: DateTime<Utc>, part: &'static str, without: QueueQuery| Chip {
        label: said(label),
        moment: true,
        value: at.to_rfc3339_opts(SecondsFormat::AutoSi, true),
        shown: wording::full(at),
        href: without.href(),
        part,
    };
    let after = query
        .opened_after
        .map(|at| chip("chip-opened-since", at, "opened_after", QueueQuery { opened_after: None, ..query.clone() }));
    let before = query
        .opened_before
        .map(|at| chip("chip-opened-before", at, "opened_before", QueueQuery { opened_before: None, ..query.clone() }));
    after.into_iter().chain(before).chain(chips_of_the_guess(query)).chain(chips::of_the_counted(query)).collect()
}

/// What was found from the words, and whether that stands.
fn chips_of_the_guess(query: &QueueQuery) -> impl Iterator<Item = Chip> {
    let chip = |label: Said, value: &str, part: &'static str, without: QueueQuery| Chip {
        label,
        moment: false,
        value: value.to_owned(),
        shown: Said::default(),
        href: without.href(),
        part,
    };
    let guessed = query.guessed.map(|category| {
        let label = said("chip-found").with("category", wording::category_label(category));
        chip(label, category.as_str(), "guessed", QueueQuery { guessed: None, ..query.clone() })
    });
    let corrected = query.corrected.map(|corrected| {
        let label = said(if corrected { "chip-corrected" } else { "chip-not-corrected" });
        let value = if corrected { "true" } else { "false" };
        chip(label, value, "corrected", QueueQuery { corrected: None, ..query.clone() })
    });
    guessed.into_iter().chain(corrected)
}

#[cfg(test)]
mod tests;
