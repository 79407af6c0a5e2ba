//! A person with a cookie.

use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::time::Duration;

/// Longest wait for the entry.
const PATIENCE: Duration = Duration::from_secs(15);

/// Somebody who entered. The cookie is good on every node, and after a restart.
#[derive(Clone, Debug)]
pub struct Person {
    /// Random id, given by the server.
    pub id: String,
    /// `user` or `helpdesk`.
    pub role: &'static str,
    /// As it goes into a request.
    pub cookie: String,
}

impl Person {
    /// Enters through this server.
    pub async fn enter(http: &reqwest::Client, door: SocketAddr, role: &'static str, name: &str) -> Result<Person> {
        let request = http.post(format!("http://{door}/api/v1/session")).json(&json!({"role": role, "name": name}));
        let answer = request.timeout(PATIENCE).send().await?.error_for_status()?;
        let cookie = answer.headers().get("set-cookie").context("no cookie")?.to_str()?;
        let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        let body: Value = answer.json().await?;
        let id = body.get("id").and_then(Value::as_str).context("no id")?.to_owned();
        Ok(Person { id, role, cookie })
    }

    /// Whether they see everything.
    pub fn is_helpdesk(&self) -> bool {
        self.role == "helpdesk"
    }
}
