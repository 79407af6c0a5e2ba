//! The texts as parameters: found to the letter or refused, never a fault of ours.

use super::Planted;
use crate::hostile::{Raw, Trials};
use crate::stage::Stage;
use anyhow::{Context, Result};
use reqwest::Url;
use serde_json::Value;
use std::net::SocketAddr;

/// Asks lists and pages with this text in every parameter.
pub async fn ask(stage: &Stage, door: SocketAddr, planted: &Planted, text: &str, trials: &mut Trials) -> Result<()> {
    let server = stage.world.nodes.first().context("no server")?;
    let get = |path: &str, name: &str, value: &str| {
        let url = Url::parse_with_params(&server.url(path), [(name, value)]).map(|url| stage.world.http.get(url));
        url.map(|request| request.header("cookie", &planted.user.cookie).header("accept", "text/html"))
    };
    let found = get("/api/v1/tickets", "building", &planted.building)?.send().await?;
    trials.same("building in a list", found.status().as_u16(), 200);
    let found: Value = found.json().await?;
    let id = found.pointer("/items/0/id").and_then(Value::as_i64);
    trials.same("its only ticket", (id, found.get("total").and_then(Value::as_i64)), (Some(planted.ticket), Some(1)));
    for (name, statuses) in [
        ("cursor", [422].as_slice()),
        ("status", &[422]),
        ("sort", &[422]),
        ("limit", &[422]),
        ("opened_after", &[422]),
        // full text is not there yet; then it finds or does not
        ("q", &[200, 422]),
        ("unknown", &[200]),
    ] {
        let said = get("/api/v1/tickets", name, text)?.send().await?.status().as_u16();
        trials.holds(&format!("{name}={text}"), statuses.contains(&said), || said.to_string());
    }
    for (path, name) in [
        ("/tickets", "building"),
        ("/tickets", "category"),
        ("/tickets", "cursor"),
        ("/tickets/new", "text"),
        ("/", "next"),
        ("/queue", "view"),
    ] {
        let said = get(path, name, text)?.send().await?.status().as_u16();
        trials.holds(&format!("{path}?{name}={text}"), (200..500).contains(&said), || said.to_string());
    }
    // bytes that are no text at all
    for query in ["building=%ff%fe", "building=%00", "cursor=%00", "q=%00%ff", "building=%", "building=%u0041"] {
        let cookie = &planted.user.cookie;
        let request = format!(
            "GET /api/v1/tickets?{query} HTTP/1.1\r\nHost: {door}\r\nConnection: close\r\nCookie: {cookie}\r\n\r\n"
        );
        let reply = Raw::ask(door, request.as_bytes()).await?;
        trials.holds(query, matches!(reply.status, 200 | 400 | 422), || reply.status.to_string());
    }
    Ok(())
}
