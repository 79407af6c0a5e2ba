// Why a ticket was found: its piece of text with the words marked. The same as the partial `found`. Text enters as text; a
// mark is an element that this module makes, never markup that comes with a text.

import { foundIn } from "./words.js";

/** Cuts {text, marks: [[from, to]]} (in characters) into runs [{text, marked}]. Pure. */
export function runs({ text, marks }) {
  const chars = Array.from(text);
  const cut = [];
  let at = 0;
  const take = (to, marked) => {
    const end = Math.min(Math.max(to, at), chars.length);
    if (end > at) cut.push({ text: chars.slice(at, end).join(""), marked });
    at = end;
  };
  for (const [from, to] of marks) {
    take(from, false);
    take(to, true);
  }
  take(chars.length, false);
  return cut;
}

/** Fills an element with what was found; it stays as it is while the same is found. */
export function showFound(el, found) {
  const said = JSON.stringify(found);
  if (el.dataset.found === said) return;
  el.dataset.found = said;
  const nodes = runs(found).map(({ text, marked }) => (marked ? element("mark", text) : text));
  const place = foundIn(found.field);
  el.replaceChildren(...(place ? [element("span", place, "found-in"), " "] : []), ...nodes);
}

/** Shows plain text again. */
export function showPlain(el, text) {
  if (el.dataset.found !== undefined) {
    delete el.dataset.found;
    el.replaceChildren();
  }
  if (el.textContent !== text) el.textContent = text;
}

function element(name, text, className) {
  const el = document.createElement(name);
  el.textContent = text;
  if (className) el.className = className;
  return el;
}
