// What the system lines say, kind by kind; what scripts cannot name is still shown.

import assert from "node:assert/strict";
import test from "node:test";
import { sentence } from "../js/sentences.js";
import { say } from "../js/say.js";

const dana = { id: "dana", name: "Dana", role: "helpdesk" };
const said = (kind, data) => {
  const { key, values } = sentence({ kind, author: dana, data });
  return say(key, values);
};

test("every kind of event is a sentence", () => {
  assert.equal(said("status", { from: "open", to: "active" }), "Dana took this ticket");
  assert.equal(said("status", { from: "active", to: "closed" }), "Dana closed this ticket");
  assert.equal(said("assigned", { to: { id: "x", name: "Mira" } }), "Dana gave this to Mira");
  assert.equal(said("assigned", { to: { id: "dana", name: "Dana" } }), "Dana works on this now");
  assert.equal(said("assigned", { to: null }), "Dana put this back, nobody has it now");
  assert.equal(said("edited", { field: "description", from: "a", to: "b" }), "Dana edited the description");
  assert.equal(said("edited", { field: "location", to: { building: "Library", room: "204" } }), "Dana changed the place to Library 204");
  assert.equal(said("edited", { field: "location", to: { building: null, room: null } }), "Dana removed the place");
  assert.equal(said("category", { from: "a", to: "technical_it" }), "Dana changed the category to Technical IT");
  assert.equal(said("something_new", {}), "Dana something_new");
});

test("the opening names its guess and how sure it is", () => {
  assert.equal(said("opened", { category: "technical_it", confidence: 0.914 }), "Category Technical IT from the words, 91 %");
});

test("a category of a newer server is still named", () => {
  assert.equal(said("category", { from: "technical_it", to: "catering" }), "Dana changed the category to catering");
});
