//! Asking the three analytics workers over HTTP.
//!
//! The rule it keeps: whoever asks waits at most 2 s and then hears `unavailable`; a worker that is down, slow or talks
//! nonsense harms nothing but its own card. The last good answers are kept, so that a card can say what was true and that
//! it is stale; they are bounded, the oldest goes first.

use crate::pages::cards::{Kind, Report, Span, last_months};
use chrono::Utc;
use chrono_tz::Tz;
use helpdesk_analytics::Worker;
use helpdesk_core::reports::Period;
use helpdesk_core::{Code, Refusal};
use reqwest::{Client, StatusCode};
use serde_json::Value;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;
use tokio::runtime::Handle;

/// Longest wait for an answer; reports take milliseconds.
const ANSWER_TIME: Duration = Duration::from_secs(2);
/// Longest wait for a sign of life.
const PROBE_TIME: Duration = Duration::from_secs(1);
/// Largest answer; a report has some kilobytes.
const ANSWER_BYTES: usize = 1024 * 1024;
/// Last good answers that are kept: one for each period that dashboards watch, and the others.
const KEPT: usize = 192;

/// What a dashboard wants to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Question {
    kind: Kind,
    /// The period, for what is asked over one.
    last: Option<Period>,
}

impl Question {
    /// The question behind a card, on a dashboard of this period.
    #[must_use]
    pub fn of(kind: Kind, last: Period) -> Question {
        Question { kind, last: (kind.span() == Span::Period).then_some(last) }
    }

    /// Which analysis answers it.
    #[must_use]
    pub fn kind(self) -> Kind {
        self.kind
    }

    fn query(self, zone: Tz) -> String {
        let months = || last_months(Utc::now(), zone).map(|(from, to)| format!("from={from}&to={to}"));
        match self.kind.span() {
            Span::Period => self.last.map(|last| format!("last={last}")).unwrap_or_default(),
            Span::Months => months().unwrap_or_default(),
            Span::Now => String::new(),
        }
    }
}

/// An answer, or the last one there was.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// What the worker said.
    pub report: Report,
    /// Whether it does not answer now.
    pub stale: bool,
}

/// Where a worker is and whether it answers.
#[derive(Clone, Debug)]
pub struct Health {
    /// Which one.
    pub worker: Worker,
    /// Where it is, or shall be; `None` while a free port is being looked for.
    pub url: Option<String>,
    /// Whether it is ready.
    pub ok: bool,
}

/// Where a worker shall be and where it is. Only the latter is asked: on a port that it could not take, somebody else
/// listens, perhaps the worker of another server with other figures.
#[derive(Debug, Default)]
struct Place {
    planned: Option<String>,
    found: Option<String>,
}

/// The three workers, as seen from the server. Cheap to clone.
#[derive(Clone)]
pub struct Workers {
    client: Client,
    places: Arc<[RwLock<Place>; 3]>,
    kept: Arc<Mutex<VecDeque<(Question, Report)>>>,
    zone: Tz,
    // connections live on this runtime, not on the HTTP worker that happened to ask first
    on: Handle,
}

impl Workers {
    /// Nobody is known yet; see [`Workers::found`].
    pub fn new(zone: Tz, on: Handle) -> Result<Workers, reqwest::Error> {
        let client = Client::builder()
            .timeout(ANSWER_TIME)
            .connect_timeout(PROBE_TIME)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()?;
        Ok(Workers { client, places: Arc::default(), kept: Arc::default(), zone, on })
    }

    /// A worker shall be at this address; it is told, but not asked before it was found there.
    pub fn planned(&self, worker: Worker, url: String) {
        self.place(worker).write().unwrap_or_else(PoisonError::into_inner).planned = Some(url);
    }

    /// A worker is reached at this address from now on; `None`: it is down.
    pub fn found(&self, worker: Worker, url: Option<String>) {
        self.place(worker).write().unwrap_or_else(PoisonError::into_inner).found = url;
    }

    fn place(&self, worker: Worker) -> &RwLock<Place> {
        let [backlog, resolution, categories] = &*self.places;
        match worker {
            Worker::Backlog => backlog,
            Worker::Resolution => resolution,
            Worker::Categories => categories,
        }
    }

    fn address(&self, worker: Worker) -> Option<String> {
        self.place(worker).read().unwrap_or_else(PoisonError::into_inner).found.clone()
    }

    fn planned_address(&self, worker: Worker) -> Option<String> {
        self.place(worker).read().unwrap_or_else(PoisonError::into_inner).planned.clone()
    }

    /// The worker's answer to a query as it stands, or why there is none; its refusals are passed on.
    pub async fn proxied(&self, kind: Kind, query: &str, request_id: &str) -> Result<Value, Refusal> {
        let (status, body) = self.get(kind, query, Some(request_id)).await.ok_or_else(|| away(kind))?;
        let body: Option<Value> = serde_json::from_slice(&body).ok();
        match (status, body) {
            (StatusCode::OK, Some(answer)) => Ok(answer),
            (StatusCode::UNPROCESSABLE_ENTITY, Some(problem)) => {
                let said = |name: &str| problem.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
                Err(Refusal::invalid(said("field"), said("detail")))
            }
            _ => Err(away(kind)),
        }
    }

    /// The answer to a question; if there is none now, the last one, marked as stale. `None`: there never was one.
    pub async fn ask(&self, question: Question) -> Option<Known> {
        match self.report(question).await {
            Some(report) => {
                self.keep(question, report.clone());
                Some(Known { report, stale: false })
            }
            None => self.last(question).map(|report| Known { report, stale: true }),
        }
    }

    async fn report(&self, question: Question) -> Option<Report> {
        let kind = question.kind();
        let (status, body) = self.get(kind, &question.query(self.zone), None).await?;
        if status != StatusCode::OK {
            return None;
        }
        let read = Report::read(kind, &body);
        read.inspect_err(|error| tracing::warn!(%error, "a worker's answer cannot be read")).ok()
    }

    fn keep(&self, question: Question, report: Report) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(of, _)| *of != question);
        kept.push_back((question, report));
        if kept.len() > KEPT {
            kept.pop_front();
        }
    }

    fn last(&self, question: Question) -> Option<Report> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(of, _)| *of == question).map(|(_, report)| report.clone())
    }

    /// Whether each of them is ready.
    pub async fn health(&self) -> Vec<Health> {
        futures::future::join_all(Worker::ALL.map(|worker| self.health_of(worker))).await
    }

    async fn health_of(&self, worker: Worker) -> Health {
        let Some(base) = self.address(worker) else {
            return Health { worker, url: self.planned_address(worker), ok: false };
        };
        let asked = self.client.get(format!("{base}/readyz")).timeout(PROBE_TIME).send();
        let ok = matches!(self.on.spawn(asked).await, Ok(Ok(answer)) if answer.status().is_success());
        Health { worker, url: Some(base), ok }
    }

    async fn get(&self, kind: Kind, query: &str, request_id: Option<&str>) -> Option<(StatusCode, Vec<u8>)> {
        let base = self.address(kind.worker())?;
        let mut request = self.client.get(format!("{base}/{}?{query}", kind.name()));
        if let Some(id) = request_id {
            request = request.header("x-request-id", id);
        }
        let answer = self.on.spawn(async move { whole(request.send().await?).await }).await;
        match answer {
            Ok(Ok(answer)) => Some(answer),
            Ok(Err(error)) => {
                tracing::debug!(worker = kind.worker().name(), %error, "a worker does not answer");
                None
            }
            Err(_) => None,
        }
    }
}

/// The whole body, unless it is larger than any report.
async fn whole(mut answer: reqwest::Response) -> Result<(StatusCode, Vec<u8>), reqwest::Error> {
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await? {
        if body.len() + chunk.len() > ANSWER_BYTES {
            return Ok((StatusCode::BAD_GATEWAY, Vec::new()));
        }
        body.extend_from_slice(&chunk);
    }
    Ok((answer.status(), body))
}

fn away(kind: Kind) -> Refusal {
    Refusal::new(Code::Unavailable, format!("the {} worker does not answer", kind.worker()))
}
