//! The three figures as the dashboard gets them, beside a recount of the tickets.
//!
//! Nobody writes any more, so both see the same tickets; every one of them was opened within the last 24 hours.

use super::World;
use super::postgres::connect;
use crate::bots::Person;
use crate::history::What;
use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use std::time::Duration;

const RECOUNT: &str = include_str!("recount.sql");
/// How long a worker may take to be back after a fault that was its own: the pause of the pool and one question.
const PATIENCE: Duration = Duration::from_secs(15);
/// Between two questions.
const PAUSE: Duration = Duration::from_millis(200);

/// Its name, its path, and what of the answer is compared.
type Question = (&'static str, &'static str, fn(&Value) -> Value);

/// Records what each worker answers, through the first server, beside the recount.
pub async fn figures(world: &World, helpdesk: &Person) -> Result<()> {
    let row = connect(&world.database_url()?).await?.query_one(RECOUNT, &[]).await?;
    let reports: [Question; 3] = [
        ("backlog", "backlog?last=24h", backlog),
        ("resolution", "resolution-times", resolution),
        ("categories", "active-by-category", categories),
    ];
    for (number, (name, path, read)) in reports.into_iter().enumerate() {
        let told = read(&ask(world, helpdesk, path).await.with_context(|| format!("the worker {name}"))?);
        let counted = serde_json::from_str(row.get(number))?;
        world.recorder.record(What::Figure { name: name.to_owned(), told, counted });
    }
    Ok(())
}

/// A worker whose connections were all ended says `unavailable` once or twice before it is back.
async fn ask(world: &World, helpdesk: &Person, path: &str) -> Result<Value> {
    let door = world.nodes.first().context("no server")?.url(&format!("/api/v1/analytics/{path}"));
    tokio::time::timeout(PATIENCE, async {
        loop {
            let answer = world.http.get(&door).header("cookie", &helpdesk.cookie).send().await?;
            if answer.status().is_success() {
                return Ok(answer.json().await?);
            }
            tokio::time::sleep(PAUSE).await;
        }
    })
    .await
    .context("does not come back")?
}

fn backlog(told: &Value) -> Value {
    let mut flat = Map::new();
    flat.insert("unclosed".to_owned(), told.get("unclosed").cloned().unwrap_or_default());
    for group in ["by_status", "by_category"] {
        flat.extend(told.get(group).and_then(Value::as_object).cloned().unwrap_or_default());
    }
    Value::Object(flat)
}

/// The months summed: a run may cross the end of one.
fn resolution(told: &Value) -> Value {
    let months = told.get("months").and_then(Value::as_array).cloned().unwrap_or_default();
    let sum = |field: &str| months.iter().filter_map(|month| month.get(field)?.as_i64()).sum::<i64>();
    json!({"closed": sum("closed"), "still_open": sum("still_open")})
}

fn categories(told: &Value) -> Value {
    let rows = told.get("categories").and_then(Value::as_array).cloned().unwrap_or_default();
    let pair = |row: &Value| Some((row.get("category")?.as_str()?.to_owned(), row.get("active")?.clone()));
    Value::Object(rows.iter().filter_map(pair).collect())
}
