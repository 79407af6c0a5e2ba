// The dashboard's own period, and the keys of the helpdesk's pages.

import assert from "node:assert/strict";
import test from "node:test";
import { period } from "../js/dashboard-period.js";
import { read } from "../js/keys.js";

test("an own period is a whole number of hours or days within ten years", () => {
  assert.deepEqual([period("36", "h"), period(" 14 ", "d")], [{ last: "36h" }, { last: "14d" }]);
  for (const wrong of ["", "0", "-3", "1.5", "soon", "1e3", "٣"]) assert.match(period(wrong, "h").fault, /whole number from 1 to 87,600/, wrong);
  assert.match(period("3651", "d").fault, /At most 3,650 days/);
  assert.equal(period("3651", "h").last, "3651h");
});

test("G and another key within a second are one name", () => {
  const g = read({ key: "g", at: 0 });
  assert.equal(g.name, null);
  assert.equal(read({ key: "q", at: 900, state: g.state }).name, "g q");
  assert.equal(read({ key: "q", at: 1_000, state: g.state }).name, "q");
  assert.equal(read({ key: "J", at: 5 }).name, "j", "caps lock is no other key");
  assert.equal(read({ key: "Escape", at: 5 }).name, "Escape");
  assert.deepEqual(read({ key: "a", at: 9, state: read({ key: "g", at: 8 }).state }).state, {});
});

test("what is pressed before the page knows its keys is not lost, up to eight presses", () => {
  const page = Object.assign(new EventTarget(), { querySelector: () => null });
  Object.assign(globalThis, { document: page, Element: class {} });
  return import("../js/keys.js?again").then(({ listen }) => {
    const press = (key) => page.dispatchEvent(Object.assign(new Event("keydown", { cancelable: true }), { key }));
    const ran = [];
    Array.from("jxjkkjjkx", press);
    assert.equal(listen({ j: () => ran.push("j"), k: () => ran.push("k") }), undefined);
    assert.equal(ran.join(""), "jjkkjjk", "the ninth is too much, x means nothing here");
    press("k");
    assert.equal(ran.join(""), "jjkkjjkk");
  }).finally(() => { delete globalThis.document; delete globalThis.Element; });
});
