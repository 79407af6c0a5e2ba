//! The three workers as children of the server: the same binary, started with the name of a report.
//!
//! The rule it keeps: none is left behind and none stays down. A worker's standard input is a pipe that the server holds
//! and never writes: the kernel closes it even after a kill -9, and the worker ends. One that exits is started again after
//! a pause that doubles up to a bound, so that a worker that cannot start costs next to nothing.

use crate::workers::Workers;
use helpdesk_analytics::Worker;
use rand::Rng;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, ChildStdout, Command};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// First pause before a worker is started again, and the longest one.
const FIRST_PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(10);
/// A worker that ran so long was well; the pauses begin anew.
const WELL: Duration = Duration::from_secs(30);
/// How long a worker may take to end; it has nothing to save.
const END_LIMIT: Duration = Duration::from_secs(4);
/// What a worker says when it can be asked.
const LISTENING: &str = "listening on ";

/// How the workers are started.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// The program; our own.
    pub program: PathBuf,
    /// The database that they read.
    pub database_url: String,
    /// Port of each, in the order of [`Worker::ALL`]; 0 takes a free one.
    pub ports: [u16; 3],
    /// Where months begin.
    pub timezone: String,
}

/// The running workers.
pub(crate) struct Supervisor {
    end: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
}

impl Supervisor {
    /// Starts all three and tells `workers` where they are. Call it inside the actix system.
    pub fn start(plan: &Plan, workers: &Workers) -> Supervisor {
        let (end, ending) = watch::channel(false);
        let keep = |(worker, port): (Worker, u16)| {
            let (plan, workers, ending) = (plan.clone(), workers.clone(), ending.clone());
            let one = One { worker, port, plan, workers: workers.clone(), ending, told: false };
            if port != 0 {
                workers.planned(worker, format!("http://{}", one.address()));
            }
            tokio::spawn(one.keep_running())
        };
        let tasks = Worker::ALL.into_iter().zip(plan.ports).map(keep).collect();
        Supervisor { end, tasks }
    }

    /// Ends all three and waits for them.
    pub async fn stop(self) {
        self.end.send_replace(true);
        for task in self.tasks {
            if task.await.is_err() {
                tracing::error!("the keeper of a worker panicked");
            }
        }
    }
}

struct One {
    worker: Worker,
    port: u16,
    plan: Plan,
    workers: Workers,
    ending: watch::Receiver<bool>,
    /// Whether it was told already that the port is taken.
    told: bool,
}

impl One {
    fn address(&self) -> SocketAddr {
        SocketAddr::from(([127, 0, 0, 1], self.port))
    }

    async fn keep_running(mut self) {
        let mut pause = FIRST_PAUSE;
        while !*self.ending.borrow() {
            let began = Instant::now();
            if self.port_is_free() {
                self.run_once().await;
            }
            self.workers.found(self.worker, None);
            pause = if began.elapsed() > WELL { FIRST_PAUSE } else { (pause * 2).min(LONGEST_PAUSE) };
            let jittered = pause.mul_f64(rand::rng().random_range(0.5..1.0));
            // time over: start it again
            let _ = tokio::time::timeout(jittered, end_of(&mut self.ending)).await;
        }
    }

    /// A worker would find out by itself, but again and again; here it is told once until the port is free.
    fn port_is_free(&mut self) -> bool {
        let (worker, address) = (self.worker.name(), self.address());
        match TcpListener::bind(address) {
            Ok(_) => self.told = false,
            Err(error) if !self.told => {
                self.told = true;
                let remedy =
                    "stop what listens there or choose others with HELPDESK_WORKER_PORTS (0,0,0 takes free ones)";
                tracing::error!(worker, %address, %error, remedy, "a worker cannot listen; it is started when the port is free");
            }
            Err(_) => {}
        }
        !self.told
    }

    /// From a start to the exit.
    async fn run_once(&mut self) {
        let name = self.worker.name();
        let mut child = match self.command().spawn() {
            Ok(child) => child,
            Err(error) => return tracing::error!(worker = name, %error, "a worker cannot be started"),
        };
        let output = child.stdout.take();
        let mut ending = self.ending.clone();
        tokio::select! {
            status = self.watched(&mut child, output) => match status {
                Ok(status) => tracing::warn!(worker = name, %status, "a worker exited and is started again"),
                Err(error) => tracing::error!(worker = name, %error, "a worker cannot be watched"),
            },
            () = end_of(&mut ending) => end(child, name).await,
        }
    }

    async fn watched(&self, child: &mut Child, output: Option<ChildStdout>) -> std::io::Result<ExitStatus> {
        // held here, outside `wait`, which would close it at once
        let pipe = child.stdin.take();
        let mut lines = output.map(|output| BufReader::new(output).lines());
        let status = loop {
            let line = async {
                match lines.as_mut() {
                    Some(lines) => lines.next_line().await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                status = child.wait() => break status,
                line = line => match line {
                    Ok(Some(line)) => self.heard(&line),
                    Ok(None) | Err(_) => lines = None,
                },
            }
        };
        drop(pipe);
        status
    }

    fn heard(&self, line: &str) {
        if let Some((_, url)) = line.split_once(LISTENING) {
            tracing::debug!(worker = self.worker.name(), url, "a worker is there");
            self.workers.found(self.worker, Some(url.trim().to_owned()));
        }
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.plan.program);
        command
            .args(["worker", self.worker.name()])
            .env("DATABASE_URL", &self.plan.database_url)
            .env("HELPDESK_BIND", self.address().to_string())
            .env("HELPDESK_TIMEZONE", &self.plan.timezone)
            .env("HELPDESK_SUPERVISED", "1")
            .env_remove("HELPDESK_SECRET")
            .env_remove("HELPDESK_SECRET_FILE")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true);
        command
    }
}

/// Comes true when the end was asked for, or when nobody is left to ask.
async fn end_of(ending: &mut watch::Receiver<bool>) {
    let _ = ending.wait_for(|end| *end).await;
}

/// The pipe went with the watching; the worker sees that and ends. One that does not is killed.
async fn end(mut child: Child, name: &str) {
    if tokio::time::timeout(END_LIMIT, child.wait()).await.is_err() {
        tracing::warn!(worker = name, "a worker did not end and is killed");
        if let Err(error) = child.kill().await {
            tracing::error!(worker = name, %error, "a worker cannot be killed");
        }
    }
}
