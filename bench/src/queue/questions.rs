//! What is asked, how often, and how long the answers took.

use crate::TARGET;
use crate::people::Person;
use crate::stock::Stock;
use anyhow::{Context, Result, ensure};
use reqwest::Client;
use serde_json::Value;
use std::time::{Duration, Instant};

/// Pages that are turned, to see whether a late one costs more.
const DEEP: usize = 40;

/// A line of the table.
pub struct Row {
    name: String,
    times: Vec<Duration>,
    bytes: usize,
    found: Option<i64>,
    plain: Option<Duration>,
}

/// A question: how it is called, who asks, the path, and the plain condition of the same.
struct Question {
    name: &'static str,
    staff: bool,
    path: &'static str,
    plain: Option<&'static str>,
}

const QUESTIONS: [Question; 19] = [
    page("queue page", true, "/queue"),
    page("queue page, closed", true, "/queue?view=closed"),
    page("queue page, all", true, "/queue?view=all"),
    page("queue page, a category", true, "/queue?category=technical_it"),
    page("queue page, found", true, "/queue?view=all&q=printer"),
    page("user's page", false, "/tickets"),
    page("user's page, found", false, "/tickets?q=printer"),
    page("REST, first page", true, "/api/v1/tickets?status=open,active"),
    page("REST, newest", true, "/api/v1/tickets?sort=newest"),
    page("REST, last changed", true, "/api/v1/tickets?sort=updated"),
    page("REST, closed of a building", true, "/api/v1/tickets?status=closed&building=Library&sort=newest"),
    found("search, one word", "/api/v1/tickets?q=projector", "'projector'"),
    found("search, two words", "/api/v1/tickets?q=heating+library", "'heating' & 'library'"),
    found("search, a typo", "/api/v1/tickets?q=projectro", "'projector'"),
    found("search, two typos", "/api/v1/tickets?q=haeting+librray", "'heating' & 'library'"),
    found("search, rare", "/api/v1/tickets?q=hd0f5", "'hd0f5':*"),
    found("search, frequent", "/api/v1/tickets?q=not", "'not'"),
    found("search, a phrase", "/api/v1/tickets?q=%22does+not+work%22", "'does' <-> 'not' <-> 'work'"),
    found("search, German", "/api/v1/tickets?q=Drucker+defekt", "'drucker' & 'defekt'"),
];

const fn page(name: &'static str, staff: bool, path: &'static str) -> Question {
    Question { name, staff, path, plain: None }
}

const fn found(name: &'static str, path: &'static str, plain: &'static str) -> Question {
    Question { name, staff: true, path, plain: Some(plain) }
}

/// Asks everything, prints the table.
pub async fn ask(address: &str, stock: &Stock, requests: usize) -> Result<Vec<Row>> {
    let (staff, user) = (Person::enter_as(address, "helpdesk", "Dana").await?, Person::enter(address, "Una").await?);
    let client = Client::new();
    let get = async |who: &Person, path: &str| -> Result<(Duration, String)> {
        let begun = Instant::now();
        let answer = client.get(format!("http://{address}{path}")).header("cookie", who.cookie()).send().await?;
        ensure!(answer.status().is_success(), "{path}: {}", answer.status());
        let text = answer.text().await?;
        Ok((begun.elapsed(), text))
    };
    println!("{:<28} {:>9} {:>9} {:>9} {:>8} {:>8} {:>10}", "", "p50", "p99", "slowest", "kB", "found", "plain SQL");
    let mut rows = Vec::new();
    for question in &QUESTIONS {
        let who = if question.staff { &staff } else { &user };
        let (_, text) = get(who, question.path).await?; // once for the caches
        let mut times = Vec::with_capacity(requests);
        for _ in 0..requests {
            times.push(get(who, question.path).await?.0);
        }
        let found = serde_json::from_str::<Value>(&text).ok().and_then(|page| page.get("total")?.as_i64());
        let plain = match question.plain {
            Some(condition) => Some(plainly(stock, Some(condition)).await?),
            None if question.name == "queue page" => Some(plainly(stock, None).await?),
            None => None,
        };
        let mut row = Row { name: question.name.to_owned(), times, bytes: text.len(), found, plain };
        row.print();
        rows.push(row);
    }
    for (name, path) in [("deep pages, newest", "sort=newest"), ("deep pages, a frequent word", "q=not")] {
        rows.push(deep(name, path, async |path: &str| get(&staff, path).await).await?);
    }
    Ok(rows)
}

/// Turns the pages of a list.
async fn deep(name: &str, query: &str, get: impl AsyncFn(&str) -> Result<(Duration, String)>) -> Result<Row> {
    let (mut times, mut cursor, mut bytes) = (Vec::new(), String::new(), 0);
    for _ in 0..DEEP {
        let (time, text) = get(&format!("/api/v1/tickets?{query}&limit=50{cursor}")).await?;
        times.push(time);
        bytes = text.len();
        let page: Value = serde_json::from_str(&text)?;
        match page.get("next").context("no next")?.as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    let mut row = Row { name: name.to_owned(), found: None, plain: None, bytes, times };
    row.print();
    Ok(row)
}

/// The median of the plain statement, on one connection.
async fn plainly(stock: &Stock, condition: Option<&str>) -> Result<Duration> {
    let mut times = Vec::new();
    for _ in 0..20 {
        let begun = Instant::now();
        match condition {
            Some(condition) => stock.db.query(include_str!("plain_search.sql"), &[&condition]).await?,
            None => stock.db.query(include_str!("plain_list.sql"), &[]).await?,
        };
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    times.get(times.len() / 2).copied().context("no times")
}

impl Row {
    /// The time that a share of the answers took at most.
    pub fn at(&self, share: f64) -> Duration {
        self.times.get((self.times.len() as f64 * share) as usize).copied().unwrap_or_default()
    }

    pub fn is_queue_page(&self) -> bool {
        self.name == "queue page"
    }

    /// Its name, if it missed the target.
    pub fn missed(&self) -> Option<String> {
        (self.at(0.99) >= TARGET).then(|| self.name.clone())
    }

    fn print(&mut self) {
        self.times.sort_unstable();
        let millis = |time: Duration| format!("{:.1} ms", time.as_secs_f64() * 1e3);
        println!(
            "{:<28} {:>9} {:>9} {:>9} {:>8.1} {:>8} {:>10}",
            self.name,
            millis(self.at(0.5)),
            millis(self.at(0.99)),
            millis(self.times.last().copied().unwrap_or_default()),
            self.bytes as f64 / 1e3,
            self.found.map_or_else(String::new, |n| n.to_string()),
            self.plain.map_or_else(String::new, millis),
        );
    }
}
