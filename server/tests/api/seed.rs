//! `helpdesk seed` from outside: the server lives on what it wrote, and what would go wrong is refused in one sentence.

use crate::{NO_WORKERS, page, rig::SOON, rig::Server};
use helpdesk_sql::recount::recount;
use helpdesk_sql::testing::test_database;
use std::process::{Command, Output, Stdio};
use std::time::Instant;

const USUAL: [&str; 8] = ["--tickets", "2000", "--months", "12", "--seed", "7", "--until", "2026-05-20T15:30:00Z"];

fn seed(url: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_helpdesk"));
    command.arg("seed").args(arguments).env("DATABASE_URL", url).env("RUST_LOG", "error").stdin(Stdio::null());
    command.env_remove("HELPDESK_TIMEZONE").output().unwrap()
}

fn refused(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), said.lines().count()), (Some(1), 1), "{said}");
    said
}

#[tokio::test]
async fn a_server_lives_on_what_was_written() {
    let database = test_database();
    let output = seed(database.url(), &USUAL);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "no bar where nobody looks");
    assert!(String::from_utf8_lossy(&output.stdout).contains("2000 tickets"));

    let server = Server::start_with(&database, &[NO_WORKERS]).await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let (status, all) = staff.get("/tickets?sort=newest&limit=200&status=open,active,closed").await;
    assert_eq!((status.as_u16(), all["total"].as_i64()), (200, Some(2000)), "{all}");
    for ticket in all["items"].as_array().unwrap().iter().step_by(20) {
        let log = staff.log(ticket["id"].as_i64().unwrap()).await;
        assert_eq!(log.len() as i64, ticket["last_seq"].as_i64().unwrap());
    }
    let open = user.get("/tickets?limit=200&sort=oldest").await.1;
    let unclosed = open["items"].as_array().unwrap();
    assert!(!unclosed.is_empty() && unclosed.iter().all(|ticket| ticket["status"] != "closed"));
    let first = unclosed[0]["id"].as_i64().unwrap();
    for (who, path) in [
        (&user, "/tickets".to_owned()),
        (&user, format!("/tickets/{first}")),
        (&staff, "/queue?view=all".to_owned()),
        (&staff, format!("/tickets/{first}")),
    ] {
        let answer = page(&server, Some(&who.cookie), &path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    }

    // the index is made behind the server's back: a word of each language, until all are found
    let begun = Instant::now();
    for word in ["printer", "drucker", "imprimante", "impresora", "stampante"] {
        let found =
            async || staff.get(&format!("/tickets?q={word}&status=open,active,closed")).await.1["total"].as_i64();
        while found().await.is_none_or(|total| total < 1) {
            assert!(begun.elapsed() < SOON * 6, "{word} is not found");
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
    }
    assert_eq!(recount(database.url()).await.unwrap(), Vec::<String>::new());
}

#[test]
fn the_same_words_write_the_same_and_a_wrong_database_is_refused() {
    let (one, two) = (test_database(), test_database());
    for database in [&one, &two] {
        assert!(seed(database.url(), &USUAL).status.success());
    }
    assert_eq!(one.fingerprint_of_logs(), two.fingerprint_of_logs());
    let before = one.fingerprint_of_logs();
    let said = refused(&seed(one.url(), &USUAL));
    assert!(said.contains("already") && said.contains("--append") && said.contains("DATABASE_URL"), "{said}");
    assert_eq!(one.fingerprint_of_logs(), before);
    assert!(seed(one.url(), &["--tickets", "5", "--append"]).status.success());
    assert_ne!(one.fingerprint_of_logs(), before);
}

#[test]
fn wishes_out_of_bounds_are_one_sentence() {
    let database = test_database();
    let said = |arguments: &[&str]| refused(&seed(database.url(), arguments));
    assert!(said(&["--tickets", "0"]).contains("1 to 50000000"));
    assert!(said(&["--tickets", "1", "--months", "121"]).contains("1 to 120"));
    assert!(said(&["--tickets", "1", "--until", "2999-01-01T00:00:00Z"]).contains("future"));
    assert_eq!(seed(database.url(), &[]).status.code(), Some(2), "without a number of tickets nothing is done");
}

#[test]
fn ctrl_c_leaves_nothing() {
    let database = test_database();
    let mut child = Command::new(env!("CARGO_BIN_EXE_helpdesk"))
        .args(["seed", "--tickets", "5000000"])
        .env("DATABASE_URL", database.url())
        .env("RUST_LOG", "error")
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    database.until_loading();
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > SOON * 2 {
            child.kill().unwrap();
            panic!("it does not end");
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let said = refused(&child.wait_with_output().unwrap());
    assert!(said.contains("nothing was written"), "{said}");
    assert!(seed(database.url(), &["--tickets", "3"]).status.success(), "it is empty, and whole");
}
