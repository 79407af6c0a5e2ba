//! What a socket must not be told, each with what must happen.

use crate::dice::Dice;
use crate::hostile::{BINARY, PING, TEXT, frame, header, text};
use rand::Rng;
use serde_json::{Value, json};

const KIB: u64 = 1024;
const MIB: u64 = 1024 * KIB;

/// Bytes that close a greeted socket, and its code.
pub fn fatal(dice: &mut Dice) -> Vec<(String, Vec<u8>, u16)> {
    let changed = |at: usize, change: fn(u8) -> u8| {
        let mut bytes = text("x");
        bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = change(*byte));
        bytes
    };
    let fragments = |count: usize| {
        let rest = (1..count).flat_map(|n| frame(n + 1 == count, 0, b"x"));
        frame(false, TEXT, b"x").into_iter().chain(rest).collect::<Vec<u8>>()
    };
    let begun = |length: u64| [header(true, TEXT, length), vec![b'x'; 100]].concat();
    let part = dice.random_range(40_000..64_000);
    let too_long = [frame(false, TEXT, &vec![b'x'; part]), frame(true, 0, &vec![b'x'; 64 * 1024 + 1 - part])].concat();
    let control = dice.random_range(11..16);
    let data = dice.random_range(3..8);
    let over = 64 * KIB + dice.random_range(1..1_000);
    vec![
        ("reserved bit 1".to_owned(), changed(0, |byte| byte | 0x40), 1002),
        ("reserved bit 2".to_owned(), changed(0, |byte| byte | 0x20), 1002),
        ("reserved bit 3".to_owned(), changed(0, |byte| byte | 0x10), 1002),
        ("no mask".to_owned(), changed(1, |byte| byte & 0x7F), 1002),
        (format!("opcode {control}"), frame(true, control, b""), 1002),
        (format!("opcode {data}"), frame(true, data, b"x"), 1002),
        ("a ping in fragments".to_owned(), frame(false, PING, b"x"), 1002),
        ("a ping of 126 bytes".to_owned(), frame(true, PING, &[0; 126]), 1002),
        ("a continuation of nothing".to_owned(), frame(true, 0, b"x"), 1002),
        ("a text inside a message".to_owned(), [frame(false, TEXT, b"x"), text("x")].concat(), 1002),
        ("binary".to_owned(), frame(true, BINARY, b"x"), 1003),
        ("binary in fragments".to_owned(), frame(false, BINARY, b"x"), 1003),
        ("no UTF-8".to_owned(), frame(true, TEXT, &[0xFF, 0xFE]), 1007),
        ("an overlong slash".to_owned(), frame(true, TEXT, b"\"\xC0\xAF\""), 1007),
        ("a surrogate in UTF-8".to_owned(), frame(true, TEXT, b"\"\xED\xA0\x80\""), 1007),
        ("a torn character".to_owned(), [frame(false, TEXT, b"\xE2\x82"), frame(true, 0, b"x")].concat(), 1007),
        ("a thousand fragments".to_owned(), fragments(1_000), 1009),
        ("a message too long in all".to_owned(), too_long, 1009),
        (format!("{over} bytes"), begun(over), 1009),
        ("1 MiB".to_owned(), begun(MIB), 1009),
        ("64 MiB".to_owned(), begun(64 * MIB), 1009),
        ("4 GiB".to_owned(), begun(4 * KIB * MIB), 1009),
        ("2^63 - 1 bytes".to_owned(), begun(u64::MAX >> 1), 1009),
    ]
}

/// First frames that close a socket, and its code.
pub fn beginnings() -> Vec<(String, String, u16)> {
    let all = [
        (r#"{"t":"ping","n":1}"#, 4002),
        (r#"{"t":"cmd","cid":"before-the-hello-1","op":"create","description":"before the hello"}"#, 4002),
        (r#"{"t":"hello","v":2,"client":"hostile","subs":[]}"#, 4502),
        (r#"{"t":"hello","v":0,"client":"hostile","subs":[]}"#, 4502),
    ];
    all.into_iter().map(|(first, code)| (first.to_owned(), first.to_owned(), code)).collect()
}

/// Texts that are no frames.
pub fn no_frames() -> Vec<String> {
    let deep = 10_000;
    vec![
        String::new(),
        "x".to_owned(),
        "{".to_owned(),
        "nul".to_owned(),
        "7".to_owned(),
        "NaN".to_owned(),
        "null".to_owned(),
        "[]".to_owned(),
        "{}".to_owned(),
        "[".repeat(deep),
        format!("{}{}", "[".repeat(deep), "]".repeat(deep)),
        format!("{}1{}", r#"{"a":"#.repeat(deep), "}".repeat(deep)),
        r#"{"t":"ping","n":"\ud800"}"#.to_owned(),
        r#"{"t":"ping","n":"\udc00\ud800"}"#.to_owned(),
        r#"{"t":"ping","n":1}{"t":"ping","n":1}"#.to_owned(),
        r#"{"t":"ping","n":1e}"#.to_owned(),
        r#"{"t":"ping",'n':1}"#.to_owned(),
        r#"{"t":"ping","n":1,}"#.to_owned(),
        "\u{FEFF}{\"t\":\"ping\",\"n\":1}".to_owned(),
        "{\"t\":\"ping\",\"n\":\"\n\"}".to_owned(),
        r#"{"t":7}"#.to_owned(),
        r#"{"t":null}"#.to_owned(),
        r#"{"t":["cmd"]}"#.to_owned(),
        r#"{"t":"dance"}"#.to_owned(),
        r#"{"t":"CMD"}"#.to_owned(),
        r#"{"t":"welcome"}"#.to_owned(),
        r#"{"t":"hello","v":1,"client":"again","subs":[]}"#.to_owned(),
        format!(r#"{{"t":"{}"}}"#, "t".repeat(60_000)),
    ]
}

/// Frames with a wrong type or value, and the field that is named.
pub fn wrong_types(ticket: i64) -> Vec<(Value, &'static str)> {
    let cmd = |fields: Value| {
        let mut frame = json!({"t": "cmd", "cid": "malformed-0000001", "ticket": ticket});
        if let (Some(frame), Value::Object(fields)) = (frame.as_object_mut(), fields) {
            frame.extend(fields);
        }
        frame
    };
    let many: Vec<Value> = (1..=21).map(|ticket| json!({"ticket": ticket, "after": 0})).collect();
    let all = [
        (json!({"cid": 7, "op": "post", "body": "x"}), "cid"),
        (json!({"cid": "short", "op": "post", "body": "x"}), "cid"),
        (json!({"cid": "x".repeat(65), "op": "post", "body": "x"}), "cid"),
        (json!({"cid": "with spaces and more", "op": "post", "body": "x"}), "cid"),
        (json!({"op": 7}), "op"),
        (json!({"op": "drop"}), "op"),
        (json!({"op": "post"}), "body"),
        (json!({"op": "post", "body": 7}), "body"),
        (json!({"op": "post", "body": null}), "body"),
        (json!({"op": "post", "body": ["x"]}), "body"),
        (json!({"op": "post", "body": {"body": "x"}}), "body"),
        (json!({"op": "post", "body": " \n\t "}), "body"),
        (json!({"op": "post", "body": "a\u{0}b"}), "body"),
        (json!({"op": "post", "body": "x".repeat(16_001)}), "body"),
        (json!({"op": "post", "body": "\u{1F980}".repeat(13_000)}), "body"),
        (json!({"op": "post", "body": "x", "attachments": ["00000000000000000000000000000000"]}), "attachments"),
        (json!({"op": "post", "body": "x", "ticket": "1"}), "ticket"),
        (json!({"op": "post", "body": "x", "ticket": 1.5}), "ticket"),
        (json!({"op": "post", "body": "x", "ticket": 1e300}), "ticket"),
        (json!({"op": "post", "body": "x", "ticket": null}), "ticket"),
        (json!({"op": "create", "description": 7}), "description"),
        (json!({"op": "create", "description": "x".repeat(10_001)}), "description"),
        (json!({"op": "create", "description": "x", "location": ["Main", "1"]}), "location"),
        (json!({"op": "create", "description": "x", "location": {"building": "x".repeat(81)}}), "location.building"),
        (json!({"op": "create", "description": "x", "location": {"room": "x".repeat(41)}}), "location.room"),
        (json!({"op": "edit", "field": "status", "value": "closed"}), "field"),
        (json!({"op": "edit", "field": "description", "value": 7}), "value"),
        (json!({"op": "edit", "field": "location", "value": "Main"}), "value"),
        (json!({"op": "edit", "field": "description", "value": "x", "base_seq": "1"}), "base_seq"),
        (json!({"op": "category", "to": "other"}), "to"),
        (json!({"op": "status", "to": "done"}), "to"),
        (json!({"op": "status", "to": {"closed": true}}), "to.closed"),
        (json!({"op": "assign"}), "to"),
        (json!({"op": "assign", "to": "you"}), "to"),
    ];
    let mut all: Vec<(Value, &'static str)> = all.into_iter().map(|(fields, field)| (cmd(fields), field)).collect();
    all.extend([
        (json!({"t": "sub", "ticket": ticket, "after": -1}), "after"),
        (json!({"t": "sub", "ticket": ticket, "after": "0"}), "after"),
        (json!({"t": "sub", "ticket": "x", "after": 0}), "ticket"),
        (json!({"t": "sub", "subs": many}), "ticket"),
        (json!({"t": "unsub"}), "ticket"),
        (json!({"t": "watch", "what": "everything"}), "what"),
        (json!({"t": "watch", "what": "analytics"}), "last"),
        (json!({"t": "ping", "n": "x"}), "n"),
        (json!({"t": "seen", "ticket": ticket, "seq": "x"}), "seq"),
    ]);
    all
}
