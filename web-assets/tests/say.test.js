// Messages in the browser: plurals, numbers, times and refusals, in each language.

import assert from "node:assert/strict";
import test from "node:test";
import { ago, dayName, full } from "../js/time.js";
import { learn, number, parts, say } from "../js/say.js";
import { liveMessages } from "../../e2e/unit/fluent.js";
import { refusal } from "../js/words.js";

const GROUPING = { en: "always", de: "always", fr: "always", es: "min2", it: "always" };

function inLanguage(lang, run) {
  learn({ lang, grouping: GROUPING[lang], messages: liveMessages(lang) });
  try {
    return run();
  } finally {
    learn({ lang: "en", grouping: "always", messages: liveMessages("en") });
  }
}

test("numbers choose their plural and are written as the language does", () => {
  const back = (n) => say("banner-back", { n });
  assert.deepEqual([0, 1, 3].map(back), ["Back online", "Back online, 1 message received", "Back online, 3 messages received"]);
  assert.deepEqual(inLanguage("fr", () => [0, 1, 2].map((n) => say("new-below", { n }))), ["0 nouveau", "1 nouveau", "2 nouveaux"]);
  assert.deepEqual(Object.keys(GROUPING).map((lang) => inLanguage(lang, () => number(2846))), ["2,846", "2.846", "2\u202f846", "2846", "2.846"]);
  assert.equal(say("category-stays", { id: 1042, category: "Technical IT" }), "#1042 stays with Technical IT.", "a ticket's number is a name");
});

test("times read as each language writes them", () => {
  const now = new Date(2026, 10, 26, 14, 2).getTime();
  const [today, march] = [new Date(2026, 10, 26, 9, 5), new Date(2026, 2, 1, 13, 38)];
  assert.equal(full(today, now), "09:05");
  assert.deepEqual(Object.keys(GROUPING).map((lang) => inLanguage(lang, () => full(march, now))), ["1 Mar, 13:38", "1. März, 13:38", "1er mars, 13:38", "1 mar, 13:38", "1 mar, 13:38"]);
  assert.equal(full(new Date(2025, 2, 3, 13, 38), now), "3 Mar 2025, 13:38");
  assert.deepEqual(["de", "es"].map((lang) => inLanguage(lang, () => dayName(march, now))), ["Sonntag, 1. März", "Domingo, 1 de marzo"]);
  assert.deepEqual([dayName(today, now), dayName(new Date(2026, 10, 25, 23, 59), now)], ["Today", "Yesterday"]);
  const minute = 60_000;
  assert.deepEqual([0, 12 * minute, 125 * minute, 3 * 1440 * minute].map(ago), ["now", "12 min", "2 h", "3 d"]);
  assert.deepEqual(inLanguage("de", () => [0, 12 * minute, 125 * minute].map(ago)), ["jetzt", "12 Min.", "2 Std."]);
});

test("a node in a message stays a node, and a text that turns lines around is isolated", () => {
  const node = { name: "a node" };
  assert.deepEqual(parts("event-given", { who: node, to: "Mira" }), [node, " gave this to ", "Mira"]);
  assert.equal(say("event-taken", { who: "נועה" }), "\u2068נועה\u2069 took this ticket");
  assert.equal(say("event-taken", { who: "Zoë \u202e" }), "\u2068Zoë \u202e\u2069 took this ticket");
  assert.equal(say("event-taken", { who: "Łukasz" }), "Łukasz took this ticket");
});

test("a refusal is told in the reader's language, never as the server's English detail", () => {
  const refused = { code: "invalid", field: "building", detail: "must have at most 80 characters, has 81" };
  assert.equal(refusal(refused), "The building must have 1 to 80 characters");
  assert.equal(inLanguage("it", () => refusal(refused)), "L’edificio deve avere da 1 a 80 caratteri");
  assert.equal(refusal({ code: "invalid", field: "op" }), "Something in it is not as it should be");
  assert.equal(refusal({ code: "from_the_future", detail: "x" }), "It was refused");
});
