//! The live dashboard over the socket: figures follow what happens, and a worker that dies is told.

use crate::rig::{SOON, Server, Socket, start};
use crate::{NO_WORKERS, ask};
use helpdesk_sql::testing::test_database;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

const REPORTS: [&str; 3] = ["backlog", "resolution-times", "active-by-category"];

/// The next card of this report for which this holds.
async fn card(socket: &mut Socket, report: &str, holds: impl Fn(&Value) -> bool) -> Value {
    let found = socket.find(|frame| frame["t"] == "analytics" && frame["report"] == report && holds(frame));
    tokio::time::timeout(SOON, found).await.unwrap_or_else(|_| panic!("no such card of {report}"))
}

async fn watch(socket: &mut Socket, last: &str) {
    socket.send(json!({"t": "watch", "what": "analytics", "last": last})).await;
}

#[tokio::test]
async fn the_three_figures_follow_what_happens() {
    let (_database, server) = start().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let mut socket = staff.socket().await;
    watch(&mut socket, "24h").await;
    card(&mut socket, "backlog", |frame| frame["stale"] == false && frame["data"]["unclosed"] == 0).await;
    let ticket = user.open("the elevator is stuck between floors").await;
    let opened = card(&mut socket, "backlog", |frame| frame["data"]["unclosed"] == 1).await;
    assert_eq!((&opened["data"]["last"], &opened["data"]["by_status"]["open"]), (&json!("24h"), &json!(1)));
    assert!(opened["html"].as_str().unwrap().contains("<") && opened["as_of"].is_string());
    staff.status(ticket, "active").await;
    let facility = |frame: &Value| frame["data"]["categories"][0]["active"] == 1;
    card(&mut socket, "active-by-category", facility).await;
    staff.status(ticket, "closed").await;
    card(&mut socket, "backlog", |frame| frame["data"]["unclosed"] == 0).await;
    let months = card(&mut socket, "resolution-times", |frame| {
        frame["data"]["months"].as_array().is_some_and(|months| months.iter().any(|month| month["closed"] == 1))
    });
    assert!(months.await["data"]["timezone"].is_string());
}

#[tokio::test]
async fn whoever_watches_again_hears_at_once_and_a_new_period_counts() {
    let (_database, server) = start().await;
    let staff = server.enter("helpdesk", "Hal").await;
    let mut socket = staff.socket().await;
    for last in ["24h", "24h", "7d"] {
        watch(&mut socket, last).await;
        for report in REPORTS {
            let card = card(&mut socket, report, |_| true).await;
            assert!(card["data"]["last"] == last || report != "backlog" || card["data"].is_null());
        }
    }
    socket.send(json!({"t": "unwatch", "what": "analytics"})).await;
}

#[tokio::test]
async fn workers_that_never_answered_are_failed_cards_and_a_user_watches_nothing() {
    let database = test_database();
    let server = Server::start_with(&database, &[NO_WORKERS]).await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let mut socket = staff.socket().await;
    watch(&mut socket, "24h").await;
    for _ in REPORTS {
        let frame = socket.next_of("analytics").await;
        assert_eq!((&frame["stale"], &frame["data"], &frame["as_of"]), (&json!(true), &Value::Null, &Value::Null));
    }
    let mut socket = user.socket().await;
    watch(&mut socket, "24h").await;
    assert_eq!(socket.next_of("err").await["code"], "forbidden");
}

#[tokio::test]
async fn answers_of_workers_are_passed_on_with_their_refusals() {
    let (_database, server) = start().await;
    let staff = server.enter("helpdesk", "Hal").await;
    let get = |path: &str| ask(staff.request(Method::GET, path));
    let mut backlog = get("/analytics/backlog?last=36h").await;
    // a worker of a server that is ready may need a moment more
    for _ in 0..100 {
        if backlog.status == 200 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
        backlog = get("/analytics/backlog?last=36h").await;
    }
    assert_eq!((&backlog.json()["last"], &backlog.json()["unclosed"]), (&json!("36h"), &json!(0)));
    let wrong = get("/analytics/backlog?last=soon").await;
    assert_eq!((wrong.status.as_u16(), wrong.problem()), (422, ("invalid".into(), Some("last".into()))));
}
