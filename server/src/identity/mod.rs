//! Who asks. There is no login: the entry page asks for a role and a name, and a signed cookie carries both with a random
//! id. Whoever reaches the site can enter as helpdesk; the network in front is the boundary.
//!
//! The rule it keeps: nobody can change what their cookie says. A cookie that is missing, forged, expired or meant for
//! something else is `unauthenticated`, and the last three are told to the security log.

mod cookie;
mod keys;

pub use cookie::Rejected;
pub use keys::{KeyRing, KeysError};

use crate::problem::Problem;
use crate::state::App;
use actix_web::cookie::time::Duration as Span;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest, dev};
use chrono::{DateTime, TimeDelta, Utc};
use helpdesk_core::{Author, Code, PersonId, PersonName, Refusal, Role};
use std::future::{Ready, ready};
use uuid::Uuid;

/// How long an entry is good for: a working day with its evening.
const VALID: TimeDelta = TimeDelta::hours(12);
/// Browsers take a cookie of this prefix only with `Secure`, for this host alone.
const SECURE_NAME: &str = "__Host-helpdesk";
/// For plain http on this machine.
const PLAIN_NAME: &str = "helpdesk";

/// Somebody with a valid session.
#[derive(Clone, Debug, PartialEq)]
pub struct Identity {
    /// Who they are.
    pub author: Author,
    /// When they have to enter again.
    pub expires: DateTime<Utc>,
}

impl Identity {
    /// Reads the cookie of a request.
    pub fn of(request: &HttpRequest, app: &App) -> Result<Identity, Problem> {
        app.identity.read(request, Utc::now()).map_err(Problem::from)
    }
}

impl FromRequest for Identity {
    type Error = Problem;
    type Future = Ready<Result<Identity, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut dev::Payload) -> Self::Future {
        ready(match request.app_data::<Data<App>>() {
            Some(app) => Identity::of(request, app),
            None => Err(Refusal::new(Code::Internal, "the server is not wired").into()),
        })
    }
}

/// Somebody who entered as helpdesk; anybody else is `forbidden`.
#[derive(Clone, Debug)]
pub struct Staff(pub Author);

impl FromRequest for Staff {
    type Error = Problem;
    type Future = Ready<Result<Staff, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut dev::Payload) -> Self::Future {
        ready(Identity::from_request(request, payload).into_inner().and_then(|identity| match identity.author.role {
            Role::Helpdesk => Ok(Staff(identity.author)),
            Role::User => Err(Refusal::new(Code::Forbidden, "only the helpdesk may see this").into()),
        }))
    }
}

/// Makes and reads session cookies.
#[derive(Clone, Debug)]
pub struct Sessions {
    keys: KeyRing,
    secure: bool,
}

impl Sessions {
    /// `secure`: browsers shall send the cookie over https only. Not so on a loopback bind without https in front.
    #[must_use]
    pub fn new(keys: KeyRing, secure: bool) -> Sessions {
        Sessions { keys, secure }
    }

    /// Whether cookies go over https only.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.secure
    }

    /// Somebody enters: a new person, whoever they were before.
    #[must_use]
    pub fn enter(&self, role: Role, name: PersonName, now: DateTime<Utc>) -> (Author, Cookie<'static>) {
        let author = Author { id: PersonId(Uuid::new_v4()), name, role };
        let text = cookie::write(&Identity { author: author.clone(), expires: now + VALID }, &self.keys);
        (author, self.cookie(text, VALID.num_seconds()))
    }

    /// Takes the cookie away.
    #[must_use]
    pub fn leave(&self) -> Cookie<'static> {
        self.cookie(String::new(), 0)
    }

    fn cookie(&self, value: String, seconds: i64) -> Cookie<'static> {
        Cookie::build(self.name(), value)
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(self.secure)
            .max_age(Span::seconds(seconds))
            .finish()
    }

    fn name(&self) -> &'static str {
        if self.secure { SECURE_NAME } else { PLAIN_NAME }
    }

    fn read(&self, request: &HttpRequest, now: DateTime<Utc>) -> Result<Identity, Refusal> {
        let no = |detail: &str| Refusal::new(Code::Unauthenticated, detail);
        let Some(sent) = request.cookie(self.name()).filter(|cookie| !cookie.value().is_empty()) else {
            return Err(no("enter first"));
        };
        cookie::read(sent.value(), &self.keys, now).map_err(|why| {
            tracing::warn!(target: "security", reason = why.as_str(), "a session cookie was refused");
            no(match why {
                Rejected::Expired => "the session has expired, enter again",
                Rejected::Malformed | Rejected::Forged | Rejected::OtherUse => "the session is not valid, enter again",
            })
        })
    }
}
