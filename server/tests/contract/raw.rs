//! A client without manners: a TCP connection that says the handshake by hand and then whatever it likes.

use crate::rig::{Caller, SOON};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::timeout;

pub const TEXT: u8 = 1;
pub const BINARY: u8 = 2;
pub const CLOSE: u8 = 8;
pub const PING: u8 = 9;
pub const PONG: u8 = 10;
const HELLO: &str = r#"{"t":"hello","v":1,"client":"raw","subs":[]}"#;
/// What its own kernel keeps of what it sends; a small one shows soon that the server does not read.
const SEND_BUFFER: u32 = 16 * 1024;

/// The header of a masked frame, with whatever length; the mask is zeros.
pub fn header(fin: bool, opcode: u8, length: u64) -> Vec<u8> {
    let mut bytes = vec![if fin { 0x80 | opcode } else { opcode }];
    match length {
        0..=125 => bytes.push(0x80 | length as u8),
        126..=0xFFFF => {
            bytes.push(0x80 | 126);
            bytes.extend((length as u16).to_be_bytes());
        }
        _ => {
            bytes.push(0x80 | 127);
            bytes.extend(length.to_be_bytes());
        }
    }
    bytes.extend([0; 4]);
    bytes
}

pub fn frame(fin: bool, opcode: u8, payload: &[u8]) -> Vec<u8> {
    [header(fin, opcode, payload.len() as u64), payload.to_vec()].concat()
}

pub fn text(text: &str) -> Vec<u8> {
    frame(true, TEXT, text.as_bytes())
}

/// Both halves, so that one may send for ever while the other reads.
pub struct Raw {
    pub reader: Reader,
    pub writer: OwnedWriteHalf,
}

pub struct Reader {
    from: OwnedReadHalf,
}

impl Raw {
    /// Shakes hands, says hello and is welcome.
    pub async fn open(caller: &Caller) -> Raw {
        let tcp = TcpSocket::new_v4().unwrap();
        tcp.set_send_buffer_size(SEND_BUFFER).unwrap();
        let mut stream = tcp.connect(caller.address.parse().unwrap()).await.unwrap();
        stream.set_nodelay(true).unwrap();
        let (address, cookie) = (&caller.address, &caller.cookie);
        let request = format!(
            "GET /ws HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nCookie: {cookie}\r\nConnection: Upgrade\r\n\
             Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\
             Sec-WebSocket-Protocol: helpdesk.v1\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).await.unwrap();
        let answer = timeout(SOON, head(&mut stream)).await.expect("an answer within 10 s");
        assert!(answer.starts_with("HTTP/1.1 101"), "{answer}");
        let (from, writer) = stream.into_split();
        let mut raw = Raw { reader: Reader { from }, writer };
        raw.send(&text(HELLO)).await;
        assert_eq!(raw.reader.next().await.unwrap()["t"], "welcome");
        raw
    }

    pub async fn send(&mut self, bytes: &[u8]) {
        self.writer.write_all(bytes).await.unwrap();
    }
}

impl Reader {
    /// The next text as JSON, or the close code; `Err(None)` if the connection just ends.
    pub async fn next(&mut self) -> Result<Value, Option<u16>> {
        loop {
            match timeout(SOON, self.frame()).await.expect("a frame within 10 s").map_err(|_| None)? {
                (TEXT, payload) => return Ok(serde_json::from_slice(&payload).unwrap()),
                (CLOSE, payload) => return Err(payload.first_chunk().map(|code| u16::from_be_bytes(*code))),
                _ => {}
            }
        }
    }

    /// The close code, skipping texts.
    pub async fn close_code(&mut self) -> Option<u16> {
        loop {
            if let Err(code) = self.next().await {
                return code;
            }
        }
    }

    async fn frame(&mut self) -> std::io::Result<(u8, Vec<u8>)> {
        let [first, second] = [self.from.read_u8().await?, self.from.read_u8().await?];
        assert_eq!((first & 0xF0, second & 0x80), (0x80, 0), "the server sends whole, unmasked frames");
        let length = match second {
            126 => u64::from(self.from.read_u16().await?),
            127 => self.from.read_u64().await?,
            short => u64::from(short),
        };
        let mut payload = vec![0; usize::try_from(length).unwrap()];
        self.from.read_exact(&mut payload).await?;
        Ok((first & 0x0F, payload))
    }
}

/// The head of an HTTP answer and not a byte more.
async fn head(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    while !bytes.ends_with(b"\r\n\r\n") {
        bytes.push(stream.read_u8().await.unwrap());
    }
    String::from_utf8(bytes).unwrap()
}
