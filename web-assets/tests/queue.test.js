// The queue: state-based rows, the address as a predicate, rows that do not move under the pointer.

import assert from "node:assert/strict";
import test from "node:test";
import { categoryWords, isUnsure } from "../js/category-switch.js";
import { href, isPaged, itemOf, keeps, micros, order, restPath, ticketOf } from "../js/queue-query.js";
import { settle, waitingWords, wick } from "../js/queue-order.js";
import { QueueStore } from "../js/queue-store.js";
import { widthWithin } from "../js/queue-panes.js";

const row = (ticket, fields = {}) => ({
  ticket, rev: 1, status: "open", category: "technical_it", location: { building: "Library", room: "204" }, requester: { id: "u", name: "Noor" },
  assignee: null, opened_at: `2026-11-21T10:${String(ticket % 60).padStart(2, "0")}:00Z`, modified_at: "2026-11-21T12:00:00Z", preview: "", ...fields,
});
const query = (fields = {}) => ({ view: "open", sort: "waiting", ...fields });
const ids = (store) => Array.from(store.rows.keys()).sort((a, b) => a - b);
const snap = (...items) => ({ items, total: items.length });

test("the greatest rev wins, whatever the order of the news", () => {
  const store = new QueueStore();
  store.snapshot(snap(row(1, { rev: 3 })));
  assert.equal(store.change({ ticket: 1, rev: 2, item: row(1, { rev: 2, preview: "old" }) }), "old");
  assert.equal(store.change({ ticket: 1, rev: 4, item: row(1, { rev: 4, preview: "new" }) }), "changed");
  assert.equal(store.rows.get(1).preview, "new");
  assert.equal(store.change({ ticket: 1, rev: 5, item: null }), "left");
  assert.equal(store.change({ ticket: 1, rev: 5, item: null }), "old", "told twice is told once");
  assert.equal(store.change({ ticket: 1, rev: 4, item: row(1, { rev: 4 }) }), "old", "late news does not bring it back");
  assert.deepEqual(ids(store), []);
});

test("a snapshot that lags behind takes nothing newer away, and one that is ahead drops what left", () => {
  const store = new QueueStore();
  store.snapshot(snap(row(1, { rev: 5 }), row(2)));
  store.change({ ticket: 3, rev: 4, item: null });
  store.snapshot(snap(row(1, { rev: 3 }), row(3, { rev: 2 })));
  assert.deepEqual(ids(store), [1]);
  assert.equal(store.rows.get(1).rev, 5);
});

test("a digest that does not fit is noticed, but only when every row should be here", () => {
  const store = new QueueStore();
  assert.ok(store.agrees({ count: 9, sum_rev: 9 }), "before the first snapshot there is nothing to compare");
  store.snapshot(snap(row(1, { rev: 2 }), row(2, { rev: 3 })));
  assert.ok(store.agrees({ count: 2, sum_rev: 5 }));
  assert.ok(!store.agrees({ count: 2, sum_rev: 6 }));
  store.snapshot({ items: [row(1)], total: 900 });
  assert.ok(!store.whole && store.agrees({ count: 900, sum_rev: 1 }));
  assert.deepEqual(ids(store), [1, 2], "a part of the queue takes nothing away");
});

test("counts tell mine from the others'", () => {
  const store = new QueueStore();
  const active = (ticket, id) => row(ticket, { status: "active", assignee: id && { id, name: id } });
  store.snapshot(snap(row(1), active(2, "me"), active(3, "dana"), active(4, null)));
  assert.deepEqual(store.counts("me"), { open: 1, active: 3, mine: 1 });
});

test("what is looked for is in the address, has the best first, and is read page by page", () => {
  const found = query({ view: "closed", q: "\"no picture\" -library", sort: "best", ticket: null });
  assert.equal(href(found), "/queue?view=closed&q=%22no+picture%22+-library");
  assert.equal(href({ ...found, sort: "newest" }), "/queue?view=closed&q=%22no+picture%22+-library&sort=newest");
  assert.equal(restPath(found, { cursor: null, limit: 100 }), "/tickets?status=closed&sort=best&limit=100&q=%22no+picture%22+-library");
  assert.ok(isPaged(found) && isPaged(query({ q: "lift" })) && !isPaged(query({ q: null })));
  assert.deepEqual([row(3), row(1), row(2)].sort(order(found)).map((one) => one.ticket), [3, 1, 2], "as the server said");
});

test("lists of any status ask what was found and whether it stands", () => {
  const corrected = { view: "all", sort: "newest", guessed: "technical_it", corrected: true, ticket: null };
  assert.equal(href(corrected), "/queue?view=all&guessed=technical_it&corrected=true");
  assert.equal(href({ ...corrected, corrected: false }), "/queue?view=all&guessed=technical_it&corrected=false");
  assert.equal(restPath({ ...corrected, guessed: null }, { limit: 9 }), "/tickets?status=open%2Cactive%2Cclosed&sort=newest&limit=9&corrected=true");
  assert.ok(isPaged(corrected) && isPaged({ view: "closed" }) && !isPaged({ view: "unclosed" }));
  assert.ok(["open", "active", "closed"].every((status) => keeps(query({ view: "all" }), row(1, { status }), "me")));
});

test("a guess without much confidence asks to be checked, until somebody did", () => {
  const guess = { category_source: "automatic", category_confidence: 0.69, status: "open" };
  assert.ok(isUnsure(guess) && isUnsure({ ...guess, status: "active" }));
  for (const settled of [{ category_confidence: 0.7 }, { category_source: "corrected" }, { status: "closed" }]) assert.ok(!isUnsure({ ...guess, ...settled }));
  assert.equal(categoryWords("Technical IT", guess), "Technical IT, please check");
});

test("an address keeps the tickets that it names", () => {
  const kept = (fields, item) => keeps(query(fields), item, "me");
  assert.ok(kept({}, row(1)) && !kept({}, row(1, { status: "active" })) && !kept({ view: "closed" }, row(1)));
  assert.ok(kept({ view: "unclosed" }, row(1, { status: "active" })));
  assert.ok(kept({ view: "mine" }, row(1, { status: "active", assignee: { id: "me" } })) && !kept({ view: "mine" }, row(1, { status: "active" })));
  assert.ok(kept({ building: "Library" }, row(1)) && !kept({ building: "library" }, row(1)) && !kept({ building: "Library" }, row(1, { location: { building: null, room: null } })));
  assert.ok(!kept({ category: "facility_management" }, row(1)));
  const at = (text) => row(1, { opened_at: text });
  const since = { opened_after: "2026-11-20T10:39:24.123456Z" };
  assert.ok(kept(since, at("2026-11-20T10:39:24.123456Z")) && !kept(since, at("2026-11-20T10:39:24.123455Z")), "to the microsecond");
  const until = { opened_before: "2026-12-01T00:00:00Z" };
  assert.ok(kept(until, at("2026-11-30T23:59:59.999999Z")) && !kept(until, at("2026-12-01T00:00:00Z")));
});

test("microseconds are read from any RFC 3339 fraction", () => {
  const base = micros("2026-11-20T10:39:24Z");
  assert.equal(micros("2026-11-20T10:39:24.5Z") - base, 500_000);
  assert.equal(micros("2026-11-20T10:39:24.123456789Z") - base, 123_456);
  assert.equal(micros("2026-11-20T11:39:24.000001+01:00") - base, 1);
});

test("an address leaves out what is usual", () => {
  assert.equal(href(query()), "/queue?view=open");
  assert.equal(href(query({ view: "closed", sort: "updated", ticket: 7 })), "/queue?view=closed&ticket=7");
  assert.equal(href(query({ sort: "newest", building: "Küche & Café" })), "/queue?view=open&building=K%C3%BCche+%26+Caf%C3%A9&sort=newest");
  assert.deepEqual(["?ticket=7", "?ticket=-1", "?ticket=x", ""].map(ticketOf), [7, null, null, null]);
  assert.equal(restPath(query({ view: "unclosed", category: "technical_it" }), { limit: 100 }), "/tickets?status=open%2Cactive&sort=waiting&limit=100&category=technical_it");
});

test("rows are ordered as the database orders them", () => {
  const rows = [row(3), row(1, { status: "active" }), row(2), row(12, { opened_at: row(2).opened_at })];
  const sorted = (sort) => rows.toSorted?.(order({ sort })).map((one) => one.ticket) ?? [...rows].sort(order({ sort })).map((one) => one.ticket);
  assert.deepEqual(sorted("waiting"), [2, 12, 3, 1]);
  assert.deepEqual(sorted("oldest"), [1, 2, 12, 3]);
  assert.deepEqual(sorted("newest"), [3, 12, 2, 1]);
  assert.deepEqual(sorted("updated"), [12, 3, 2, 1]);
});

test("a list that is held does not move, and counts what waits", () => {
  assert.deepEqual(settle([1, 2, 3], [9, 1, 3, 4], false), { order: [9, 1, 3, 4], fresh: 0, moved: 0, left: new Set() });
  const held = settle([1, 2, 3], [9, 1, 8, 3, 4], true);
  assert.deepEqual(held.order, [1, 2, 3, 4], "what comes after the last row disturbs nobody");
  assert.deepEqual([held.fresh, held.moved, Array.from(held.left)], [2, 0, [2]]);
  assert.equal(waitingWords(held), "2 new");
  const moved = settle([1, 2, 3, 4], [4, 1, 2, 3], true);
  assert.deepEqual([moved.order, moved.moved, waitingWords(moved)], [[1, 2, 3, 4], 1, "1 moved"]);
  assert.equal(waitingWords(settle([1, 2], [1, 2], true)), "");
  assert.deepEqual(settle([1, 2], [], true).order, [1, 2]);
});

test("the wick grows with the wait, and only while somebody waits", () => {
  const min = 60_000;
  const step = (minutes, status = "open") => wick(status, minutes * min, [15 * min, 30 * min]);
  assert.deepEqual([0, 7.4, 7.5, 14.9, 15, 29.9, 30, 600].map((minutes) => step(minutes)), [1, 1, 2, 2, 3, 3, 4, 4]);
  assert.equal(step(600, "active"), 0);
});

test("a closed ticket makes a row of one line", () => {
  const made = itemOf({ id: 7, last_seq: 9, status: "closed", description: `two\nlines ${"x".repeat(200)}`, requester: {}, location: {} });
  assert.deepEqual([made.ticket, made.rev, made.preview.length, made.preview.startsWith("two lines")], [7, 9, 120, true]);
});

test("the list's width stays within reason", () => {
  assert.deepEqual([5, 30, 90, NaN].map(widthWithin), [20, 30, 45, 25]);
});
