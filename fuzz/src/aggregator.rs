//! Fragments of any kind in any order: never more than a message kept, and the same text as by plain concatenation.
//!
//! Input: items of five bytes: the kind, a count, and two bytes that the fragment repeats; so a fragment may be long.
#![no_main]

#[allow(dead_code, reason = "the guard's target uses the rest")]
#[path = "../../server/frames/tests/edge/properties.rs"]
mod properties;

use actix_http::ws::Item;
use bytes::Bytes;
use libfuzzer_sys::fuzz_target;

fn item(packed: &[u8]) -> Option<Item> {
    let [kind, high, low, one, two] = packed else { return None };
    let count = usize::from(u16::from_be_bytes([*high, *low]));
    let part: Bytes = [*one, *two].into_iter().cycle().take(count).collect();
    Some(match kind % 9 {
        0..=2 => Item::FirstText(part),
        3..=5 => Item::Continue(part),
        6..=7 => Item::Last(part),
        _ => Item::FirstBinary(part),
    })
}

fuzz_target!(|input: &[u8]| properties::joined_like_a_plain_vector(input.chunks(5).filter_map(item)));
