//! What keeping the figures costs: tickets opened, taken and closed by a crowd as fast as it goes, in turns with the figures
//! and with their functions emptied in the same database. The journal, its checks and its log stay as they are.

use crate::people::{Person, Socket, next_of, send};
use crate::{Args, Place, connect};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

/// People at once, each with one command under way: enough that the journal's batches are full.
const CROWD: usize = 64;
/// Turns of each kind; the first one of all is to get warm.
const TURNS: usize = 5;
/// With the figures, of what is done without.
const KEPT: f64 = 0.9;

/// Prints the rates; whether the figures cost too much.
pub async fn measure(args: &Args, place: &Place) -> Result<Vec<String>> {
    let server = place.server().await?;
    let db = connect(&place.url).await?;
    let kept: Vec<String> =
        db.query(include_str!("keepers.sql"), &[]).await?.iter().map(|row| row.get::<_, String>(0)).collect();
    let (steps, ended) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
    let mut crowd = Vec::new();
    for n in 0..CROWD {
        let who = Person::enter_as(&server.address, "helpdesk", &format!("Staff {n}")).await?;
        let user = Person::enter(&server.address, &format!("User {n}")).await?;
        let sockets = (user.connect(&server.address, &[]).await?, who.connect(&server.address, &[]).await?);
        crowd.push(tokio::spawn(work(sockets, Arc::clone(&steps), Arc::clone(&ended))));
    }
    let turn = Duration::from_secs(args.seconds.div_ceil(3).max(2));
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for n in 0..=2 * TURNS {
        if n % 2 == 0 {
            for function in &kept {
                db.batch_execute(function).await?;
            }
        } else {
            db.batch_execute(include_str!("no_figures.sql")).await?;
        }
        let before = steps.load(Ordering::Relaxed);
        tokio::time::sleep(turn).await;
        let rate = (steps.load(Ordering::Relaxed) - before) as f64 / turn.as_secs_f64();
        match n {
            0 => {}
            n if n % 2 == 0 => with.push(rate),
            _ => without.push(rate),
        }
    }
    ended.store(true, Ordering::Relaxed);
    for one in crowd {
        one.await??;
    }
    let (with, without) = (median(&mut with), median(&mut without));
    println!(
        "\nopenings, takings and closings of {CROWD} people: {with:.0}/s with the figures, {without:.0}/s without"
    );
    println!("ratio {:.2} (at least {KEPT})", with / without);
    Ok(if with / without < KEPT { vec!["the figures cost too much".to_owned()] } else { Vec::new() })
}

fn median(rates: &mut [f64]) -> f64 {
    rates.sort_by(f64::total_cmp);
    rates.get(rates.len() / 2).copied().unwrap_or_default()
}

/// One ticket after the other, from its opening to its closing.
async fn work((mut user, mut staff): (Socket, Socket), steps: Arc<AtomicU64>, ended: Arc<AtomicBool>) -> Result<()> {
    let mut n = 0;
    while !ended.load(Ordering::Relaxed) {
        n += 1;
        let location = json!({"building": format!("House {}", n % 7)});
        let open = json!({"op": "create", "description": "The lamp in this room is dark", "location": location});
        let ticket = ack(&mut user, open).await?.get("ticket").and_then(Value::as_i64).context("no ticket")?;
        steps.fetch_add(1, Ordering::Relaxed);
        for to in ["active", "closed"] {
            ack(&mut staff, json!({"op": "status", "ticket": ticket, "to": to})).await?;
            steps.fetch_add(1, Ordering::Relaxed);
        }
    }
    Ok(())
}

async fn ack(socket: &mut Socket, mut command: Value) -> Result<Value> {
    if let Some(fields) = command.as_object_mut() {
        fields.insert("t".to_owned(), "cmd".into());
        fields.insert("cid".to_owned(), uuid::Uuid::new_v4().simple().to_string().into());
    }
    send(socket, &command).await?;
    next_of(socket, "ack").await
}
