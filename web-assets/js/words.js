// How the product speaks of categories, statuses, people and places, and of refusals. The words are messages (`say.js`); the
// icons of categories come from the server (`data-words` on the body), so that none stands in two places.

import { knows, say } from "./say.js";

/** The server counts no list further (by status alone it knows the number without counting). */
const MOST_COUNTED = 10_000;

let icons = null;

function iconOf(word) {
  icons ??= JSON.parse(globalThis.document?.body?.dataset.words || '{"category":{}}').category;
  return icons[word]?.icon ?? "facility";
}

/** {label, short, icon} of a category's word on the wire. */
export function category(word) {
  const named = knows(`category-${word}`);
  return { label: named ? say(`category-${word}`) : word, short: named ? say(`short-${word}`) : word, icon: iconOf(word) };
}

/** The status as a word. */
export function status(word) {
  return knows(`status-${word}`) ? say(`status-${word}`) : word;
}

/** Whose text something was found in; empty for the description. */
export function foundIn(field) {
  return knows(`found-in-${field}`) ? say(`found-in-${field}`) : "";
}

/** The letter that stands for a person. */
export function initial(name) {
  return (Array.from(name ?? "")[0] ?? "").toUpperCase();
}

/** Building and room in one line; a comma goes before a room that is a name. */
export function place({ building, room } = {}) {
  if (building && room) return building + (/^[0-9]/.test(room) ? " " : ", ") + room;
  return building || room || "";
}

/** Why a command was refused, for people; the text that was typed is always kept by the caller. The server's own `detail` is
    for programs and in English: the code says what it is, and for `invalid` the field. */
export function refusal({ code, field }) {
  const exact = `refused-${code}-${field}`;
  if (field && knows(exact)) return say(exact);
  return knows(`refused-${code}`) ? say(`refused-${code}`) : say("refused");
}

/** How many there are in all, as a value of a message; a list that was not counted to its end says "10,000+". */
export function total(n) {
  return n === MOST_COUNTED ? say("total-or-more", { n }) : n;
}

/** How sure a guess is, in per cent: rounded down, so that 70 is never said of less, and never certain, so it ends at 99. */
export function points(confidence) {
  return Math.min(99, Math.floor(confidence * 100 + 1e-6));
}

/** The same in words. */
export function percent(confidence) {
  return say("percent", { n: points(confidence) });
}

/** "Dana is typing…"; who = {named: [name], more: how many beyond}. */
export function typing(who) {
  return say(`typing-${count(who)}`, names(who));
}

/** "Dana is looking at this too". */
export function looking(who) {
  return say(`looking-${count(who)}`, names(who));
}

// Each number of people has a sentence of its own: languages join names and verbs in different ways.
function count({ named, more }) {
  if (more > 0) return "many";
  return named.length === 1 ? "one" : "two";
}

function names({ named, more }) {
  if (more > 0) return { names: named.join(", "), n: more };
  return named.length === 1 ? { who: named[0] } : { who: named[0], other: named[1] };
}

/** Below an own message that was read; `by` is "helpdesk", or "requester" with a name. */
export function seenBy(by, name) {
  return by === "helpdesk" ? say("seen-by-helpdesk") : say("seen-by", { who: name });
}
