//! One node, from nothing to serving and back.
//!
//! The order is the point. Up: the port first (a busy one is told at once), room for its sockets, the database runtime
//! and the signals before the actix system, then PostgreSQL, schema, tickets, workers, HTTP. Down: readiness off, the port
//! closed, sockets told farewell in waves, commands in flight finished; only behind the server's end go workers, tickets,
//! connections and last the private PostgreSQL.

mod descriptors;
mod error;
mod postgres;
mod signals;

pub use error::StartError;
pub use postgres::{Postgres, migrate};

use crate::config::{Bus, Config, WorkerPlan};
use crate::dashboard::Dashboard;
use crate::edge::edge;
use crate::empty_hours;
use crate::files::{self, Files, Slots};
use crate::headers::Policies;
use crate::identity::Sessions;
use crate::metrics::Metrics;
use crate::origin::{self, Origins};
use crate::pages::Pages;
use crate::rates::Rates;
use crate::state::App;
use crate::suggestions::Suggestions;
use crate::supervisor::{Plan, Supervisor};
use crate::under_way::UnderWay;
use crate::workers::Workers;
use crate::ws::Sockets;
use crate::{routes, ws};
use actix_web::dev::Server;
use actix_web::middleware::{Compress, from_fn};
use actix_web::web::{self, Data};
use actix_web::{HttpServer, rt};
use helpdesk_actors::{BusKind, Node, NodeConfig};
use helpdesk_analytics::Worker;
use helpdesk_sql::{PoolSizes, Store};
pub(crate) use signals::Signals;
use socket2::{Domain, Protocol, Socket, Type};
use std::io::Write;
use std::net::{SocketAddr, TcpListener};
use std::sync::atomic::AtomicBool;
use std::thread::available_parallelism;
use std::time::Duration;
use tokio::runtime::{Builder, Handle};
use tokio::sync::watch;

/// Connections that wait to be accepted: a whole campus that reconnects at once.
const BACKLOG: i32 = 4096;
/// Threads that drive database connections; the work is in PostgreSQL.
const DATABASE_THREADS: usize = 2;
/// Seconds after which requests under way are given up; more than the drain takes.
const END_LIMIT: u64 = ws::DRAIN_LIMIT.as_secs() + 5;
/// How long connections may take to end after everybody has left.
const DATABASE_END: Duration = Duration::from_secs(5);

/// Runs the server until SIGTERM or Ctrl-C. Blocks; call it outside any runtime.
pub fn serve(config: Config) -> Result<(), StartError> {
    let listener = listen(config.bind)?;
    descriptors::make_room_for(config.sockets.per_node);
    let database =
        Builder::new_multi_thread().worker_threads(DATABASE_THREADS).thread_name("database").enable_all().build()?;
    let signals = database.block_on(async { Signals::listen() })?;
    let postgres = Postgres::open(&config.storage)?;
    let served = rt::System::new().block_on(async {
        let application = Application::build(&config, listener, postgres.url(), database.handle().clone()).await?;
        application.announce();
        application.run_until_stopped(signals.end()).await
    });
    database.shutdown_timeout(DATABASE_END);
    drop(postgres);
    served
}

/// Takes the port; nobody is answered yet.
pub fn listen(address: SocketAddr) -> Result<TcpListener, StartError> {
    let taken = || -> std::io::Result<TcpListener> {
        let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
        socket.set_reuse_address(true)?;
        socket.bind(&address.into())?;
        socket.listen(BACKLOG)?;
        Ok(socket.into())
    };
    taken().map_err(|error| StartError::Bind { address, error })
}

/// A wired node that listens.
pub struct Application {
    server: Server,
    address: SocketAddr,
    app: Data<App>,
    supervisor: Option<Supervisor>,
}

impl Application {
    /// Migrates, loads and starts everything. Call it inside an actix system; `on` is where connections live.
    pub async fn build(
        config: &Config,
        listener: TcpListener,
        database_url: &str,
        on: Handle,
    ) -> Result<Application, StartError> {
        let address = listener.local_addr()?;
        helpdesk_sql::migrate::migrate(database_url, config.storage.timezone).await?;
        let store = Store::open(database_url, on.clone(), PoolSizes::default()).await?;
        let identity = Sessions::new(config.secret.open()?, config.secure_cookies());
        let pages = Pages::load_for(config.storage.timezone)?;
        let workers = Workers::new(config.storage.timezone, on.clone())?;
        let node = Node::start(store, on.clone(), node_config(&config.bus, database_url)).await?;
        let dashboard = Dashboard::start(workers.clone(), pages.clone(), node.changes());
        let supervisor = start_workers(config, database_url, &workers);
        let sockets = Sockets::new(config.sockets);
        // on threads that no jammed session can hold up; it ends with them
        on.spawn(ws::reap(sockets.clone()));
        on.spawn(files::sweep(node.store().clone()));
        on.spawn(empty_hours::sweep(node.store().clone()));
        on.spawn(reconnect_after_restores(sockets.clone(), node.epoch()));
        let app = Data::new(App {
            node,
            identity,
            origins: config.origins.clone().unwrap_or_else(|| Origins::of_address(address)),
            pages,
            workers,
            dashboard,
            sockets,
            rates: Rates::new(config.rates),
            suggestions: Suggestions::default(),
            under_way: UnderWay::default(),
            files: Files::default(),
            exports: Slots::default(),
            metrics: Metrics::default(),
            timezone: config.storage.timezone,
            ending: AtomicBool::new(false),
        });
        warn_of_plain_http(config, &app.origins);
        let server = http(app.clone(), listener)?;
        Ok(Application { server, address, app, supervisor })
    }

    /// Where it listens; the port is the real one.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Tells people and programs where to go, and what they have to know.
    pub fn announce(&self) {
        let mut out = std::io::stdout().lock();
        // nobody may be reading
        let _ = writeln!(out, "listening on http://{}", self.address).and_then(|()| out.flush());
        tracing::info!(address = %self.address, node = self.app.node.name(), "ready");
        tracing::warn!(
            "there is no login: whoever reaches this address can enter as helpdesk; keep it on the campus network or behind \
             a proxy that signs people in"
        );
    }

    /// Serves until `end` comes true, then ends in order.
    pub async fn run_until_stopped(self, end: impl Future<Output = ()> + 'static) -> Result<(), StartError> {
        let Application { server, app, supervisor, .. } = self;
        let (handle, draining) = (server.handle(), app.clone());
        rt::spawn(async move {
            end.await;
            tracing::info!(sockets = draining.sockets.count(), "ending");
            draining.end_begins();
            // first: the port refuses at once, open sockets work on meanwhile
            rt::spawn(handle.stop(true));
            draining.sockets.drain().await;
        });
        let served = server.await;
        if let Some(supervisor) = supervisor {
            supervisor.stop().await;
        }
        // last, when nobody can ask any more
        app.node.stop().await;
        tracing::info!("ended");
        served.map_err(StartError::from)
    }
}

/// Everybody comes back after a restore: the greeting tells them the new epoch, which voids what they hold.
async fn reconnect_after_restores(sockets: Sockets, mut epoch: watch::Receiver<String>) {
    while epoch.changed().await.is_ok() {
        sockets.drain().await;
    }
}

fn node_config(bus: &Bus, database_url: &str) -> NodeConfig {
    let bus = match bus {
        Bus::Local => BusKind::Local,
        Bus::Postgres => BusKind::Postgres { url: database_url.to_owned() },
        Bus::Nats(address) => BusKind::Nats { address: address.clone() },
    };
    NodeConfig {
        arbiters: available_parallelism().map_or(1, usize::from),
        bus,
        idle: NodeConfig::IDLE,
        safety_net: NodeConfig::SAFETY_NET,
    }
}

fn start_workers(config: &Config, database_url: &str, workers: &Workers) -> Option<Supervisor> {
    match &config.workers {
        WorkerPlan::Elsewhere(urls) => {
            Worker::ALL.into_iter().zip(urls).for_each(|(worker, url)| workers.found(worker, Some(url.clone())));
            None
        }
        WorkerPlan::Supervised { ports, database } => {
            let plan = Plan {
                program: config.program.clone(),
                database_url: database.clone().unwrap_or_else(|| database_url.to_owned()),
                ports: *ports,
                timezone: config.storage.timezone.name().to_owned(),
            };
            Some(Supervisor::start(&plan, workers))
        }
    }
}

fn warn_of_plain_http(config: &Config, origins: &Origins) {
    let local = |origin: &origin::Origin| {
        origin.as_str().starts_with("http://localhost") || origin.as_str().starts_with("http://127.")
    };
    if config.secure_cookies() && origins.iter().any(|origin| !origin.is_https() && !local(origin)) {
        tracing::warn!(
            "cookies are for https only here, so browsers cannot enter over a plain http origin; put https in front"
        );
    }
}

fn http(app: Data<App>, listener: TcpListener) -> Result<Server, StartError> {
    let policies = Data::new(Policies::new(&app.origins));
    let server = HttpServer::new(move || {
        actix_web::App::new()
            .app_data(app.clone())
            .app_data(policies.clone())
            .configure(ws::configure)
            .configure(routes::configure)
            .default_service(web::to(routes::nothing_here))
            .wrap(from_fn(origin::guard))
            .wrap(Compress::default())
            .wrap(from_fn(edge))
    });
    let server = server.on_connect(ws::on_connect).disable_signals().shutdown_timeout(END_LIMIT);
    Ok(server.listen(listener)?.run())
}
