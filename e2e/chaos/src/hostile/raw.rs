//! A TCP connection that says whatever it likes, in HTTP or in frames.

use crate::bots::Person;
use crate::dice::Dice;
use crate::world::ORIGIN;
use anyhow::{Context, Result, bail, ensure};
use rand::Rng;
use serde_json::Value;
use socket2::SockRef;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

pub const TEXT: u8 = 1;
pub const BINARY: u8 = 2;
pub const PING: u8 = 9;
const CLOSE: u8 = 8;
/// What is not answered within this has no answer; longer than any limit that it waits for.
const PATIENCE: Duration = Duration::from_secs(15);
/// Most of an answer that is read.
const LONGEST: usize = 8 * 1024 * 1024;
const HELLO: &str = r#"{"t":"hello","v":1,"client":"hostile","subs":[]}"#;

/// The head of a masked frame, of whatever length; the mask is zeros.
pub fn header(fin: bool, opcode: u8, length: u64) -> Vec<u8> {
    let mut bytes = vec![if fin { 0x80 | opcode } else { opcode }];
    match (u8::try_from(length), u16::try_from(length)) {
        (Ok(length), _) if length < 126 => bytes.push(0x80 | length),
        (_, Ok(length)) => {
            bytes.push(0x80 | 126);
            bytes.extend(length.to_be_bytes());
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

/// Whether an answer says its length and has it.
fn is_whole(bytes: &[u8]) -> bool {
    let said = String::from_utf8_lossy(bytes);
    let Some((head, _)) = said.split_once("\r\n\r\n") else { return false };
    let lines = head.lines().filter_map(|line| line.split_once(": "));
    let length = lines.filter(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    let length = length.filter_map(|(_, length)| length.parse::<usize>().ok()).next();
    length.is_some_and(|length| bytes.len() >= head.len() + 4 + length)
}

/// What a socket says next.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// A frame.
    Frame(Value),
    /// It was closed with this code.
    Closed(Option<u16>),
    /// It ended without a word, or nothing came.
    Nothing,
}

/// An answer of HTTP.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    /// 0: none came.
    pub status: u16,
    /// In lower case.
    pub head: String,
    pub body: String,
}

impl Reply {
    /// The code of a problem; empty if it is none.
    pub fn code(&self) -> String {
        let problem: Value = serde_json::from_str(&self.body).unwrap_or_default();
        problem.get("code").and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    /// Whether it is a problem of ours.
    pub fn is_problem(&self) -> bool {
        self.head.contains("content-type: application/problem+json") && !self.code().is_empty()
    }
}

/// The connection.
pub struct Raw {
    stream: TcpStream,
}

impl Raw {
    /// Connects and says nothing.
    pub async fn connect(door: SocketAddr) -> Result<Raw> {
        let stream = timeout(PATIENCE, TcpStream::connect(door)).await??;
        stream.set_nodelay(true)?;
        Ok(Raw { stream })
    }

    /// Becomes a socket that has not said hello.
    pub async fn upgrade(door: SocketAddr, who: &Person) -> Result<Raw> {
        let mut raw = Raw::connect(door).await?;
        let cookie = &who.cookie;
        raw.send(
            format!(
                "GET /ws HTTP/1.1\r\nHost: {door}\r\nOrigin: {ORIGIN}\r\nCookie: {cookie}\r\nConnection: Upgrade\r\n\
                 Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\
                 Sec-WebSocket-Protocol: helpdesk.v1\r\n\r\n"
            )
            .as_bytes(),
        )
        .await;
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(timeout(PATIENCE, raw.stream.read_u8()).await??);
        }
        ensure!(head.starts_with(b"HTTP/1.1 101"), "not upgraded: {}", String::from_utf8_lossy(&head));
        Ok(raw)
    }

    /// Becomes a socket that was greeted.
    pub async fn greeted(door: SocketAddr, who: &Person) -> Result<Raw> {
        let mut raw = Raw::upgrade(door, who).await?;
        raw.send(&text(HELLO)).await;
        match raw.next().await {
            Told::Frame(_) => Ok(raw),
            other => bail!("not greeted: {other:?}"),
        }
    }

    /// Sends bytes; whether they were taken. Whoever is refused early meets a closed door, which is no error.
    pub async fn send(&mut self, bytes: &[u8]) -> bool {
        matches!(timeout(PATIENCE, self.stream.write_all(bytes)).await, Ok(Ok(())))
    }

    /// Sends the same bytes again and again, as fast as they are taken, and reads what comes: whoever does not read is slow,
    /// which is another fault. Whether the connection lasted.
    pub async fn flood(&mut self, bytes: &[u8], until: Instant) -> bool {
        let (mut reader, mut writer) = self.stream.split();
        let sending = async {
            let mut rest: &[u8] = &[];
            loop {
                rest = if rest.is_empty() { bytes } else { rest };
                match writer.write(rest).await {
                    Ok(sent) => rest = rest.get(sent..).unwrap_or_default(),
                    Err(_) => return,
                }
            }
        };
        let reading = async {
            let mut answers = vec![0; 64 * 1024];
            while matches!(reader.read(&mut answers).await, Ok(1..)) {}
        };
        let lasted = tokio::select! {
            () = sending => false,
            () = reading => false,
            () = tokio::time::sleep_until(until.into()) => true,
        };
        // what this side's kernel still holds is thrown away: megabytes, that it would go on sending for minutes
        lasted && SockRef::from(&self.stream).set_linger(Some(Duration::ZERO)).is_ok()
    }

    /// Sends bytes in pieces as they may come out of a network, or at once.
    pub async fn dribble(&mut self, bytes: &[u8], dice: &mut Dice) {
        let piece = if dice.random_bool(0.5) { bytes.len() } else { dice.random_range(1..=64).max(bytes.len() / 40) };
        for piece in bytes.chunks(piece.max(1)) {
            if !self.send(piece).await {
                return;
            }
        }
    }

    /// Reads up to so many bytes; 0 at the end.
    pub async fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
        self.stream.read(bytes).await
    }

    /// Whether the other side reset it. Reads nothing.
    pub fn is_reset(&self) -> bool {
        !matches!(self.stream.take_error(), Ok(None))
    }

    /// The next text or the close.
    pub async fn next(&mut self) -> Told {
        let next = async {
            loop {
                match self.frame().await {
                    Ok((TEXT, payload)) => return Told::Frame(serde_json::from_slice(&payload).unwrap_or_default()),
                    Ok((CLOSE, payload)) => {
                        return Told::Closed(payload.first_chunk().map(|code| u16::from_be_bytes(*code)));
                    }
                    Ok(_) => {}
                    Err(_) => return Told::Nothing,
                }
            }
        };
        timeout(PATIENCE, next).await.unwrap_or(Told::Nothing)
    }

    /// The close, whatever is said before it.
    pub async fn closed(&mut self) -> Told {
        loop {
            match self.next().await {
                Told::Frame(_) => {}
                end => return end,
            }
        }
    }

    async fn frame(&mut self) -> Result<(u8, Vec<u8>)> {
        let [first, second] = [self.stream.read_u8().await?, self.stream.read_u8().await?];
        let length = match second & 0x7F {
            126 => u64::from(self.stream.read_u16().await?),
            127 => self.stream.read_u64().await?,
            short => u64::from(short),
        };
        ensure!(length < LONGEST as u64, "a server's frame of {length} bytes");
        let mut payload = vec![0; usize::try_from(length)?];
        self.stream.read_exact(&mut payload).await?;
        Ok((first & 0x0F, payload))
    }

    /// Reads an answer: as much as it says that it has, or to the end of the connection.
    pub async fn reply(&mut self) -> Reply {
        let mut bytes = Vec::new();
        let whole = async {
            let mut piece = vec![0; 16 * 1024];
            while bytes.len() < LONGEST && !is_whole(&bytes) {
                match self.stream.read(&mut piece).await {
                    Ok(read @ 1..) => bytes.extend(piece.iter().take(read)),
                    Ok(_) | Err(_) => return,
                }
            }
        };
        // what came before a reset counts
        let _ = timeout(PATIENCE, whole).await;
        let said = String::from_utf8_lossy(&bytes);
        let (head, body) = said.split_once("\r\n\r\n").unwrap_or((&said, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
        Reply { status, head: head.to_ascii_lowercase(), body: body.to_owned() }
    }

    /// Asks over a connection of its own, to the letter.
    pub async fn ask(door: SocketAddr, request: &[u8]) -> Result<Reply> {
        let mut raw = Raw::connect(door).await.context("the server does not accept")?;
        raw.send(request).await;
        Ok(raw.reply().await)
    }
}
