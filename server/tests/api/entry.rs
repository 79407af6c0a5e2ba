//! Entering and leaving, and the cookie that says who one is.

use crate::rig::Server;
use crate::{Answer, NO_WORKERS, alone, ask, form, page, stranger};
use helpdesk_sql::testing::test_database;
use reqwest::Method;
use serde_json::json;

async fn entered(server: &Server, fields: &[(&str, &str)]) -> Answer {
    ask(form(stranger().post(server.url("/enter")), fields)).await
}

fn cookie(answer: &Answer) -> String {
    answer.header("set-cookie").split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn the_form_leads_to_the_pages_of_the_role() {
    let (_database, server) = alone().await;
    for (role, home) in [("user", "/tickets"), ("helpdesk", "/queue")] {
        let answer = entered(&server, &[("role", role), ("name", " Noor ")]).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, home));
        let set = answer.header("set-cookie");
        assert!(set.starts_with("helpdesk=") && !set.contains("Secure"), "plain http on this machine: {set}");
        for attribute in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=43200"] {
            assert!(set.contains(attribute), "{attribute} in {set}");
        }
        assert_eq!(page(&server, Some(&cookie(&answer)), home).await.status, 200);
    }
}

#[tokio::test]
async fn whoever_enters_again_is_somebody_new() {
    let (_database, server) = alone().await;
    let id = |answer: Answer| answer.json()["id"].as_str().unwrap().to_owned();
    let enter = || ask(stranger().post(server.url("/api/v1/session")).json(&json!({"role": "user", "name": "Noor"})));
    let (one, two) = (enter().await, enter().await);
    assert_eq!((one.status.as_u16(), &one.json()["name"], &one.json()["role"]), (201, &json!("Noor"), &json!("user")));
    let who = ask(stranger().get(server.url("/api/v1/session")).header("cookie", cookie(&one))).await;
    assert_eq!(who.json(), one.json());
    assert_ne!(id(one), id(two));
}

#[tokio::test]
async fn a_bad_name_is_told_beside_its_box_and_a_bad_role_refused() {
    let (_database, server) = alone().await;
    let long = "x".repeat(41);
    for name in ["", "   ", long.as_str()] {
        let answer = entered(&server, &[("role", "user"), ("name", name)]).await;
        assert_eq!((answer.status.as_u16(), answer.header("set-cookie")), (422, ""), "{name}");
        assert!(answer.text.contains("aria-invalid") && answer.text.contains(name.trim()));
    }
    assert_eq!(
        entered(&server, &[("role", "boss"), ("name", "Noor")]).await.problem(),
        ("invalid".into(), Some("role".into()))
    );
    for (body, field) in [
        (json!({"role": "user"}), "name"),
        (json!({"role": "boss", "name": "x"}), "role"),
        (json!({"role": "user", "name": long}), "name"),
    ] {
        let answer = ask(stranger().post(server.url("/api/v1/session")).json(&body)).await;
        assert_eq!((answer.status.as_u16(), answer.problem().1.as_deref()), (422, Some(field)), "{body}");
    }
}

#[tokio::test]
async fn a_deep_link_survives_the_entry_and_leads_to_no_other_site() {
    let (_database, server) = alone().await;
    let asked = page(&server, None, "/tickets/new?building=Library&room=2.04").await;
    assert_eq!(
        (asked.status.as_u16(), asked.header("location")),
        (303, "/?next=%2Ftickets%2Fnew%3Fbuilding%3DLibrary%26room%3D2.04")
    );
    assert!(page(&server, None, asked.header("location")).await.text.contains("name=\"next\""));
    let going_to = |next: &'static str| [("role", "user"), ("name", "Noor"), ("next", next)];
    assert_eq!(
        entered(&server, &going_to("/tickets/new?room=2.04")).await.header("location"),
        "/tickets/new?room=2.04"
    );
    for foreign in ["//evil.example", "https://evil.example/", "/\\evil.example"] {
        assert_eq!(entered(&server, &going_to(foreign)).await.header("location"), "/tickets", "{foreign}");
    }
}

#[tokio::test]
async fn leaving_takes_the_cookie_away() {
    let (_database, server) = alone().await;
    let mine = server.enter("user", "Noor").await;
    let left = ask(stranger().post(server.url("/leave")).header("cookie", &mine.cookie)).await;
    assert_eq!((left.status.as_u16(), left.header("location")), (303, "/"));
    assert!(left.header("set-cookie").starts_with("helpdesk=;") && left.header("set-cookie").contains("Max-Age=0"));
    let left = ask(mine.request(Method::DELETE, "/session")).await;
    assert_eq!((left.status.as_u16(), left.header("set-cookie").contains("Max-Age=0")), (204, true));
}

#[tokio::test]
async fn without_a_valid_cookie_pages_lead_to_the_entry_and_the_interface_says_401() {
    let (_database, server) = alone().await;
    let cookie = server.enter("helpdesk", "Hal").await.cookie;
    let other = format!("{}0", &cookie[..cookie.len() - 1]);
    let flipped = cookie.replacen("7b", "7c", 1);
    for forged in [
        None,
        Some("helpdesk="),
        Some("helpdesk=x.y"),
        Some(other.as_str()),
        Some(flipped.as_str()),
        Some("__Host-helpdesk=1"),
    ] {
        if forged == Some(cookie.as_str()) {
            continue;
        }
        for path in ["/tickets", "/queue"] {
            let answer = page(&server, forged, path).await;
            assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/"), "{forged:?} {path}");
        }
        let request = stranger().get(server.url("/api/v1/tickets"));
        let answer = ask(forged.into_iter().fold(request, |request, forged| request.header("cookie", forged))).await;
        assert_eq!((answer.status.as_u16(), answer.code()), (401, "unauthenticated".into()), "{forged:?}");
    }
}

#[tokio::test]
async fn behind_https_the_cookie_is_for_https_alone() {
    let database = test_database();
    let server = Server::start_with(&database, &[NO_WORKERS, ("HELPDESK_ORIGINS", "https://help.example")]).await;
    let answer = entered(&server, &[("role", "user"), ("name", "Noor")]).await;
    let set = answer.header("set-cookie");
    assert!(set.starts_with("__Host-helpdesk=") && set.contains("Secure") && !set.contains("Domain"), "{set}");
    assert!(answer.header("strict-transport-security").starts_with("max-age="));
    assert!(answer.header("content-security-policy").contains("wss://help.example"));
}
