//! The guarded byte stream in front of actix-web-actors.
//!
//! Its decoder drains the whole stream into a buffer before it looks at a frame, so a giant frame or a flood of tiny
//! ones would grow the memory without bound. The guard hands over one frame per poll and then answers `Pending` once:
//! the decoder now holds a whole frame, returns it, and polls again.
//!
//! A refusal is not an error (that would overtake good frames still in the buffer) but a Close frame in the stream, as
//! if the client had sent it; then the stream ends.

use super::scanner::{Scanner, Step};
use actix_web::error::PayloadError;
use bytes::{Bytes, BytesMut};
use futures::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};

pub(super) struct FrameGuard<S> {
    inner: S,
    scanner: Scanner,
    /// A header that is not complete yet, at most 13 bytes.
    held: BytesMut,
    rest: Bytes,
    gap: bool,
    done: bool,
}

impl<S> FrameGuard<S> {
    pub fn new(inner: S) -> FrameGuard<S> {
        FrameGuard {
            inner,
            scanner: Scanner::default(),
            held: BytesMut::new(),
            rest: Bytes::new(),
            gap: false,
            done: false,
        }
    }

    fn emit(&mut self, n: usize) -> Bytes {
        let body = self.rest.split_to(n.min(self.rest.len()));
        if self.held.is_empty() {
            return body;
        }
        self.held.extend_from_slice(&body);
        self.held.split().freeze()
    }
}

impl<S> Stream for FrameGuard<S>
where
    S: Stream<Item = Result<Bytes, PayloadError>> + Unpin,
{
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let guard = self.get_mut();
        if guard.done {
            return Poll::Ready(None);
        }
        if std::mem::take(&mut guard.gap) {
            return Poll::Pending; // without a waker: the decoder holds a whole frame, returns it and polls again
        }
        loop {
            if guard.rest.is_empty() {
                match Pin::new(&mut guard.inner).poll_next(cx) {
                    Poll::Ready(Some(Ok(chunk))) => guard.rest = chunk,
                    other => {
                        guard.done = matches!(other, Poll::Ready(None));
                        return other;
                    }
                }
                continue;
            }
            match guard.scanner.step(&guard.rest) {
                Step::Head => {
                    guard.held.extend_from_slice(&guard.rest);
                    guard.rest.clear();
                }
                Step::Body(n) => return Poll::Ready(Some(Ok(guard.emit(n)))),
                Step::End(n) => {
                    guard.gap = true;
                    return Poll::Ready(Some(Ok(guard.emit(n))));
                }
                Step::Refuse(code) => {
                    guard.done = true;
                    return Poll::Ready(Some(Ok(masked_close(code))));
                }
            }
        }
    }
}

/// A Close frame as a client would send it, with a mask of zeros.
fn masked_close(code: u16) -> Bytes {
    let [high, low] = code.to_be_bytes();
    Bytes::copy_from_slice(&[0x88, 0x82, 0, 0, 0, 0, high, low])
}
