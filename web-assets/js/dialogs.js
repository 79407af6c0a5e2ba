// The two dialogs around the description: what was changed at the same time, and how it came to be. Native `<dialog>`s,
// made when they are needed and gone when they are closed.

import { acts, clone, part, put, slot } from "./template.js";
import { changes } from "./diff.js";
import { full } from "./time.js";
import { place } from "./words.js";
import { say } from "./say.js";

/** Opens a dialog of the page's templates; `table` are its buttons' acts, each closes it first. Resolves to the act. */
function open(dialog, names) {
  document.body.append(dialog);
  return new Promise((resolve) => {
    let chosen = null;
    const choose = (name) => () => { chosen = name; dialog.close(); };
    acts(dialog, Object.fromEntries(names.map((name) => [name, choose(name)])));
    dialog.addEventListener("close", () => { dialog.remove(); resolve(chosen); });
    dialog.showModal();
  });
}

/**
 * Shows both texts of a collision with the words that only one has marked. by is who saved theirs, if known.
 * Resolves to "theirs", "mine", "both", or null (closed: nothing was chosen, the form still has the text).
 */
export function chooseVersion({ theirs, mine, by, at }) {
  const dialog = clone("t-conflict");
  put(dialog, "said", by && at ? say("conflict-said", { who: by, time: full(at, Date.now()) }) : say("conflict-said-somebody"));
  put(dialog, "theirs-label", by ? say("saved-by", { who: by }) : say("saved-meanwhile"));
  write(slot(dialog, "theirs"), ownWords(mine, theirs));
  write(slot(dialog, "mine"), ownWords(theirs, mine));
  return open(dialog, ["theirs", "both", "mine"]);
}

// A text alone, with what it has and the other has not.
function ownWords(other, text) {
  return changes(other, text).filter((piece) => piece.is !== "removed");
}

function write(el, pieces) {
  el.replaceChildren(...pieces.map(({ text, is }) => {
    if (is === "same") return document.createTextNode(text);
    const marked = document.createElement(is === "added" ? "ins" : "del");
    marked.textContent = text;
    return marked;
  }));
}

/**
 * Shows every version of description and place, newest first, each with the words that went and came; edits are `edited`
 * events in the order of their seq.
 */
export function showHistory(edits) {
  const dialog = clone("t-history");
  const versions = edits.map((event) => version(event, event.data, say("by-at", { who: event.author.name, time: full(event.at, Date.now()) }))).reverse();
  const first = ["description", "location"].map((field) => edits.find((event) => event.data.field === field)).filter(Boolean);
  part(dialog, "versions").replaceChildren(...versions, ...first.map((event) => version(event, { from: event.data.from, to: event.data.from }, say("as-opened"))));
  return open(dialog, ["close"]);
}

function version({ data: { field } }, { from, to }, who) {
  const item = clone("t-version");
  put(item, "who", who);
  const said = (value) => (field === "description" ? value : say("place-was", { place: place(value) || say("no-place") }));
  write(slot(item, "text"), changes(said(from), said(to)));
  return item;
}
