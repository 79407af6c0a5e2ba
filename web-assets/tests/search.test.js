// What was found: marks in a text that is shown as it is.

import assert from "node:assert/strict";
import test from "node:test";
import { runs } from "../js/found.js";

const shown = (found) => runs(found).map(({ text, marked }) => (marked ? `[${text}]` : text)).join("");

test("marks count characters, whatever they are made of", () => {
  assert.equal(shown({ text: "…un café <b>noir</b>", marks: [[4, 8], [12, 16]] }), "…un [café] <b>[noir]</b>");
  assert.equal(shown({ text: "🔥🔥 heat", marks: [[3, 7]] }), "🔥🔥 [heat]");
  assert.equal(shown({ text: "\u202eheat\u202c", marks: [[1, 5]] }), "\u202e[heat]\u202c");
  assert.deepEqual(runs({ text: "all", marks: [[0, 3]] }), [{ text: "all", marked: true }]);
  assert.deepEqual(runs({ text: "", marks: [] }), []);
});

test("marks that do not fit lose no letter", () => {
  for (const marks of [[[2, 1]], [[0, 99]], [[3, 4], [1, 2]], [[9, 12]]]) {
    assert.equal(runs({ text: "heater", marks }).map(({ text }) => text).join(""), "heater", JSON.stringify(marks));
  }
});
