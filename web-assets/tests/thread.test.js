// The reducer: any order and any repetition of delivered events gives the same thread as the log itself.

import assert from "node:assert/strict";
import test from "node:test";
import * as thread from "../js/thread.js";

const ticket = { id: 7, status: "open", category: "technical_it", description: "old", location: { building: null, room: null }, assignee: null, last_seq: 0 };
const kinds = [
  (seq) => ({ kind: "message", data: { body: `m${seq}` } }),
  () => ({ kind: "edited", data: { field: "description", from: "old", to: "new" } }),
  () => ({ kind: "status", data: { from: "open", to: "active" } }),
  () => ({ kind: "hidden", data: {} }),
];
const event = (seq) => ({ ticket: 7, seq, at: `2026-01-01T00:00:${String(seq % 60).padStart(2, "0")}Z`, author: { id: "p", name: "P", role: "user" }, ...kinds[seq % kinds.length](seq) });
const log = (n) => Array.from({ length: n }, (_, i) => event(i + 1));

// A small generator with a printed seed, so that a failure can be run again.
function generator(seed) {
  let state = seed;
  return () => { state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296; return state / 4_294_967_296; };
}

test("an event is applied once, in order, and never over a gap", () => {
  let state = thread.begin(ticket, []);
  assert.equal(thread.apply(state, event(2)).what, "gap");
  state = thread.apply(state, event(2)).state;
  assert.equal(state.cursor, 0);
  const filled = thread.apply(state, event(1));
  assert.equal(filled.what, "applied");
  assert.equal(filled.state.cursor, 2);
  assert.equal(thread.apply(filled.state, event(1)).what, "old");
});

test("shuffled and doubled deliveries end where the log ends", () => {
  const seed = Date.now() % 100_000;
  const random = generator(seed);
  for (let round = 0; round < 200; round += 1) {
    const n = 1 + Math.floor(random() * 30);
    const deliveries = [...log(n), ...log(n)].map((one) => [random(), one]).sort((a, b) => a[0] - b[0]).map(([, one]) => one);
    let state = thread.begin(ticket, []);
    for (const one of deliveries) ({ state } = thread.apply(state, one));
    const straight = thread.begin(ticket, log(n));
    assert.deepEqual(state.events.map((e) => e.seq), straight.events.map((e) => e.seq), `seed ${seed}`);
    assert.deepEqual(state.ticket, straight.ticket, `seed ${seed}`);
    assert.equal(state.early.size, 0, `seed ${seed}`);
  }
});

test("a snapshot that is ahead of the log is not moved back by it", () => {
  const ahead = { ...ticket, status: "active", description: "newest", last_seq: 9 };
  const state = thread.begin(ahead, log(5));
  assert.equal(state.ticket.description, "newest");
  assert.equal(state.cursor, 5);
});

test("an older page goes before what is held, and only if it fits", () => {
  const state = thread.begin({ ...ticket, last_seq: 20 }, log(20).slice(10));
  assert.equal(state.from, 10);
  const whole = thread.prepend(state, log(20).slice(5, 10));
  assert.deepEqual([whole.from, whole.events.length], [5, 15]);
  assert.equal(thread.prepend(state, log(20).slice(3, 7)), state);
  assert.equal(thread.prepend(state, []), state);
  assert.deepEqual([thread.trim(whole, 10).from, thread.trim(whole, 10).events.length], [10, 10]);
});
