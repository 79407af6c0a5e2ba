// Keys of the helpdesk. One key, or G and then another within a second. Off while somebody types, while a dialog or a menu is open,
// with Ctrl, Alt or Meta, and during composition; only Escape still works in a text box.

const SEQUENCE_MS = 1_000;

/** Which name a key press means: "j", "?", "g q", or null. Pure: state = {first, at}, answers {name, state}. */
export function read({ key, at, state = {} }) {
  const letter = key.length === 1 ? key.toLowerCase() : key;
  const fresh = state.first && at - state.at < SEQUENCE_MS;
  if (fresh) return { name: `${state.first} ${letter}`, state: {} };
  return letter === "g" ? { name: null, state: { first: "g", at } } : { name: letter, state: {} };
}

function isTyping(target) {
  return target instanceof Element && target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable=""], [contenteditable="true"]') !== null;
}

// While the page still opens its storage, it does not know what its keys do: presses wait, so that none is lost.
const HELD = 8;
let held = [];
let take = (event) => { if (held.length < HELD) held.push(event); };

globalThis.document?.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (document.querySelector("dialog[open], details.menu[open]")) return;
  if (isTyping(event.target) && event.key !== "Escape") return;
  take(event);
});

/** Says what keys do, once a page: table = {"j": (event) => …, "g q": …}. One that is not in the table stays the browser's. */
export function listen(table) {
  let state = {};
  take = (event) => {
    const said = read({ key: event.key, at: event.timeStamp, state });
    state = said.state;
    const run = said.name && table[said.name];
    if (!run) return;
    event.preventDefault();
    run(event);
  };
  const waiting = held;
  held = [];
  waiting.forEach(take);
}
