// Canned replies: what calls for one, which ones are meant, what becomes of their placeholders.

import assert from "node:assert/strict";
import test from "node:test";
import { calledAt, faultOf, filled, gapWords, matching, valuesOf } from "../js/replies.js";

const reply = (shortcut, body = "text") => ({ id: shortcut, shortcut, body });
const words = (found) => found.map((one) => one.shortcut);

test("a slash calls only where a word begins, and only up to the cursor", () => {
  const at = (text) => calledAt(text.replace("|", ""), text.indexOf("|"));
  assert.deepEqual(at("/|"), { from: 0, query: "" });
  assert.deepEqual(at("/res|"), { from: 0, query: "res" });
  assert.deepEqual(at("Hello,\n/ré-2_x|"), { from: 7, query: "ré-2_x" });
  assert.deepEqual(at("so /do|ne"), { from: 3, query: "do" });
  assert.deepEqual(at("😀 /a|"), { from: 3, query: "a" });
  for (const none of ["|/", "and/or|", "https://x/y|", "/a b|", "//|", "/a.|", "24/7|", "|", `/${"x".repeat(33)}|`]) assert.equal(at(none), null, none);
});

test("what begins so comes first, then what has it inside; accents and capitals make no difference", () => {
  const all = [reply("done"), reply("Réinitialiser"), reply("wifi", "Reinstall the profile"), reply("more", "REINITIALISE it")];
  assert.deepEqual(words(matching(all, "")), ["done", "Réinitialiser", "wifi", "more"]);
  assert.deepEqual(words(matching(all, "REI")), ["Réinitialiser", "wifi", "more"]);
  assert.deepEqual(words(matching(all, "d")), ["done"], "one letter is in every text");
  assert.deepEqual(words(matching(all, "one")), ["done"]);
  assert.deepEqual(matching(all, "zzz"), []);
});

const ticket = { id: 1042, requester: { name: "Noor" }, location: { building: "Library", room: null } };

test("placeholders are filled in once, and what is not known stays for all to see", () => {
  const { text, gaps } = filled("Hello {name}, {ticket} in {building} {room} {what} {Name} { name } {}", valuesOf(ticket));
  assert.equal(text, "Hello Noor, #1042 in Library {room} {what} {Name} { name } {}");
  assert.deepEqual(gaps.map(({ name, from, to }) => [name, text.slice(from, to)]), [["room", "{room}"], ["what", "{what}"]]);
  const sly = filled("{name}", valuesOf({ ...ticket, requester: { name: "{room} $& {name}" } }));
  assert.deepEqual(sly, { text: "{room} $& {name}", gaps: [] }, "a name is a name");
  assert.deepEqual(filled("{constructor} {toString}", valuesOf(ticket)).gaps.map(({ name }) => name), ["constructor"]);
});

test("any body comes through whole: without its placeholders it is what it was, and gaps stand where they say", () => {
  const pieces = ["{name}", "{room}", "{x}", "{", "}", "a", " ", "\n", "😀", "{{", "$1"];
  for (let seed = 1; seed < 400; seed += 1) {
    const body = Array.from({ length: seed % 9 }, (_, i) => pieces[(seed * 7919 + i * i * 104_729) % pieces.length]).join("");
    const { text, gaps } = filled(body, { name: "N", ticket: "#1", building: "", room: "" });
    assert.equal(text, body.replaceAll("{name}", "N"), body);
    for (const { name, from, to } of gaps) assert.equal(text.slice(from, to), `{${name}}`, body);
  }
});

test("what could not be filled in is said until it is gone", () => {
  const { text, gaps } = filled("{building} {room} {room}", { building: "", room: "" });
  assert.match(gapWords(gaps, text), /^\{building\}, \{room\} could not be filled in/);
  assert.match(gapWords(gaps, "Library {room}"), /^\{room\} could not be filled in\. Please write it yourself\.$/);
  assert.equal(gapWords(gaps, "Library 204"), "");
  assert.equal(gapWords([], "a {room} of one's own"), "", "braces that somebody typed are theirs");
});

test("what the server would refuse is said before it is sent", () => {
  const all = [reply("Done"), reply("more")];
  const fault = (id, shortcut, body = "x", there = all) => faultOf({ id, shortcut, body }, there)?.field;
  assert.equal(fault(null, "new"), undefined);
  assert.equal(fault("Done", "done"), undefined, "its own word in other letters");
  for (const bad of ["", "done", "two words", "a/b", "x".repeat(33)]) assert.equal(fault(null, bad), "shortcut", bad);
  for (const bad of ["", "é".repeat(2_001)]) assert.equal(fault(null, "new", bad), "body");
  assert.equal(fault(null, "new", "😀".repeat(2_000)), undefined, "characters, not code units");
  const full = Array.from({ length: 200 }, (_, n) => reply(`n${n}`));
  assert.equal(fault(null, "new", "x", full), null);
  assert.equal(fault("n7", "n7", "y", full), undefined, "a change is no new one");
});
