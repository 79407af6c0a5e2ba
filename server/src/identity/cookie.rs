//! The text of a session cookie: `<hex of JSON>.<hex of HMAC-SHA256 over that JSON>`.
//!
//! The JSON says what it is for (`use`), so that nothing else that the keys ever sign can be shown as a session.

use super::{Identity, KeyRing};
use chrono::{DateTime, Utc};
use helpdesk_core::{Author, PersonId, PersonName, Role};
use serde::{Deserialize, Serialize};

/// What a session cookie is for.
const USE: &str = "session";
/// Longest text that is looked at: the longest name takes under 800 characters.
const LONGEST: usize = 2048;

/// Why a cookie was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rejected {
    /// Not the form that we write.
    Malformed,
    /// Signed by no key of ours, or changed afterwards.
    Forged,
    /// Signed by us for something else.
    OtherUse,
    /// Its time is over.
    Expired,
}

impl Rejected {
    /// The word for the log.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Rejected::Malformed => "malformed",
            Rejected::Forged => "forged",
            Rejected::OtherUse => "other_use",
            Rejected::Expired => "expired",
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Claims {
    #[serde(rename = "use")]
    purpose: String,
    id: PersonId,
    role: Role,
    name: PersonName,
    /// Unix seconds.
    exp: i64,
}

pub(super) fn write(identity: &Identity, keys: &KeyRing) -> String {
    let Author { id, name, role } = identity.author.clone();
    let claims = Claims { purpose: USE.to_owned(), id, role, name, exp: identity.expires.timestamp() };
    // strings, numbers and a UUID always serialise; an empty text would simply not be taken back
    let said = serde_json::to_vec(&claims).unwrap_or_default();
    format!("{}.{}", hex::encode(&said), hex::encode(keys.sign(&said)))
}

pub(super) fn read(text: &str, keys: &KeyRing, now: DateTime<Utc>) -> Result<Identity, Rejected> {
    if text.len() > LONGEST {
        return Err(Rejected::Malformed);
    }
    let (said, tag) = text.split_once('.').ok_or(Rejected::Malformed)?;
    let decoded = |part: &str| hex::decode(part).map_err(|_| Rejected::Malformed);
    let (said, tag) = (decoded(said)?, decoded(tag)?);
    if !keys.verify(&said, &tag) {
        return Err(Rejected::Forged);
    }
    let claims: Claims = serde_json::from_slice(&said).map_err(|_| Rejected::OtherUse)?;
    if claims.purpose != USE {
        return Err(Rejected::OtherUse);
    }
    let expires = DateTime::from_timestamp(claims.exp, 0).ok_or(Rejected::Malformed)?;
    if now >= expires {
        return Err(Rejected::Expired);
    }
    Ok(Identity { author: Author { id: claims.id, name: claims.name, role: claims.role }, expires })
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const OLD: &str = "an old key of at least thirty-two bytes";
    const NEW: &str = "a new key of at least thirty-two bytes!";

    fn keys(text: &str) -> KeyRing {
        KeyRing::parse(text).unwrap()
    }

    fn identity() -> Identity {
        let name = PersonName::parse("Zoë \"the\" Łukasz").unwrap();
        let author = Author { id: PersonId(Uuid::from_u128(7)), name, role: Role::User };
        Identity { author, expires: DateTime::from_timestamp(1_800_000_000, 0).unwrap() }
    }

    fn before() -> DateTime<Utc> {
        DateTime::from_timestamp(1_799_999_999, 0).unwrap()
    }

    #[test]
    fn what_was_written_is_read_until_it_expires() {
        let text = write(&identity(), &keys(NEW));
        assert_eq!(read(&text, &keys(NEW), before()), Ok(identity()));
        assert_eq!(read(&text, &keys(NEW), identity().expires), Err(Rejected::Expired));
    }

    #[test]
    fn keys_rotate_the_first_signs_and_all_verify() {
        let old = write(&identity(), &keys(OLD));
        assert!(read(&old, &keys(&format!("{NEW},{OLD}")), before()).is_ok());
        assert_eq!(read(&old, &keys(NEW), before()), Err(Rejected::Forged));
        let new = write(&identity(), &keys(&format!("{NEW},{OLD}")));
        assert!(read(&new, &keys(NEW), before()).is_ok());
    }

    #[test]
    fn no_single_change_of_a_character_is_taken() {
        let text = write(&identity(), &keys(NEW));
        for at in 0..text.len() {
            let mut changed = text.clone().into_bytes();
            changed[at] = if changed[at] == b'0' { b'1' } else { b'0' };
            assert!(read(&String::from_utf8(changed).unwrap(), &keys(NEW), before()).is_err(), "at {at}");
        }
    }

    #[test]
    fn what_the_keys_signed_for_something_else_is_no_session() {
        let sign = |said: &str| format!("{}.{}", hex::encode(said), hex::encode(keys(NEW).sign(said.as_bytes())));
        let other = r#"{"use":"invite","id":"00000000-0000-0000-0000-000000000007","role":"helpdesk","name":"x","exp":1800000000}"#;
        for said in [other, "{}", "null", ""] {
            assert_eq!(read(&sign(said), &keys(NEW), before()), Err(Rejected::OtherUse), "{said}");
        }
        for text in ["", ".", "x.y", "00", &"0".repeat(5000)] {
            assert!(read(text, &keys(NEW), before()).is_err(), "{text:.10}");
        }
    }
}
