//! What stands beside the logs: follow-ups, ratings, places, first responses; each through the statements of the product.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use helpdesk_core::{Author, Building, Category, Location, Opened, Role, Room, Seq, Status, TicketId};
use helpdesk_sql::testing::{TestDatabase, test_database};
use helpdesk_sql::{Links, PlaceUsed, RatingOutcome, Stars, Store};
use support::{by, cid, message, messages, move_to, open_ticket, opened, person, ticket, write_one};

async fn closed(store: &Store, who: &Author) -> TicketId {
    let id = open_ticket(store, who, opened(Category::TechnicalIt, None)).await;
    move_to(store, id, Status::Active).await;
    move_to(store, id, Status::Closed).await;
    id
}

fn stars(n: i32) -> Stars {
    Stars::new(n).unwrap()
}

async fn store_of(db: &TestDatabase) -> Store {
    db.store().await
}

#[tokio::test]
async fn a_follow_up_is_found_from_both_ends_and_the_closed_log_is_untouched() {
    let db = test_database();
    let store = store_of(&db).await;
    let una = person(Role::User);
    let first = closed(&store, &una).await;
    let before = store.events(first, Seq::ZERO, 100).await.unwrap();
    let follow = || Opened { follows: Some(first), ..opened(Category::TechnicalIt, None) };
    let second = open_ticket(&store, &una, follow()).await;
    let third = open_ticket(&store, &una, follow()).await;
    let links = |id| store.links(id, 20);
    assert_eq!(links(second).await.unwrap(), Links { follows: Some(first), ..Links::default() });
    assert_eq!(links(first).await.unwrap(), Links { followed_by: vec![third, second], ..Links::default() });
    assert_eq!(store.links(first, 1).await.unwrap().followed_by, [third], "the last opened");
    assert_eq!(links(TicketId(999)).await.unwrap(), Links::default());
    assert_eq!(store.events(first, Seq::ZERO, 100).await.unwrap(), before);
}

#[tokio::test]
async fn a_ticket_is_rated_once_by_its_requester_after_the_closing() {
    let db = test_database();
    let store = store_of(&db).await;
    let (una, ugo) = (person(Role::User), person(Role::User));
    let id = closed(&store, &una).await;
    let (first, other) = (cid(), cid());
    assert_eq!(store.rate(id, ugo.id, &first, stars(5)).await.unwrap(), RatingOutcome::Foreign);
    assert_eq!(store.rate(TicketId(999), una.id, &first, stars(5)).await.unwrap(), RatingOutcome::Unknown);
    let RatingOutcome::Rated { at, dup: false } = store.rate(id, una.id, &first, stars(4)).await.unwrap() else {
        panic!("not rated")
    };
    assert_eq!(store.rate(id, una.id, &first, stars(4)).await.unwrap(), RatingOutcome::Rated { at, dup: true });
    assert_eq!(store.rate(id, una.id, &first, stars(5)).await.unwrap(), RatingOutcome::CidConflict);
    assert_eq!(store.rate(id, una.id, &other, stars(4)).await.unwrap(), RatingOutcome::Twice);
    assert_eq!(store.links(id, 1).await.unwrap().rating, Stars::new(4));
    let open = open_ticket(&store, &una, opened(Category::TechnicalIt, None)).await;
    assert_eq!(store.rate(open, una.id, &cid(), stars(1)).await.unwrap(), RatingOutcome::Unclosed);
    assert_eq!(ticket(&store, id).await.last_seq, Seq(3), "no event");
}

#[tokio::test]
async fn many_ratings_at_once_make_one() {
    let db = test_database();
    let store = store_of(&db).await;
    let una = person(Role::User);
    let id = closed(&store, &una).await;
    let call = || async { store.rate(id, una.id, &cid(), stars(3)).await.unwrap() };
    let all = futures::future::join_all((0..6).map(|_| call())).await;
    let rated = all.iter().filter(|outcome| matches!(outcome, RatingOutcome::Rated { .. })).count();
    assert_eq!(rated, 1, "{all:?}");
    assert!(all.iter().all(|outcome| matches!(outcome, RatingOutcome::Rated { .. } | RatingOutcome::Twice)), "{all:?}");
}

#[tokio::test]
async fn a_rating_waits_fourteen_days_and_no_longer() {
    let db = test_database();
    let store = store_of(&db).await;
    let una = person(Role::User);
    let (young, old) = (closed(&store, &una).await, closed(&store, &una).await);
    db.age_closing(young, 13);
    db.age_closing(old, 15);
    let listed = store.recently_closed(una.id, 20).await.unwrap();
    assert_eq!(listed.iter().map(|closed| (closed.ticket, closed.stars)).collect::<Vec<_>>(), [(young, None)]);
    let first = cid();
    assert_eq!(store.rate(old, una.id, &cid(), stars(5)).await.unwrap(), RatingOutcome::Late);
    assert!(matches!(
        store.rate(young, una.id, &first, stars(5)).await.unwrap(),
        RatingOutcome::Rated { dup: false, .. }
    ));
    assert_eq!(store.recently_closed(una.id, 20).await.unwrap()[0].stars, Stars::new(5));
    db.age_closing(young, 2);
    let again = store.rate(young, una.id, &first, stars(5)).await.unwrap();
    assert!(matches!(again, RatingOutcome::Rated { dup: true, .. }), "a retry is answered after that too");
    assert_eq!(store.recently_closed(person(Role::User).id, 20).await.unwrap(), []);
}

#[tokio::test]
async fn ratings_are_final_for_the_application_and_for_its_owner() {
    let db = test_database();
    let store = store_of(&db).await;
    let una = person(Role::User);
    let id = closed(&store, &una).await;
    store.rate(id, una.id, &cid(), stars(5)).await.unwrap();
    let refused =
        |statement: String| std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| db.run(&statement))).is_err();
    for statement in ["UPDATE hd.ratings SET stars = 1", "DELETE FROM hd.ratings", "TRUNCATE hd.ratings"] {
        assert!(refused(statement.to_owned()), "{statement}");
        assert!(refused(format!("SET ROLE helpdesk_app; {statement}")), "{statement}");
    }
    assert!(refused("SET ROLE helpdesk_app; INSERT INTO hd.ratings VALUES (7, 5, now(), 'x')".to_owned()));
    assert_eq!(store.links(id, 1).await.unwrap().rating, Stars::new(5));
}

#[tokio::test]
async fn places_are_counted_as_tickets_stand_now_and_the_newest_count() {
    let db = test_database();
    let store = store_of(&db).await;
    let una = person(Role::User);
    let at = |building: Option<&str>, room: Option<&str>| Opened {
        location: Location {
            building: building.map(|name| Building::parse(name).unwrap()),
            room: room.map(|name| Room::parse(name).unwrap()),
        },
        ..opened(Category::TechnicalIt, None)
    };
    for (building, room) in
        [(Some("Annex"), None), (Some("Library"), Some("204")), (Some("Library"), Some("204")), (None, Some("9"))]
    {
        open_ticket(&store, &una, at(building, room)).await;
    }
    let place = |building: &str, room: Option<&str>, used| PlaceUsed {
        building: building.to_owned(),
        room: room.map(str::to_owned),
        used,
    };
    let all = [place("Library", Some("204"), 2), place("Annex", None, 1)];
    assert_eq!(store.places(100, 10).await.unwrap(), all);
    assert_eq!(store.places(100, 1).await.unwrap(), all[..1]);
    assert_eq!(store.places(2, 10).await.unwrap(), [place("Library", Some("204"), 1)], "of the two newest");
}

#[tokio::test]
async fn unclosed_tickets_are_told_until_they_are_closed() {
    let db = test_database();
    let store = store_of(&db).await;
    let una = person(Role::User);
    let open = open_ticket(&store, &una, opened(Category::TechnicalIt, Some("Library"))).await;
    let gone = closed(&store, &una).await;
    let texts = store.unclosed_texts(10, 11).await.unwrap();
    assert_eq!(texts.iter().map(|text| (text.ticket, text.text.as_str())).collect::<Vec<_>>(), [(open, "The heating")]);
    let fresh = store.unclosed(&[open, gone, TicketId(999)]).await.unwrap();
    assert_eq!(fresh.iter().map(|ticket| ticket.id).collect::<Vec<_>>(), [open]);
}

#[tokio::test]
async fn a_first_response_is_the_helpdesks_first_message_or_the_taking() {
    let db = test_database();
    let store = store_of(&db).await;
    let (una, hal) = (person(Role::User), person(Role::Helpdesk));
    let taken = open_ticket(&store, &una, opened(Category::TechnicalIt, None)).await;
    move_to(&store, taken, Status::Active).await;
    let answered = open_ticket(&store, &una, opened(Category::TechnicalIt, None)).await;
    let said = vec![by(&una, message("hello?")), by(&hal, message("hello"))];
    write_one(&store, messages(answered, 1, said)).await.unwrap();
    let ignored = open_ticket(&store, &una, opened(Category::TechnicalIt, None)).await;
    write_one(&store, messages(ignored, 1, vec![by(&una, message("anybody?"))])).await.unwrap();
    let waits = store.first_responses(100, 50, 10).await.unwrap();
    let of = |category| waits.iter().find(|(of, _)| *of == category).map(|(_, waits)| waits.clone()).unwrap();
    assert_eq!((waits.len(), of(Category::TechnicalIt).len(), of(Category::FacilityManagement).len()), (3, 2, 0));
    assert!(of(Category::TechnicalIt).iter().all(|seconds| (0.0..60.0).contains(seconds)));
    let few = store.first_responses(100, 50, 1).await.unwrap();
    assert_eq!(few.iter().map(|(_, waits)| waits.len()).sum::<usize>(), 1);
    let shallow = store.first_responses(100, 2, 10).await.unwrap();
    assert_eq!(shallow.iter().map(|(_, waits)| waits.len()).sum::<usize>(), 1, "what comes later is not looked for");
}
