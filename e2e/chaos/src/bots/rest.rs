//! A command over REST, with its `cid` as the `Idempotency-Key`; and the pages of a log for a `resync`.

use super::outbox::{Answer, Lane, Sending};
use super::person::Person;
use anyhow::{Context, Result};
use reqwest::{Response, StatusCode};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::time::Duration;

/// A request without an answer for so long is lost; more than the server's own limit (12 s).
const PATIENCE: Duration = Duration::from_secs(15);

/// Whether the answer to this command over REST tells its seq: a message, a note, a new ticket.
pub fn speaks(command: &Value) -> bool {
    matches!(op_of(command), "post" | "note" | "create")
}

fn op_of(command: &Value) -> &str {
    command.get("op").and_then(Value::as_str).unwrap_or_default()
}

/// Sends one copy.
pub async fn send(http: &reqwest::Client, door: SocketAddr, who: &Person, sending: &Sending) -> Answer {
    let (path, body) = request(sending.lane, &sending.command);
    let request = http
        .post(format!("http://{door}/api/v1{path}"))
        .header("cookie", &who.cookie)
        .header("idempotency-key", &sending.cid)
        .timeout(PATIENCE)
        .json(&body);
    match request.send().await {
        Ok(answer) => read(sending.lane, answer).await.unwrap_or(Answer::Lost),
        Err(_) => Answer::Lost,
    }
}

fn request(lane: Lane, command: &Value) -> (String, Value) {
    let field = |name: &str| command.get(name).cloned().unwrap_or_default();
    match lane {
        None => ("/tickets".to_owned(), json!({"description": field("description"), "location": field("location")})),
        Some(ticket) => {
            let note = op_of(command) == "note";
            (format!("/tickets/{ticket}/messages"), json!({"body": field("body"), "note": note}))
        }
    }
}

async fn read(lane: Lane, answer: Response) -> Result<Answer> {
    let status = answer.status();
    let wait = answer.headers().get("retry-after").and_then(|value| value.to_str().ok()?.parse().ok());
    let retry = wait.map(Duration::from_secs);
    let body: Value = answer.json().await?;
    let number = |name: &str| body.get(name).and_then(Value::as_i64).with_context(|| format!("no {name}"));
    if !status.is_success() {
        // an answer that is no problem of ours says nothing of the command
        let code = body.get("code").and_then(Value::as_str).context("no code")?.to_owned();
        return Ok(Answer::Refused { code, retry });
    }
    let dup = status == StatusCode::OK;
    Ok(match lane {
        // the opening event of a ticket is its first
        None => Answer::Ok { ticket: number("id")?, seq: 1, dup },
        Some(_) => Answer::Ok { ticket: number("ticket")?, seq: number("seq")?, dup },
    })
}

/// Reads a log from a cursor to its end; how far it got.
pub async fn catch_up(http: &reqwest::Client, door: SocketAddr, who: &Person, ticket: i64, after: i64) -> Result<i64> {
    let mut reached = after;
    loop {
        let url = format!("http://{door}/api/v1/tickets/{ticket}/events?after={reached}&limit=200");
        let request = http.get(url).header("cookie", &who.cookie).timeout(PATIENCE);
        let page: Value = request.send().await?.error_for_status()?.json().await?;
        let items = page.get("items").and_then(Value::as_array).context("no items")?;
        let last = page.get("last_seq").and_then(Value::as_i64).context("no last_seq")?;
        reached = items.last().and_then(|event| event.get("seq")?.as_i64()).unwrap_or(last);
        if reached >= last {
            return Ok(reached);
        }
    }
}
