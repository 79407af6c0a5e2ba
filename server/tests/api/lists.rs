//! Lists: filters mean what they say, pages lose and double nothing, closed tickets are for the helpdesk.

use crate::alone;
use crate::rig::Caller;
use serde_json::{Value, json};

fn ids(page: &Value) -> Vec<i64> {
    page["items"].as_array().unwrap().iter().map(|ticket| ticket["id"].as_i64().unwrap()).collect()
}

async fn listed(who: &Caller, query: &str) -> (Vec<i64>, i64) {
    let (status, page) = who.get(&format!("/tickets?{query}")).await;
    assert_eq!(status, 200, "{query}: {page}");
    (ids(&page), page["total"].as_i64().unwrap())
}

#[tokio::test]
async fn filters_mean_what_they_say() {
    let (_database, server) = alone().await;
    let (user, other, staff) =
        (server.enter("user", "Una").await, server.enter("user", "Ugo").await, server.enter("helpdesk", "Hal").await);
    let place = json!({"building": "Main & Annex +1"});
    let one = user.post("/tickets", json!({"description": "the heating is cold", "location": place})).await.1;
    let two = other.open("the wifi password is wrong").await;
    let three = user.open("the projector in the hall is dark").await;
    let first = one["id"].as_i64().unwrap();
    staff.status(two, "active").await;
    staff.status(three, "active").await;
    staff.status(three, "closed").await;
    assert_eq!(listed(&staff, "sort=oldest").await, (vec![first, two, three], 3));
    assert_eq!(listed(&staff, "sort=newest&status=open,active").await, (vec![two, first], 2));
    assert_eq!(listed(&staff, "status=closed").await, (vec![three], 1));
    assert_eq!(listed(&staff, "building=Main+%26+Annex+%2B1").await, (vec![first], 1));
    assert_eq!(listed(&staff, "category=technical_it&status=active").await, (vec![two], 1));
    let opened = one["opened_at"].as_str().unwrap();
    assert_eq!(listed(&staff, &format!("sort=oldest&opened_after={opened}")).await.1, 3, "at or after");
    assert_eq!(listed(&staff, &format!("opened_before={opened}")).await.1, 0, "before");
    assert_eq!(listed(&user, "mine=true&sort=oldest").await, (vec![first], 1), "one's own, but no closed one");
    assert_eq!(listed(&user, "sort=oldest").await, (vec![first, two], 2));
    assert_eq!(listed(&user, "status=closed").await, (vec![], 0));
    assert_eq!(listed(&user, "status=closed,active").await, (vec![two], 1));
}

#[tokio::test]
async fn pages_lose_and_double_nothing_while_tickets_are_opened() {
    let (_database, server) = alone().await;
    let user = server.enter("user", "Una").await;
    let mut expected = Vec::new();
    for n in 0..7 {
        expected.push(user.open(&format!("ticket {n}")).await);
    }
    expected.reverse();
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let (_, page) = user.get(&format!("/tickets?sort=newest&limit=2{cursor}")).await;
        seen.extend(ids(&page));
        user.open("one more in between").await;
        match page["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(seen, expected);
    let (_, page) = user.get("/tickets?sort=newest&limit=1").await;
    let next = page["next"].as_str().unwrap();
    let (status, problem) = user.get(&format!("/tickets?sort=oldest&cursor={next}")).await;
    assert_eq!((status.as_u16(), &problem["field"]), (422, &json!("cursor")), "a cursor belongs to its order");
}
