//! One cid, one effect; no false answer when the journal is slow, fails or loses its answer.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests say what they mean"
)]

mod rig;

use helpdesk_actors::{BusKind, NodeConfig, Push, Subscriber};
use helpdesk_core::*;
use rig::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

#[actix::test]
async fn a_cid_sent_five_times_at_once_is_one_event_with_one_seq() {
    let rig = Rig::new().await;
    let node = rig.node().await;
    let user = person("Una", Role::User);
    let ticket = open(&node, &user).await;
    let id = cid();
    let sent = (0..5).map(|_| node.registry().submit(ticket, &user, id.clone(), post("once")));
    let answers: Vec<_> = futures::future::join_all(sent).await.into_iter().map(Result::unwrap).collect();
    assert!(answers.iter().all(|done| done.seq == Seq(2)));
    assert_eq!(answers.iter().filter(|done| !done.dup).count(), 1);
    assert_eq!(rig.log(ticket).await.len(), 2);
    let other = node.registry().submit(ticket, &user, id, post("twice")).await.unwrap_err();
    assert_eq!(other.code, Code::CidConflict);
    node.stop().await;
}

#[actix::test]
async fn opening_with_the_same_cid_opens_one_ticket() {
    let rig = Rig::new().await;
    let node = rig.node().await;
    let user = person("Una", Role::User);
    let id = cid();
    let first = node.registry().create(&user, id.clone(), draft("no water in the kitchen")).await.unwrap();
    let again = node.registry().create(&user, id.clone(), draft("no water in the kitchen")).await.unwrap();
    assert_eq!((again.ticket.id, again.dup), (first.ticket.id, true));
    let other = node.registry().create(&user, id, draft("another thing")).await.unwrap_err();
    assert_eq!(other.code, Code::CidConflict);
    node.stop().await;
}

#[actix::test]
async fn a_retry_after_the_closing_still_gets_its_seq_and_anything_else_is_refused() {
    let rig = Rig::new().await;
    let node = rig.node().await;
    let (user, staff) = (person("Una", Role::User), person("Hal", Role::Helpdesk));
    let ticket = open(&node, &user).await;
    let mut ear = Ear::join(&node, ticket, &user, Seq::ZERO).await;
    let (said, taken) = (cid(), cid());
    node.registry().submit(ticket, &user, said.clone(), post("hello")).await.unwrap();
    node.registry().submit(ticket, &staff, taken.clone(), Command::Status(Status::Active)).await.unwrap();
    node.registry().submit(ticket, &staff, cid(), Command::Status(Status::Closed)).await.unwrap();
    assert_eq!(node.registry().submit(ticket, &user, said, post("hello")).await.unwrap().seq, Seq(2));
    assert_eq!(
        node.registry().submit(ticket, &staff, taken, Command::Status(Status::Active)).await.unwrap().seq,
        Seq(3)
    );
    let late = node.registry().submit(ticket, &user, cid(), post("too late")).await.unwrap_err();
    assert_eq!(late.code, Code::Closed);
    let closing = ear.events_until(Seq(4)).await.pop().unwrap();
    assert_eq!(closing["data"]["to"], "closed");
    assert_eq!(ear.next().await["t"], "gone", "right after the closing event");
    assert_eq!(node.registry().view(ticket, Role::User).await.unwrap_err().code, Code::NotFound);
    assert_eq!(node.registry().view(ticket, Role::Helpdesk).await.unwrap().status, Status::Closed);
    node.stop().await;
}

#[actix::test]
async fn a_slow_journal_keeps_the_order_and_gathers() {
    let rig = Rig::new().await;
    let ledger = BentLedger::new(&rig.store, |_| Bend::Slow(Duration::from_millis(30)));
    let node = rig.node_with(ledger.clone(), BusKind::Local, NodeConfig::IDLE).await;
    let user = person("Una", Role::User);
    let ticket = open(&node, &user).await;
    let before = ledger.batches.load(Ordering::SeqCst);
    let sent = (0..60).map(|n| node.registry().submit(ticket, &user, cid(), post(format!("m{n}"))));
    let seqs: Vec<i64> = futures::future::join_all(sent).await.into_iter().map(|done| done.unwrap().seq.0).collect();
    assert_eq!(seqs, (2..62).collect::<Vec<_>>(), "in the order of their arrival");
    assert!(ledger.batches.load(Ordering::SeqCst) - before <= 3, "what arrives meanwhile is written together");
    rig.log(ticket).await;
    node.stop().await;
}

#[actix::test]
async fn an_answer_that_is_lost_is_never_an_acknowledgement_and_the_retry_finds_the_event() {
    let rig = Rig::new().await;
    // batch 0 opens the ticket; then: written but unknown, not written and unknown, away
    let rule = |n| match n {
        1 => Bend::LoseAnswer,
        3 => Bend::LoseRequest,
        5 => Bend::Away,
        _ => Bend::Straight,
    };
    let node = rig.node_with(BentLedger::new(&rig.store, rule), BusKind::Local, NodeConfig::IDLE).await;
    let user = person("Una", Role::User);
    let ticket = open(&node, &user).await;
    let mut ear = Ear::join(&node, ticket, &user, Seq::ZERO).await;
    let (first, second, third) = (cid(), cid(), cid());
    let send = |id: &Cid, text: &'static str| node.registry().submit(ticket, &user, id.clone(), post(text));
    assert_eq!(send(&first, "one").await.unwrap_err().code, Code::Unavailable);
    let found = send(&first, "one").await.unwrap();
    assert_eq!((found.seq, found.dup), (Seq(2), true));
    send(&cid(), "between").await.unwrap();
    assert_eq!(send(&second, "two").await.unwrap_err().code, Code::Unavailable);
    let written = send(&second, "two").await.unwrap();
    assert_eq!((written.seq, written.dup), (Seq(4), false));
    assert_eq!(send(&third, "three").await.unwrap_err().code, Code::Unavailable);
    assert_eq!(send(&third, "three").await.unwrap().seq, Seq(5));
    assert_eq!(ear.events_until(Seq(5)).await.len(), 5);
    assert_eq!(rig.log(ticket).await.len(), 5);
    node.stop().await;
}

#[actix::test]
async fn a_foreign_writer_is_noticed_and_the_base_of_an_edit_is_checked_on_the_real_log() {
    let rig = Rig::new().await;
    let (here, there) = (rig.node().await, rig.node().await);
    let user = person("Una", Role::User);
    let ticket = open(&here, &user).await;
    let edit = |text: &str, base| Command::Edit {
        value: EditValue::Description(Description::parse(text).unwrap()),
        base: Some(Seq(base)),
    };
    here.registry().submit(ticket, &user, cid(), post("loads it here")).await.unwrap();
    there.registry().submit(ticket, &user, cid(), edit("changed there", 2)).await.unwrap();
    let stale = here.registry().submit(ticket, &user, cid(), edit("changed here", 2)).await.unwrap_err();
    assert_eq!(stale.code, Code::StaleBase);
    assert_eq!(stale.current.unwrap()["value"], "changed there");
    let seq = here.registry().submit(ticket, &user, cid(), post("after it")).await.unwrap().seq;
    assert_eq!(seq, Seq(4));
    assert_eq!(rig.log(ticket).await.len(), 4);
    here.stop().await;
    there.stop().await;
}

#[actix::test]
async fn a_subscriber_that_does_not_read_is_evicted_and_nobody_else_waits() {
    use actix::prelude::*;
    struct Deaf;
    impl Actor for Deaf {
        type Context = Context<Self>;
        fn started(&mut self, ctx: &mut Self::Context) {
            ctx.set_mailbox_capacity(4);
        }
    }
    impl Handler<Push> for Deaf {
        type Result = ();
        fn handle(&mut self, _: Push, ctx: &mut Self::Context) {
            // frozen, as a session is whose client stopped reading
            ctx.wait(fut::wrap_future(std::future::pending::<()>()));
        }
    }
    let rig = Rig::new().await;
    let node = rig.node().await;
    let user = person("Una", Role::User);
    let ticket = open(&node, &user).await;
    let evicted = Arc::new(AtomicBool::new(false));
    let flag = evicted.clone();
    let deaf = Subscriber {
        conn: next_conn(),
        who: user.clone(),
        to: Deaf.start().recipient(),
        evict: Arc::new(move || flag.store(true, Ordering::SeqCst)),
    };
    node.registry().subscribe(ticket, Seq::ZERO, deaf).await.unwrap();
    let mut ear = Ear::join(&node, ticket, &user, Seq::ZERO).await;
    for n in 0..40 {
        node.registry().submit(ticket, &user, cid(), post(format!("m{n}"))).await.unwrap();
    }
    assert_eq!(ear.events_until(Seq(41)).await.len(), 41);
    assert!(evicted.load(Ordering::SeqCst));
    node.stop().await;
}

#[actix::test]
async fn an_idle_ticket_retires_and_comes_back_as_it_was() {
    let rig = Rig::new().await;
    let node = rig.node_with(Arc::new(rig.store.clone()), BusKind::Local, Duration::from_millis(80)).await;
    let user = person("Una", Role::User);
    let ticket = open(&node, &user).await;
    let id = cid();
    node.registry().submit(ticket, &user, id.clone(), post("hello")).await.unwrap();
    assert_eq!(node.live_tickets(), 1);
    while node.live_tickets() > 0 {
        tokio::task::yield_now().await;
    }
    let again = node.registry().submit(ticket, &user, id, post("hello")).await.unwrap();
    assert_eq!((again.seq, again.dup), (Seq(2), true));
    assert_eq!(
        node.registry().submit(TicketId(999_999), &user, cid(), post("x")).await.unwrap_err().code,
        Code::NotFound
    );
    node.stop().await;
}

#[actix::test]
async fn the_queue_shows_what_is_not_closed_and_the_greatest_rev_wins() {
    let rig = Rig::new().await;
    let node = rig.node().await;
    let (user, staff) = (person("Una", Role::User), person("Hal", Role::Helpdesk));
    let (mut ear, subscriber) = Ear::subscriber(&staff);
    assert!(node.queue().watch(subscriber));
    assert_eq!(ear.next_of("queue_snap").await["total"], 0);
    let ticket = open(&node, &user).await;
    let row = ear.next_of("queue").await;
    assert_eq!((row["ticket"].as_i64(), row["rev"].as_i64()), (Some(ticket.0), Some(1)));
    assert_eq!(row["item"]["preview"], "the lamp in the library is dark");
    node.registry().submit(ticket, &staff, cid(), post("on my way")).await.unwrap();
    let row = ear.next_of("queue").await;
    assert_eq!(
        (row["item"]["preview"].as_str(), row["item"]["last_author_role"].as_str()),
        (Some("on my way"), Some("helpdesk"))
    );
    node.registry().submit(ticket, &staff, cid(), Command::Status(Status::Active)).await.unwrap();
    assert_eq!(ear.next_of("queue").await["item"]["status"], "active");
    node.registry().submit(ticket, &staff, cid(), Command::Status(Status::Closed)).await.unwrap();
    let left = ear.next_of("queue").await;
    assert!(left["item"].is_null());
    let (mut late, subscriber) = Ear::subscriber(&staff);
    assert!(node.queue().watch(subscriber));
    assert_eq!(late.next_of("queue_snap").await["digest"]["count"], 0);
    node.stop().await;
}
