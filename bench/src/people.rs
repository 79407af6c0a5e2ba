//! People who talk to a server as browsers do: entering, opening tickets, sockets.

use anyhow::{Context, Result, bail, ensure};
use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;

/// One person with a cookie.
#[derive(Clone)]
pub struct Person {
    cookie: String,
}

/// One browser tab.
pub type Socket = tokio_tungstenite::WebSocketStream<tokio_tungstenite::MaybeTlsStream<tokio::net::TcpStream>>;

impl Person {
    /// Enters as a user.
    pub async fn enter(address: &str, name: &str) -> Result<Person> {
        Person::enter_as(address, "user", name).await
    }

    /// What proves who it is.
    pub fn cookie(&self) -> &str {
        &self.cookie
    }

    /// Enters in a role.
    pub async fn enter_as(address: &str, role: &str, name: &str) -> Result<Person> {
        let answer = reqwest::Client::new()
            .post(format!("http://{address}/api/v1/session"))
            .json(&json!({"role": role, "name": name}))
            .send()
            .await?
            .error_for_status()?;
        let cookie = answer.headers().get("set-cookie").context("no cookie")?.to_str()?;
        Ok(Person { cookie: cookie.split(';').next().unwrap_or_default().to_owned() })
    }

    /// Opens a ticket for each of these texts.
    pub async fn open(&self, address: &str, texts: impl IntoIterator<Item = String>) -> Result<Vec<i64>> {
        let client = reqwest::Client::new();
        let mut tickets = Vec::new();
        for text in texts {
            let answer: Value = client
                .post(format!("http://{address}/api/v1/tickets"))
                .header("cookie", &self.cookie)
                .json(&json!({"description": text}))
                .send()
                .await?
                .error_for_status()?
                .json()
                .await?;
            tickets.push(answer.get("id").and_then(Value::as_i64).context("no id")?);
        }
        Ok(tickets)
    }

    /// A socket that follows these tickets from their first event on.
    pub async fn connect(&self, address: &str, tickets: &[i64]) -> Result<Socket> {
        let mut request = format!("ws://{address}/ws").into_client_request()?;
        let headers = request.headers_mut();
        headers.insert("cookie", self.cookie.parse()?);
        headers.insert("origin", format!("http://{address}").parse()?);
        headers.insert("sec-websocket-protocol", "helpdesk.v1".parse()?);
        let (mut socket, _) = tokio_tungstenite::connect_async(request).await?;
        let subs: Vec<Value> = tickets.iter().map(|ticket| json!({"ticket": ticket, "after": 1})).collect();
        send(&mut socket, &json!({"t": "hello", "v": 1, "client": "bench", "subs": subs})).await?;
        for _ in tickets {
            next_of(&mut socket, "sub_ok").await?;
        }
        Ok(socket)
    }
}

/// Sends a frame.
pub async fn send(socket: &mut Socket, frame: &Value) -> Result<()> {
    Ok(socket.send(Message::text(frame.to_string())).await?)
}

/// The next frame of this kind; an error if a command was refused or the socket was closed.
pub async fn next_of(socket: &mut Socket, t: &str) -> Result<Value> {
    loop {
        let frame = frame(socket).await?;
        let kind = kind(&frame);
        ensure!(kind != "err" && kind != "bye", "refused: {frame}");
        if kind == t {
            return Ok(frame);
        }
    }
}

/// What a command is answered: an `ack` or an `err`. An error if the socket was closed.
pub async fn answer(socket: &mut Socket) -> Result<Value> {
    loop {
        let frame = frame(socket).await?;
        match kind(&frame) {
            "ack" | "err" => return Ok(frame),
            "bye" => bail!("refused: {frame}"),
            _ => {}
        }
    }
}

async fn frame(socket: &mut Socket) -> Result<Value> {
    loop {
        let frame = socket.next().await.context("the socket was closed")??;
        if let Message::Text(text) = frame {
            return Ok(serde_json::from_str(&text)?);
        }
    }
}

fn kind(frame: &Value) -> &str {
    frame.get("t").and_then(Value::as_str).unwrap_or_default()
}
