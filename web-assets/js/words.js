// How the product speaks of categories, statuses, people and places, and of refusals. The words are messages (`say.js`); the
// icons of categories come from the server (`data-words` on the body), so that none stands in two places.

import { knows, say } from "./say.js";

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

/** How sure a guess is, in per cent: rounded down, so that 70 is never said of less, and never certain, so it ends at 99. */
export function points(confidence) {
  return Math.min(99, Math.floor(confidence * 100 + 1e-6));
}

/** The same in words. */
export function percent(confidence) {
  return say("percent", { n: points(confidence) });
}
