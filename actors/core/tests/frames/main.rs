//! Frames of clients, legal and otherwise: what the contract allows is taken as it was meant, everything else is refused
//! with a short word, and nothing makes the parser panic.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests say what they mean"
)]

mod properties;

use helpdesk_core::wire::{ClientCommand, ClientFrame};
use properties::taken_within_limits_or_refused;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Something that a person could write: not empty after trimming, without U+0000.
fn words() -> impl Strategy<Value = String> {
    "\\PC{0,39}".prop_filter("blank", |text| !text.trim().is_empty())
}

fn location() -> impl Strategy<Value = Value> {
    let part = || proptest::option::of(words());
    (part(), part()).prop_map(|(building, room)| json!({"building": building, "room": room}))
}

fn period() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec!["24h", "7d"])
}

fn command() -> impl Strategy<Value = Value> {
    let base = proptest::option::of(0..9_i64);
    let person = words().prop_map(|name| json!({"id": "6f2d1d0c-3c5b-4f5e-8a3c-0d9a1b2c3d4e", "name": name}));
    prop_oneof![
        (words(), location()).prop_map(|(text, at)| json!({"op": "create", "description": text, "location": at})),
        words().prop_map(|text| json!({"op": "post", "body": text, "attachments": []})),
        (words(), proptest::collection::btree_set(any::<u128>(), 1..=10)).prop_map(|(text, ids)| {
            let ids: Vec<String> = ids.into_iter().map(|id| uuid::Uuid::from_u128(id).to_string()).collect();
            json!({"op": "post", "body": text, "attachments": ids})
        }),
        words().prop_map(|text| json!({"op": "note", "body": text})),
        (words(), base.clone())
            .prop_map(|(to, base)| json!({"op": "edit", "field": "description", "value": to, "base_seq": base})),
        (location(), base)
            .prop_map(|(to, base)| json!({"op": "edit", "field": "location", "value": to, "base_seq": base})),
        proptest::sample::select(vec!["open", "active", "closed"]).prop_map(|to| json!({"op": "status", "to": to})),
        prop_oneof![Just(json!("me")), Just(Value::Null), person].prop_map(|to| json!({"op": "assign", "to": to})),
    ]
}

fn cmd() -> impl Strategy<Value = Value> {
    (command(), "[A-Za-z0-9_-]{16,64}", 1..1_000_i64).prop_map(|(mut command, cid, ticket)| {
        command["t"] = json!("cmd");
        command["cid"] = json!(cid);
        if command["op"] != "create" {
            command["ticket"] = json!(ticket);
        }
        command
    })
}

fn legal() -> impl Strategy<Value = Value> {
    let sub = || (1..1_000_i64, 0..1_000_i64).prop_map(|(ticket, after)| json!({"ticket": ticket, "after": after}));
    let hello = (words(), vec(sub(), 0..=20), any::<bool>(), proptest::option::of(period())).prop_map(
        |(client, subs, queue, last)| {
            let analytics = last.map(|last| json!({"last": last}));
            json!({"t": "hello", "v": 1, "client": client, "subs": subs, "queue": queue, "analytics": analytics})
        },
    );
    prop_oneof![
        1 => hello,
        1 => sub().prop_map(|sub| json!({"t": "sub", "ticket": sub["ticket"], "after": sub["after"]})),
        1 => (1..9_i64).prop_map(|ticket| json!({"t": "unsub", "ticket": ticket})),
        1 => Just(json!({"t": "watch", "what": "queue"})),
        1 => period().prop_map(|last| json!({"t": "watch", "what": "analytics", "last": last})),
        1 => Just(json!({"t": "unwatch", "what": "analytics"})),
        6 => cmd(),
        1 => (1..9_i64, any::<bool>()).prop_map(|(ticket, on)| json!({"t": "typing", "ticket": ticket, "on": on})),
        1 => (1..9_i64, 0..9_i64).prop_map(|(ticket, seq)| json!({"t": "seen", "ticket": ticket, "seq": seq})),
        1 => any::<i64>().prop_map(|n| json!({"t": "ping", "n": n})),
    ]
}

/// What somebody puts in the place of a good value.
fn odd() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        "\\PC{0,90}".prop_map(Value::from),
        (any::<char>(), 0..60_000usize).prop_map(|(letter, times)| Value::from(letter.to_string().repeat(times))),
        vec(any::<i8>(), 0..30).prop_map(Value::from),
        ("\\PC{0,9}", any::<i8>()).prop_map(|(key, n)| json!({ key: n })),
    ]
}

proptest! {
    #[test]
    fn a_legal_frame_is_taken_and_unknown_fields_are_ignored(mut frame in legal()) {
        frame["extra"] = json!({"deep": [1, 2]});
        let text = frame.to_string();
        let taken = ClientFrame::parse(&text);
        prop_assert!(taken.is_ok(), "{} was refused: {:?}", text, taken);
        let same_op = matches!(taken, Ok(ClientFrame::Cmd(_, ClientCommand::Create(_)))) == (frame["op"] == "create");
        prop_assert!(same_op, "{}", text);
        taken_within_limits_or_refused(&text);
    }

    #[test]
    fn a_frame_with_odd_values_is_taken_within_limits_or_refused(
        mut frame in legal(), odds in vec((any::<prop::sample::Index>(), odd()), 1..3),
    ) {
        let keys: Vec<String> = frame.as_object().unwrap().keys().cloned().collect();
        for (place, value) in odds {
            frame[&keys[place.index(keys.len())]] = value;
        }
        taken_within_limits_or_refused(&frame.to_string());
    }

    #[test]
    fn damaged_json_and_any_text_are_refused(frame in legal(), cut in any::<prop::sample::Index>(), noise in "\\PC{0,40}") {
        let text = frame.to_string();
        let at = text.char_indices().map(|(at, _)| at).nth(cut.index(text.chars().count())).unwrap();
        for damaged in [text[..at].to_owned(), format!("{}{noise}{}", &text[..at], &text[at..]), noise] {
            taken_within_limits_or_refused(&damaged);
        }
    }
}

#[test]
fn deep_and_long_ones_are_refused_shortly() {
    for text in ["[".repeat(10_000), "{\"t\":".repeat(10_000), format!("{}1{}", "[".repeat(9_999), "]".repeat(9_999))] {
        taken_within_limits_or_refused(&text);
        assert!(ClientFrame::parse(&text).is_err());
    }
}
