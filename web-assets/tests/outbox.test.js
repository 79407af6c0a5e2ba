// The outbox: order, one in flight a ticket over all tabs, the same cid however often it is sent, nothing lost.

import assert from "node:assert/strict";
import test from "node:test";
import * as box from "../js/outbox.js";
import { said } from "../js/give-back.js";

const entry = (cid, ticket = 7, op = "post") => box.entry({ cid, ticket, op, fields: { body: cid }, at: 0 });
const filled = (...cids) => cids.reduce((entries, cid) => box.add(entries, entry(cid)), []);
const states = (entries) => entries.map(({ cid, state }) => `${cid}:${state}`).join(" ");
const ids = (entries) => entries.map(({ cid }) => cid).join(" ");
const NOBODY = new Set();

test("one entry of a ticket is in flight, the next follows when it is settled", () => {
  let entries = filled("a", "b");
  assert.equal(ids(box.ready(entries, 0)), "a");
  entries = box.claimed(entries, ["a"], "tab", 0);
  assert.equal(ids(box.ready(entries, 1)), "");
  entries = box.without(entries, "a");
  assert.equal(ids(box.ready(entries, 1)), "b");
});

test("tickets do not wait for each other, and creations have a lane of their own", () => {
  let entries = box.add(box.add(filled("a"), entry("b", 8)), entry("c", null, "create"));
  assert.equal(ids(box.ready(entries, 0)), "a b c");
  entries = box.add(entries, entry("d", null, "create"));
  assert.equal(ids(box.ready(entries, 0)), "a b c");
});

test("what one tab sends no other tab sends, unless the tab dies or no answer comes", () => {
  const entries = box.claimed(filled("a"), ["a"], "one", 1_000);
  assert.deepEqual([...box.holders(entries)], ["one"]);
  assert.equal(ids(box.ready(entries, 1_000 + box.ANSWER_MS - 1, NOBODY)), "");
  assert.equal(ids(box.ready(entries, 1_000, new Set(["one"]))), "a");
  assert.equal(ids(box.ready(entries, 1_000 + box.ANSWER_MS, NOBODY)), "a");
  assert.equal(box.nextAt(entries), 1_000 + box.ANSWER_MS);
});

test("a clock that is set back holds nothing up", () => {
  const claimed = box.claimed(filled("a"), ["a"], "one", 9_000_000);
  assert.equal(ids(box.ready(claimed, 1_000, NOBODY)), "a");
  const refused = box.refused(claimed, "a", { code: "busy" }, 9_000_000);
  assert.equal(ids(box.ready(refused, 1_000, NOBODY)), "a");
});

test("a retry code asks again later with the same cid and keeps its place before what was written after it", () => {
  let entries = box.claimed(filled("a", "b"), ["a"], "tab", 0);
  entries = box.refused(entries, "a", { code: "rate_limited", retry_ms: 8_000 }, 100);
  assert.equal(ids(box.ready(entries, 8_099)), "");
  assert.equal(box.nextAt(entries), 8_100);
  assert.equal(ids(box.ready(entries, 8_100)), "a");
});

test("pauses grow where the server names none, and end at 30 s", () => {
  let entries = filled("a");
  const pauses = Array.from({ length: 9 }, () => {
    entries = box.refused(entries, "a", { code: "unavailable" }, 0, 1);
    return entries[0].due;
  });
  assert.deepEqual(pauses, [1_000, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
});

test("which codes are asked again is the contract's list, every other one is final", () => {
  for (const code of ["busy", "unavailable", "timeout", "rate_limited"]) assert.equal(box.isFinal({ code }), false, code);
  for (const code of ["bad_frame", "invalid", "too_large", "unauthenticated", "forbidden", "not_found", "closed", "bad_transition", "cid_conflict", "stale_base", "unsupported_media", "internal"]) assert.ok(box.isFinal({ code }), code);
});

test("a final refusal sets the text aside and stops nobody", () => {
  let entries = box.claimed(filled("a", "b"), ["a"], "tab", 0);
  entries = box.refused(entries, "a", { code: "closed", detail: "" }, 1);
  assert.equal(states(entries), "a:failed b:queued");
  assert.equal(entries[0].fields.body, "a");
  assert.equal(ids(box.ready(entries, 1)), "b");
});

test("somebody's retry keeps the cid, unless that cid is taken by something else, and goes to the end", () => {
  const failed = (code) => box.refused(box.claimed(filled("a", "b"), ["a"], "tab", 0), "a", { code }, 1);
  assert.equal(states(box.again(failed("closed"), "a", "z")), "b:queued a:queued");
  assert.equal(states(box.again(failed("cid_conflict"), "a", "z")), "b:queued z:queued");
  assert.equal(states(box.again(filled("a"), "a", "z")), "a:queued", "only a failed one");
});

test("a tab that lost its connection lets go of what it held, and of nothing else", () => {
  let entries = box.claimed(box.add(filled("a"), entry("b", 8)), ["a"], "one", 5);
  entries = box.claimed(entries, ["b"], "two", 5);
  assert.equal(states(box.cut(entries, "one")), "a:queued b:sending");
  assert.equal(states(box.cut(entries, "one", "other")), "a:sending b:sending");
  assert.equal(box.cut(entries, "three"), entries);
});

test("the same cid is one entry; a full outbox is told before a text leaves its box; old echoes go", () => {
  assert.equal(box.add(filled("a"), entry("a")).length, 1);
  const full = filled(...Array.from({ length: box.MOST_ENTRIES }, (_, i) => `c${i}`));
  assert.equal(box.fits(full, entry("one more")), false);
  assert.equal(box.fits(full.slice(1), entry("one more")), true);
  const large = box.entry({ cid: "l", ticket: 7, op: "post", fields: { body: "ü".repeat(box.MOST_BYTES / 4) }, at: 0 });
  assert.equal(box.fits(box.add([], large), large), false, "bytes count, not characters");
  const sent = full.reduce((own, one) => box.withEcho(own, box.echo(one, { ticket: 7, seq: 1, at: "t" })), []);
  assert.equal(sent.length, box.MOST_SENT);
});

test("a tab's own questions stand in the order of writing among what all tabs wrote", () => {
  const kept = filled("a", "b");
  const asked = box.add([], { ...entry("q"), order: box.last(kept) });
  const later = box.add(kept, { ...entry("c"), order: box.last(box.merged(kept, asked)) });
  assert.equal(ids(box.merged(later, asked)), "a b q c");
  assert.equal(states(box.merged(kept, [box.echo(kept[0], { ticket: 7, seq: 2, at: "t" })])), "a:sent b:queued", "an echo stands for its entry");
});

test("the frame of a creation has no ticket, and whatever a command carries goes along", () => {
  assert.deepEqual(box.frame(entry("a", null, "create")), { t: "cmd", cid: "a", op: "create", body: "a" });
  const files = box.entry({ cid: "a", ticket: 7, op: "post", fields: { body: "", attachments: ["f1"] }, at: 0 });
  assert.deepEqual(box.frame(files), { t: "cmd", cid: "a", ticket: 7, op: "post", body: "", attachments: ["f1"] });
});

test("what is given back says only what is known of it", () => {
  assert.match(said([{}]), /was not sent/);
  assert.match(said([{ tried: true }]), /may not have been sent/);
  assert.match(said([{}, { tried: true }]), /^2 texts .* may not/);
});
