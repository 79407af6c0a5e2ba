//! What the database holds, read past the product, and what the product shows.

use super::World;
use super::postgres::connect;
use crate::bots::Person;
use crate::history::{EventRow, Facts, TicketRow, What};
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::BTreeMap;

const HEADS: &str = include_str!("heads.sql");
const EVENTS: &str = include_str!("events.sql");
const TICKETS: &str = include_str!("tickets.sql");

/// The length of every ticket's log.
pub async fn heads(world: &World) -> Result<BTreeMap<i64, i64>> {
    let client = connect(&world.database_url()?).await?;
    let rows = client.query(HEADS, &[]).await?;
    Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
}

/// Everything, in one snapshot each; nobody writes any more.
pub async fn facts(world: &World) -> Result<Facts> {
    let client = connect(&world.database_url()?).await?;
    let event = |row: &tokio_postgres::Row| -> Result<EventRow> {
        Ok(EventRow {
            ticket: row.get(0),
            seq: row.get(1),
            kind: row.get(2),
            author: row.get(3),
            role: row.get(4),
            cid: row.get(5),
            data: serde_json::from_str(row.get(6))?,
        })
    };
    let ticket = |row: &tokio_postgres::Row| TicketRow {
        id: row.get(0),
        status: row.get(1),
        category: row.get(2),
        description: row.get(3),
        last_seq: row.get(4),
    };
    Ok(Facts {
        events: client.query(EVENTS, &[]).await?.iter().map(event).collect::<Result<_>>()?,
        tickets: client.query(TICKETS, &[]).await?.iter().map(ticket).collect(),
    })
}

/// Records every ticket as the API shows it to the helpdesk.
pub async fn shown(world: &World, helpdesk: &Person) -> Result<()> {
    let door = world.nodes.first().context("no server")?;
    for ticket in heads(world).await?.into_keys() {
        let request = world.http.get(door.url(&format!("/api/v1/tickets/{ticket}"))).header("cookie", &helpdesk.cookie);
        let ticket: Value = request.send().await?.error_for_status()?.json().await?;
        world.recorder.record(What::Shown { ticket });
    }
    Ok(())
}
