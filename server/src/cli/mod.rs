//! The command line: `helpdesk [serve]`, `worker`, `migrate`, `seed`, `classify`, `openapi`, `healthcheck`, `doctor`.
//!
//! Exit codes: 0 done; 1 it failed, with one sentence that says what to do; 2 the configuration is wrong (all faults at
//! once) or PostgreSQL is not installed.

mod classify;
mod doctor;
mod healthcheck;
mod seed;

use crate::config::{Config, DatabaseFlags, Faults, ServeFlags, Storage, bind_of};
use crate::logging::{LogFlags, Logging};
use crate::startup::{self, StartError};
use clap::{Args, Parser, Subcommand};
use helpdesk_analytics::Worker;
use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "helpdesk", version, about = "A campus helpdesk in which every ticket is a live conversation")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the server (this is what `helpdesk` alone does).
    Serve(Box<ServeFlags>),
    /// Run one analytics worker: backlog, resolution or categories.
    Worker(WorkerFlags),
    /// Bring the database's schema up to date and end.
    Migrate(MigrateFlags),
    /// Fill an empty database with believable tickets, to try things out. Ctrl-C leaves it empty.
    Seed(seed::SeedFlags),
    /// Find the category of texts: one text a line on standard input, one JSON object a line on standard output.
    Classify(classify::ClassifyFlags),
    /// Print the OpenAPI description of the REST interface.
    Openapi,
    /// Ask a running server or worker whether it is ready; exit code 0 if it is.
    Healthcheck(healthcheck::HealthFlags),
    /// Look at configuration, database, clocks, workers, logs and figures, and say what to do. Changes nothing.
    Doctor(Box<doctor::DoctorFlags>),
}

#[derive(Args)]
struct WorkerFlags {
    /// Which one: backlog, resolution or categories.
    name: Worker,
    /// Address and port to listen on [default: 127.0.0.1 and 8091, 8092 or 8093].
    #[arg(long, env = "HELPDESK_BIND", value_name = "ADDRESS:PORT")]
    bind: Option<String>,
    #[command(flatten)]
    storage: DatabaseFlags,
    #[command(flatten)]
    logging: LogFlags,
}

#[derive(Args)]
struct MigrateFlags {
    #[command(flatten)]
    storage: DatabaseFlags,
    #[command(flatten)]
    logging: LogFlags,
}

/// Why a subcommand ended without success.
enum Ended {
    /// The configuration is wrong.
    Misconfigured(Faults),
    /// It cannot run here at all.
    Missing(String),
    /// It failed.
    Failed(String),
}

impl From<Faults> for Ended {
    fn from(faults: Faults) -> Ended {
        Ended::Misconfigured(faults)
    }
}

impl From<StartError> for Ended {
    fn from(error: StartError) -> Ended {
        if error.is_missing_postgres() { Ended::Missing(error.to_string()) } else { Ended::Failed(error.to_string()) }
    }
}

/// Runs the program with these arguments, the first one being its name.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let command = match Cli::try_parse_from(with_serve(arguments)) {
        Ok(cli) => cli.command,
        Err(said) => {
            // help and version go to standard output with code 0, a wrong flag to standard error with code 2
            let _ = said.print();
            return ExitCode::from(u8::try_from(said.exit_code()).unwrap_or(2));
        }
    };
    let (code, words) = match done(command) {
        Ok(code) => return code,
        Err(Ended::Misconfigured(faults)) => (2, faults.to_string()),
        Err(Ended::Missing(words)) => (2, words),
        Err(Ended::Failed(words)) => (1, words),
    };
    // nobody may be reading any more
    let _ = writeln!(std::io::stderr(), "helpdesk: {words}");
    ExitCode::from(code)
}

/// `helpdesk` alone, or with flags only, is `helpdesk serve`.
fn with_serve(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut all: Vec<OsString> = arguments.collect();
    let about = ["-h", "--help", "-V", "--version"];
    let first = all.get(1).map(|first| first.to_string_lossy().into_owned());
    if first.is_none_or(|first| first.starts_with('-') && !about.contains(&first.as_str())) {
        all.insert(all.len().min(1), OsString::from("serve"));
    }
    all
}

fn done(command: Command) -> Result<ExitCode, Ended> {
    match command {
        Command::Serve(flags) => serve(&flags),
        Command::Worker(flags) => worker(&flags),
        Command::Migrate(flags) => migrate(&flags),
        Command::Seed(flags) => seed::run(&flags).and_then(|done| say(&done.to_string())).map(|()| ExitCode::SUCCESS),
        Command::Classify(flags) => classify::run(flags).map_err(|error| Ended::Failed(error.to_string())),
        Command::Openapi => openapi(),
        Command::Healthcheck(flags) => healthcheck::run(&flags).map_err(Ended::from),
        Command::Doctor(flags) => doctor::run(&flags),
    }
}

fn serve(flags: &ServeFlags) -> Result<ExitCode, Ended> {
    let mut faults = Faults::default();
    let logging = Logging::read(&flags.logging, &mut faults);
    let config = Config::read(flags, &mut faults);
    faults.none()?;
    logging.begin();
    startup::serve(config)?;
    Ok(ExitCode::SUCCESS)
}

fn worker(flags: &WorkerFlags) -> Result<ExitCode, Ended> {
    let mut faults = Faults::default();
    let logging = Logging::read(&flags.logging, &mut faults);
    let storage = Storage::read(&flags.storage, &mut faults);
    let usual = format!("127.0.0.1:{}", flags.name.default_port());
    let bind = faults.take(bind_of(flags.bind.as_deref(), &usual));
    faults.none()?;
    logging.begin();
    let Some(bind) = bind else { return Ok(ExitCode::FAILURE) };
    let zone =
        flags.storage.timezone.as_deref().is_some_and(|zone| !zone.trim().is_empty()).then_some(storage.timezone);
    let database = startup::Postgres::open(&storage)?;
    let config = helpdesk_analytics::Config {
        database_url: database.url().to_owned(),
        bind,
        timezone: zone,
        supervised: std::env::var_os("HELPDESK_SUPERVISED").is_some_and(|value| value == "1"),
    };
    helpdesk_analytics::run(flags.name, config).map_err(|error| Ended::Failed(error.to_string()))?;
    Ok(ExitCode::SUCCESS)
}

fn migrate(flags: &MigrateFlags) -> Result<ExitCode, Ended> {
    let mut faults = Faults::default();
    let logging = Logging::read(&flags.logging, &mut faults);
    let storage = Storage::read(&flags.storage, &mut faults);
    faults.none()?;
    logging.begin();
    let migrated = startup::migrate(&storage)?;
    say(&format!("the schema is version {}; {} migrations were applied", migrated.version, migrated.applied))?;
    Ok(ExitCode::SUCCESS)
}

fn openapi() -> Result<ExitCode, Ended> {
    let text = crate::routes::document().to_pretty_json().map_err(|error| Ended::Failed(error.to_string()))?;
    say(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn say(line: &str) -> Result<(), Ended> {
    writeln!(std::io::stdout(), "{line}").map_err(|error| Ended::Failed(format!("nothing can be written: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn words(line: &str) -> Vec<String> {
        let arguments = line.split_whitespace().map(OsString::from);
        with_serve(arguments).into_iter().map(|word| word.into_string().unwrap()).collect()
    }

    #[test]
    fn no_subcommand_is_serve() {
        assert_eq!(words("helpdesk"), ["helpdesk", "serve"]);
        assert_eq!(words("helpdesk --bind x"), ["helpdesk", "serve", "--bind", "x"]);
        for line in ["helpdesk --help", "helpdesk -V", "helpdesk openapi", "helpdesk worker backlog --bind x"] {
            assert_eq!(words(line).join(" "), line);
        }
    }

    #[test]
    fn the_command_line_is_consistent_and_every_subcommand_explains_itself() {
        Cli::command().debug_assert();
        for command in Cli::command().get_subcommands() {
            assert!(command.get_about().is_some(), "{}", command.get_name());
        }
    }
}
