// The pure parts of what a user meets: the line, what is like a ticket, places.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pegs, range, sentence } from "../js/place-in-line.js";
import { head, question } from "../js/similar.js";
import { offers, placePath } from "../js/places.js";
import { posterPath } from "../js/beside-facts.js";
import { whyNot } from "../js/rating.js";

test("a wait is said in the unit of its longer end", () => {
  const said = [[20, 50], [30, 60], [360, 600], [600, 610], [3_000, 9_000], [7_200, 7_300], [90_000, 260_000], [0, 119 * 60]];
  assert.deepEqual(said.map(([low, high]) => range(low, high)), ["under a minute", "1 min", "6–10 min", "10 min", "1–3 h", "2 h", "1–3 d", "1–119 min"]);
});

test("a range never ends before it begins, and never says nothing", () => {
  const steps = Array.from({ length: 70 }, (_, n) => Math.floor(1.2 ** n)); // up to four days, dense where it is short
  for (const [low, high] of steps.flatMap((low) => steps.map((more) => [low - 1, low - 1 + more]))) {
    const numbers = range(low, high).match(/\d+/g)?.map(Number) ?? [];
    assert.ok(numbers.every((number) => number >= 1), `${low} ${high}`);
    if (numbers.length === 2) assert.ok(numbers[0] < numbers[1], `${low} ${high}: ${range(low, high)}`);
  }
});

test("the place counts from one, and says nothing that is not known", () => {
  assert.equal(sentence({ ahead: 2, expect_low_s: 360, expect_high_s: 600 }), "Place in line 3, usually 6–10 min");
  assert.equal(sentence({ ahead: 0, expect_low_s: null, expect_high_s: null }), "Place in line 1");
});

test("up to seven pegs are drawn, one of them you, and none touches another", () => {
  for (let ahead = 0; ahead < 12; ahead += 1) {
    const drawn = pegs(ahead);
    assert.equal(drawn.length, ahead < 7 ? ahead + 1 : 0);
    assert.equal(drawn.filter((peg) => peg.you).length, drawn.length > 0 ? 1 : 0);
    drawn.slice(1).forEach((peg, i) => assert.ok(peg.x - peg.r > drawn[i].x + drawn[i].r));
    assert.ok(drawn.every((peg) => peg.x - peg.r >= 0));
  }
});

test("nothing is asked before something is known", () => {
  assert.equal(question({ text: " no light ", building: " ", room: "204" }), null);
  assert.equal(question({ text: "no light", building: " Library ", room: "" }), "/tickets/similar?building=Library");
  assert.equal(question({ text: "no light at all", building: "", room: "7" }), "/tickets/similar?text=no+light+at+all");
  const long = new URLSearchParams(question({ text: "😀".repeat(900), building: "A", room: "1" }).split("?")[1]);
  assert.equal(Array.from(long.get("text")).length, 500);
  assert.equal(long.get("room"), "1");
});

test("the place is named only if all that is shown is there", () => {
  const at = (building, room) => ({ location: { building, room } });
  const here = { building: " library", room: "204" };
  assert.equal(head([at("Library", "204"), at("Library", "204"), at("Library", "204")], here), "3 open tickets near library 204: is it one of these?");
  assert.equal(head([at("Library", "204")], here), "1 open ticket near library 204: is it this one?");
  assert.equal(head([at("Library", "7")], { building: "Library", room: "" }), "1 open ticket near Library: is it this one?");
  assert.equal(head([at("Library", "204"), at(null, null)], here), "2 open tickets sound like this: is it one of these?");
  assert.equal(head([at("Library", "7")], { building: "", room: "" }), "1 open ticket sounds like this: is it this one?");
});

test("a building is offered once, a room for its building alone", () => {
  const items = [{ building: "Library", room: null }, { building: "Library", room: "204" }, { building: "Annex", room: null }];
  assert.deepEqual(offers("building", items), ["Library", "Annex"]);
  assert.deepEqual(offers("room", items), ["204"]);
  assert.equal(placePath("building", " li&b ", "x"), "/places?q=li%26b");
  assert.equal(placePath("room", "2", " Main building "), "/places?q=2&building=Main+building");
});

test("a poster's address holds its place as one value", () => {
  const query = new URLSearchParams(posterPath({ building: "A & B=1", room: "2+3" }).split("?")[1]);
  assert.deepEqual(Object.fromEntries(new URLSearchParams(query.get("place"))), { building: "A & B=1", room: "2+3" });
  assert.equal(posterPath({ building: "Annex", room: null }), "/posters?place=building%3DAnnex");
});

test("every refusal of a rating is said in a sentence", () => {
  for (const code of ["offline", "forbidden", "closed", "rate_limited", "busy", "bad_transition", "internal"]) {
    assert.match(whyNot({ code, message: "it was rated already" }), /^[A-Z].*\.$/, code);
  }
  assert.equal(whyNot({ code: "closed", message: "it was rated already" }), "It was rated already.");
});
