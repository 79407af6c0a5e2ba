//! Pages in the reader's language: by what the browser wishes, by the switch, and never kept by a cache for somebody else.

use crate::rig::Server;
use crate::{Answer, alone, ask, form, stranger};

async fn entry(server: &Server, wish: &str, cookie: &str) -> Answer {
    ask(stranger().get(server.url("/")).header("accept-language", wish).header("cookie", cookie)).await
}

#[tokio::test]
async fn a_page_speaks_what_the_browser_wishes_and_says_so() {
    let (_database, server) = alone().await;
    for (wish, code, words) in [
        ("de-AT,de;q=0.9,en;q=0.7", "de", "Ich brauche Hilfe"),
        ("fr-CH", "fr", "J’ai besoin d’aide"),
        ("es", "es", "Necesito ayuda"),
        ("it;q=0.8,en;q=0.2", "it", "Ho bisogno di aiuto"),
        ("zh-CN", "en", "I need help"),
    ] {
        let answer = entry(&server, wish, "").await;
        assert!(answer.text.contains(words), "{wish}");
        assert!(answer.text.contains(&format!("<html lang=\"{code}\" dir=\"ltr\"")), "{wish}");
        assert_eq!((answer.header("content-language"), answer.header("cache-control")), (code, "no-store"));
        let varies: Vec<&str> = answer.headers.get_all("vary").iter().map(|value| value.to_str().unwrap()).collect();
        assert!(varies.iter().any(|vary| vary.contains("Accept-Language") && vary.contains("Cookie")), "{varies:?}");
    }
}

#[tokio::test]
async fn refused_pages_speak_it_too() {
    let (_database, server) = alone().await;
    let user = server.enter("user", "Noor").await;
    let asked = stranger().get(server.url("/queue")).header("cookie", user.cookie).header("accept", "text/html");
    let answer = ask(asked.header("accept-language", "it")).await;
    assert_eq!((answer.status.as_u16(), answer.header("content-language")), (403, "it"));
    assert!(answer.text.contains("Questa pagina è per l’helpdesk"));
    let named = form(stranger().post(server.url("/enter")), &[("role", "user"), ("name", "")]);
    let answer = ask(named.header("accept-language", "de")).await;
    assert!(answer.status == 422 && answer.text.contains("Ein Name muss 1 bis 40 Zeichen haben."));
}

#[tokio::test]
async fn the_switch_sets_a_cookie_and_goes_back_to_the_page() {
    let (_database, server) = alone().await;
    let switched = |lang: &'static str, from: String| {
        ask(form(stranger().post(server.url("/language")), &[("lang", lang)]).header("referer", from))
    };
    let answer = switched("fr", server.url("/queue?view=closed&ticket=7")).await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/queue?view=closed&ticket=7"));
    let set = answer.header("set-cookie").to_owned();
    for part in ["helpdesk-language=fr", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=31536000"] {
        assert!(set.contains(part), "{part} in {set}");
    }
    let cookie = set.split(';').next().unwrap();
    assert!(entry(&server, "de", cookie).await.text.contains("J’ai besoin d’aide"), "it wins over the browser");
    let away = switched("de", "https://evil.example//evil.example/x".to_owned()).await;
    assert_eq!((away.status.as_u16(), away.header("location")), (303, "/"));
    for wrong in ["", "xx", "../de"] {
        assert_eq!(
            switched(wrong, server.url("/")).await.problem(),
            ("invalid".into(), Some("lang".into())),
            "{wrong}"
        );
    }
    let foreign =
        form(stranger().post(server.url("/language")), &[("lang", "de")]).header("sec-fetch-site", "cross-site");
    assert_eq!(ask(foreign).await.status, 403, "no other site chooses for somebody");
}

#[tokio::test]
async fn scripts_bring_their_messages_and_have_a_tag() {
    let (_database, server) = alone().await;
    let page = entry(&server, "de", "").await;
    let base = page
        .text
        .split("href=\"")
        .find_map(|part| part.split("/icon.svg").next().filter(|p| p.starts_with("/assets/")))
        .unwrap();
    let script = |name: &str| ask(stranger().get(server.url(&format!("{base}/js/{name}.js"))));
    let answer = script("page-desk-thread.de").await;
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "text/javascript; charset=utf-8"));
    assert!(answer.text.contains("\"step-take\":\"Übernehmen\"") && answer.text.contains("\"canned-none\":"));
    assert!(!answer.text.contains("\"entry-title\""), "what only the server says stays there");
    let of_a_user = script("page-thread.de").await;
    assert!(
        of_a_user.text.contains("\"line-place\":") && !of_a_user.text.contains("\"canned-none\""),
        "no word of the desk"
    );
    let held = answer.header("etag").to_owned();
    let again = stranger().get(server.url(&format!("{base}/js/page-desk-thread.de.js"))).header("if-none-match", held);
    assert_eq!(ask(again).await.status, 304);
    assert_eq!(script("page-desk-thread.xx").await.status, 404);
}
