// The helpdesk's tools without their pages: ticks, bulk runs, who was faster, who else is here, what is news, who is known.

import assert from "node:assert/strict";
import test from "node:test";
import { Colleagues } from "../js/colleagues.js";
import { colleaguesHere, collisionWords } from "../js/collision.js";
import { fasterWords, isHalfTaken, lastStep } from "../js/race.js";
import { FRESH_MS, Newsroom, newsWords, titled } from "../js/news.js";
import { MOST_TICKED, Ticks } from "../js/ticks.js";
import { outcomeWords, progressWords, refusedWords, runAll } from "../js/bulk-run.js";

test("ticks: one by one, a range either way, never more than there is room for", () => {
  const ticks = new Ticks();
  let told = 0;
  ticks.addEventListener("change", () => { told += 1; });
  const shown = [1, 2, 3, 4, 5, 6];
  assert.ok(ticks.range(shown, 2), "a range without a beginning is one");
  assert.ok(ticks.range(shown, 4));
  assert.deepEqual(ticks.ids, [2, 3, 4]);
  ticks.toggle(3);
  assert.deepEqual(ticks.ids, [2, 4]);
  ticks.toggle(6);
  ticks.range(shown, 5);
  assert.deepEqual(ticks.ids, [2, 4, 6, 5]);
  ticks.keep([4, 5, 9]);
  assert.deepEqual(ticks.ids, [4, 5]);
  ticks.range([1, 2], 2);
  assert.ok(ticks.has(2), "the beginning of the range is not shown any more");
  ticks.clear();
  assert.equal(ticks.size, 0);
  const before = told;
  ticks.clear();
  ticks.keep([]);
  assert.equal(told, before, "nothing moved, nothing is told");
  const many = Array.from({ length: MOST_TICKED + 5 }, (_, i) => i + 1);
  ticks.toggle(1);
  assert.ok(!ticks.range(many, many.at(-1)));
  assert.equal(ticks.size, MOST_TICKED);
  assert.ok(!ticks.toggle(many.at(-1)));
  assert.ok(ticks.toggle(1), "unticking makes room");
});

test("a bulk run does each once, some at a time, and a refusal stops nobody", async () => {
  let [under, most] = [0, 0];
  const ids = Array.from({ length: 20 }, (_, i) => i + 1);
  const asked = [];
  const told = [];
  const work = async (id) => {
    asked.push(id);
    under += 1;
    most = Math.max(most, under);
    await new Promise((done) => { setTimeout(done, id % 3); });
    under -= 1;
    if (id % 7 === 0) throw { code: "bad_transition" };
  };
  const { done, refused } = await runAll(ids, work, (n) => told.push(n), 4);
  assert.deepEqual(asked, ids);
  assert.equal(most, 4);
  assert.deepEqual(told, ids, "it counts along");
  assert.deepEqual(refused.map(({ id, error }) => [id, error.code]), [[7, "bad_transition"], [14, "bad_transition"]]);
  assert.deepEqual(done, ids.filter((id) => id % 7));
  assert.deepEqual(await runAll([], work), { done: [], refused: [] });
});

test("a bulk run says what was done, and of each that was refused why", () => {
  const outcome = (done, refused) => ({ done: Array(done).fill(1), refused: Array(refused).fill({}) });
  assert.equal(progressWords("take", 3, 12), "Taking 3 of 12…");
  assert.deepEqual(
    [outcome(1, 0), outcome(3, 0), outcome(2, 1), outcome(1, 2), outcome(0, 1), outcome(0, 2)].map((one) => outcomeWords("take", one)),
    ["1 ticket was taken.", "3 tickets were taken.", "2 of 3 tickets were taken.", "1 of 3 tickets was taken.", "The ticket was not taken.", "None of the 2 tickets was taken."],
  );
  const why = (name, code, ticket) => refusedWords(name, { id: 7, error: { code } }, ticket, "It was refused");
  assert.equal(why("take", "bad_transition", { status: "active", assignee: { name: "Dana" } }), "#7 was taken by Dana.");
  assert.equal(why("take", "bad_transition", { status: "active", assignee: null }), "#7 was taken by somebody else.");
  assert.equal(why("take", "bad_transition", undefined), "#7 was taken by somebody else.");
  assert.equal(why("category", "closed", { status: "closed" }), "#7 is closed already.");
  assert.equal(why("close", "forbidden", { status: "active" }), "#7: It was refused.");
});

const step = (seq, to, id = "dana") => ({ seq, kind: "status", author: { id, name: "Dana" }, at: "2026-11-26T10:00:00Z", data: { to } });

test("the loser hears who was faster and when", () => {
  assert.equal(fasterWords(step(2, "active"), 2_400), "Taken by Dana 2 s ago. Your draft is kept.");
  assert.equal(fasterWords(step(2, "active"), 0), "Taken by Dana 1 s ago. Your draft is kept.");
  assert.equal(fasterWords(step(3, "closed"), 3 * 60_000), "Closed by Dana 3 min ago. Your draft is kept.");
  assert.equal(fasterWords(undefined), "Somebody was faster. Your draft is kept.");
  const log = [{ kind: "opened" }, step(2, "active"), { kind: "message" }, step(4, "closed")];
  assert.deepEqual([lastStep(log).seq, lastStep(log, "active").seq, lastStep([])], [4, 2, undefined]);
});

test("a take that broke off is mine to finish, one that was given up is not", () => {
  const ticket = { status: "active", assignee: null };
  const events = [{ seq: 1, kind: "opened" }, step(2, "active", "me")];
  assert.ok(isHalfTaken({ ticket, events }, "me"));
  assert.ok(!isHalfTaken({ ticket, events }, "dana"), "it is not mine");
  assert.ok(!isHalfTaken({ ticket: { ...ticket, assignee: { id: "x" } }, events }, "me"));
  assert.ok(!isHalfTaken({ ticket: { ...ticket, status: "open" }, events: [] }, "me"));
  assert.ok(!isHalfTaken({ ticket, events: [...events, { seq: 3, kind: "assigned", data: { to: null } }] }, "me"), "somebody put it back");
});

test("above the composer stands who else of the helpdesk is here, whoever types first", () => {
  const at = (name, typing = false, role = "helpdesk") => ({ name, role, typing });
  const said = (...viewers) => collisionWords(colleaguesHere(viewers));
  assert.deepEqual(said(), { words: "", typing: false });
  assert.deepEqual(said(at("Noor", true, "user")), { words: "", typing: false }, "a user is no colleague");
  assert.deepEqual(said(at("Dana")), { words: "Dana is looking at this", typing: false });
  assert.deepEqual(said(at("Dana"), at("Eli", true)), { words: "Eli is answering", typing: true });
  assert.deepEqual(said(at("Dana", true), at("Eli", true)), { words: "Dana and Eli are answering", typing: true });
  assert.deepEqual(said(at("Dana"), at("Eli")), { words: "Dana and Eli are looking at this", typing: false });
  assert.deepEqual(said(at("A"), at("B"), at("C"), at("D")), { words: "A and 3 others are looking at this", typing: false });
});

const row = (ticket, fields = {}) => ({
  ticket, rev: 1, status: "open", assignee: null, requester: { id: "u", name: "Noor" }, opened_at: "now", preview: "No light", last_author_role: "user", ...fields,
});
const young = () => 1_000;
const told = (news) => news.map(({ kind, item }) => `${kind} ${item.ticket}`);

test("news are new tickets and a user's words in my own ones; each once, whatever the frames do", () => {
  const room = new Newsroom("me");
  const change = (item, age = young) => told(room.take({ t: "queue", ticket: item.ticket, rev: item.rev, item }, age));
  assert.deepEqual(told(room.take({ t: "queue_snap", items: [row(1)], total: 1 }, young)), [], "what was there is no news");
  assert.deepEqual(change(row(2)), ["opened 2"]);
  assert.deepEqual(change(row(2)), [], "told twice is told once");
  assert.deepEqual(change(row(3), () => FRESH_MS), [], "it is only new here");
  assert.deepEqual(change(row(4, { last_author_role: "helpdesk" })), [], "a colleague wrote it down");
  const mine = { status: "active", assignee: { id: "me", name: "Mira" } };
  assert.deepEqual(change(row(2, { ...mine, rev: 3 })), [], "I took it");
  assert.deepEqual(change(row(2, { ...mine, rev: 4, preview: "Hello?" })), ["message 2"]);
  assert.deepEqual(change(row(2, { ...mine, rev: 3, preview: "late" })), [], "older");
  assert.deepEqual(change(row(2, { ...mine, rev: 5, preview: "Hello?", category: "x" })), [], "nobody said anything");
  assert.deepEqual(change(row(2, { ...mine, rev: 6, preview: "On my way", last_author_role: "helpdesk" })), []);
  assert.deepEqual(change(row(2, { ...mine, rev: 7, preview: "On my way" })), ["message 2"], "the same words, by the user");
  assert.deepEqual(change(row(1, { rev: 2, preview: "And the heating" })), [], "nobody's yet, and not new");
  const again = room.take({ t: "queue_snap", items: [row(1, { rev: 2 }), row(2, { ...mine, rev: 7, preview: "On my way" }), row(9)], total: 3 }, young);
  assert.deepEqual(told(again), ["opened 9"], "what came while the connection was away");
});

test("what waits for a look is counted as it is read, and leaves with its ticket", () => {
  const room = new Newsroom("me");
  const dana = { status: "active", assignee: { id: "dana", name: "Dana" } };
  const mine = { status: "active", assignee: { id: "me", name: "Mira" } };
  room.take({ t: "queue_snap", items: [row(1), row(2, mine), row(3, dana), row(4, { last_author_role: "helpdesk" })], total: 4 }, young);
  const read = new Map();
  const seen = (ticket) => read.get(ticket) ?? 0;
  assert.equal(room.waiting(seen), 2);
  read.set(1, 1);
  assert.equal(room.waiting(seen), 1);
  room.take({ t: "queue", ticket: 1, rev: 2, item: row(1, { rev: 2, preview: "Hello?" }) }, young);
  assert.equal(room.waiting(seen), 2);
  room.take({ t: "queue", ticket: 2, rev: 9, item: null }, young);
  assert.equal(room.waiting(seen), 1);
  room.take({ t: "queue_snap", items: [row(3, dana)], total: 1 }, young);
  assert.equal(room.waiting(seen), 0, "a whole snapshot takes away what is no more");
});

test("a notification says what it is about, and many are one", () => {
  const opened = { kind: "opened", item: row(7) };
  const wrote = { kind: "message", item: row(8, { preview: "Hello?" }) };
  assert.deepEqual(newsWords([opened]), { title: "New ticket #7 from Noor", body: "No light" });
  assert.deepEqual(newsWords([wrote]), { title: "Noor wrote in #8", body: "Hello?" });
  assert.equal(newsWords([opened, opened]).title, "2 new tickets");
  assert.equal(newsWords([wrote, wrote, wrote]).title, "3 new messages in your tickets");
  assert.equal(newsWords([opened, wrote]).body, "New tickets: 1. New messages in your tickets: 1.");
  assert.equal(titled("Open · Helpdesk", 3), "(3) Open · Helpdesk");
  assert.equal(titled("(3) Open · Helpdesk", 12), "(12) Open · Helpdesk");
  assert.equal(titled("(12) Open · Helpdesk", 0), "Open · Helpdesk");
});

test("colleagues are known from rows and logs, by the id they were last heard under", () => {
  const known = new Colleagues();
  known.hear({ t: "queue_snap", items: [{ assignee: { id: "d1", name: "Dana" } }, { assignee: null }], total: 2 });
  known.hear({ t: "queue", item: { assignee: { id: "e", name: "Eli" } } });
  known.hear({ t: "queue", item: null });
  known.hear({ t: "ev", kind: "message", author: { id: "u", name: "Noor", role: "user" }, data: {} });
  known.read([{ kind: "note", author: { id: "d2", name: "Dana", role: "helpdesk" }, data: {} }, { kind: "assigned", author: { id: "me", name: "Mira", role: "helpdesk" }, data: { to: { id: "a", name: "Ada" } } }]);
  assert.deepEqual(known.others("me"), [{ id: "a", name: "Ada" }, { id: "d2", name: "Dana" }, { id: "e", name: "Eli" }]);
  for (let n = 0; n < 150; n += 1) known.know({ id: `p${n}`, name: `P${n}` });
  assert.equal(known.others("me").length, 100, "bounded");
});
