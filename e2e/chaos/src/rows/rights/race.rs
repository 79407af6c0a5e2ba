//! A closing among many writers, and what holds after it.

use crate::bots::{Door, Person, Shared, create_of};
use crate::hostile::{Desk, Said, Trials, by_rest, enter};
use crate::stage::Stage;
use anyhow::{Context, Result, bail, ensure};
use rand::Rng;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::task::JoinHandle;

/// Commands that a writer sends at most; it ends when it is told that the ticket is closed.
const MOST: usize = 400;
/// Commands that each writer still sends after the closing is known.
const AFTER: usize = 3;
/// A listener waits so long for a sign of life.
const PATIENCE: Duration = Duration::from_secs(30);

/// One command and what was said.
struct Sent {
    op: u64,
    command: Value,
    said: Said,
    /// It was sent when the closing was acknowledged already.
    after: bool,
}

/// What a writer leaves.
struct Written {
    who: Person,
    over_socket: bool,
    sent: Vec<Sent>,
}

/// One race; how many commands met the closing while it was not known yet.
pub async fn play(stage: &mut Stage, door: SocketAddr, trials: &mut Trials) -> Result<usize> {
    let shared = stage.crowd.shared.clone();
    let staff = enter(stage, "helpdesk", "Hal").await?;
    let mut closer = Desk::open(&shared, door, &staff).await?;
    let mut rival = Desk::open(&shared, door, &stage.crowd.observer.clone()).await?;
    let unique = format!("raced {:016x}", stage.dice.random::<u64>());
    let (_, said) = closer.cmd(None, &create_of(&unique, &mut stage.dice), None).await?;
    let Said::Yes { ticket, .. } = said else { bail!("no ticket: {said:?}") };
    one_of_two(&mut closer, &mut rival, ticket, "active", "bad_transition", trials).await?;
    // what they hear, and where it ends, is judged by the checker (K5, K9)
    for role in ["user", "helpdesk"] {
        let listener = enter(stage, role, "Lea").await?;
        let door = Door { address: door, node: 0 };
        stage.crowd.add_listener(listener, door, ticket, PATIENCE);
    }
    let closed = Arc::new(AtomicBool::new(false));
    let mut writers = Vec::new();
    for (role, over_socket) in [("user", true), ("user", false), ("helpdesk", true), ("helpdesk", false)] {
        let who = enter(stage, role, "Wim").await?;
        let seed = stage.dice.random();
        writers.push(write(shared.clone(), door, who, over_socket, ticket, seed, closed.clone()));
    }
    stage.a_while(50, 300).await;
    one_of_two(&mut closer, &mut rival, ticket, "closed", "closed", trials).await?;
    closed.store(true, Ordering::SeqCst);
    let mut met = 0;
    for writer in writers {
        met += judge(&shared, door, ticket, writer.await??, trials).await?;
    }
    let late = enter(stage, "user", "Lou").await?;
    let mut late_desk = Desk::open(&shared, door, &late).await?;
    late_desk.send(&json!({"t": "sub", "ticket": ticket, "after": 0})).await?;
    let said = late_desk.frame().await?;
    trials.same("a user's sub after the closing", said.get("code").and_then(Value::as_str), Some("not_found"));
    Ok(met)
}

/// Two of the helpdesk move a ticket at once: one does, the other is told why not.
async fn one_of_two(
    one: &mut Desk,
    two: &mut Desk,
    ticket: i64,
    to: &str,
    refusal: &str,
    trials: &mut Trials,
) -> Result<()> {
    let command = json!({"op": "status", "to": to});
    let (first, second) = tokio::join!(one.cmd(Some(ticket), &command, None), two.cmd(Some(ticket), &command, None));
    let (first, second) = (first?.1, second?.1);
    let mut codes = [first.code(), second.code()];
    codes.sort_unstable();
    trials.same(&format!("two moved it to {to}"), codes, ["", refusal]);
    Ok(())
}

fn write(
    shared: Arc<Shared>,
    door: SocketAddr,
    who: Person,
    over_socket: bool,
    ticket: i64,
    seed: u64,
    closed: Arc<AtomicBool>,
) -> JoinHandle<Result<Written>> {
    tokio::spawn(async move {
        let mut desk = Desk::open(&shared, door, &who).await?;
        let (mut sent, mut rest): (Vec<Sent>, usize) = (Vec::new(), AFTER);
        while rest > 0 {
            ensure!(sent.len() < MOST, "the ticket does not close");
            let after = closed.load(Ordering::SeqCst);
            let op = if who.is_helpdesk() && sent.len() % 2 == 1 { "note" } else { "post" };
            let command = json!({"op": op, "body": format!("race {seed:016x} {}", sent.len())});
            let (op, said) = if over_socket {
                desk.cmd(Some(ticket), &command, None).await?
            } else {
                by_rest(&shared, &who, Some(ticket), &command, None).await?
            };
            rest -= usize::from(after);
            sent.push(Sent { op, command, said, after });
        }
        Ok(Written { who, over_socket, sent })
    })
}

/// Acknowledged up to the closing, `closed` from then on, and the same again for each when it is sent again.
async fn judge(
    shared: &Arc<Shared>,
    door: SocketAddr,
    ticket: i64,
    written: Written,
    trials: &mut Trials,
) -> Result<usize> {
    let Written { who, over_socket, sent } = written;
    let first_no = sent.iter().position(|sent| !sent.said.code().is_empty()).context("it never closed")?;
    let role = who.role;
    for (number, Sent { said, after, .. }) in sent.iter().enumerate() {
        let wanted = if *after || number >= first_no { "closed" } else { "" };
        trials.same(&format!("{role} writes, closed known: {after}"), said.code(), wanted);
    }
    let mut desk = Desk::open(shared, door, &who).await?;
    // the last before the closing, the first after it, and the very first; by the other way than before
    let again = [0, first_no.saturating_sub(1), first_no];
    for Sent { op, command, said, .. } in again.into_iter().filter_map(|number| sent.get(number)) {
        let (_, now) = if over_socket {
            by_rest(shared, &who, Some(ticket), command, Some(*op)).await?
        } else {
            desk.cmd(Some(ticket), command, Some(*op)).await?
        };
        let wanted = match said {
            Said::Yes { ticket, seq, .. } => Said::Yes { ticket: *ticket, seq: *seq, dup: true },
            no @ Said::No(_) => no.clone(),
        };
        trials.same(&format!("{role} sends again"), now, wanted);
    }
    Ok(sent.iter().filter(|sent| !sent.after && !sent.said.code().is_empty()).count())
}
