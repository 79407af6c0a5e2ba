//! The table of the contract, section 2, written out by hand and played in an order of the dice.

use crate::bots::{Person, create_of};
use crate::hostile::{Desk, Said, Trials, by_rest, enter};
use crate::stage::Stage;
use anyhow::{Result, bail};
use rand::Rng;
use rand::seq::SliceRandom;
use serde_json::{Value, json};
use std::net::SocketAddr;

const OPS: [&str; 8] = ["post", "note", "description", "location", "category", "assign", "active", "closed"];
const STATUSES: [&str; 3] = ["open", "active", "closed"];

/// The code; empty for "done".
fn contract(role: &str, op: &str, status: &str) -> &'static str {
    let for_all = matches!(op, "post" | "description" | "location");
    match (role, op, status) {
        ("user", _, _) if !for_all => "forbidden",
        (_, _, "closed") => "closed",
        (_, "active", "active") | (_, "closed", "open") => "bad_transition",
        _ => "",
    }
}

fn command(op: &str, unique: u64) -> Value {
    match op {
        "post" | "note" => json!({"op": op, "body": format!("right {unique:016x}")}),
        "description" => {
            json!({"op": "edit", "field": "description", "value": format!("right {unique:016x}"), "base_seq": 1})
        }
        "location" => {
            json!({"op": "edit", "field": "location", "value": {"building": format!("B {unique:016x}"), "room": "1"}, "base_seq": 1})
        }
        "category" => json!({"op": "category", "to": "services_complaints"}),
        "assign" => json!({"op": "assign", "to": "me"}),
        to => json!({"op": "status", "to": to}),
    }
}

/// Everybody through both doors.
struct Cast {
    user: Person,
    staff: Person,
    user_desk: Desk,
    staff_desk: Desk,
}

/// Plays every cell once over each way.
pub async fn play(stage: &mut Stage, door: SocketAddr, trials: &mut Trials) -> Result<()> {
    let user = enter(stage, "user", "Una").await?;
    let staff = enter(stage, "helpdesk", "Hal").await?;
    let user_desk = Desk::open(&stage.crowd.shared, door, &user).await?;
    let staff_desk = Desk::open(&stage.crowd.shared, door, &staff).await?;
    let mut cast = Cast { user, staff, user_desk, staff_desk };
    let mut cells: Vec<(&str, &str, &str, bool)> = Vec::new();
    for status in STATUSES {
        for op in OPS {
            for role in ["user", "helpdesk"] {
                cells.extend([(status, op, role, false), (status, op, role, true)]);
            }
        }
    }
    cells.shuffle(&mut stage.dice);
    for (status, op, role, by_socket) in cells {
        let ticket = ticket_at(stage, &mut cast, status).await?;
        let command = command(op, stage.dice.random());
        let (desk, who) = match role {
            "user" => (&mut cast.user_desk, &cast.user),
            _ => (&mut cast.staff_desk, &cast.staff),
        };
        let (_, said) = if by_socket {
            desk.cmd(Some(ticket), &command, None).await?
        } else {
            by_rest(&stage.crowd.shared, who, Some(ticket), &command, None).await?
        };
        let way = if by_socket { "socket" } else { "REST" };
        trials.same(&format!("{role} {op} {status} over {way}"), said.code(), contract(role, op, status));
    }
    Ok(())
}

/// A new ticket that stands there.
async fn ticket_at(stage: &mut Stage, cast: &mut Cast, status: &str) -> Result<i64> {
    let unique = format!("of rights {:016x}", stage.dice.random::<u64>());
    let (_, said) = cast.user_desk.cmd(None, &create_of(&unique, &mut stage.dice), None).await?;
    let Said::Yes { ticket, .. } = said else { bail!("no ticket: {said:?}") };
    let moves: &[&str] = match status {
        "open" => &[],
        "active" => &["active"],
        _ => &["active", "closed"],
    };
    for to in moves {
        let (_, said) = cast.staff_desk.cmd(Some(ticket), &json!({"op": "status", "to": to}), None).await?;
        anyhow::ensure!(said.code().is_empty(), "not moved to {to}: {said:?}");
    }
    Ok(ticket)
}
