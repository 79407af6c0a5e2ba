//! What stands beside a ticket's log: follow-ups, ratings, places, tickets that are like another. Every right, every code.

use crate::rig::{Caller, Server, cid};
use crate::{Answer, NO_WORKERS, alone, ask, page, stranger};
use helpdesk_core::TicketId;
use helpdesk_sql::testing::test_database;
use reqwest::Method;
use serde_json::{Value, json};

async fn close(staff: &Caller, ticket: i64) {
    staff.status(ticket, "active").await;
    staff.status(ticket, "closed").await;
}

async fn create(who: &Caller, body: Value) -> Answer {
    ask(who.request(Method::POST, "/tickets").json(&body)).await
}

#[tokio::test]
async fn a_follow_up_carries_the_number_and_the_closed_ticket_carries_its() {
    let (_database, server) = alone().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let closed = user.open("no light, the secret word is xylophone").await;
    close(&staff, closed).await;
    let log = staff.log(closed).await;
    let key = cid();
    let body = json!({"description": "it is dark again", "follows": closed});
    let open = || ask(user.request(Method::POST, "/tickets").header("idempotency-key", &key).json(&body));
    let (first, again) = (open().await, open().await);
    assert_eq!((first.status.as_u16(), again.status.as_u16()), (201, 200), "{}", first.text);
    let ticket = first.json();
    assert_eq!(
        (&ticket["follows"], &ticket["followed_by"], &ticket["rating"]),
        (&json!(closed), &json!([]), &Value::Null)
    );
    assert_eq!(again.json(), ticket, "a repeat says the same");
    let id = ticket["id"].as_i64().unwrap();
    let seen = user.get(&format!("/tickets/{id}")).await.1;
    assert_eq!(seen, ticket);
    assert!(!seen.to_string().contains("xylophone"), "a user learns the number alone");
    assert_eq!(user.log(id).await[0]["data"]["follows"], closed);
    let other = staff.get(&format!("/tickets/{closed}")).await.1;
    assert_eq!((&other["follows"], &other["followed_by"]), (&Value::Null, &json!([id])));
    assert_eq!(staff.log(closed).await, log, "the closed log is not touched");
    let differs = ask(user
        .request(Method::POST, "/tickets")
        .header("idempotency-key", &key)
        .json(&json!({"description": "it is dark again"})))
    .await;
    assert_eq!(differs.code(), "cid_conflict", "the same id without the reference is another ticket");
}

#[tokio::test]
async fn only_closed_tickets_can_be_followed() {
    let (_database, server) = alone().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let ticket = user.open("no light").await;
    let invalid = ("invalid".to_owned(), Some("follows".to_owned()));
    for who in [&user, &staff] {
        for follows in
            [json!(ticket), json!(999_999), json!(0), json!(-1), json!("7"), json!(1.5), json!([1]), json!({})]
        {
            let refused = create(who, json!({"description": "x", "follows": follows})).await;
            assert_eq!((refused.status.as_u16(), refused.problem()), (422, invalid.clone()), "{follows}");
        }
    }
    staff.status(ticket, "active").await;
    assert_eq!(create(&user, json!({"description": "x", "follows": ticket})).await.problem(), invalid);
    let mut socket = user.socket().await;
    let refused = socket.cmd(&cid(), json!({"op": "create", "description": "x", "follows": ticket})).await;
    assert_eq!((&refused["code"], &refused["field"]), (&json!("invalid"), &json!("follows")));
    staff.status(ticket, "closed").await;
    let opened = socket.cmd(&cid(), json!({"op": "create", "description": "x", "follows": ticket})).await;
    assert_eq!(opened["t"], "ack", "{opened}");
    let path = format!("/tickets/{}", opened["ticket"]);
    assert_eq!(user.get(&path).await.1["follows"], ticket);
    assert_eq!(create(&user, json!({"description": "x", "follows": null})).await.json()["follows"], Value::Null);
    assert_eq!(user.get("/tickets").await.1["total"], 2, "what was refused opened nothing");
}

#[tokio::test]
async fn a_follow_up_that_was_acknowledged_survives_the_servers_death() {
    let database = test_database();
    let server = Server::start_with(&database, &[NO_WORKERS]).await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let closed = user.open("no light").await;
    close(&staff, closed).await;
    let id = create(&user, json!({"description": "again", "follows": closed})).await.json()["id"].clone();
    server.kill().await;
    let server = Server::start_with(&database, &[NO_WORKERS]).await;
    let staff = server.enter("helpdesk", "Hal").await;
    assert_eq!(staff.get(&format!("/tickets/{closed}")).await.1["followed_by"], json!([id]));
    assert_eq!(staff.get(&format!("/tickets/{id}")).await.1["follows"], closed);
}

async fn rate(who: &Caller, ticket: i64, key: &str, body: Value) -> Answer {
    let path = format!("/tickets/{ticket}/rating");
    ask(who.request(Method::POST, &path).header("idempotency-key", key).json(&body)).await
}

#[tokio::test]
async fn a_rating_is_given_once_by_the_requester_after_the_closing() {
    let (database, server) = alone().await;
    let (user, other, staff) =
        (server.enter("user", "Una").await, server.enter("user", "Ugo").await, server.enter("helpdesk", "Hal").await);
    let ticket = user.open("no light").await;
    let five = || json!({"stars": 5});
    let key = cid();
    let code = |answer: Answer| (answer.status.as_u16(), answer.code());
    assert_eq!(code(rate(&user, ticket, &key, five()).await), (409, "bad_transition".into()), "open");
    staff.status(ticket, "active").await;
    assert_eq!(code(rate(&user, ticket, &key, five()).await), (409, "bad_transition".into()), "active");
    staff.status(ticket, "closed").await;
    assert_eq!(code(rate(&other, ticket, &key, five()).await), (403, "forbidden".into()), "somebody else's");
    assert_eq!(
        code(rate(&staff, ticket, &key, five()).await),
        (403, "forbidden".into()),
        "the helpdesk's own judgement"
    );
    assert_eq!(code(rate(&user, 999_999, &key, five()).await), (404, "not_found".into()));
    let stars = ("invalid".to_owned(), Some("stars".to_owned()));
    for wrong in [json!(0), json!(6), json!(-1), json!(4.5), json!("5"), json!(null), json!(1e300)] {
        assert_eq!(rate(&user, ticket, &key, json!({"stars": wrong})).await.problem(), stars, "{wrong}");
    }
    assert_eq!(rate(&user, ticket, &key, json!({})).await.problem(), stars);
    let log = staff.log(ticket).await;
    let rated = rate(&user, ticket, &key, five()).await;
    assert_eq!(
        (rated.status.as_u16(), &rated.json()["stars"], &rated.json()["ticket"]),
        (201, &json!(5), &json!(ticket))
    );
    let again = rate(&user, ticket, &key, five()).await;
    assert_eq!((again.status.as_u16(), again.json()), (200, rated.json()), "a retry has no second effect");
    assert_eq!(code(rate(&user, ticket, &key, json!({"stars": 1})).await), (409, "cid_conflict".into()));
    assert_eq!(code(rate(&user, ticket, &cid(), five()).await), (409, "closed".into()), "twice");
    assert_eq!(staff.log(ticket).await, log, "the closed log is not touched");
    assert_eq!(staff.get(&format!("/tickets/{ticket}")).await.1["rating"], 5);

    let old = user.open("no heating").await;
    close(&staff, old).await;
    database.age_closing(TicketId(old), 15);
    assert_eq!(code(rate(&user, old, &cid(), five()).await), (409, "closed".into()), "too late");
    let nobody = ask(stranger().post(server.url(&format!("/api/v1/tickets/{old}/rating"))).json(&five())).await;
    assert_eq!(nobody.code(), "unauthenticated");
    let own = staff.open("opened by the helpdesk itself").await;
    close(&staff, own).await;
    assert_eq!(rate(&staff, own, &cid(), five()).await.status, 201, "its requester, whatever the role");
}

#[tokio::test]
async fn what_was_closed_is_listed_for_its_requester_without_its_content() {
    let (_database, server) = alone().await;
    let (user, other, staff) =
        (server.enter("user", "Una").await, server.enter("user", "Ugo").await, server.enter("helpdesk", "Hal").await);
    let body = json!({"description": "the secret word is xylophone", "location": {"building": "Zanzibar"}});
    let (_, ticket) = user.post("/tickets", body).await;
    let id = ticket["id"].as_i64().unwrap();
    assert_eq!(user.get("/ratings").await.1, json!({"items": []}), "it is not closed");
    close(&staff, id).await;
    let (_, list) = user.get("/ratings").await;
    assert_eq!((&list["items"][0]["ticket"], &list["items"][0]["stars"]), (&json!(id), &Value::Null));
    assert_eq!(list["items"][0].as_object().unwrap().len(), 3, "number, date, stars: {list}");
    rate(&user, id, &cid(), json!({"stars": 2})).await;
    assert_eq!(user.get("/ratings").await.1["items"][0]["stars"], 2);
    for who in [&other, &staff] {
        assert_eq!(who.get("/ratings").await.1, json!({"items": []}));
    }
    for path in ["/tickets", &format!("/tickets/{id}")] {
        let shown = page(&server, Some(&user.cookie), path).await;
        assert!(shown.text.contains(&format!("#{id}")) && shown.text.contains("You gave 2 of 5 stars."), "{path}");
        assert!(!shown.text.contains("xylophone") && !shown.text.contains("Zanzibar"), "{path}");
    }
    let foreign = page(&server, Some(&other.cookie), &format!("/tickets/{id}")).await;
    assert!(foreign.text.contains("closed by the helpdesk") && !foreign.text.contains("Was it solved"));
    assert_eq!(ask(stranger().get(server.url("/api/v1/ratings"))).await.code(), "unauthenticated");
}

#[tokio::test]
async fn places_are_suggested_most_used_first() {
    let (_database, server) = alone().await;
    let user = server.enter("user", "Una").await;
    for (building, room) in
        [("Library", "204"), ("Library", "204"), ("Library", "Reading room"), ("<b>Main & Co", "1\"")]
    {
        let body = json!({"description": "x", "location": {"building": building, "room": room}});
        assert_eq!(create(&user, body).await.status, 201);
    }
    let named = |page: Value| -> Vec<String> {
        let name = |item: &Value| {
            format!("{} {} {}", item["building"].as_str().unwrap(), item["room"].as_str().unwrap_or("-"), item["used"])
        };
        page["items"].as_array().unwrap().iter().map(name).collect()
    };
    assert_eq!(named(user.get("/places").await.1)[..2], ["Library - 3", "Library 204 2"]);
    assert_eq!(named(user.get("/places?q=LIB+2").await.1), ["Library 204 2"]);
    assert_eq!(named(user.get("/places?q=&building=library").await.1), ["Library 204 2", "Library Reading room 1"]);
    assert_eq!(named(user.get("/places?q=main").await.1), ["<b>Main & Co - 1", "<b>Main & Co 1\" 1"]);
    assert_eq!(named(user.get("/places?q=%25").await.1), Vec::<String>::new());
    assert_eq!(named(user.get("/places?q=%00%27%3B--").await.1), Vec::<String>::new());
    for (query, field) in
        [(format!("q={}", "x".repeat(122)), "q"), (format!("building={}", "x".repeat(81)), "building")]
    {
        let refused = ask(user.request(Method::GET, &format!("/places?{query}"))).await;
        assert_eq!(refused.problem(), ("invalid".into(), Some(field.into())));
    }
    assert_eq!(ask(stranger().get(server.url("/api/v1/places?q=x"))).await.code(), "unauthenticated");
}

#[tokio::test]
async fn similar_tickets_are_open_or_active_and_never_closed() {
    let (_database, server) = alone().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let make = async |text: &str, building: &str, room: &str| {
        let body = json!({"description": text, "location": {"building": building, "room": room}});
        create(&user, body).await.json()["id"].as_i64().unwrap()
    };
    let stays = make("The projector stays black", "Library", "204").await;
    let lamp = make("A lamp flickers", "Library", "204").await;
    let cold = make("The heating is cold in the whole dormitory", "Dormitory C", "1").await;
    let ids = async |query: &str| -> Vec<i64> {
        let (status, page) = user.get(&format!("/tickets/similar?{query}")).await;
        assert_eq!(status, 200, "{page}");
        page["items"].as_array().unwrap().iter().map(|ticket| ticket["id"].as_i64().unwrap()).collect()
    };
    assert_eq!(ids("building=library&room=204&text=black+projector").await, [stays, lamp]);
    assert_eq!(ids("text=heating+in+dormitory+is+cold").await, [cold]);
    assert_eq!(ids("").await, Vec::<i64>::new());
    assert_eq!(ids("text=%F0%9F%98%80%00%FF&building=%00").await, Vec::<i64>::new());
    staff.status(stays, "active").await;
    assert_eq!(ids("building=Library").await, [lamp, stays], "an active one is one of them, the newest first");
    staff.status(stays, "closed").await;
    assert_eq!(ids("building=Library").await, [lamp], "at once, however old the copy is that is searched");
    let long = ask(user.request(Method::GET, &format!("/tickets/similar?room={}", "x".repeat(41)))).await;
    assert_eq!(long.problem(), ("invalid".into(), Some("room".into())));
    assert_eq!(ask(stranger().get(server.url("/api/v1/tickets/similar"))).await.code(), "unauthenticated");
}
