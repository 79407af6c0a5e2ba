//! Where the NATS server is and who we are there: `nats://[user:password@|token@]host[:port]`.
//!
//! Rule: what is secret leaves this file only towards the connection. The address that logs may show has no credentials in
//! it, neither here nor inside the client library, which logs addresses as it likes.

use async_nats::{ConnectOptions, ServerAddr};
use percent_encoding::percent_decode_str;
use std::fmt;
use std::str::FromStr;

/// A NATS server and the credentials for it.
#[derive(Clone, PartialEq, Eq)]
pub struct NatsAddress {
    /// Without credentials.
    server: ServerAddr,
    credentials: Option<Credentials>,
}

#[derive(Clone, PartialEq, Eq)]
enum Credentials {
    Token(String),
    Password { user: String, password: String },
}

/// What is wrong with an address; continues a sentence that begins with its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NatsAddressError {
    /// It cannot be read as an address of NATS.
    #[error("must be nats://[USER:PASSWORD@]HOST[:PORT], and nothing behind it")]
    Shape,
    /// It asks for encryption.
    #[error("cannot be tls://, this program speaks plain NATS only; keep the NATS server in the nodes' own network")]
    Tls,
}

impl NatsAddress {
    /// Host and port.
    pub(super) fn place(&self) -> (&str, u16) {
        (self.server.host(), self.server.port())
    }

    /// Where, and as whom.
    pub(super) fn options(&self) -> (ServerAddr, ConnectOptions) {
        let options = match self.credentials.clone() {
            None => ConnectOptions::new(),
            Some(Credentials::Token(token)) => ConnectOptions::with_token(token),
            Some(Credentials::Password { user, password }) => ConnectOptions::with_user_and_password(user, password),
        };
        (self.server.clone(), options)
    }
}

impl FromStr for NatsAddress {
    type Err = NatsAddressError;

    fn from_str(text: &str) -> Result<NatsAddress, NatsAddressError> {
        if text.starts_with("tls://") {
            return Err(NatsAddressError::Tls);
        }
        let parsed: ServerAddr =
            text.starts_with("nats://").then(|| text.parse().ok()).flatten().ok_or(NatsAddressError::Shape)?;
        let mut url = parsed.into_inner();
        let whole = url.host_str().is_some_and(|host| !host.is_empty())
            && matches!(url.path(), "" | "/")
            && url.query().is_none()
            && url.fragment().is_none();
        if !whole {
            return Err(NatsAddressError::Shape);
        }
        let credentials = credentials(url.username(), url.password())?;
        // refused only by addresses without a host
        let bare = url.set_username("").and_then(|()| url.set_password(None));
        bare.map_err(|()| NatsAddressError::Shape)?;
        let server = ServerAddr::from_url(url).map_err(|_| NatsAddressError::Shape)?;
        Ok(NatsAddress { server, credentials })
    }
}

/// A name alone is a token, as everywhere in NATS.
fn credentials(user: &str, password: Option<&str>) -> Result<Option<Credentials>, NatsAddressError> {
    let plain = |text: &str| {
        percent_decode_str(text).decode_utf8().map(|text| text.into_owned()).map_err(|_| NatsAddressError::Shape)
    };
    Ok(match (user, password) {
        ("", None) => None,
        ("", Some(_)) => return Err(NatsAddressError::Shape),
        (token, None) => Some(Credentials::Token(plain(token)?)),
        (user, Some(password)) => Some(Credentials::Password { user: plain(user)?, password: plain(password)? }),
    })
}

impl fmt::Display for NatsAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.server.as_url_str())
    }
}

impl fmt::Debug for NatsAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<NatsAddress, NatsAddressError> {
        text.parse()
    }

    #[test]
    fn credentials_are_understood_and_never_shown() {
        let address = read("nats://una:se%40cret@bus.example:4223").unwrap();
        let password = Credentials::Password { user: "una".to_owned(), password: "se@cret".to_owned() };
        assert!(address.credentials == Some(password));
        let token = read("nats://s3cr3t@bus.example").unwrap();
        assert!(token.credentials == Some(Credentials::Token("s3cr3t".to_owned())));
        for shown in [format!("{address} {address:?}"), format!("{token} {token:?}")] {
            assert!(shown.contains("bus.example") && !shown.contains("cr"), "{shown}");
            assert!(!shown.contains("una") && !shown.contains('@'), "{shown}");
        }
        assert_eq!(read("nats://[::1]:4222").unwrap().server.host(), "::1");
        assert_eq!(read("nats://localhost").unwrap().server.port(), 4222);
    }

    #[test]
    fn what_is_no_address_is_told() {
        for bad in [
            "nats://",
            "nats:",
            "nats://:4222",
            "nats://a:99999",
            "nats://a/b",
            "nats://a?b",
            "nats://:p@a",
            "ws://a",
            "a",
        ] {
            assert_eq!(read(bad), Err(NatsAddressError::Shape), "{bad}");
        }
        assert_eq!(read("tls://a"), Err(NatsAddressError::Tls));
    }
}
