// The screen on a wall: when it is of an older server than the page that it would get now.

import assert from "node:assert/strict";
import test from "node:test";
import { isAnother } from "../js/dashboard-wall.js";

test("another version is one with other scripts", () => {
  const html = '<script type="module" src="/assets/0123456789ab/js/page-dashboard.js"></script>';
  assert.equal(isAnother(html, "/assets/0123456789ab/js/page-dashboard.js"), false);
  assert.equal(isAnother(html, "/assets/ba9876543210/js/page-dashboard.js"), true);
  assert.equal(isAnother("", "/assets/0123456789ab/js/page-dashboard.js"), true);
});
