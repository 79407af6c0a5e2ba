//! Files compressed once instead of at each request, and smaller for it.
//!
//! The rule it keeps: a packed file is kept by the hash of its content, so it is never that of another one. What does not
//! become smaller goes out as it is. Full: everything is forgotten and packed again as it is asked for.

use bytes::Bytes;
use std::collections::HashMap;
use std::io::Write;
use std::sync::{Mutex, PoisonError};

/// How a browser takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Packing {
    /// Content coding `br`.
    Brotli,
    /// Content coding `gzip`.
    Gzip,
}

/// Packed files that are kept. A release has half as many; a debug build has more after each save.
const MOST_KEPT: usize = 512;
/// Of 11. The best ones take five times as long for three per cent; without optimisation even this would be felt.
const BROTLI_QUALITY: u32 = if cfg!(debug_assertions) { 5 } else { 9 };
/// Base 2 logarithm of brotli's window: as large as the largest file.
const BROTLI_WINDOW: u32 = 18;
const BUFFER: usize = 4096;

type Kept = HashMap<(String, Packing), Option<Bytes>>;
static KEPT: Mutex<Option<Kept>> = Mutex::new(None);

/// The file in this packing, or `None` if that is no gain. `hash` is that of its content.
#[must_use]
pub fn packed(hash: &str, content: &[u8], packing: Packing) -> Option<Bytes> {
    let key = (hash.to_owned(), packing);
    let held = KEPT.lock().unwrap_or_else(PoisonError::into_inner).as_ref().and_then(|kept| kept.get(&key).cloned());
    if let Some(held) = held {
        return held;
    }
    // outside the lock: others are answered meanwhile, and the worst is that two pack the same
    let made = pack(content, packing).filter(|made| made.len() < content.len()).map(Bytes::from);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let kept = kept.get_or_insert_default();
    if kept.len() >= MOST_KEPT {
        kept.clear();
    }
    kept.insert(key, made.clone());
    made
}

/// `None` if it cannot be packed; memory has no other fault.
fn pack(content: &[u8], packing: Packing) -> Option<Vec<u8>> {
    match packing {
        Packing::Brotli => {
            let mut writer = brotli::CompressorWriter::new(Vec::new(), BUFFER, BROTLI_QUALITY, BROTLI_WINDOW);
            writer.write_all(content).ok()?;
            Some(writer.into_inner())
        }
        Packing::Gzip => {
            let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            writer.write_all(content).ok()?;
            writer.finish().ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_is_unpacked_is_what_was_packed() {
        let content = "a style sheet says the same again and again; ".repeat(200).into_bytes();
        let small = packed("one", &content, Packing::Brotli).unwrap();
        let mut back = Vec::new();
        brotli::Decompressor::new(small.as_ref(), BUFFER).read_to_end(&mut back).unwrap();
        assert_eq!(back, content);
        assert!(small.len() * 10 < content.len());
        let small = packed("one", &content, Packing::Gzip).unwrap();
        let mut back = Vec::new();
        flate2::read::GzDecoder::new(small.as_ref()).read_to_end(&mut back).unwrap();
        assert_eq!(back, content);
    }

    #[test]
    fn what_gains_nothing_stays_as_it_is() {
        assert_eq!(packed("two", b"x", Packing::Gzip), None);
        assert_eq!(packed("two", b"x", Packing::Gzip), None, "and is known");
    }

    #[test]
    fn the_store_does_not_grow_without_end() {
        for n in 0..MOST_KEPT + 10 {
            let _ = packed(&format!("many {n}"), b"x", Packing::Gzip);
        }
        assert!(KEPT.lock().unwrap().as_ref().unwrap().len() <= MOST_KEPT);
    }
}
