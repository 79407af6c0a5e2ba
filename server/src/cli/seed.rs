//! `helpdesk seed`: a database full of believable tickets, to try the product with and to measure it.
//!
//! The rule it keeps: a wrong DATABASE_URL must not fill a campus's real database, so one that has tickets is refused before
//! anything is touched, unless `--append` says that they may stand beside each other. All is written in one transaction:
//! whatever ends it early, nothing of it stays. One thread draws lives while PostgreSQL writes those before.

use super::Ended;
use crate::config::{DatabaseFlags, Faults, Storage};
use crate::logging::{LogFlags, Logging};
use crate::startup::{Postgres, Signals, StartError};
use chrono::{DateTime, SubsecRound, Utc};
use clap::Args;
use helpdesk_seed::{Campus, Plan};
use helpdesk_sql::load::{GivenStars, Load, LoadError, Rows, Step, refuse_tickets};
use indicatif::{ProgressBar, ProgressStyle};
use std::time::Duration;
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// Tickets that are sent at once: some 15 MB of rows, so that PostgreSQL is asked seldom and memory stays small.
const PORTION: u64 = 10_000;
/// Portions that wait for PostgreSQL; a slow disk holds the drawing up, not the memory.
const WAITING: usize = 2;
/// How often the bar shows that somebody is alive.
const TICK: Duration = Duration::from_millis(200);

#[derive(Args)]
pub(super) struct SeedFlags {
    /// How many tickets, 1 to 50,000,000; each has some six events.
    #[arg(long, value_name = "NUMBER")]
    tickets: u64,
    /// Over how many months, 1 to 120, back from the end.
    #[arg(long, value_name = "MONTHS", default_value_t = 24)]
    months: u32,
    /// What chance begins with: the same seed, tickets, months, end and time zone give the same data.
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    /// The end, such as 2026-05-20T15:30:00Z; not in the future [default: now].
    #[arg(long, value_name = "RFC3339")]
    until: Option<DateTime<Utc>>,
    /// Also into a database that has tickets already. Cannot be undone.
    #[arg(long)]
    append: bool,
    #[command(flatten)]
    storage: DatabaseFlags,
    #[command(flatten)]
    logging: LogFlags,
}

/// What was done, for the last line.
pub(super) struct Seeded {
    tickets: u64,
    seconds: f64,
}

impl std::fmt::Display for Seeded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} tickets were written in {:.0} s; the search index follows when a server runs",
            self.tickets, self.seconds
        )
    }
}

pub(super) fn run(flags: &SeedFlags) -> Result<Seeded, Ended> {
    let mut faults = Faults::default();
    let logging = Logging::read(&flags.logging, &mut faults);
    let storage = Storage::read(&flags.storage, &mut faults);
    faults.none()?;
    logging.begin();
    let now = Utc::now();
    let until = flags.until.unwrap_or(now).trunc_subsecs(0);
    if until > now {
        return Err(Ended::Failed("--until is in the future, where nothing has happened yet".to_owned()));
    }
    let plan = Plan { tickets: flags.tickets, months: flags.months, seed: flags.seed, until, zone: storage.timezone };
    let campus = Campus::new(plan).map_err(|error| Ended::Failed(error.to_string()))?;
    let begun = std::time::Instant::now();
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().map_err(refused)?;
    let signals = runtime.block_on(async { Signals::listen() }).map_err(refused)?;
    let postgres = Postgres::open(&storage)?;
    runtime.block_on(filled(postgres.url(), &storage, campus, flags.append, signals))?;
    Ok(Seeded { tickets: flags.tickets, seconds: begun.elapsed().as_secs_f64() })
}

fn refused(error: std::io::Error) -> Ended {
    Ended::from(StartError::from(error))
}

fn failed(error: LoadError) -> Ended {
    match error {
        LoadError::Occupied => Ended::Failed(format!("{error}; name an empty one with DATABASE_URL, or say --append")),
        LoadError::Database(error) => Ended::from(StartError::from(error)),
        LoadError::Failed(_) => Ended::Failed(error.to_string()),
    }
}

async fn filled(url: &str, storage: &Storage, campus: Campus, append: bool, signals: Signals) -> Result<(), Ended> {
    let work = async {
        if !append {
            // before the schema and the time zone of somebody else's database are touched
            refuse_tickets(url).await.map_err(failed)?;
        }
        helpdesk_sql::migrate::migrate(url, storage.timezone).await.map_err(StartError::from)?;
        Load::begin(url, append).await.map_err(failed)
    };
    let mut end = std::pin::pin!(signals.end());
    let stopped = || Ended::Failed("stopped; nothing was written".to_owned());
    let load = tokio::select! {
        load = work => load?,
        () = &mut end => return Err(stopped()),
    };
    let stopper = load.stopper();
    tokio::select! {
        done = written(load, campus) => done,
        () = end => {
            stopper.stop().await;
            Err(stopped())
        }
    }
}

async fn written(mut load: Load, campus: Campus) -> Result<(), Ended> {
    let bar = bar(campus.tickets());
    let mut portions = drawn(campus, load.next_id());
    while let Some(portion) = portions.recv().await {
        let rows = portion.map_err(Ended::Failed)?;
        let count = rows.tickets().unsigned_abs();
        load.write(rows).await.map_err(failed)?;
        bar.inc(count);
    }
    let say = |step| {
        let words = match step {
            Step::Indexes => "making indexes",
            Step::Figures => "counting figures",
        };
        bar.set_style(style("{elapsed_precise} {msg} {spinner}"));
        bar.set_message(words);
        bar.enable_steady_tick(TICK);
    };
    let done = load.finish(say).await.map_err(failed);
    bar.finish_and_clear();
    done
}

/// Draws on a thread of its own; it ends when nobody listens any more.
fn drawn(campus: Campus, first_id: i64) -> Receiver<Result<Rows, String>> {
    let (tell, hear) = channel(WAITING);
    tokio::task::spawn_blocking(move || draw(&campus, first_id, &tell));
    hear
}

fn draw(campus: &Campus, first_id: i64, tell: &Sender<Result<Rows, String>>) {
    let mut from = 0;
    while from < campus.tickets() {
        let to = campus.tickets().min(from + PORTION);
        let rows = portion(campus, from..to, first_id);
        let over = rows.is_err();
        if tell.blocking_send(rows).is_err() || over {
            return;
        }
        from = to;
    }
}

fn portion(campus: &Campus, range: std::ops::Range<u64>, first_id: i64) -> Result<Rows, String> {
    let mut rows = Rows::default();
    for life in campus.lives(range, first_id) {
        let life = life.map_err(|error| error.to_string())?;
        let given =
            life.rating.as_ref().map(|rating| GivenStars { stars: rating.stars, at: rating.at, cid: &rating.cid });
        rows.add(&life.log, given).map_err(|error| error.to_string())?;
    }
    Ok(rows)
}

/// Drawn on a terminal only.
fn bar(tickets: u64) -> ProgressBar {
    ProgressBar::new(tickets)
        .with_style(style("{bar:32} {percent:>3} %, {human_pos} of {human_len} tickets, {per_sec}, {eta} left"))
}

// a template that cannot be read would be a fault of this file, and the usual style does as well
fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
