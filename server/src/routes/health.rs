//! For machines that watch: is the process there, can it serve, what has it counted.

use super::table::{Table, at};
use crate::metrics::Gauge;
use crate::state::App;
use crate::workers::Health;
use actix_web::HttpResponse;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::Data;
use helpdesk_actors::{BusCounters, Indexing};
use helpdesk_sql::Lag;
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::time::Duration;
use utoipa::ToSchema;

/// A database that does not answer within this is not reachable.
const PATIENCE: Duration = Duration::from_secs(2);

pub(super) fn routes(table: &mut Table) {
    table.add(at("/healthz").get(healthz));
    table.add(at("/readyz").get(readyz));
    table.add(at("/metrics").get(metrics));
}

/// Whether a worker answers, and where.
#[derive(Serialize, ToSchema)]
pub(super) struct WorkerHealth {
    url: Option<String>,
    ok: bool,
}

/// Whether the server can serve. A worker that is down does not make it unready.
#[derive(Serialize, ToSchema)]
pub(super) struct Readiness {
    ready: bool,
    database: bool,
    migrations: bool,
    workers: BTreeMap<&'static str, WorkerHealth>,
}

/// Whether the process is there.
#[utoipa::path(get, path = "/healthz", tag = "health", responses((status = 200)))]
pub(super) async fn healthz() -> HttpResponse {
    HttpResponse::Ok().json(json!({"ok": true}))
}

/// Whether it can serve: the database is reachable, migrations are applied, the end has not begun.
#[utoipa::path(get, path = "/readyz", tag = "health", responses((status = 200, body = Readiness), (status = 503, body = Readiness)))]
pub(super) async fn readyz(app: Data<App>) -> HttpResponse {
    let schema = tokio::time::timeout(PATIENCE, app.node.store().migrations_current());
    let (schema, workers) = futures::join!(schema, app.workers.health());
    let (database, migrations) = match schema {
        Ok(Ok(current)) => (true, current),
        Ok(Err(_)) | Err(_) => (false, false),
    };
    let ready = database && migrations && !app.is_ending();
    let of = |health: Health| (health.worker.name(), WorkerHealth { url: health.url, ok: health.ok });
    let body = Readiness { ready, database, migrations, workers: workers.into_iter().map(of).collect() };
    if ready { HttpResponse::Ok().json(body) } else { HttpResponse::ServiceUnavailable().json(body) }
}

/// Counters and gauges as Prometheus reads them.
#[utoipa::path(get, path = "/metrics", tag = "health", responses((status = 200, body = String, content_type = "text/plain")))]
pub(super) async fn metrics(app: Data<App>) -> HttpResponse {
    let store = app.node.store();
    let (counts, lag, workers) = futures::join!(
        tokio::time::timeout(PATIENCE, store.counts()),
        tokio::time::timeout(PATIENCE, store.search_lag()),
        app.workers.health()
    );
    let gauge = |name, help, labels: &str, value| Gauge { name, help, labels: labels.to_owned(), value };
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let mut gauges = vec![
        gauge("helpdesk_sockets", "Open websockets.", "", number(app.sockets.count())),
        gauge("helpdesk_ticket_actors", "Tickets that live on this node.", "", number(app.node.live_tickets())),
        gauge(
            "helpdesk_classifier_lessons",
            "Corrections that the classifier has learnt from.",
            "",
            number(app.node.learning().lessons()),
        ),
        gauge("helpdesk_database_up", "Whether the database answers.", "", i64::from(matches!(counts, Ok(Ok(_))))),
    ];
    let journal = app.node.journal();
    let tally = |name, help, n: u64| gauge(name, help, "", i64::try_from(n).unwrap_or(i64::MAX));
    gauges.extend([
        tally(
            "helpdesk_sockets_evicted_total",
            "Sockets ended because their client did not read.",
            app.sockets.evicted(),
        ),
        tally("helpdesk_journal_batches_total", "Batches that the journal wrote since the start.", journal.batches()),
        tally(
            "helpdesk_journal_submissions_total",
            "What tickets gave the journal since the start.",
            journal.submissions(),
        ),
        tally(
            "helpdesk_journal_busy_total",
            "What the journal refused for being full since the start.",
            journal.busy(),
        ),
    ]);
    gauges.extend(search(app.node.indexing(), lag.ok().and_then(Result::ok)));
    gauges.extend(bus(app.node.bus()));
    if let Ok(Ok(counts)) = counts {
        let statuses = [("open", counts.open), ("active", counts.active), ("closed", counts.closed)];
        let of = |(status, n)| gauge("helpdesk_tickets", "Tickets by status.", &format!("{{status=\"{status}\"}}"), n);
        gauges.extend(statuses.map(of));
    }
    let up = |health: &Health| {
        let labels = format!("{{worker=\"{}\"}}", health.worker.name());
        gauge("helpdesk_worker_up", "Whether an analytics worker is ready.", &labels, i64::from(health.ok))
    };
    gauges.extend(workers.iter().map(up));
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"))
        .body(app.metrics.text(&gauges))
}

/// How far the search is behind the log, and what this node did about it.
fn search(indexing: &Indexing, lag: Option<Lag>) -> Vec<Gauge> {
    let gauge = |name, help, value| Gauge { name, help, labels: String::new(), value };
    let tally = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let mut gauges = vec![
        gauge("helpdesk_search_indexed_total", "Tickets that this node took into the search.", tally(indexing.taken())),
        gauge("helpdesk_search_failed_total", "Tickets that could not be taken.", tally(indexing.failed())),
        gauge(
            "helpdesk_search_forgives_typos",
            "Whether the search forgives misspellings (pg_trgm is there).",
            i64::from(indexing.forgives_typos()),
        ),
    ];
    if let Some(Lag { tickets, seconds }) = lag {
        gauges.extend([
            gauge("helpdesk_search_behind", "Tickets whose last words are not searched yet.", tickets),
            gauge("helpdesk_search_lag_seconds", "How long the last words of one have waited for that.", seconds),
        ]);
    }
    gauges
}

/// How this node hears of the others; nothing if it is alone.
fn bus(bus: &BusCounters) -> Vec<Gauge> {
    const HINTS: &str = "Hints between nodes since the start, by what became of them.";
    let kind = bus.kind();
    if kind == "local" {
        return Vec::new();
    }
    let hints = |outcome, n: u64| Gauge {
        name: "helpdesk_bus_hints_total",
        help: HINTS,
        labels: format!("{{bus=\"{kind}\",outcome=\"{outcome}\"}}"),
        value: i64::try_from(n).unwrap_or(i64::MAX),
    };
    let connected = Gauge {
        name: "helpdesk_bus_connected",
        help: "Whether this node hears the others at once; else within 2 s.",
        labels: format!("{{bus=\"{kind}\"}}"),
        value: i64::from(bus.connected()),
    };
    vec![connected, hints("sent", bus.sent()), hints("heard", bus.heard()), hints("dropped", bus.dropped())]
}
