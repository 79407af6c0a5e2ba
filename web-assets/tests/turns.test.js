// What the log shows: days, turns, notes, events, the echo of what is not settled, the line before what is new.

import assert from "node:assert/strict";
import test from "node:test";
import { items } from "../js/turns.js";

const you = { id: "me", name: "Noor", role: "user" };
const dana = { id: "dana", name: "Dana", role: "helpdesk" };
const at = (minute) => new Date(2026, 2, 3, 12, minute).toISOString();
const say = (seq, author, minute, cid) => ({ seq, kind: "message", author, at: at(minute), data: { body: `m${seq}` }, cid });
const types = (list) => list.map((item) => item.type).join(" ");

test("messages of one author within five minutes are one turn", () => {
  const list = items([say(2, dana, 0), say(3, dana, 4), say(4, dana, 20), say(5, you, 21)], [], you);
  assert.equal(types(list), "day turn turn turn");
  assert.deepEqual(list.map((item) => item.said?.length), [undefined, 2, 1, 1]);
  assert.deepEqual(list.map((item) => item.own), [undefined, false, false, true]);
});

test("a new day has a heading, hidden events show nothing, the opening only at the desk", () => {
  const opened = { seq: 1, kind: "opened", author: you, at: at(0), data: {} };
  const hidden = { seq: 2, kind: "hidden", author: dana, at: at(0), data: {} };
  const next = { ...say(3, dana, 0), at: new Date(2026, 2, 4, 9).toISOString() };
  assert.equal(types(items([opened, hidden, next], [], you)), "day turn");
  assert.equal(types(items([opened, hidden, next], [], you, { desk: true })), "day event day turn");
});

test("the echo of an unsent message joins the turn and gives way to its event under the same key", () => {
  const pending = { cid: "c1", ticket: 7, op: "post", fields: { body: "hello" }, at: Date.parse(at(1)), state: "sending" };
  const before = items([say(2, you, 0, "c0")], [pending], you);
  assert.deepEqual(before.at(-1).said.map((bubble) => bubble.state), ["sent", "sending"]);
  const after = items([say(2, you, 0, "c0"), say(3, you, 1, "c1")], [{ ...pending, state: "sent" }], you);
  assert.deepEqual(after.at(-1).said.map((bubble) => bubble.key), before.at(-1).said.map((bubble) => bubble.key));
  assert.equal(after.at(-1).said.length, 2, "shown once");
});

test("the line before what is new stands before the first unread message of somebody else", () => {
  const list = items([say(2, dana, 0), say(3, you, 1), say(4, dana, 2)], [], you, { seen: 2 });
  assert.equal(types(list), "day turn turn unread turn");
  assert.equal(types(items([say(2, dana, 0)], [], you, { seen: 0 })), "day turn", "nothing is new at the first visit");
});

test("taking a ticket is one line, giving it to somebody else a second", () => {
  const took = { seq: 2, kind: "status", author: dana, at: at(0), data: { from: "open", to: "active" } };
  const self = { seq: 3, kind: "assigned", author: dana, at: at(0), data: { to: { id: "dana", name: "Dana" } } };
  const other = { seq: 4, kind: "assigned", author: dana, at: at(0), data: { to: { id: "x", name: "Mira" } } };
  assert.equal(types(items([took, self, other], [], you)), "day event event");
});
