//! What a bot does next: chosen by its dice, unique in its text, mostly allowed and sometimes not.

use crate::dice::Dice;
use rand::Rng;
use rand::seq::IndexedRandom;
use serde_json::{Value, json};

const CATEGORIES: [&str; 3] = ["facility_management", "technical_it", "services_complaints"];
const PROBLEMS: [&str; 6] = [
    "the lamp in the corridor is dark",
    "the projector does not find the laptop",
    "the canteen card is not accepted",
    "water drips from the ceiling",
    "the wifi in the library is slow",
    "the heating is cold",
];

/// What a bot may do, and how likely each is; the shares are of their sum.
#[derive(Clone, Debug)]
pub struct Habits {
    /// `post`
    pub post: u32,
    /// `note` (a user who tries is refused)
    pub note: u32,
    /// `edit`
    pub edit: u32,
    /// `category`
    pub category: u32,
    /// `assign`
    pub assign: u32,
    /// `status`
    pub status: u32,
    /// `create`
    pub create: u32,
}

impl Habits {
    /// Of a person who has problems.
    pub const USER: Habits = Habits { post: 80, note: 1, edit: 12, category: 0, assign: 0, status: 1, create: 4 };
    /// Of a person who solves them.
    pub const HELPDESK: Habits = Habits { post: 45, note: 20, edit: 6, category: 8, assign: 8, status: 6, create: 1 };
    /// Only messages.
    pub const CHAT: Habits = Habits { post: 1, note: 0, edit: 0, category: 0, assign: 0, status: 0, create: 0 };
}

/// A ticket as the bot knows it.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The cursor.
    pub seq: i64,
    /// The status, as far as it was heard of.
    pub status: &'a str,
}

/// The next command, as in a `cmd` frame without `t`, `cid` and `ticket`; `unique` makes its text the only one of the run.
pub fn wish(habits: &Habits, known: Known<'_>, unique: &str, dice: &mut Dice) -> Value {
    let Habits { post, note, edit, category, assign, status, create } = *habits;
    let mut left = dice.random_range(0..post + note + edit + category + assign + status + create);
    let mut falls = |share: u32| {
        let hit = left < share;
        left = left.saturating_sub(if hit { 0 } else { share });
        hit
    };
    if falls(post) {
        return json!({"op": "post", "body": format!("message {unique}")});
    }
    if falls(note) {
        return json!({"op": "note", "body": format!("note {unique}")});
    }
    if falls(edit) {
        return edit_of(known, unique, dice);
    }
    if falls(category) {
        return json!({"op": "category", "to": CATEGORIES.choose(dice)});
    }
    if falls(assign) {
        return if dice.random_bool(0.7) {
            json!({"op": "assign", "to": "me"})
        } else {
            json!({"op": "assign", "to": null})
        };
    }
    if falls(status) {
        return json!({"op": "status", "to": next_status(known.status, dice)});
    }
    create_of(unique, dice)
}

/// A new ticket.
pub fn create_of(unique: &str, dice: &mut Dice) -> Value {
    let problem = PROBLEMS.choose(dice).copied().unwrap_or_default();
    json!({"op": "create", "description": format!("{problem} {unique}"), "location": {"building": "Main", "room": "101"}})
}

fn edit_of(known: Known<'_>, unique: &str, dice: &mut Dice) -> Value {
    if dice.random_bool(0.7) {
        json!({"op": "edit", "field": "description", "value": format!("corrected {unique}"), "base_seq": known.seq})
    } else {
        let value = json!({"building": format!("B {unique}"), "room": "1"});
        json!({"op": "edit", "field": "location", "value": value, "base_seq": known.seq})
    }
}

/// Mostly the next step; a closing is rare, so that threads live; sometimes an illegal one.
fn next_status(status: &str, dice: &mut Dice) -> &'static str {
    match status {
        "open" if dice.random_bool(0.9) => "active",
        "active" if dice.random_bool(0.3) => "closed",
        "open" => "closed",
        _ => "active",
    }
}
