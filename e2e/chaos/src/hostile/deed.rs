//! A command by somebody who is not one of the bots, in the history with its answer: any command, over REST or a socket.

use crate::bots::{Heard, Person, Shared, Socket};
use crate::history::{Invoke, Outcome, Via, What};
use anyhow::{Context, Result, bail};
use reqwest::Method;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

/// More than the server's own limit for a command.
const PATIENCE: Duration = Duration::from_secs(15);

/// What was said to a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Acknowledged.
    Yes { ticket: i64, seq: i64, dup: bool },
    /// Refused with this code.
    No(String),
}

impl Said {
    /// The code; empty if it was done.
    pub fn code(&self) -> &str {
        match self {
            Said::Yes { .. } => "",
            Said::No(code) => code,
        }
    }
}

fn invoked(shared: &Shared, who: &Person, deed: &Deed<'_>, via: Via) {
    shared.recorder.record(What::Invoke(Invoke {
        op: deed.op,
        tab: deed.tab,
        person: who.id.clone(),
        role: who.role.to_owned(),
        cid: deed.cid(),
        ticket: deed.ticket,
        node: 0,
        via,
        attempt: deed.attempt,
        command: deed.command.clone(),
    }));
}

fn ended(shared: &Shared, deed: &Deed<'_>, said: &Said) {
    let outcome = match said {
        Said::Yes { ticket, seq, dup } => Outcome::Ok { ticket: *ticket, seq: *seq, dup: *dup },
        Said::No(code) => Outcome::Fail { code: code.clone(), doubtful: false },
    };
    // a retry that is refused says nothing of the first sending
    if deed.attempt == 0 || matches!(said, Said::Yes { .. }) {
        shared.recorder.record(What::Outcome { op: deed.op, outcome });
    }
}

struct Deed<'a> {
    op: u64,
    tab: u64,
    attempt: u32,
    ticket: Option<i64>,
    command: &'a Value,
}

impl Deed<'_> {
    fn cid(&self) -> String {
        format!("hostile-{:012}", self.op)
    }
}

/// A command over REST. What is not a message tells its seq as that of the ticket: nobody else may write to it then.
/// `again`: the number of an earlier one, which is sent once more.
pub async fn by_rest(
    shared: &Shared,
    who: &Person,
    ticket: Option<i64>,
    command: &Value,
    again: Option<u64>,
) -> Result<(u64, Said)> {
    let door = shared.doors.first().context("no server")?.address;
    let op = again.unwrap_or_else(|| shared.number());
    let deed = Deed { op, tab: 0, attempt: u32::from(again.is_some()), ticket, command };
    let (method, path, body) = request(ticket, command);
    invoked(shared, who, &deed, Via::Rest);
    let request = shared
        .http
        .request(method, format!("http://{door}/api/v1{path}"))
        .header("cookie", &who.cookie)
        .header("idempotency-key", deed.cid())
        .timeout(PATIENCE)
        .json(&body);
    let answer = request.send().await?;
    let status = answer.status();
    let body: Value = answer.json().await?;
    let number = |name: &str| body.get(name).and_then(Value::as_i64);
    let said = if status.is_success() {
        let ticket = number("ticket").or(number("id")).context("no ticket")?;
        let seq = if deed.ticket.is_none() { Some(1) } else { number("seq").or(number("last_seq")) };
        Said::Yes { ticket, seq: seq.context("no seq")?, dup: status.as_u16() == 200 }
    } else {
        Said::No(body.get("code").and_then(Value::as_str).context("not a problem")?.to_owned())
    };
    ended(shared, &deed, &said);
    Ok((op, said))
}

fn request(ticket: Option<i64>, command: &Value) -> (Method, String, Value) {
    let field = |name: &str| command.get(name).cloned().unwrap_or_default();
    let word = |name: &str| command.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let Some(ticket) = ticket else {
        let body = json!({"description": field("description"), "location": field("location")});
        return (Method::POST, "/tickets".to_owned(), body);
    };
    let patch = |name: &str, value: Value| (Method::PATCH, format!("/tickets/{ticket}"), json!({name: value}));
    match word("op").as_str() {
        "edit" => patch(&word("field"), field("value")),
        "category" => patch("category", field("to")),
        "assign" => patch("assignee", field("to")),
        "status" => (Method::POST, format!("/tickets/{ticket}/status"), json!({"to": field("to")})),
        op => {
            let body = json!({"body": field("body"), "note": op == "note"});
            (Method::POST, format!("/tickets/{ticket}/messages"), body)
        }
    }
}

/// A socket for commands that follows nothing.
pub struct Desk {
    shared: Arc<Shared>,
    who: Person,
    tab: u64,
    socket: Socket,
}

impl Desk {
    /// Opens it and is greeted.
    pub async fn open(shared: &Arc<Shared>, door: SocketAddr, who: &Person) -> Result<Desk> {
        let mut socket = Socket::open(door, who).await?;
        socket.send(&json!({"t": "hello", "v": 1, "client": "hostile", "subs": []})).await?;
        let Heard::Frame(_) = socket.next().await else { bail!("not greeted") };
        Ok(Desk { shared: shared.clone(), who: who.clone(), tab: shared.number(), socket })
    }

    /// A command; as [`by_rest`].
    pub async fn cmd(&mut self, ticket: Option<i64>, command: &Value, again: Option<u64>) -> Result<(u64, Said)> {
        let op = again.unwrap_or_else(|| self.shared.number());
        let deed = Deed { op, tab: self.tab, attempt: u32::from(again.is_some()), ticket, command };
        let mut frame = command.clone();
        if let Some(fields) = frame.as_object_mut() {
            fields.extend([("t".to_owned(), json!("cmd")), ("cid".to_owned(), json!(deed.cid()))]);
            fields.extend(ticket.map(|ticket| ("ticket".to_owned(), json!(ticket))));
        }
        invoked(&self.shared, &self.who, &deed, Via::Socket);
        self.socket.send(&frame).await?;
        let said = tokio::time::timeout(PATIENCE, self.answer(&deed.cid())).await.context("no answer")??;
        ended(&self.shared, &deed, &said);
        Ok((op, said))
    }

    async fn answer(&mut self, cid: &str) -> Result<Said> {
        loop {
            let frame = self.frame().await?;
            let text = |name: &str| frame.get(name).and_then(Value::as_str).unwrap_or_default();
            let number = |name: &str| frame.get(name).and_then(Value::as_i64).unwrap_or_default();
            match text("t") {
                "ack" if text("cid") == cid => {
                    let dup = frame.get("dup") == Some(&json!(true));
                    return Ok(Said::Yes { ticket: number("ticket"), seq: number("seq"), dup });
                }
                "err" if text("cid") == cid => return Ok(Said::No(text("code").to_owned())),
                _ => {}
            }
        }
    }

    /// The next frame.
    pub async fn frame(&mut self) -> Result<Value> {
        loop {
            match self.socket.next().await {
                Heard::Frame(frame) => return Ok(frame),
                Heard::Life => {}
                Heard::End(code) => bail!("the socket ended with {code:?}"),
            }
        }
    }

    /// Sends any frame.
    pub async fn send(&mut self, frame: &Value) -> Result<()> {
        self.socket.send(frame).await
    }
}
