//! Lists and figures for a spreadsheet: what was written comes back, nothing of it is run, and a list of any length is whole.

use crate::rig::{Caller, Server, start};
use crate::{Answer, NO_WORKERS, alone, ask};
use futures::{StreamExt, stream};
use helpdesk_sql::testing::test_database;
use reqwest::Method;
use serde_json::json;
use std::time::Duration;

/// More than a page, and no multiple of one.
const MANY: i64 = 2_150;
/// Tickets that are opened side by side.
const AT_ONCE: usize = 32;

async fn file(who: &Caller, path: &str) -> Answer {
    ask(who.request(Method::GET, path)).await
}

/// The lines behind the header, each cut into its cells.
fn lines(answer: &Answer) -> Vec<Vec<String>> {
    assert_eq!(answer.status, 200, "{}", answer.text);
    // the client takes the byte order mark away when it reads text; `as_it_is` looks at the bytes
    let text = answer.text.trim_start_matches('\u{feff}');
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(|line| line.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn numbers(answer: &Answer) -> Vec<i64> {
    lines(answer).iter().map(|line| line[0].parse().unwrap()).collect()
}

async fn listed(who: &Caller, query: &str) -> Vec<i64> {
    let (_, page) = who.get(&format!("/tickets?limit=200&{query}")).await;
    page["items"].as_array().unwrap().iter().map(|ticket| ticket["id"].as_i64().unwrap()).collect()
}

#[tokio::test]
async fn what_people_wrote_comes_back_and_begins_no_formula() {
    let (_database, server) = alone().await;
    let user = server.enter("user", "@Zoë").await;
    let staff = server.enter("helpdesk", "Hal").await;
    let texts = [
        "=HYPERLINK(\"http://x.example\",\"click\")",
        "+1 for a new lamp",
        "-lamp is dark",
        "@SUM(A1:A9)",
        "say \"no\", please\nsecond line; = no formula\r\nthird",
        "Der Aufzug fährt nicht, Straße 7 – 😀",
    ];
    for text in texts {
        let place = json!({"building": "=1+1", "room": "-2.14"});
        let (status, _) = user.post("/tickets", json!({"description": text, "location": place})).await;
        assert_eq!(status, 201);
    }
    let (_, page) = staff.get("/tickets?sort=oldest").await;
    let answer = file(&staff, "/tickets.csv?sort=oldest").await;
    let lines = lines(&answer);
    assert_eq!(lines.len(), texts.len());
    for (line, (ticket, text)) in lines.iter().zip(page["items"].as_array().unwrap().iter().zip(texts)) {
        let stored = ticket["description"].as_str().unwrap();
        let formula = text.starts_with(['=', '+', '-', '@']);
        assert_eq!(line[10], if formula { format!("'{stored}") } else { stored.to_owned() });
        assert_eq!((line[3].as_str(), line[4].as_str(), line[8].as_str()), ("'=1+1", "'-2.14", "'@Zoë"));
        assert_eq!((line[1].as_str(), line[7].as_str(), line[9].as_str()), ("open", "", ""));
        assert_eq!(line[0], ticket["id"].to_string());
        let opened = |text: &str| text.get(..19).unwrap().to_owned();
        assert_eq!(opened(&line[5]), opened(ticket["opened_at"].as_str().unwrap()), "the campus is in UTC here");
        assert!(line[5].ends_with("+00:00"));
    }
}

#[tokio::test]
async fn the_file_says_what_it_is_and_a_look_at_its_head_reads_nothing() {
    let (_database, server) = alone().await;
    let staff = server.enter("helpdesk", "Hal").await;
    let raw = staff.request(Method::GET, "/tickets.csv").send().await.unwrap();
    assert_eq!(raw.headers()["content-type"], "text/csv; charset=utf-8; header=present");
    let disposition = raw.headers()["content-disposition"].to_str().unwrap().to_owned();
    assert!(
        disposition.starts_with("attachment; filename=\"tickets-2") && disposition.ends_with(".csv\""),
        "{disposition}"
    );
    assert_eq!(
        (&raw.headers()["x-content-type-options"], &raw.headers()["cache-control"]),
        (&"nosniff".parse().unwrap(), &"no-store".parse().unwrap())
    );
    let bytes = raw.bytes().await.unwrap();
    assert!(bytes.starts_with(b"\xef\xbb\xbf\"number\",\"status\",") && bytes.ends_with(b"\"description\"\r\n"));
    let head = ask(staff.request(Method::HEAD, "/tickets.csv")).await;
    assert_eq!(
        (head.status.as_u16(), head.text.as_str(), head.header("content-disposition")),
        (200, "", disposition.as_str())
    );
}

#[tokio::test]
async fn filters_and_orders_are_the_lists() {
    let (_database, server) = alone().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let mut made = Vec::new();
    for text in ["the wifi password is wrong", "the heating is cold", "the projector is dark", "no warm water"] {
        made.push(user.open(text).await);
    }
    staff.status(made[1], "active").await;
    staff.status(made[2], "active").await;
    staff.status(made[2], "closed").await;
    for query in [
        "",
        "sort=newest",
        "sort=updated",
        "status=open,active&sort=oldest",
        "status=closed",
        "category=facility_management",
        "corrected=false",
        "q=projector",
        "building=Nowhere",
        "opened_before=2001-01-01T00:00:00Z",
    ] {
        let answer = file(&staff, &format!("/tickets.csv?{query}")).await;
        assert_eq!(numbers(&answer), listed(&staff, query).await, "{query}");
    }
    let whole = file(&staff, "/tickets.csv?sort=oldest&limit=1").await;
    assert_eq!(numbers(&whole), made, "no limit of lines");
}

#[tokio::test]
async fn a_list_of_many_pages_is_whole_and_in_order() {
    let database = test_database();
    let server = Server::start_with(&database, &[NO_WORKERS, ("HELPDESK_RATE_USER", "10000/10000")]).await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let open = async |n: i64| user.open(&format!("lamp {n} is dark")).await;
    let mut made: Vec<i64> = stream::iter(0..MANY).map(open).buffer_unordered(AT_ONCE).collect().await;
    made.sort_unstable_by(|one, other| other.cmp(one));
    let newest = numbers(&file(&staff, "/tickets.csv?sort=newest").await);
    assert_eq!(listed(&staff, "sort=newest").await, newest[..200]);
    let mut whole = newest.clone();
    whole.sort_unstable_by(|one, other| other.cmp(one));
    assert_eq!(whole, made, "each once");
    let mut waiting = numbers(&file(&staff, "/tickets.csv").await);
    waiting.sort_unstable_by(|one, other| other.cmp(one));
    assert_eq!(waiting, made);
}

/// A list that no socket's buffer holds; its readers take its head and no more.
#[tokio::test]
async fn a_third_list_of_one_person_is_told_busy_until_one_has_gone() {
    let database = test_database();
    let server = Server::start_with(&database, &[NO_WORKERS, ("HELPDESK_RATE_USER", "10000/10000")]).await;
    let user = server.enter("user", "Una").await;
    let (staff, other) = (server.enter("helpdesk", "Hal").await, server.enter("helpdesk", "Ida").await);
    let long = "💡".repeat(10_000);
    let opened: Vec<i64> = stream::iter(0..400).map(|_| user.open(&long)).buffer_unordered(AT_ONCE).collect().await;
    let mut slow = Vec::new();
    for _ in 0..2 {
        let answer = staff.request(Method::GET, "/tickets.csv").send().await.unwrap();
        assert_eq!(answer.status(), 200);
        slow.push(answer);
    }
    let third = file(&staff, "/tickets.csv").await;
    assert_eq!((third.status.as_u16(), third.code()), (503, "busy".into()));
    assert_ne!(third.header("retry-after"), "");
    assert_eq!(numbers(&file(&other, "/tickets.csv").await).len(), opened.len(), "somebody else has it whole");
    drop(slow.pop());
    assert_eq!(numbers(&running(&staff, "/tickets.csv").await).len(), opened.len(), "a place is free again");
    drop(slow);
}

#[tokio::test]
async fn a_user_a_stranger_and_a_wrong_parameter_are_refused() {
    let (_database, server) = alone().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    for path in ["/tickets.csv", "/analytics/backlog.csv?last=24h"] {
        let refused = file(&user, path).await;
        assert_eq!((refused.status.as_u16(), refused.code()), (403, "forbidden".into()), "{path}");
        let stranger = ask(crate::stranger().get(server.url(&format!("/api/v1{path}")))).await;
        assert_eq!((stranger.status.as_u16(), stranger.code()), (401, "unauthenticated".into()), "{path}");
    }
    let wrong = file(&staff, "/tickets.csv?status=shut").await;
    assert_eq!((wrong.status.as_u16(), wrong.problem()), (422, ("invalid".into(), Some("status".into()))));
    let none = file(&staff, "/analytics/weather.csv").await;
    assert_eq!((none.status.as_u16(), none.code()), (404, "not_found".into()));
    let down = file(&staff, "/analytics/backlog.csv?last=24h").await;
    assert_eq!((down.status.as_u16(), down.code()), (503, "unavailable".into()));
    let posted = ask(staff.request(Method::POST, "/tickets.csv")).await;
    assert_eq!((posted.status.as_u16(), posted.header("allow")), (405, "GET, HEAD"));
}

#[tokio::test]
async fn figures_are_those_of_the_report() {
    let (_database, server) = start().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let ticket = user.open("the elevator is stuck between floors").await;
    user.open("the projector stays black").await;
    staff.status(ticket, "active").await;
    for (path, column) in [
        ("/analytics/backlog.csv?last=36h", "last"),
        ("/analytics/resolution-times.csv?from=2026-01&to=2026-03", "month"),
        ("/analytics/active-by-category.csv", "category"),
        ("/analytics/corrections.csv?from=2026-01&to=2026-02", "month"),
    ] {
        let answer = running(&staff, path).await;
        assert!(answer.text.trim_start_matches('\u{feff}').starts_with(&format!("\"{column}\",")), "{}", answer.text);
        assert!(answer.text.lines().next().unwrap().ends_with(",\"as_of\""), "{}", answer.text);
        let report = path.split(['/', '.']).nth(2).unwrap();
        assert!(answer.header("content-disposition").starts_with(&format!("attachment; filename=\"{report}-2")));
    }
    let backlog = lines(&file(&staff, "/analytics/backlog.csv?last=36h").await);
    let figures: Vec<String> =
        backlog.iter().take(3).map(|line| format!("{} {} {}", line[0], line[3], line[4])).collect();
    assert_eq!(figures, ["36h all 2", "36h open 1", "36h active 1"]);
    let months = lines(&file(&staff, "/analytics/resolution-times.csv?from=2026-01&to=2026-03").await);
    assert_eq!(months.iter().map(|line| line[0].as_str()).collect::<Vec<_>>(), ["2026-01", "2026-02", "2026-03"]);
    let wrong = file(&staff, "/analytics/backlog.csv?last=soon").await;
    assert_eq!((wrong.status.as_u16(), wrong.problem()), (422, ("invalid".into(), Some("last".into()))));
}

/// What is refused now may be had in a moment: a worker of a server that is ready, a place that somebody has just left.
async fn running(staff: &Caller, path: &str) -> Answer {
    for _ in 0..100 {
        let answer = file(staff, path).await;
        if answer.status != 503 {
            return answer;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{path}: refused for ever");
}
