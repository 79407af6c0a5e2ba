//! Headers that claim something, alone and with forms and sockets.

use super::{Case, Scene};
use crate::world::ORIGIN;

/// What proxies and frameworks have believed.
const SPOOFED: [&str; 18] = [
    "X-Forwarded-For: 127.0.0.1",
    "X-Forwarded-Host: helpdesk.test",
    "X-Forwarded-Proto: https",
    "Forwarded: for=127.0.0.1;host=helpdesk.test;proto=https",
    "X-Real-IP: 127.0.0.1",
    "X-Client-IP: ::1",
    "True-Client-IP: 127.0.0.1",
    "X-Remote-User: admin",
    "X-Remote-Groups: helpdesk",
    "Remote-User: helpdesk",
    "X-Forwarded-User: helpdesk",
    "X-Auth-Request-User: helpdesk",
    "X-Helpdesk-Role: helpdesk",
    "Authorization: Basic aGVscGRlc2s6aGVscGRlc2s=",
    "X-Original-URL: /api/v1/session",
    "X-Rewrite-URL: /api/v1/session",
    "X-HTTP-Method-Override: DELETE",
    "X-Method-Override: PATCH",
];
const FOREIGN: [&str; 18] = [
    "Origin: http://evil.example",
    "Origin: null",
    "Origin: ",
    "Origin: http://helpdesk.test.evil.example",
    "Origin: http://evil-helpdesk.test",
    "Origin: http://helpdesk.test:81",
    "Origin: https://helpdesk.test",
    "Origin: http://helpdesk.test/",
    "Origin: http://helpdesk.test, http://evil.example",
    "Origin: http://user@helpdesk.test",
    "Origin: file://",
    "Origin: http://evil.example\r\nOrigin: http://helpdesk.test",
    "Sec-Fetch-Site: cross-site",
    "Sec-Fetch-Site: same-site",
    "Sec-Fetch-Site: none",
    "Sec-Fetch-Site: ",
    "Sec-Fetch-Site: cross-site\r\nOrigin: http://helpdesk.test",
    "Sec-Fetch-Site: same-origin\r\nOrigin: http://evil.example",
];
const JSON: &str = "Content-Type: application/json\r\n";
const MESSAGE: &str = r#"{"body":"from a foreign site"}"#;

/// Nobody becomes somebody by a header, and no user of the helpdesk.
pub fn spoofed(scene: &Scene) -> Vec<Case> {
    let (ticket, user) = (scene.ticket, Some(scene.user.cookie.as_str()));
    let message = format!("/api/v1/tickets/{ticket}/messages");
    let status = format!("/api/v1/tickets/{ticket}/status");
    let all = SPOOFED.iter().chain(&["X-Nothing: 1"]).flat_map(|header| {
        let more = format!("{JSON}{header}\r\n");
        let case =
            |name: &str, method: &str, path: &str, cookie: Option<&str>, body: &str, statuses: &'static [u16]| Case {
                name: format!("{header}, {name}"),
                bytes: scene.request(method, path, cookie, &more, body),
                statuses,
            };
        [
            case("nobody asks who", "GET", "/api/v1/session", None, "", &[401]),
            case("nobody writes", "POST", &message, None, MESSAGE, &[401]),
            case("nobody sees a page", "GET", "/queue", None, "", &[303]),
            case("a user moves", "POST", &status, user, r#"{"to":"active"}"#, &[403]),
            case("a user notes", "POST", &message, user, r#"{"body":"x","note":true}"#, &[403]),
            case("a user's queue", "GET", "/queue", user, "", &[403]),
            case(
                "another method",
                "POST",
                &format!("/api/v1/tickets/{ticket}"),
                user,
                r#"{"description":"x"}"#,
                &[405],
            ),
        ]
    });
    all.collect()
}

/// A browser on another site, with our cookie.
pub fn origins(scene: &Scene) -> Vec<Case> {
    let ticket = scene.ticket;
    let ways = [
        ("POST", format!("/api/v1/tickets/{ticket}/messages"), MESSAGE),
        ("POST", "/api/v1/tickets".to_owned(), r#"{"description":"from a foreign site"}"#),
        ("PATCH", format!("/api/v1/tickets/{ticket}"), r#"{"description":"from a foreign site"}"#),
        ("POST", "/api/v1/session".to_owned(), r#"{"role":"helpdesk","name":"x"}"#),
        ("DELETE", "/api/v1/session".to_owned(), ""),
        ("POST", "/api/v1/classify".to_owned(), r#"{"text":"x"}"#),
    ];
    let all = FOREIGN.iter().flat_map(|header| {
        ways.iter().map(move |(method, path, body)| Case {
            name: format!("{header:?}, {method} {path}"),
            bytes: scene.request(method, path, Some(&scene.user.cookie), &format!("{JSON}{header}\r\n"), body),
            statuses: &[403],
        })
    });
    all.collect()
}

/// Forms need no script and no permission to be sent; those of the interface take none, those of the pages not from elsewhere.
pub fn forms(scene: &Scene) -> Vec<Case> {
    let ticket = scene.ticket;
    let multipart = "--x\r\nContent-Disposition: form-data; name=\"body\"\r\n\r\nhello\r\n--x--\r\n";
    let kinds = [
        ("application/x-www-form-urlencoded", "body=hello&role=helpdesk&name=x&to=active"),
        ("text/plain", MESSAGE),
        ("text/plain; application/json", MESSAGE),
        ("multipart/form-data; boundary=x", multipart),
        ("", MESSAGE),
    ];
    let mut all = Vec::new();
    for (kind, body) in kinds {
        let kind = if kind.is_empty() { String::new() } else { format!("Content-Type: {kind}\r\n") };
        for path in
            [format!("/api/v1/tickets/{ticket}/messages"), "/api/v1/tickets".to_owned(), "/api/v1/session".to_owned()]
        {
            for (from, statuses) in [
                ("Origin: http://evil.example\r\nSec-Fetch-Site: cross-site\r\n", [403].as_slice()),
                ("Origin: null\r\n", &[403]),
                // an old browser says nothing of where it comes from
                ("", &[415]),
            ] {
                all.push(Case {
                    name: format!("a form to {path}, {kind:?} {from:?}"),
                    bytes: scene.request("POST", &path, Some(&scene.user.cookie), &format!("{kind}{from}"), body),
                    statuses,
                });
            }
        }
        for path in ["/enter", "/leave"] {
            let more = format!("{kind}Origin: http://evil.example\r\n");
            all.push(Case {
                name: format!("a form to {path}, {kind:?}"),
                bytes: scene.request("POST", path, Some(&scene.user.cookie), &more, body),
                statuses: &[403],
            });
        }
    }
    all
}

/// Sockets from elsewhere, or of nobody.
pub fn sockets(scene: &Scene) -> Vec<Case> {
    let user = Some(scene.user.cookie.as_str());
    let protocol = "Sec-WebSocket-Protocol: helpdesk.v1\r\n";
    let ours = format!("Origin: {ORIGIN}\r\n");
    let case = |name: &str, cookie: Option<&str>, more: String, statuses: &'static [u16]| Case {
        name: format!("a socket, {name}"),
        bytes: scene.upgrade(cookie, &more),
        statuses,
    };
    let mut all = vec![
        case("no origin", user, protocol.to_owned(), &[403]),
        case("no origin, but ours to fetch", user, format!("{protocol}Sec-Fetch-Site: same-origin\r\n"), &[403]),
        case("nobody", None, format!("{protocol}{ours}"), &[401]),
        case("nobody with a header", None, format!("{protocol}{ours}X-Remote-User: helpdesk\r\n"), &[401]),
        case("no subprotocol", user, ours.clone(), &[400]),
        case("another subprotocol", user, format!("{ours}Sec-WebSocket-Protocol: helpdesk.v2, chat\r\n"), &[400]),
    ];
    let origins = FOREIGN.iter().filter(|header| header.starts_with("Origin"));
    all.extend(origins.map(|header| case(&format!("{header:?}"), user, format!("{protocol}{header}\r\n"), &[403])));
    all
}
