// What stands beside the log: links in texts, receipts, viewers, badges.

import assert from "node:assert/strict";
import test from "node:test";
import { dice } from "./seeded.js";
import { LONGEST, MOST_LINKS, pieces } from "../js/links.js";
import { merged, NOTHING, readTo, seen } from "../js/receipts.js";
import { Presence } from "../js/presence.js";
import { badge } from "../js/unread.js";
import { looking, typing } from "../js/words.js";
import { Wants } from "../js/wants.js";

const links = (text) => pieces(text).filter((piece) => piece.href).map((piece) => piece.text);

test("addresses become links without what ends the sentence around them", () => {
  assert.deepEqual(links("see https://a.example/b?c=1#d, or (http://b.example/x_(y))."), ["https://a.example/b?c=1#d", "http://b.example/x_(y)"]);
  assert.deepEqual(links("HTTPS://A.example! <https://b.example> \"https://c.example\""), ["HTTPS://A.example", "https://b.example", "https://c.example"]);
  assert.deepEqual(links("https://bücher.example/é\nhttps://[::1]:8080/"), ["https://bücher.example/é", "https://[::1]:8080/"]);
});

test("nothing but an honest http or https address is a link", () => {
  const bad = [
    "javascript:alert(1)", "data:text/html,<script>1</script>", "ftp://a.example", "mailto:a@b.example", "www.a.example", "//a.example", "http:/a.example", "https://",
    "https://library.example@evil.example", "https://user:word@evil.example", "https://a.example/\u202egnp.exe", "https://a\u200bb.example", "https://%00/", `https://a.example/${"x".repeat(LONGEST)}`,
  ];
  for (const text of bad) assert.deepEqual(links(text), [], text.slice(0, 40));
  assert.equal(links("https://a.example ".repeat(500)).length, MOST_LINKS);
});

test("the pieces of any text are the text, and every link is http or https", () => {
  const random = dice();
  const bits = ["https://", "http://a.example/", "javascript:", "<b>", "&amp;", "\u202e", "\u0000", " ", "\n", "(", ")", ".", "é", "👩‍🔧", "@", "\\", "'", "\"", "a.example", "{{7*7}}"];
  for (let round = 0; round < 2_000; round += 1) {
    const text = Array.from({ length: random.below(12) }, () => bits[random.below(bits.length)]).join("");
    const found = pieces(text);
    assert.equal(found.map((piece) => piece.text).join(""), text, `SEED=${random.seed}`);
    for (const { href } of found) if (href) assert.match(href, /^https?:\/\/[^@/]+\//, `SEED=${random.seed}: ${JSON.stringify(text)}`);
  }
});

test("a user learns that the helpdesk has read, the helpdesk that the requester has", () => {
  const who = { you: "una", requester: "una" };
  const frame = (id, role, seq) => ({ by: { id, role }, seq });
  const read = [frame("dana", "helpdesk", 5), frame("ivo", "helpdesk", 3), frame("zoe", "user", 9), frame("una", "user", 7)].reduce((held, one) => seen(held, one, who), NOTHING);
  assert.deepEqual(read, { mine: 7, helpdesk: 5, requester: 7 });
  assert.equal(seen(read, frame("dana", "helpdesk", 4), who), read, "nothing new is the same value");
  assert.deepEqual(readTo(read, { id: "una", role: "user" }, "una"), { to: 5, by: "helpdesk" });
  assert.deepEqual(readTo(read, { id: "dana", role: "helpdesk" }, "una"), { to: 7, by: "requester" });
  assert.equal(readTo(read, { id: "dana", role: "helpdesk" }, "dana").to, 0, "nobody is told that they have read themselves");
  assert.deepEqual(merged(read, { mine: 9, helpdesk: 1, requester: 1 }), { mine: 9, helpdesk: 5, requester: 7 });
  assert.equal(merged(read, undefined), read);
});

test("of a ticket's viewers the newest frame counts, and one does not see oneself", () => {
  const presence = new Presence();
  const viewer = (id, typing = false) => ({ id, name: id, role: "helpdesk", typing });
  presence.take({ ticket: 7, viewers: [viewer("dana"), viewer("ivo", true)] });
  assert.deepEqual(presence.others(7, "dana"), [viewer("ivo", true)]);
  presence.take({ ticket: 7, viewers: [viewer("dana")] });
  assert.deepEqual([presence.others(7, "dana"), presence.others(8, "dana")], [[], []]);
  for (let ticket = 100; ticket < 5_000; ticket += 1) presence.take({ ticket, viewers: [viewer("ivo")] });
  assert.deepEqual([presence.others(7, "x"), presence.others(4_999, "x")], [[], [viewer("ivo")]], "the oldest are forgotten");
  presence.clear();
  assert.deepEqual(presence.others(4_999, "x"), []);
});

test("numbers and names read as people say them", () => {
  assert.deepEqual([1, 9, 10].map(badge), ["1", "9", "9+"]);
  const who = (...named) => ({ named: named.slice(0, 2), more: Math.max(0, named.length - 2) });
  assert.deepEqual([typing(who("Dana")), typing(who("Dana", "Ivo")), typing(who("Dana", "Ivo", "Una"))], ["Dana is typing…", "Dana and Ivo are typing…", "Dana, Ivo and 1 more are typing…"]);
  assert.equal(looking(who("Dana")), "Dana is looking at this too");
});

test("a list follows quietly, a thread beside it does not, and both hear what stands beside the log", () => {
  const wants = new Wants();
  const heard = [];
  const who = (name, quiet) => ({ quiet, cursor: () => 3, beside: ({ t }) => heard.push(`${name} ${t}`) });
  const list = who("list", true);
  const thread = who("thread");
  wants.add(7, list);
  assert.deepEqual(wants.subs(), [{ ticket: 7, after: 3, quiet: true }]);
  wants.add(7, thread);
  assert.deepEqual(wants.subs(), [{ ticket: 7, after: 3 }]);
  wants.tell({ t: "seen", ticket: 7, by: {}, seq: 1 });
  wants.tell({ t: "presence", ticket: 7, viewers: [] });
  assert.deepEqual(heard, ["list seen", "thread seen", "list presence", "thread presence"]);
});
