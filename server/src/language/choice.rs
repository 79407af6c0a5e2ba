//! Which language a request is answered in: the one that was chosen with the switch (a cookie), else the first of the
//! browser's wishes that is spoken here, else English.
//!
//! Rule: a wish is never an error. What cannot be understood counts as not said.

use super::Lang;
use actix_web::dev::Payload;
use actix_web::http::header::ACCEPT_LANGUAGE;
use actix_web::{FromRequest, HttpRequest};
use std::convert::Infallible;
use std::future::{Ready, ready};

/// The cookie that remembers the switch; it says nothing about anybody.
pub const COOKIE: &str = "helpdesk-language";
/// Wishes of a browser that are looked at; nobody reads more languages.
const MOST_WISHES: usize = 32;

impl Lang {
    /// The language of a request's answer.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Lang {
        let chosen = request.cookie(COOKIE).and_then(|cookie| Lang::from_code(cookie.value()));
        let wished = || request.headers().get(ACCEPT_LANGUAGE)?.to_str().ok().and_then(first_spoken);
        chosen.or_else(wished).unwrap_or_default()
    }
}

impl FromRequest for Lang {
    type Error = Infallible;
    type Future = Ready<Result<Lang, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Lang::of(request)))
    }
}

/// The wish with the greatest weight; of equals the first. A weight of nothing means "not this one".
fn first_spoken(header: &str) -> Option<Lang> {
    let mut best: Option<(u32, Lang)> = None;
    for wish in header.split(',').take(MOST_WISHES) {
        let (code, rest) = wish.split_once(';').unwrap_or((wish, ""));
        let (Some(lang), Some(weight)) = (Lang::from_code(code), weight(rest)) else { continue };
        if weight > best.map_or(0, |(most, _)| most) {
            best = Some((weight, lang));
        }
    }
    best.map(|(_, lang)| lang)
}

/// Thousandths. `q=` says none or something from 0 to 1 with three digits (RFC 9110, section 12.4.2).
fn weight(parameters: &str) -> Option<u32> {
    let Some(said) = parameters.trim().strip_prefix("q=") else { return Some(1000) };
    let share: f32 = said.trim().parse().ok()?;
    if !(0.0..=1.0).contains(&share) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 1000")]
    let thousandths = (share * 1000.0) as u32;
    Some(thousandths)
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::cookie::Cookie;
    use actix_web::test::TestRequest;

    #[test]
    fn the_first_language_that_is_spoken_here_wins() {
        for (header, lang) in [
            ("de-AT,de;q=0.9,en;q=0.8", Some(Lang::De)),
            ("nl, fr-CH;q=0.7, it;q=0.9", Some(Lang::It)),
            ("en;q=0.1, es;q=0.2", Some(Lang::Es)),
            ("fr, de", Some(Lang::Fr)),
            ("de;q=0, en;q=0.5", Some(Lang::En)),
            ("zh, ja;q=0.5", None),
            ("*", None),
            ("", None),
            (";;;,q=1,=,de;q=7", None),
        ] {
            assert_eq!(first_spoken(header), lang, "{header}");
        }
    }

    #[test]
    fn the_switch_wins_over_the_browser_and_nonsense_over_nobody() {
        let of = |cookie: &str, header: &str| {
            let request = TestRequest::default().cookie(Cookie::new(COOKIE, cookie.to_owned()));
            Lang::of(&request.insert_header(("accept-language", header)).to_http_request())
        };
        assert_eq!(
            (of("it", "de"), of("xx", "de"), of("", "zh"), of("FR", "de")),
            (Lang::It, Lang::De, Lang::En, Lang::Fr)
        );
    }
}
