//! The edge as a whole: legal sequences arrive unharmed, faults get their code, and the split of the bytes never matters.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests say what they mean")]

mod properties;

use actix_http::ws::Item;
use bytes::Bytes;
use helpdesk_core::wire::MAX_FRAME;
use helpdesk_frames::{Incoming, MAX_FRAGMENTS};
use properties::{joined_like_a_plain_vector, read, split, told_the_same_however_split};
use proptest::collection::vec;
use proptest::prelude::*;

const TEXT: u8 = 1;
const PING: u8 = 9;
const PONG: u8 = 10;

fn frame(fin: bool, opcode: u8, mask: [u8; 4], payload: &[u8]) -> Vec<u8> {
    let mut bytes = vec![if fin { 0x80 | opcode } else { opcode }];
    match payload.len() {
        short @ 0..=125 => bytes.push(0x80 | u8::try_from(short).unwrap()),
        middle @ 126..=0xFFFF => {
            bytes.push(0x80 | 126);
            bytes.extend(u16::try_from(middle).unwrap().to_be_bytes());
        }
        long => {
            bytes.push(0x80 | 127);
            bytes.extend((long as u64).to_be_bytes());
        }
    }
    bytes.extend(mask);
    bytes.extend(payload.iter().zip(mask.iter().cycle()).map(|(byte, key)| byte ^ key));
    bytes
}

/// A text of any characters, often with a length at which the header changes its form.
fn text() -> impl Strategy<Value = String> {
    let length = prop_oneof![
        4 => 0..300usize,
        1 => proptest::sample::select(vec![125, 126, 127, 65_535, MAX_FRAME]),
    ];
    (length, vec(any::<char>(), 1..20)).prop_map(|(length, letters)| {
        let mut text: String = letters.into_iter().cycle().take(length).collect();
        while text.len() > length {
            text.pop();
        }
        let missing = length - text.len();
        text + &"x".repeat(missing)
    })
}

#[derive(Clone, Debug)]
enum Between {
    Ping(Vec<u8>),
    Pong,
}

fn between() -> impl Strategy<Value = Vec<Between>> {
    vec(prop_oneof![vec(any::<u8>(), 0..=125).prop_map(Between::Ping), Just(Between::Pong)], 0..3)
}

/// One message in fragments, cut anywhere, with control frames between them; and what a session must be told of it.
fn message() -> impl Strategy<Value = (Vec<u8>, Vec<Incoming>)> {
    let fragments = MAX_FRAGMENTS as usize;
    (text(), vec(any::<prop::sample::Index>(), 0..fragments), vec(between(), fragments), any::<[u8; 4]>()).prop_map(
        |(text, cuts, between, mask)| {
            let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(text.len() + 1)).collect();
            cuts.push(text.len());
            cuts.sort_unstable();
            let (mut bytes, mut told, mut from) = (Vec::new(), Vec::new(), 0);
            for (n, to) in cuts.iter().enumerate() {
                let opcode = if n == 0 { TEXT } else { 0 };
                bytes.extend(frame(n + 1 == cuts.len(), opcode, mask, &text.as_bytes()[from..*to]));
                from = *to;
                if n + 1 == cuts.len() {
                    break;
                }
                for control in &between[n] {
                    let (opcode, payload) = match control {
                        Between::Ping(payload) => (PING, payload.as_slice()),
                        Between::Pong => (PONG, b"late".as_slice()),
                    };
                    bytes.extend(frame(true, opcode, mask, payload));
                    if opcode == PING {
                        told.push(Incoming::Ping(Bytes::copy_from_slice(payload)));
                    }
                }
            }
            told.push(Incoming::Text(text.into()));
            (bytes, told)
        },
    )
}

/// How a legal sequence is spoilt: where, and with which byte.
fn damage() -> impl Strategy<Value = Vec<(prop::sample::Index, u8)>> {
    vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)
}

fn item() -> impl Strategy<Value = Item> {
    let part = prop_oneof![
        3 => vec(any::<u8>(), 0..9),
        6 => "\\PC{0,9}".prop_map(String::into_bytes),
        1 => (0..=MAX_FRAME).prop_map(|length| vec![b'x'; length]),
    ];
    (0..9u8, part.prop_map(Bytes::from)).prop_map(|(kind, part)| match kind {
        0..=2 => Item::FirstText(part),
        3..=5 => Item::Continue(part),
        6..=7 => Item::Last(part),
        _ => Item::FirstBinary(part),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_legal_sequence_arrives_whole_however_it_is_split(messages in vec(message(), 0..4), lengths in vec(any::<u8>(), 0..9)) {
        let (bytes, told): (Vec<_>, Vec<_>) = messages.into_iter().unzip();
        let (bytes, told) = (bytes.concat(), told.into_iter().flatten().collect::<Vec<_>>());
        prop_assert_eq!(&read(split(&bytes, &[])), &told);
        prop_assert_eq!(&read(split(&bytes, &lengths)), &told);
    }

    #[test]
    fn a_spoilt_sequence_is_judged_the_same_however_it_is_split(
        messages in vec(message(), 1..3), spots in damage(), lengths in vec(0..40u8, 0..9),
    ) {
        let mut bytes: Vec<u8> = messages.into_iter().flat_map(|(bytes, _)| bytes).collect();
        for (spot, byte) in spots {
            let at = spot.index(bytes.len());
            bytes[at] = byte;
        }
        told_the_same_however_split(&bytes, &lengths);
    }

    #[test]
    fn noise_is_judged_the_same_however_it_is_split(bytes in vec(any::<u8>(), 0..300), lengths in vec(0..9u8, 0..9)) {
        told_the_same_however_split(&bytes, &lengths);
    }

    #[test]
    fn fragments_are_joined_as_one_would_do_it_by_hand(items in vec(item(), 0..12)) {
        joined_like_a_plain_vector(items);
    }
}

fn code(bytes: &[u8]) -> Option<u16> {
    match read(split(bytes, &[])).pop()? {
        Incoming::Refused(code) => Some(code.into()),
        Incoming::Close(reason) => reason.map(|reason| reason.code.into()),
        _ => None,
    }
}

#[test]
fn good_frames_before_a_bad_one_are_told_first() {
    let bytes = [frame(true, TEXT, [7; 4], b"one"), frame(true, TEXT, [0; 4], b"two"), vec![0xC1, 0x80]].concat();
    let told = read(split(&bytes, &[3]));
    assert_eq!(told[..2], [Incoming::Text("one".into()), Incoming::Text("two".into())]);
    assert_eq!(code(&bytes), Some(1002));
}

#[test]
fn every_fault_has_the_code_of_the_contract() {
    assert_eq!(code(&frame(true, TEXT, [1; 4], &[0xED, 0xA0, 0x80])), Some(1007), "a lone surrogate");
    let torn = [frame(false, TEXT, [1; 4], &[0xE2, 0x82]), frame(true, 0, [1; 4], b"x")].concat();
    assert_eq!(code(&torn), Some(1007), "a character torn apart and never finished");
    assert_eq!(code(&frame(false, 2, [1; 4], b"x")), Some(1003), "binary in fragments");
    assert_eq!(code(&frame(true, TEXT, [1; 4], &vec![b'x'; MAX_FRAME + 1])), Some(1009));
    let halves = [frame(false, TEXT, [1; 4], &vec![b'x'; MAX_FRAME]), frame(true, 0, [1; 4], b"x")].concat();
    assert_eq!(code(&halves), Some(1009), "too long in all");
    assert_eq!(code(&frame(true, 8, [1; 4], &999_u16.to_be_bytes())), Some(1002), "a close code that is none");
}
