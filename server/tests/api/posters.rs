//! Links on doors: the sheet that prints them, and the page that they lead to, whatever is written in them.

use crate::rig::Server;
use crate::{NO_WORKERS, alone, form, page, stranger};
use helpdesk_sql::testing::test_database;
use serde_json::json;

#[tokio::test]
async fn the_helpdesk_prints_posters_with_the_configured_address() {
    let database = test_database();
    let origins = ("HELPDESK_ORIGINS", "http://10.1.2.3:8080,https://help.campus.example");
    let server = Server::start_with(&database, &[NO_WORKERS, origins]).await;
    let http = reqwest::Client::new();
    let enter = async |role: &str| {
        let body = json!({"role": role, "name": "Hal"});
        let answer = http.post(server.url("/api/v1/session")).json(&body).send().await.unwrap();
        answer.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned()
    };
    let staff = enter("helpdesk").await;
    let query = "place=building%3DLibrary%26room%3D204&building=Main+building&size=4";
    let sheet = page(&server, Some(&staff), &format!("/posters?{query}")).await;
    assert_eq!(sheet.status, 200, "{}", sheet.text);
    assert_eq!(sheet.text.matches("<article class=\"poster\"").count(), 2);
    for place in ["building&#x3D;Library&amp;room&#x3D;204", "building&#x3D;Main+building"] {
        assert!(sheet.text.contains(&format!("https://help.campus.example/tickets/new?{place}")), "{place}");
    }
    assert!(!sheet.text.contains("this machine alone"));
    let user = enter("user").await;
    assert_eq!(page(&server, Some(&user), "/posters").await.status, 403);
    let nobody = page(&server, None, &format!("/posters?{query}")).await;
    assert_eq!((nobody.status.as_u16(), nobody.header("location").starts_with("/?next=")), (303, true));
}

#[tokio::test]
async fn what_is_wrong_in_a_sheets_address_is_left_out() {
    let (_database, server) = alone().await;
    let staff = server.enter("helpdesk", "Hal").await;
    for query in [
        "",
        "place=",
        "place=%FF",
        "place=building%3D%2500",
        "building=%00",
        "size=9",
        "room=7",
        &format!("building={}", "x".repeat(200)),
    ] {
        let sheet = page(&server, Some(&staff.cookie), &format!("/posters?{query}")).await;
        assert_eq!((sheet.status.as_u16(), sheet.text.matches("<article").count()), (200, 0), "{query}");
    }
    let hostile = page(&server, Some(&staff.cookie), "/posters?building=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").await;
    assert!(!hostile.text.contains("<script>") && hostile.text.contains("&lt;script&gt;alert(1)"));
    let many: Vec<String> = (0..70).map(|n| format!("place=building%3DA%26room%3D{n}")).collect();
    let sheet = page(&server, Some(&staff.cookie), &format!("/posters?{}", many.join("&"))).await;
    assert_eq!(sheet.text.matches("<article").count(), 60);
    assert!(sheet.text.contains("10 more are left out"));
}

#[tokio::test]
async fn a_link_prefills_whatever_is_written_in_it_and_nothing_else_happens() {
    let (_database, server) = alone().await;
    let user = server.enter("user", "Una").await;
    let open = async |query: &str| page(&server, Some(&user.cookie), &format!("/tickets/new?{query}")).await;
    let plain = open("building=Library&room=204&text=The+heating+is+off").await;
    for part in ["value=\"Library\"", "value=\"204\"", ">The heating is off</textarea>"] {
        assert!(plain.text.contains(part), "{part}");
    }
    let hostile = open("text=%3C/textarea%3E%3Cscript%3Ealert(1)%3C/script%3E&building=%22+onfocus%3D%22x&room=%27%3E%3Cimg+src%3Dx%3E").await;
    assert_eq!(hostile.status, 200);
    assert!(
        !hostile.text.contains("<script>alert")
            && !hostile.text.contains("<img")
            && !hostile.text.contains("\" onfocus")
    );
    assert!(hostile.text.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)"), "shown as it was written");
    assert!(open("text=a%00b&building=%00").await.text.contains(">ab</textarea>"), "what no text may have is left out");
    let long =
        open(&format!("building={}&room={}&text={}", "b".repeat(500), "r".repeat(500), "t".repeat(11_000))).await;
    assert!(
        long.text.contains(&format!("value=\"{}\"", "b".repeat(80)))
            && long.text.contains(&format!("value=\"{}\"", "r".repeat(40)))
    );
    assert!(long.text.contains(&format!(">{}</textarea>", "t".repeat(10_000))));
    for odd in [
        "text=%FF%FE",
        "text=%E2%80%AEgnp.exe",
        "building=%0D%0ASet-Cookie:x",
        "%",
        "&&&===",
        "text[]=x",
        "text=%ZZ",
        "text=1&text=2",
    ] {
        let shown = open(odd).await;
        assert_eq!((shown.status.as_u16(), shown.headers.get_all("set-cookie").iter().count()), (200, 0), "{odd}");
    }
    for (follows, shown) in [
        ("7", true),
        ("0", false),
        ("-1", false),
        ("x", false),
        ("99999999999999999999", false),
        ("%00", false),
        ("1e3", false),
    ] {
        assert_eq!(open(&format!("follows={follows}")).await.text.contains("Follow-up of #"), shown, "{follows}");
    }
    assert_eq!(user.get("/tickets").await.1["total"], 0, "a link opens no ticket by itself");
}

#[tokio::test]
async fn who_scans_without_a_session_enters_first_and_then_comes_to_the_filled_in_page() {
    let (_database, server) = alone().await;
    let wanted = "/tickets/new?building=Main+building&room=%C3%9F%26%22";
    let sent = page(&server, None, wanted).await;
    assert_eq!(sent.status, 303);
    let entry = page(&server, None, sent.header("location")).await;
    assert_eq!(entry.status, 200);
    let query = sent.header("location").strip_prefix("/?next=").unwrap();
    let next = serde_urlencoded::from_str::<Vec<(String, String)>>(&format!("next={query}")).unwrap().remove(0).1;
    assert_eq!(next, wanted);
    let fields = [("name", "Una"), ("role", "user"), ("next", next.as_str())];
    let entered = crate::ask(form(stranger().post(server.url("/enter")), &fields)).await;
    assert_eq!((entered.status.as_u16(), entered.header("location")), (303, wanted));
}
