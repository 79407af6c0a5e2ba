//! `helpdesk doctor` from outside: well after a day with a kill in it, and each fault with what to do about it.

use crate::NO_WORKERS;
use crate::rig::{Server, Socket, cid};
use helpdesk_core::TicketId;
use helpdesk_sql::migrate::known_version;
use helpdesk_sql::testing::test_database;
use serde_json::{Value, json};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

fn doctor(url: &str, arguments: &[&str], env: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_helpdesk"));
    for name in ["HELPDESK_BIND", "HELPDESK_SECRET", "HELPDESK_ORIGINS", "HELPDESK_TIMEZONE", "LOG_FORMAT"] {
        command.env_remove(name);
    }
    command
        .arg("doctor")
        .args(arguments)
        .env("DATABASE_URL", url)
        .env("RUST_LOG", "error")
        .env("HELPDESK_BIND", "127.0.0.1:0");
    command.envs(env.iter().copied()).stdin(Stdio::null()).output().unwrap()
}

fn told(output: &Output, code: i32) -> String {
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(code), "{said}{}", String::from_utf8_lossy(&output.stderr));
    said
}

/// Sends a command; its `ack`, or nothing once the server is gone.
async fn done(socket: &mut Socket, mut command: Value) -> Option<Value> {
    (command["t"], command["cid"]) = (json!("cmd"), json!(cid()));
    socket.sent(command).await.then_some(())?;
    loop {
        let frame = socket.next_or_close().await.ok()?;
        match frame["t"].as_str() {
            Some("ack") => return Some(frame),
            Some("err") => panic!("{frame}"),
            _ => {}
        }
    }
}

/// Opens, answers, takes and closes tickets until the server is gone.
async fn busy_day(mut users: Socket, mut desk: Socket, closed: Arc<AtomicUsize>) -> Option<()> {
    loop {
        let ack = done(&mut users, json!({"op": "create", "description": "no light in the hall"})).await?;
        let ticket = ack["ticket"].as_i64()?;
        for command in [
            json!({"op": "post", "ticket": ticket, "body": "We are coming"}),
            json!({"op": "status", "ticket": ticket, "to": "active"}),
            json!({"op": "status", "ticket": ticket, "to": "closed"}),
        ] {
            done(&mut desk, command).await?;
        }
        closed.fetch_add(1, Ordering::SeqCst);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_kill_in_the_middle_of_writing_everything_is_well() {
    let database = test_database();
    let server = Server::start_with(&database, &[NO_WORKERS]).await;
    let (closed, mut day) = (Arc::new(AtomicUsize::new(0)), Vec::new());
    for n in 0..4 {
        let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", &format!("Hal {n}")).await);
        day.push(tokio::spawn(busy_day(user.socket().await, staff.socket().await, Arc::clone(&closed))));
    }
    while closed.load(Ordering::SeqCst) < 20 {
        tokio::task::yield_now().await;
    }
    // while they write, each page is of one moment
    let busy = told(&doctor(database.url(), &[], &[NO_WORKERS]), 1);
    assert!(busy.contains("no log has a gap") && busy.contains("each is what a count of all tickets gives"), "{busy}");
    server.kill().await;
    for one in day {
        assert_eq!(one.await.unwrap(), None, "it ended with the server");
    }
    let said = told(&doctor(database.url(), &[], &[("HELPDESK_WORKER_PORTS", "0,0,0")]), 0);
    for line in ["configuration", "database", "clock", "schema", "logs", "figures", "all 6 checks are well"] {
        assert!(said.contains(line), "{line} in {said}");
    }
}

#[tokio::test]
async fn server_and_workers_are_asked_where_they_run() {
    let database = test_database();
    let server = Server::start(&database).await;
    let bind = server.url("").trim_start_matches("http://").to_owned();
    let said = told(&doctor(database.url(), &["--quick"], &[("HELPDESK_BIND", &bind), NO_WORKERS]), 1);
    assert!(said.contains(&format!("http://{bind} is ready")), "{said}");
    for worker in ["worker backlog", "worker resolution", "worker categories", "mend HELPDESK_WORKERS", "3 of "] {
        assert!(said.contains(worker), "{worker} in {said}");
    }
    assert!(said.contains("--quick") && !said.contains("logs"), "{said}");
}

#[tokio::test]
async fn each_fault_comes_with_what_to_do() {
    let away = told(&doctor("postgres://nobody@127.0.0.1:9/none", &[], &[]), 1);
    assert!(away.contains("FAULT  database") && away.contains("mend DATABASE_URL"), "{away}");

    let database = test_database();
    let server = Server::start_with(&database, &[NO_WORKERS]).await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let ticket = user.open("no light in the stairwell").await;
    staff.status(ticket, "active").await;
    server.terminate().await;
    database.rewind(TicketId(ticket), 1);
    let bent = told(&doctor(database.url(), &[], &[]), 1);
    assert!(
        bent.contains("FAULT  logs") && bent.contains(&format!("ticket {ticket}: not what its log says: status")),
        "{bent}"
    );
    assert!(bent.contains("restore a backup"), "{bent}");

    let wrong = doctor(database.url(), &[], &[("HELPDESK_WORKERS", "backlog=x")]);
    assert_eq!(wrong.status.code(), Some(2), "a wrong configuration is told as everywhere");
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("HELPDESK_WORKERS"));

    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut none = Command::new(env!("CARGO_BIN_EXE_helpdesk"));
    none.arg("doctor").env_remove("DATABASE_URL").env("HELPDESK_DATA_DIR", &data).env("HELPDESK_BIND", "127.0.0.1:0");
    assert!(told(&none.output().unwrap(), 0).contains("none yet"));
    assert!(!data.exists(), "it makes nothing");
}

#[tokio::test]
async fn an_older_schema_is_left_alone() {
    let database = test_database();
    database.set_back(known_version() - 1).await;
    let said = told(&doctor(database.url(), &[], &[]), 1);
    assert!(said.contains("FAULT  schema") && said.contains("helpdesk migrate"), "{said}");
}
