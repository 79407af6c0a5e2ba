//! `POST /language`: the switch. It remembers the choice in a cookie and goes back to the page on which it was pressed.
//!
//! Rule: nobody is sent to another site. Of the `Referer`, which our own pages send whole, only path and query are taken.

use super::session::is_ours;
use super::table::{Table, at};
use crate::extract::Form;
use crate::language::{COOKIE, Lang};
use crate::problem::Problem;
use crate::state::App;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::Uri;
use actix_web::http::header::{HeaderMap, LOCATION, REFERER};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use helpdesk_core::Refusal;

/// A choice holds for a year; whoever comes back later is asked by their browser's wishes again.
const REMEMBERED: Duration = Duration::days(365);

pub(super) fn routes(table: &mut Table) {
    table.add(at("/language").post(switch));
}

async fn switch(request: HttpRequest, app: Data<App>, Form(fields): Form) -> Result<HttpResponse, Problem> {
    let lang = fields.typed("lang", "must be a language of ours", Lang::from_code)?;
    let lang = lang.ok_or_else(|| Refusal::invalid("lang", "must be a language of ours"))?;
    let cookie = Cookie::build(COOKIE, lang.code())
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(app.identity.is_secure())
        .max_age(REMEMBERED)
        .finish();
    let back = came_from(request.headers()).unwrap_or_else(|| "/".to_owned());
    Ok(HttpResponse::SeeOther().cookie(cookie).insert_header((LOCATION, back)).finish())
}

/// Path and query of the page that sent the form, if one can go there again.
fn came_from(headers: &HeaderMap) -> Option<String> {
    let page: Uri = headers.get(REFERER)?.to_str().ok()?.parse().ok()?;
    let path = page.path_and_query()?.as_str();
    // the answer to a form has no page of its own
    let answers_a_form = matches!(page.path(), "/enter" | "/leave" | "/language");
    (is_ours(path) && !answers_a_form).then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::HeaderValue;

    fn back(referer: &str) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert(REFERER, HeaderValue::from_str(referer).unwrap());
        came_from(&headers)
    }

    #[test]
    fn one_stays_on_the_page_and_is_never_sent_elsewhere() {
        let page = "http://help.example/queue?view=open&building=Caf%C3%A9&ticket=7";
        assert_eq!(back(page).as_deref(), Some("/queue?view=open&building=Caf%C3%A9&ticket=7"));
        assert_eq!(
            back("https://evil.example/tickets").as_deref(),
            Some("/tickets"),
            "the path alone, on our own site"
        );
        for nowhere in ["https://evil.example//evil.example", "http://help.example/enter", "evil", "", "mailto:a@b"] {
            assert_eq!(back(nowhere), None, "{nowhere}");
        }
    }
}
