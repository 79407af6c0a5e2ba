//! `helpdesk doctor`: looks at everything that can be wrong and says what to do about it.
//!
//! The rule it keeps: it only reads, and it goes on after a fault as far as that makes sense, so that one call tells all.

use super::Ended;
use super::healthcheck::{PATIENCE, ask, reachable};
use crate::config::{Config, Database, Faults, ServeFlags, WorkerPlan};
use crate::logging::Logging;
use crate::startup::{Postgres, Signals, StartError};
use chrono::TimeDelta;
use clap::Args;
use helpdesk_analytics::Worker;
use helpdesk_core::TicketId;
use helpdesk_sql::checkup::{Checkup, Vitals};
use helpdesk_sql::cluster::PrivateCluster;
use helpdesk_sql::migrate::{MigrateError, known_version};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::Write;
use std::net::SocketAddr;
use std::process::ExitCode;

/// Tickets that are read at once: some megabytes of logs.
const PORTION: i64 = 500;
/// Faults of one kind that are listed; the others are only counted.
const LISTED: usize = 10;
/// A clock may be off by this much, seconds. Answers carry the database's times, browsers reckon with their own.
const OFF: i64 = 2;

#[derive(Args)]
pub(super) struct DoctorFlags {
    /// Leave out what reads every ticket: logs and figures.
    #[arg(long)]
    quick: bool,
    #[command(flatten)]
    serve: ServeFlags,
}

pub(super) fn run(flags: &DoctorFlags) -> Result<ExitCode, Ended> {
    let mut faults = Faults::default();
    let logging = Logging::read(&flags.serve.logging, &mut faults);
    let config = Config::read(&flags.serve, &mut faults);
    faults.none()?;
    logging.begin();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(StartError::from)?;
    let signals = runtime.block_on(async { Signals::listen() }).map_err(StartError::from)?;
    let mut report = Report::default();
    report.well("configuration", "can be used");
    report.neighbours(&config);
    if let (Database::Private, Ok(data)) = (&config.storage.database, &config.storage.data_dir)
        && !PrivateCluster::is_made(data)
    {
        report.left_out("database", &format!("none yet below {}; the server makes it", data.display()));
        return Ok(report.end());
    }
    let postgres = Postgres::open(&config.storage)?;
    runtime.block_on(async {
        tokio::select! {
            () = report.database(postgres.url(), flags.quick) => Ok(()),
            () = signals.end() => Err(Ended::Failed("stopped".to_owned())),
        }
    })?;
    Ok(report.end())
}

/// Faults of one kind: all are counted, the first ones kept.
#[derive(Default)]
struct Found {
    count: usize,
    first: Vec<String>,
}

impl From<Vec<String>> for Found {
    fn from(faults: Vec<String>) -> Found {
        let mut found = Found::default();
        found.add(faults);
        found
    }
}

impl Found {
    fn add(&mut self, faults: Vec<String>) {
        self.count += faults.len();
        self.first.extend(faults.into_iter().take(LISTED - self.first.len()));
    }
}

/// What was looked at so far; it is told as it is found.
#[derive(Default)]
struct Report {
    looked: usize,
    failed: usize,
}

impl Report {
    fn well(&mut self, what: &str, words: &str) {
        self.looked += 1;
        tell("ok", what, words);
    }

    /// Something that could not be looked at, and why that is no fault.
    fn left_out(&self, what: &str, words: &str) {
        tell("--", what, words);
    }

    fn fault(&mut self, what: &str, words: &str, remedy: &str) {
        self.looked += 1;
        self.failed += 1;
        tell("FAULT", what, words);
        tell("", "", remedy);
    }

    /// One line for as many faults of a kind as there are, each of the first ones listed.
    fn verdict(&mut self, what: &str, well: &str, found: &Found, remedy: &str) {
        if found.count == 0 {
            return self.well(what, well);
        }
        self.fault(what, &format!("{} found", found.count), remedy);
        found.first.iter().for_each(|fault| tell("", "", fault));
        if found.count > found.first.len() {
            tell("", "", &format!("and {} more", found.count - found.first.len()));
        }
    }

    fn end(self) -> ExitCode {
        // nobody may be reading any more
        let _ = match self.failed {
            0 => writeln!(std::io::stdout(), "all {} checks are well", self.looked),
            failed => writeln!(std::io::stdout(), "{failed} of {} checks found a fault", self.looked),
        };
        if self.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    /// The server that runs with this configuration, if one does, and its workers.
    fn neighbours(&mut self, config: &Config) {
        let server = reachable(config.bind);
        let runs = config.bind.port() != 0 && std::net::TcpStream::connect_timeout(&server, PATIENCE).is_ok();
        if runs {
            let remedy = "look into its log; `helpdesk healthcheck` asks the same";
            self.asked("server", &format!("http://{server}"), remedy);
        } else {
            self.left_out("server", &format!("none listens at {server}"));
        }
        let own = matches!(config.workers, WorkerPlan::Supervised { .. });
        for (worker, url) in Worker::ALL.into_iter().zip(addresses(&config.workers)) {
            let what = format!("worker {}", worker.name());
            match url {
                Some(url) if runs || !own => {
                    let remedy = if own {
                        "the server starts it again by itself; its log says why it ends"
                    } else {
                        "start it, or mend HELPDESK_WORKERS"
                    };
                    self.asked(&what, &url, remedy);
                }
                Some(_) => self.left_out(&what, "runs with the server"),
                None => self.left_out(&what, "has a port that only the server knows (0)"),
            }
        }
    }

    fn asked(&mut self, what: &str, url: &str, remedy: &str) {
        match ask(&format!("{url}/readyz")) {
            Ok(()) => self.well(what, &format!("{url} is ready")),
            Err(why) => self.fault(what, &format!("{url} is not ready: {why}"), remedy),
        }
    }

    async fn database(&mut self, url: &str, quick: bool) {
        const AWAY: &str = "start PostgreSQL, or mend DATABASE_URL";
        let checkup = match Checkup::begin(url).await {
            Ok(checkup) => checkup,
            Err(error) => return self.fault("database", &error.to_string(), AWAY),
        };
        let vitals = match checkup.vitals().await {
            Ok(vitals) => vitals,
            Err(error) => return self.fault("database", &error.to_string(), AWAY),
        };
        let took = vitals.took.num_microseconds().unwrap_or(i64::MAX) as f64 / 1_000.0;
        self.well("database", &format!("PostgreSQL {} answers in {took:.1} ms", vitals.version));
        self.clock(&vitals);
        if !self.schema(vitals.schema) {
            return self.left_out("tickets", "cannot be read in another schema");
        }
        if quick {
            return self.left_out("tickets", "not read (--quick)");
        }
        match logs(&checkup).await {
            Ok((tickets, found)) => self.verdict(
                "logs",
                &format!("{tickets} tickets are what their logs say, and no log has a gap"),
                &found,
                "somebody wrote past the journal, or the disk lost something: restore a backup",
            ),
            Err(error) => self.fault("logs", &error.to_string(), AWAY),
        }
        match checkup.figures().await.map(Found::from) {
            Ok(found) => self.verdict(
                "figures",
                "each is what a count of all tickets gives",
                &found,
                "somebody wrote past the journal: restore a backup, or report it if nobody did",
            ),
            Err(error) => self.fault("figures", &error.to_string(), AWAY),
        }
    }

    fn clock(&mut self, vitals: &Vitals) {
        let seconds = vitals.ahead.num_milliseconds() as f64 / 1_000.0;
        if vitals.ahead.abs() > TimeDelta::seconds(OFF) + vitals.took / 2 {
            let words = format!("the database's clock is {seconds:+.1} s apart from this machine's");
            self.fault("clock", &words, "let both machines keep the network's time (NTP)");
        } else {
            self.well("clock", &format!("the database's is {seconds:+.1} s apart"));
        }
    }

    /// Whether the tickets can be read by this program.
    fn schema(&mut self, found: i32) -> bool {
        let known = known_version();
        let words = format!("version {found}; this program's is {known}");
        match found.cmp(&known) {
            std::cmp::Ordering::Equal => self.well("schema", &format!("version {found}")),
            std::cmp::Ordering::Less => {
                self.fault("schema", &words, "run `helpdesk migrate`, or start the server, which does it")
            }
            std::cmp::Ordering::Greater => self.fault("schema", &words, "start the newer program"),
        }
        found == known
    }
}

/// All tickets beside their logs: how many, and what is wrong.
async fn logs(checkup: &Checkup) -> Result<(u64, Found), MigrateError> {
    let bar = ProgressBar::new(checkup.last_ticket().await?.unsigned_abs()).with_style(style());
    let (mut tickets, mut found, mut after) = (0, Found::default(), TicketId(0));
    loop {
        let looked = checkup.look(after, PORTION).await?;
        tickets += looked.tickets;
        found.add(looked.faults);
        let Some(last) = looked.last else { break };
        after = last;
        bar.set_position(last.0.unsigned_abs());
    }
    bar.finish_and_clear();
    Ok((tickets, found))
}

/// Where the workers can be asked; `None`: on a port that is chosen at their start.
fn addresses(plan: &WorkerPlan) -> [Option<String>; 3] {
    match plan {
        WorkerPlan::Elsewhere(urls) => urls.clone().map(Some),
        WorkerPlan::Supervised { ports, .. } => {
            ports.map(|port| (port != 0).then(|| format!("http://{}", SocketAddr::from(([127, 0, 0, 1], port)))))
        }
    }
}

fn tell(state: &str, what: &str, words: &str) {
    // nobody may be reading any more
    let _ = writeln!(std::io::stdout(), "{state:5}  {what:17}  {words}");
}

// a template that cannot be read would be a fault of this file, and the usual style does as well
fn style() -> ProgressStyle {
    ProgressStyle::with_template("{bar:32} {percent:>3} %, ticket {human_pos} of {human_len}, {eta} left")
        .unwrap_or_else(|_| ProgressStyle::default_bar())
}
