//! Two servers on one database, over each bus: what is posted on one is seen on the other, the log is dense, queue and
//! dashboard of the other move; with the bus dead within 2.5 s, and by hints again when it is back.

use crate::bus::{Bus, Nats, connected, heard, line_of, until_connected, until_heard_more};
use crate::rig::{Caller, SOON, Server, Socket, cid};
use helpdesk_sql::testing::{TestDatabase, test_database};
use serde_json::{Value, json};
use std::future::Future;
use std::time::Duration;

const WITHIN: Duration = Duration::from_secs(2);
/// With a dead bus: the safety net's 2 s, and what it has to read.
const UNHEARD: Duration = Duration::from_millis(2_500);

/// The same scenario on both buses.
macro_rules! on_each_bus {
    ($($scenario:ident),* $(,)?) => {
        mod over_postgres { $(#[tokio::test] async fn $scenario() { super::$scenario(super::Bus::postgres()).await; })* }
        mod over_nats { $(#[tokio::test] async fn $scenario() { super::$scenario(super::Bus::nats()).await; })* }
    };
}

on_each_bus!(
    a_message_posted_on_one_server_is_seen_on_the_other,
    writers_on_both_servers_make_one_dense_log,
    queue_and_dashboard_of_the_other_server_follow_with_and_without_the_bus,
    a_dead_bus_delays_and_loses_nothing_and_is_used_again_when_it_is_back,
);

async fn within<T>(time: Duration, what: &str, coming: impl Future<Output = T>) -> T {
    tokio::time::timeout(time, coming).await.unwrap_or_else(|_| panic!("{what}: not within {time:?}"))
}

/// Two servers that hear each other.
async fn two(bus: &Bus, database: &TestDatabase) -> (Server, Server) {
    let (here, there) = tokio::join!(bus.server_without_workers(database), bus.server_without_workers(database));
    until_connected(&here, bus, true).await;
    until_connected(&there, bus, true).await;
    (here, there)
}

async fn post(socket: &mut Socket, ticket: i64, body: &str) -> i64 {
    let ack = socket.cmd(&cid(), json!({"op": "post", "ticket": ticket, "body": body})).await;
    assert_eq!(ack["t"], "ack", "{ack}");
    ack["seq"].as_i64().unwrap()
}

/// Posts through one socket and waits until another, on the other node, has the event.
async fn seen(time: Duration, from: &mut Socket, to: &mut Socket, ticket: i64, body: &str) {
    let seq = post(from, ticket, body).await;
    let event = within(time, body, to.next_of("ev")).await;
    assert_eq!((event["seq"].as_i64(), event["data"]["body"].as_str()), (Some(seq), Some(body)), "the next one, whole");
}

async fn a_message_posted_on_one_server_is_seen_on_the_other(bus: Bus) {
    let database = test_database();
    let (here, there) = two(&bus, &database).await;
    let (user, staff) = (here.enter("user", "Una").await, there.enter("helpdesk", "Hal").await);
    let mut queue = staff.socket().await;
    queue.send(json!({"t": "watch", "what": "queue"})).await;
    queue.next_of("queue_snap").await;
    let ticket = user.open("no light in the stairwell").await;
    let row = within(WITHIN, "the queue of the other node", queue.next_of("queue")).await;
    assert_eq!(row["ticket"], ticket);
    let subs = json!([{"ticket": ticket, "after": 0}]);
    let (mut one, mut two) = (user.socket_with(subs.clone()).await, staff.socket_with(subs).await);
    let (mut from_here, mut from_there) = (user.socket().await, staff.socket().await);
    for n in 0..20 {
        let sender = if n % 2 == 0 { &mut from_here } else { &mut from_there };
        assert_eq!(post(sender, ticket, &format!("m{n}")).await, n + 2);
        let is_it = |frame: &Value| frame["t"] == "ev" && frame["seq"] == n + 2;
        tokio::join!(within(WITHIN, "seen here", one.find(is_it)), within(WITHIN, "seen there", two.find(is_it)));
    }
    assert_eq!(user.log(ticket).await.len(), 21);
    staff.status(ticket, "active").await;
    staff.status(ticket, "closed").await;
    let gone = within(WITHIN, "the user's socket on the other node", one.next_of("gone")).await;
    assert_eq!((gone["reason"].as_str(), gone["seq"].as_i64()), (Some("closed"), Some(23)));
    until_heard_more(&here, &bus, 1).await;
    until_heard_more(&there, &bus, 1).await;
}

async fn writers_on_both_servers_make_one_dense_log(bus: Bus) {
    let database = test_database();
    let (here, there) = two(&bus, &database).await;
    let user = here.enter("user", "Una").await;
    let ticket = user.open("no light in the stairwell").await;
    let at = |server: &Server| {
        let mut who: Caller = user.clone();
        who.address = server.address.clone();
        who
    };
    let writers: Vec<_> = (0..6)
        .map(|w| {
            let who = at(if w % 2 == 0 { &here } else { &there });
            tokio::spawn(async move {
                let mut socket = who.socket().await;
                for n in 0..15 {
                    let (id, command) = (cid(), json!({"op": "post", "ticket": ticket, "body": format!("{w}:{n}")}));
                    let first = socket.cmd(&id, command.clone()).await;
                    let again = socket.cmd(&id, command).await;
                    assert_eq!(
                        (first["t"].as_str(), &first["seq"], again["dup"].as_bool()),
                        (Some("ack"), &again["seq"], Some(true)),
                        "{first} {again}"
                    );
                }
            })
        })
        .collect();
    let subs = json!([{"ticket": ticket, "after": 0}]);
    let (mut one, mut two) = (at(&here).socket_with(subs.clone()).await, at(&there).socket_with(subs).await);
    let (one, two) = tokio::join!(one.events_until(91), two.events_until(91));
    for writer in writers {
        writer.await.unwrap();
    }
    assert_eq!(one, two, "one order on both nodes");
    assert_eq!(user.log(ticket).await.len(), 91);
}

async fn queue_and_dashboard_of_the_other_server_follow_with_and_without_the_bus(mut bus: Bus) {
    let database = test_database();
    let (here, there) = tokio::join!(bus.server_without_workers(&database), bus.server(&database));
    until_connected(&there, &bus, true).await;
    let (user, closer, staff) =
        (here.enter("user", "Una").await, here.enter("helpdesk", "Hel").await, there.enter("helpdesk", "Hal").await);
    let mut board = staff.socket().await;
    board.send(json!({"t": "watch", "what": "analytics", "last": "24h"})).await;
    shows(&mut board, |card| card["data"]["unclosed"] == 0).await;
    let mut queue = staff.socket().await;
    queue.send(json!({"t": "watch", "what": "queue"})).await;
    queue.next_of("queue_snap").await;
    for round in 0..6 {
        if round == 3 {
            bus.dies(&database);
        }
        let ticket = user.open("the elevator is stuck").await;
        let (row, _) = tokio::join!(
            within(UNHEARD, "the queue", queue.find(|frame| frame["t"] == "queue" && frame["ticket"] == ticket)),
            within(UNHEARD, "the dashboard", shows(&mut board, |card| card["data"]["unclosed"] == 1)),
        );
        assert_eq!(row["item"]["status"], "open");
        closer.status(ticket, "active").await;
        closer.status(ticket, "closed").await;
        let left = |frame: &Value| frame["t"] == "queue" && frame["ticket"] == ticket && frame["item"].is_null();
        tokio::join!(
            within(UNHEARD, "the queue", queue.find(left)),
            within(UNHEARD, "the dashboard", shows(&mut board, |card| card["data"]["unclosed"] == 0)),
        );
    }
}

/// Reads until the first card shows this.
async fn shows(board: &mut Socket, holds: impl Fn(&Value) -> bool) {
    board.find(|frame| frame["t"] == "analytics" && frame["report"] == "backlog" && holds(frame)).await;
}

async fn a_dead_bus_delays_and_loses_nothing_and_is_used_again_when_it_is_back(mut bus: Bus) {
    let database = test_database();
    let (here, there) = two(&bus, &database).await;
    let (user, staff) = (here.enter("user", "Una").await, there.enter("helpdesk", "Hal").await);
    let ticket = user.open("no light in the stairwell").await;
    let subs = json!([{"ticket": ticket, "after": 1}]);
    let (mut from, mut to) = (user.socket().await, staff.socket_with(subs).await);
    seen(WITHIN, &mut from, &mut to, ticket, "heard").await;
    until_heard_more(&there, &bus, 0).await;

    bus.dies(&database);
    if matches!(bus, Bus::Nats(_)) {
        until_connected(&here, &bus, false).await;
        until_connected(&there, &bus, false).await;
    }
    let before = heard(&there, &bus).await;
    for n in 0..5 {
        seen(UNHEARD, &mut from, &mut to, ticket, &format!("unheard {n}")).await;
    }
    assert_eq!(heard(&there, &bus).await, before, "the bus was dead");
    for server in [&here, &there] {
        assert_eq!(reqwest::get(server.url("/readyz")).await.unwrap().status(), 200, "a dead bus is no reason");
    }

    bus.comes_back();
    until_connected(&here, &bus, true).await;
    until_connected(&there, &bus, true).await;
    let before = heard(&there, &bus).await;
    seen(WITHIN, &mut from, &mut to, ticket, "heard again").await;
    until_heard_more(&there, &bus, before).await;
    assert_eq!(user.log(ticket).await.len(), 8);
}

#[tokio::test]
async fn a_server_starts_while_nats_is_down_and_joins_when_it_comes() {
    let mut bus = Bus::nats();
    let database = test_database();
    bus.dies(&database);
    let (here, there) = tokio::join!(bus.server_without_workers(&database), bus.server_without_workers(&database));
    let (user, staff) = (here.enter("user", "Una").await, there.enter("helpdesk", "Hal").await);
    let ticket = user.open("no light in the stairwell").await;
    let subs = json!([{"ticket": ticket, "after": 1}]);
    let (mut from, mut to) = (user.socket().await, staff.socket_with(subs).await);
    seen(UNHEARD, &mut from, &mut to, ticket, "unheard").await;
    assert!(!connected(&here, &bus).await && !connected(&there, &bus).await);
    bus.comes_back();
    until_connected(&here, &bus, true).await;
    until_connected(&there, &bus, true).await;
    seen(WITHIN, &mut from, &mut to, ticket, "heard").await;
    until_heard_more(&there, &bus, 0).await;
}

#[tokio::test]
async fn strangers_and_another_campus_on_the_same_nats_server_disturb_nobody() {
    let bus = Bus::nats();
    let (database, campus) = (test_database(), test_database());
    let (here, there) = two(&bus, &database).await;
    let foreign = bus.server_without_workers(&campus).await;
    until_connected(&foreign, &bus, true).await;
    let (user, staff) = (here.enter("user", "Una").await, there.enter("helpdesk", "Hal").await);
    let ticket = user.open("no light in the stairwell").await;
    let Bus::Nats(nats) = &bus else { unreachable!() };
    let mut overheard = nats.overhear();
    let (mut from, mut to) = (user.socket().await, staff.socket_with(json!([{"ticket": ticket, "after": 1}])).await);
    seen(WITHIN, &mut from, &mut to, ticket, "before").await;
    let message = line_of(&mut overheard, "MSG ");
    let subject = message.split_whitespace().nth(1).unwrap();
    assert!(subject.starts_with("helpdesk.v1.hints."), "{subject}");
    let forged: String = (1..600).map(|n| format!("{}:{n} ", 1_000_000 + n)).collect();
    let ahead = format!("{ticket}:9000000000000000000");
    let (long, odd) = ("1:2 ".repeat(200_000), [0xff_u8, 0, b':', 0xc3]);
    for payload in [b"".as_slice(), b"rubbish", &odd, long.as_bytes(), forged.as_bytes(), ahead.as_bytes()] {
        for _ in 0..20 {
            nats.say(subject, payload);
        }
    }
    for n in 0..5 {
        seen(WITHIN, &mut from, &mut to, ticket, &format!("m{n}")).await;
    }
    until_heard_more(&there, &bus, 600).await;
    assert_eq!(user.log(ticket).await.len(), 7);
    assert_eq!(heard(&foreign, &bus).await, 0, "the other campus has a subject of its own");
}

#[tokio::test]
async fn a_password_is_used_and_without_the_right_one_a_server_works_alone() {
    let nats = Nats::start(&["--user", "una", "--pass", "s3cr3t/+"]);
    let database = test_database();
    let urls = ["una:s3cr3t%2F%2B", "una:wrong"].map(|who| format!("nats://{who}@127.0.0.1:{}", nats.port));
    let start = async |url: &str| {
        let secret = ("HELPDESK_SECRET", "0123456789abcdef0123456789abcdef");
        Server::start_with(&database, &[("HELPDESK_BUS", url), secret]).await
    };
    let (known, unknown) = (start(&urls[0]).await, start(&urls[1]).await);
    let bus = Bus::Nats(nats);
    until_connected(&known, &bus, true).await;
    let (user, staff) = (known.enter("user", "Una").await, unknown.enter("helpdesk", "Hal").await);
    let ticket = user.open("no light in the stairwell").await;
    let (mut from, mut to) = (user.socket().await, staff.socket_with(json!([{"ticket": ticket, "after": 1}])).await);
    seen(UNHEARD, &mut from, &mut to, ticket, "unheard").await;
    assert!(!connected(&unknown, &bus).await);
    for server in [known, unknown] {
        assert_eq!(within(SOON, "the end", server.terminate()).await, 0);
    }
}
