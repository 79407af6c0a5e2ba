//! Files in the database: room is kept and given back, a message takes a file in its own commit and for ever, and what no
//! message takes is swept.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use helpdesk_core::{
    Attachment, AttachmentId, AttachmentIds, Author, EventBody, FileName, MediaType, MessageText, Role, Seq, Status,
    TicketId,
};
use helpdesk_sql::testing::test_database;
use helpdesk_sql::{Answer, Batch, Begun, FILE_TAKEN, Finished, Quotas, Store, Upload, WriteError};
use std::time::Duration;
use support::{a_ticket, by, cid, message, messages, move_to, person, ticket, write_one};
use tokio_postgres::NoTls;
use uuid::Uuid;

const ROOMY: Quotas = Quotas { person: 1 << 40, ticket: 1 << 40 };
const LONG: Duration = Duration::from_secs(3600);

fn upload_of(author: &Author, ticket: TicketId, size: i64) -> Upload {
    let file = Attachment {
        id: AttachmentId(Uuid::new_v4()),
        name: FileName::of("valve", MediaType::Png),
        media_type: MediaType::Png,
        size,
    };
    Upload { file, ticket, uploader: author.id }
}

/// A whole file of seven bytes in two pieces.
async fn file(store: &Store, author: &Author, ticket: TicketId) -> Attachment {
    let upload = upload_of(author, ticket, 100);
    let id = upload.file.id;
    assert_eq!(store.begin_upload(&upload, ROOMY).await.unwrap(), Begun::Ready);
    assert!(store.add_piece(id, 0, b"first").await.unwrap());
    assert!(store.add_piece(id, 1, b"23").await.unwrap());
    assert_eq!(store.finish_upload(id, 7).await.unwrap(), Finished::Ready);
    Attachment { size: 7, ..upload.file }
}

fn carrying(text: &str, files: &[&Attachment]) -> EventBody {
    let attachments = files.iter().map(|file| (*file).clone()).collect();
    EventBody::Message { body: MessageText::parse(text).unwrap(), attachments }
}

async fn used(store: &Store, id: AttachmentId) -> Option<bool> {
    store.attachment(id).await.unwrap().map(|stored| stored.used)
}

fn is_taken<T: std::fmt::Debug>(outcome: Result<T, WriteError>) -> bool {
    matches!(outcome, Err(WriteError::Refused { code, .. }) if code == FILE_TAKEN)
}

#[tokio::test]
async fn a_file_comes_in_pieces_and_is_nothing_before_it_is_whole() {
    let db = test_database();
    let store = db.store().await;
    let (author, ticket) = (person(Role::User), a_ticket(&store).await);
    let upload = upload_of(&author, ticket, 100);
    let id = upload.file.id;
    assert_eq!(store.begin_upload(&upload, ROOMY).await.unwrap(), Begun::Ready);
    assert!(store.add_piece(id, 0, b"first").await.unwrap());
    assert_eq!(store.attachment(id).await.unwrap(), None);
    assert_eq!(store.finish_upload(id, 4).await.unwrap(), Finished::Gone, "not what was sent");
    assert_eq!(store.finish_upload(id, 5).await.unwrap(), Finished::Ready);
    assert!(!store.add_piece(id, 1, b"more").await.unwrap(), "whole is whole");
    assert_eq!(store.finish_upload(id, 5).await.unwrap(), Finished::Gone, "once");
    let stored = store.attachment(id).await.unwrap().unwrap();
    assert_eq!((stored.file.size, stored.used, stored.status), (5, false, Status::Open));
    assert_eq!((stored.ticket, stored.uploader), (ticket, author.id));
    assert_eq!(store.attachment_piece(id, 0).await.unwrap().as_deref(), Some(b"first".as_slice()));
    assert_eq!(store.attachment_piece(id, 1).await.unwrap(), None);
    store.abandon_upload(id).await.unwrap();
    assert!(store.attachment(id).await.unwrap().is_some(), "a whole one is not taken back");
    assert!(!store.add_piece(AttachmentId(Uuid::new_v4()), 0, b"x").await.unwrap());
}

#[tokio::test]
async fn room_is_kept_for_what_is_announced_and_comes_back() {
    let db = test_database();
    let store = db.store().await;
    let (author, other, here) = (person(Role::User), person(Role::User), a_ticket(&store).await);
    let there = a_ticket(&store).await;
    let quotas = Quotas { person: 100, ticket: 150 };
    let begin = async |who: &Author, ticket, size| {
        let upload = upload_of(who, ticket, size);
        (upload.file.id, store.begin_upload(&upload, quotas).await.unwrap())
    };
    let (first, begun) = begin(&author, here, 60).await;
    assert_eq!(begun, Begun::Ready);
    assert_eq!(begin(&author, there, 41).await.1, Begun::PersonFull);
    assert_eq!(begin(&author, there, 40).await.1, Begun::Ready);
    assert_eq!(begin(&other, here, 91).await.1, Begun::TicketFull);
    assert_eq!(begin(&other, here, 90).await.1, Begun::Ready);
    store.abandon_upload(first).await.unwrap();
    let (second, begun) = begin(&author, here, 60).await;
    assert_eq!(begun, Begun::Ready, "what broke off counts no more");
    assert!(store.add_piece(second, 0, b"12345").await.unwrap());
    store.finish_upload(second, 5).await.unwrap();
    assert_eq!(begin(&author, here, 55).await.1, Begun::Ready, "whole, it counts as large as it is");
    assert_eq!(begin(&author, here, 1).await.1, Begun::PersonFull);
    let file = Attachment { id: second, size: 5, ..upload_of(&author, here, 1).file };
    let entry = messages(here, 1, vec![by(&author, carrying("look", &[&file]))]);
    write_one(&store, entry).await.unwrap();
    assert_eq!(begin(&author, here, 5).await.1, Begun::Ready, "sent, it waits no more");
}

#[tokio::test]
async fn a_closed_ticket_takes_no_file() {
    let db = test_database();
    let store = db.store().await;
    let (author, id) = (person(Role::User), a_ticket(&store).await);
    let upload = upload_of(&author, id, 100);
    store.begin_upload(&upload, ROOMY).await.unwrap();
    assert!(store.add_piece(upload.file.id, 0, b"first").await.unwrap());
    move_to(&store, id, Status::Active).await;
    move_to(&store, id, Status::Closed).await;
    assert_eq!(store.finish_upload(upload.file.id, 5).await.unwrap(), Finished::Closed);
    assert_eq!(store.begin_upload(&upload_of(&author, id, 1), ROOMY).await.unwrap(), Begun::Closed);
    assert_eq!(store.begin_upload(&upload_of(&author, TicketId(99), 1), ROOMY).await.unwrap(), Begun::NoTicket);
}

#[tokio::test]
async fn a_message_takes_its_files_in_its_own_commit_and_for_ever() {
    let db = test_database();
    let store = db.store().await;
    let (author, here) = (person(Role::User), a_ticket(&store).await);
    let there = a_ticket(&store).await;
    let (one, two) = (file(&store, &author, here).await, file(&store, &author, here).await);
    let first = messages(here, 1, vec![by(&author, message("before")), by(&author, carrying("look", &[&one, &two]))]);
    let key = first.events[1].cid.clone().unwrap();
    let answer = write_one(&store, first).await.unwrap();
    assert!(matches!(answer, Answer::Committed { last: Seq(3), .. }), "{answer:?}");
    assert_eq!((used(&store, one.id).await, used(&store, two.id).await), (Some(true), Some(true)));
    assert_eq!(store.events(here, Seq(2), 1).await.unwrap()[0].body, carrying("look", &[&one, &two]));

    // a second message, in a batch with somebody else's: all of it is undone
    let again = messages(here, 3, vec![by(&author, carrying("again", &[&one]))]);
    let innocent = messages(there, 1, vec![by(&author, message("hello"))]);
    let outcome = store.write(&Batch { entries: vec![again.clone(), innocent], ..Batch::default() }).await;
    assert!(is_taken(outcome));
    assert_eq!((ticket(&store, here).await.last_seq, ticket(&store, there).await.last_seq), (Seq(3), Seq(1)));
    assert!(is_taken(write_one(&store, again).await), "alone, too");

    let ids = AttachmentIds::parse(&[two.id.to_string(), one.id.to_string()]).unwrap();
    let to_post = async |cid| store.attachments_to_post(here, author.id, cid, &ids).await.unwrap();
    assert_eq!(to_post(&key).await, Some(vec![two, one]), "its own retry finds them, in its order");
    assert_eq!(to_post(&cid()).await, None, "nobody else does");
}

#[tokio::test]
async fn a_message_cannot_take_what_is_not_its_own() {
    let db = test_database();
    let store = db.store().await;
    let (author, other, here) = (person(Role::User), person(Role::Helpdesk), a_ticket(&store).await);
    let there = a_ticket(&store).await;
    let mine = file(&store, &author, here).await;
    let theirs = file(&store, &other, here).await;
    let elsewhere = file(&store, &author, there).await;
    let unfinished = upload_of(&author, here, 7).file;
    let begun = Upload { file: unfinished.clone(), ticket: here, uploader: author.id };
    store.begin_upload(&begun, ROOMY).await.unwrap();
    let lies = [
        Attachment { size: 8, ..mine.clone() },
        Attachment { media_type: MediaType::Gif, ..mine.clone() },
        Attachment { name: FileName::of("another", MediaType::Png), ..mine.clone() },
    ];
    let wrong: Vec<Vec<&Attachment>> = vec![
        vec![&theirs],
        vec![&elsewhere],
        vec![&unfinished],
        vec![&mine, &mine],
        vec![&mine, &theirs],
        vec![&lies[0]],
        vec![&lies[1]],
        vec![&lies[2]],
    ];
    for files in wrong {
        let entry = messages(here, 1, vec![by(&author, carrying("look", &files))]);
        assert!(is_taken(write_one(&store, entry).await), "{files:?}");
    }
    assert_eq!(ticket(&store, here).await.last_seq, Seq(1));
    assert_eq!(used(&store, mine.id).await, Some(false));

    // an entry that does not fit takes nothing either
    let late = messages(here, 5, vec![by(&author, carrying("look", &[&mine]))]);
    let answer = write_one(&store, late).await.unwrap();
    assert!(matches!(answer, Answer::Conflict { .. }), "{answer:?}");
    assert_eq!(used(&store, mine.id).await, Some(false));
}

#[tokio::test]
async fn what_no_message_takes_is_swept_by_one_at_a_time_and_nothing_else_is() {
    let db = test_database();
    let store = db.store().await;
    let (author, id) = (person(Role::User), a_ticket(&store).await);
    let sent = file(&store, &author, id).await;
    let entry = messages(id, 1, vec![by(&author, carrying("look", &[&sent]))]);
    write_one(&store, entry).await.unwrap();
    for _ in 0..3 {
        file(&store, &author, id).await;
    }
    let half = upload_of(&author, id, 10);
    store.begin_upload(&half, ROOMY).await.unwrap();
    store.add_piece(half.file.id, 0, b"12345").await.unwrap();

    assert_eq!(store.sweep_uploads(LONG, LONG, 10).await.unwrap(), 0, "nothing is late");
    assert_eq!(store.sweep_uploads(LONG, Duration::ZERO, 10).await.unwrap(), 1, "the one that broke off");
    assert_eq!(store.finish_upload(half.file.id, 5).await.unwrap(), Finished::Gone);

    let (other_node, connection) = tokio_postgres::connect(db.url(), NoTls).await.unwrap();
    db.handle().spawn(connection);
    other_node.batch_execute("BEGIN; SELECT hd.sweep_uploads(0, 0, 1)").await.unwrap();
    assert_eq!(store.sweep_uploads(Duration::ZERO, Duration::ZERO, 10).await.unwrap(), 0, "another node is at it");
    other_node.batch_execute("ROLLBACK").await.unwrap();

    assert_eq!(store.sweep_uploads(Duration::ZERO, Duration::ZERO, 2).await.unwrap(), 2, "no more than it was told");
    assert_eq!(store.sweep_uploads(Duration::ZERO, Duration::ZERO, 2).await.unwrap(), 1);
    assert_eq!(store.sweep_uploads(Duration::ZERO, Duration::ZERO, 2).await.unwrap(), 0);
    assert_eq!(db.count_attachments(), 1);
    assert_eq!(store.attachment_piece(sent.id, 0).await.unwrap().as_deref(), Some(b"first".as_slice()));
}

#[tokio::test]
async fn nobody_bends_a_file_that_was_sent_and_the_application_writes_by_its_functions_alone() {
    let db = test_database();
    let store = db.store().await;
    let (author, id) = (person(Role::User), a_ticket(&store).await);
    let sent = file(&store, &author, id).await;
    file(&store, &author, id).await;
    let entry = messages(id, 1, vec![by(&author, carrying("look", &[&sent]))]);
    write_one(&store, entry).await.unwrap();
    let connect = async |options: &str| {
        let mut config: tokio_postgres::Config = db.url().parse().unwrap();
        let (client, connection) = config.options(options).connect(NoTls).await.unwrap();
        db.handle().spawn(connection);
        client
    };
    let owner = connect("").await;
    for statement in [
        "UPDATE hd.attachments SET name = 'x.png'",
        "DELETE FROM hd.attachments",
        "TRUNCATE hd.attachments CASCADE",
        "UPDATE hd.attachment_pieces SET bytes = ''",
    ] {
        let refused = owner.batch_execute(statement).await.unwrap_err();
        assert_eq!(refused.code().map(|code| code.code()), Some("HD001"), "{statement}");
    }
    let statements = [
        "INSERT INTO hd.attachments SELECT * FROM hd.attachments",
        "UPDATE hd.attachments SET seq = 1",
        "DELETE FROM hd.attachments",
        "INSERT INTO hd.attachment_pieces SELECT * FROM hd.attachment_pieces",
        "DELETE FROM hd.attachment_pieces",
    ];
    let (app, analytics) = (connect("-c role=helpdesk_app").await, connect("-c role=helpdesk_analytics").await);
    for statement in statements {
        for client in [&app, &analytics] {
            let refused = client.batch_execute(statement).await.unwrap_err();
            assert_eq!(refused.code().map(|code| code.code()), Some("42501"), "{statement}");
        }
    }
    assert!(
        analytics.batch_execute("SELECT bytes FROM hd.attachment_pieces").await.is_err(),
        "no file for the figures"
    );
}
