//! Any bytes in any pieces through guard, decoder and aggregator: no panic, nothing larger than a frame kept, nobody left
//! unwoken, and the same told as if all had come at once.
//!
//! Input: how many lengths of pieces (its low four bits), the lengths, and the stream. In the stream 0xFE starts a run:
//! two bytes of count, one byte that is repeated; so large payloads need few bytes of input.
#![no_main]

#[path = "../../server/frames/tests/edge/properties.rs"]
mod properties;

use libfuzzer_sys::fuzz_target;

/// More than a message may have.
const LONGEST: usize = 70_000;

fn unpack(packed: &[u8]) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::new(), packed);
    while bytes.len() < LONGEST {
        rest = match rest {
            [0xFE, high, low, byte, after @ ..] => {
                let count = usize::from(u16::from_be_bytes([*high, *low]));
                bytes.extend(std::iter::repeat_n(*byte, count));
                after
            }
            [byte, after @ ..] => {
                bytes.push(*byte);
                after
            }
            [] => break,
        };
    }
    bytes
}

fuzz_target!(|input: &[u8]| {
    let Some((count, rest)) = input.split_first() else { return };
    let (lengths, stream) = rest.split_at(usize::from(count & 0x0F).min(rest.len()));
    properties::told_the_same_however_split(&unpack(stream), lengths);
});
