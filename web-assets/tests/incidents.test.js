// Incidents in the browser: frames as whole states, suggestions that stay away, what grouping by hand comes to.

import assert from "node:assert/strict";
import test from "node:test";
import { answered, answerHint, answerLabel, markLabel, membership, question, unanswered } from "../js/incident-words.js";
import { candidates, IncidentStore, MOST_WAVED, plan, shown, wave } from "../js/incident-store.js";

const hint = (...tickets) => ({ category: "technical_it", building: "Library", since: "2026-11-26T10:02:00Z", tickets });

test("each frame is the whole state", () => {
  const store = new IncidentStore();
  assert.equal(store.take({ t: "queue", ticket: 1 }), null);
  assert.equal(store.take({ t: "incidents", items: [{ incident: 3, tickets: [1, 2] }] }), "members");
  assert.equal(store.of(2).incident, 3);
  assert.equal(store.of(4), undefined);
  store.take({ t: "incidents", items: [{ incident: 4, tickets: [4] }] });
  assert.deepEqual([store.of(2), store.of(4).incident], [undefined, 4]);
  assert.equal(store.take({ t: "incident_hint", hints: [hint(1, 2, 3)] }), "hint");
  store.take({ t: "incident_hint", hints: [] });
  assert.deepEqual(store.hints, []);
});

test("what was waved away stays away, also when it grows or loses its first ticket; another one is shown", () => {
  const waved = wave([], hint(1, 2, 3));
  assert.equal(shown([hint(1, 2, 3)], waved), null);
  assert.equal(shown([hint(2, 3, 4, 5)], waved), null);
  assert.deepEqual(shown([hint(1, 2, 3), hint(7, 8, 9)], waved), hint(7, 8, 9));
  assert.deepEqual(shown([hint(7, 8, 9), hint(4, 5, 6)], []), hint(7, 8, 9), "the newest first");
  const many = Array.from({ length: 300 }, (_, n) => n).reduce((all, n) => wave(all, hint(3 * n, 3 * n + 1, 3 * n + 2)), []);
  assert.equal(many.length, MOST_WAVED);
  assert.equal(shown([hint(899, 900, 901)], many), null, "the oldest are forgotten, not the newest");
});

test("grouping by hand opens an incident, joins the one that is there, or is refused between two", () => {
  const of = (ticket) => ({ 5: { incident: 1 }, 6: { incident: 1 }, 7: { incident: 2 } })[ticket];
  assert.deepEqual(plan(1, [2, 3], of), { open: [1, 2, 3] });
  assert.deepEqual(plan(1, [2, 5, 6], of), { join: 1, tickets: [1, 2] });
  assert.deepEqual(plan(5, [2], of), { join: 1, tickets: [2] });
  assert.equal(plan(1, [5, 7], of), null);
  assert.equal(plan(1, [], of), null);
});

test("the likeliest companions come first, and who shares nothing is left out", () => {
  const row = (ticket, category, building) => ({ ticket, category, location: { building, room: null } });
  const rows = [row(1, "technical_it", "Gym"), row(2, "technical_it", null), row(3, "technical_it", "library"), row(4, "facility_management", "Library"), row(5, "facility_management", null), row(9, "technical_it", "Library")];
  const mine = { id: 9, category: "technical_it", location: { building: "Library", room: "2" } };
  assert.deepEqual(candidates(rows, mine, 12).map((one) => one.ticket), [3, 4, 2, 1]);
  assert.deepEqual(candidates(rows, mine, 2).map((one) => one.ticket), [3, 4]);
  assert.deepEqual(candidates(rows, { ...mine, location: { building: null } }, 12).map((one) => one.ticket), [3, 2, 1]);
});

test("sentences count", () => {
  assert.match(question(hint(1, 2, 3)), /^3 tickets about Technical IT in Library since .+: one incident\?$/);
  assert.match(question({ ...hint(1, 2), building: "\u05d0\u05d1" }), / in \u2068\u05d0\u05d1\u2069 since /, "it turns nothing around");
  assert.equal(markLabel({ incident: 3, tickets: [1, 2] }), "Incident 3, 2 tickets");
  assert.equal(membership({ id: 3, tickets: [1, 2] }), "Incident 3 with 1 other ticket");
  assert.equal(membership({ id: 3, tickets: [1] }), "Incident 3, no other ticket");
  assert.deepEqual([answerLabel(3), answerLabel(1)], ["Answer all 3", "Answer the open one"]);
  assert.match(answerHint(0), /closed/);
  assert.equal(answered({ written: [{}, {}], closed: [] }), "2 threads have it.");
  assert.equal(answered({ written: [{}], closed: [9] }), "1 thread has it. 1 ticket was closed meanwhile.");
  assert.match(unanswered({ code: "busy" }), /only to those that miss it/);
  assert.match(unanswered({ code: "rate_limited", retry_ms: 1_200 }), /in 2 s\.$/);
});
