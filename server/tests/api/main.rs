//! Pages, REST and command line from outside: the real binary as a child process with a database of its own for every
//! test. What sockets promise is tested in `contract`, whose rig this shares.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests say what they mean"
)]

mod beside;
mod command_line;
mod dashboard;
mod doctor;
mod entry;
mod health;
mod installable;
mod languages;
mod lists;
mod origins;
mod page_views;
mod posters;
mod problems;
mod replies;
mod rest;
#[allow(dead_code, reason = "shared with the tests of the contract, which use the rest")]
#[path = "../contract/rig.rs"]
mod rig;
mod rights;
mod search;
mod seed;
mod sheets;

use helpdesk_sql::testing::{TestDatabase, test_database};
use reqwest::header::HeaderMap;
use reqwest::{Client, Method, RequestBuilder, StatusCode};
use rig::Server;
use serde_json::Value;

/// Nobody listens on the discard port: the workers are down, and no test waits for three processes that it does not need.
pub(crate) const NO_WORKERS: (&str, &str) =
    ("HELPDESK_WORKERS", "backlog=http://127.0.0.1:9,resolution=http://127.0.0.1:9,categories=http://127.0.0.1:9");

/// A server without workers.
pub(crate) async fn alone() -> (TestDatabase, Server) {
    let database = test_database();
    let server = Server::start_with(&database, &[NO_WORKERS]).await;
    (database, server)
}

/// An answer, read.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    /// The code and the field of a problem that is one in every part.
    pub(crate) fn problem(&self) -> (String, Option<String>) {
        assert_eq!(self.header("content-type"), "application/problem+json", "{} {}", self.status, self.text);
        let problem = self.json();
        assert_eq!(problem["status"], self.status.as_u16());
        assert_eq!(problem["request_id"], self.header("x-request-id"));
        for part in ["type", "title", "detail", "code", "request_id"] {
            assert!(problem[part].as_str().is_some_and(|text| !text.is_empty()), "{part} in {problem}");
        }
        if matches!(self.status.as_u16(), 429 | 503) {
            assert!(self.header("retry-after").parse::<u32>().unwrap() >= 1);
        }
        (problem["code"].as_str().unwrap().to_owned(), problem["field"].as_str().map(str::to_owned))
    }

    pub(crate) fn code(&self) -> String {
        self.problem().0
    }
}

/// Somebody without a cookie who follows no redirect.
pub(crate) fn stranger() -> Client {
    Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy().build().unwrap()
}

pub(crate) async fn ask(request: RequestBuilder) -> Answer {
    let answer = request.send().await.unwrap();
    let (status, headers) = (answer.status(), answer.headers().clone());
    Answer { status, headers, text: answer.text().await.unwrap() }
}

/// A GET of any path, with or without a cookie, as a browser would ask for a page.
pub(crate) async fn page(server: &Server, cookie: Option<&str>, path: &str) -> Answer {
    let request = stranger().request(Method::GET, server.url(path)).header("accept", "text/html,*/*;q=0.8");
    ask(match cookie {
        Some(cookie) => request.header("cookie", cookie),
        None => request,
    })
    .await
}

/// A form as a browser sends it.
pub(crate) fn form(request: RequestBuilder, fields: &[(&str, &str)]) -> RequestBuilder {
    let body = serde_urlencoded::to_string(fields).unwrap();
    request.header("content-type", "application/x-www-form-urlencoded").body(body)
}
