//! The websocket of a tab, from the handshake on.

use super::person::Person;
use crate::world::ORIGIN;
use anyhow::{Context, Result};
use futures::stream::{SplitSink, SplitStream};
use futures::{SinkExt, StreamExt};
use serde_json::Value;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;

/// Longest handshake; after it the tab tries elsewhere.
const HANDSHAKE: Duration = Duration::from_secs(3);

/// An open socket, before its `hello`.
pub struct Socket {
    inner: WebSocketStream<TcpStream>,
}

/// What comes out of it.
#[derive(Debug)]
pub enum Heard {
    /// A frame.
    Frame(Value),
    /// A ping of the server: a sign of life.
    Life,
    /// The end, with its close code if one came.
    End(Option<u16>),
}

impl Socket {
    /// Connects to a door.
    pub async fn open(door: SocketAddr, who: &Person) -> Result<Socket> {
        let mut request = format!("ws://{door}/ws").into_client_request()?;
        let headers = request.headers_mut();
        headers.insert("cookie", who.cookie.parse()?);
        headers.insert("origin", ORIGIN.parse()?);
        headers.insert("sec-websocket-protocol", "helpdesk.v1".parse()?);
        let shake = async {
            let stream = TcpStream::connect(door).await?;
            stream.set_nodelay(true)?;
            anyhow::Ok(tokio_tungstenite::client_async(request, stream).await?.0)
        };
        let inner = tokio::time::timeout(HANDSHAKE, shake).await.context("the handshake takes too long")??;
        Ok(Socket { inner })
    }

    /// Sends a frame.
    pub async fn send(&mut self, frame: &Value) -> Result<()> {
        Ok(self.inner.send(Message::text(frame.to_string())).await?)
    }

    /// Waits for what comes next. Safe to be given up and asked again.
    pub async fn next(&mut self) -> Heard {
        match self.inner.next().await {
            Some(Ok(Message::Text(text))) => serde_json::from_str(&text).map_or(Heard::Life, Heard::Frame),
            Some(Ok(Message::Close(close))) => Heard::End(close.map(|close| close.code.into())),
            Some(Ok(_)) => Heard::Life,
            Some(Err(_)) | None => Heard::End(None),
        }
    }

    /// The two directions apart, for a client that sends whether or not it is answered.
    pub fn split(self) -> (SplitSink<WebSocketStream<TcpStream>, Message>, SplitStream<WebSocketStream<TcpStream>>) {
        self.inner.split()
    }

    /// Closes in order, without waiting for the answer.
    pub async fn close(&mut self) {
        let _ = tokio::time::timeout(Duration::from_secs(1), self.inner.close(None)).await;
    }
}
