//! The headers that every answer carries, whoever made it.
//!
//! The rule it keeps: a page runs only scripts and styles of ours, is framed by nobody, and is kept in no cache; the one
//! exception is `/docs`, whose vendored page needs inline styles and has a policy of its own. Files of strangers stand in a
//! sandbox. Assets alone may be cached; they are no documents, so they carry what counts for a file only.

use crate::origin::Origins;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};

/// The Trusted Types policies: of the dashboard's module for cards that the server rendered, and of the one that asks for
/// the service worker, whose address it holds.
const TRUSTED: &str = "helpdesk-card helpdesk-worker";
/// Two years, as browsers' preload lists ask.
const HSTS: &str = "max-age=63072000";

/// Of every answer.
const OF_ALL: [(HeaderName, &str); 2] =
    [(X_CONTENT_TYPE_OPTIONS, "nosniff"), (HeaderName::from_static("cross-origin-resource-policy"), "same-origin")];
/// Of what a browser may show by itself.
const OF_DOCUMENTS: [(HeaderName, &str); 3] = [
    // not `no-referrer`: with it, forms of our own pages would send `Origin: null`
    (REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), \
         gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), \
         publickey-credentials-get=(), screen-wake-lock=(), usb=(), xr-spatial-tracking=()",
    ),
];

/// What an address is, as far as headers and problems care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// For people.
    Page,
    /// For programs: REST, socket, probes.
    Api,
    /// Files of the pages.
    Asset,
    /// Files that strangers sent.
    File,
    /// The description of the API.
    Docs,
}

impl Kind {
    /// The kind of a path.
    pub fn of(path: &str) -> Kind {
        match path {
            "/ws" | "/healthz" | "/readyz" | "/metrics" => Kind::Api,
            "/docs" => Kind::Docs,
            _ if path.starts_with("/api/v1/attachments/") => Kind::File,
            _ if path.starts_with("/api/") => Kind::Api,
            _ if path.starts_with("/assets/") => Kind::Asset,
            _ if path.starts_with("/docs/") => Kind::Docs,
            _ => Kind::Page,
        }
    }
}

/// Content security policies, made once.
#[derive(Clone, Debug)]
pub(crate) struct Policies {
    page: HeaderValue,
    docs: HeaderValue,
    file: HeaderValue,
    none: HeaderValue,
    https: bool,
}

impl Policies {
    /// For pages that are reached by these origins.
    pub fn new(origins: &Origins) -> Policies {
        let sockets: Vec<String> = origins.iter().map(|origin| origin.websocket()).collect();
        let page = format!(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self' {}; \
             manifest-src 'self'; worker-src 'self'; \
             form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; \
             require-trusted-types-for 'script'; trusted-types {TRUSTED}",
            sockets.join(" ")
        );
        let docs = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                    font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; \
                    frame-ancestors 'none'";
        let none = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");
        Policies {
            // origins are of letters, digits and `:/.-_[]`, so this is always a legal header
            page: HeaderValue::from_str(&page).unwrap_or_else(|_| none.clone()),
            docs: HeaderValue::from_static(docs),
            file: HeaderValue::from_static("default-src 'none'; sandbox"),
            none,
            https: origins.any_https(),
        }
    }

    /// Adds them to an answer; what the answer already says of caching stays.
    pub fn apply(&self, kind: Kind, headers: &mut HeaderMap) {
        let of_documents = if kind == Kind::Asset { &[][..] } else { &OF_DOCUMENTS };
        for (name, value) in OF_ALL.iter().chain(of_documents) {
            headers.insert(name.clone(), HeaderValue::from_static(value));
        }
        let policy = match kind {
            Kind::Asset => &self.none,
            Kind::Docs => &self.docs,
            Kind::File => &self.file,
            Kind::Page | Kind::Api => &self.page,
        };
        headers.insert(CONTENT_SECURITY_POLICY, policy.clone());
        if self.https {
            headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HSTS));
        }
        if kind != Kind::Asset || !headers.contains_key(CACHE_CONTROL) {
            headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::origin::Origin;

    fn applied(origin: &str, kind: Kind) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("max-age=1"));
        Policies::new(&Origins::new(vec![Origin::parse(origin).unwrap()])).apply(kind, &mut headers);
        headers
    }

    #[test]
    fn pages_may_speak_to_our_sockets_and_run_nothing_foreign() {
        let headers = applied("https://help.example", Kind::Page);
        let policy = headers.get(CONTENT_SECURITY_POLICY).unwrap().to_str().unwrap();
        assert!(policy.contains("connect-src 'self' wss://help.example;") && !policy.contains("unsafe"));
        assert_eq!(headers.get(CACHE_CONTROL).unwrap(), "no-store");
        assert!(headers.contains_key(STRICT_TRANSPORT_SECURITY));
        assert!(!applied("http://help.example", Kind::Api).contains_key(STRICT_TRANSPORT_SECURITY));
    }

    #[test]
    fn a_file_of_a_stranger_stands_in_a_sandbox() {
        let headers = applied("http://a", Kind::of("/api/v1/attachments/x"));
        assert_eq!(headers.get(CONTENT_SECURITY_POLICY).unwrap(), "default-src 'none'; sandbox");
        assert_eq!(headers.get(X_CONTENT_TYPE_OPTIONS).unwrap(), "nosniff");
        assert_eq!(headers.get(CACHE_CONTROL).unwrap(), "no-store");
    }

    #[test]
    fn a_file_runs_nothing_and_carries_no_more_than_it_needs() {
        let headers = applied("https://help.example", Kind::Asset);
        assert_eq!(headers.get(CONTENT_SECURITY_POLICY).unwrap(), "default-src 'none'; frame-ancestors 'none'");
        assert_eq!(headers.get(X_CONTENT_TYPE_OPTIONS).unwrap(), "nosniff");
        assert!(headers.get("permissions-policy").is_none());
        assert!(applied("http://a", Kind::Api).get("permissions-policy").is_some());
    }

    #[test]
    fn assets_alone_may_be_kept() {
        assert_eq!(applied("http://a", Kind::Asset).get(CACHE_CONTROL).unwrap(), "max-age=1");
        assert_eq!(Kind::of("/tickets/7"), Kind::Page);
        assert_eq!(
            (Kind::of("/api/v1/tickets"), Kind::of("/docs/x.js"), Kind::of("/assets/a/b.css")),
            (Kind::Api, Kind::Docs, Kind::Asset)
        );
    }
}
