//! What must hold for any bytes whatever, shared by the property tests and the fuzz targets: guard, decoder and aggregator
//! put together as actix-web-actors puts them together, with a stream that arrives in pieces.
//!
//! Rule: each function panics when its property is broken and says which.

use actix_codec::Decoder;
use actix_http::error::PayloadError;
use actix_http::ws::{Codec, Frame, Item, Message, ProtocolError};
use bytes::{Bytes, BytesMut};
use bytestring::ByteString;
use futures::Stream;
use helpdesk_core::wire::MAX_FRAME;
use helpdesk_frames::{Aggregator, Budget, FrameGuard, Incoming, Rate};
use std::cell::Cell;
use std::collections::VecDeque;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// Longest header of a masked frame.
const HEADER: usize = 14;
/// So much that nobody ever waits: there is no clock here.
const PLENTY: Rate = Rate { per_second: 1 << 40, burst: 1 << 40 };
/// Up to this length bytes are also tried one by one; beyond it pieces are larger, or a case would take a second.
const SHORT: usize = 1_024;
const LARGER: usize = 64;

/// Bytes as they come from a network: before every piece there is nothing for a moment.
struct Pieces {
    pieces: VecDeque<Bytes>,
    pause: bool,
    waits: Rc<Cell<bool>>,
}

impl Stream for Pieces {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.pause = !self.pause;
        self.waits.set(self.pause);
        if self.pause { Poll::Pending } else { Poll::Ready(self.pieces.pop_front().map(Ok)) }
    }
}

/// Everything that a session is told of these pieces, without what leaves no trace. It ends with the first reason to close.
pub fn read(pieces: impl IntoIterator<Item = Bytes>) -> Vec<Incoming> {
    let waits = Rc::new(Cell::new(false));
    let pieces = Pieces { pieces: pieces.into_iter().collect(), pause: false, waits: Rc::clone(&waits) };
    let mut guard = FrameGuard::with_budget(pieces, Budget::new(PLENTY, PLENTY));
    let (mut decoder, mut buffer) = (Codec::new().max_size(MAX_FRAME), BytesMut::new());
    let (mut aggregator, mut told, mut ended) = (Aggregator::default(), Vec::new(), false);
    loop {
        waits.set(false);
        while !ended {
            match Pin::new(&mut guard).poll_next(&mut Context::from_waker(Waker::noop())) {
                Poll::Ready(Some(piece)) => buffer.extend_from_slice(&piece.expect("a refusal is no error")),
                Poll::Ready(None) => ended = true,
                Poll::Pending => break,
            }
            assert!(buffer.len() <= MAX_FRAME + HEADER, "{} bytes wait for the decoder", buffer.len());
        }
        let message = match decoder.decode(&mut buffer) {
            Ok(None) if ended => return told,
            Ok(None) => {
                assert!(waits.get(), "the guard said `Pending` and nobody will ever wake the session");
                continue;
            }
            Ok(Some(frame)) => message(frame),
            Err(error) => Err(error),
        };
        match aggregator.take(message) {
            Incoming::Part => {}
            last @ (Incoming::Close(_) | Incoming::Refused(_)) => {
                told.push(last);
                return told;
            }
            Incoming::Text(text) => {
                assert!(text.len() <= MAX_FRAME, "a text of {} bytes", text.len());
                told.push(Incoming::Text(text));
            }
            other => told.push(other),
        }
    }
}

/// As actix-web-actors does it.
fn message(frame: Frame) -> Result<Message, ProtocolError> {
    Ok(match frame {
        Frame::Text(text) => {
            Message::Text(ByteString::try_from(text).map_err(|e| ProtocolError::Io(std::io::Error::other(e)))?)
        }
        Frame::Binary(bytes) => Message::Binary(bytes),
        Frame::Ping(bytes) => Message::Ping(bytes),
        Frame::Pong(bytes) => Message::Pong(bytes),
        Frame::Close(reason) => Message::Close(reason),
        Frame::Continuation(item) => Message::Continuation(item),
    })
}

/// The bytes in pieces of these lengths, which are used again and again; all in one if there are none.
pub fn split(bytes: &[u8], lengths: &[u8]) -> Vec<Bytes> {
    let mut rest = Bytes::copy_from_slice(bytes);
    let mut pieces = Vec::new();
    let unit = if bytes.len() <= SHORT { 1 } else { LARGER };
    if lengths.iter().any(|length| *length > 0) {
        for length in lengths.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            pieces.push(rest.split_to((usize::from(*length) * unit).min(rest.len())));
        }
    }
    pieces.push(rest);
    pieces
}

/// However the bytes are split, a session is told the same.
pub fn told_the_same_however_split(bytes: &[u8], lengths: &[u8]) {
    let whole = read(split(bytes, &[]));
    assert_eq!(read(split(bytes, lengths)), whole, "split by {lengths:?}");
    if bytes.len() <= SHORT {
        assert_eq!(read(split(bytes, &[1])), whole, "byte by byte");
    }
}

/// Fragments in any order become what they become when one simply puts them one behind the other.
pub fn joined_like_a_plain_vector(items: impl IntoIterator<Item = Item>) {
    let mut aggregator = Aggregator::default();
    let mut model: Option<Vec<u8>> = None;
    for item in items {
        let (first, last, part) = match &item {
            Item::FirstText(part) => (true, false, part.clone()),
            Item::Continue(part) => (false, false, part.clone()),
            Item::Last(part) => (false, true, part.clone()),
            Item::FirstBinary(_) => {
                let told = aggregator.take(Ok(Message::Continuation(item)));
                return assert!(matches!(told, Incoming::Refused(code) if u16::from(code) == 1003), "{told:?}");
            }
        };
        let told = aggregator.take(Ok(Message::Continuation(item)));
        if first == model.is_some() {
            return assert!(matches!(told, Incoming::Refused(code) if u16::from(code) == 1002), "{told:?}");
        }
        let whole = model.get_or_insert_default();
        whole.extend_from_slice(&part);
        if whole.len() > MAX_FRAME {
            return assert!(matches!(told, Incoming::Refused(code) if u16::from(code) == 1009), "{told:?}");
        }
        if !last {
            assert_eq!(told, Incoming::Part);
            continue;
        }
        match String::from_utf8(model.take().unwrap_or_default()) {
            Ok(text) => assert_eq!(told, Incoming::Text(text.into())),
            Err(_) => return assert!(matches!(told, Incoming::Refused(code) if u16::from(code) == 1007), "{told:?}"),
        }
    }
}
