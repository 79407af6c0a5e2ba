//! Damages of the log, of answers and of order: K1, K2, K3, K4, K7, K8, K10.

use crate::damage::{Ack, forged};
use crate::simulator::Run;
use helpdesk_chaos::history::{Outcome, Via, What};
use rand::rngs::StdRng;
use rand::seq::{IndexedMutRandom, IndexedRandom};
use serde_json::json;

fn lose(run: &mut Run, dice: &mut StdRng, fits: impl Fn(&Ack) -> bool) -> Option<()> {
    let acks: Vec<Ack> = run.acks().into_iter().filter(|ack| ack.seq > 1 && fits(ack)).collect();
    let Ack { ticket, seq, .. } = *acks.choose(dice)?;
    run.facts.events.retain(|row| (row.ticket, row.seq) != (ticket, seq));
    Some(())
}

pub fn lose_an_acknowledged_event(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let kill = run.last_kill();
    lose(run, dice, |ack| ack.at > kill)
}

pub fn lose_an_acknowledged_event_in_a_kill(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let kill = run.last_kill();
    lose(run, dice, |ack| ack.at < kill)
}

pub fn acknowledge_another_seq(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let acks = run.acks();
    let place = acks.choose(dice)?.place;
    if let What::Outcome { outcome: Outcome::Ok { seq, .. }, .. } = &mut run.records[place].what {
        *seq += 1;
    }
    Some(())
}

pub fn change_content_in_the_log(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let acks = run.acks().into_iter().filter(|ack| ack.asked.command["op"] == "post").collect::<Vec<_>>();
    let Ack { ticket, seq, .. } = *acks.choose(dice)?;
    run.row(ticket, seq).data["body"] = json!("not what was written");
    Some(())
}

pub fn log_an_event_twice(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let row = run.open_message(dice)?;
    run.append(row);
    Some(())
}

pub fn log_a_text_twice_under_another_cid(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let row = run.open_message(dice)?;
    let body = row.data["body"].as_str()?.to_owned();
    run.append(forged(&row, "cid-of-a-second-try", &body));
    Some(())
}

pub fn create_a_ticket_twice(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let births: Vec<_> = run.facts.events.iter().filter(|row| row.kind == "opened").cloned().collect();
    let mut row = births.choose(dice)?.clone();
    let mut ticket = run.facts.tickets.iter().find(|ticket| ticket.id == row.ticket)?.clone();
    (row.ticket, ticket.id, ticket.last_seq) = (777, 777, 1);
    ticket.status = "open".to_owned();
    ticket.category = row.data["category"].as_str()?.to_owned();
    ticket.description = row.data["description"].as_str()?.to_owned();
    run.facts.tickets.push(ticket);
    run.facts.events.push(row);
    Some(())
}

pub fn forge_an_event(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let row = run.open_message(dice)?;
    run.append(forged(&row, "cid-of-nobody-at-all", "nobody wrote this"));
    Some(())
}

pub fn log_a_refused_command(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let pattern = run.open_message(dice)?;
    let invokes = run.invokes();
    let refused = run.records.iter().filter_map(|record| match &record.what {
        What::Outcome { op, outcome: Outcome::Fail { doubtful: false, .. } } => Some(invokes[op].1.clone()),
        _ => None,
    });
    let posts = refused.filter(|asked| asked.command["op"] == "post");
    let posts: Vec<_> = posts.filter(|asked| !run.is_closed(asked.ticket.unwrap())).collect();
    let asked = posts.choose(dice)?;
    let mut row = forged(&pattern, &asked.cid, asked.command["body"].as_str()?.trim());
    (row.ticket, row.author, row.role) = (asked.ticket?, asked.person.clone(), asked.role.clone());
    run.append(row);
    Some(())
}

pub fn show_what_is_not_asked_for_yet(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let seen = |ack: &Ack| run.seen(ack.ticket, ack.seq);
    let early: Vec<Ack> =
        run.acks().into_iter().filter(|ack| ack.sendings == 1 && seen(ack) < ack.at.saturating_sub(1)).collect();
    let ack = early.choose(dice)?;
    let later = seen(ack) + 1;
    run.records.iter_mut().find_map(|record| match &record.what {
        What::Invoke(invoke) if invoke.op == ack.asked.op => {
            record.at = later;
            Some(())
        }
        _ => None,
    })
}

pub fn acknowledge_what_nobody_sent(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let acks = run.acks();
    let place = acks.choose(dice)?.place;
    if let What::Outcome { op, .. } = &mut run.records[place].what {
        *op += 1_000_000;
    }
    Some(())
}

pub fn leave_a_gap_in_a_log(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let ticket = run.facts.tickets.choose_mut(dice)?;
    let (id, last) = (ticket.id, ticket.last_seq);
    ticket.last_seq += 1;
    run.row(id, last).seq += 1;
    Some(())
}

pub fn count_a_ticket_wrong(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    run.facts.tickets.choose_mut(dice)?.last_seq += 1;
    Some(())
}

/// Two messages that fit, in the order of the log.
fn messages(run: &Run, dice: &mut StdRng, fits: impl Fn(&Ack, &Ack) -> bool) -> Option<(i64, i64, i64)> {
    let acks: Vec<Ack> = run.acks().into_iter().filter(|ack| ack.asked.command["op"] == "post").collect();
    let pairs = acks.iter().flat_map(|a| acks.iter().map(move |b| (a, b)));
    let pairs: Vec<_> = pairs.filter(|(a, b)| a.ticket == b.ticket && a.seq < b.seq && fits(a, b)).collect();
    pairs.choose(dice).map(|(a, b)| (a.ticket, a.seq, b.seq))
}

/// Sent one after the other without waiting, so that only the tab itself knows their order.
pub fn swap_two_events_of_one_tab(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let once = |ack: &Ack| ack.sendings == 1 && ack.asked.via == Via::Socket;
    let (ticket, one, other) = messages(run, dice, |a, b| {
        // nothing between them, and neither was seen before the other was asked for
        let between = b.seq == a.seq + 1 && b.invoked < a.at.min(run.seen(a.ticket, a.seq));
        a.asked.tab == b.asked.tab && once(a) && once(b) && between
    })?;
    run.exchange(ticket, one, other);
    Some(())
}

/// By two tabs: the second was asked for after the first was acknowledged.
pub fn reorder_against_real_time(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let (ticket, one, other) =
        messages(run, dice, |a, b| a.asked.tab != b.asked.tab && a.at < b.invoked && b.seq < a.seq + 4)?;
    run.exchange(ticket, one, other);
    Some(())
}
