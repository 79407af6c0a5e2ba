//! Frames to messages, and faults to close codes. actix hands continuation frames over one by one; here they become one
//! text of at most 64 KiB.
//!
//! Too long is 1009, binary 1003, a text that is not UTF-8 1007, everything else that breaks the protocol 1002. The
//! decoder's `Io` means bad UTF-8 or a peer that is gone; that is so only behind the guard, which has refused reserved bits
//! before (the decoder calls those `Io` as well).

use actix_http::ws::{CloseCode, CloseReason, Item, Message, ProtocolError};
use bytes::{Bytes, BytesMut};
use bytestring::ByteString;
use helpdesk_core::wire::MAX_FRAME;

/// What a frame means to the one who serves the socket.
#[derive(Debug, PartialEq)]
pub enum Incoming {
    /// A whole text.
    Text(ByteString),
    /// A whole binary message in one frame. The contract has none; what to do is the receiver's.
    Binary(Bytes),
    /// To be answered by a pong with the same bytes.
    Ping(Bytes),
    /// A sign of life and no more: a pong, or a part of a message that is still coming.
    Part,
    /// The client says goodbye, or the guard refuses a frame in its name: answer the same and stop.
    Close(Option<CloseReason>),
    /// Close with this code and stop.
    Refused(CloseCode),
}

/// The parts of a message that is still coming.
#[derive(Debug, Default)]
pub struct Aggregator {
    parts: Option<BytesMut>,
}

impl Aggregator {
    /// Takes what the decoder says. After `Close` and `Refused` nothing more may be given.
    pub fn take(&mut self, message: Result<Message, ProtocolError>) -> Incoming {
        match message {
            Ok(Message::Text(text)) => Incoming::Text(text),
            Ok(Message::Continuation(item)) => match self.join(item) {
                Ok(Some(text)) => Incoming::Text(text),
                Ok(None) => Incoming::Part,
                Err(code) => Incoming::Refused(code),
            },
            Ok(Message::Binary(bytes)) => Incoming::Binary(bytes),
            Ok(Message::Ping(bytes)) => Incoming::Ping(bytes),
            Ok(Message::Pong(_) | Message::Nop) => Incoming::Part,
            Ok(Message::Close(reason)) => Incoming::Close(reason),
            Err(ProtocolError::Overflow) => Incoming::Refused(CloseCode::Size),
            Err(ProtocolError::Io(_)) => Incoming::Refused(CloseCode::Invalid),
            Err(_) => Incoming::Refused(CloseCode::Protocol),
        }
    }

    /// Takes a fragment; the whole text with the last one.
    fn join(&mut self, item: Item) -> Result<Option<ByteString>, CloseCode> {
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
        assert_eq!(all.join(Item::FirstText(bytes("a"))).unwrap(), None);
        assert_eq!(all.join(Item::Continue(bytes("b"))).unwrap(), None);
        assert_eq!(all.join(Item::Last(bytes("c"))).unwrap().unwrap(), "abc");
        assert_eq!(all.join(Item::FirstText(bytes("d"))).unwrap(), None, "it is ready for the next one");
    }

    #[test]
    fn what_is_too_long_out_of_place_or_not_text_is_refused() {
        let mut all = Aggregator::default();
        assert_eq!(all.join(Item::Continue(bytes("b"))).unwrap_err(), CloseCode::Protocol);
        assert_eq!(all.join(Item::FirstBinary(bytes("b"))).unwrap_err(), CloseCode::Unsupported);
        all.join(Item::FirstText(Bytes::from(vec![b'x'; MAX_FRAME]))).unwrap();
        assert_eq!(all.join(Item::Last(bytes("x"))).unwrap_err(), CloseCode::Size);
        let mut torn = Aggregator::default();
        torn.join(Item::FirstText(Bytes::from_static(&[0xE2, 0x82]))).unwrap();
        assert_eq!(torn.join(Item::Last(bytes("x"))).unwrap_err(), CloseCode::Invalid);
    }
}
