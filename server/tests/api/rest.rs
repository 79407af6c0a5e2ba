//! Each REST call does what it says.

use crate::rig::cid;
use crate::{alone, ask};
use reqwest::Method;
use serde_json::{Value, json};

#[tokio::test]
async fn a_ticket_is_opened_shown_and_found_under_its_location() {
    let (_database, server) = alone().await;
    let user = server.enter("user", "Una").await;
    let body = json!({"description": " The elevator in the library is stuck between floors ", "location": {"building": "Library", "room": "204"}});
    let opened = ask(user.request(Method::POST, "/tickets").json(&body)).await;
    assert_eq!((opened.status.as_u16(), opened.header("etag")), (201, "\"1\""));
    let ticket = opened.json();
    assert_eq!(opened.header("location"), format!("/api/v1/tickets/{}", ticket["id"]));
    assert_eq!(ticket["description"], "The elevator in the library is stuck between floors");
    assert_eq!(
        (&ticket["category"], &ticket["status"], &ticket["category_source"]),
        (&json!("facility_management"), &json!("open"), &json!("automatic"))
    );
    assert!(ticket["category_reasons"].as_array().unwrap().iter().any(|word| word == "elevator"));
    assert_eq!(
        (&ticket["assignee"], &ticket["closed_at"], &ticket["requester"]["name"]),
        (&Value::Null, &Value::Null, &json!("Una"))
    );
    let shown = ask(user.request(Method::GET, &format!("/tickets/{}", ticket["id"]))).await;
    assert_eq!((shown.json(), shown.header("etag")), (ticket, "\"1\""));
    let bare = user.post("/tickets", json!({"description": "x"})).await.1;
    assert_eq!(bare["location"], json!({"building": null, "room": null}));
}

#[tokio::test]
async fn a_repeat_with_the_same_key_has_no_second_effect() {
    let (_database, server) = alone().await;
    let (user, other) = (server.enter("user", "Una").await, server.enter("user", "Ugo").await);
    let key = cid();
    let open = |who: &crate::rig::Caller, text: &str| {
        ask(who.request(Method::POST, "/tickets").header("idempotency-key", &key).json(&json!({"description": text})))
    };
    let (first, again) = (open(&user, "no light").await, open(&user, "no light").await);
    assert_eq!((first.status.as_u16(), again.status.as_u16(), &first.json()["id"]), (201, 200, &again.json()["id"]));
    let changed = open(&user, "something else").await;
    assert_eq!((changed.status.as_u16(), changed.code()), (409, "cid_conflict".into()));
    assert_eq!(open(&other, "mine").await.status, 201, "keys are each person's own");
    let ticket = first.json()["id"].as_i64().unwrap();
    let key = cid();
    let say = || {
        ask(user
            .request(Method::POST, &format!("/tickets/{ticket}/messages"))
            .header("idempotency-key", &key)
            .json(&json!({"body": "hello"})))
    };
    let (first, again) = (say().await, say().await);
    assert_eq!((first.status.as_u16(), again.status.as_u16()), (201, 200));
    assert_eq!(first.json(), again.json());
    assert_eq!(
        (&first.json()["seq"], &first.json()["cid"], &first.json()["data"]["body"]),
        (&json!(2), &json!(key), &json!("hello"))
    );
}

#[tokio::test]
async fn several_fields_are_changed_at_once_or_not_at_all() {
    let (_database, server) = alone().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let ticket = user.open("no light").await;
    let at = format!("/tickets/{ticket}");
    let patch = |body: Value| ask(staff.request(Method::PATCH, &at).json(&body));
    let changed = patch(json!({"description": "no light at all", "location": {"building": "Annex"}, "category": "technical_it", "assignee": "me"})).await;
    assert_eq!((changed.status.as_u16(), changed.header("etag")), (200, "\"5\""), "four fields, four events");
    let now = changed.json();
    assert_eq!(
        (&now["category_source"], &now["assignee"]["name"], &now["location"]["building"]),
        (&json!("corrected"), &json!("Hal"), &json!("Annex"))
    );
    let nobody = patch(json!({"assignee": null})).await.json();
    assert_eq!(nobody["assignee"], Value::Null);
    let half =
        ask(user.request(Method::PATCH, &at).json(&json!({"description": "mine", "category": "technical_it"}))).await;
    assert_eq!(half.code(), "forbidden");
    assert_eq!(user.get(&at).await.1["description"], "no light at all", "nothing of it happened");
    let kinds: Vec<Value> = user.log(ticket).await.iter().map(|event| event["kind"].clone()).collect();
    assert_eq!(kinds, ["opened", "edited", "edited", "category", "assigned", "assigned"]);
}

#[tokio::test]
async fn an_edit_of_a_field_that_changed_meanwhile_shows_what_stands_there() {
    let (_database, server) = alone().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let ticket = user.open("no light").await;
    let at = format!("/tickets/{ticket}");
    let edit = |who: &crate::rig::Caller, tag: &str, body: Value| {
        ask(who.request(Method::PATCH, &at).header("if-match", tag).json(&body))
    };
    assert_eq!(edit(&staff, "\"1\"", json!({"description": "dark"})).await.status, 200);
    let stale = edit(&user, "\"1\"", json!({"description": "very dark"})).await;
    assert_eq!((stale.status.as_u16(), stale.problem()), (412, ("stale_base".into(), Some("description".into()))));
    assert_eq!(stale.json()["current"], json!({"value": "dark", "seq": 2}));
    assert_eq!(
        edit(&user, "\"1\"", json!({"location": {"room": "7"}})).await.status,
        200,
        "another field is no conflict"
    );
    assert_eq!(edit(&user, "\"3\"", json!({"description": "very dark"})).await.status, 200);
    assert_eq!(edit(&user, "*", json!({"description": "whatever"})).await.status, 200);
}

#[tokio::test]
async fn a_ticket_goes_from_open_to_active_to_closed_and_no_other_way() {
    let (_database, server) = alone().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let ticket = user.open("no light").await;
    let path = format!("/tickets/{ticket}/status");
    let to = |to: &str| ask(staff.request(Method::POST, &path).json(&json!({"to": to})));
    for wrong in ["open", "closed"] {
        assert_eq!(to(wrong).await.code(), "bad_transition", "{wrong}");
    }
    let taken = to("active").await;
    assert_eq!((taken.status.as_u16(), &taken.json()["status"]), (200, &json!("active")));
    assert_eq!(to("active").await.status, 409);
    let closed = to("closed").await.json();
    assert!(closed["closed_at"].is_string());
    assert_eq!(to("active").await.code(), "closed");
    let at = format!("/tickets/{ticket}");
    assert_eq!(
        (user.get(&at).await.0.as_u16(), user.get(&format!("{at}/events")).await.0.as_u16()),
        (404, 404),
        "the user loses sight of it"
    );
    assert_eq!(staff.get(&at).await.1["status"], "closed", "the helpdesk keeps it");
}

#[tokio::test]
async fn notes_are_for_the_helpdesk_and_a_users_log_stays_dense() {
    let (_database, server) = alone().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let ticket = user.open("no light").await;
    let (status, note) =
        staff.post(&format!("/tickets/{ticket}/messages"), json!({"body": "ask the janitor", "note": true})).await;
    assert_eq!((status.as_u16(), &note["kind"]), (201, &json!("note")));
    let (status, _) = user.post(&format!("/tickets/{ticket}/messages"), json!({"body": "x", "note": true})).await;
    assert_eq!(status, 403);
    user.post(&format!("/tickets/{ticket}/messages"), json!({"body": "hello?"})).await;
    let log = user.log(ticket).await;
    assert_eq!((&log[1]["kind"], &log[1]["data"], log.len()), (&json!("hidden"), &json!({}), 3));
    assert!(log[1].get("cid").is_none() && log[2].get("cid").is_some(), "a cid is shown to its author alone");
    let (_, page) = staff.get(&format!("/tickets/{ticket}/events?after=1&limit=1")).await;
    assert_eq!(
        (page["items"].as_array().unwrap().len(), &page["items"][0]["data"]["body"], &page["last_seq"]),
        (1, &json!("ask the janitor"), &json!(3))
    );
}

#[tokio::test]
async fn the_live_category_needs_a_session_and_stores_nothing() {
    let (_database, server) = alone().await;
    let user = server.enter("user", "Una").await;
    let (status, guess) = user.post("/classify", json!({"text": "the printer in room 12 does not print"})).await;
    assert_eq!((status.as_u16(), &guess["category"]), (200, &json!("technical_it")));
    let confidence = guess["confidence"].as_f64().unwrap();
    assert!(
        (0.0..=1.0).contains(&confidence)
            && guess["reasons"][0]["word"].is_string()
            && guess["reasons"][0]["weight"].is_number()
    );
    for text in ["", "😀", &"ä".repeat(20_000)] {
        assert_eq!(user.post("/classify", json!({"text": text})).await.0, 200);
    }
    assert_eq!(user.get("/tickets").await.1["total"], 0);
    let nobody = ask(crate::stranger().post(server.url("/api/v1/classify")).json(&json!({"text": "x"}))).await;
    assert_eq!(nobody.code(), "unauthenticated");
}
