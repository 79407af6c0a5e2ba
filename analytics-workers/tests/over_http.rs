//! Each worker over real HTTP on a real database: answers, refusals, readiness.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests say what they mean"
)]

use helpdesk_analytics::{Config, Service, Worker};
use helpdesk_core::*;
use helpdesk_sql::journal::{Answer, Batch, Creation, Entry, NewEvent, Snapshot};
use helpdesk_sql::testing::{TestDatabase, test_database};
use serde_json::{Value, json};
use std::net::SocketAddr;
use uuid::Uuid;

struct Running {
    address: SocketAddr,
    end: Option<tokio::sync::oneshot::Sender<()>>,
    service: Option<actix_web::rt::task::JoinHandle<()>>,
}

impl Running {
    async fn start(worker: Worker, database_url: &str, zone: Option<chrono_tz::Tz>) -> Running {
        let bind = "127.0.0.1:0".parse().unwrap();
        let config = Config { database_url: database_url.to_owned(), bind, timezone: zone, supervised: false };
        let service = Service::start(worker, config).await.unwrap();
        let address = service.address();
        let (end, ended) = tokio::sync::oneshot::channel::<()>();
        let running = service.run_until(async move { drop(ended.await) });
        let service = actix_web::rt::spawn(async move { running.await.unwrap() });
        Running { address, end: Some(end), service: Some(service) }
    }

    /// Ends it in order; a panic on the way would fail the test.
    async fn end(mut self) {
        self.end.take().unwrap().send(()).unwrap();
        self.service.take().unwrap().await.unwrap();
    }

    async fn ask(&self, method: reqwest::Method, path: &str) -> reqwest::Response {
        reqwest::Client::new().request(method, format!("http://{}{path}", self.address)).send().await.unwrap()
    }

    async fn get(&self, path: &str) -> (u16, Value) {
        let answer = self.ask(reqwest::Method::GET, path).await;
        (answer.status().as_u16(), answer.json().await.unwrap())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.end.take().map(|end| end.send(()));
    }
}

fn staff() -> Author {
    Author { id: PersonId(Uuid::new_v4()), name: PersonName::parse("Hal").unwrap(), role: Role::Helpdesk }
}

/// Opens a ticket and moves it as far as asked.
async fn ticket(database: &TestDatabase, category: Category, status: Status) {
    let store = database.store().await;
    let opened = Opened {
        description: Description::parse("something").unwrap(),
        location: Location::default(),
        category,
        confidence: 0.9,
        reasons: vec![],
        follows: None,
    };
    let creation = Creation { author: staff(), cid: Cid::from_uuid(Uuid::new_v4()), opened };
    let answers = store.write(&Batch { entries: vec![], creations: vec![creation] }).await.unwrap();
    let Answer::Created { ticket, .. } = answers[0] else { panic!("{answers:?}") };
    for to in Status::ALL.into_iter().filter(|to| *to != Status::Open && *to <= status) {
        let before = store.load(ticket, 0).await.unwrap().unwrap().ticket;
        let mut after = before.clone();
        let body = EventBody::Status { from: before.status, to };
        after.foresee(&body);
        let events = vec![NewEvent { author: staff(), cid: None, body }];
        let snapshot = Some(Snapshot::of(&after));
        let entry = Entry { ticket, expected: before.last_seq, events, snapshot, check_cids: false };
        let answers = store.write(&Batch { entries: vec![entry], creations: vec![] }).await.unwrap();
        assert!(matches!(answers[0], Answer::Committed { .. }), "{answers:?}");
    }
}

async fn some_tickets(database: &TestDatabase) {
    ticket(database, Category::FacilityManagement, Status::Open).await;
    ticket(database, Category::FacilityManagement, Status::Active).await;
    ticket(database, Category::TechnicalIt, Status::Active).await;
    ticket(database, Category::ServicesComplaints, Status::Closed).await;
}

#[actix_web::test]
async fn the_backlog_counts_what_is_not_closed() {
    let database = test_database();
    some_tickets(&database).await;
    let worker = Running::start(Worker::Backlog, database.url(), None).await;
    let (status, report) = worker.get("/backlog?last=24h").await;
    assert_eq!(status, 200, "{report}");
    assert_eq!((report["last"].as_str(), report["unclosed"].as_i64()), (Some("24h"), Some(3)));
    assert_eq!(report["by_status"], json!({"open": 1, "active": 2}));
    assert_eq!(report["by_category"], json!({"facility_management": 2, "technical_it": 1, "services_complaints": 0}));
    for last in ["", "?last=", "?last=0h", "?last=3651d", "?last=7w", "?last=1.5d", "?last=24h&lost=1", "?last=%00"] {
        let answer = worker.ask(reqwest::Method::GET, &format!("/backlog{last}")).await;
        assert_eq!(answer.status(), 422, "{last}");
        assert_eq!(answer.headers()["content-type"], "application/problem+json");
        let id = answer.headers()["x-request-id"].to_str().unwrap().to_owned();
        let problem: Value = answer.json().await.unwrap();
        assert_eq!((problem["code"].as_str(), problem["request_id"].as_str()), (Some("invalid"), Some(id.as_str())));
        assert!(problem["field"].is_string());
    }
}

#[actix_web::test]
async fn resolution_times_have_nulls_where_nothing_is_closed() {
    let database = test_database();
    some_tickets(&database).await;
    let zone = chrono_tz::Pacific::Auckland;
    let worker = Running::start(Worker::Resolution, database.url(), Some(zone)).await;
    let (status, report) = worker.get("/resolution-times").await;
    assert_eq!((status, report["timezone"].as_str()), (200, Some("Pacific/Auckland")), "{report}");
    let month = report["months"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((month["closed"].as_i64(), month["still_open"].as_i64()), (Some(1), Some(3)));
    assert!(month["average_seconds"].as_f64().unwrap() >= 0.0 && month["median_seconds"].is_f64());
    let (_, long_ago) = worker.get("/resolution-times?from=2020-11&to=2021-02").await;
    let months: Vec<&str> =
        long_ago["months"].as_array().unwrap().iter().map(|month| month["month"].as_str().unwrap()).collect();
    assert_eq!(months, ["2020-11", "2020-12", "2021-01", "2021-02"]);
    assert!(long_ago["months"][0]["average_seconds"].is_null() && long_ago["months"][0]["p90_seconds"].is_null());
    for query in ["from=2026-13", "to=26-01", "from=2026-02&to=2026-01", "from=1970-01&to=2100-01", "month=2026-01"] {
        assert_eq!(worker.get(&format!("/resolution-times?{query}")).await.0, 422, "{query}");
    }
}

#[actix_web::test]
async fn active_tickets_are_counted_for_all_three_categories() {
    let database = test_database();
    some_tickets(&database).await;
    let worker = Running::start(Worker::Categories, database.url(), None).await;
    let (status, report) = worker.get("/active-by-category").await;
    assert_eq!(status, 200);
    let expected = json!([
        {"category": "facility_management", "active": 1},
        {"category": "technical_it", "active": 1},
        {"category": "services_complaints", "active": 0},
    ]);
    assert_eq!(report["categories"], expected);
    assert_eq!(worker.get("/active-by-category?last=1h").await.0, 422);
}

#[actix_web::test]
async fn corrections_are_told_by_month_and_by_the_category_that_was_found() {
    let database = test_database();
    some_tickets(&database).await;
    let worker = Running::start(Worker::Categories, database.url(), None).await;
    let (status, report) = worker.get("/corrections").await;
    assert_eq!((status, report["timezone"].as_str()), (200, Some("UTC")), "{report}");
    let month = &report["months"].as_array().unwrap().last().unwrap().clone();
    let expected = json!([
        {"category": "facility_management", "opened": 2, "corrected": 0},
        {"category": "technical_it", "opened": 1, "corrected": 0},
        {"category": "services_complaints", "opened": 1, "corrected": 0},
    ]);
    assert_eq!(month["categories"], expected);
    let (_, long_ago) = worker.get("/corrections?from=2020-11&to=2021-02").await;
    assert_eq!(long_ago["months"].as_array().unwrap().len(), 4);
    assert_eq!(long_ago["months"][3]["categories"].as_array().unwrap().len(), 3);
    for query in ["from=2026-13", "from=2026-02&to=2026-01", "last=24h"] {
        assert_eq!(worker.get(&format!("/corrections?{query}")).await.0, 422, "{query}");
    }
    assert!(worker.get("/openapi.json").await.1["paths"]["/corrections"]["get"].is_object());
    let post = worker.ask(reqwest::Method::POST, "/corrections").await;
    assert_eq!(post.status().as_u16(), 405);
}

#[actix_web::test]
async fn a_worker_says_who_it_is_and_what_it_does_not_have() {
    let database = test_database();
    let worker = Running::start(Worker::Categories, database.url(), None).await;
    assert_eq!(worker.get("/healthz").await.0, 200);
    assert_eq!(worker.get("/readyz").await, (200, json!({"ready": true, "database": true, "migrations": true})));
    assert!(worker.get("/openapi.json").await.1["paths"]["/active-by-category"]["get"].is_object());
    assert_eq!(
        (worker.get("/backlog?last=1h").await.0, worker.get("/nothing").await.1["code"].as_str()),
        (404, Some("not_found"))
    );
    let post = worker.ask(reqwest::Method::POST, "/active-by-category").await;
    assert_eq!((post.status().as_u16(), post.headers()["allow"].to_str().unwrap()), (405, "GET, HEAD"));
    assert_eq!(worker.ask(reqwest::Method::HEAD, "/readyz").await.status(), 200);
    let metrics = worker.ask(reqwest::Method::GET, "/metrics").await.text().await.unwrap();
    assert!(metrics.contains("helpdesk_worker_requests_total{worker=\"categories\"}"));
    worker.end().await;
}

#[actix_web::test]
async fn without_a_database_it_lives_and_says_unavailable() {
    let nowhere = "postgres://nobody@127.0.0.1:1/nothing";
    let worker = Running::start(Worker::Backlog, nowhere, None).await;
    assert_eq!(worker.get("/healthz").await.0, 200);
    assert_eq!(worker.get("/readyz").await.0, 503);
    let answer = worker.ask(reqwest::Method::GET, "/backlog?last=24h").await;
    assert!(answer.headers().contains_key("retry-after"));
    assert_eq!(
        (answer.status().as_u16(), answer.json::<Value>().await.unwrap()["code"].as_str()),
        (503, Some("unavailable"))
    );
}

#[actix_web::test]
async fn a_busy_port_is_one_clear_sentence() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let bind = taken.local_addr().unwrap();
    let config = Config { database_url: String::new(), bind, timezone: None, supervised: false };
    let said = Service::start(Worker::Backlog, config).await.err().unwrap().to_string();
    assert!(said.starts_with(&format!("cannot listen on {bind}")), "{said}");
}
