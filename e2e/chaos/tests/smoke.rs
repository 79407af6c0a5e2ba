//! Three rows of the fault matrix against the real server, about a minute in all; the whole matrix is `make chaos`.
//!
//! cargo tells tests of the server's own package where its program is, but not those of another one. It stands beside this
//! test in the target folder; if nobody built it yet (`cargo test -p helpdesk-chaos` alone), it is built here.
#![allow(clippy::unwrap_used, reason = "tests say what they mean")]

use helpdesk_chaos::rows;
use helpdesk_chaos::run::{Places, run};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The folder of the profile: tests lie in `deps/` below it.
fn profile_folder() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    test.ancestors().find(|folder| folder.join("deps").is_dir()).unwrap().to_owned()
}

/// Builds the server once, for this profile, into this target folder; at once done if it is fresh.
fn places() -> &'static Places {
    static PLACES: OnceLock<Places> = OnceLock::new();
    PLACES.get_or_init(|| {
        let folder = profile_folder();
        let places = Places::beside(&folder.join("smoke")).unwrap();
        if !places.program.exists() {
            let profile = if folder.ends_with("debug") { "dev" } else { "release" };
            let built = Command::new(env!("CARGO"))
                .args(["build", "--locked", "-p", "helpdesk", "--profile", profile, "--target-dir"])
                .arg(folder.parent().unwrap())
                .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
                .status();
            assert!(built.unwrap().success(), "the server cannot be built");
        }
        std::fs::create_dir_all(&places.root).unwrap();
        places
    })
}

async fn passes(name: &str) {
    let row = rows::all().into_iter().find(|row| row.name == name).unwrap();
    let seed = u64::from(rand::random::<u16>());
    println!("make chaos ROW={name} SEED={seed}");
    let report = run(places(), &row, seed, &mut None).await.unwrap();
    println!("{}", report.text());
    assert!(report.held(), "{}", report.text());
}

/// One after the other. Latencies are not judged: speed is for `make chaos` and `make bench`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn promises_hold_when_server_and_database_are_killed_and_clients_do_not_read() {
    for name in ["kill_server", "kill_postgres", "slow_reader"] {
        passes(name).await;
    }
}
