//! The generator: the same plan is the same campus, and every life is one that the domain allows.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use chrono::{DateTime, Timelike, Utc};
use helpdesk_core::event::Edited;
use helpdesk_core::{Event, EventBody, Op, Role, Status, Ticket, can};
use helpdesk_seed::{Campus, Life, MOST_MONTHS, MOST_TICKETS, Plan, PlanError};
use proptest::prelude::*;
use std::collections::HashSet;

fn plan(tickets: u64, months: u32, seed: u64) -> Plan {
    let until: DateTime<Utc> = "2026-05-20T15:30:00Z".parse().unwrap();
    Plan { tickets, months, seed, until, zone: chrono_tz::Europe::Berlin }
}

fn lives(plan: Plan) -> Vec<Life> {
    Campus::new(plan).unwrap().lives(0..plan.tickets, 1).collect::<Result<_, _>>().unwrap()
}

fn bytes(lives: &[Life]) -> String {
    let rating = |life: &Life| life.rating.as_ref().map(|given| (given.stars, given.at, given.cid.as_str().to_owned()));
    lives.iter().map(|life| format!("{}{:?}\n", serde_json::to_string(&life.log).unwrap(), rating(life))).collect()
}

/// What the event is allowed by: the op of the command that makes it.
fn op(event: &Event) -> Option<Op> {
    match &event.body {
        EventBody::Opened(_) | EventBody::Hidden {} => None,
        EventBody::Message { .. } => Some(Op::Post),
        EventBody::Note { .. } => Some(Op::Note),
        EventBody::Edited(_) => Some(Op::Edit),
        EventBody::Status { .. } => Some(Op::Status),
        EventBody::Category { .. } => Some(Op::Category),
        EventBody::Assigned { .. } => Some(Op::Assign),
    }
}

/// Folds the log event by event, each judged by what stood before it.
fn judge(life: &Life, plan: &Plan) -> Ticket {
    let mut ticket = Ticket::born(&life.log[0]).expect("it begins with its opening");
    assert!(ticket.requester.id == life.log[0].author.id && life.log[0].author.role == Role::User);
    for (before, event) in life.log.iter().zip(&life.log[1..]) {
        assert_eq!(event.seq, before.seq.next(), "dense");
        assert_eq!(event.ticket, before.ticket);
        assert!(event.at > before.at && event.at <= plan.until, "{event:?} after {}", before.at);
        can(event.author.role, op(event).expect("one opening"), ticket.status).expect("allowed");
        match &event.body {
            EventBody::Status { from, to } => assert!(*from == ticket.status && from.next() == Some(*to)),
            EventBody::Category { from, to } => assert!(*from == ticket.category && from != to),
            EventBody::Edited(Edited::Description { from, .. }) => assert_eq!(*from, ticket.description),
            EventBody::Edited(Edited::Location { from, .. }) => assert_eq!(*from, ticket.location),
            _ => {}
        }
        ticket.evolve(event);
    }
    let cids: HashSet<_> = life.log.iter().map(|event| event.cid.clone().expect("every command has one")).collect();
    assert_eq!(cids.len(), life.log.len());
    if let Some(rating) = &life.rating {
        let closed = ticket.closed_at.expect("only what is closed is rated");
        assert!((1..=5).contains(&rating.stars) && rating.at > closed && rating.at <= plan.until);
        assert!(rating.at - closed < chrono::TimeDelta::days(14) && !cids.contains(&rating.cid));
    }
    ticket
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_life_is_legal_and_the_same_again(tickets in 1_u64..300, months in 1_u32..=MOST_MONTHS, seed: u64) {
        let plan = plan(tickets, months, seed);
        let made = lives(plan);
        prop_assert_eq!(made.len() as u64, tickets);
        let begin = plan.until.checked_sub_months(chrono::Months::new(months)).unwrap();
        let judged: Vec<Ticket> = made.iter().map(|life| judge(life, &plan)).collect();
        prop_assert!(judged.is_sorted_by_key(|ticket| (ticket.opened_at, ticket.id)));
        prop_assert!(judged.iter().all(|ticket| ticket.opened_at >= begin && ticket.opened_at <= plan.until));
        prop_assert_eq!(bytes(&made), bytes(&lives(plan)), "the same seed, the same bytes");
        let half = Campus::new(plan).unwrap().lives(tickets / 2..tickets, 1).collect::<Result<Vec<_>, _>>().unwrap();
        prop_assert_eq!(bytes(&made[made.len() - half.len()..]), bytes(&half), "a part is the same as in the whole");
    }
}

#[test]
fn another_seed_is_another_campus() {
    assert_ne!(bytes(&lives(plan(50, 3, 1))), bytes(&lives(plan(50, 3, 2))));
}

#[test]
fn a_year_looks_like_a_year() {
    let plan = plan(20_000, 12, 7);
    let made = lives(plan);
    let tickets: Vec<Ticket> = made.iter().map(|life| judge(life, &plan)).collect();
    let share = |n: usize| n as f64 / made.len() as f64;
    let counted = |what: &dyn Fn(&Life) -> bool| share(made.iter().filter(|life| what(life)).count());
    let has = |what: fn(&EventBody) -> bool| counted(&|life: &Life| life.log.iter().any(|event| what(&event.body)));

    let local = |ticket: &Ticket| ticket.opened_at.with_timezone(&plan.zone);
    let morning = share(tickets.iter().filter(|ticket| (9..12).contains(&local(ticket).hour())).count());
    let night = share(tickets.iter().filter(|ticket| local(ticket).hour() < 6).count());
    assert!(morning > 0.3 && night < 0.03, "mornings {morning}, nights {night}");
    let unclosed = share(tickets.iter().filter(|ticket| ticket.status != Status::Closed).count());
    let old = plan.until - chrono::TimeDelta::days(30);
    let stuck = share(tickets.iter().filter(|t| t.status != Status::Closed && t.opened_at < old).count());
    assert!((0.001..0.03).contains(&unclosed) && stuck < unclosed / 2.0, "unclosed {unclosed}, of those old {stuck}");
    assert!(tickets.iter().any(|ticket| ticket.status == Status::Open));
    let corrected = has(|body| matches!(body, EventBody::Category { .. }));
    let rated = counted(&|life: &Life| life.rating.is_some());
    let follows = has(|body| matches!(body, EventBody::Opened(opened) if opened.follows.is_some()));
    assert!((0.07..0.1).contains(&corrected) && (0.15..0.25).contains(&rated), "{corrected} {rated}");
    assert!(follows > 0.005 && has(|body| matches!(body, EventBody::Note { .. })) > 0.08, "{follows}");
    assert!(has(|body| matches!(body, EventBody::Edited(_))) > 0.02);
    let events: usize = made.iter().map(|life| life.log.len()).sum();
    assert!((5.0..7.0).contains(&(events as f64 / made.len() as f64)), "{events} events");
    let texts: HashSet<_> = tickets.iter().map(|ticket| ticket.description.as_str()).collect();
    assert!(texts.len() > 5_000, "{} different texts", texts.len());
    assert!(texts.iter().all(|text| !text.contains(['{', '}'])));

    for (life, ticket) in made.iter().zip(&tickets) {
        let EventBody::Opened(opened) = &life.log[0].body else { panic!("no opening") };
        if let Some(followed) = opened.follows {
            let before = tickets.iter().find(|other| other.id == followed).expect("it is there");
            assert!(before.requester == ticket.requester && before.closed_at.unwrap() < ticket.opened_at);
        }
    }
}

#[test]
fn a_plan_out_of_bounds_is_refused() {
    let refused = |tickets, months| Campus::new(plan(tickets, months, 1)).unwrap_err();
    assert_eq!(refused(0, 1), PlanError::Tickets(0));
    assert_eq!(refused(MOST_TICKETS + 1, 1), PlanError::Tickets(MOST_TICKETS + 1));
    assert_eq!(refused(1, 0), PlanError::Months(0));
    assert_eq!(refused(1, MOST_MONTHS + 1), PlanError::Months(MOST_MONTHS + 1));
}
