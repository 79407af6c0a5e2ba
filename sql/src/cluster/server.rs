//! Creating, starting, asking and stopping the server: a thin hand on `initdb` and `pg_ctl`.
//!
//! The rule it keeps: nobody waits for a pipe that the server inherited, so its output goes to a file; and a start that
//! fails because a killed server is not quite gone is tried again for a while.

use super::account::Account;
use super::folder::Folder;
use super::{Binaries, ClusterError, Tuning};
use crate::blocking::{Unanswered, run_sql};
use crate::failure::sentence;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tokio_postgres::error::SqlState;

/// How long a start is tried again: the children of a killed server need seconds to notice and to let go of its memory.
const START_LIMIT: Duration = Duration::from_secs(30);
/// How long a server that recovers from a crash may take until it answers.
const RECOVERY_LIMIT: Duration = Duration::from_secs(300);
/// Between two tries.
const START_PAUSE: Duration = Duration::from_millis(250);
/// Lines of the log that a failure shows.
const LAST_WORDS: usize = 4;
/// Bytes of the log after which a start begins a new one.
const LOG_LIMIT: u64 = 16 * 1024 * 1024;
/// Makes the database that we live in.
const CREATE_DATABASE: &str = include_str!("../../admin/create_database.sql");

/// One private server.
#[derive(Debug)]
pub(super) struct Server {
    pub(super) binaries: Binaries,
    pub(super) account: Account,
    pub(super) folder: Folder,
}

impl Server {
    fn command(&self, program: &str) -> Command {
        let mut command = self.account.command(&self.binaries.program(program), self.folder.root());
        command.arg("-D").arg(self.folder.data());
        command
    }

    /// Whether it answers; if not, why.
    pub(super) fn asked(&self) -> Result<(), Unanswered> {
        run_sql(&self.folder.url("postgres"), "")
    }

    /// Makes the data if there is none; data that was not finished is put aside first.
    pub(super) fn create_if_new(&self) -> Result<(), ClusterError> {
        if self.folder.is_whole() {
            return Ok(());
        }
        self.folder.put_aside()?;
        let mut initdb = self.command("initdb");
        initdb.args([
            "--username=helpdesk",
            "--encoding=UTF8",
            "--locale=C",
            "--auth-local=trust",
            "--auth-host=reject",
            "--data-checksums",
        ]);
        let failed = |said: String| ClusterError::Program { program: "initdb".to_owned(), said };
        let output = initdb.stdin(Stdio::null()).output().map_err(|error| failed(error.to_string()))?;
        if !output.status.success() {
            return Err(failed(last_words(&String::from_utf8_lossy(&output.stderr))));
        }
        let own = format!("include_if_exists = '{SETTINGS}'\n");
        append(&self.folder.data().join("postgresql.conf"), &own)?;
        self.folder.mark_whole()
    }

    /// Starts it and waits until it answers.
    pub(super) fn start(&self, tuning: Tuning) -> Result<(), ClusterError> {
        self.write_settings(tuning)?;
        let log = self.folder.log();
        if std::fs::metadata(&log).is_ok_and(|meta| meta.len() > LOG_LIMIT) {
            let _ = std::fs::rename(&log, log.with_extension("log.old"));
        }
        let since = Instant::now();
        loop {
            let mut start = self.command("pg_ctl");
            let started = start.args(["-w", "-t", "60", "-s", "-l"]).arg(&log).arg("start");
            let started = started.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
            match (started, self.asked()) {
                (_, Ok(())) => return Ok(()),
                (Err(error), _) => {
                    return Err(ClusterError::Program { program: "pg_ctl".to_owned(), said: error.to_string() });
                }
                (Ok(_), Err(why)) if since.elapsed() > limit_for(&why) => {
                    let said = std::fs::read_to_string(&log).unwrap_or_default();
                    let why = format!("{} ({})", sentence(&why), last_words(&said));
                    return Err(ClusterError::NoAnswer { data: self.folder.data(), why, log });
                }
                _ => std::thread::sleep(START_PAUSE),
            }
        }
    }

    /// Creates our database if the cluster is new.
    pub(super) fn ensure_database(&self) -> Result<(), ClusterError> {
        let no_answer = |why: Unanswered| ClusterError::NoAnswer {
            data: self.folder.data(),
            why: sentence(&why),
            log: self.folder.log(),
        };
        match run_sql(&self.folder.url("helpdesk"), "") {
            Err(error) if error.code() == Some(&SqlState::UNDEFINED_DATABASE) => {
                run_sql(&self.folder.url("postgres"), CREATE_DATABASE).map_err(no_answer)
            }
            other => other.map_err(no_answer),
        }
    }

    /// Stops it: sessions are ended, what was committed is safe.
    pub(super) fn stop(&self) -> Result<(), ClusterError> {
        let output =
            self.command("pg_ctl").args(["-w", "-t", "60", "-s", "-m", "fast", "stop"]).stdin(Stdio::null()).output();
        let failed = |said: String| ClusterError::Program { program: "pg_ctl stop".to_owned(), said };
        match output {
            Ok(output) if output.status.success() => {
                self.folder.clear_away();
                Ok(())
            }
            Ok(output) => Err(failed(last_words(&String::from_utf8_lossy(&output.stderr)))),
            Err(error) => Err(failed(error.to_string())),
        }
    }

    /// Our settings, in a file of their own so that they follow the program and the place.
    fn write_settings(&self, tuning: Tuning) -> Result<(), ClusterError> {
        let socket = self.folder.socket().to_string_lossy().replace('"', "\"\"").replace('\'', "''");
        let max_connections = tuning.max_connections;
        let settings = format!(
            "listen_addresses = ''\nunix_socket_directories = '\"{socket}\"'\nunix_socket_permissions = 0700\n\
             max_connections = {max_connections}\ntimezone = 'UTC'\nlog_timezone = 'UTC'\nlogging_collector = off\n"
        );
        let path = self.folder.data().join(SETTINGS);
        std::fs::write(&path, settings).map_err(|why| ClusterError::File {
            doing: "writing",
            path: path.clone(),
            why,
        })?;
        self.account.own(&path).map_err(|why| ClusterError::File { doing: "handing over", path, why })
    }
}

/// The file in `data/` that holds our settings.
const SETTINGS: &str = "helpdesk.conf";

fn limit_for(why: &Unanswered) -> Duration {
    if why.code() == Some(&SqlState::CANNOT_CONNECT_NOW) { RECOVERY_LIMIT } else { START_LIMIT }
}

fn append(path: &Path, text: &str) -> Result<(), ClusterError> {
    use std::io::Write;
    let opened = std::fs::OpenOptions::new().append(true).open(path);
    opened.and_then(|mut file| file.write_all(text.as_bytes())).map_err(|why| ClusterError::File {
        doing: "writing",
        path: path.to_owned(),
        why,
    })
}

fn last_words(said: &str) -> String {
    let lines: Vec<&str> = said.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.iter().skip(lines.len().saturating_sub(LAST_WORDS)).copied().collect::<Vec<_>>().join("; ")
}
