//! `chaos`: plays rows of the fault matrix from seeds, and makes the table of the results.

use anyhow::{Context, Result, bail, ensure};
use clap::{Parser, Subcommand};
use helpdesk_chaos::progress::Progress;
use helpdesk_chaos::results;
use helpdesk_chaos::rows::{self, Row};
use helpdesk_chaos::run::{Places, run};
use helpdesk_chaos::world::Postgres;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use tokio::signal::unix::{SignalKind, signal};

/// Breaks a running helpdesk on purpose and proves from outside that its promises held.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Play rows.
    Run(Wish),
    /// List the rows.
    List,
    /// Make the table of all results so far.
    Table {
        /// The document whose table is replaced.
        #[arg(long, default_value = "docs/reliability.md")]
        into: PathBuf,
    },
}

#[derive(clap::Args)]
struct Wish {
    /// Rows by name, separated by commas, or `all`.
    #[arg(long, default_value = "all")]
    row: String,
    /// The first seed; a random one if not given.
    #[arg(long)]
    seed: Option<u64>,
    /// How many seeds, counted up from the first.
    #[arg(long, default_value_t = 1)]
    seeds: u64,
    /// Goes on with further seeds until so many minutes are over, instead of counting seeds.
    #[arg(long)]
    minutes: Option<f64>,
}

#[tokio::main]
async fn main() -> ExitCode {
    let outcome = async {
        let mut terminate = signal(SignalKind::terminate())?;
        tokio::select! {
            outcome = act(Arguments::parse().command) => outcome,
            // what runs is dropped, and with it every process that it started
            _ = tokio::signal::ctrl_c() => bail!("interrupted"),
            _ = terminate.recv() => bail!("told to end"),
        }
    };
    match outcome.await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("chaos: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn act(command: Command) -> Result<bool> {
    let places = Places::beside(&std::env::current_exe()?)?;
    std::fs::create_dir_all(&places.root)?;
    match command {
        Command::Run(wish) => play(&places, &wish).await,
        Command::List => {
            rows::all().iter().for_each(|row| println!("{:<18} {}", row.name, row.about));
            Ok(true)
        }
        Command::Table { into } => {
            let names: Vec<&str> = rows::all().iter().map(|row| row.name).collect();
            results::write_table(&results::read(&places.root.join("results.jsonl"))?, &names, &into)?;
            Ok(true)
        }
    }
}

fn chosen(names: &str) -> Result<Vec<Row>> {
    let mut all = rows::all();
    if names == "all" {
        return Ok(all);
    }
    let known: Vec<&str> = all.iter().map(|row| row.name).collect();
    let wanted: Vec<&str> = names.split(',').map(str::trim).collect();
    for name in &wanted {
        ensure!(known.contains(name), "there is no row `{name}`; there are {}", known.join(", "));
    }
    all.retain(|row| wanted.contains(&row.name));
    Ok(all)
}

async fn play(places: &Places, wish: &Wish) -> Result<bool> {
    ensure!(places.program.exists(), "{} is not there; build it first: make chaos", places.program.display());
    let rows = chosen(&wish.row)?;
    let first = wish.seed.unwrap_or_else(|| u64::from(rand::random::<u16>()));
    let until = wish.minutes.map(|minutes| Instant::now() + Duration::from_secs_f64(minutes * 60.0));
    let seeds = first..if until.is_some() { u64::MAX } else { first.saturating_add(wish.seeds) };
    let (mut passed, mut failed) = (0, Vec::new());
    let mut postgres: Option<Postgres> = None;
    'seeds: for seed in seeds {
        for row in &rows {
            if until.is_some_and(|until| Instant::now() > until) {
                break 'seeds;
            }
            if one(places, row, seed, &mut postgres).await? {
                passed += 1;
            } else {
                failed.push(format!("make chaos ROW={} SEED={seed}", row.name));
            }
        }
    }
    println!("{passed} passed, {} failed", failed.len());
    failed.iter().for_each(|again| println!("  again: {again}"));
    Ok(failed.is_empty())
}

async fn one(places: &Places, row: &Row, seed: u64, postgres: &mut Option<Postgres>) -> Result<bool> {
    let progress = Progress::begin(&format!("{} seed {seed}", row.name));
    let outcome = run(places, row, seed, postgres).await;
    drop(progress);
    match outcome {
        Ok(report) => {
            report.append(&places.root.join("results.jsonl")).context("the results cannot be kept")?;
            println!("{}", report.text());
            if !report.passed() {
                println!(
                    "         its history and logs: {}",
                    places.root.join(format!("{}-{seed}", row.name)).display()
                );
            }
            Ok(report.passed())
        }
        Err(error) => {
            println!("FAILED {:<16} seed {seed}: {error:#}", row.name);
            Ok(false)
        }
    }
}
