//! What makes the pages an app that can be installed and that answers offline: manifest, service worker, offline page.
//!
//! The rule it keeps: what a device keeps knows nobody. The worker is another one with each release, because its first line names
//! the version of the files; what it does is in `web-assets/js/worker.js`.

use super::pages::{in_language, shown};
use super::table::{Table, at};
use crate::identity::Identity;
use crate::language::{Lang, label};
use crate::pages::{Offline, You, assets};
use crate::problem::Problem;
use crate::state::App;
use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use helpdesk_core::{Code, Refusal};
use serde_json::json;

const MANIFEST: &str = "application/manifest+json";
const SCRIPT: &str = "text/javascript; charset=utf-8";
/// The tokens `--canvas` by day and `--ink`; a manifest knows one theme only.
const GROUND: &str = "#f5f2ed";
const INK: &str = "#263e82";

pub(super) fn routes(table: &mut Table) {
    table.add(at("/manifest.webmanifest").get(manifest));
    table.add(at("/worker.js").get(worker));
    table.add(at("/offline").get(offline));
    table.add(at("/start").get(start));
}

async fn manifest(lang: Lang) -> HttpResponse {
    let base = assets::base();
    let icon = |file: &str, sizes: &str, kind: &str, purpose: &str| json!({ "src": format!("{base}/{file}"), "sizes": sizes, "type": kind, "purpose": purpose });
    let said = json!({
        "id": "/",
        "name": label(lang, "title-entry"),
        "short_name": "Helpdesk",
        "description": label(lang, "app-description"),
        "lang": lang.code(),
        "dir": lang.direction(),
        "start_url": "/start",
        "scope": "/",
        "display": "standalone",
        "background_color": GROUND,
        "theme_color": INK,
        "icons": [
            icon("icon.svg", "any", "image/svg+xml", "any"),
            icon("icon-maskable.svg", "any", "image/svg+xml", "maskable"),
            icon("icon-512.png", "512x512", "image/png", "any"),
        ],
        "shortcuts": [{ "name": label(lang, "new-ticket"), "url": "/tickets/new" }],
    });
    in_language(lang, HttpResponse::Ok()).content_type(MANIFEST).body(said.to_string())
}

/// The worker, behind a line that says what it serves: in another language it is another worker, with its own offline page.
async fn worker(lang: Lang) -> Result<HttpResponse, Problem> {
    let file = assets::asset("js/worker.js").ok_or_else(|| Refusal::new(Code::NotFound, "there is no such file"))?;
    let says = format!(
        "const ASSETS = {}, OFFLINE = {};\n// speaks {}\n",
        json!(assets::base()),
        json!(kept(lang)),
        lang.code()
    );
    let script = [says.as_bytes(), file.bytes.as_ref()].concat();
    Ok(in_language(lang, HttpResponse::Ok()).content_type(SCRIPT).body(script))
}

/// The offline page first, then everything that it loads.
fn kept(lang: Lang) -> Vec<String> {
    let base = assets::base();
    let mut kept = vec!["/offline".to_owned(), format!("{base}/icon.svg"), assets::script_of(Offline::SCRIPT, lang)];
    kept.push(assets::style(Some(Offline::SCRIPT)));
    kept
}

async fn offline(app: Data<App>, lang: Lang) -> Result<HttpResponse, Problem> {
    shown(StatusCode::OK, &app, lang, "offline", &Offline::new())
}

/// Where the installed app begins: at home, for whoever is in already.
async fn start(request: HttpRequest, app: Data<App>) -> HttpResponse {
    let home = Identity::of(&request, &app).map_or("/", |identity| You::from(&identity.author).home);
    HttpResponse::SeeOther().insert_header((LOCATION, home)).finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_the_worker_keeps_is_there() {
        let base = format!("{}/", assets::base());
        for address in Lang::ALL.iter().flat_map(|lang| kept(*lang)).filter(|address| address != "/offline") {
            let path = address.strip_prefix(&base).unwrap();
            assert!(assets::asset(path).is_some(), "{address}");
        }
    }
}
