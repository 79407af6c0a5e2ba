//! No other site acts in somebody's name, and every answer carries the headers that keep it so.

use crate::{alone, ask, form, page, stranger};
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn a_foreign_site_changes_nothing() {
    let (_database, server) = alone().await;
    let user = server.enter("user", "Una").await;
    let ours = format!("http://{}", server.address);
    let local = ours.replace("127.0.0.1", "localhost");
    let cases: [(&[(&str, &str)], bool); 11] = [
        (&[], true),
        (&[("origin", &ours)], true),
        (&[("origin", &local)], true),
        (&[("sec-fetch-site", "same-origin"), ("origin", &ours)], true),
        (&[("origin", "http://evil.example")], false),
        (&[("origin", "null")], false),
        (&[("sec-fetch-site", "cross-site")], false),
        (&[("sec-fetch-site", "same-site"), ("origin", "http://localhost:1")], false),
        (&[("sec-fetch-site", "none")], false),
        (&[("sec-fetch-site", "same-origin"), ("origin", "http://evil.example")], false),
        (&[("sec-fetch-site", "cross-site"), ("origin", &ours)], false),
    ];
    for (headers, allowed) in cases {
        let request = user.request(Method::POST, "/tickets").json(&json!({"description": "no light"}));
        let answer = ask(headers.iter().fold(request, |request, (name, value)| request.header(*name, *value))).await;
        assert_eq!(answer.status == 201, allowed, "{headers:?}");
        if !allowed {
            assert_eq!((answer.status.as_u16(), answer.code()), (403, "forbidden".into()));
        }
    }
    assert_eq!(user.get("/tickets?mine=true").await.1["total"], 4, "what was refused had no effect");
    for path in ["/enter", "/leave"] {
        let request = stranger().post(server.url(path)).header("origin", "http://evil.example");
        let answer = ask(form(request, &[("role", "user"), ("name", "x")])).await;
        assert_eq!((answer.status.as_u16(), answer.header("set-cookie")), (403, ""), "{path}");
    }
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let (_database, server) = alone().await;
    let cookie = server.enter("helpdesk", "Hal").await.cookie;
    for path in [
        "/",
        "/tickets",
        "/queue",
        "/nowhere",
        "/api/v1/session",
        "/api/v1/tickets/x",
        "/healthz",
        "/offline",
        "/worker.js",
    ] {
        let answer = page(&server, Some(&cookie), path).await;
        let is = |name: &str, value: &str| assert_eq!(answer.header(name), value, "{name} of {path}");
        is("x-content-type-options", "nosniff");
        is("referrer-policy", "same-origin");
        is("cross-origin-opener-policy", "same-origin");
        is("cross-origin-resource-policy", "same-origin");
        let policy = answer.header("content-security-policy");
        for part in [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "require-trusted-types-for 'script'",
        ] {
            assert!(policy.contains(part), "{part} of {path}");
        }
        assert!(!policy.contains("unsafe") && policy.contains(&format!("ws://{}", server.address)), "{path}");
        assert!(answer.header("permissions-policy").contains("camera=()"));
        assert!(answer.header("access-control-allow-origin").is_empty());
        assert!(answer.header("cache-control").contains("no-store"), "{path}");
        assert_eq!(answer.header("x-request-id").len(), 32, "{path}");
    }
}

#[tokio::test]
async fn a_sane_request_id_is_kept() {
    let (_database, server) = alone().await;
    let id = |given: &'static str| {
        let request = stranger().get(server.url("/healthz")).header("x-request-id", given);
        async { ask(request).await.header("x-request-id").to_owned() }
    };
    assert_eq!(id("proxy-7f.3_A").await, "proxy-7f.3_A");
    assert_ne!(id("a b<script>").await, "a b<script>");
}
