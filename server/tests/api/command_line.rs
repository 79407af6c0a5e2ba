//! The command line: what is wrong is told in full, each failure in one sentence with its remedy, and help is there.

use crate::NO_WORKERS;
use crate::rig::{SOON, Server};
use helpdesk_sql::testing::test_database;
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

fn helpdesk(arguments: &[&str], env: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_helpdesk"));
    let ours = ["DATABASE_URL", "HELPDESK_BIND", "HELPDESK_SECRET", "HELPDESK_ORIGINS", "RUST_LOG", "LOG_FORMAT"];
    for name in ours {
        command.env_remove(name);
    }
    command.args(arguments).envs(env.iter().copied()).stdin(Stdio::null()).output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn all_faults_of_a_configuration_are_told_at_once() {
    let faults = [
        ("DATABASE_URL", "mysql://x"),
        ("HELPDESK_BIND", "8080"),
        ("HELPDESK_ORIGINS", "nonsense"),
        ("HELPDESK_SECRET", "short"),
        ("HELPDESK_TIMEZONE", "Campus/Main"),
        ("HELPDESK_BUS", "pigeons"),
        ("HELPDESK_WORKERS", "backlog=x"),
        ("RUST_LOG", "helpdesk=loud"),
        ("LOG_FORMAT", "xml"),
    ];
    let output = helpdesk(&[], &faults);
    assert_eq!(output.status.code(), Some(2));
    let said = told(&output);
    for (name, _) in faults {
        assert!(said.contains(name), "{name} in {said}");
    }
    assert!(said.contains("9 faults") && !said.contains("short"), "a secret is not shown: {said}");
    assert_eq!(helpdesk(&["serve", "--bind", "x"], &[]).status.code(), Some(2), "a flag counts like its variable");
    let open = helpdesk(&["serve", "--bind", "0.0.0.0:0"], &[]);
    assert!(open.status.code() == Some(2) && told(&open).contains("HELPDESK_SECRET"), "others can reach it");
}

#[tokio::test]
async fn a_busy_port_is_one_sentence() {
    let database = test_database();
    let server = Server::start_with(&database, &[NO_WORKERS]).await;
    let output = helpdesk(&[], &[("DATABASE_URL", database.url()), ("HELPDESK_BIND", &server.address), NO_WORKERS]);
    assert_eq!((output.status.code(), told(&output).lines().count()), (Some(1), 1), "{}", told(&output));
    assert!(told(&output).contains(&server.address) && told(&output).contains("HELPDESK_BIND"));
    let worker = helpdesk(
        &["worker", "backlog"],
        &[("DATABASE_URL", database.url()), ("HELPDESK_BIND", &server.address), ("RUST_LOG", "error")],
    );
    assert_eq!((worker.status.code(), told(&worker).lines().count()), (Some(1), 1), "{}", told(&worker));
}

#[test]
fn a_database_that_is_not_there_is_one_sentence() {
    let env = |url| [("DATABASE_URL", url), ("HELPDESK_BIND", "127.0.0.1:0"), NO_WORKERS, ("RUST_LOG", "error")];
    let away = helpdesk(&[], &env("postgres://nobody@127.0.0.1:9/nothing"));
    assert_eq!((away.status.code(), told(&away).lines().count()), (Some(1), 1), "{}", told(&away));
    assert!(told(&away).contains("DATABASE_URL"));
}

#[test]
fn a_missing_postgresql_is_one_sentence_and_exit_code_2() {
    let data = tempfile::tempdir().unwrap();
    // as root, PostgreSQL runs as somebody else: a folder that they cannot enter would be another failure
    std::fs::set_permissions(data.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let env = [
        ("HELPDESK_DATA_DIR", data.path().to_str().unwrap()),
        ("HELPDESK_BIND", "127.0.0.1:0"),
        ("PG_BIN_DIR", "/nowhere/at/all"),
        ("RUST_LOG", "error"),
        NO_WORKERS,
    ];
    let output = helpdesk(&[], &env);
    assert_eq!((output.status.code(), told(&output).lines().count()), (Some(2), 1), "{}", told(&output));
    assert!(told(&output).contains("PG_BIN_DIR names /nowhere/at/all"), "{}", told(&output));
}

/// Whoever read the log died with the server: what the worker then logs must not keep it from ending.
#[test]
fn a_worker_whose_log_nobody_reads_ends_with_its_server() {
    let database = test_database();
    let mut worker = Command::new(env!("CARGO_BIN_EXE_helpdesk"))
        .args(["worker", "backlog"])
        .envs([("DATABASE_URL", database.url()), ("HELPDESK_BIND", "127.0.0.1:0"), ("HELPDESK_SUPERVISED", "1")])
        .env("RUST_LOG", "info")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(worker.stdout.take().unwrap());
    said.read_line(&mut String::new()).unwrap(); // it listens
    drop((said, worker.stderr.take(), worker.stdin.take()));
    let began = Instant::now();
    let status = loop {
        if let Some(status) = worker.try_wait().unwrap() {
            break status;
        }
        if began.elapsed() > SOON {
            worker.kill().unwrap();
            panic!("it stays behind");
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    assert!(status.success(), "{status}");
}

#[test]
fn every_subcommand_has_help() {
    for arguments in [
        vec!["--help"],
        vec!["serve", "--help"],
        vec!["worker", "--help"],
        vec!["migrate", "--help"],
        vec!["seed", "--help"],
        vec!["classify", "--help"],
        vec!["openapi", "--help"],
        vec!["healthcheck", "--help"],
    ] {
        let output = helpdesk(&arguments, &[]);
        assert!(output.status.success() && String::from_utf8_lossy(&output.stdout).contains("Usage:"), "{arguments:?}");
    }
    assert_eq!(helpdesk(&["dance"], &[]).status.code(), Some(2));
    assert_eq!(helpdesk(&["worker", "weather"], &[]).status.code(), Some(2));
}

#[test]
fn openapi_and_classify_print_json() {
    let document: Value = serde_json::from_slice(&helpdesk(&["openapi"], &[]).stdout).unwrap();
    assert!(document["paths"]["/api/v1/tickets"]["post"].is_object());
    let mut child = Command::new(env!("CARGO_BIN_EXE_helpdesk"))
        .arg("classify")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"the lift is stuck\n\nthe wifi is down\n").unwrap();
    let output = child.wait_with_output().unwrap();
    let lines: Vec<Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(
        (lines.len(), &lines[0]["category"], &lines[2]["category"]),
        (3, &"facility_management".into(), &"technical_it".into())
    );
    let one = helpdesk(&["classify", "--text", "the soup was cold"], &[]);
    assert_eq!(serde_json::from_slice::<Value>(&one.stdout).unwrap()["category"], "services_complaints");
}

#[test]
fn classify_answers_each_line_as_it_comes_and_ends_cleanly() {
    use std::io::{BufRead, BufReader};
    for signal in ["-TERM", "-INT"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_helpdesk"))
            .arg("classify")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        input.write_all(b"the lift is stuck\n").unwrap();
        let mut answer = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut answer).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&answer).unwrap()["category"], "facility_management");
        assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
        assert_eq!(child.wait().unwrap().code(), Some(0), "{signal}");
    }
    let hyphen = helpdesk(&["classify", "--text", "--the printer jams"], &[]);
    assert_eq!(serde_json::from_slice::<Value>(&hyphen.stdout).unwrap()["category"], "technical_it");
}

#[tokio::test]
async fn a_healthcheck_asks_the_server() {
    let database = test_database();
    let server = Server::start_with(&database, &[NO_WORKERS]).await;
    assert!(helpdesk(&["healthcheck"], &[("HELPDESK_BIND", &server.address)]).status.success());
    assert!(helpdesk(&["healthcheck", &server.url("/healthz")], &[]).status.success());
    assert_eq!(helpdesk(&["healthcheck", &server.url("/nowhere")], &[]).status.code(), Some(1));
    assert_eq!(helpdesk(&["healthcheck", "http://127.0.0.1:9/"], &[]).status.code(), Some(1));
}

#[test]
fn migrating_twice_changes_nothing() {
    let database = test_database();
    let output = helpdesk(&["migrate"], &[("DATABASE_URL", database.url())]);
    assert!(
        output.status.success() && String::from_utf8_lossy(&output.stdout).contains("0 migrations"),
        "{}",
        told(&output)
    );
}
