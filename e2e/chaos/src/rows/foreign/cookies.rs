//! Cookies that were changed, made, outlived or multiplied. The harness knows the secret of its servers and signs as they do.

use super::{Case, Scene};
use crate::dice::Dice;
use crate::world::SECRET;
use anyhow::{Context, Result};
use hmac::{Hmac, KeyInit, Mac};
use rand::Rng;
use sha2::Sha256;

/// Any key that is not the servers'.
const OTHER_SECRET: &str = "another secret that is also long enough to be one, but not theirs";
/// Far in the future, and long ago.
const LATER: i64 = 4_000_000_000;
const BEFORE: i64 = 1_000_000_000;
/// Changes of a single character.
const FLIPS: usize = 12;

fn signed(said: &str, secret: &str) -> Result<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes())?;
    mac.update(said.as_bytes());
    Ok(format!("helpdesk={}.{}", hex::encode(said), hex::encode(mac.finalize().into_bytes())))
}

fn claims(purpose: &str, role: &str, exp: i64) -> String {
    let id = "00000000-0000-4000-8000-000000000007";
    format!(r#"{{"use":"{purpose}","id":"{id}","role":"{role}","name":"Mallory","exp":{exp}}}"#)
}

/// A session of our own making that is good: what is refused below is refused for its fault.
fn good() -> Result<String> {
    signed(&claims("session", "user", LATER), SECRET)
}

/// Each cookie with who it may be: nobody, or (200) the person that it truly names.
fn cookies(scene: &Scene, dice: &mut Dice) -> Result<Vec<(String, String, &'static [u16])>> {
    let own = scene.user.cookie.as_str();
    let value = own.strip_prefix("helpdesk=").context("the cookie has another name")?;
    let (said, tag) = value.split_once('.').context("the cookie has another form")?;
    let nobody: &'static [u16] = &[401];
    let helpdesk = String::from_utf8(hex::decode(said)?)?.replace(r#""role":"user""#, r#""role":"helpdesk""#);
    let mut all = [
        ("our own making", good()?, [200].as_slice()),
        ("none", "x=y".to_owned(), nobody),
        ("empty", "helpdesk=".to_owned(), nobody),
        ("a dot", "helpdesk=.".to_owned(), nobody),
        ("no tag", format!("helpdesk={said}"), nobody),
        ("an empty tag", format!("helpdesk={said}."), nobody),
        ("half a tag", format!("helpdesk={said}.{}", tag.get(..32).unwrap_or_default()), nobody),
        ("two tags", format!("helpdesk={said}.{tag}.{tag}"), nobody),
        ("the tag of another", format!("helpdesk={}.{tag}", hex::encode(&helpdesk)), nobody),
        ("another key", signed(&helpdesk, OTHER_SECRET)?, nobody),
        ("no key", signed(&helpdesk, "")?, nobody),
        ("expired", signed(&claims("session", "user", BEFORE), SECRET)?, nobody),
        ("of before time", signed(&claims("session", "user", -1), SECRET)?, nobody),
        ("beyond time", signed(&claims("session", "user", i64::MAX), SECRET)?, nobody),
        ("another use", signed(&claims("invite", "helpdesk", LATER), SECRET)?, nobody),
        ("no role of ours", signed(&claims("session", "admin", LATER), SECRET)?, nobody),
        ("no claims", signed("{}", SECRET)?, nobody),
        ("no JSON", signed("session", SECRET)?, nobody),
        ("giant", format!("helpdesk={}.{tag}", "0".repeat(3_000)), nobody),
        ("giant and signed", signed(&claims(&"x".repeat(2_500), "user", LATER), SECRET)?, nobody),
        ("with a quote", format!("helpdesk=\"{value}"), nobody),
        ("another name", format!("__Host-helpdesk={value}"), nobody),
        ("another case", format!("HELPDESK={value}"), nobody),
        ("a false one, then a good one", format!("helpdesk=00.00; {own}"), &[401, 200]),
        ("a good one, then a false one", format!("{own}; helpdesk=00.00"), &[401, 200]),
        ("no UTF-8", "helpdesk=%ff%fe.%00".to_owned(), nobody),
    ]
    .map(|(name, cookie, statuses)| (name.to_owned(), cookie, statuses))
    .to_vec();
    for _ in 0..FLIPS {
        let at = dice.random_range(0..value.len());
        let change = |(place, c): (usize, char)| match c {
            _ if place != at => c,
            '0' => '1',
            _ => '0',
        };
        let changed: String = value.char_indices().map(change).collect();
        // a zero that was one already says the same
        if changed != value {
            all.push((format!("changed at {at}"), format!("helpdesk={changed}"), nobody));
        }
    }
    Ok(all)
}

/// Each asks who it is, writes and wants a socket.
pub fn all(scene: &Scene, dice: &mut Dice) -> Result<Vec<Case>> {
    let message = format!("/api/v1/tickets/{}/messages", scene.ticket);
    let mut all = Vec::new();
    for (name, cookie, statuses) in cookies(scene, dice)? {
        all.push(Case {
            name: format!("cookie: {name}, who"),
            bytes: scene.request("GET", "/api/v1/session", Some(&cookie), "", ""),
            statuses,
        });
        if statuses == [401] {
            let json = "Content-Type: application/json\r\n";
            let body = r#"{"body":"with a false cookie"}"#;
            all.push(Case {
                name: format!("cookie: {name}, writes"),
                bytes: scene.request("POST", &message, Some(&cookie), json, body),
                statuses,
            });
            let more = format!("Sec-WebSocket-Protocol: helpdesk.v1\r\nOrigin: {}\r\n", crate::world::ORIGIN);
            all.push(Case {
                name: format!("cookie: {name}, a socket"),
                bytes: scene.upgrade(Some(&cookie), &more),
                statuses,
            });
        }
    }
    Ok(all)
}
