//! What people have read: kept once for each of them, only forward, never past the end; and what waits to be read.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use helpdesk_core::receipts::{MOST_UNREAD, Receipt, Receipts, Unread};
use helpdesk_core::{Author, EventBody, NoteText, Role, Seq, Status, TicketId};
use helpdesk_sql::Store;
use helpdesk_sql::testing::test_database;
use support::{a_ticket, by, message, messages, move_to, open_ticket, opened, person, ticket, write_one};

fn receipt(ticket: TicketId, who: &Author, seq: i64) -> Receipt {
    Receipt { ticket, person: who.id, role: who.role, seq: Seq(seq) }
}

async fn say(store: &Store, ticket: TicketId, who: &Author, body: EventBody) {
    let expected = self::ticket(store, ticket).await.last_seq.0;
    write_one(store, messages(ticket, expected, vec![by(who, body)])).await.unwrap();
}

async fn unread(store: &Store, who: &Author, asked: &[(TicketId, Seq)]) -> Vec<(i64, i64, i64)> {
    let mut found = store.unread(who, asked).await.unwrap();
    found.sort_by_key(|one| one.ticket);
    found.into_iter().map(|Unread { ticket, seen, unread }| (ticket.0, seen.0, unread)).collect()
}

#[tokio::test]
async fn a_receipt_is_kept_once_and_only_moves_forward() {
    let db = test_database();
    let store = db.store().await;
    let (una, hal, ivo) = (person(Role::User), person(Role::Helpdesk), person(Role::Helpdesk));
    let id = open_ticket(&store, &una, opened(helpdesk_core::Category::TechnicalIt, None)).await;
    for n in 0..4 {
        say(&store, id, &una, message(&format!("m{n}"))).await;
    }
    let nowhere = TicketId(9_999);
    store.keep_receipts(&[receipt(id, &hal, 3), receipt(id, &una, 2), receipt(nowhere, &hal, 3)]).await.unwrap();
    store.keep_receipts(&[receipt(id, &hal, 2), receipt(id, &ivo, 99)]).await.unwrap();
    store.keep_receipts(&[]).await.unwrap();
    let read = |mine| Receipts { mine: Seq(mine), helpdesk: Seq(5), requester: Seq(2) };
    assert_eq!(store.receipts(id, &hal).await.unwrap(), read(3), "not back");
    assert_eq!(store.receipts(id, &ivo).await.unwrap(), read(5), "not past the end");
    assert_eq!(store.receipts(id, &person(Role::User)).await.unwrap(), read(0));
    assert_eq!(store.receipts(nowhere, &hal).await.unwrap(), Receipts::default());
}

#[tokio::test]
async fn nodes_that_write_the_same_receipts_at_once_do_not_wait_in_a_circle() {
    let db = test_database();
    let (here, there) = (db.store().await, db.store().await);
    let (hal, ivo) = (person(Role::Helpdesk), person(Role::Helpdesk));
    let mut tickets = Vec::new();
    for _ in 0..6 {
        tickets.push(a_ticket(&here).await);
    }
    let some = |who: &Author| tickets.iter().map(|id| receipt(*id, who, 1)).collect::<Vec<_>>();
    let (one, mut two) = ([some(&hal), some(&ivo)].concat(), [some(&ivo), some(&hal)].concat());
    two.reverse();
    for _ in 0..20 {
        let (first, second) = tokio::join!(here.keep_receipts(&one), there.keep_receipts(&two));
        first.unwrap();
        second.unwrap();
    }
    assert_eq!(here.receipts(tickets[3], &hal).await.unwrap().mine, Seq(1));
}

#[tokio::test]
async fn what_others_wrote_after_ones_own_receipt_waits_to_be_read() {
    let db = test_database();
    let store = db.store().await;
    let (una, hal) = (person(Role::User), person(Role::Helpdesk));
    let id = open_ticket(&store, &una, opened(helpdesk_core::Category::TechnicalIt, None)).await;
    let note = EventBody::Note { body: NoteText::parse("the key is with the porter").unwrap() };
    say(&store, id, &hal, message("which room?")).await;
    say(&store, id, &una, message("204")).await;
    say(&store, id, &hal, note.clone()).await;
    say(&store, id, &person(Role::Helpdesk), note).await;
    let n = id.0;
    assert_eq!(unread(&store, &una, &[(id, Seq::ZERO)]).await, [(n, 0, 1)], "notes are not for users");
    assert_eq!(unread(&store, &hal, &[(id, Seq::ZERO)]).await, [(n, 0, 2)], "nobody waits for their own words");
    assert_eq!(unread(&store, &hal, &[(id, Seq(3))]).await, [(n, 3, 1)], "a mark that one brings along counts");
    store.keep_receipts(&[receipt(id, &hal, 4)]).await.unwrap();
    assert_eq!(unread(&store, &hal, &[(id, Seq(1)), (TicketId(9_999), Seq(0))]).await, [(n, 4, 1)]);
    for text in 0..15 {
        say(&store, id, &una, message(&format!("{text}"))).await;
    }
    assert_eq!(unread(&store, &hal, &[(id, Seq(0))]).await, [(n, 4, MOST_UNREAD)], "counting stops there");
    assert_eq!(unread(&store, &hal, &[(id, Seq(9_999))]).await, [(n, 20, 0)]);
    for to in [Status::Active, Status::Closed] {
        move_to(&store, id, to).await;
    }
    assert_eq!(unread(&store, &una, &[(id, Seq::ZERO)]).await, [], "a closed ticket is not here for users");
    assert_eq!(unread(&store, &hal, &[(id, Seq(20))]).await, [(n, 20, 0)]);
}
