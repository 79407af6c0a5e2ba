//! A real database for every test: its own, migrated, dropped afterwards.
//!
//! One private cluster under the target folder (or `HELPDESK_TEST_CLUSTER`) serves all test processes; it is started once
//! and left running, `cargo run -p helpdesk-sql --example test_cluster -- stop` ends it. A template is
//! migrated once per state of the migrations, and each test gets a copy of it in about 0.15 s. fsync stays on.
//!
//! Everything here panics when it fails: only tests use it. What a killed test left behind is dropped by the next one.
#![allow(clippy::panic, clippy::expect_used, reason = "only tests use it, and a test that has no database must fail")]

use crate::analytics::AnalyticsStore;
use crate::blocking::{on_own_thread, run_sql};
use crate::cluster::{PrivateCluster, Tuning, can_live_in};
use crate::migrate::{as_owner, fingerprint, migrate, migrate_to};
use crate::pool::PoolSizes;
use crate::store::Store;
use chrono_tz::Tz;
use helpdesk_core::TicketId;
use std::fs::{File, OpenOptions};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::runtime::{Handle, Runtime};

/// Many tests run at once, each with pools of its own.
const MOST_CONNECTIONS: u32 = 400;
/// Longest wait for a load to begin.
const LOAD_LIMIT: std::time::Duration = std::time::Duration::from_secs(30);
/// Makes a database from a template.
const COPY: &str = include_str!("../admin/copy_database.sql");
/// Drops a database, whoever is connected.
const DROP: &str = include_str!("../admin/drop_database.sql");
/// Lists the backends that hear hints.
const LISTENERS: &str = include_str!("../admin/listeners.sql");
/// Lists the databases of tests.
const LIST: &str = include_str!("../admin/test_databases.sql");

/// Holds a ticket's row.
const HOLD: &str = include_str!("../admin/hold_ticket.sql");

/// A ticket's row in the hands of somebody else, until this is dropped.
#[derive(Debug)]
pub struct HeldTicket(#[allow(dead_code, reason = "its connection is the hold")] tokio_postgres::Client);

/// A database of its own, dropped with the value.
#[derive(Debug)]
pub struct TestDatabase {
    name: String,
    url: String,
    admin_url: String,
    runtime: Option<Runtime>,
}

/// Where the cluster of the tests lives: `HELPDESK_TEST_CLUSTER`, else the target folder, else (root's home is closed to
/// PostgreSQL's account) a folder under `/tmp` that belongs to this target folder.
#[must_use]
pub fn cluster_base() -> PathBuf {
    if let Some(wished) = std::env::var_os("HELPDESK_TEST_CLUSTER") {
        return PathBuf::from(wished);
    }
    let program = std::env::current_exe().unwrap_or_default();
    let target = program.ancestors().find(|folder| folder.join("CACHEDIR.TAG").exists()).unwrap_or(Path::new("/"));
    let near = target.join("test-cluster");
    let far = || {
        PathBuf::from(format!(
            "/tmp/helpdesk-tests-{:016x}",
            BuildHasherDefault::<DefaultHasher>::new().hash_one(target)
        ))
    };
    if target.parent().is_some() && can_live_in(&near) { near } else { far() }
}

/// A fresh migrated database (time zone UTC) on the shared test cluster, which is started if need be. Blocks.
#[must_use]
pub fn test_database() -> TestDatabase {
    let base = cluster_base();
    let tuning = Tuning { max_connections: MOST_CONNECTIONS };
    let cluster =
        PrivateCluster::start_with(&base, tuning).unwrap_or_else(|error| panic!("no cluster for tests: {error}"));
    let admin_url = cluster.url_of("postgres");
    let template = format!("hd_template_{:016x}", fingerprint());
    {
        let _one_at_a_time = lock(&base);
        drop_left_behind(&admin_url);
        prepare_template(&cluster, &template);
    }
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let name = format!("hd_test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    run(&admin_url, COPY, &[("{name}", &name), ("{template}", &template)]);
    let url = cluster.url_of(&name);
    cluster.leave_running();
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
    TestDatabase { name, url, admin_url, runtime: Some(runtime) }
}

impl TestDatabase {
    /// How to connect as the owner.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// A store on it with pools of the usual size, its connections on [`TestDatabase::handle`].
    pub async fn store(&self) -> Store {
        Store::open(&self.url, self.handle(), PoolSizes::default())
            .await
            .unwrap_or_else(|error| panic!("no store: {error}"))
    }

    /// A read-only store for the figures.
    pub async fn analytics(&self) -> AnalyticsStore {
        AnalyticsStore::open(&self.url, self.handle()).await.unwrap_or_else(|error| panic!("no analytics: {error}"))
    }

    /// The runtime that database connections live on; ends with this value.
    #[must_use]
    pub fn handle(&self) -> Handle {
        self.runtime.as_ref().expect("a runtime until the end").handle().clone()
    }

    /// Holds the row of a ticket in a transaction of its own, as a person with psql might.
    pub async fn hold(&self, ticket: TicketId) -> HeldTicket {
        let client = as_owner(&self.url).await.unwrap_or_else(|error| panic!("no connection: {error}"));
        client.batch_execute("BEGIN").await.expect("a transaction");
        let held = client.query(HOLD, &[&ticket.0]).await.expect("the ticket's row");
        assert_eq!(held.len(), 1, "there is no such ticket");
        HeldTicket(client)
    }

    /// The processes that hear hints in this database for somebody.
    #[must_use]
    pub fn listeners(&self) -> Vec<i32> {
        let url = self.url.clone();
        let found = on_own_thread(async move {
            let client = as_owner(&url).await.expect("the database");
            client.query(LISTENERS, &[]).await.expect("the list of listeners")
        });
        found.expect("a thread").iter().map(|row| row.get(0)).collect()
    }

    /// Files, whole or not, whether a message carries them or not.
    #[must_use]
    pub fn count_attachments(&self) -> i64 {
        let url = self.url.clone();
        let found = on_own_thread(async move {
            let client = as_owner(&url).await.expect("the database");
            client.query_one(include_str!("../admin/count_attachments.sql"), &[]).await.expect("a number")
        });
        found.expect("a thread").get(0)
    }

    /// All logs and snapshots in one text, to see whether two databases hold the same.
    #[must_use]
    pub fn fingerprint_of_logs(&self) -> String {
        self.ask(include_str!("../admin/fingerprint_of_logs.sql")).get(0)
    }

    /// How often the tickets were read whole, and how often by a key; a second late.
    #[must_use]
    pub fn scans_of_tickets(&self) -> (i64, i64) {
        let row = self.ask(include_str!("../admin/scans_of_tickets.sql"));
        (row.get(0), row.get(1))
    }

    /// Waits until somebody writes rows in bulk here.
    pub fn until_loading(&self) {
        let begun = std::time::Instant::now();
        while !self.ask(include_str!("../admin/loading.sql")).get::<_, bool>(0) {
            assert!(begun.elapsed() < LOAD_LIMIT, "nobody loads anything");
        }
    }

    fn ask(&self, statement: &str) -> tokio_postgres::Row {
        let asked = on_own_thread(async {
            let client = as_owner(&self.url).await.expect("the database");
            client.query_one(statement, &[]).await.expect("an answer")
        });
        asked.expect("a thread")
    }

    /// Cuts the log of a ticket, as a restore of an older backup does. Triggers are off, figures stay as they are.
    pub fn rewind(&self, ticket: TicketId, last: i64) {
        let names = [("{ticket}", ticket.0.to_string()), ("{last}", last.to_string())];
        run(
            &self.url,
            include_str!("../admin/rewind.sql"),
            &names.each_ref().map(|(place, text)| (*place, text.as_str())),
        );
    }

    /// Lets a closed ticket be closed so many days longer. Triggers are off, figures stay as they are.
    pub fn age_closing(&self, ticket: TicketId, days: u32) {
        let names = [("{ticket}", ticket.0.to_string()), ("{days}", days.to_string())];
        run(
            &self.url,
            include_str!("../admin/age_closing.sql"),
            &names.each_ref().map(|(place, text)| (*place, text.as_str())),
        );
    }

    /// Makes it one that an older program left, with nothing in it.
    pub async fn set_back(&self, version: i32) {
        run(&self.url, include_str!("../admin/drop_schema.sql"), &[]);
        migrate_to(&self.url, version).await.unwrap_or_else(|error| panic!("version {version}: {error}"));
    }

    /// Changes the epoch, as a restore does at its end.
    pub fn new_epoch(&self) {
        run(&self.url, include_str!("../admin/new_epoch.sql"), &[]);
    }

    /// Runs statements as the owner.
    pub fn run(&self, statements: &str) {
        run_sql(&self.url, statements).unwrap_or_else(|error| panic!("{statements}: {error:?}"));
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background(); // a test may hold us inside another runtime, where waiting is forbidden
        }
        let statement = DROP.replace("{name}", &self.name);
        if let Err(error) = run_sql(&self.admin_url, &statement) {
            eprintln!("test database {} stays behind: {error}", self.name);
        }
    }
}

fn lock(base: &Path) -> File {
    let path = base.join("template.lock");
    let file =
        OpenOptions::new().create(true).truncate(false).write(true).open(&path).expect("the lock of the template");
    file.lock().expect("the template to ourselves");
    file
}

fn run(url: &str, statement: &str, names: &[(&str, &str)]) {
    let statement = names.iter().fold(statement.to_owned(), |text, (place, name)| text.replace(place, name));
    run_sql(url, &statement).unwrap_or_else(|error| panic!("{statement}: {error:?}"));
}

fn databases(admin_url: &str) -> Vec<String> {
    on_own_thread(async {
        let client = as_owner(admin_url).await.expect("the test cluster");
        let found = client.query(LIST, &[]).await.expect("the list of databases");
        found.iter().map(|row| row.get(0)).collect()
    })
    .expect("a thread")
}

/// Makes the migrated template under another name first, so that a killed test leaves no half-migrated one.
fn prepare_template(cluster: &PrivateCluster, template: &str) {
    let admin_url = cluster.url_of("postgres");
    if databases(&admin_url).iter().any(|name| name == template) {
        return;
    }
    let draft = format!("{template}_draft");
    run(&admin_url, DROP, &[("{name}", &draft)]);
    run(&admin_url, COPY, &[("{name}", &draft), ("{template}", "template0")]);
    on_own_thread(async { migrate(&cluster.url_of(&draft), Tz::UTC).await })
        .expect("a thread")
        .unwrap_or_else(|error| panic!("no template: {error}"));
    run(&admin_url, include_str!("../admin/rename_database.sql"), &[("{name}", &draft), ("{to}", template)]);
}

/// Databases of processes that are gone.
fn drop_left_behind(admin_url: &str) {
    let owner = |name: &str| {
        name.strip_prefix("hd_test_")?.split('_').next()?.parse().ok().and_then(rustix::process::Pid::from_raw)
    };
    let is_gone = |pid| rustix::process::test_kill_process(pid) == Err(rustix::io::Errno::SRCH);
    for name in databases(admin_url).iter().filter(|name| owner(name).is_some_and(is_gone)) {
        run(admin_url, DROP, &[("{name}", name)]);
    }
}
