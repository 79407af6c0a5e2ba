// The screen on a wall: when it is of an older server than the page that it would get now, and which cards it shows next.

import assert from "node:assert/strict";
import test from "node:test";
import { isAnother, nextScreen } from "../js/dashboard-wall.js";

test("another version is one with other scripts", () => {
  const html = '<script type="module" src="/assets/0123456789ab/js/page-dashboard.js"></script>';
  assert.equal(isAnother(html, "/assets/0123456789ab/js/page-dashboard.js"), false);
  assert.equal(isAnother(html, "/assets/ba9876543210/js/page-dashboard.js"), true);
  assert.equal(isAnother("", "/assets/0123456789ab/js/page-dashboard.js"), true);
});

test("the screenfuls come one after the other, and then the first again", () => {
  const rows = [[10, 500], [10, 500], [516, 1000], [1016, 1500], [1516, 1700]].map(([top, bottom]) => ({ top, bottom }));
  const seen = [];
  for (let from = 0, turns = 0; turns < 4; turns += 1) seen.push(from = nextScreen(rows, from, 900));
  assert.deepEqual(seen, [516, 1016, 0, 516], "a row that was cut is shown whole");
  assert.equal(nextScreen(rows, 0, 2000), 0, "everything fits");
  assert.equal(nextScreen([{ top: 0, bottom: 3000 }], 0, 900), 0, "a card that never fits does not stop it");
});
