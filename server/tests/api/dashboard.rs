//! The live dashboard over the socket: figures follow what happens, and a worker that dies is told.

use crate::rig::{Caller, Server, Socket, start};
use crate::{NO_WORKERS, ask};
use helpdesk_sql::testing::test_database;
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::time::Duration;

/// How soon a figure follows; on a quiet machine it takes under half a second.
const HEARD: Duration = Duration::from_secs(2);
const REPORTS: [&str; 3] = ["backlog", "resolution-times", "active-by-category"];

/// What a dashboard shows: the newest card of each report, in whichever order they come.
struct Board {
    socket: Socket,
    cards: HashMap<String, Value>,
}

impl Board {
    async fn watching(staff: &Caller, last: &str) -> Board {
        let mut board = Board { socket: staff.socket().await, cards: HashMap::new() };
        watch(&mut board.socket, last).await;
        board
    }

    /// The same, within less than the 5 s after which everything is asked again anyway: it was the change that was heard.
    async fn soon_shows(&mut self, report: &str, holds: impl Fn(&Value) -> bool) -> Value {
        tokio::time::timeout(HEARD, self.shows(report, holds)).await.unwrap_or_else(|_| panic!("{report} came late"))
    }

    /// Reads until this holds for the newest card of the report.
    async fn shows(&mut self, report: &str, holds: impl Fn(&Value) -> bool) -> Value {
        loop {
            if let Some(card) = self.cards.get(report).filter(|card| holds(card)) {
                return card.clone();
            }
            let frame = self.socket.next_of("analytics").await;
            self.cards.insert(frame["report"].as_str().unwrap().to_owned(), frame);
        }
    }
}

async fn watch(socket: &mut Socket, last: &str) {
    socket.send(json!({"t": "watch", "what": "analytics", "last": last})).await;
}

#[tokio::test]
async fn the_three_figures_follow_what_happens() {
    let (_database, server) = start().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let mut board = Board::watching(&staff, "24h").await;
    for report in REPORTS {
        board.shows(report, |card| card["stale"] == false).await;
    }
    let ticket = user.open("the elevator is stuck between floors").await;
    let opened = board.soon_shows("backlog", |card| card["data"]["unclosed"] == 1).await;
    assert_eq!((&opened["data"]["last"], &opened["data"]["by_status"]["open"]), (&json!("24h"), &json!(1)));
    assert!(opened["html"].as_str().unwrap().contains('<') && opened["as_of"].is_string());
    let unresolved = |n: i64| move |card: &Value| month(card)["still_open"] == n;
    board.soon_shows("resolution-times", unresolved(1)).await;
    staff.status(ticket, "active").await;
    board.soon_shows("active-by-category", |card| card["data"]["categories"][0]["active"] == 1).await;
    board.soon_shows("backlog", |card| card["data"]["by_status"]["active"] == 1).await;
    staff.status(ticket, "closed").await;
    board.soon_shows("backlog", |card| card["data"]["unclosed"] == 0).await;
    board.soon_shows("active-by-category", |card| card["data"]["categories"][0]["active"] == 0).await;
    board.soon_shows("resolution-times", unresolved(0)).await;
    let months = board.soon_shows("resolution-times", |card| month(card)["closed"] == 1).await;
    assert_eq!(months["data"]["timezone"], "UTC");
}

/// The running month, which is the last one.
fn month(card: &Value) -> Value {
    card["data"]["months"].as_array().and_then(|months| months.last().cloned()).unwrap_or_default()
}

#[tokio::test]
async fn whoever_watches_again_hears_at_once_and_a_new_period_counts() {
    let (_database, server) = start().await;
    let staff = server.enter("helpdesk", "Hal").await;
    let mut board = Board::watching(&staff, "24h").await;
    for report in REPORTS {
        board.shows(report, |card| card["stale"] == false).await;
    }
    for last in ["24h", "7d"] {
        board.cards.clear();
        watch(&mut board.socket, last).await;
        for report in REPORTS {
            board.shows(report, |card| report != "backlog" || card["data"]["last"] == last).await;
        }
    }
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
