//! A model of the server: tickets as the contract describes them, their logs, and what each reader sees of an event.

use helpdesk_chaos::history::{EventRow, Facts, TicketRow};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Somebody with a name.
#[derive(Clone)]
pub struct Person {
    pub id: String,
    pub name: String,
    pub role: String,
}

impl Person {
    pub fn is_user(&self) -> bool {
        self.role == "user"
    }
}

/// A committed event with what the facts do not hold: its time and its author's name.
#[derive(Clone)]
pub struct Story {
    pub row: EventRow,
    pub at: String,
    pub name: String,
}

impl Story {
    /// The event as it stands in a frame for this reader.
    pub fn frame(&self, person: &str, role: &str) -> Value {
        let row = &self.row;
        let hidden = row.kind == "note" && role == "user";
        let mut frame = json!({
            "ticket": row.ticket,
            "seq": row.seq,
            "kind": if hidden { "hidden" } else { &row.kind },
            "author": { "id": row.author, "name": self.name, "role": row.role },
            "at": self.at,
            "data": if hidden { json!({}) } else { row.data.clone() },
        });
        if row.author == person {
            frame["cid"] = json!(row.cid);
        }
        frame
    }
}

/// A ticket of the model.
#[derive(Clone)]
pub struct Ticket {
    /// In the words of the API.
    pub shown: Value,
    pub log: Vec<Story>,
}

impl Ticket {
    pub fn last(&self) -> i64 {
        i64::try_from(self.log.len()).unwrap()
    }

    pub fn is_closed(&self) -> bool {
        self.shown["status"] == "closed"
    }

    /// The event of this seq.
    pub fn story(&self, seq: i64) -> &Story {
        &self.log[usize::try_from(seq - 1).unwrap()]
    }
}

/// All tickets.
#[derive(Clone, Default)]
pub struct Tickets {
    pub all: BTreeMap<i64, Ticket>,
    commits: u64,
}

impl Tickets {
    /// Whether the command was done before: ticket and seq.
    pub fn known(&self, ticket: Option<i64>, author: &Person, cid: &str) -> Option<(i64, i64)> {
        let wanted = self.all.iter().filter(|(id, _)| ticket.is_none_or(|ticket| ticket == **id));
        let mut rows = wanted.flat_map(|(_, ticket)| &ticket.log).map(|story| &story.row);
        rows.find(|row| row.author == author.id && row.cid.as_deref() == Some(cid)).map(|row| (row.ticket, row.seq))
    }

    /// Does a command: the place of its event, or a code.
    pub fn execute(
        &mut self,
        ticket: Option<i64>,
        author: &Person,
        cid: &str,
        command: &Value,
    ) -> Result<(i64, i64), &'static str> {
        let id = ticket.unwrap_or_else(|| self.all.keys().max().unwrap_or(&0) + 1);
        let op = command["op"].as_str().unwrap();
        if author.is_user() && !matches!(op, "create" | "post" | "edit") {
            return Err("forbidden");
        }
        let trimmed = |field: &str| json!(command[field].as_str().unwrap().trim());
        let (kind, data) = if op == "create" {
            let location = json!({ "building": null, "room": command["location"]["room"] });
            let description = trimmed("description");
            (
                "opened",
                json!({ "description": description, "location": location, "category": "technical_it", "confidence": 0.75, "reasons": ["wifi"] }),
            )
        } else {
            let shown = &self.all[&id].shown;
            match op {
                _ if shown["status"] == "closed" => return Err("closed"),
                "post" => ("message", json!({ "body": trimmed("body"), "attachments": [] })),
                "note" => ("note", json!({ "body": trimmed("body") })),
                "edit" => {
                    let field = command["field"].as_str().unwrap();
                    ("edited", json!({ "field": field, "from": shown[field], "to": command["value"] }))
                }
                "status" if !legal(&shown["status"], &command["to"]) => return Err("bad_transition"),
                "status" => ("status", json!({ "from": shown["status"], "to": command["to"] })),
                "category" => ("category", json!({ "from": shown["category"], "to": command["to"] })),
                _ if command["to"] == "me" => ("assigned", json!({ "to": { "id": author.id, "name": author.name } })),
                _ => ("assigned", json!({ "to": command["to"] })),
            }
        };
        Ok((id, self.commit(id, author, cid, kind, data)))
    }

    fn commit(&mut self, id: i64, author: &Person, cid: &str, kind: &str, data: Value) -> i64 {
        self.commits += 1;
        let at = format!("2026-03-01T08:00:00.{:06}Z", self.commits);
        if kind == "opened" {
            let shown = json!({
                "id": id, "status": "open",
                "category": data["category"], "category_source": "automatic",
                "category_confidence": data["confidence"], "category_reasons": data["reasons"],
                "description": data["description"], "location": data["location"],
                "requester": { "id": author.id, "name": author.name }, "assignee": null,
                "opened_at": at, "modified_at": at, "closed_at": null, "last_seq": 0,
            });
            self.all.insert(id, Ticket { shown, log: Vec::new() });
        }
        let ticket = self.all.get_mut(&id).unwrap();
        let seq = ticket.last() + 1;
        let shown = &mut ticket.shown;
        shown["last_seq"] = json!(seq);
        shown["modified_at"] = json!(at);
        match kind {
            "edited" => shown[data["field"].as_str().unwrap()] = data["to"].clone(),
            "status" => shown["status"] = data["to"].clone(),
            "assigned" => shown["assignee"] = data["to"].clone(),
            "category" => {
                shown["category"] = data["to"].clone();
                shown["category_source"] = json!("corrected");
            }
            _ => {}
        }
        if shown["status"] == "closed" {
            shown["closed_at"] = json!(at);
        }
        let row = EventRow {
            ticket: id,
            seq,
            kind: kind.to_owned(),
            author: author.id.clone(),
            role: author.role.clone(),
            cid: Some(cid.to_owned()),
            data,
        };
        ticket.log.push(Story { row, at, name: author.name.clone() });
        seq
    }

    /// What a database would hold.
    pub fn facts(&self) -> Facts {
        let word = |shown: &Value, field: &str| shown[field].as_str().unwrap().to_owned();
        let row = |(id, ticket): (&i64, &Ticket)| TicketRow {
            id: *id,
            status: word(&ticket.shown, "status"),
            category: word(&ticket.shown, "category"),
            description: word(&ticket.shown, "description"),
            last_seq: ticket.last(),
        };
        Facts {
            events: self.all.values().flat_map(|ticket| &ticket.log).map(|story| story.row.clone()).collect(),
            tickets: self.all.iter().map(row).collect(),
        }
    }
}

fn legal(from: &Value, to: &Value) -> bool {
    (from == "open" && to == "active") || (from == "active" && to == "closed")
}
