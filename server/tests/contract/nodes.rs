//! Two servers on one database: what is posted on one is seen on the other within two seconds; the log stays dense.

use crate::rig::{Server, cid};
use helpdesk_sql::testing::test_database;
use serde_json::{Value, json};
use std::time::Duration;

const ENV: [(&str, &str); 2] = [("HELPDESK_BUS", "postgres"), ("HELPDESK_SECRET", "0123456789abcdef0123456789abcdef")];
const WITHIN: Duration = Duration::from_secs(2);

#[tokio::test]
async fn a_message_posted_on_one_server_is_seen_on_the_other() {
    let database = test_database();
    let (here, there) = (Server::start_with(&database, &ENV).await, Server::start_with(&database, &ENV).await);
    let (user, staff) = (here.enter("user", "Una").await, there.enter("helpdesk", "Hal").await);
    let mut queue = staff.socket().await;
    queue.send(json!({"t": "watch", "what": "queue"})).await;
    queue.next_of("queue_snap").await;
    let ticket = user.open("no light in the stairwell").await;
    let row = tokio::time::timeout(WITHIN, queue.next_of("queue")).await.expect("the queue of the other node");
    assert_eq!(row["ticket"], ticket);
    let subs = json!([{"ticket": ticket, "after": 0}]);
    let (mut one, mut two) = (user.socket_with(subs.clone()).await, staff.socket_with(subs).await);
    let (mut from_here, mut from_there) = (user.socket().await, staff.socket().await);
    for n in 0..20 {
        let sender = if n % 2 == 0 { &mut from_here } else { &mut from_there };
        let ack = sender.cmd(&cid(), json!({"op": "post", "ticket": ticket, "body": format!("m{n}")})).await;
        assert_eq!(ack["seq"], n + 2);
        let seen = |socket: Value| socket["seq"] == n + 2;
        let (a, b) = tokio::join!(
            tokio::time::timeout(WITHIN, one.find(|frame| frame["t"] == "ev" && frame["seq"] == n + 2)),
            tokio::time::timeout(WITHIN, two.find(|frame| frame["t"] == "ev" && frame["seq"] == n + 2)),
        );
        assert!(seen(a.expect("seen here")) && seen(b.expect("seen there")));
    }
    let log = user.log(ticket).await;
    assert_eq!(log.len(), 21);
    staff.status(ticket, "active").await;
    staff.status(ticket, "closed").await;
    let gone = tokio::time::timeout(WITHIN, one.next_of("gone")).await.expect("the user's socket on the other node");
    assert_eq!((gone["reason"].as_str(), gone["seq"].as_i64()), (Some("closed"), Some(23)));
}

#[tokio::test]
async fn writers_on_both_servers_make_one_dense_log() {
    let database = test_database();
    let servers = [Server::start_with(&database, &ENV).await, Server::start_with(&database, &ENV).await];
    let user = servers[0].enter("user", "Una").await;
    let ticket = user.open("no light in the stairwell").await;
    let writers: Vec<_> = (0..6)
        .map(|w| {
            let mut who = user.clone();
            who.address = servers[w % 2].address.clone();
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
    for writer in writers {
        writer.await.unwrap();
    }
    assert_eq!(user.log(ticket).await.len(), 91);
}
