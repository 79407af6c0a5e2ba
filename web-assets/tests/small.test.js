// The small pure parts: backoff, close codes, differences, times, places, what a tab wants.

import assert from "node:assert/strict";
import test from "node:test";
import { changes, MOST_WORDS } from "../js/diff.js";
import { afterClose, delay, isRetry, LONGEST_MS } from "../js/backoff.js";
import { ago, dayName } from "../js/time.js";
import { percent, place, refusal } from "../js/words.js";
import { MOST_SUBS, Wants } from "../js/wants.js";
import { OutboxStore } from "../js/outbox-store.js";
import { Tabs } from "../js/outbox-tabs.js";
import { Keep } from "../js/keep.js";
import { heldBack } from "../js/thread-parts.js";

test("waits grow with the tries, are spread over the whole span and end at 30 s", () => {
  assert.deepEqual([0, 1, 2].map((n) => delay(n, 1)), [500, 1_000, 2_000]);
  assert.equal(delay(50, 1), LONGEST_MS);
  assert.equal(delay(5, 0), 0);
});

test("close codes say whether to come back", () => {
  for (const code of [1000, 1001, 1006, 1012, 1013, 4001, 4002, 4003]) assert.equal(afterClose(code), "reconnect", code);
  for (const code of [1002, 1003, 1007, 1009, 4500]) assert.equal(afterClose(code), "stop", code);
  assert.deepEqual([afterClose(4501), afterClose(4502)], ["enter", "reload"]);
  assert.ok(isRetry("busy") && !isRetry("closed"));
});

test("what one text has more or less than the other is marked, and both can be read from the pieces", () => {
  const cases = [["the room is cold", "the room is very cold today"], ["a b c", "c"], ["", "new"], ["old", ""], ["", ""], ["a  b", "a b"], ["<b>x</b>", "<i>x</i>"]];
  for (const [from, to] of cases) {
    const pieces = changes(from, to);
    const without = (is) => pieces.filter((piece) => piece.is !== is).map((piece) => piece.text).join("");
    assert.deepEqual([without("added"), without("removed")], [from, to]);
    assert.ok(pieces.every((piece, i) => piece.is !== pieces[i + 1]?.is), "neighbours differ");
  }
  const pieces = changes("the room is cold now", "the room is very cold today");
  const words = (is) => pieces.filter((piece) => piece.is === is).map((piece) => piece.text.trim()).join("|");
  assert.deepEqual([words("added"), words("removed")], ["very|today", "now"]);
  const long = "w ".repeat(MOST_WORDS);
  assert.deepEqual(changes("old", long), [{ text: long, is: "same" }], "too long to compare is shown as it is");
});

test("ages, days and places read as people say them", () => {
  assert.deepEqual([0, 59_999, 60_000, 3_600_000, 172_800_000].map(ago), ["now", "now", "1 min", "1 h", "2 d"]);
  const now = new Date(2026, 2, 4, 9);
  assert.equal(dayName(new Date(2026, 2, 4, 1), now), "Today");
  assert.equal(dayName(new Date(2026, 2, 3, 23), now), "Yesterday");
  assert.deepEqual([place({ building: "Library", room: "204" }), place({ building: "Hall", room: "Stage" }), place({})], ["Library 204", "Hall, Stage", ""]);
  assert.equal(refusal({ code: "invalid", field: "room", detail: "must not be empty" }), "The room must have 1 to 40 characters");
});

test("a tab asks for what it wants, from the lowest cursor, and later wishes are not lost", () => {
  const wants = new Wants();
  const who = (cursor) => ({ cursor: () => cursor });
  wants.add(7, who(5));
  wants.add(7, who(3));
  const hello = wants.hello();
  assert.deepEqual(hello, { t: "hello", v: 1, client: "web", subs: [{ ticket: 7, after: 3 }] });
  wants.add(8, who(0));
  wants.watch("analytics", "7d");
  assert.deepEqual(wants.missing(hello), [{ t: "sub", ticket: 8, after: 0 }, { t: "watch", what: "analytics", last: "7d" }]);
  for (let id = 100; id < 150; id += 1) wants.add(id, who(0));
  assert.equal(wants.hello().subs.length, MOST_SUBS);
});

test("a frame reaches whoever wants its ticket, and nobody twice after leaving", () => {
  const wants = new Wants();
  const heard = [];
  const who = { cursor: () => 0, ev: (event) => heard.push(event.seq), gone: (reason) => heard.push(reason) };
  wants.add(7, who);
  wants.tell({ t: "ev", ticket: 7, seq: 1 });
  wants.tell({ t: "ev", ticket: 8, seq: 1 });
  wants.tell({ t: "gone", ticket: 7, reason: "closed" });
  assert.ok(wants.remove(7, who));
  wants.tell({ t: "ev", ticket: 7, seq: 2 });
  assert.deepEqual(heard, [1, "closed"]);
});

const me = { id: "id-1", name: "Noor", role: "user" };
const you = { id: "id-2", name: "Jonas", role: "user" };

class MemoryStorage {
  #map = new Map();
  get length() { return this.#map.size; }
  key(i) { return Array.from(this.#map.keys())[i] ?? null; }
  getItem(key) { return this.#map.get(key) ?? null; }
  setItem(key, value) { this.#map.set(key, String(value)); }
  removeItem(key) { this.#map.delete(key); }
}

test("a tab that holds its lock lives, one that does not is dead for ever, and without locks nobody is known to be dead", async () => {
  const held = new Set();
  const locks = {
    request: async (name, run) => { held.add(name); await run(); },
    query: async () => ({ held: Array.from(held, (name) => ({ name })) }),
  };
  const [one, two] = [new Tabs("me", { locks, Channel: null }), new Tabs("me", { locks, Channel: null })];
  await Promise.all([one.ready, two.ready]);
  assert.deepEqual([...(await one.dead([one.id, two.id, "gone"]))], ["gone"]);
  held.delete(`helpdesk.tab.${two.id}`);
  assert.deepEqual([...(await one.dead([two.id]))], ["gone", two.id]);
  const plain = new Tabs("me", { locks: undefined, Channel: null });
  await plain.ready;
  assert.deepEqual([...(await plain.dead([one.id]))], []);
});

test("without a database the outbox lives in memory, in order", async () => {
  const store = new OutboxStore(me, undefined);
  const put = (cid) => (entries) => [...entries, { cid }];
  store.change(put("a"));
  assert.deepEqual(await store.change(put("b")), [{ cid: "a" }, { cid: "b" }]);
  assert.equal(store.keeps, false);
  assert.deepEqual(await store.rescue(), []);
});

test("drafts and reading marks are kept per person; marks only go forward", () => {
  const storage = new MemoryStorage();
  const keep = new Keep(me, storage);
  keep.keepDraft("7.post", "half a sentence");
  keep.see(7, 5);
  keep.see(7, 3);
  assert.deepEqual([keep.draft("7.post"), keep.seen(7), new Keep(you, storage).seen(7)], ["half a sentence", 5, 0]);
  keep.keepDraft("7.post", "");
  assert.equal(keep.draft("7.post"), "");
});

test("a message that is held back says why and until when", () => {
  const entry = { state: "queued", due: 9_000, error: { code: "rate_limited" } };
  assert.equal(heldBack([entry], 1_000).until, 9_000);
  assert.equal(heldBack([entry], 9_000), null);
  assert.equal(heldBack([{ ...entry, error: undefined }], 1_000), null);
});

test("a confidence is rounded down and never certain", () => {
  assert.deepEqual([0.6951, 0.6999, 0.7, 0.29, 0.57, 0.9999, 1, 0.3334].map(percent), ["69 %", "69 %", "70 %", "29 %", "57 %", "99 %", "99 %", "33 %"]);
});
