// The category of a ticket, corrected with one click, in a row, in the head of a thread and in its details. What is corrected
// teaches the classifier; what was a slip is taken back with one click more. One correction of a ticket at a time: a double
// click is one. What stands there is only confirmed while it is an unsure guess.

import { category, refusal } from "./words.js";
import { say } from "./say.js";
import { part, show } from "./template.js";
import { SURE } from "./guess.js";
import { toast } from "./toast.js";

/** An answer that takes longer is worth a word: the connection may be gone. */
const SLOW_MS = 1_500;

const busy = new Set();
let away = () => {};

/** Whether somebody should look at a ticket's or a row's category: it was guessed, without much confidence. */
export function isUnsure({ category_source, category_confidence, status }) {
  return status !== "closed" && category_source === "automatic" && category_confidence < SURE;
}

/** What stands where the category stands. */
export function categoryWords(label, of) {
  return isUnsure(of) ? say("category-unsure", { category: label }) : label;
}

/** Fills the switch below `root`, if there is one, for ticket `id`; on a closed ticket there is nothing to correct. */
export function showSwitch(root, id, of) {
  const el = part(root, "switch");
  if (!el) return;
  show(el, of.status !== "closed");
  el.toggleAttribute("data-unsure", isUnsure(of));
  el.setAttribute("aria-label", say("correct-category-of", { id }));
  for (const button of el.querySelectorAll("[data-category]")) {
    button.setAttribute("aria-pressed", String(button.dataset.category === of.category));
  }
}

/** Puts the focus on the switch below `root`. Answers whether there is one. */
export function focusSwitch(root) {
  const button = part(root, "switch")?.querySelector('[aria-pressed="true"]');
  button?.focus();
  return Boolean(button);
}

// One word about corrections at a time; each says all that is to be said.
function tell(text, options) {
  away();
  away = toast(text, options);
}

/** Corrects ticket `id`: `ask` sends a command of it, `now` answers {category, unsure} as the ticket stands. */
export async function correct({ id, ask, now }, to) {
  const { category: from, unsure } = now();
  if (busy.has(id) || (to === from && !unsure)) return;
  if (!(await sent(id, ask, to))) return;
  const { label } = category(to);
  if (to === from) return tell(say("category-stays", { id, category: label }));
  tell(say("category-went", { id, category: label }), { label: say("undo"), action: () => undo({ id, ask, now }, to, from) });
}

// Back to what it was, unless somebody else has decided meanwhile.
async function undo({ id, ask, now }, mine, before) {
  const { category: found } = now();
  if (found !== mine) return tell(say("category-moved", { id, category: category(found).label }));
  if (await sent(id, ask, before)) tell(say("category-back", { id, category: category(before).label }));
}

async function sent(id, ask, to) {
  busy.add(id);
  const slow = setTimeout(() => tell(say("category-slow", { id })), SLOW_MS);
  try {
    await ask({ op: "category", to });
    return true;
  } catch (error) {
    tell(refusal(error));
    return false;
  } finally {
    clearTimeout(slow);
    busy.delete(id);
  }
}

/** Binds the switches of the threads that are shown below `root`, one after the other; `current` answers the one of now. */
export function mountSwitch(root, current) {
  root.addEventListener("click", (event) => {
    const button = event.target.closest('[data-act="category"]');
    const thread = current();
    if (!button || !thread?.ticket) return;
    const now = () => ({ category: thread.ticket.category, unsure: isUnsure(thread.ticket) });
    correct({ id: thread.id, ask: (command) => thread.ask(command), now }, button.dataset.category);
  });
}

/** Binds the switches of the rows below `root`. A row that was asked about keeps its size while one is at it, so that a
    second click does not meet the row below. */
export function mountRowSwitches(root, ask) {
  root.addEventListener("click", (event) => {
    const button = event.target.closest('[data-act="category"]');
    const row = button?.closest("[data-ticket]");
    if (!row) return;
    const id = Number(row.dataset.ticket);
    if (row.hasAttribute("data-unsure")) keepSize(row);
    const now = () => ({ category: row.querySelector('[aria-pressed="true"]')?.dataset.category, unsure: row.hasAttribute("data-unsure") });
    correct({ id, ask: (command) => ask({ ticket: id, ...command }), now }, button.dataset.category);
  });
}

function keepSize(row) {
  row.dataset.asked = "";
  const done = () => delete row.dataset.asked;
  if (matchMedia("(hover: hover)").matches) row.addEventListener("pointerleave", done, { once: true });
  else setTimeout(done, SLOW_MS);
  row.addEventListener("focusout", (event) => { if (!row.contains(event.relatedTarget)) done(); });
}
