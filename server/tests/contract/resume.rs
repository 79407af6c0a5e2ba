//! Cursors: `hello` with `after = k` gives k+1..n; two sockets see one order; nothing is lost in between.

use crate::rig::{cid, start};
use serde_json::{Value, json};

#[tokio::test]
async fn hello_with_a_cursor_gives_the_rest_of_the_log() {
    let (_database, server) = start().await;
    let user = server.enter("user", "Una").await;
    let ticket = user.open("no light in the stairwell").await;
    let mut writer = user.socket().await;
    for n in 0..9 {
        writer.cmd(&cid(), json!({"op": "post", "ticket": ticket, "body": format!("m{n}")})).await;
    }
    let last = user.log(ticket).await.len() as i64;
    for after in 0..last {
        let mut socket = user.socket_with(json!([{"ticket": ticket, "after": after}])).await;
        let opening = json!({"t": "sub_ok", "ticket": ticket, "status": "open", "from": after, "last": last});
        assert_eq!(socket.next().await, opening);
        let events = socket.events_until(last).await;
        assert_eq!((events[0]["seq"].as_i64().unwrap(), events.len() as i64), (after + 1, last - after));
    }
    let mut ahead = user.socket_with(json!([{"ticket": ticket, "after": last + 5}])).await;
    assert_eq!(ahead.next().await, json!({"t": "resync", "ticket": ticket, "reason": "ahead", "last": last}));
}

#[tokio::test]
async fn two_sockets_see_one_order_under_eight_writers() {
    let (_database, server) = start().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let ticket = user.open("no light in the stairwell").await;
    let subs = json!([{"ticket": ticket, "after": 0}]);
    let (mut one, mut two) = (user.socket_with(subs.clone()).await, staff.socket_with(subs).await);
    let writers: Vec<_> = (0..8)
        .map(|w| {
            let who = if w % 2 == 0 { user.clone() } else { staff.clone() };
            let rest = w < 2;
            tokio::spawn(async move {
                let mut socket = who.socket().await;
                for n in 0..20 {
                    let body = format!("{w}:{n}");
                    if rest {
                        let (status, answer) =
                            who.post(&format!("/tickets/{ticket}/messages"), json!({"body": body})).await;
                        assert_eq!(status, 201, "{answer}");
                    } else {
                        let ack = socket.cmd(&cid(), json!({"op": "post", "ticket": ticket, "body": body})).await;
                        assert_eq!(ack["t"], "ack", "{ack}");
                    }
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    let said = |events: &[Value]| {
        events.iter().map(|event| (event["seq"].clone(), event["data"]["body"].clone())).collect::<Vec<_>>()
    };
    let (first, second) = (one.events_until(161).await, two.events_until(161).await);
    assert_eq!(said(&first), said(&second));
    assert_eq!(said(&first), said(&user.log(ticket).await));
    for w in 0..8 {
        let prefix = format!("{w}:");
        let mine: Vec<&str> =
            first.iter().filter_map(|event| event["data"]["body"].as_str()?.strip_prefix(&prefix)).collect();
        assert_eq!(mine, (0..20).map(|n| n.to_string()).collect::<Vec<_>>(), "each writer keeps its order");
    }
}

#[tokio::test]
async fn the_queue_is_live_and_its_digest_is_the_sum_of_its_rows() {
    let (_database, server) = start().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let mut socket = staff.socket().await;
    socket.send(json!({"t": "watch", "what": "queue"})).await;
    assert_eq!(socket.next_of("queue_snap").await["total"], 0);
    let ticket = user.open("The elevator in the library is stuck between floors").await;
    let row = socket.next_of("queue").await;
    assert_eq!((row["ticket"].as_i64(), row["item"]["category"].as_str()), (Some(ticket), Some("facility_management")));
    staff.status(ticket, "active").await;
    assert_eq!(socket.next_of("queue").await["item"]["status"], "active");
    socket.send(json!({"t": "watch", "what": "queue"})).await;
    let snap = socket.next_of("queue_snap").await;
    assert_eq!(snap["digest"], json!({"count": 1, "sum_rev": 2}));
    staff.status(ticket, "closed").await;
    let left = socket.next_of("queue").await;
    assert_eq!((left["rev"].as_i64(), left["item"].is_null()), (Some(3), true));
    let mut forbidden = user.socket().await;
    forbidden.send(json!({"t": "watch", "what": "queue"})).await;
    assert_eq!(forbidden.next_of("err").await["code"], "forbidden");
}

#[tokio::test]
async fn after_a_restore_everybody_comes_back_to_a_new_epoch() {
    let (database, server) = start().await;
    let user = server.enter("user", "Una").await;
    let ticket = user.open("no light in the stairwell").await;
    user.post(&format!("/tickets/{ticket}/messages"), json!({"body": "lost by the restore"})).await;
    let mut socket = user.raw_socket().await.unwrap();
    let hello = json!({"t": "hello", "v": 1, "client": "test", "subs": [{"ticket": ticket, "after": 2}]});
    socket.send(hello).await;
    let before = socket.next_of("welcome").await["epoch"].clone();
    socket.next_of("sub_ok").await;
    database.rewind(helpdesk_core::TicketId(ticket), 1);
    database.new_epoch();
    assert_eq!(socket.next_of("resync").await["reason"], "epoch");
    let bye = socket.next_of("bye").await;
    assert_eq!((bye["reason"].as_str(), bye["reconnect"].as_bool()), (Some("shutdown"), Some(true)));
    assert_eq!(socket.close_code().await, Some(1012));
    let mut again = user.raw_socket().await.unwrap();
    again.send(json!({"t": "hello", "v": 1, "client": "test", "subs": [{"ticket": ticket, "after": 0}]})).await;
    assert_ne!(again.next_of("welcome").await["epoch"], before);
    assert_eq!(again.next_of("sub_ok").await["last"], 1);
    assert_eq!(again.cmd(&cid(), json!({"op": "post", "ticket": ticket, "body": "said again"})).await["seq"], 2);
}
