// The outbox: order, one in flight a ticket, the same cid however often it is sent, nothing lost.

import assert from "node:assert/strict";
import test from "node:test";
import * as box from "../js/outbox.js";

const entry = (cid, ticket = 7, op = "post") => ({ cid, ticket, op, fields: { body: cid }, at: 0 });
const filled = (...cids) => cids.reduce((entries, cid) => box.add(entries, entry(cid)), []);
const states = (entries) => entries.map(({ cid, state }) => `${cid}:${state}`).join(" ");
const ids = (entries) => entries.map(({ cid }) => cid).join(" ");

test("one entry of a ticket is in flight, the next follows when it is settled", () => {
  let entries = filled("a", "b");
  assert.equal(ids(box.ready(entries, 0)), "a");
  entries = box.sending(entries, "a", 0);
  assert.equal(ids(box.ready(entries, 1)), "");
  entries = box.acked(entries, "a", { ticket: 7, seq: 2, at: "t" });
  assert.equal(ids(box.ready(entries, 1)), "b");
});

test("tickets do not wait for each other, and creations have a lane of their own", () => {
  let entries = box.add(box.add(filled("a"), entry("b", 8)), entry("c", null, "create"));
  assert.equal(ids(box.ready(entries, 0)), "a b c");
  entries = box.add(entries, entry("d", null, "create"));
  assert.equal(ids(box.ready(entries, 0)), "a b c");
});

test("a retry code asks again later with the same cid and keeps its place before what was written after it", () => {
  let entries = box.sending(filled("a", "b"), "a", 0);
  entries = box.refused(entries, "a", { code: "rate_limited", retry_ms: 8_000 }, 100);
  assert.equal(ids(box.ready(entries, 8_099)), "");
  assert.equal(box.nextAt(entries), 0, "b is due, but ready() keeps it behind a");
  assert.equal(ids(box.ready(entries, 8_100)), "a");
});

test("a final refusal sets the text aside and stops nobody", () => {
  let entries = box.sending(filled("a", "b"), "a", 0);
  entries = box.refused(entries, "a", { code: "closed", detail: "" }, 1);
  assert.equal(states(entries), "a:failed b:queued");
  assert.equal(entries[0].fields.body, "a");
  assert.equal(ids(box.ready(entries, 1)), "b");
});

test("somebody's retry keeps the cid, unless that cid is taken by something else", () => {
  const failed = (code) => box.refused(box.sending(filled("a"), "a", 0), "a", { code }, 1);
  assert.equal(states(box.again(failed("closed"), "a", "z")), "a:queued");
  assert.equal(states(box.again(failed("cid_conflict"), "a", "z")), "z:queued");
  assert.equal(states(box.again(filled("a"), "a", "z")), "a:queued", "only a failed one");
});

test("a cut connection queues what was in flight, an answer that does not come is asked for again", () => {
  const entries = box.sending(filled("a"), "a", 1_000);
  assert.equal(states(box.cut(entries)), "a:queued");
  assert.equal(ids(box.ready(entries, 1_000 + box.ANSWER_MS - 1)), "");
  assert.equal(ids(box.ready(entries, 1_000 + box.ANSWER_MS)), "a");
});

test("the same cid is one entry, a full outbox takes no more, and old echoes go", () => {
  assert.equal(box.add(filled("a"), entry("a")).length, 1);
  const full = Array.from({ length: box.MOST_ENTRIES + 5 }, (_, i) => `c${i}`).reduce((entries, cid) => box.add(entries, entry(cid)), []);
  assert.equal(full.length, box.MOST_ENTRIES);
  const sent = full.reduce((entries, { cid }) => box.acked(entries, cid, { ticket: 7, seq: 1, at: "t" }), full);
  assert.equal(sent.length, box.MOST_SENT);
});

test("the frame of a creation has no ticket", () => {
  assert.deepEqual(box.frame(entry("a", null, "create")), { t: "cmd", cid: "a", op: "create", body: "a" });
  assert.deepEqual(box.frame(entry("a")), { t: "cmd", cid: "a", ticket: 7, op: "post", body: "a" });
});
