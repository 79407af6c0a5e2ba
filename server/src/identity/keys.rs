//! The keys that sign cookies: the first signs, all verify, so that a key can be replaced without sending everybody out.
//!
//! The rule it keeps: a key has at least 32 bytes and is never shown, neither in a log nor in an error.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::fmt;
use std::sync::Arc;

/// Fewest bytes of a key: the size of the hash.
pub const SHORTEST: usize = 32;

/// One or more keys. Cheap to clone.
#[derive(Clone)]
pub struct KeyRing(Arc<[Vec<u8>]>);

/// Why a text is no list of keys.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeysError {
    /// Nothing in it.
    #[error("must hold at least one key")]
    None,
    /// One of them is too short.
    #[error("key {number} has {bytes} bytes, at least {SHORTEST} are needed")]
    Short {
        /// Which one, from 1.
        number: usize,
        /// How many it has.
        bytes: usize,
    },
}

impl KeyRing {
    /// Reads keys separated by commas or line ends.
    pub fn parse(text: &str) -> Result<KeyRing, KeysError> {
        let parts = text.split([',', '\n']).map(str::trim).filter(|key| !key.is_empty());
        let keys: Vec<Vec<u8>> = parts.map(|key| key.as_bytes().to_vec()).collect();
        match keys.iter().zip(1..).find(|(key, _)| key.len() < SHORTEST) {
            Some((key, number)) => Err(KeysError::Short { number, bytes: key.len() }),
            None if keys.is_empty() => Err(KeysError::None),
            None => Ok(KeyRing(keys.into())),
        }
    }

    /// The tag of a text under the first key.
    #[must_use]
    pub fn sign(&self, said: &[u8]) -> Vec<u8> {
        let tag = self.0.first().and_then(|key| mac(key, said)).map(|mac| mac.finalize().into_bytes().to_vec());
        tag.unwrap_or_default()
    }

    /// Whether one of the keys made this tag; compared in constant time.
    #[must_use]
    pub fn verify(&self, said: &[u8], tag: &[u8]) -> bool {
        self.0.iter().filter_map(|key| mac(key, said)).any(|mac| mac.verify_slice(tag).is_ok())
    }
}

/// HMAC takes keys of any length, so this is always there.
fn mac(key: &[u8], said: &[u8]) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    mac.update(said);
    Some(mac)
}

impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyRing({} keys)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_long_enough_and_never_shown() {
        let key = "k".repeat(SHORTEST);
        assert_eq!(KeyRing::parse(&format!(" {key} ,\n{key}\n")).unwrap().0.len(), 2);
        assert_eq!(KeyRing::parse(&format!("{key},short")).unwrap_err(), KeysError::Short { number: 2, bytes: 5 });
        assert_eq!(KeyRing::parse(" , ").unwrap_err(), KeysError::None);
        assert!(!format!("{:?}", KeyRing::parse(&key).unwrap()).contains("kk"));
    }

    #[test]
    fn the_tag_is_hmac_sha_256() {
        // RFC 4231 has no key of 32 bytes and more but case 6: 131 bytes of 0xaa
        let ring = KeyRing(vec![vec![0xaa; 131]].into());
        let tag = hex::encode(ring.sign(b"Test Using Larger Than Block-Size Key - Hash Key First"));
        assert_eq!(tag, "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }
}
