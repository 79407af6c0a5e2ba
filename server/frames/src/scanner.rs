//! A look at raw websocket frames before anybody buffers them: a pure state machine over frame headers (RFC 6455, 5.2).
//!
//! It never sees payload bytes as such, only counts them. Whatever breaks the protocol is refused with 1002, whatever is
//! too large with 1009, as soon as the header says so. How the bytes are split makes no difference.

use helpdesk_core::wire::MAX_FRAME;

/// Fragments of one message. Sixteen would fail legal clients, a flood of empty ones must end somewhere.
pub const MAX_FRAGMENTS: u32 = 64;
/// Longest header: two bytes, eight of length, four of mask.
const MAX_HEADER: usize = 14;
const PROTOCOL: u16 = 1002;
const TOO_LARGE: u16 = 1009;

/// What the bytes mean, given those before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// All of them belong to a header that is not complete; keep them back.
    Head,
    /// So many of them may go on; the frame is not complete yet.
    Body(usize),
    /// So many of them may go on, and the last one ends a frame.
    End(usize),
    /// Close with this code.
    Refuse(u16),
}

/// The state between two looks.
#[derive(Debug, Default)]
pub struct Scanner {
    head: Vec<u8>,
    /// Payload bytes of the current frame that are still to come; `None` between frames.
    left: Option<u64>,
    /// Length and fragments of the message that is being sent in parts.
    message: Option<(u64, u32)>,
}

struct Header {
    size: usize,
    payload: u64,
}

impl Scanner {
    /// Looks at what has arrived. `Body` and `End` count bytes of `bytes` only, not those kept back before.
    pub fn step(&mut self, bytes: &[u8]) -> Step {
        match self.left {
            Some(left) => self.pass(left, bytes.len(), 0),
            None => self.read_head(bytes),
        }
    }

    fn read_head(&mut self, bytes: &[u8]) -> Step {
        let before = self.head.len();
        self.head.extend(bytes.iter().take(MAX_HEADER - before));
        let header = match self.parse() {
            Ok(Some(header)) => header,
            Ok(None) => return Step::Head,
            Err(code) => return Step::Refuse(code),
        };
        self.head.clear();
        let used = header.size - before;
        self.pass(header.payload, bytes.len() - used, used)
    }

    fn pass(&mut self, left: u64, available: usize, header: usize) -> Step {
        let taken = usize::try_from(left).unwrap_or(usize::MAX).min(available);
        let left = left - taken as u64;
        self.left = (left > 0).then_some(left);
        if left == 0 { Step::End(header + taken) } else { Step::Body(header + taken) }
    }

    /// The header, `None` while bytes are missing. The first two bytes are judged as soon as they are there.
    fn parse(&mut self) -> Result<Option<Header>, u16> {
        let [first, second, rest @ ..] = self.head.as_slice() else { return Ok(None) };
        let (fin, opcode, code) = (first & 0x80 != 0, first & 0x0F, second & 0x7F);
        check_first_bytes(*first, *second, self.message.is_some())?;
        let (length_bytes, payload) = match code {
            126 => (2, number(rest, 2)),
            127 => (8, number(rest, 8)),
            short => (0, Some(u64::from(short))),
        };
        let Some(payload) = payload else { return Ok(None) };
        if payload > MAX_FRAME as u64 {
            return Err(TOO_LARGE);
        }
        let size = 2 + length_bytes + 4;
        if self.head.len() < size {
            return Ok(None);
        }
        self.count_fragment(fin, opcode, payload)?;
        Ok(Some(Header { size, payload }))
    }

    fn count_fragment(&mut self, fin: bool, opcode: u8, payload: u64) -> Result<(), u16> {
        if opcode >= 8 {
            return Ok(());
        }
        let (total, fragments) = self.message.unwrap_or_default();
        let (total, fragments) = (total.saturating_add(payload), fragments + 1);
        if total > MAX_FRAME as u64 || fragments > MAX_FRAGMENTS {
            return Err(TOO_LARGE);
        }
        self.message = (!fin).then_some((total, fragments));
        Ok(())
    }
}

fn check_first_bytes(first: u8, second: u8, inside: bool) -> Result<(), u16> {
    let (fin, reserved, opcode) = (first & 0x80 != 0, first & 0x70, first & 0x0F);
    let (masked, code) = (second & 0x80 != 0, second & 0x7F);
    let control = opcode >= 8;
    let legal = reserved == 0
        && masked
        && matches!(opcode, 0..=2 | 8..=10)
        && !(control && (!fin || code > 125))
        && (opcode != 0 || inside)
        && !((opcode == 1 || opcode == 2) && inside);
    if legal { Ok(()) } else { Err(PROTOCOL) }
}

/// A big-endian number of `n` bytes at the beginning, if they are there.
fn number(bytes: &[u8], n: usize) -> Option<u64> {
    bytes.get(..n).map(|bytes| bytes.iter().fold(0, |sum, byte| (sum << 8) | u64::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A masked frame with a payload of zeros.
    fn frame(fin: bool, opcode: u8, payload: usize) -> Vec<u8> {
        let mut bytes = vec![if fin { 0x80 | opcode } else { opcode }];
        match payload {
            0..=125 => bytes.push(0x80 | u8::try_from(payload).unwrap()),
            126..=0xFFFF => {
                bytes.push(0x80 | 126);
                bytes.extend(u16::try_from(payload).unwrap().to_be_bytes());
            }
            _ => {
                bytes.push(0x80 | 127);
                bytes.extend((payload as u64).to_be_bytes());
            }
        }
        bytes.extend([1, 2, 3, 4]);
        bytes.extend(std::iter::repeat_n(0, payload));
        bytes
    }

    /// Frames that ended, and the refusal if there was one, when the bytes come in these pieces.
    fn verdict(bytes: &[u8], cuts: &[usize]) -> (usize, Option<u16>) {
        let mut scanner = Scanner::default();
        let mut frames = 0;
        let mut pieces = Vec::new();
        let mut rest = bytes;
        for cut in cuts {
            let (piece, after) = rest.split_at((*cut).min(rest.len()));
            pieces.push(piece);
            rest = after;
        }
        pieces.push(rest);
        for mut piece in pieces {
            while !piece.is_empty() {
                match scanner.step(piece) {
                    Step::Head => break,
                    Step::Body(n) => piece = &piece[n..],
                    Step::End(n) => {
                        frames += 1;
                        piece = &piece[n..];
                    }
                    Step::Refuse(code) => return (frames, Some(code)),
                }
            }
        }
        (frames, None)
    }

    /// A legal sequence: whole messages, fragmented ones, control frames in between.
    fn legal() -> impl Strategy<Value = Vec<Vec<u8>>> {
        let message = (proptest::collection::vec(0..300usize, 1..5), any::<bool>()).prop_map(|(parts, with_ping)| {
            let last = parts.len() - 1;
            let mut frames = Vec::new();
            for (n, payload) in parts.into_iter().enumerate() {
                frames.push(frame(n == last, if n == 0 { 1 } else { 0 }, payload));
                if with_ping {
                    frames.push(frame(true, 9, 5));
                }
            }
            frames
        });
        proptest::collection::vec(message, 0..4).prop_map(|messages| messages.into_iter().flatten().collect())
    }

    proptest! {
        #[test]
        fn a_legal_sequence_passes_however_it_is_split(frames in legal(), cuts in proptest::collection::vec(0..40usize, 0..40)) {
            let bytes: Vec<u8> = frames.concat();
            prop_assert_eq!(verdict(&bytes, &cuts), (frames.len(), None));
            prop_assert_eq!(verdict(&bytes, &vec![1; bytes.len()]), (frames.len(), None));
        }

        #[test]
        fn noise_gets_the_same_verdict_however_it_is_split(bytes in proptest::collection::vec(any::<u8>(), 0..200), cuts in proptest::collection::vec(0..9usize, 0..40)) {
            prop_assert_eq!(verdict(&bytes, &cuts), verdict(&bytes, &[]));
        }
    }

    #[test]
    fn what_breaks_the_protocol_is_refused_at_the_header() {
        assert_eq!(verdict(&[0xC1, 0x80], &[]), (0, Some(1002)), "reserved bit");
        assert_eq!(verdict(&[0x81, 0x00], &[]), (0, Some(1002)), "not masked");
        assert_eq!(verdict(&[0x83, 0x80], &[]), (0, Some(1002)), "unknown opcode");
        assert_eq!(verdict(&[0x09, 0x80], &[]), (0, Some(1002)), "control frame in parts");
        assert_eq!(verdict(&[0x80, 0x80], &[]), (0, Some(1002)), "continuation of nothing");
        assert_eq!(verdict(&[0x81, 0xFF, 0, 0, 0, 1, 0, 0, 0, 0], &[]), (0, Some(1009)), "4 GiB");
        let inside = [frame(false, 1, 3), frame(true, 1, 3)].concat();
        assert_eq!(verdict(&inside, &[]), (1, Some(1002)), "text inside a message");
        let parts = [frame(false, 1, 60_000), frame(true, 0, 6_000)].concat();
        assert_eq!(verdict(&parts, &[]), (1, Some(1009)), "too much in all");
        let many: Vec<u8> =
            std::iter::once(frame(false, 1, 0)).chain(std::iter::repeat_n(frame(false, 0, 0), 64)).flatten().collect();
        assert_eq!(verdict(&many, &[]), (64, Some(1009)), "too many parts");
        assert_eq!(verdict(&frame(true, 1, MAX_FRAME), &[]), (1, None));
    }
}
