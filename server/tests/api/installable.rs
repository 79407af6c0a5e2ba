//! The files of the pages and what makes them an app: addresses by content, packed once, a worker for each release.

use crate::{alone, ask, page, stranger};
use serde_json::Value;

#[tokio::test]
async fn assets_are_named_by_their_content() {
    let (_database, server) = alone().await;
    let html = page(&server, None, "/").await.text;
    let style = html
        .split("href=\"")
        .find(|part| part.contains("pages.css"))
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .replace("&#x3D;", "=");
    let first = page(&server, None, &style).await;
    assert_eq!((first.status.as_u16(), first.header("content-type")), (200, "text/css; charset=utf-8"));
    let again = ask(stranger().get(server.url(&style)).header("if-none-match", first.header("etag"))).await;
    assert_eq!((again.status.as_u16(), again.text.as_str()), (304, ""));
    for path in [
        "/assets/dev/../Cargo.toml",
        "/assets/dev/..%2f..%2fCargo.toml",
        "/assets/dev/%2e%2e/x",
        "/assets/dev/templates/layout.hbs",
        "/assets/dev/",
    ] {
        assert_eq!(ask(stranger().get(server.url(path))).await.status, 404, "{path}");
    }
    assert_eq!(page(&server, None, "/favicon.ico").await.status, 303);
}

/// The address of a style sheet, as a page names it.
fn style_of(html: &str) -> String {
    let part = html.split("href=\"").find(|part| part.contains("pages.css")).unwrap();
    part.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_file_is_kept_for_ever_under_its_own_version_only() {
    let (_database, server) = alone().await;
    let style = style_of(&page(&server, None, "/").await.text);
    let kept = page(&server, None, &style).await;
    assert!(kept.header("cache-control").contains("immutable"), "{}", kept.header("cache-control"));
    let other = page(&server, None, "/assets/000000000000/css/pages.css").await;
    assert_eq!((other.status.as_u16(), other.header("cache-control")), (200, "no-cache"), "an older page still works");
    assert_eq!(other.text, kept.text);
    for (header, value) in [
        ("x-content-type-options", "nosniff"),
        ("cross-origin-resource-policy", "same-origin"),
        ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
        ("vary", "Accept-Encoding"),
    ] {
        assert_eq!(kept.header(header), value, "{header}");
    }
    assert_eq!(kept.header("x-request-id").len(), 32);
}

#[tokio::test]
async fn a_file_comes_packed_as_the_browser_takes_it() {
    let (_database, server) = alone().await;
    let style = style_of(&page(&server, None, "/").await.text);
    let length = async |accepts: &str| {
        let answer = ask(stranger().get(server.url(&style)).header("accept-encoding", accepts)).await;
        assert_eq!(answer.status, 200, "{accepts}");
        let again = ask(stranger()
            .get(server.url(&style))
            .header("accept-encoding", accepts)
            .header("if-none-match", answer.header("etag")))
        .await;
        assert_eq!(again.status, 304, "{accepts}");
        (answer.header("content-encoding").to_owned(), answer.header("content-length").parse::<usize>().unwrap())
    };
    let (plain, whole) = length("identity").await;
    let (brotli, small) = length("gzip, deflate, br").await;
    let (gzip, medium) = length("gzip").await;
    assert_eq!((plain.as_str(), brotli.as_str(), gzip.as_str()), ("", "br", "gzip"));
    assert!(small < medium && medium < whole / 2, "{small} {medium} {whole}");
}

#[tokio::test]
async fn the_worker_names_what_it_keeps_and_all_of_it_is_there() {
    let (_database, server) = alone().await;
    let worker = page(&server, None, "/worker.js").await;
    assert_eq!((worker.status.as_u16(), worker.header("content-type")), (200, "text/javascript; charset=utf-8"));
    let list = worker.text.split_once("OFFLINE = ").unwrap().1.split_once(";\n").unwrap().0;
    let kept: Value = serde_json::from_str(list).unwrap();
    for address in kept.as_array().unwrap() {
        assert_eq!(page(&server, None, address.as_str().unwrap()).await.status, 200, "{address}");
    }
    assert_eq!(kept[0], "/offline");
    let (user, offline) = (server.enter("user", "Una Unmistakable").await, "/offline");
    assert!(!page(&server, Some(&user.cookie), offline).await.text.contains("Unmistakable"), "it is kept on a device");
}

#[tokio::test]
async fn the_manifest_leads_home() {
    let (_database, server) = alone().await;
    let answer = page(&server, None, "/manifest.webmanifest").await;
    assert_eq!(answer.header("content-type"), "application/manifest+json");
    let manifest = answer.json();
    let start = manifest["start_url"].as_str().unwrap();
    assert_eq!(page(&server, None, start).await.header("location"), "/");
    for (role, home) in [("user", "/tickets"), ("helpdesk", "/queue")] {
        let cookie = server.enter(role, "Una").await.cookie;
        let answer = page(&server, Some(&cookie), start).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, home));
    }
    for icon in manifest["icons"].as_array().unwrap() {
        let file = page(&server, None, icon["src"].as_str().unwrap()).await;
        assert_eq!((file.status.as_u16(), file.header("content-type")), (200, icon["type"].as_str().unwrap()));
    }
}
