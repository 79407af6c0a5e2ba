//! The balancer of `docs/haproxy.cfg`, for real, in front of two nodes on NATS: people land on both and see each other;
//! whoever sat on a node that ends moves over, and nobody meets a closed door meanwhile.

use crate::bus::{Bus, NO_WORKERS, SECRET, until_connected, wait_for};
use crate::rig::{Caller, SOON, Server, Socket, cid};
use helpdesk_sql::testing::test_database;
use serde_json::{Value, json};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

/// With so few sockets a node says farewell to all at once.
const FAREWELL: Duration = Duration::from_secs(2);

/// A haproxy with the documented configuration, killed with the value.
struct Balancer(Child);

impl Balancer {
    fn start(address: &str, nodes: [&str; 2]) -> Balancer {
        let usual = Path::new("/usr/sbin/haproxy");
        let child = Command::new(if usual.exists() { usual } else { Path::new("haproxy") })
            .args(["-db", "-f", concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/haproxy.cfg")])
            .envs([("BALANCER", address), ("NODE_A", nodes[0]), ("NODE_B", nodes[1])])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("haproxy; .ci/needs test installs it");
        let balancer = Balancer(child);
        wait_for("haproxy", || TcpStream::connect(address).ok());
        balancer
    }
}

impl Drop for Balancer {
    fn drop(&mut self) {
        // it may have ended by itself
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A socket that follows a ticket, and the node it landed on.
async fn land(who: &Caller, ticket: i64, after: i64) -> (Socket, String) {
    let mut socket = who.raw_socket().await.unwrap();
    let subs = json!([{"ticket": ticket, "after": after}]);
    socket.send(json!({"t": "hello", "v": 1, "client": "test", "subs": subs})).await;
    let node = socket.next_of("welcome").await["node"].as_str().unwrap().to_owned();
    (socket, node)
}

async fn post(socket: &mut Socket, ticket: i64, body: &str) {
    let ack = socket.cmd(&cid(), json!({"op": "post", "ticket": ticket, "body": body})).await;
    assert_eq!(ack["t"], "ack", "{ack}");
}

/// What a socket on the node that ends is told; nothing on the other one.
async fn farewell(socket: &mut Socket) -> Option<Value> {
    let mut told = async || loop {
        match socket.next_or_close().await {
            Ok(frame) if frame["t"] == "bye" => break frame,
            Ok(_) => {}
            Err(close) => panic!("closed without a farewell: {close:?}"),
        }
    };
    tokio::time::timeout(FAREWELL, told()).await.ok()
}

#[tokio::test]
async fn people_behind_the_balancer_see_each_other_and_move_over_when_a_node_ends() {
    let (bus, database) = (Bus::nats(), test_database());
    let address = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let (setting, origin) = (bus.setting(), format!("http://{address}"));
    let env = [("HELPDESK_BUS", &*setting), ("HELPDESK_ORIGINS", &*origin), SECRET, NO_WORKERS];
    let (a, b) = tokio::join!(Server::start_with(&database, &env), Server::start_with(&database, &env));
    until_connected(&a, &bus, true).await;
    until_connected(&b, &bus, true).await;
    let _balancer = Balancer::start(&address, [&a.address, &b.address]);
    // a cookie of one node is good on both
    let mut user = a.enter("user", "Una").await;
    let ticket = user.open("no light in the stairwell").await;
    user.address = address.clone();

    let mut people = Vec::new();
    for _ in 0..4 {
        people.push(land(&user, ticket, 1).await);
    }
    let on_first = people.iter().filter(|(_, node)| *node == people[0].1).count();
    assert_eq!(on_first, 2, "half on each node");
    let mut from = user.socket().await;
    for n in 0..4 {
        post(&mut from, ticket, &format!("m{n}")).await;
    }
    for (socket, _) in &mut people {
        assert_eq!(socket.events_until(5).await.len(), 4, "from both nodes");
    }
    drop(from);

    let knocking = Knocking::start(&address);
    let ended = tokio::spawn(a.terminate());
    let speaker = b.enter("helpdesk", "Hal").await;
    let (mut moved, mut stayed) = (0, 0);
    for (mut socket, node) in people {
        match farewell(&mut socket).await {
            Some(bye) => {
                assert_eq!((bye["reason"].as_str(), bye["reconnect"].as_bool()), (Some("shutdown"), Some(true)));
                assert_eq!(socket.close_code().await, Some(1012));
                let other;
                (socket, other) = land(&user, ticket, 5 + moved + stayed).await;
                assert_ne!(node, other, "on the other node");
                moved += 1;
            }
            None => stayed += 1,
        }
        let path = format!("/tickets/{ticket}/messages");
        assert_eq!(speaker.post(&path, json!({"body": "to whom it may concern"})).await.0, 201);
        let last = 5 + moved + stayed;
        assert_eq!(socket.events_until(last).await.last().unwrap()["seq"], last, "nothing is missed");
    }
    assert_eq!((moved, stayed), (2, 2));
    assert_eq!(tokio::time::timeout(SOON, ended).await.expect("soon").unwrap(), 0);
    assert!(knocking.end().await > 20, "somebody knocked all the time and was let in");
    let log: Vec<Value> = user.log(ticket).await;
    assert_eq!(log.len(), 9);
}

/// Somebody who asks for a ticket's list again and again.
struct Knocking {
    end: Arc<AtomicBool>,
    count: Arc<AtomicUsize>,
    task: tokio::task::JoinHandle<()>,
}

impl Knocking {
    fn start(address: &str) -> Knocking {
        let (end, count) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let (url, ending, counting) = (format!("http://{address}/healthz"), Arc::clone(&end), Arc::clone(&count));
        let task = tokio::spawn(async move {
            while !ending.load(Ordering::SeqCst) {
                // a connection each: nobody's keep-alive hides a closed door
                let client = reqwest::Client::builder().pool_max_idle_per_host(0).build().unwrap();
                assert_eq!(client.get(&url).send().await.unwrap().status(), 200);
                counting.fetch_add(1, Ordering::SeqCst);
            }
        });
        Knocking { end, count, task }
    }

    async fn end(self) -> usize {
        self.end.store(true, Ordering::SeqCst);
        self.task.await.expect("nobody met a closed door");
        self.count.load(Ordering::SeqCst)
    }
}
