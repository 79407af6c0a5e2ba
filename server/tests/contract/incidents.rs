//! Incidents over REST and socket: who may, what is refused, one answer in every thread once, also after a kill half-way,
//! and what the queue suggests.

use crate::rig::{Caller, SOON, Server, Socket, cid, start};
use helpdesk_core::TicketId;
use helpdesk_core::incident::MEMBERS;
use helpdesk_sql::testing::test_database;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// What is asked of the safety net of another node: its 2 s, and what it has to read on a busy machine.
const ELSEWHERE: Duration = Duration::from_secs(8);

async fn broken(user: &Caller, building: &str) -> i64 {
    let ticket = json!({"description": "the projector shows no picture", "location": {"building": building}});
    let (status, ticket) = user.post("/tickets", ticket).await;
    assert_eq!((status.as_u16(), &ticket["category"]), (201, &json!("technical_it")), "{ticket}");
    ticket["id"].as_i64().unwrap()
}

async fn three(user: &Caller) -> [i64; 3] {
    [broken(user, "Library").await, broken(user, "Library").await, broken(user, "library").await]
}

async fn group(who: &Caller, key: &str, tickets: &[i64]) -> (StatusCode, Value) {
    let request = who.request(Method::POST, "/incidents").header("idempotency-key", key);
    who.ask(request.json(&json!({"tickets": tickets}))).await
}

async fn grouped(who: &Caller, tickets: &[i64]) -> i64 {
    let (status, incident) = group(who, &cid(), tickets).await;
    assert_eq!(status, 201, "{incident}");
    incident["id"].as_i64().unwrap()
}

async fn answer(who: &Caller, incident: i64, key: &str, body: &str) -> (StatusCode, Value) {
    let request = who.request(Method::POST, &format!("/incidents/{incident}/messages")).header("idempotency-key", key);
    who.ask(request.json(&json!({"body": body}))).await
}

async fn delete(who: &Caller, path: &str) -> StatusCode {
    who.ask(who.request(Method::DELETE, path)).await.0
}

async fn close(staff: &Caller, ticket: i64) {
    staff.status(ticket, "active").await;
    staff.status(ticket, "closed").await;
}

/// What was said in a thread.
async fn bodies(who: &Caller, ticket: i64) -> Vec<String> {
    let log = who.log(ticket).await;
    log.iter().filter_map(|event| event["data"]["body"].as_str().map(str::to_owned)).collect()
}

async fn watching(who: &Caller) -> Socket {
    let mut socket = who.socket().await;
    socket.send(json!({"t": "watch", "what": "queue"})).await;
    socket
}

/// The next suggestion of these tickets.
async fn suggested(socket: &mut Socket, tickets: &[i64]) -> Value {
    let hint = |frame: &Value| {
        frame["hints"].as_array().and_then(|all| all.iter().find(|one| one["tickets"] == json!(tickets)).cloned())
    };
    let frame = socket.find(|frame| frame["t"] == "incident_hint" && hint(frame).is_some()).await;
    hint(&frame).unwrap()
}

#[tokio::test]
async fn incidents_are_for_the_helpdesk_alone() {
    let (_database, server) = start().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let tickets = three(&user).await;
    let incident = grouped(&staff, &tickets).await;
    let (one, of) = (tickets[0], format!("/incidents/{incident}"));
    let calls = [
        (Method::POST, "/incidents".to_owned(), json!({"tickets": tickets})),
        (Method::GET, "/incidents".to_owned(), Value::Null),
        (Method::GET, of.clone(), Value::Null),
        (Method::POST, format!("{of}/tickets"), json!({"tickets": [one]})),
        (Method::POST, format!("{of}/messages"), json!({"body": "hello"})),
        (Method::DELETE, format!("{of}/tickets/{one}"), Value::Null),
        (Method::DELETE, of.clone(), Value::Null),
    ];
    for (method, path, body) in calls {
        let request = user.request(method.clone(), &path);
        let (status, problem) = user.ask(if body.is_null() { request } else { request.json(&body) }).await;
        assert_eq!((status.as_u16(), &problem["code"]), (403, &json!("forbidden")), "{method} {path}");
    }
    assert_eq!(bodies(&user, one).await.len(), 0, "nothing was said");
    assert_eq!(reqwest::get(server.url("/api/v1/incidents")).await.unwrap().status(), 401);
    let mut socket = watching(&user).await;
    assert_eq!(socket.next_of("err").await["code"], "forbidden");
}

#[tokio::test]
async fn what_cannot_be_grouped_is_refused_by_name_and_changes_nothing() {
    let (_database, server) = start().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let [one, two, three] = three(&user).await;
    let closed = broken(&user, "Gym").await;
    close(&staff, closed).await;
    let many: Vec<i64> = (1..=MEMBERS as i64 + 1).collect();
    for wrong in [
        json!([]),
        json!([one]),
        json!([one, one]),
        json!([one, 999_999]),
        json!(many),
        json!([one, "two"]),
        json!([one, -1]),
    ] {
        let (status, problem) = staff.post("/incidents", json!({"tickets": wrong})).await;
        assert_eq!((status.as_u16(), &problem["code"]), (422, &json!("invalid")), "{wrong}: {problem}");
        assert!(problem["field"].as_str().unwrap().starts_with("tickets"), "{problem}");
    }
    let (status, problem) = group(&staff, &cid(), &[one, closed]).await;
    assert_eq!((status.as_u16(), &problem["code"]), (409, &json!("closed")));
    let incident = grouped(&staff, &[one, two]).await;
    let (status, problem) = group(&staff, &cid(), &[three, two]).await;
    assert_eq!(status, 422);
    assert_eq!(problem["detail"], format!("names #{two}, which is in incident {incident} already"));
    let (_, list) = staff.get("/incidents").await;
    assert_eq!((list["items"].as_array().unwrap().len(), &list["next"]), (1, &Value::Null));
    for path in ["/incidents/0", "/incidents/999", "/incidents/x"] {
        assert_eq!(staff.get(path).await.0, 404, "{path}");
        assert_eq!(delete(&staff, path).await, 404, "{path}");
    }
    assert_eq!(answer(&staff, 999, &cid(), "hello").await.0, 404);
    assert_eq!(answer(&staff, incident, &cid(), "  ").await.1["field"], "body");
    let (status, joined) =
        staff.post(&format!("/incidents/{incident}/tickets"), json!({"tickets": [three, one]})).await;
    assert_eq!((status.as_u16(), joined["tickets"].as_array().unwrap().len()), (200, 3));
    for query in ["ticket=x", "cursor=x", "limit=0", "limit=201"] {
        assert_eq!(staff.get(&format!("/incidents?{query}")).await.0, 422, "{query}");
    }
}

#[tokio::test]
async fn an_incident_is_opened_once_found_by_its_ticket_and_listed_in_pages() {
    let (_database, server) = start().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let [one, two, three] = three(&user).await;
    let key = cid();
    let (first, again) = (group(&staff, &key, &[two, one]).await, group(&staff, &key, &[one, two, two]).await);
    assert_eq!((first.0.as_u16(), again.0.as_u16(), &first.1), (201, 200, &again.1));
    assert_eq!(first.1["opened_by"]["name"], "Hal");
    let member = &first.1["tickets"][0];
    assert_eq!(
        (&member["ticket"], &member["status"], &member["requester"]["name"]),
        (&json!(one), &json!("open"), &json!("Una"))
    );
    assert_eq!(member["preview"], "the projector shows no picture");
    assert_eq!(group(&staff, &key, &[one, three]).await.1["code"], "cid_conflict");
    let incident = first.1["id"].as_i64().unwrap();
    let (_, found) = staff.get(&format!("/incidents?ticket={two}")).await;
    assert_eq!((&found["items"][0]["id"], &found["next"]), (&json!(incident), &Value::Null));
    assert_eq!(staff.get(&format!("/incidents?ticket={three}")).await.1["items"], json!([]));
    let next = grouped(&staff, &[three, broken(&user, "Gym").await]).await;
    let (_, page) = staff.get("/incidents?limit=1").await;
    assert_eq!((&page["items"][0]["id"], &page["next"]), (&json!(next), &json!(next.to_string())));
    let (_, page) = staff.get(&format!("/incidents?limit=1&cursor={next}")).await;
    assert_eq!(page["items"][0]["id"], incident);
    assert_eq!(delete(&staff, &format!("/incidents/{incident}")).await, 204);
    assert_eq!(delete(&staff, &format!("/incidents/{incident}")).await, 204, "again it changes nothing");
    assert_eq!(group(&staff, &key, &[one, two]).await.0, 404, "a late repeat does not open it again");
    assert_eq!(user.log(one).await.len(), 1, "grouping and dissolving are no events of a ticket");
}

#[tokio::test]
async fn one_answer_is_one_message_in_each_open_or_active_thread() {
    let (_database, server) = start().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let [open, active, closed] = three(&user).await;
    let incident = grouped(&staff, &[open, active, closed]).await;
    staff.status(active, "active").await;
    close(&staff, closed).await;
    let mut thread = user.socket_with(json!([{"ticket": open, "after": 0}])).await;
    let (key, text) = (cid(), "Known, we are on it");
    let (status, said) = answer(&staff, incident, &key, text).await;
    assert_eq!(status, 201, "{said}");
    assert_eq!(
        said["written"],
        json!([{"ticket": open, "seq": 2, "dup": false}, {"ticket": active, "seq": 3, "dup": false}])
    );
    let event = thread.find(|frame| frame["t"] == "ev" && frame["seq"] == 2).await;
    assert_eq!(
        (&event["kind"], &event["data"]["body"], &event["author"]["name"]),
        (&json!("message"), &json!(text), &json!("Hal"))
    );
    assert!(event.get("cid").is_none(), "only its author sees the id");
    let (status, again) = answer(&staff, incident, &key, text).await;
    assert_eq!(status, 200);
    assert_eq!(
        again["written"],
        json!([{"ticket": open, "seq": 2, "dup": true}, {"ticket": active, "seq": 3, "dup": true}])
    );
    assert_eq!(answer(&staff, incident, &key, "something else").await.1["code"], "cid_conflict");
    assert_eq!(
        (bodies(&user, open).await, bodies(&user, active).await),
        (vec![text.to_owned()], vec![text.to_owned()])
    );
    assert_eq!(bodies(&staff, closed).await.len(), 0, "a closed ticket gets nothing more");
    close(&staff, open).await;
    staff.status(active, "closed").await;
    let (status, after) = answer(&staff, incident, &key, text).await;
    assert_eq!(
        (status.as_u16(), &after["written"]),
        (200, &again["written"]),
        "a retry after the closing answers its seqs"
    );
    assert_eq!(answer(&staff, incident, &cid(), text).await.1["code"], "closed");
    let (_, incident) = staff.get(&format!("/incidents/{incident}")).await;
    let closings: Vec<&Value> = incident["tickets"].as_array().unwrap().iter().map(|one| &one["closed_at"]).collect();
    assert!(closings[0].is_string() && closings[0] != closings[2], "each keeps its own times: {closings:?}");
}

#[tokio::test]
async fn who_left_or_came_later_gets_the_next_answer_and_not_the_one_before() {
    let (_database, server) = start().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let [stays, leaves, comes] = three(&user).await;
    let incident = grouped(&staff, &[stays, leaves]).await;
    let key = cid();
    answer(&staff, incident, &key, "one").await;
    assert_eq!(delete(&staff, &format!("/incidents/{incident}/tickets/{leaves}")).await, 204);
    staff.post(&format!("/incidents/{incident}/tickets"), json!({"tickets": [comes]})).await;
    let (status, again) = answer(&staff, incident, &key, "one").await;
    assert_eq!((status.as_u16(), again["written"].as_array().unwrap().len()), (200, 1));
    answer(&staff, incident, &cid(), "two").await;
    let said = [bodies(&user, stays).await, bodies(&user, leaves).await, bodies(&user, comes).await];
    assert_eq!(said, [vec!["one".to_owned(), "two".to_owned()], vec!["one".to_owned()], vec!["two".to_owned()]]);
    grouped(&staff, &[leaves, broken(&user, "Gym").await]).await;
}

#[tokio::test]
async fn two_who_group_the_same_ticket_at_once_do_not_both_get_it() {
    let (_database, server) = start().await;
    let user = server.enter("user", "Una").await;
    let (hal, ida) = (server.enter("helpdesk", "Hal").await, server.enter("helpdesk", "Ida").await);
    for _ in 0..5 {
        let [one, shared, two] = three(&user).await;
        let (his, hers) = tokio::join!(async { group(&hal, &cid(), &[one, shared]).await }, async {
            group(&ida, &cid(), &[shared, two]).await
        });
        let mut codes = [his.0.as_u16(), hers.0.as_u16()];
        codes.sort_unstable();
        assert_eq!(codes, [201, 422], "{his:?} {hers:?}");
        let (free, loser) = if his.0 == 201 { (two, &hers) } else { (one, &his) };
        assert!(loser.1["detail"].as_str().unwrap().contains(&format!("names #{shared}")), "{loser:?}");
        assert_eq!(hal.get(&format!("/incidents?ticket={free}")).await.1["items"], json!([]), "nothing of it happened");
    }
}

#[tokio::test]
async fn a_kill_between_two_threads_and_the_same_call_again_reach_each_thread_once() {
    let database = test_database();
    let secret = [("HELPDESK_SECRET", "0123456789abcdef0123456789abcdef0123456789abcdef")];
    let first = Server::start_with(&database, &secret).await;
    let (user, staff) = (first.enter("user", "Una").await, first.enter("helpdesk", "Hal").await);
    let tickets = three(&user).await;
    let incident = grouped(&staff, &tickets).await;
    let key = cid();
    // somebody holds the row of the second: its message waits while the others are written
    let held = database.hold(TicketId(tickets[1])).await;
    let (caller, of) = (staff.clone(), key.clone());
    let call = tokio::spawn(async move {
        let request =
            caller.request(Method::POST, &format!("/incidents/{incident}/messages")).header("idempotency-key", of);
        request.json(&json!({"body": "Known, we are on it"})).send().await.map(|answer| answer.status())
    });
    let began = Instant::now();
    while bodies(&user, tickets[0]).await.is_empty() || bodies(&user, tickets[2]).await.is_empty() {
        assert!(began.elapsed() < SOON, "two of three threads are written to");
        assert!(!call.is_finished(), "and the call has not been answered");
    }
    first.kill().await;
    assert!(call.await.unwrap().is_err(), "nobody was told that it was done");
    drop(held);
    let second = Server::start_with(&database, &secret).await;
    let (mut user, mut staff) = (user, staff);
    [&mut user, &mut staff].into_iter().for_each(|caller| caller.address = second.address.clone());
    let (status, said) = answer(&staff, incident, &key, "Known, we are on it").await;
    assert_eq!(status, 201, "{said}");
    let dups: Vec<&Value> = said["written"].as_array().unwrap().iter().map(|one| &one["dup"]).collect();
    assert_eq!(dups, [&json!(true), &json!(false), &json!(true)]);
    assert_eq!(answer(&staff, incident, &key, "Known, we are on it").await.0, 200);
    for ticket in tickets {
        assert_eq!(bodies(&user, ticket).await, ["Known, we are on it"], "#{ticket}");
    }
}

#[tokio::test]
async fn a_thread_that_cannot_be_written_to_now_is_told_and_the_same_call_completes_it() {
    let (database, server) = start().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let tickets = three(&user).await;
    let incident = grouped(&staff, &tickets).await;
    let key = cid();
    let held = database.hold(TicketId(tickets[1])).await;
    let (status, problem) = answer(&staff, incident, &key, "hello").await;
    assert_eq!((status.as_u16(), &problem["code"]), (503, &json!("busy")), "{problem}");
    assert!(problem["detail"].as_str().unwrap().starts_with("2 of 3 threads have it"), "{problem}");
    drop(held);
    assert_eq!(answer(&staff, incident, &key, "hello").await.0, 201);
    for ticket in tickets {
        assert_eq!(bodies(&user, ticket).await, ["hello"], "#{ticket}");
    }
}

#[tokio::test]
async fn the_authors_rate_lets_an_answer_through_as_a_whole_or_not_at_all() {
    let database = test_database();
    // the usual burst, which comes back so slowly that the machine's speed does not matter
    let server = Server::start_with(&database, &[("HELPDESK_RATE_HELPDESK", "1/60")]).await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let mut tickets = Vec::new();
    for _ in 0..MEMBERS {
        tickets.push(broken(&user, "Library").await);
    }
    let incident = grouped(&staff, &tickets).await;
    let (status, said) = answer(&staff, incident, &cid(), "one").await;
    assert_eq!((status.as_u16(), said["written"].as_array().unwrap().len()), (201, MEMBERS), "{said}");
    let (status, problem) = answer(&staff, incident, &cid(), "two").await;
    assert_eq!((status.as_u16(), &problem["code"]), (429, &json!("rate_limited")), "{problem}");
    for ticket in [tickets[0], tickets[MEMBERS - 1]] {
        assert_eq!(bodies(&user, ticket).await, ["one"], "not half of it");
    }
}

#[tokio::test]
async fn the_queue_suggests_while_it_holds_and_tells_who_belongs_together_on_every_node() {
    let (database, here) = start().await;
    let there = Server::start_with(&database, &[]).await;
    let (user, hal, ida) =
        (here.enter("user", "Una").await, here.enter("helpdesk", "Hal").await, there.enter("helpdesk", "Ida").await);
    let (mut one, mut two) = (watching(&hal).await, watching(&ida).await);
    for socket in [&mut one, &mut two] {
        assert_eq!(socket.next_of("incident_hint").await["hints"], json!([]), "after the snapshot");
    }
    let tickets = three(&user).await;
    for socket in [&mut one, &mut two] {
        let hint = suggested(socket, &tickets).await;
        assert_eq!((&hint["category"], &hint["building"]), (&json!("technical_it"), &json!("Library")));
        assert!(hint["since"].is_string());
    }
    let mut late = watching(&hal).await;
    suggested(&mut late, &tickets).await;

    let incident = grouped(&hal, &tickets).await;
    let marked = |frame: &Value| {
        frame["t"] == "incidents" && frame["items"] == json!([{"incident": incident, "tickets": tickets}])
    };
    let withdrawn = |frame: &Value| frame["t"] == "incident_hint" && frame["hints"] == json!([]);
    for socket in [&mut one, &mut two] {
        let told = async {
            socket.find(marked).await;
            socket.find(withdrawn).await;
        };
        tokio::time::timeout(ELSEWHERE, told).await.expect("told on both nodes");
    }
    assert_eq!(delete(&ida, &format!("/incidents/{incident}")).await, 204);
    for socket in [&mut one, &mut two] {
        socket.find(|frame| frame["t"] == "incidents" && frame["items"] == json!([])).await;
        suggested(socket, &tickets).await;
    }
    close(&hal, tickets[1]).await;
    for socket in [&mut one, &mut two] {
        socket.find(withdrawn).await;
    }
}
