//! Origins: from which sites a browser may act here.
//!
//! The rule it keeps: the list is configured, never derived from what a request says of its host. A request that changes
//! something passes unless it says that it comes from elsewhere: by a `Sec-Fetch-Site` that is not `same-origin`, or by an
//! `Origin` that is not on the list. Scripts send neither. Everything else is `forbidden` before it has any effect.

use crate::problem::Problem;
use crate::state::App;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue, ORIGIN};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, body::EitherBody};
use helpdesk_core::{Code, Refusal};
use std::net::{IpAddr, SocketAddr};

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// `scheme://host[:port]` as browsers write it: lower case, without the scheme's own port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// Reads one; `None` if it is no origin of http or https.
    #[must_use]
    pub fn parse(text: &str) -> Option<Origin> {
        let text = text.trim().to_ascii_lowercase();
        let (scheme, rest) = text.split_once("://")?;
        let usual = match scheme {
            "http" => ":80",
            "https" => ":443",
            _ => return None,
        };
        let authority = rest.strip_suffix('/').unwrap_or(rest);
        let (host, port) = split_port(authority)?;
        let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '[' | ']' | ':');
        if host.is_empty() || !host.chars().all(legal) || port.is_some_and(|port| port.parse::<u16>().is_err()) {
            return None;
        }
        Some(Origin(format!("{scheme}://{}", authority.strip_suffix(usual).unwrap_or(authority))))
    }

    /// The text that browsers send.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is one of https.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https:")
    }

    /// Whether it is one of this machine alone.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        let host = self.0.split_once("://").and_then(|(_, rest)| split_port(rest)).map_or("", |(host, _)| host);
        let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
        host == "localhost" || host.ends_with(".localhost") || address.is_ok_and(|address| address.is_loopback())
    }

    /// Where its websocket is.
    #[must_use]
    pub fn websocket(&self) -> String {
        self.0.replacen("http", "ws", 1)
    }
}

/// Host and port of an authority; the colons of an IPv6 address stand in brackets.
fn split_port(authority: &str) -> Option<(&str, Option<&str>)> {
    if authority.starts_with('[') {
        let (address, rest) = authority.split_at(authority.find(']')? + 1);
        let port = if rest.is_empty() { None } else { Some(rest.strip_prefix(':')?) };
        return Some((address, port));
    }
    match authority.split_once(':') {
        Some((host, port)) if !port.contains(':') => Some((host, Some(port))),
        Some(_) => None,
        None => Some((authority, None)),
    }
}

/// All origins that are ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origins(Vec<Origin>);

impl Origins {
    /// Exactly these.
    #[must_use]
    pub fn new(origins: Vec<Origin>) -> Origins {
        Origins(origins)
    }

    /// What holds when nobody says otherwise: where the server listens, and localhost.
    #[must_use]
    pub fn of_address(address: SocketAddr) -> Origins {
        let host = match address.ip() {
            IpAddr::V4(ip) => ip.to_string(),
            IpAddr::V6(ip) => format!("[{ip}]"),
        };
        let written = [host, "localhost".to_owned()].map(|host| format!("http://{host}:{}", address.port()));
        Origins(written.iter().filter_map(|text| Origin::parse(text)).collect())
    }

    /// Whether a request with this `Origin` header comes from us.
    #[must_use]
    pub fn allows(&self, origin: &HeaderValue) -> bool {
        self.0.iter().any(|ours| ours.as_str().as_bytes() == origin.as_bytes())
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &Origin> {
        self.0.iter()
    }

    /// The one to print on paper: the first of https, else the first.
    #[must_use]
    pub fn public(&self) -> Option<&Origin> {
        self.0.iter().find(|origin| origin.is_https()).or_else(|| self.0.first())
    }

    /// Whether one of them is of https.
    #[must_use]
    pub fn any_https(&self) -> bool {
        self.0.iter().any(Origin::is_https)
    }
}

/// Whether a request that changes something may pass: neither of the two headers may name another site.
fn may_change(origins: &Origins, headers: &HeaderMap) -> bool {
    headers.get(SEC_FETCH_SITE).is_none_or(|site| site == "same-origin")
        && headers.get(ORIGIN).is_none_or(|origin| origins.allows(origin))
}

/// Refuses what a foreign site tries to change in somebody's name.
pub(crate) async fn guard<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let foreign = !request.method().is_safe()
        && request.app_data::<Data<App>>().is_some_and(|app| !may_change(&app.origins, request.headers()));
    if foreign {
        tracing::warn!(target: "security", path = request.path(), "a request from a foreign origin was refused");
        let refusal = Refusal::new(Code::Forbidden, "this origin is not allowed");
        return Ok(request.error_response(Problem::from(refusal)).map_into_right_body());
    }
    next.call(request).await.map(ServiceResponse::map_into_left_body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Option<String> {
        Origin::parse(text).map(|origin| origin.0)
    }

    #[test]
    fn origins_are_written_as_browsers_write_them() {
        assert_eq!(parsed("HTTPS://Help.Campus.example:443/").as_deref(), Some("https://help.campus.example"));
        assert_eq!(parsed("http://[::1]:8080").as_deref(), Some("http://[::1]:8080"));
        assert_eq!(parsed("http://localhost:80").as_deref(), Some("http://localhost"));
        for bad in [
            "",
            "localhost",
            "ftp://x",
            "http://",
            "http://x/y",
            "http://x:port",
            "http://x y",
            "http://a@b",
            "null",
            "*",
            "http://x:1:2",
        ] {
            assert_eq!(parsed(bad), None, "{bad}");
        }
        assert_eq!(Origin::parse("https://a.example").unwrap().websocket(), "wss://a.example");
    }

    #[test]
    fn paper_carries_the_secure_address_and_this_machines_own_is_known() {
        let ours = |texts: &[&str]| Origins::new(texts.iter().filter_map(|text| Origin::parse(text)).collect());
        let public = |texts: &[&str]| ours(texts).public().map(|origin| origin.as_str().to_owned());
        assert_eq!(public(&["http://a.example", "https://b.example"]).as_deref(), Some("https://b.example"));
        assert_eq!(public(&["http://a.example", "http://b.example"]).as_deref(), Some("http://a.example"));
        assert_eq!(public(&[]), None);
        let is_loopback = |text: &str| Origin::parse(text).unwrap().is_loopback();
        assert!(["http://localhost:8080", "http://127.0.0.9", "http://[::1]:1"].into_iter().all(is_loopback));
        assert!(!["http://10.0.0.1", "https://help.example", "http://localhost.example"].into_iter().any(is_loopback));
    }

    #[test]
    fn the_address_and_localhost_are_ours_by_default() {
        let ours = Origins::of_address("127.0.0.1:4711".parse().unwrap());
        let allows = |text: &'static str| ours.allows(&HeaderValue::from_static(text));
        assert!(allows("http://127.0.0.1:4711") && allows("http://localhost:4711"));
        for foreign in
            ["http://localhost", "http://localhost:4712", "https://localhost:4711", "http://evil.example", "null", ""]
        {
            assert!(!allows(foreign), "{foreign}");
        }
    }

    #[test]
    fn the_browsers_word_decides_then_the_origin_then_nothing() {
        let ours = Origins::of_address("127.0.0.1:8080".parse().unwrap());
        let may = |site: Option<&'static str>, origin: Option<&'static str>| {
            let mut headers = HeaderMap::new();
            site.map(|site| headers.insert(SEC_FETCH_SITE, HeaderValue::from_static(site)));
            origin.map(|origin| headers.insert(ORIGIN, HeaderValue::from_static(origin)));
            may_change(&ours, &headers)
        };
        assert!(may(None, None) && may(Some("same-origin"), None) && may(None, Some("http://localhost:8080")));
        for site in ["cross-site", "same-site", "none", "x"] {
            assert!(!may(Some(site), None), "{site}");
            assert!(!may(Some(site), Some("http://evil.example")), "{site}");
        }
        assert!(!may(None, Some("http://evil.example")) && !may(None, Some("null")));
    }
}
