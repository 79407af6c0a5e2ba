//! One ticket from its opening to its closing, or to the plan's end, whichever comes first.
//!
//! Each life has a stream of chance of its own, so that any part of a plan can be made alone. Moments of a log ascend; what
//! would happen after the plan's end has not happened yet.

use crate::calendar::{HOUR, MINUTE, SECOND};
use crate::campus::{Campus, Member, stream};
use crate::dice::{Dice, mixed};
use crate::plan::PlanError;
use crate::texts::{PROBLEMS, Tongue};
use chrono::{DateTime, Utc};
use helpdesk_core::event::Edited;
use helpdesk_core::{
    Category, Cid, Description, Event, EventBody, Location, MessageText, NoteText, Opened, Seq, Status, TicketId,
};
use std::ops::Range;

/// What is closed never, as a moment.
const NEVER: i64 = i64::MAX;
/// What each category has of all problems.
const CATEGORIES: [(Category, f64); 3] =
    [(Category::FacilityManagement, 0.33), (Category::TechnicalIt, 0.44), (Category::ServicesComplaints, 0.23)];
/// How many messages lie between taking and closing, by weight; and five or more.
const TURNS: [f64; 6] = [0.42, 0.27, 0.17, 0.08, 0.04, 0.02];
/// Of 1 to 5 stars.
const STARS: [f64; 5] = [0.06, 0.06, 0.12, 0.28, 0.48];
/// Share of tickets that are found wrong and are corrected.
const MISTAKEN: f64 = 0.085;

/// A rating after the closing.
#[derive(Clone, Debug, PartialEq)]
pub struct Rating {
    /// 1 to 5.
    pub stars: i32,
    /// Within the days in which a person is asked.
    pub at: DateTime<Utc>,
    /// Of the call that gave it.
    pub cid: Cid,
}

/// Everything that happened to one ticket.
#[derive(Clone, Debug, PartialEq)]
pub struct Life {
    /// Dense from 1.
    pub log: Vec<Event>,
    /// What its requester said of it.
    pub rating: Option<Rating>,
}

/// What must be known of a ticket to tell of another that follows it.
struct Head {
    opened: i64,
    requester: usize,
    category: Category,
    problem: usize,
    response: i64,
    closing: i64,
}

/// A log that grows.
struct Told<'a> {
    campus: &'a Campus,
    ticket: TicketId,
    now: i64,
    end: i64,
    log: Vec<Event>,
}

impl Told<'_> {
    /// Later than everything before; not at all if that is after the end.
    fn then(&mut self, at: i64, who: &Member, body: EventBody) -> Result<(), PlanError> {
        self.now = if self.log.is_empty() { at } else { at.max(self.now.saturating_add(SECOND)) };
        if self.now > self.end {
            return Ok(());
        }
        let seq = Seq::ZERO.plus(self.log.len() + 1);
        let cid = Some(self.cid(seq.0)?);
        let at = moment(self.now);
        self.log.push(Event { ticket: self.ticket, seq, author: who.author.clone(), at, cid, body });
        Ok(())
    }

    /// One of its own for each place of each ticket.
    fn cid(&self, place: i64) -> Result<Cid, PlanError> {
        let number = self.ticket.0.wrapping_mul(64).wrapping_add(place) as u64;
        Ok(Cid::parse(&format!("{:016x}", mixed(number ^ mixed(self.campus.plan.seed))))?)
    }
}

impl Campus {
    /// The lives of the tickets `first_id + n` for each `n` of the range (from 0), by opening.
    pub fn lives(&self, range: Range<u64>, first_id: i64) -> impl Iterator<Item = Result<Life, PlanError>> {
        range.map(move |number| self.life(number, first_id))
    }

    fn dice(&self, number: u64) -> Dice {
        Dice::new(self.plan.seed, stream::TICKETS, number)
    }

    fn head(&self, number: u64, dice: &mut Dice) -> Head {
        let opened = self.calendar.opening((number as f64 + dice.unit()) / self.plan.tickets as f64);
        let requester = (dice.unit().powf(1.8) * self.users.len() as f64) as usize;
        let place = dice.weighted(&CATEGORIES.map(|(_, share)| share));
        let category = CATEGORIES.get(place).map_or(Category::TechnicalIt, |(category, _)| *category);
        let problem = (dice.unit().powf(1.4) * PROBLEMS as f64) as usize;
        let response = opened + (35.0 * MINUTE as f64 * dice.log_normal(1.1)) as i64;
        let response = self.calendar.in_office(response, dice);
        let (median, spread) = match category {
            Category::FacilityManagement => (22.0, 1.3),
            Category::TechnicalIt => (4.5, 1.3),
            Category::ServicesComplaints => (14.0, 1.15),
        };
        let long = if dice.chance(0.004) { 15.0 } else { 1.0 };
        let closing = opened + (median * long * HOUR as f64 * dice.log_normal(spread)) as i64;
        let closing = self.calendar.in_office(closing, dice).max(response + dice.between(3, 40) * MINUTE);
        let closing = if dice.chance(0.0008) { NEVER } else { closing };
        Head { opened, requester, category, problem, response, closing }
    }

    /// The closed ticket that this one follows, some days before it, with its head.
    fn followed(&self, number: u64, opened: i64, dice: &mut Dice) -> Option<(u64, Head)> {
        let a_day = self.plan.tickets / (u64::from(self.plan.months) * 30) + 1;
        let back = 1 + a_day * dice.between(1, 15) as u64 + dice.below(usize::try_from(a_day).unwrap_or(1)) as u64;
        let before = number.checked_sub(back)?;
        let mut other = self.dice(before);
        // what follows is itself not followed, so nobody has to look further back
        let first = !other.chance(FOLLOWS);
        let head = self.head(before, &mut other);
        (first && head.closing < opened - 10 * MINUTE).then_some((before, head))
    }

    fn life(&self, number: u64, first_id: i64) -> Result<Life, PlanError> {
        let mut dice = self.dice(number);
        let follows = dice.chance(FOLLOWS);
        let mut head = self.head(number, &mut dice);
        let before = if follows { self.followed(number, head.opened, &mut dice) } else { None };
        if let Some((_, before)) = &before {
            (head.requester, head.category, head.problem) = (before.requester, before.category, before.problem);
        }
        let id = |number: u64| TicketId(first_id.saturating_add_unsigned(number));
        let unfit = || PlanError::Text("nobody is there".to_owned());
        let requester = self.users.get(head.requester).ok_or_else(unfit)?;
        let helper = self.helpers.get(dice.below(self.helpers.len())).ok_or_else(unfit)?;
        let words = self.tongues.get(requester.tongue).ok_or_else(unfit)?;
        let end = self.plan.until.timestamp_micros();
        let mut told = Told { campus: self, ticket: id(number), now: head.opened, end, log: Vec::with_capacity(8) };

        let opened = self.opened(&head, words, before.map(|(number, _)| id(number)), &mut dice)?;
        let (guessed, description, location) = (opened.category, opened.description.clone(), opened.location.clone());
        told.then(head.opened, requester, EventBody::Opened(opened))?;
        if dice.chance(0.02) {
            let more = Description::parse(&format!("{description} {}", words.say("since", &mut dice)))?;
            let body = EventBody::Edited(Edited::Description { from: description, to: more });
            told.then(head.opened + dice.between(60, 600) * SECOND, requester, body)?;
        }
        if location.building.is_none() && dice.chance(0.06) {
            let to = self.location(1.0, &mut dice)?;
            let body = EventBody::Edited(Edited::Location { from: Location::default(), to });
            told.then(head.opened + dice.between(60, 900) * SECOND, requester, body)?;
        }

        told.then(head.response, helper, EventBody::Status { from: Status::Open, to: Status::Active })?;
        if dice.chance(0.93) {
            told.then(told.now, helper, EventBody::Assigned { to: Some(helper.author.person()) })?;
        }
        if guessed != head.category {
            let at = told.now.saturating_add(dice.between(5, 90) * SECOND);
            told.then(at, helper, EventBody::Category { from: guessed, to: head.category })?;
        }
        self.talk(&head, &mut told, (requester, helper), words, &mut dice)?;
        let rating = self.rating(&told, end, &mut dice)?;
        Ok(Life { log: told.log, rating })
    }

    fn opened(
        &self,
        head: &Head,
        words: &Tongue,
        follows: Option<TicketId>,
        dice: &mut Dice,
    ) -> Result<Opened, PlanError> {
        let problem = words
            .problem(head.category, head.problem)
            .ok_or_else(|| PlanError::Text(format!("there is no problem {}", head.problem)))?;
        let with_building = match head.category {
            Category::FacilityManagement => 0.97,
            Category::TechnicalIt => 0.8,
            Category::ServicesComplaints => 0.6,
        };
        let location = self.location(with_building, dice)?;
        let mut text = String::with_capacity(256);
        if follows.is_some() {
            text.push_str(words.say("follow", dice));
            text.push(' ');
        }
        text.push_str(problem.text);
        for (kind, share) in [("since", 0.6), ("impact", 0.4)] {
            if dice.chance(share) {
                text.push(' ');
                text.push_str(words.say(kind, dice));
            }
        }
        if let (Some(building), Some(room), true) = (&location.building, &location.room, dice.chance(0.3)) {
            let place = words.say("place", dice).replace("{building}", building.as_str());
            text.push(' ');
            text.push_str(&place.replace("{room}", room.as_str()));
        }
        let mistaken = dice.chance(MISTAKEN);
        let others = Category::ALL.into_iter().filter(|category| *category != head.category);
        let other = others.into_iter().nth(dice.below(2)).filter(|_| mistaken);
        let confidence = if mistaken { 0.36 + 0.3 * dice.unit() } else { 0.62 + 0.37 * dice.unit().sqrt() };
        Ok(Opened {
            description: Description::parse(&text)?,
            location,
            category: other.unwrap_or(head.category),
            confidence: (confidence * 10_000.0).round() / 10_000.0,
            reasons: problem.reasons.clone(),
            follows,
        })
    }

    /// From the taking to the closing.
    fn talk(
        &self,
        head: &Head,
        told: &mut Told<'_>,
        (requester, helper): (&Member, &Member),
        words: &Tongue,
        dice: &mut Dice,
    ) -> Result<(), PlanError> {
        let from = told.now;
        // what is closed never goes quiet after some days
        let to = if head.closing == NEVER { from.saturating_add(72 * HOUR) } else { head.closing };
        let turns = dice.weighted(&TURNS);
        let turns = if turns == 5 { turns + dice.below(6) } else { turns };
        let mut parts: Vec<f64> = (0..turns).map(|_| dice.unit()).collect();
        parts.sort_by(f64::total_cmp);
        for (turn, part) in parts.into_iter().enumerate() {
            let at = from.saturating_add((part * (to - from).max(0) as f64) as i64);
            if turn % 2 == 0 {
                let at = self.calendar.in_office(at, dice).min(to.saturating_sub(MINUTE));
                told.then(at, helper, message(words.say("question", dice))?)?;
            } else {
                let code = || format!("HD-{:04X}", at as u64 & 0xffff);
                let answer = words.say("answer", dice);
                let body = if answer.contains("{code}") {
                    message(&answer.replace("{code}", &code()))?
                } else {
                    message(answer)?
                };
                told.then(at, requester, body)?;
            }
        }
        if dice.chance(0.12) {
            let colleague = self.helpers.get(dice.below(self.helpers.len())).unwrap_or(helper);
            // notes are for the helpdesk, who write English here
            let note = self.tongues.first().map_or("", |english| english.say("note", dice));
            let at = told.now.saturating_add(dice.between(1, 30) * MINUTE).min(to.saturating_sub(MINUTE));
            told.then(at, colleague, EventBody::Note { body: NoteText::parse(note)? })?;
        }
        if head.closing == NEVER {
            return Ok(());
        }
        if dice.chance(0.7) {
            let at = to - dice.between(4, 50) * MINUTE;
            told.then(at, helper, message(words.done(head.category, dice))?)?;
            if dice.chance(0.35) {
                let at = to - dice.between(1, 4) * MINUTE;
                told.then(at, requester, message(words.say("thanks", dice))?)?;
            }
        }
        told.then(to, helper, EventBody::Status { from: Status::Active, to: Status::Closed })
    }

    fn rating(&self, told: &Told<'_>, end: i64, dice: &mut Dice) -> Result<Option<Rating>, PlanError> {
        let closed =
            told.log.last().is_some_and(|last| matches!(last.body, EventBody::Status { to: Status::Closed, .. }));
        let at = told.now.saturating_add((8.0 * HOUR as f64 * dice.log_normal(1.0)) as i64);
        let at = at.min(told.now.saturating_add(13 * 24 * HOUR));
        let (given, stars) = (dice.chance(0.2), dice.weighted(&STARS));
        if !(closed && given && at <= end) {
            return Ok(None);
        }
        Ok(Some(Rating { stars: i32::try_from(stars + 1).unwrap_or(5), at: moment(at), cid: told.cid(0)? }))
    }
}

/// Share of tickets that say that the trouble of a closed one is back; fewer do follow one.
const FOLLOWS: f64 = 0.02;

fn moment(micros: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_micros(micros).unwrap_or_default()
}

fn message(text: &str) -> Result<EventBody, PlanError> {
    Ok(EventBody::Message { body: MessageText::parse(text)?, attachments: Vec::new() })
}
