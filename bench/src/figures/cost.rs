//! What keeping the figures costs: tickets opened, taken and closed by a crowd as fast as it goes, in turns with the figures
//! and with their functions emptied in the same database. The journal, its checks and its log stay as they are.

use crate::people::{Person, Socket, answer, send};
use crate::{Place, connect};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

/// People at once, each with one command under way: enough that the journal's batches are full.
const CROWD: usize = 256;
/// Pairs of turns, one with the figures and one without; which of the two comes first alternates, so that a drift (a larger
/// table, a disk that tires) meets both.
const PAIRS: usize = 9;
/// All turns together open some 40,000 tickets: a node keeps each for two minutes and has room for 50,000.
const TURN: Duration = Duration::from_millis(1_200);
/// After a function was replaced: its new plans are made.
const SETTLED: Duration = Duration::from_millis(200);
/// With the figures, of what is done without.
const KEPT: f64 = 0.9;

/// Prints the rates; whether the figures cost too much.
pub async fn measure(place: &Place) -> Result<Vec<String>> {
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
    let turn = async |figures: bool| -> Result<f64> {
        if figures {
            for function in &kept {
                db.batch_execute(function).await?;
            }
        } else {
            db.batch_execute(include_str!("no_figures.sql")).await?;
        }
        tokio::time::sleep(SETTLED).await;
        let before = steps.load(Ordering::Relaxed);
        tokio::time::sleep(TURN).await;
        Ok((steps.load(Ordering::Relaxed) - before) as f64 / TURN.as_secs_f64())
    };
    turn(true).await?; // to get warm
    let (mut with, mut without, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for pair in 0..PAIRS {
        let first = pair % 2 == 0;
        let (one, other) = (turn(first).await?, turn(!first).await?);
        let (kept, freed) = if first { (one, other) } else { (other, one) };
        with.push(kept);
        without.push(freed);
        ratios.push(kept / freed);
    }
    ended.store(true, Ordering::Relaxed);
    let mut again = 0;
    for one in crowd {
        again += one.await??;
    }
    println!(
        "\nopenings, takings and closings of {CROWD} people a second, in turns ({again} were told busy and sent again)"
    );
    println!("with the figures {with:.0?}, without {without:.0?}");
    let ratio = median(&mut ratios);
    println!("ratio of each pair {ratios:.2?}, median {ratio:.2} (at least {KEPT})");
    Ok(if ratio < KEPT { vec!["the figures cost too much".to_owned()] } else { Vec::new() })
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    let (low, high) = (values.get((values.len() - 1) / 2), values.get(values.len() / 2));
    low.zip(high).map_or(0.0, |(low, high)| f64::midpoint(*low, *high))
}

/// One ticket after the other, from its opening to its closing. Answers how often a command had to be sent again.
async fn work((mut user, mut staff): (Socket, Socket), steps: Arc<AtomicU64>, ended: Arc<AtomicBool>) -> Result<u64> {
    let (mut n, mut again) = (0, 0);
    while !ended.load(Ordering::Relaxed) {
        n += 1;
        let location = json!({"building": format!("House {}", n % 7)});
        let open = json!({"op": "create", "description": "The lamp in this room is dark", "location": location});
        let opened = ack(&mut user, open, &mut again).await?;
        let ticket = opened.get("ticket").and_then(Value::as_i64).context("no ticket")?;
        steps.fetch_add(1, Ordering::Relaxed);
        for to in ["active", "closed"] {
            ack(&mut staff, json!({"op": "status", "ticket": ticket, "to": to}), &mut again).await?;
            steps.fetch_add(1, Ordering::Relaxed);
        }
    }
    Ok(again)
}

/// Sends a command until it is done; `busy` means that nothing was done, so the same one goes out again.
async fn ack(socket: &mut Socket, mut command: Value, again: &mut u64) -> Result<Value> {
    if let Some(fields) = command.as_object_mut() {
        fields.insert("t".to_owned(), "cmd".into());
        fields.insert("cid".to_owned(), uuid::Uuid::new_v4().simple().to_string().into());
    }
    loop {
        send(socket, &command).await?;
        let answer = answer(socket).await?;
        if answer.get("t").and_then(Value::as_str) == Some("ack") {
            return Ok(answer);
        }
        let code = answer.get("code").and_then(Value::as_str).unwrap_or_default();
        ensure!(code == "busy", "refused: {answer}");
        *again += 1;
        let wait = answer.get("retry_ms").and_then(Value::as_u64).context("no retry_ms")?;
        tokio::time::sleep(Duration::from_millis(wait)).await;
    }
}
