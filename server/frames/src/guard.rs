//! The guarded byte stream in front of actix-web-actors.
//!
//! Its decoder drains the whole stream into a buffer before it looks at a frame, so a giant frame or a flood of tiny
//! ones would grow the memory without bound. The guard hands over one frame per poll and then answers `Pending` once:
//! the decoder now holds a whole frame, returns it, and polls again.
//!
//! A refusal is not an error (that would overtake good frames still in the buffer) but a Close frame in the stream, as
//! if the client had sent it; then the stream ends. Whoever is over its budget is not refused but read later: the guard
//! sleeps, the socket's buffer fills, and TCP stops the client.

use crate::budget::{Budget, Charges};
use crate::scanner::{Scanner, Step};
use actix_http::error::PayloadError;
use bytes::{Bytes, BytesMut};
use futures::Stream;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Instant;
use tokio::time::{Sleep, sleep};

/// Wraps a request's payload; give it to the websocket's response builder.
pub struct FrameGuard<S> {
    inner: S,
    scanner: Scanner,
    budget: Budget,
    charges: Charges,
    /// Runs while there is a debt and at no other time.
    sleep: Option<Pin<Box<Sleep>>>,
    /// A header that is not complete yet, at most 13 bytes.
    held: BytesMut,
    rest: Bytes,
    gap: bool,
    done: bool,
}

impl<S> FrameGuard<S> {
    /// With the budget of every socket; what is added to `charges` later is spent from it too.
    pub fn new(inner: S, charges: Charges) -> FrameGuard<S> {
        FrameGuard { charges, ..FrameGuard::with_budget(inner, Budget::default()) }
    }

    /// With a budget of one's own.
    pub fn with_budget(inner: S, budget: Budget) -> FrameGuard<S> {
        FrameGuard {
            inner,
            scanner: Scanner::default(),
            budget,
            charges: Charges::default(),
            sleep: None,
            held: BytesMut::new(),
            rest: Bytes::new(),
            gap: false,
            done: false,
        }
    }

    fn emit(&mut self, n: usize, frames: u64) -> Bytes {
        let body = self.rest.split_to(n.min(self.rest.len()));
        let out = if self.held.is_empty() {
            body
        } else {
            self.held.extend_from_slice(&body);
            self.held.split().freeze()
        };
        self.budget.spend(frames, out.len() as u64, Instant::now());
        out
    }

    /// Ready once there is no debt. The timer wakes the session; an idle guard has none.
    fn poll_budget(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        loop {
            if let Some(timer) = &mut self.sleep {
                ready!(timer.as_mut().poll(cx));
                self.sleep = None;
            }
            let now = Instant::now();
            self.budget.spend(self.charges.take(), 0, now);
            match self.budget.pause(now) {
                None => return Poll::Ready(()),
                Some(pause) => self.sleep = Some(Box::pin(sleep(pause))),
            }
        }
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
        ready!(guard.poll_budget(cx));
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
                Step::Body(n) => return Poll::Ready(Some(Ok(guard.emit(n, 0)))),
                Step::End(n) => {
                    guard.gap = true;
                    return Poll::Ready(Some(Ok(guard.emit(n, 1))));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::budget::Rate;
    use futures::{StreamExt, stream};
    use std::time::Duration;

    /// Two bytes of text, masked with zeros.
    const FRAME: [u8; 8] = [0x81, 0x82, 0, 0, 0, 0, b'h', b'i'];
    const PLENTY: Rate = Rate { per_second: 1 << 40, burst: 1 << 40 };

    fn many(frames: usize) -> impl Stream<Item = Result<Bytes, PayloadError>> + Unpin {
        stream::iter([Ok(Bytes::from(FRAME.repeat(frames)))]).chain(stream::pending())
    }

    /// The next frame as the decoder would take it: it polls once more and meets the gap.
    async fn next<S: Stream<Item = Result<Bytes, PayloadError>> + Unpin>(guard: &mut FrameGuard<S>) -> Bytes {
        let frame = guard.next().await.unwrap().unwrap();
        assert!(std::mem::take(&mut guard.gap), "one frame per poll");
        frame
    }

    #[tokio::test]
    async fn whoever_is_over_the_budget_is_read_later_and_loses_nothing() {
        let (rate, frames) = (Rate { per_second: 100, burst: 5 }, 20);
        let mut guard = FrameGuard::with_budget(many(frames), Budget::new(rate, PLENTY));
        let began = Instant::now();
        for n in 0..frames {
            assert_eq!(next(&mut guard).await, FRAME[..], "frame {n}");
        }
        assert!(began.elapsed() >= Duration::from_millis(140), "20 frames at 100 a second, 5 of them at once");
    }

    #[tokio::test]
    async fn what_a_session_charges_is_paid_before_the_next_frame() {
        let (rate, charges) = (Rate { per_second: 100, burst: 5 }, Charges::default());
        let guard = FrameGuard::with_budget(many(3), Budget::new(rate, PLENTY));
        let mut guard = FrameGuard { charges: charges.clone(), ..guard };
        next(&mut guard).await;
        next(&mut guard).await;
        charges.add(20);
        let began = Instant::now();
        next(&mut guard).await;
        assert!(began.elapsed() >= Duration::from_millis(150), "22 frames at 100 a second, 5 of them at once");
    }

    #[tokio::test]
    async fn an_idle_guard_leaves_no_timer_behind() {
        let rate = Rate { per_second: 1_000, burst: 0 };
        let mut guard = FrameGuard::with_budget(many(3), Budget::new(rate, PLENTY));
        for _ in 0..3 {
            next(&mut guard).await;
            assert!(futures::poll!(guard.next()).is_pending() && guard.sleep.is_some(), "over its budget");
        }
        // the stream is silent from here on: the last timer runs out and nothing replaces it
        assert!(tokio::time::timeout(Duration::from_millis(200), guard.next()).await.is_err());
        assert!(guard.sleep.is_none());
    }

    #[tokio::test]
    async fn within_the_budget_there_is_no_timer() {
        let mut guard = FrameGuard::new(many(1_000), Charges::default());
        for _ in 0..1_000 {
            next(&mut guard).await;
            assert!(guard.sleep.is_none());
        }
    }
}
