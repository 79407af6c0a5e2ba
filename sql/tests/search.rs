//! The index of the search: it catches up with whatever it finds, two writers cannot harm each other, words that everybody
//! has are found page by page, and without the extension only misspellings are lost.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use helpdesk_core::search::Query;
use helpdesk_core::{EventBody, NoteText, Role, Status, TicketId};
use helpdesk_sql::migrate::migrate;
use helpdesk_sql::testing::{TestDatabase, test_database};
use helpdesk_sql::{Indexed, Search, Sort, Store, TicketFilter, TicketPage};
use support::{a_ticket, by, message, messages, move_to, person, write_one};

async fn look(store: &Store, words: &str, filter: TicketFilter) -> TicketPage {
    let search = Some(Search { query: Query::parse(words), notes: true });
    store.list(&TicketFilter { search, sort: Sort::Best, limit: 1_500, ..filter }).await.unwrap()
}

async fn found(store: &Store, words: &str) -> Vec<i64> {
    look(store, words, TicketFilter::default()).await.items.iter().map(|ticket| ticket.id.0).collect()
}

async fn say(store: &Store, ticket: TicketId, expected: i64, bodies: &[EventBody]) {
    let author = person(Role::Helpdesk);
    let events = bodies.iter().map(|body| by(&author, body.clone())).collect();
    write_one(store, messages(ticket, expected, events)).await.unwrap();
}

/// Everything that any look finds.
async fn catch_up(store: &Store) {
    loop {
        let mut behind = store.behind_unclosed(1_000).await.unwrap();
        behind.extend(store.behind_between(0, store.last_ticket().await.unwrap(), 1_000).await.unwrap());
        behind.sort_unstable();
        behind.dedup();
        if behind.is_empty() {
            return;
        }
        assert!(matches!(store.take_into_index(&behind).await.unwrap(), Indexed::Taken(n) if n > 0));
    }
}

#[tokio::test]
async fn each_look_finds_what_is_behind_and_taking_twice_changes_nothing() {
    let db = test_database();
    let store = db.store().await;
    let (one, two) = (a_ticket(&store).await, a_ticket(&store).await);
    assert_eq!(store.behind_of(&[one, two, TicketId(99)]).await.unwrap(), [one, two]);
    assert_eq!(store.search_lag().await.unwrap().tickets, 2);
    assert_eq!(store.take_into_index(&[one, two, TicketId(99)]).await.unwrap(), Indexed::Taken(2));
    assert_eq!(store.behind_of(&[one, two]).await.unwrap(), []);
    assert_eq!(found(&store, "heating").await, [two.0, one.0]);
    say(&store, one, 1, &[message("the valve hisses")]).await;
    assert_eq!(store.behind_unclosed(9).await.unwrap(), [one]);
    catch_up(&store).await;
    assert_eq!(found(&store, "valve").await, [one.0]);
    // opened, written to and closed between two looks
    let late = a_ticket(&store).await;
    move_to(&store, late, Status::Active).await;
    say(&store, late, 2, &[message("the radiator leaks")]).await;
    move_to(&store, late, Status::Closed).await;
    assert_eq!(store.behind_unclosed(9).await.unwrap(), []);
    assert_eq!(store.behind_between(0, late.0, 9).await.unwrap(), [late]);
    catch_up(&store).await;
    assert_eq!(found(&store, "radiator").await, [late.0]);
    // closed after it was indexed
    move_to(&store, one, Status::Active).await;
    catch_up(&store).await;
    move_to(&store, one, Status::Closed).await;
    assert_eq!(store.behind_unclosed(9).await.unwrap(), [one]);
    catch_up(&store).await;
    assert_eq!(store.search_lag().await.unwrap(), helpdesk_sql::Lag::default());
    let before = look(&store, "heating valve", TicketFilter::default()).await;
    store.take_into_index(&[one, two, late]).await.unwrap();
    assert_eq!(look(&store, "heating valve", TicketFilter::default()).await, before);
}

#[tokio::test]
async fn one_works_at_a_time_and_a_row_that_moved_is_left_alone() {
    let db = test_database();
    let store = db.store().await;
    let ticket = a_ticket(&store).await;
    let other = db.store().await;
    // both have read the same state; whoever comes second finds another one and takes what is new
    let both = [ticket];
    let (first, second) = tokio::join!(store.take_into_index(&both), other.take_into_index(&both));
    let done = [first.unwrap(), second.unwrap()];
    assert!(done.contains(&Indexed::Taken(1)), "{done:?}");
    catch_up(&store).await;
    let words = || async { found(&store, "heating").await };
    assert_eq!(words().await, [ticket.0]);
    db.run(
        "SELECT hd.search_take('{1}', '{7}', '{9}', '{f}', '{f}', '{1}', '{NULL}', ARRAY['''fence'':1B'], '{}', '{}')",
    );
    assert_eq!(found(&store, "fence").await, Vec::<i64>::new(), "its row is not at 7");
}

#[tokio::test]
async fn a_log_that_was_cut_by_a_restore_is_indexed_afresh() {
    let db = test_database();
    let store = db.store().await;
    let ticket = a_ticket(&store).await;
    say(&store, ticket, 1, &[message("the boiler roars"), message("it stopped")]).await;
    catch_up(&store).await;
    assert_eq!(found(&store, "boiler").await, [ticket.0]);
    db.rewind(ticket, 1);
    assert_eq!(store.behind_unclosed(9).await.unwrap(), [ticket]);
    catch_up(&store).await;
    assert_eq!((found(&store, "boiler").await, found(&store, "heating").await), (vec![], vec![ticket.0]));
}

#[tokio::test]
async fn a_thread_without_end_is_taken_in_pieces_and_its_row_stays_small() {
    let db = test_database();
    let store = db.store().await;
    let ticket = a_ticket(&store).await;
    let long = |n: usize| (0..1_300).map(|m| format!("word{n}x{m} ")).collect::<String>();
    for n in 0..24 {
        say(&store, ticket, 1 + n, &[message(long(usize::try_from(n).unwrap()).trim())]).await;
    }
    say(&store, ticket, 25, &[message("the last of them is a lighthouse")]).await;
    catch_up(&store).await;
    assert_eq!(found(&store, "word0x1").await, [ticket.0]);
    assert_eq!(found(&store, "lighthouse").await, Vec::<i64>::new(), "past the limit, as limits.md says");
    assert_eq!(found(&store, "heating").await, [ticket.0]);
}

#[tokio::test]
async fn notes_are_found_by_the_helpdesk_alone() {
    let db = test_database();
    let store = db.store().await;
    let ticket = a_ticket(&store).await;
    let note = EventBody::Note { body: NoteText::parse("the spare key is in the lodge").unwrap() };
    say(&store, ticket, 1, &[note]).await;
    catch_up(&store).await;
    assert_eq!(found(&store, "lodge").await, [ticket.0]);
    let search = Some(Search { query: Query::parse("lodge"), notes: false });
    let page = store.list(&TicketFilter { search, limit: 9, ..TicketFilter::default() }).await.unwrap();
    assert_eq!((page.items.len(), page.total), (0, 0));
}

/// Tickets as they would be after a long time, written past the journal.
fn many(db: &TestDatabase, n: i64) {
    db.run(&format!(
        "SET session_replication_role = replica;
         INSERT INTO hd.tickets (id, last_seq, opened_at, modified_at, closed_at, status, category, category_source,
            category_confidence, category_reasons, requester_id, requester_name, create_cid, description)
         SELECT n, 1, now(), now(), CASE WHEN n % 3 = 0 THEN now() END, CASE WHEN n % 3 = 0 THEN 'closed' ELSE 'open' END,
            'technical_it', 'automatic', 0.9, '[]', gen_random_uuid(), 'Una', 'cid' || n, 'the lamp is dark'
         FROM generate_series(1, {n}) n;
         INSERT INTO hd.search SELECT id, 1, status = 'closed', 99, '''lamp'':2A ''dark'':4A' FROM hd.tickets;
         INSERT INTO hd.search_words VALUES ('lamp', '{{}}', {n}), ('dark', '{{}}', {n})"
    ));
}

#[tokio::test]
async fn a_word_that_everybody_has_is_found_band_after_band() {
    const ALL: i64 = 11_000;
    let db = test_database();
    many(&db, ALL);
    let store = db.store().await;
    let open = TicketFilter { statuses: vec![Status::Open], ..TicketFilter::default() };
    for (filter, expected) in [
        (TicketFilter::default(), (1..=ALL).rev().collect::<Vec<_>>()),
        (open, (1..=ALL).rev().filter(|n| n % 3 != 0).collect()),
    ] {
        let (mut seen, mut cursor) = (Vec::new(), None);
        loop {
            let page = look(&store, "lamp", TicketFilter { cursor, ..filter.clone() }).await;
            seen.extend(page.items.iter().map(|ticket| ticket.id.0));
            assert!(page.total > 0 && page.found.len() == page.items.len());
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert!(seen == expected, "{} of {}", seen.len(), expected.len());
    }
    // filters that leave next to nothing: the page comes all the same, and says where it goes on
    let nobody = TicketFilter { building: Some("Nowhere".to_owned()), ..TicketFilter::default() };
    let page = look(&store, "lamp", nobody).await;
    assert_eq!((page.items.len(), page.total, page.next), (0, 0, None));
}

#[tokio::test]
async fn without_the_extension_all_but_misspellings_are_found_and_it_may_come_later() {
    let db = test_database();
    let store = db.store().await;
    let ticket = a_ticket(&store).await;
    catch_up(&store).await;
    assert!(store.forgives_typos().await.unwrap());
    assert_eq!(found(&store, "haeting").await, [ticket.0]);
    // as where it cannot be had
    db.run(
        "DROP INDEX hd.search_words_trigrams; DROP EXTENSION pg_trgm CASCADE;
         CREATE OR REPLACE FUNCTION hd.search_similar(asked text[]) RETURNS TABLE (place int, word text, n bigint)
         LANGUAGE sql AS 'SELECT 0, ''''::text, 0::bigint WHERE false'",
    );
    let without = db.store().await;
    assert!(!without.forgives_typos().await.unwrap());
    assert_eq!((found(&without, "haeting").await, found(&without, "HEATINGS").await), (vec![], vec![ticket.0]));
    migrate(db.url(), chrono_tz::Tz::UTC).await.unwrap();
    let again = db.store().await;
    assert!(again.forgives_typos().await.unwrap());
    assert_eq!(found(&again, "haeting").await, [ticket.0]);
}
