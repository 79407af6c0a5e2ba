//! Damages of rights in the log (K9), of what servers hold (K11), of figures (K12) and of tickets (K13).

use crate::damage::{forged, key};
use crate::simulator::Run;
use helpdesk_chaos::history::{Sample, What};
use rand::rngs::StdRng;
use rand::seq::{IndexedMutRandom, IndexedRandom};
use serde_json::{Value, json};

/// A status move to this.
fn moved(run: &Run, dice: &mut StdRng, to: &str) -> Option<(i64, i64)> {
    let moves = run.facts.events.iter().filter(|row| row.kind == "status" && row.data["to"] == to);
    moves.map(|row| (row.ticket, row.seq)).collect::<Vec<_>>().choose(dice).copied()
}

/// Everybody tells the same story: log, command and frames.
pub fn let_a_user_move_the_status(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let (ticket, seq) = moved(run, dice, "active")?;
    run.row(ticket, seq).role = "user".to_owned();
    let cid = run.row(ticket, seq).cid.clone()?;
    for record in &mut run.records {
        match &mut record.what {
            What::Event { event, .. } if key(event) == (ticket, seq) => event["author"]["role"] = json!("user"),
            What::Invoke(invoke) if invoke.cid == cid => invoke.role = "user".to_owned(),
            _ => {}
        }
    }
    Some(())
}

/// Everybody tells the same story.
pub fn close_an_open_ticket(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let (ticket, seq) = moved(run, dice, "active")?;
    run.row(ticket, seq).data["to"] = json!("closed");
    let cid = run.row(ticket, seq).cid.clone()?;
    for record in &mut run.records {
        match &mut record.what {
            What::Event { event, .. } if key(event) == (ticket, seq) => event["data"]["to"] = json!("closed"),
            What::Invoke(invoke) if invoke.cid == cid => invoke.command["to"] = json!("closed"),
            _ => {}
        }
    }
    Some(())
}

/// Asked for, but after the closing.
pub fn write_into_a_closed_ticket(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let (ticket, seq) = moved(run, dice, "closed")?;
    let row = forged(&run.row(ticket, seq).clone(), "cid-of-one-too-late", "one word more");
    run.ask(&row, json!({ "op": "post", "body": "one word more" }));
    run.append(row);
    Some(())
}

fn last_sample(run: &mut Run) -> Option<&mut Sample> {
    run.records.iter_mut().rev().find_map(|record| match &mut record.what {
        What::Sample(sample) => Some(sample),
        _ => None,
    })
}

pub fn keep_memory(run: &mut Run, _: &mut StdRng) -> Option<()> {
    last_sample(run)?.rss_kib += 200_000;
    Some(())
}

pub fn keep_a_socket(run: &mut Run, _: &mut StdRng) -> Option<()> {
    last_sample(run)?.sockets += 1;
    Some(())
}

pub fn forget_a_sample(run: &mut Run, _: &mut StdRng) -> Option<()> {
    let last = run.records.iter().rposition(|record| matches!(record.what, What::Sample(_)))?;
    run.records.remove(last);
    Some(())
}

pub fn tell_a_wrong_figure(run: &mut Run, _: &mut StdRng) -> Option<()> {
    run.records.iter_mut().find_map(|record| match &mut record.what {
        What::Figure { told, .. } if told.is_object() => {
            *told = json!({ "unclosed": told["unclosed"].as_i64()? + 1 });
            Some(())
        }
        _ => None,
    })
}

fn shown(run: &mut Run, dice: &mut StdRng, change: impl Fn(&mut Value)) -> Option<()> {
    let tickets = run.records.iter_mut().filter_map(|record| match &mut record.what {
        What::Shown { ticket } => Some(ticket),
        _ => None,
    });
    let mut tickets: Vec<&mut Value> = tickets.collect();
    let n = (0..tickets.len()).collect::<Vec<_>>();
    change(tickets[*n.choose(dice)?]);
    Some(())
}

pub fn show_a_wrong_description(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    shown(run, dice, |ticket| ticket["description"] = json!("all is well"))
}

pub fn show_a_wrong_source_of_the_category(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    shown(run, dice, |ticket| {
        let corrected = ticket["category_source"] == "corrected";
        ticket["category_source"] = json!(if corrected { "automatic" } else { "corrected" });
    })
}

pub fn keep_a_wrong_row(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    run.facts.tickets.choose_mut(dice)?.category = "services_complaints".to_owned();
    Some(())
}
