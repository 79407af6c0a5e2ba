//! Damages of what sockets were sent: K5, K6 and the leaks of K9.

use crate::damage::key;
use crate::simulator::Run;
use helpdesk_chaos::history::{Record, What};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use serde_json::json;
use std::collections::BTreeMap;

pub fn drop_a_delivery(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let (first, _) = *run.neighbours().choose(dice)?;
    run.records.remove(first);
    Some(())
}

/// The last one, so that no gap shows.
pub fn leave_a_cursor_stale(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let mut last = BTreeMap::new();
    for (place, record) in run.records.iter().enumerate() {
        match &record.what {
            What::Event { conn, event } => {
                last.insert((*conn, key(event).0), place);
            }
            What::Gone { conn, ticket, .. } | What::Unsubscribed { conn, ticket } => {
                last.remove(&(*conn, *ticket));
            }
            What::Disconnect { conn, .. } => last.retain(|(of, _), _| of != conn),
            What::Quiet => break,
            _ => {}
        }
    }
    let place = *last.values().collect::<Vec<_>>().choose(dice)?;
    run.records.remove(*place);
    Some(())
}

pub fn deliver_twice(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let (first, _) = *run.neighbours().choose(dice)?;
    let again = run.records[first].clone();
    run.records.insert(first + 1, again);
    Some(())
}

pub fn swap_two_deliveries(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let (first, second) = *run.neighbours().choose(dice)?;
    let one = run.frame(first).clone();
    *run.frame(first) = run.frame(second).clone();
    *run.frame(second) = one;
    Some(())
}

pub fn change_content_in_one_delivery(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let place = *run.frames(|_, _, event| event["kind"] == "message").choose(dice)?;
    run.frame(place)["data"]["body"] = json!("heard wrong");
    Some(())
}

pub fn tell_one_observer_another_time(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let places = run.frames(|_, _, event| event["kind"] == "status" || event["kind"] == "edited");
    let shared = |place: &usize| run.frames(|_, _, event| key(event) == run.place(*place)).len() > 1;
    let places: Vec<usize> = places.into_iter().filter(shared).collect();
    run.frame(*places.choose(dice)?)["at"] = json!("1999-01-01T00:00:00Z");
    Some(())
}

pub fn hide_an_authors_own_cid(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let place = *run.frames(|_, _, event| event.get("cid").is_some()).choose(dice)?;
    run.frame(place).as_object_mut()?.remove("cid").map(drop)
}

pub fn show_another_author(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let place = *run.frames(|_, _, event| event.get("cid").is_none()).choose(dice)?;
    run.frame(place)["author"]["id"] = json!("somebody else");
    Some(())
}

pub fn show_a_field_too_many(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let place = *run.frames(|_, _, _| true).choose(dice)?;
    run.frame(place)["address"] = json!("10.0.0.7");
    Some(())
}

pub fn accept_another_cursor(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let (conn, ticket) = *run
        .records
        .iter()
        .filter_map(|record| match record.what {
            What::Subscribed { conn, ticket, from: 0, last } if last > 1 => Some((conn, ticket)),
            _ => None,
        })
        .collect::<Vec<_>>()
        .choose(dice)?;
    let first = run.frames(|_, c, event| c == conn && key(event) == (ticket, 1));
    for record in &mut run.records {
        match &mut record.what {
            What::Subscribed { conn: c, ticket: t, from, .. } if (*c, *t, *from) == (conn, ticket, 0) => *from = 1,
            _ => {}
        }
    }
    first.first().map(|place| drop(run.records.remove(*place)))
}

pub fn deliver_after_the_socket_is_gone(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let place = *run.frames(|run, conn, _| run.readers[&conn].1 == "helpdesk").choose(dice)?;
    let What::Event { conn, .. } = run.records[place].what else { return None };
    let end = run.records.iter().position(|r| matches!(r.what, What::Disconnect { conn: c, .. } if c == conn))?;
    let late = Record { at: run.records[end].at, what: run.records[place].what.clone() };
    run.records.insert(end + 1, late);
    Some(())
}

pub fn forget_the_quiet(run: &mut Run, _: &mut StdRng) -> Option<()> {
    run.records.retain(|record| !matches!(record.what, What::Quiet));
    Some(())
}

fn notes_to_users(run: &Run) -> Vec<usize> {
    run.frames(|_, _, event| event["kind"] == "hidden")
}

pub fn show_a_note_to_a_user(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let place = *notes_to_users(run).choose(dice)?;
    let row = run.logged(place).clone();
    run.frame(place)["kind"] = json!("note");
    run.frame(place)["data"] = row.data;
    Some(())
}

pub fn show_a_notes_text_in_a_hidden_event(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let place = *notes_to_users(run).choose(dice)?;
    let row = run.logged(place).clone();
    run.frame(place)["data"] = row.data;
    Some(())
}

pub fn show_a_notes_text_in_a_message(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let notes = notes_to_users(run);
    let text = run.logged(*notes.choose(dice)?).data["body"].clone();
    let to_users = run.frames(|run, conn, event| run.readers[&conn].1 == "user" && event["kind"] == "message");
    run.frame(*to_users.choose(dice)?)["data"]["body"] = text;
    Some(())
}

pub fn show_somebody_elses_cid(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let place = *run.frames(|_, _, event| event.get("cid").is_none()).choose(dice)?;
    let row = run.logged(place).clone();
    run.frame(place)["cid"] = json!(row.cid);
    Some(())
}

/// Places of a `gone` with socket, ticket and seq.
fn dismissals(run: &Run) -> Vec<(usize, u64, i64, i64)> {
    let gone = |(place, record): (usize, &Record)| match record.what {
        What::Gone { conn, ticket, seq, .. } => Some((place, conn, ticket, seq)),
        _ => None,
    };
    run.records.iter().enumerate().filter_map(gone).collect()
}

pub fn show_a_closed_ticket_to_a_user(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let (place, conn, ticket, seq) = *dismissals(run).choose(dice)?;
    let (person, role) = run.readers[&conn].clone();
    let event = run.stories[&(ticket, seq)].frame(&person, &role);
    run.records.insert(place + 1, Record { at: run.records[place].at, what: What::Event { conn, event } });
    Some(())
}

pub fn let_a_user_into_a_closed_ticket(run: &mut Run, dice: &mut StdRng) -> Option<()> {
    let (place, conn, ticket, seq) = *dismissals(run).choose(dice)?;
    let joined = What::Subscribed { conn, ticket, from: seq, last: seq };
    run.records.insert(place + 1, Record { at: run.records[place].at, what: joined });
    Some(())
}
