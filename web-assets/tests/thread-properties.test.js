// The thread's reducer against any delivery: frames come in any order, twice, late or not at all, a gap is asked for again,
// pages come from the other end, the oldest part is let go. Whatever happens, what is held is a piece of the log without a
// gap, the ticket is the fold of it, and in the end it is the log.

import assert from "node:assert/strict";
import test from "node:test";
import { dice } from "./seeded.js";
import * as thread from "../js/thread.js";
import * as receipts from "../js/receipts.js";
import { items } from "../js/turns.js";

const ROUNDS = 300;
const people = [{ id: "una", name: "Una", role: "user" }, { id: "dana", name: "Dana", role: "helpdesk" }, { id: "ivo", name: "Ivo", role: "helpdesk" }];

/** A ticket before its first event, and a log that a server could have written. */
function history(random, length) {
  const ticket = { id: 7, status: "open", category: "technical_it", category_source: "automatic", description: "d0", location: { building: null, room: null }, requester: people[0], assignee: null, opened_at: at(0), modified_at: at(0), closed_at: null, last_seq: 0 };
  const log = [];
  let [description, status] = ["d0", "open"];
  for (let seq = 1; seq <= length; seq += 1) {
    const author = people[random.below(people.length)];
    const say = () => ["message", { body: `m${seq}`, attachments: [] }];
    const kinds = [
      say, say, say,
      () => ["note", { body: `n${seq}` }],
      () => ["hidden", {}],
      () => ["edited", { field: "description", from: description, to: (description = `d${seq}`) }],
      () => ["edited", { field: "location", from: {}, to: { building: `b${seq}`, room: null } }],
      () => ["category", { from: "technical_it", to: "services_complaints" }],
      () => ["assigned", { to: random.chance(0.5) ? { id: author.id, name: author.name } : null }],
      () => (status === "open" ? ["status", { from: "open", to: (status = "active") }] : say()),
    ];
    const [kind, data] = seq === 1 ? ["opened", { description: "d0", category: "technical_it", confidence: 0.8 }] : kinds[random.below(kinds.length)]();
    log.push({ ticket: 7, seq, kind, author, at: at(seq), data, cid: random.chance(0.5) ? `c${seq}` : undefined });
  }
  return { ticket, log };
}

function at(seq) {
  return new Date(Date.UTC(2026, 2, 3, 12) + seq * 61_000).toISOString();
}

/** The ticket as it is after a part of the log. */
function folded(ticket, log, upTo) {
  return log.slice(0, upTo).reduce(thread.evolve, ticket);
}

function whole(state, { ticket, log }, why) {
  const seqs = state.events.map((event) => event.seq);
  assert.deepEqual(seqs, seqs.map((_, i) => state.from + 1 + i), `held without a gap (${why})`);
  assert.equal(state.cursor, state.from + state.events.length, `the cursor is the end of what is held (${why})`);
  state.events.forEach((event) => assert.deepEqual(event, log[event.seq - 1], `as it was sent (${why})`));
  assert.ok(state.early.size <= thread.MOST_EARLY, `early ones are bounded (${why})`);
  for (const seq of state.early.keys()) assert.ok(seq > state.cursor + 1, `an early one is not due (${why})`);
  assert.deepEqual(state.ticket, folded(ticket, log, Math.max(state.cursor, state.snapshot ?? 0)), `the ticket is the fold (${why})`);
}

test("any order, loss and doubling of frames, with gaps asked for again, end where the log ends", () => {
  const random = dice();
  for (let round = 0; round < ROUNDS; round += 1) {
    const why = `SEED=${random.seed} round ${round}`;
    const told = history(random, 1 + random.below(60));
    const { ticket, log } = told;
    // the page was read somewhere in the middle; its ticket may be newer than the part of the log that came with it
    const end = random.below(log.length + 1);
    const start = random.below(end + 1);
    const snapshot = end + random.below(log.length - end + 1);
    const mark = (state) => ({ ...state, snapshot });
    let state = mark(thread.begin(folded(ticket, log, snapshot), log.slice(start, end)));
    if (start === end) state = { ...state, from: snapshot, cursor: snapshot };
    whole(state, told, why);

    const frames = random.shuffled([...log, ...log, ...log].filter(() => random.chance(0.6)));
    for (const frame of frames) {
      const before = state;
      const { state: next, what } = thread.apply(state, structuredClone(frame));
      state = mark(next);
      whole(state, told, why);
      assert.ok(state.cursor >= before.cursor, `never back (${why})`);
      assert.equal(what, frame.seq <= before.cursor ? "old" : frame.seq === before.cursor + 1 ? "applied" : "gap", why);
      // sometimes the gap is asked for, and that answer is cut short as well
      if (what === "gap" && random.chance(0.3)) {
        for (const again of log.slice(state.cursor, state.cursor + random.below(8))) state = mark(thread.apply(state, again).state);
        whole(state, told, why);
      }
    }
    for (const frame of log.slice(state.cursor)) state = mark(thread.apply(state, frame).state);
    whole(state, told, why);
    assert.equal(state.cursor, log.length, why);
    assert.equal(state.early.size, 0, `nothing waits (${why})`);
  }
});

test("older pages and letting go move the beginning and never the end", () => {
  const random = dice();
  for (let round = 0; round < ROUNDS; round += 1) {
    const why = `SEED=${random.seed} round ${round}`;
    const told = history(random, 2 + random.below(80));
    const { ticket, log } = told;
    const start = random.below(log.length);
    let state = thread.begin(folded(ticket, log, log.length), log.slice(start));
    state.snapshot = log.length;
    for (let step = 0; step < 12; step += 1) {
      const before = state;
      if (random.chance(0.3)) state = thread.trim(state, 1 + random.below(log.length));
      else {
        const [from, to] = [random.below(log.length + 1), random.below(log.length + 1)];
        const fits = random.chance(0.6);
        const page = fits ? log.slice(Math.max(0, state.from - random.below(20)), state.from) : random.shuffled(log.slice(Math.min(from, to), Math.max(from, to)));
        state = thread.prepend(state, page);
        if (fits && page.length > 0) assert.equal(state.from, page[0].seq - 1, `a page that fits is taken (${why})`);
      }
      state.snapshot = log.length;
      whole(state, told, why);
      assert.equal(state.cursor, before.cursor, `the end stays (${why})`);
    }
  }
});

test("what is shown has every message once, in order, whatever the outbox still holds of it", () => {
  const random = dice();
  for (let round = 0; round < ROUNDS; round += 1) {
    const why = `SEED=${random.seed} round ${round}`;
    const { log } = history(random, 1 + random.below(50));
    const [you] = people;
    const mine = log.filter((event) => event.author.id === you.id && event.kind === "message" && event.cid);
    const sent = mine.filter(() => random.chance(0.5)).map((event) => ({ cid: event.cid, ticket: 7, op: "post", fields: { body: event.data.body }, at: Date.parse(event.at), state: random.chance(0.5) ? "sent" : "sending", seq: event.seq }));
    const unsent = Array.from({ length: random.below(3) }, (_, i) => ({ cid: `u${i}`, ticket: 7, op: "post", fields: { body: `u${i}` }, at: Date.parse(at(99)) + i, state: "queued" }));
    const shown = items(log, random.shuffled(sent).concat(unsent), you, { seen: random.below(log.length + 1), desk: random.chance(0.5) });
    const said = shown.flatMap((item) => item.said ?? []).map((bubble) => bubble.body);
    const expected = log.filter((event) => event.kind === "message").map((event) => event.data.body).concat(unsent.map((entry) => entry.fields.body));
    assert.deepEqual(said, expected, why);
    const keys = shown.flatMap((item) => [item.key, ...(item.said ?? []).map((bubble) => `in ${item.key}: ${bubble.key}`)]);
    assert.equal(new Set(keys).size, keys.length, `keys are unique (${why})`);
    assert.ok(shown.filter((item) => item.type === "unread").length <= 1, why);
  }
});

test("receipts end the same in any order, with losses made good by the last frame of each reader", () => {
  const random = dice();
  const who = { you: "dana", requester: "una" };
  for (let round = 0; round < ROUNDS; round += 1) {
    const why = `SEED=${random.seed} round ${round}`;
    const frames = Array.from({ length: random.below(40) }, () => {
      const by = people[random.below(people.length)];
      return { t: "seen", ticket: 7, by: { id: by.id, role: by.role }, seq: 1 + random.below(50) };
    });
    const straight = frames.reduce((held, frame) => receipts.seen(held, frame, who), receipts.NOTHING);
    const greatest = new Set(people.map(({ id }) => frames.filter((frame) => frame.by.id === id).sort((a, b) => b.seq - a.seq)[0]).filter(Boolean));
    const lossy = random.shuffled([...frames, ...frames].filter((frame) => greatest.has(frame) || random.chance(0.5)));
    let held = receipts.NOTHING;
    for (const frame of lossy) {
      const next = receipts.seen(held, frame, who);
      for (const part of Object.keys(held)) assert.ok(next[part] >= held[part], `never back (${why})`);
      held = next;
    }
    assert.deepEqual(held, straight, why);
    assert.equal(held.helpdesk, Math.max(0, ...frames.filter((frame) => frame.by.role === "helpdesk").map((frame) => frame.seq)), why);
  }
});
