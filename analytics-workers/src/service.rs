//! The HTTP service around the reports of a worker: health, readiness, metrics, its own description, a request id on every answer.
//!
//! It listens before the database is there: until then every report is `unavailable`, and the next request tries again.

use crate::Worker;
use crate::openapi::document;
use crate::problem::Problem;
use crate::reports::{arrivals, backlog, buildings, categories, corrections, flow, ratings, resolution, responses};
use actix_web::body::MessageBody;
use actix_web::dev::{Server, ServiceRequest, ServiceResponse};
use actix_web::http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderName, HeaderValue};
use actix_web::middleware::{Next, from_fn};
use actix_web::web::{self, Data};
use actix_web::{App, Error, HttpMessage, HttpRequest, HttpResponse, HttpServer, ResponseError, Route, guard};
use chrono_tz::Tz;
use helpdesk_core::{Code, Refusal};
use helpdesk_sql::analytics::AnalyticsStore;
use helpdesk_sql::{OpenError, ReadError};
use serde_json::json;
use std::net::{SocketAddr, TcpListener};
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::runtime::{Handle, Runtime};
use tokio::sync::OnceCell;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// How long open requests may take after the end was asked for; a report takes milliseconds.
const END_LIMIT: u64 = 3;

/// What a worker is told.
#[derive(Clone, Debug)]
pub struct Config {
    /// The database; the worker takes its read-only role there.
    pub database_url: String,
    /// Where to listen; port 0 takes a free one.
    pub bind: SocketAddr,
    /// The zone in which months begin and end; `None`: the one that the database keeps.
    pub timezone: Option<Tz>,
    /// Whether a server holds the other end of standard input and the worker ends with it.
    pub supervised: bool,
}

/// Why a worker cannot run.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Somebody else listens there.
    #[error("cannot listen on {address}: {error}; stop what listens there or choose another port")]
    Bind {
        /// Where.
        address: SocketAddr,
        /// What the system said.
        error: std::io::Error,
    },
    /// No amount of waiting helps.
    #[error(transparent)]
    Schema(OpenError),
    /// The service failed.
    #[error("the service failed: {0}")]
    Io(#[from] std::io::Error),
}

/// The id of a request, for the answer and the log.
pub(crate) struct RequestId(pub String);

/// What the handlers share.
pub(crate) struct State {
    worker: Worker,
    config: Config,
    store: OnceCell<AnalyticsStore>,
    database: Handle,
    requests: AtomicU64,
    failures: AtomicU64,
}

impl State {
    /// The database, opened by whoever asks first.
    pub async fn store(&self) -> Result<&AnalyticsStore, ReadError> {
        self.open().await.map_err(|error| ReadError::Failed(error.to_string()))
    }

    async fn open(&self) -> Result<&AnalyticsStore, OpenError> {
        self.store.get_or_try_init(|| AnalyticsStore::open(&self.config.database_url, self.database.clone())).await
    }

    pub fn timezone(&self) -> Option<Tz> {
        self.config.timezone
    }

    async fn ready(&self) -> Result<bool, ReadError> {
        self.store().await?.migrations_current().await
    }
}

/// A worker that listens.
pub struct Service {
    server: Server,
    address: SocketAddr,
    // kept to its end: database connections live here and not on the server's thread, which ends first
    _database: DatabaseRuntime,
}

/// The runtime of the database connections. It ends in the background: blocking for it inside async code is a panic.
struct DatabaseRuntime(Option<Runtime>);

impl DatabaseRuntime {
    fn start() -> std::io::Result<(DatabaseRuntime, Handle)> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let handle = runtime.handle().clone();
        Ok((DatabaseRuntime(Some(runtime)), handle))
    }
}

impl Drop for DatabaseRuntime {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

impl Service {
    /// Binds and gets ready to run.
    pub async fn start(worker: Worker, config: Config) -> Result<Service, StartError> {
        let failed = |error| StartError::Bind { address: config.bind, error };
        let listener = TcpListener::bind(config.bind).map_err(failed)?;
        let address = listener.local_addr()?;
        let (database, handle) = DatabaseRuntime::start()?;
        let state = Data::new(State {
            worker,
            config,
            store: OnceCell::new(),
            database: handle,
            requests: AtomicU64::new(0),
            failures: AtomicU64::new(0),
        });
        match state.open().await {
            Err(error @ OpenError::SchemaTooNew { .. }) => return Err(StartError::Schema(error)),
            Err(error) => tracing::warn!(%error, "the database is not there yet"),
            Ok(_) => {}
        }
        let server = HttpServer::new(move || app(state.clone()))
            .workers(1)
            .disable_signals()
            .shutdown_timeout(END_LIMIT)
            .listen(listener)?
            .run();
        Ok(Service { server, address, _database: database })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until `end` comes true.
    pub async fn run_until(self, end: impl Future<Output = ()> + 'static) -> Result<(), StartError> {
        let handle = self.server.handle();
        actix_web::rt::spawn(async move {
            end.await;
            handle.stop(true).await;
        });
        self.server.await?;
        Ok(())
    }
}

fn app(
    state: Data<State>,
) -> App<
    impl actix_web::dev::ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    let worker = state.worker;
    App::new()
        .app_data(state)
        .wrap(from_fn(identify))
        .configure(move |routes| match worker {
            Worker::Backlog => drop(
                routes
                    .route("/backlog", read().to(backlog::backlog))
                    .route("/flow", read().to(flow::flow))
                    .route("/arrivals", read().to(arrivals::arrivals))
                    .route("/buildings", read().to(buildings::buildings)),
            ),
            Worker::Resolution => drop(
                routes
                    .route("/resolution-times", read().to(resolution::resolution))
                    .route("/first-responses", read().to(responses::responses))
                    .route("/ratings", read().to(ratings::ratings)),
            ),
            Worker::Categories => drop(
                routes
                    .route("/active-by-category", read().to(categories::categories))
                    .route("/corrections", read().to(corrections::corrections)),
            ),
        })
        .route("/healthz", read().to(healthz))
        .route("/readyz", read().to(readyz))
        .route("/metrics", read().to(metrics))
        .route("/openapi.json", read().to(openapi))
        .default_service(web::to(nothing_here))
}

/// GET, and HEAD as probes ask.
fn read() -> Route {
    web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
}

/// A request id in and out, and the counters.
async fn identify(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let sane = |id: &&str| (1..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let given = request.headers().get(&REQUEST_ID).and_then(|id| id.to_str().ok()).filter(sane).map(str::to_owned);
    let id = given.unwrap_or_else(|| uuid::Uuid::new_v4().to_string());
    request.extensions_mut().insert(RequestId(id.clone()));
    let state = request.app_data::<Data<State>>().cloned();
    let mut answer = next.call(request).await?;
    if let Some(state) = state {
        state.requests.fetch_add(1, Ordering::Relaxed);
        state.failures.fetch_add(u64::from(answer.status().is_server_error()), Ordering::Relaxed);
    }
    let headers = answer.headers_mut();
    if let Ok(id) = HeaderValue::from_str(&id) {
        headers.insert(REQUEST_ID, id);
    }
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

async fn healthz() -> HttpResponse {
    HttpResponse::Ok().json(json!({"ok": true}))
}

async fn readyz(state: Data<State>) -> HttpResponse {
    let ready = state.ready().await;
    let body =
        json!({"ready": matches!(ready, Ok(true)), "database": ready.is_ok(), "migrations": matches!(ready, Ok(true))});
    if matches!(ready, Ok(true)) {
        HttpResponse::Ok().json(body)
    } else {
        HttpResponse::ServiceUnavailable().json(body)
    }
}

async fn metrics(state: Data<State>) -> HttpResponse {
    let count = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
    let text = format!(
        "# HELP helpdesk_worker_requests_total Requests answered.\n# TYPE helpdesk_worker_requests_total counter\n\
         helpdesk_worker_requests_total{{worker=\"{0}\"}} {1}\n\
         # HELP helpdesk_worker_failures_total Answers with a status of 500 and above.\n\
         # TYPE helpdesk_worker_failures_total counter\nhelpdesk_worker_failures_total{{worker=\"{0}\"}} {2}\n",
        state.worker,
        count(&state.requests),
        count(&state.failures),
    );
    HttpResponse::Ok().insert_header((CONTENT_TYPE, "text/plain; version=0.0.4")).body(text)
}

async fn openapi(state: Data<State>) -> HttpResponse {
    HttpResponse::Ok().json(document(state.worker))
}

/// An address that does not exist, or exists for GET only.
async fn nothing_here(request: HttpRequest, state: Data<State>) -> HttpResponse {
    let about_itself = ["/healthz", "/readyz", "/metrics", "/openapi.json"];
    if state.worker.reports().iter().chain(&about_itself).any(|known| *known == request.path()) {
        let refusal = Refusal::new(Code::MethodNotAllowed, "only GET is answered here");
        let mut answer = Problem::new(refusal, &request).error_response();
        answer.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        return answer;
    }
    Problem::new(Refusal::new(Code::NotFound, "there is nothing at this address"), &request).error_response()
}
