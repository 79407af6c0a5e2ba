//! Fragments to messages. actix hands continuation frames over one by one; here they become one text of at most 64 KiB.
//!
//! Too long is 1009, binary 1003, a text that is not UTF-8 1007, a fragment out of place 1002.

use actix_http::ws::{CloseCode, Item};
use bytes::{Bytes, BytesMut};
use bytestring::ByteString;
use helpdesk_core::wire::MAX_FRAME;

/// The parts of a message that is still coming.
#[derive(Default)]
pub(super) struct Aggregator {
    parts: Option<BytesMut>,
}

impl Aggregator {
    /// Takes a fragment; the whole text with the last one.
    pub fn take(&mut self, item: Item) -> Result<Option<ByteString>, CloseCode> {
        match item {
            Item::FirstBinary(_) => Err(CloseCode::Unsupported),
            Item::FirstText(part) if self.parts.is_none() => {
                self.parts = Some(BytesMut::new());
                self.append(part).map(|()| None)
            }
            Item::FirstText(_) => Err(CloseCode::Protocol),
            Item::Continue(part) => self.append(part).map(|()| None),
            Item::Last(part) => {
                self.append(part)?;
                let whole = self.parts.take().unwrap_or_default().freeze();
                ByteString::try_from(whole).map(Some).map_err(|_| CloseCode::Invalid)
            }
        }
    }

    fn append(&mut self, part: Bytes) -> Result<(), CloseCode> {
        let parts = self.parts.as_mut().ok_or(CloseCode::Protocol)?;
        if parts.len() + part.len() > MAX_FRAME {
            return Err(CloseCode::Size);
        }
        parts.extend_from_slice(&part);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(text: &'static str) -> Bytes {
        Bytes::from_static(text.as_bytes())
    }

    #[test]
    fn fragments_become_one_text() {
        let mut all = Aggregator::default();
        assert_eq!(all.take(Item::FirstText(bytes("a"))).unwrap(), None);
        assert_eq!(all.take(Item::Continue(bytes("b"))).unwrap(), None);
        assert_eq!(all.take(Item::Last(bytes("c"))).unwrap().unwrap(), "abc");
        assert_eq!(all.take(Item::FirstText(bytes("d"))).unwrap(), None, "it is ready for the next one");
    }

    #[test]
    fn what_is_too_long_out_of_place_or_not_text_is_refused() {
        let mut all = Aggregator::default();
        assert_eq!(all.take(Item::Continue(bytes("b"))).unwrap_err(), CloseCode::Protocol);
        assert_eq!(all.take(Item::FirstBinary(bytes("b"))).unwrap_err(), CloseCode::Unsupported);
        all.take(Item::FirstText(Bytes::from(vec![b'x'; MAX_FRAME]))).unwrap();
        assert_eq!(all.take(Item::Last(bytes("x"))).unwrap_err(), CloseCode::Size);
        let mut torn = Aggregator::default();
        torn.take(Item::FirstText(Bytes::from_static(&[0xE2, 0x82]))).unwrap();
        assert_eq!(torn.take(Item::Last(bytes("x"))).unwrap_err(), CloseCode::Invalid);
    }
}
